"""Parallel text in memory: what every parallel loader returns."""

from __future__ import annotations

import dataclasses

Alignment = tuple[tuple[int, int], ...]


@dataclasses.dataclass(frozen=True)
class ParallelSplit:
    """Sentence pairs in order: `sources[i]` translates to `targets[i]`.

    Args:
        sources: sentences, as plain text.
        targets: their translations, as many as `sources`.
        alignments: `None` where nobody aligned the words; otherwise, for each pair, its
            `(source_word_index, target_word_index)` links, 0-based, over the words that
            `tfqa.tokenizers.split_words` returns.

    Raises:
        ValueError: where the lengths differ.
    """

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    alignments: tuple[Alignment, ...] | None = None

    def __post_init__(self) -> None:
        if len(self.sources) != len(self.targets):
            raise ValueError(
                "`sources` and `targets` must have the same length, because sentence i of one "
                "translates sentence i of the other. "
                f"Received: len(sources)={len(self.sources)}, len(targets)={len(self.targets)}."
            )
        if self.alignments is not None and len(self.alignments) != len(self.sources):
            raise ValueError(
                "`alignments` must hold one entry for each sentence pair, or be `None` where the "
                f"words are not aligned. Received: len(alignments)={len(self.alignments)}, "
                f"len(sources)={len(self.sources)}."
            )

    def __len__(self) -> int:
        """Return the number of sentence pairs."""
        return len(self.sources)

    def take(self, rows) -> ParallelSplit:
        """Return the pairs with these numbers, in this order."""
        aligned = self.alignments
        return ParallelSplit(
            tuple(self.sources[row] for row in rows),
            tuple(self.targets[row] for row in rows),
            None if aligned is None else tuple(aligned[row] for row in rows),
        )


@dataclasses.dataclass(frozen=True, kw_only=True)
class ParallelText:
    """A parallel data set: three splits, two languages, and what the loader has to say.

    Args:
        name: the data set's name, such as `"samples"`, or the path it came from.
        source_language: ISO 639-1 code, such as `"en"`.
        target_language: ISO 639-1 code, such as `"es"`.
        train: the pairs to learn from.
        validation: the pairs to choose settings and stop by.
        test: the pairs to report on.
        notes: sentences about what the loader did (counted, cut, left out), for the reader.
    """

    name: str
    source_language: str
    target_language: str
    train: ParallelSplit
    validation: ParallelSplit
    test: ParallelSplit
    notes: tuple[str, ...] = ()
