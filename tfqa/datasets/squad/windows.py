"""Questions and passages as the inputs of BERT: a long passage in windows that overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from tfqa.datasets.squad.records import SquadExample
from tfqa.datasets.squad.tokens import TokenizedTexts

SPECIAL_TOKENS = ("[PAD]", "[CLS]", "[SEP]")


def make_windows(
    examples: Iterable[SquadExample],
    tokenizer,
    *,
    max_length: int = 384,
    stride: int = 128,
    max_question_length: int = 64,
) -> SquadWindows:
    """Cuts passages into windows, `[CLS] question [SEP] part of the passage [SEP]`.

    A window has room for `r = max_length - question - 3` tokens of its passage. Windows of a
    passage of n tokens start at its tokens 0, stride, 2 · stride, … until one reaches its end
    (`run_squad.py` of Devlin et al. 2019); a passage with n <= r is one window. So `stride` is the
    step from a window to the next, as BERT's `doc_stride`; two windows share r - stride tokens,
    which is what Hugging Face calls `stride`.

    Each passage and each question is cut into tokens once, however often it occurs. An answer is
    the tokens that share a character with it, so white space at its ends does not count.

    Args:
        examples: questions, such as a `SquadDataset`.
        tokenizer: its `encode` gives ids and offsets; its vocabulary has [PAD], [CLS] and [SEP].
        max_length: the most tokens of a window.
        stride: tokens from the start of a window to the start of the next, at most r.
        max_question_length: the most tokens of a question; what is more is cut off its end.

    Returns:
        All windows, those of a question one after another, in the order of `examples`.

    Cost: time and memory grow with the tokens of the different texts, and with the windows; the
    tokens of a window are put together when it is asked for.

    Raises:
        ValueError: there is no example; `max_length` leaves no room for a passage beside a
            question; `stride` is more than the room, so that tokens would be lost between windows;
            the vocabulary lacks a special token.
    """
    examples = tuple(examples)
    special_ids = _find_special(tokenizer)
    if not examples:
        raise ValueError("Expected at least one example to make windows of. Received: none.")
    for name, value in (("stride", stride), ("max_question_length", max_question_length)):
        if value < 1:
            raise ValueError(f"`{name}` must be at least 1 token. Received: {name}={value}.")
    contexts = TokenizedTexts([one.context for one in examples], tokenizer)
    questions = TokenizedTexts([one.question for one in examples], tokenizer)
    question_lengths = np.minimum(questions.counts, max_question_length)[questions.rows]
    counts = contexts.counts[contexts.rows]  # (E,)
    room = max_length - question_lengths - 3
    _check_room(examples, room, counts, max_length, stride)

    repeats = 1 + np.maximum(0, -(-(counts - room) // stride))
    example = np.repeat(np.arange(len(examples)), repeats)  # (W,)
    begins = np.cumsum(repeats) - repeats
    first = (np.arange(len(example)) - begins[example]) * stride
    size = np.minimum(counts[example] - first, room[example])
    best = np.stack([first, first + size], axis=1)
    known = {}
    for one in np.flatnonzero(repeats > 1):
        key = int(counts[one]), int(room[one])
        if key not in known:
            known[key] = _best_ranges(*key, stride)
        best[begins[one] : begins[one] + repeats[one]] = known[key]
    return SquadWindows(
        examples,
        example,
        contexts=contexts,
        questions=questions,
        question_lengths=question_lengths[example],
        first=first,
        size=size,
        best=best,
        special_ids=special_ids,
        max_length=max_length,
    )


class SquadWindows:
    """Windows of passages, each with its question: NumPy arrays over W windows of E examples.

    `make_windows` makes them. A position is the place of a token in its window: [CLS] is 0.

    Attributes:
        examples: the E examples.
        example: int32 (W,), which of them a window belongs to.
        lengths: int32 (W,), tokens of a window, special ones counted.
        labels: int32 (W, 2), positions of the first and of the last token of the first gold answer;
            0, 0, which is [CLS], where a window does not hold it whole or there is none.
        lost: ids of the questions whose first answer no window holds whole, or of which no token
            was made: in training they pass for unanswerable.
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
        self._most = max_length
        self._begin = (question_lengths + 2).astype(np.int32)  # position of the first context token
        self._first = first.astype(np.int32)  # its place among the tokens of the passage
        self.lengths = (self._begin + size + 1).astype(np.int32)
        self._best = (best - first[:, None]).astype(np.int32)
        self._tokens = np.concatenate([questions.ids, contexts.ids, np.zeros(1, np.int32)])
        self._question = questions.starts[questions.rows[example]].astype(np.int32)
        self._context = (contexts.starts[contexts.rows[example]] + first).astype(np.int32)
        self._spans = np.concatenate([contexts.spans, np.zeros((1, 2), np.int32)])
        self._context_ids = len(questions.ids)
        self.labels, self.lost = self._make_labels(contexts, size)

    def __len__(self) -> int:
        """The number of windows."""
        return len(self.example)

    def inputs(self, rows, multiple: int = 8) -> dict[str, np.ndarray]:
        """The inputs of a model for some windows, padded at the end.

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
        width = min(-(-int(lengths.max()) // multiple) * multiple, self._most)
        places = np.arange(width, dtype=np.int32)
        after = places >= begin  # (B, T)
        real = places < lengths
        question = self._question[rows, None] - 1
        context = self._context[rows, None] + self._context_ids - begin
        ids = self._tokens.take(places + np.where(after, context, question), mode="clip")
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
        """Which positions of some windows are the passage's: bool (B, T), T = `width`."""
        places, begin = np.arange(width), self._begin[rows, None]
        return (places >= begin) & (places < self.lengths[rows, None] - 1)

    def best_context_mask(self, rows, width: int) -> np.ndarray:
        """Of these, the tokens that no window shows better: bool (B, T).

        A token of several windows is best shown where `min(left, right) + 0.01 · tokens` is
        largest, left and right being the tokens of the passage that the window has on either side
        of it, tokens all that it has; in the first of such windows (`run_squad.py` of Devlin et al.
        2019).
        """
        places, begin = np.arange(width), self._begin[rows, None]
        best = self._best[rows]
        return (places >= begin + best[:, :1]) & (places < begin + best[:, 1:])

    def characters(self, row: int, start: int, end: int) -> tuple[int, int]:
        """Where the tokens from `start` to `end`, included, of a window stand in its passage.

        Returns:
            Unicode code points, end-exclusive; see `character_spans`.
        """
        first, last = self.character_spans([row], [start], [end])[0].tolist()
        return first, last

    def character_spans(self, rows, starts, ends) -> np.ndarray:
        """The same for arrays.

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
            place = tuple(np.argwhere(wrong)[0])
            row, start, end = (np.broadcast_to(a, wrong.shape)[place] for a in (rows, starts, ends))
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
        """The part of the passage that some tokens were made from; "" for 0, 0."""
        first, last = self.characters(row, start, end)
        return self.examples[self.example[row]].context[first:last]

    def _make_labels(self, contexts: TokenizedTexts, size: np.ndarray):
        """Mark the first gold answers -> int32 (W, 2), ids of the questions left without."""
        asked = [row for row, one in enumerate(self.examples) if one.answers]
        answers = [self.examples[row].answers[0] for row in asked]
        tokens = np.full((len(self.examples), 2), -1, np.int64)
        tokens[asked] = contexts.find_tokens(asked, [(one.start, one.end) for one in answers])
        tokens = tokens[self.example] - self._first[:, None]
        inside = (tokens[:, 0] >= 0) & (tokens[:, 1] < size) & (tokens[:, 0] <= tokens[:, 1])
        labels = np.where(inside[:, None], tokens + self._begin[:, None], 0).astype(np.int32)
        there = np.zeros(len(self.examples), bool)
        there[self.example[inside]] = True
        return labels, tuple(self.examples[row].id for row in asked if not there[row])


def _best_ranges(count: int, room: int, stride: int) -> np.ndarray:
    """For each window of a passage of `count` tokens, those it shows best -> (windows, 2)."""
    starts = np.arange(0, count - room + stride, stride)
    score, owner = np.full(count, -np.inf), np.zeros(count, np.int64)
    for number, start in enumerate(starts):
        end = min(start + room, count)
        places = np.arange(end - start)
        found = np.minimum(places, places[::-1]) + 0.01 * len(places)
        better = found > score[start:end]
        score[start:end][better], owner[start:end][better] = found[better], number
    numbers = np.arange(len(starts))
    # With starts and ends that rise, the owners of the tokens rise, too.
    ends = np.searchsorted(owner, numbers, side="right")
    return np.stack([np.searchsorted(owner, numbers), ends], axis=1)


def _find_special(tokenizer) -> tuple[int, ...]:
    try:
        return tuple(tokenizer.token_to_id(token) for token in SPECIAL_TOKENS)
    except ValueError as error:
        raise ValueError(
            f"`tokenizer` must have the tokens {', '.join(SPECIAL_TOKENS)}, as BERT's has. "
            f"Received: {error}"
        ) from error


def _check_room(examples, room, counts, max_length: int, stride: int) -> None:
    """Raise a ValueError where a window has no room for a passage, or windows leave gaps."""
    if (least := int(room.min())) < 1:
        worst = examples[int(room.argmin())]
        raise ValueError(
            "`max_length` must have room for the question, three special tokens and a token of the "
            f"passage. Received: max_length={max_length}, and question {worst.id!r} of "
            f"{max_length - 3 - least} tokens. Give a larger `max_length` or a smaller "
            "`max_question_length`."
        )
    gaps = (counts > room) & (stride > room)
    if gaps.any():
        worst = int(np.flatnonzero(gaps)[room[gaps].argmin()])
        raise ValueError(
            "`stride`, the step from a window to the next, must be at most the tokens of the "
            "passage in a window, so that none is left between two. Received: "
            f"stride={stride}, and room for {room[worst]} tokens beside question "
            f"{examples[worst].id!r} with max_length={max_length}. Give a smaller `stride`, a "
            "larger `max_length` or a smaller `max_question_length`."
        )
