"""Windows of questions and passages as arrays: what a model reads, and where answers stand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tfqa.datasets.squad.records import SquadExample
from tfqa.datasets.squad.tokens import TokenizedTexts


class SquadWindows:
    """Windows of passages, each with its question: NumPy arrays over W windows of E examples.

    `make_windows` makes them. A position is the number of a token in its window, from 0 for [CLS].

    Attributes:
        examples: the E examples.
        example: int32 (W,), which of them a window belongs to.
        lengths: int32 (W,), tokens of a window, special ones counted.
        labels: int32 (W, 2), positions of the first and of the last token of the first gold answer;
            0, 0, which is [CLS], where a window does not hold it whole or there is none.
        unlabeled_ids: of the questions whose first answer no window holds whole, or of which no
            token was made: in training they pass for unanswerable.
    """

    def __init__(
        self,
        examples: Sequence[SquadExample],
        example: np.ndarray,
        *,
        contexts: TokenizedTexts,
        questions: TokenizedTexts,
        question_lengths: np.ndarray,
        first: np.ndarray,
        size: np.ndarray,
        best: np.ndarray,
        special_ids: tuple[int, int, int],
        max_length: int,
    ):
        self.examples, self.example = examples, example.astype(np.int32)
        self._pad, self._cls, self._sep = special_ids
        self._max_length = max_length
        self._begin = (question_lengths + 2).astype(np.int32)  # position of the first context token
        self._first = first.astype(np.int32)  # its number among the tokens of the passage
        self.lengths = (self._begin + size + 1).astype(np.int32)
        self._best = (best - first[:, None]).astype(np.int32)
        self._tokens = np.concatenate([questions.ids, contexts.ids, np.zeros(1, np.int32)])
        self._question = questions.starts[questions.rows[example]].astype(np.int32)
        self._context = (contexts.starts[contexts.rows[example]] + first).astype(np.int32)
        self._spans = np.concatenate([contexts.spans, np.zeros((1, 2), np.int32)])
        self._context_ids = len(questions.ids)
        self.labels, self.unlabeled_ids = self._make_labels(contexts, size)

    def __len__(self) -> int:
        """Return the number of windows."""
        return len(self.example)

    def inputs(self, rows, multiple: int = 8) -> dict[str, np.ndarray]:
        """Make the inputs of a model for some windows, padded at the end.

        Args:
            rows: numbers of windows, integers (B,).
            multiple: the width T is the longest of them, rounded up to a multiple of this, but
                never more than `max_length`.

        Returns:
            `token_ids` and `segment_ids`, int32 (B, T), and `padding_mask`, bool (B, T), True for
            tokens. Segment 0 is `[CLS] question [SEP]` and padding, 1 the passage and its [SEP].
        """
        rows = np.asarray(rows)
        lengths, begin = self.lengths[rows, None], self._begin[rows, None]
        width = min(-(-int(lengths.max()) // multiple) * multiple, self._max_length)
        positions = np.arange(width, dtype=np.int32)
        after = positions >= begin  # (B, T)
        real = positions < lengths
        question = self._question[rows, None] - 1
        context = self._context[rows, None] + self._context_ids - begin
        ids = self._tokens.take(positions + np.where(after, context, question), mode="clip")
        ids[:, 0] = self._cls
        batch = np.arange(len(rows))
        ids[batch, begin[:, 0] - 1] = ids[batch, lengths[:, 0] - 1] = self._sep
        if self._pad:
            ids = np.where(real, ids, np.int32(self._pad))
        else:
            ids *= real
        return {
            "token_ids": ids,
            "segment_ids": (after & real).astype(np.int32),
            "padding_mask": real,
        }

    def context_mask(self, rows, width: int) -> np.ndarray:
        """Tell which positions of some windows are the passage's: bool (B, T), T = `width`."""
        positions, begin = np.arange(width), self._begin[rows, None]
        return (positions >= begin) & (positions < self.lengths[rows, None] - 1)

    def best_context_mask(self, rows, width: int) -> np.ndarray:
        """Tell which of these are tokens that no window shows better: bool (B, T).

        A token of several windows is best shown where `min(left, right) + 0.01 · tokens` is
        largest, left and right being the tokens of the passage that the window has on either side
        of it, tokens all that it has; in the first of such windows (`run_squad.py` of Devlin et al.
        2019).
        """
        positions, begin = np.arange(width), self._begin[rows, None]
        best = self._best[rows]
        return (positions >= begin + best[:, :1]) & (positions < begin + best[:, 1:])

    def characters(self, row: int, start: int, end: int) -> tuple[int, int]:
        """Find where the tokens from `start` to `end`, included, stand in their passage.

        Returns:
            Unicode code points, end-exclusive; see `character_spans`.
        """
        first, last = self.character_spans([row], [start], [end])[0].tolist()
        return first, last

    def character_spans(self, rows, starts, ends) -> np.ndarray:
        """Find the same for arrays.

        Args:
            rows: numbers of windows (N,).
            starts, ends: positions (N,), or (N, K) for K spans of each window. The span from 0
                to 0, [CLS], is no answer: it has the characters from 0 to 0, which are none.

        Returns:
            int32 (N, 2) or (N, K, 2), Unicode code points of the example's context, end-exclusive.

        Raises:
            ValueError: a position is not one of the passage's, or an end is before its start.
        """
        rows, starts, ends = map(np.asarray, (rows, starts, ends))
        rows = rows.reshape(rows.shape + (1,) * (starts.ndim - rows.ndim))
        begin, stop = self._begin[rows], self.lengths[rows] - 1
        nothing = (starts == 0) & (ends == 0)
        wrong = ((starts < begin) | (starts > ends) | (ends >= stop)) & ~nothing
        if wrong.any():
            at = tuple(np.argwhere(wrong)[0])
            row, start, end = (np.broadcast_to(a, wrong.shape)[at] for a in (rows, starts, ends))
            raise ValueError(
                f"Expected start <= end among the passage's positions of window {row}, from "
                f"{self._begin[row]} to {self.lengths[row] - 2}, or 0 and 0. Received: "
                f"start={start}, end={end}. Choose spans where `context_mask` is True."
            )
        offset = self._context[rows] - begin
        first = self._spans[np.where(nothing, 0, starts + offset), 0]
        last = self._spans[np.where(nothing, 0, ends + offset), 1]
        return np.where(nothing[..., None], 0, np.stack([first, last], axis=-1))

    def answer_text(self, row: int, start: int, end: int) -> str:
        """Return the part of the passage that some tokens were made from; "" for 0, 0."""
        first, last = self.characters(row, start, end)
        return self.examples[self.example[row]].context[first:last]

    def _make_labels(self, contexts: TokenizedTexts, size: np.ndarray):
        """Mark the first gold answers -> int32 (W, 2), ids of the questions left without."""
        answerable = [row for row, example in enumerate(self.examples) if example.answers]
        answers = [self.examples[row].answers[0] for row in answerable]
        spans = [(answer.start, answer.end) for answer in answers]
        tokens = np.full((len(self.examples), 2), -1, np.int64)
        tokens[answerable] = contexts.find_tokens(answerable, spans)
        tokens = tokens[self.example] - self._first[:, None]
        inside = (tokens[:, 0] >= 0) & (tokens[:, 1] < size) & (tokens[:, 0] <= tokens[:, 1])
        labels = np.where(inside[:, None], tokens + self._begin[:, None], 0).astype(np.int32)
        labeled = np.zeros(len(self.examples), bool)
        labeled[self.example[inside]] = True
        return labels, tuple(self.examples[row].id for row in answerable if not labeled[row])
