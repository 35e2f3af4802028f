"""WordPiece: the longest entry of the vocabulary first. BERT's tokenizer."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tfqa._files import write_text
from tfqa.tokenizers.learning.merging import SCORES, PairMerger
from tfqa.tokenizers.special_tokens import SpecialTokens
from tfqa.tokenizers.subword import (
    Piece,
    SubwordTokenizer,
    check_vocabulary_size,
    count_words,
)
from tfqa.tokenizers.text.aligned import AlignedText
from tfqa.tokenizers.text.normalizer import Normalizer, is_punctuation

BERT_TOKENS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
CONTINUES = "##"
_WORD = re.compile(r"\S+")


class WordPieceTokenizer(SubwordTokenizer):
    """Cuts words as BERT does (Schuster and Nakajima 2012; Devlin et al. 2019, section 3).

    A text is cleaned, made lower case and stripped of accents if asked for, and cut at white space
    and around every punctuation mark. Each word is then cut from the left: the longest entry of the
    vocabulary that the rest of the word starts with, again and again; entries that are not the
    first of their word start with "##". A word for which that fails anywhere is unknown as a
    whole.

    Ids and offsets equal those of `tokenizers` but for characters that Unicode got after its
    tables, and for private ones, which it drops and the original code keeps. The BERT tokenizers
    of tensorflow-text are not equal to the original's: they write "½" as "1⁄2" first.

    Args:
        tokens: the vocabulary in the order of ids.
        lowercase: lower case, without accents; False for a vocabulary that is "cased".
        max_characters_per_word: longer words are unknown. 100 in `tokenizers` and
            tensorflow-text, 200 in the original code.
        special_tokens: those of `tokens` that stand for no text, by usual names or with their
            roles; there must be an unknown token.

    Cost: for a word of n characters at most n² / 2 look-ups, in fact few; words are cached.

    Raises:
        ValueError: see `SubwordTokenizer`; `max_characters_per_word` below 1.
    """

    def __init__(
        self,
        tokens: Sequence[str],
        *,
        lowercase: bool = True,
        max_characters_per_word: int = 100,
        special_tokens: SpecialTokens | Sequence[str] = BERT_TOKENS,
    ):
        special_tokens = SpecialTokens.of(special_tokens, continuation=CONTINUES)
        super().__init__(tokens, special_tokens, special_tokens.unk or "[UNK]")
        if max_characters_per_word < 1:
            raise ValueError(
                "`max_characters_per_word` must be at least 1. Received: "
                f"max_characters_per_word={max_characters_per_word}."
            )
        self.lowercase, self.max_characters_per_word = lowercase, max_characters_per_word
        self.normalizer = _make_normalizer(lowercase)
        ordinary = [token for token in self.tokens if token not in self.special_tokens]
        self._first = {t: self._ids[t] for t in ordinary if not t.startswith(CONTINUES)}
        self._others = {
            token[len(CONTINUES) :]: self._ids[token]
            for token in ordinary
            if token.startswith(CONTINUES)
        }
        self._longest = max(map(len, [*self._first, *self._others, ""]))

    @classmethod
    def from_vocabulary(
        cls,
        path: str | os.PathLike,
        lowercase: bool = True,
        *,
        max_characters_per_word: int = 100,
    ) -> WordPieceTokenizer:
        """Read a published `vocab.txt`: a token a line, its id is the number of the line from 0.

        Raises:
            FileNotFoundError: there is no such file.
            ValueError: a token twice, an empty line, or no "[UNK]".
        """
        tokens = Path(path).read_text(encoding="utf-8").removesuffix("\n").split("\n")
        if "" in tokens:
            raise ValueError(
                f"Expected a token on every line. Received: {path}, where line "
                f"{tokens.index('') + 1} is empty."
            )
        special = [token for token in BERT_TOKENS if token in tokens or token == "[UNK]"]
        try:
            return cls(
                tokens,
                lowercase=lowercase,
                max_characters_per_word=max_characters_per_word,
                special_tokens=special,
            )
        except ValueError as error:
            raise ValueError(f"{path} is not a vocabulary of BERT's kind. {error}") from error

    @classmethod
    def train(
        cls,
        texts: Iterable[str],
        vocabulary_size: int,
        *,
        lowercase: bool = True,
        score: str = "frequency",
        min_count: int = 2,
        max_characters_per_word: int = 100,
    ) -> WordPieceTokenizer:
        """Learn a vocabulary by merging; the same texts give the same vocabulary.

        Args:
            texts: any texts; how they are cut into lines does not matter.
            vocabulary_size: the most entries to keep, five special tokens included. Every
                character of the words that are learned from is kept even if they are more.
            lowercase: see the class.
            score: which pair is merged first, see `tfqa.tokenizers.learning.merging`. "frequency",
                which `tokenizers` takes, or "likelihood", which textbooks ascribe to WordPiece and
                which first merges pairs of characters that are rare but never apart.
            min_count: a pair that occurs less often is never merged.
            max_characters_per_word: longer words are not learned from.

        Raises:
            ValueError: an unknown score; `vocabulary_size` leaves no room for characters; one
                string as `texts`, or no word in them that is short enough.
        """
        check_vocabulary_size(vocabulary_size, BERT_TOKENS)
        if score not in SCORES:
            raise ValueError(f"`score` must be one of {sorted(SCORES)}. Received: score={score!r}.")
        words = count_words(texts, lambda text: split_bert(_make_normalizer(lowercase)(text)))
        words = {w: n for w, n in words.items() if len(w) <= max_characters_per_word}
        if not words:
            raise ValueError(
                "`texts` must hold at least one word of at most `max_characters_per_word` "
                f"characters. Received: max_characters_per_word={max_characters_per_word} and none."
            )
        spelled = {word: (word[0], *(CONTINUES + c for c in word[1:])) for word in words}
        alphabet = sorted(set(itertools.chain.from_iterable(spelled.values())))
        tokens = [*BERT_TOKENS, *alphabet]
        ids = {token: number for number, token in enumerate(tokens)}
        counted = {tuple(ids[c] for c in spelled[word]): n for word, n in words.items()}
        merger = PairMerger(tokens, counted, SCORES[score], _join_pieces)
        for _ in merger.merges(vocabulary_size, min_count):
            pass
        return cls(tokens, lowercase=lowercase, max_characters_per_word=max_characters_per_word)

    def as_tf_layer(self, offsets: bool = False):
        """See `SubwordTokenizer.as_tf_layer`.

        It leaves the few combining marks that are not stripped (Unicode's Mc, as U+302E) in their
        order, which `encode` normalizes.

        Args:
            offsets: True for three ragged tensors int32 (B, None): ids, and where each token starts
                and ends in its text, as `Encoding.offsets` has it.
        """
        from tfqa.tokenizers.graph.text import make_module
        from tfqa.tokenizers.graph.wordpiece import WordPieceGraph

        graph = WordPieceGraph(self)
        return make_module(graph.encode_with_offsets if offsets else graph.encode)

    def save_vocabulary(self, path: str | os.PathLike) -> None:
        """Write a `vocab.txt` that other libraries read, whole or not at all."""
        write_text(path, "".join(f"{token}\n" for token in self.tokens))

    def normalize(self, text: str) -> str:
        """Return the words and marks of the text as they are looked up, one space between them."""
        aligned, words = self._split(text)
        return " ".join(aligned.text[start:end] for start, end in words)

    def _split(self, text: str):
        return split_bert(self.normalizer(text))

    def _cut(self, word: str) -> list[Piece]:
        unknown = [(self._ids[self.unknown_token], 0, len(word))]
        if len(word) > self.max_characters_per_word:
            return unknown
        pieces, start = [], 0
        while start < len(word):
            entries = self._others if start else self._first
            for end in range(min(len(word), start + self._longest), start, -1):
                if word[start:end] in entries:
                    break
            else:
                return unknown
            pieces.append((entries[word[start:end]], start, end))
            start = end
        return pieces

    def _join(self, tokens: Sequence[str]) -> str:
        glued = (t[len(CONTINUES) :] if t.startswith(CONTINUES) else f" {t}" for t in tokens)
        return "".join(glued).removeprefix(" ")

    def _state(self) -> dict:
        return {
            "lowercase": self.lowercase,
            "max_characters_per_word": self.max_characters_per_word,
            "special_tokens": self.special_tokens.state(),
            "tokens": self.tokens,
        }


def split_bert(aligned: AlignedText) -> tuple[AlignedText, Iterator[tuple[int, int]]]:
    """Find words as BERT does: cut at white space, and a mark is a word of its own."""

    def find():
        text = aligned.text
        for match in _WORD.finditer(text):
            start = match.start()
            for i in range(*match.span()):
                if is_punctuation(text[i]):
                    if start < i:
                        yield start, i
                    yield i, i + 1
                    start = i + 1
            if start < match.end():
                yield start, match.end()

    return aligned, find()


def _make_normalizer(lowercase: bool) -> Normalizer:
    return Normalizer(
        clean=True, space_ideographs=True, strip_accents=lowercase, lowercase=lowercase
    )


def _join_pieces(left: str, right: str) -> str:
    return left + right.removeprefix(CONTINUES)
