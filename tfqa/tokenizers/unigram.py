"""Unigram: the most probable way to cut a text. The tokenizer of ALBERT and T5."""

from __future__ import annotations

import math
import os
import random
from collections.abc import Iterable, Sequence

import numpy as np

from tfqa.tokenizers import sentencepiece_model
from tfqa.tokenizers.learning import lattice as unigram_lattice
from tfqa.tokenizers.learning import unigram as unigram_training
from tfqa.tokenizers.learning.pieces import make_tables, select_pieces
from tfqa.tokenizers.library import SPECIAL_TOKENS
from tfqa.tokenizers.special_tokens import SpecialTokens
from tfqa.tokenizers.subword import (
    Encoding,
    Piece,
    SubwordTokenizer,
    check_vocabulary_size,
    count_words,
    refuse_one_string,
)
from tfqa.tokenizers.text.aligned import AlignedText
from tfqa.tokenizers.text.byte_tokens import BYTE_TOKENS, decode_valid, join_bytes
from tfqa.tokenizers.text.character_map import make_normalizer, read_published_map
from tfqa.tokenizers.text.spaces import MARK, find_words

_PRECISION = 2.0**-22  # twice the distance of float32 numbers near 1


class UnigramTokenizer(SubwordTokenizer):
    """Cuts texts into the pieces that are most probable together (Kudo 2018, section 3.2).

    Every piece x has a probability p(x), and pieces are independent. Of all ways to cut a text X
    into pieces x_1 … x_M, S(X), the one of the highest probability is found by Viterbi's algorithm:

        P(x) = Π_i p(x_i);   x* = argmax over x in S(X) of P(x)

    A text is first rewritten as SentencePiece does it, see `MapNormalizer`: by a map of characters,
    and with "▁" for spaces. A character that is no piece has log p = min log p - 10, and is
    "[UNK]", one for all that stand side by side. A user-defined token is never cut or rewritten.

    Equal to the package `sentencepiece` (0.2.3), ids and normalized text, also where two ways are
    equally probable: it adds log p in float32 from the left, over the whole text, and of two sums
    to the same position that are then equal it takes the one with the longest last piece.

    Args:
        tokens: the vocabulary in the order of ids.
        log_probabilities: log p, natural, one for each token; kept in float32. Those of special,
            user-defined and byte tokens are not used.
        form, lowercase: which of SentencePiece's maps to take: "NFKC", also without case, or None
            for no change. See `read_published_map`.
        special_tokens: those of `tokens` that stand for no text, by usual names or with their
            roles.
        unknown_token: which of them stands for characters that are no piece, if it has not a usual
            name.
        user_defined_tokens: those of `tokens` that are always cut out as a whole.
        byte_fallback: writes an unknown character as the bytes of its UTF-8, "<0x00>" to "<0xFF>",
            all with its offsets. Then nothing is unknown.
        character_map: a map as `pack_map` writes it; used instead of `form` and `lowercase`.
        add_dummy_prefix, remove_extra_whitespaces: see `MapNormalizer`.

    Cost: O(n m) for a word of n characters and m pieces that begin at one; words are cached.

    Raises:
        ValueError: see `SubwordTokenizer`; the arguments do not fit together.
    """

    def __init__(
        self,
        tokens: Sequence[str],
        log_probabilities: Sequence[float],
        *,
        form: str | None = "NFKC",
        lowercase: bool = False,
        special_tokens: SpecialTokens | Sequence[str] = SPECIAL_TOKENS,
        unknown_token: str | None = None,
        user_defined_tokens: Sequence[str] = (),
        byte_fallback: bool = False,
        character_map: str | None = None,
        add_dummy_prefix: bool = True,
        remove_extra_whitespaces: bool = True,
    ):
        special_tokens = SpecialTokens.of(special_tokens, unk=unknown_token, word_start=MARK)
        super().__init__(tokens, special_tokens, unknown_token or special_tokens.unk or "[UNK]")
        if character_map is None:
            character_map = read_published_map(form, lowercase)
        self.log_probabilities = tuple(np.asarray(log_probabilities, np.float32).tolist())
        self.user_defined_tokens = tuple(user_defined_tokens)
        self.byte_tokens = BYTE_TOKENS if byte_fallback else ()
        self.character_map, self.add_dummy_prefix = character_map, add_dummy_prefix
        self.remove_extra_whitespaces = remove_extra_whitespaces
        self._normalizer = make_normalizer(
            character_map, self.user_defined_tokens, add_dummy_prefix, remove_extra_whitespaces
        )
        log_p = select_pieces(
            self.tokens,
            self.log_probabilities,
            special_tokens=self.special_tokens,
            byte_tokens=self.byte_tokens,
            user_defined=self.user_defined_tokens,
        )
        unknown = self._ids[self.unknown_token]
        self._table, self._table32 = make_tables(
            log_p, self.user_defined_tokens, self._ids, unknown
        )
        self._words_are_independent = not any(
            MARK in token[1:] for token in self.tokens if token not in self.special_tokens
        )

    @classmethod
    def from_sentencepiece(cls, path: str | os.PathLike) -> UnigramTokenizer:
        """Read a published `.model` of SentencePiece, of type unigram. Ids are those of the file.

        Its unknown and control pieces, like "<unk>" and "[CLS]", are the special tokens.

        Raises:
            FileNotFoundError: there is no such file.
            ValueError: the file is not a whole model, or one that cannot be represented.
            ImportError: the package `sentencepiece` is missing.
        """
        return cls(**sentencepiece_model.read_model(path))

    @classmethod
    def train(
        cls,
        texts: Iterable[str],
        vocabulary_size: int,
        *,
        form: str | None = "NFKC",
        lowercase: bool = False,
        byte_fallback: bool = False,
        max_piece_length: int = 16,
        seed_size: int = 200_000,
        shrinking: float = 0.75,
        sub_iterations: int = 2,
    ) -> UnigramTokenizer:
        """Learn a vocabulary, see `learn_pieces`; the same texts give the same vocabulary.

        A piece holds letters with their marks, or digits, or other characters, and a "▁" in front.
        The ids are, in this order: the four special tokens, the 256 bytes if asked for, and the
        pieces by probability.

        Args:
            texts: any texts; how they are cut into lines does not matter.
            vocabulary_size: the most entries to keep. Every character of `texts` is kept even if
                they are more.
            form, lowercase, byte_fallback: see the class.
            max_piece_length, seed_size, shrinking, sub_iterations: see `learn_pieces`.

        Raises:
            ValueError: a number out of its range; one string as `texts`, or no word in them.
            ImportError: `form` is not None, and the package `sentencepiece` is missing.
        """
        others = [*SPECIAL_TOKENS, *BYTE_TOKENS * byte_fallback]
        check_vocabulary_size(vocabulary_size, others)
        character_map = read_published_map(form, lowercase)
        normalizer = make_normalizer(character_map)
        words = count_words(texts, lambda text: unigram_training.split_runs(normalizer(text)))
        pieces = unigram_training.learn_pieces(
            words,
            vocabulary_size - len(others),
            max_piece_length=max_piece_length,
            seed_size=seed_size,
            shrinking=shrinking,
            sub_iterations=sub_iterations,
        )
        scores = [0.0] * len(others) + list(pieces.values())
        return cls(
            [*others, *pieces], scores, byte_fallback=byte_fallback, character_map=character_map
        )

    def encode_batch(self, texts: Iterable[str]) -> list[list[int]]:
        """Return the ids of each text, as `encode(text).ids`, in less time."""
        refuse_one_string(texts)
        cut_texts = (self._find_pieces(text) for text in texts)
        return [[number for number, *_ in self._spell_unknown(*cut)] for cut in cut_texts]

    def n_best(self, text: str, n: int) -> list[tuple[Encoding, float]]:
        """Find the n most probable ways to cut `text`, or all if there are fewer, with log P(x).

        The first is `encode`'s, unless float32 cannot tell the first ones apart.

        Cost: O(n m k log n) for m pieces that begin at the same one of k characters.

        Raises:
            ValueError: `n` is below 1.
        """
        if n < 1:
            raise ValueError(f"`n` must be at least 1. Received: n={n}.")
        aligned, _ = self._split(text)
        paths = unigram_lattice.find_n_best(self._table, aligned.text, n)
        return [(self._write(aligned, pieces), score) for pieces, score in paths]

    def sample(self, text: str, *, alpha: float = 0.1, seed: int = 0) -> Encoding:
        """Cut `text` at random: subword regularization (Kudo 2018, section 3.3).

        P(x | X) = P(x)^α / Σ over x' in S(X) of P(x')^α

        The sum is over all ways to cut the text, not over the n best. That pieces differ from one
        reading to the next makes a model robust to how words are cut.

        Args:
            alpha: α. 0 makes all ways equally probable; a large one gives `encode`.
            seed: the same text, alpha and seed give the same pieces.

        Cost: that of `encode`, but nothing is cached.

        Raises:
            ValueError: `alpha` is negative or not finite.
        """
        if not 0 <= alpha < math.inf:
            raise ValueError(f"`alpha` must be a number from 0. Received: alpha={alpha}.")
        aligned, _ = self._split(text)
        pieces = unigram_lattice.draw_path(self._table, aligned.text, alpha, random.Random(seed))
        return self._write(aligned, pieces)

    def as_tf_layer(self):
        """See `SubwordTokenizer.as_tf_layer`, and `make_layer` for where ids may differ."""
        from tfqa.tokenizers.graph.unigram import make_layer

        return make_layer(self)

    def normalize(self, text: str) -> str:
        """Return the text as the map rewrites it, with single spaces; "▁" is a space."""
        return self._normalizer.unmark(self._normalizer(text).text)

    def _split(self, text: str):
        aligned = self._normalizer(text)
        if self._words_are_independent or not aligned.text:
            return aligned, find_words(aligned.text)
        return aligned, [(0, len(aligned.text))]

    def _cut(self, word: str) -> tuple[list[Piece], float, float]:
        """Cut a word -> pieces, and what `_find_pieces` must know beside: see `find_best`."""
        return unigram_lattice.find_best(self._table, word)

    def _find_pieces(self, text: str) -> tuple[AlignedText, list[Piece]]:
        aligned, words = self._split(text)
        pieces, size, in_doubt = [], 0.0, False
        for begin, end in words:
            cut, score, margin = self._cut_cached(aligned.text[begin:end])
            for number, first, last in cut:
                pieces.append((number, begin + first, begin + last))
            size += abs(score)
            # By no more than this can the best sum be below another one in float32.
            in_doubt |= margin <= (end - begin) * size * _PRECISION
        if in_doubt:
            pieces, *_ = unigram_lattice.find_best(self._table32, aligned.text, np.float32(0))
        return aligned, pieces

    def _spell_unknown(self, aligned: AlignedText, pieces: Iterable[Piece]) -> list[Piece]:
        """Make one piece of unknown ones that stand side by side, or bytes."""
        unknown, spelled = self._ids[self.unknown_token], []
        for piece in pieces:
            number, first, last = piece
            if number != unknown:
                spelled.append(piece)
            elif self.byte_tokens:
                data = aligned.text[first:last].encode(errors="surrogatepass")
                spelled += [(self._ids[self.byte_tokens[byte]], first, last) for byte in data]
            elif spelled and spelled[-1][0] == unknown:
                spelled[-1] = (unknown, spelled[-1][1], last)
            else:
                spelled.append(piece)
        return spelled

    def _write(self, aligned: AlignedText, pieces: Iterable[Piece]) -> Encoding:
        return super()._write(aligned, self._spell_unknown(aligned, pieces))

    def _join(self, tokens: Sequence[str]) -> str:
        return self._normalizer.unmark(join_bytes(tokens, decode_valid))

    def _state(self) -> dict:
        return {
            "character_map": self.character_map,
            "add_dummy_prefix": self.add_dummy_prefix,
            "remove_extra_whitespaces": self.remove_extra_whitespaces,
            "byte_fallback": bool(self.byte_tokens),
            "special_tokens": self.special_tokens.state(),
            "unknown_token": self.unknown_token,
            "user_defined_tokens": self.user_defined_tokens,
            "log_probabilities": [float(str(np.float32(p))) for p in self.log_probabilities],
            "tokens": self.tokens,
        }
