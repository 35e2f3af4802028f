"""Pre-training examples: one, and a table of many."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from tfqa.datasets.parallel.batching import pad


class TokenSpan(NamedTuple):
    """Tokens of a document: its number, and places among its tokens, end-exclusive."""

    document: int
    start: int
    end: int


@dataclasses.dataclass(frozen=True, eq=False)
class Example:
    """What a model reads at once: `[CLS] A [SEP] B [SEP]`, or `[CLS] A [SEP]`.

    Args:
        token_ids: int32 (n,), masked or not.
        spans: where A and B come from; A alone if there is no B.
        label: 0 if B follows A, else 1; None if there is no B.
        masked_positions: int32 (p,), the places that are masked, rising; None if none is yet.
        masked_ids: int32 (p,), the ids that stood there; None likewise.
    """

    token_ids: np.ndarray
    spans: tuple[TokenSpan, ...]
    label: int | None
    masked_positions: np.ndarray | None = None
    masked_ids: np.ndarray | None = None

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.token_ids)

    @property
    def segment_ids(self) -> np.ndarray:
        """Return 0 for `[CLS] A [SEP]`, 1 for `B [SEP]`: int32 (n,)."""
        first = self.spans[0]
        return (np.arange(len(self)) >= first.end - first.start + 2).astype(np.int32)

    @property
    def original_ids(self) -> np.ndarray:
        """Return the ids as they were before masking: int32 (n,)."""
        ids = self.token_ids.copy()
        if self.masked_positions is not None:
            ids[self.masked_positions] = self.masked_ids
        return ids

    def segments(self) -> tuple[np.ndarray, ...]:
        """Return the original ids of A and of B, which are those of the documents at `spans`."""
        ids, segments, start = self.original_ids, [], 1
        for span in self.spans:
            segments.append(ids[start : start + span.end - span.start])
            start += len(segments[-1]) + 1
        return tuple(segments)


@dataclasses.dataclass(frozen=True, eq=False)
class ExampleTable:
    """E examples, a row each, padded at the end with 0.

    Args:
        token_ids: int32 (E, T).
        lengths: int32 (E,), tokens of each example.
        spans: int64 (E, 2, 3), the `TokenSpan`s of A and B; those of a B that is not there are 0.
        labels: int32 (E,), see `Example`; None if there is no B.
        masked_positions: int32 (E, P); None if nothing is masked yet.
        masked_ids: int32 (E, P); None likewise.
        masked_counts: int32 (E,), masked places of each example; None likewise.
    """

    token_ids: np.ndarray
    lengths: np.ndarray
    spans: np.ndarray
    labels: np.ndarray | None
    masked_positions: np.ndarray | None = None
    masked_ids: np.ndarray | None = None
    masked_counts: np.ndarray | None = None

    def __len__(self) -> int:
        return len(self.token_ids)

    @property
    def is_masked(self) -> bool:
        """Tell whether masked positions are chosen."""
        return self.masked_positions is not None

    @property
    def segment_ids(self) -> np.ndarray:
        """Return 0 for `[CLS] A [SEP]` and padding, 1 for `B [SEP]`: int32 (E, T)."""
        places = np.arange(self.token_ids.shape[1])
        first = self.spans[:, 0, 2] - self.spans[:, 0, 1] + 2
        return ((places >= first[:, None]) & (places < self.lengths[:, None])).astype(np.int32)

    def __iter__(self) -> Iterator[Example]:
        """Return the examples one by one, in order."""
        sides = 1 if self.labels is None else 2
        labels = [None] * len(self) if self.labels is None else self.labels.tolist()
        spans = self.spans[:, :sides].tolist()
        for row, (length, label) in enumerate(zip(self.lengths.tolist(), labels, strict=True)):
            positions = ids = None
            if self.is_masked:
                count = self.masked_counts[row]
                positions, ids = self.masked_positions[row, :count], self.masked_ids[row, :count]
            places = tuple(TokenSpan(*span) for span in spans[row])
            yield Example(self.token_ids[row, :length], places, label, positions, ids)

    @classmethod
    def of(cls, examples: Sequence[Example]) -> ExampleTable:
        """Put examples into a table.

        Raises:
            ValueError: there is none, or some are masked and some are not, or some have a label and
                some have none.
        """
        examples = list(examples)
        kinds = {(example.masked_positions is None, example.label is None) for example in examples}
        if len(kinds) != 1:
            raise ValueError(
                "Expected examples that are all masked or none of them, all with a label or none "
                f"of them. Received: {len(examples)} examples of {len(kinds)} kinds."
            )
        ((unmasked, unlabelled),) = kinds
        spans = np.zeros((len(examples), 2, 3), np.int64)
        for row, example in zip(spans, examples, strict=True):
            row[: len(example.spans)] = example.spans
        labels = None if unlabelled else np.array([example.label for example in examples], np.int32)
        token_ids, lengths = _stack([example.token_ids for example in examples])
        table = cls(token_ids, lengths, spans, labels)
        if unmasked:
            return table
        positions, counts = _stack([example.masked_positions for example in examples])
        ids, _ = _stack([example.masked_ids for example in examples])
        return dataclasses.replace(
            table, masked_positions=positions, masked_ids=ids, masked_counts=counts
        )

    def take(self, rows) -> ExampleTable:
        """Return the examples with these numbers, in this order."""
        columns = (getattr(self, field.name) for field in dataclasses.fields(self))
        return ExampleTable(*(None if column is None else column[rows] for column in columns))


def _stack(rows: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Pad rows to the longest, and return their lengths, too: int32 (E, longest), int32 (E,)."""
    return pad(rows, multiple=1), np.array([len(row) for row in rows], np.int32)
