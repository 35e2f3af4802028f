"""Texts as tokens in flat arrays, each different text once."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Sequence

import numpy as np

from tfqa.tokenizers import WordPieceTokenizer

BATCH_WORDS = 2**12


class TokenizedTexts:
    """Texts, many of them equal, as the tokens of those that differ.

    A text is what `tokenizer.encode` makes of it. No token of a `WordPieceTokenizer` reaches over a
    space, so with one of these, what stands between two spaces is cut once for all texts.

    Args:
        texts: N texts.
        tokenizer: its `encode` gives ids and offsets.

    Attributes:
        rows: int64 (N,), which of the U different texts each is.
        starts: int64 (U,), the number of a text's first token among all.
        counts: int64 (U,), its tokens.
        ids: int32 (n,), of the tokens of all different texts, one after another.
        spans: int32 (n, 2), where each stands in its text, in Unicode code points, end-exclusive.
            Within a text neither column falls. An accent that the tokenizer strips from a letter
            counts to the letter's token, also where it is a code point of its own. A "▁" that is a
            token by itself has the empty span before its word.
    """

    def __init__(self, texts: Sequence[str], tokenizer):
        numbers: dict[str, int] = {}
        self.rows = np.array([numbers.setdefault(text, len(numbers)) for text in texts], np.int64)
        parts, sizes = list(numbers), np.ones(len(numbers), np.int64)
        joined = isinstance(tokenizer, WordPieceTokenizer)
        if joined:
            sizes += [text.count(" ") for text in parts]
            parts = list(itertools.chain.from_iterable(text.split(" ") for text in parts))
        table = _Table(list(dict.fromkeys(parts)), tokenizer, joined)
        parts = table.find(parts)
        # The texts on one line with a gap after each, so that one search finds tokens of all.
        part_starts = _starts(table.lengths[parts] + 1)
        counts = table.counts[parts]
        tokens = _ranges(table.starts[parts], counts)
        self.ids = table.ids[tokens]
        line = table.spans[tokens] + np.repeat(part_starts, counts)[:, None]
        # An empty token shares no character: let it end where the one before it does.
        empty = line[:, 0] == line[:, 1]
        self._line_starts = line[:, 0]
        self._line_ends = np.maximum.accumulate(np.where(empty, 0, line[:, 1]))
        first_parts = _starts(sizes)
        self.counts = np.add.reduceat(counts, first_parts)
        self.starts = _starts(self.counts)
        self._offsets = part_starts[first_parts]
        self.spans = line - np.repeat(self._offsets, self.counts)[:, None]
        self.spans = self.spans.astype(np.int32)

    def find_tokens(self, rows, characters) -> np.ndarray:
        """Find the tokens that share a character with a part of a text.

        Args:
            rows: which of the N texts, integers (M,).
            characters: parts of these, (M, 2), start and end in code points, end-exclusive.

        Returns:
            int64 (M, 2): first and last token, counted in their text; the last is before the
            first where no token was made of that part.
        """
        rows = self.rows[rows]
        wanted = np.reshape(np.asarray(characters, np.int64), (-1, 2)) + self._offsets[rows, None]
        first = np.searchsorted(self._line_ends, wanted[:, 0], side="right")
        last = np.searchsorted(self._line_starts, wanted[:, 1], side="left") - 1
        return np.stack([first, last], axis=1) - self.starts[rows, None]


class _Table:
    """Different texts as tokens: `ids`, `spans`, and of each text `starts`, `counts`, `lengths`."""

    def __init__(self, texts: list[str], tokenizer, joined: bool):
        # ASCII by itself, because it is normalized faster.
        texts.sort(key=str.isascii)
        self._numbers = {text: number for number, text in enumerate(texts)}
        self.lengths = np.array([len(text) for text in texts], np.int64)
        size = BATCH_WORDS if joined else 1
        batches = [_encode(tokenizer, texts[i : i + size]) for i in range(0, len(texts), size)]
        self.ids, self.spans, self.counts = map(np.concatenate, zip(*batches, strict=True))
        self.starts = _starts(self.counts)

    def find(self, texts: list[str]) -> np.ndarray:
        """Return the number of each text."""
        return np.fromiter(map(self._numbers.__getitem__, texts), np.int64, len(texts))


def _encode(tokenizer, texts: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Encode texts with a space between them -> ids (n,), spans (n, 2), counts (texts,)."""
    joined = " ".join(texts)
    encoding = tokenizer.encode(joined)
    count = len(encoding.ids)
    flat = itertools.chain.from_iterable(encoding.offsets)
    spans = np.fromiter(flat, np.int64, 2 * count).reshape(count, 2)
    # A few combining marks change places when a text is normalized: let no offset fall.
    spans[:, 1] = np.maximum.accumulate(spans[:, 1])
    spans[::-1, 0] = np.minimum.accumulate(spans[::-1, 0])
    _reach_over_marks(joined, spans)
    starts = _starts(np.array([len(text) + 1 for text in texts], np.int64))
    owners = np.searchsorted(starts, spans[:, 0], side="right") - 1
    counts = np.bincount(owners, minlength=len(texts))
    return np.array(encoding.ids, np.int32), spans - starts[owners, None], counts


def _reach_over_marks(text: str, spans: np.ndarray) -> None:
    """Move the end of each token behind the combining marks that follow it and are in none."""
    marks = {c for c in set(text) if not c.isascii() and unicodedata.category(c).startswith("M")}
    positions = [i for i, character in enumerate(text) if character in marks] if marks else []
    owners = np.searchsorted(spans[:, 0], positions, side="right") - 1
    for position, owner in zip(positions, owners.tolist(), strict=True):
        if owner >= 0 and spans[owner, 1] == position:
            spans[owner, 1] += 1


def _starts(counts: np.ndarray) -> np.ndarray:
    """Return where each of several stretches starts that lie one after another."""
    return np.cumsum(counts) - counts


def _ranges(starts: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Return the numbers from each start on, as many as its count, one range after another."""
    return np.arange(counts.sum()) + np.repeat(starts - _starts(counts), counts)
