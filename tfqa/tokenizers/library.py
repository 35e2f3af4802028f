"""A tokenizer out of a library: fast, and there before the course writes its own in chapter 03."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Iterable
from pathlib import Path

import tokenizers
from tokenizers import decoders, models, normalizers, pre_tokenizers, trainers

from tfqa._files import write_text
from tfqa.tokenizers.special_tokens import SpecialTokens
from tfqa.tokenizers.subword import Encoding
from tfqa.tokenizers.text.words import WORD_PATTERN, join_words
from tfqa.tokenizers.tokenizer import Tokenizer

PAD_ID, UNKNOWN_ID, START_ID, END_ID = range(4)
SPECIAL_TOKENS = ("[PAD]", "[UNK]", "[START]", "[END]")

_SPECIAL = re.compile("|".join(map(re.escape, SPECIAL_TOKENS)))

KINDS = ("word", "bpe")
WORD_START = "▁"
# As SentencePiece cuts before it merges: a piece is letters, digits or marks, never two of them.
_PIECE_PATTERN = r"_?(\p{L}|\p{M})+|_?\p{N}+|_?[^\p{L}\p{M}\p{N}_]+".replace("_", WORD_START)


class LibraryTokenizer(Tokenizer):
    """Words, or byte-pair pieces, by Hugging Face `tokenizers`; made by `train` or `load`.

    | kind | a token is | what `decode` gives back |
    |---|---|---|
    | `"word"` | a word of `split_words` | its known words, spaced by `join_words` |
    | `"bpe"` | a piece of a word (Sennrich et al. 2016) | the text, if its characters are known |

    Texts are brought to Unicode NFC, and runs of white space become one space. The ids 0, 1, 2, 3
    are padding, unknown, start and end; text that happens to read "[END]" never becomes one of the
    special ids. "▁" marks the start of a word, so a "▁" in the text is read as "_".
    """

    def __init__(self, backend: tokenizers.Tokenizer):
        self._backend = backend
        self._backend.encode_special_tokens = True  # "[END]" in a text is text
        self._kind = "word" if isinstance(backend.model, models.WordLevel) else "bpe"
        word_start = WORD_START if self._kind == "bpe" else ""
        self.special_tokens = SpecialTokens.of(SPECIAL_TOKENS, word_start=word_start)

    @classmethod
    def train(
        cls,
        texts: Iterable[str],
        vocabulary_size: int,
        *,
        kind: str = "bpe",
        lowercase: bool = False,
    ) -> LibraryTokenizer:
        """Learn a vocabulary; the same texts give the same vocabulary.

        Args:
            texts: sentences. The texts of two languages together give a joint vocabulary.
            vocabulary_size: the most entries to keep, the four special tokens included. `"bpe"`
                also keeps every character of `texts`, so that few characters are ever unknown.
            kind: `"word"` or `"bpe"`.
            lowercase: makes every text lower case before it is cut.

        Raises:
            ValueError: an unknown kind, a vocabulary too small, or texts that hold no word.
        """
        if isinstance(texts, str):
            raise ValueError(
                "`texts` must be an iterable of sentences. Received: one string. "
                "Put it in a list: `[text]`."
            )
        texts = list(texts)
        if not any(text.strip() for text in texts):
            raise ValueError(
                "`texts` must hold at least one word to learn a vocabulary from. "
                f"Received: {len(texts)} texts, none with a word."
            )
        if kind not in KINDS:
            raise ValueError(f"`kind` must be one of {KINDS}. Received: kind={kind!r}.")
        if vocabulary_size <= len(SPECIAL_TOKENS):
            raise ValueError(
                f"`vocabulary_size` must be more than {len(SPECIAL_TOKENS)}, the number of special "
                f"tokens. Received: vocabulary_size={vocabulary_size}."
            )
        backend, trainer = (_word_level if kind == "word" else _byte_pair)(vocabulary_size)
        backend.normalizer = _normalizer(lowercase)
        # A word may have one id only, so a "[END]" in the texts is not learned as a word.
        backend.train_from_iterator((_SPECIAL.sub(" ", text) for text in texts), trainer)
        return cls(backend)

    @property
    def kind(self) -> str:
        """`"word"` or `"bpe"`."""
        return self._kind

    @property
    def vocabulary_size(self) -> int:
        """The number of ids, special tokens included."""
        return self._backend.get_vocab_size()

    def encode(self, text: str) -> Encoding:
        """Cut `text` into tokens, without start and end."""
        encoding = self._backend.encode(text)
        ids = _without_special_ids(encoding.ids)
        tokens = [self._backend.id_to_token(number) for number in ids]
        offsets = [
            _without_space(text, start, start if token == WORD_START else end)
            for token, (start, end) in zip(tokens, encoding.offsets, strict=True)
        ]
        return Encoding(ids=ids, tokens=tokens, offsets=offsets)

    def encode_batch(self, texts: Iterable[str]) -> list[list[int]]:
        """Return the ids of each text, as `encode(text).ids`, ten times faster.

        No token reaches over white space, so each different word is cut only once.
        """
        split = [text.split() for text in texts]
        words = list(set(itertools.chain.from_iterable(split)))
        encodings = self._backend.encode_batch_fast(words)
        ids = {
            word: _without_special_ids(encoding.ids)
            for word, encoding in zip(words, encodings, strict=True)
        }
        return [[number for word in text for number in ids[word]] for text in split]

    def decode(self, ids: Iterable[int]) -> str:
        """Write the text of `ids` up to the first end id; special tokens are dropped."""
        kept = itertools.takewhile(lambda number: number != END_ID, ids)
        tokens = [self.id_to_token(number) for number in kept if not 0 <= number <= END_ID]
        return join_words(tokens) if self._kind == "word" else self._backend.decoder.decode(tokens)

    def token_to_id(self, token: str) -> int:
        """Return the id of a token of the vocabulary."""
        number = self._backend.token_to_id(token)
        if number is None:
            raise ValueError(f"{token!r} is not one of the {self.vocabulary_size} tokens.")
        return number

    def id_to_token(self, number: int) -> str:
        """Return the token with this id."""
        token = self._backend.id_to_token(int(number)) if number >= 0 else None
        if token is None:
            raise ValueError(
                f"An id must be from 0 to vocabulary_size - 1 = {self.vocabulary_size - 1}. "
                f"Received: id={int(number)}."
            )
        return token

    def save(self, path: str | os.PathLike) -> None:
        """Write the tokenizer as JSON, in the library's own format, whole or not at all."""
        write_text(path, self._backend.to_str(pretty=True))

    @classmethod
    def load(cls, path: str | os.PathLike) -> LibraryTokenizer:
        """Read what `save` wrote.

        Raises:
            FileNotFoundError: there is no such file.
            ValueError: the file is not such a tokenizer.
        """
        text = Path(path).read_text(encoding="utf-8")
        try:
            backend = tokenizers.Tokenizer.from_str(text)
        except Exception as error:  # the library raises plain Exception
            raise ValueError(
                f"Expected a tokenizer written by `LibraryTokenizer.save`. Received: {path}, "
                f"which cannot be read as one ({error})."
            ) from error
        first_tokens = tuple(map(backend.id_to_token, range(len(SPECIAL_TOKENS))))
        if first_tokens != SPECIAL_TOKENS:
            raise ValueError(
                f"Expected a tokenizer whose ids 0 to 3 are {SPECIAL_TOKENS}. "
                f"Received: {path}, where they are {first_tokens}."
            )
        return cls(backend)


def _word_level(vocabulary_size: int):
    backend = tokenizers.Tokenizer(models.WordLevel(unk_token=SPECIAL_TOKENS[UNKNOWN_ID]))
    backend.pre_tokenizer = pre_tokenizers.Split(
        tokenizers.Regex(WORD_PATTERN), behavior="removed", invert=True
    )
    return backend, trainers.WordLevelTrainer(
        vocab_size=vocabulary_size, special_tokens=list(SPECIAL_TOKENS), show_progress=False
    )


def _byte_pair(vocabulary_size: int):
    backend = tokenizers.Tokenizer(models.BPE(unk_token=SPECIAL_TOKENS[UNKNOWN_ID]))
    backend.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Metaspace(replacement=WORD_START, prepend_scheme="always"),
            pre_tokenizers.Split(tokenizers.Regex(_PIECE_PATTERN), behavior="isolated"),
        ]
    )
    backend.decoder = decoders.Metaspace(replacement=WORD_START, prepend_scheme="always")
    return backend, trainers.BpeTrainer(
        vocab_size=vocabulary_size,
        special_tokens=list(SPECIAL_TOKENS),
        initial_alphabet=[WORD_START, *map(chr, range(ord("!"), ord("~") + 1))],
        show_progress=False,
    )


def _normalizer(lowercase: bool):
    steps = [
        normalizers.NFC(),
        normalizers.Replace(tokenizers.Regex(r"[\s\x1c-\x1f]+"), " "),  # as str.split
        normalizers.Strip(),
        normalizers.Replace(WORD_START, "_"),  # so that the mark always means a space
    ]
    return normalizers.Sequence(steps + [normalizers.Lowercase()] * lowercase)


def _without_special_ids(ids: list[int]) -> list[int]:
    return ids if min(ids, default=4) > END_ID else [i if i > END_ID else UNKNOWN_ID for i in ids]


def _without_space(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    return start, end
