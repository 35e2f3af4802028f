"""What the course's three subword tokenizers share."""

from __future__ import annotations

import abc
import functools
import hashlib
import itertools
import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tfqa.tokenizers.files import read_state, write_state
from tfqa.tokenizers.special_tokens import SpecialTokens
from tfqa.tokenizers.text.aligned import AlignedText
from tfqa.tokenizers.tokenizer import Tokenizer

Piece = tuple[int, int, int]
"""An id, and the characters of its word that it covers: start and end, end-exclusive."""

CACHED_WORDS = 2**16


@dataclass(frozen=True)
class Encoding:
    """One text as tokens.

    Args:
        ids: a row number of the vocabulary for each token; no start or end id is added.
        tokens: the tokens as strings, as many as `ids`.
        offsets: where each token stands in the text, `(start, end)` in Unicode code points,
            end-exclusive, without the space before it. `LibraryTokenizer`'s are exact for text in
            Unicode NFC, those of the others for any text.
    """

    ids: list[int]
    tokens: list[str]
    offsets: list[tuple[int, int]]


class SubwordTokenizer(Tokenizer):
    """A vocabulary, and a rule that cuts each word of a normalized text into entries of it.

    Text never becomes a special token: "[MASK]" in a text is eight letters and two brackets.

    Args:
        tokens: the vocabulary in the order of ids.
        special_tokens: those of `tokens` that stand for no text.
        unknown_token: their `unk`, or None if all text can be cut.

    Raises:
        ValueError: a token is no string or occurs twice, a special one is not there, or
            `unknown_token` is not special.
    """

    def __init__(
        self, tokens: Sequence[str], special_tokens: SpecialTokens, unknown_token: str | None
    ):
        self.tokens, self.special_tokens = tuple(tokens), special_tokens
        self._ids = {token: number for number, token in enumerate(self.tokens)}
        if wrong := [token for token in self.tokens if not isinstance(token, str)]:
            raise ValueError(f"Every token must be a string. Received: {wrong[0]!r}.")
        if len(self._ids) < len(self.tokens):
            twice = Counter(self.tokens).most_common(1)[0][0]
            raise ValueError(f"Every token must have one id. Received: {twice!r} more than once.")
        needed = {*special_tokens, *([] if unknown_token is None else [unknown_token])}
        if missing := needed - self._ids.keys():
            raise ValueError(
                f"The vocabulary must hold every special token. Received: {len(self.tokens)} "
                f"tokens without {sorted(missing)}."
            )
        if unknown_token is not None and unknown_token not in self.special_tokens:
            raise ValueError(
                f"`special_tokens` must hold {unknown_token!r}, which stands for what cannot be "
                f"cut. Received: special_tokens={tuple(self.special_tokens)}. Add it to them."
            )
        self.unknown_token = unknown_token
        self._special_ids = frozenset(self._ids[token] for token in self.special_tokens)
        self._cut_cached = functools.lru_cache(CACHED_WORDS)(self._cut)
        self._ids_cached = functools.lru_cache(CACHED_WORDS)(self._find_ids)

    def __reduce__(self):
        """Make a copy, or what another process is sent, anew from the state, with empty caches."""
        return _make, (type(self), self._state())

    @abc.abstractmethod
    def _split(self, text: str) -> tuple[AlignedText, Iterable[tuple[int, int]]]:
        """Normalize a text and find its words -> the text, start and end of each word in it."""

    @abc.abstractmethod
    def _cut(self, word: str) -> Sequence[Piece]:
        """Cut a word."""

    @abc.abstractmethod
    def _join(self, tokens: Sequence[str]) -> str:
        """Write tokens as text."""

    @abc.abstractmethod
    def normalize(self, text: str) -> str:
        """Return what is left of a text when it is cut and put together.

        It is `decode(encode(text).ids)`, unless a part of the text is unknown.
        """

    @abc.abstractmethod
    def as_tf_layer(self):
        """Make a `tf.Module` that reads strings (B,) -> ids, ragged int32 (B, None).

        They are the ids of `encode`. It can be called in `tf.data.Dataset.map`, on batches, and
        saved with `tf.saved_model.save`, alone or within another module.
        """

    @abc.abstractmethod
    def _state(self) -> dict:
        """Return the arguments that make this tokenizer anew, for JSON."""

    @property
    def vocabulary_size(self) -> int:
        """The number of ids, special tokens included."""
        return len(self.tokens)

    @property
    def fingerprint(self) -> str:
        """A hash of all that decides the ids of texts: the same for one that `save` wrote."""
        state = json.dumps({"class": type(self).__name__, **self._state()}, sort_keys=True)
        return hashlib.sha256(state.encode()).hexdigest()

    def token_to_id(self, token: str) -> int:
        """Return the id of a token of the vocabulary."""
        if token not in self._ids:
            raise ValueError(f"{token!r} is not one of the {len(self.tokens)} tokens.")
        return self._ids[token]

    def id_to_token(self, number: int) -> str:
        """Return the token with this id."""
        if not 0 <= number < len(self.tokens):
            raise ValueError(
                f"An id must be from 0 to vocabulary_size - 1 = {len(self.tokens) - 1}. "
                f"Received: id={int(number)}."
            )
        return self.tokens[number]

    def encode(self, text: str) -> Encoding:
        """Cut `text` into tokens; nothing is put before or after it."""
        return self._write(*self._find_pieces(text))

    def _find_pieces(self, text: str) -> tuple[AlignedText, list[Piece]]:
        aligned, words = self._split(text)
        return aligned, [
            (number, begin + first, begin + last)
            for begin, end in words
            for number, first, last in self._cut_cached(aligned.text[begin:end])
        ]

    def _find_ids(self, text: str) -> list[int]:
        return [number for number, *_ in self._find_pieces(text)[1]]

    def _write(self, aligned: AlignedText, pieces: Sequence[Piece]) -> Encoding:
        return Encoding(
            ids=[number for number, *_ in pieces],
            tokens=[self.tokens[number] for number, *_ in pieces],
            offsets=[aligned.span(first, last) for _, first, last in pieces],
        )

    def encode_batch(self, texts: Iterable[str]) -> list[list[int]]:
        """Return the ids of each text, as `encode(text).ids`, in less time.

        No token reaches over a space, so what stands between spaces is cut once and remembered.
        """
        refuse_one_string(texts)
        parts = (map(self._ids_cached, text.split(" ")) for text in texts)
        return [list(itertools.chain.from_iterable(part)) for part in parts]

    def decode(self, ids: Iterable[int]) -> str:
        """Write the text of `ids`; special tokens are left out."""
        return self._join([self.id_to_token(i) for i in ids if i not in self._special_ids])

    def save(self, path: str | os.PathLike) -> None:
        """Write the tokenizer as JSON, whole or not at all."""
        write_state(path, type(self).__name__, self._state())

    @classmethod
    def load(cls, path: str | os.PathLike):
        """Read what `save` wrote.

        Raises:
            FileNotFoundError: there is no such file.
            ValueError: the file is not such a tokenizer.
        """
        state = read_state(path, cls.__name__)
        del state["class"]
        try:
            return cls(**state)
        except (TypeError, ValueError) as error:
            raise ValueError(
                f"Expected a tokenizer written by `{cls.__name__}.save`. Received: {path}, "
                f"from which none can be made: {error}"
            ) from error


def _make(kind: type[SubwordTokenizer], state: dict) -> SubwordTokenizer:
    return kind(**state)


def count_words(texts: Iterable[str], split) -> Counter[str]:
    """Count the words that `split`, a tokenizer's `_split`, finds in texts to learn from.

    Raises:
        ValueError: one string instead of several, or texts that hold no word.
    """
    refuse_one_string(texts)
    words: Counter[str] = Counter()
    for text in texts:
        aligned, spans = split(text)
        words.update(aligned.text[begin:end] for begin, end in spans)
    if not words:
        raise ValueError(
            "`texts` must hold at least one word to learn a vocabulary from. Received: none."
        )
    return words


def check_vocabulary_size(vocabulary_size: int, always: Sequence[str]) -> None:
    """Raise a ValueError unless there is room beside the tokens that are always there."""
    if vocabulary_size <= len(always):
        raise ValueError(
            f"`vocabulary_size` must be more than {len(always)}, the number of tokens that are "
            f"always there, from {always[0]} to {always[-1]}. Received: "
            f"vocabulary_size={vocabulary_size}."
        )


def refuse_one_string(texts) -> None:
    """Raise a ValueError for a string, whose characters would pass for texts."""
    if isinstance(texts, str):
        raise ValueError(
            "`texts` must be an iterable of texts. Received: one string. "
            "Put it in a list: `[text]`."
        )
