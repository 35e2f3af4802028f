"""From the spans of windows to answers: the best of all windows of a passage, and no answer."""

from typing import NamedTuple

import numpy as np

from tfqa.decoding.search import check_count
from tfqa.decoding.spans import check_scores


class Span(NamedTuple):
    """One answer: characters `start` to `end` (not included) of the passage.

    Attributes:
        start: in Unicode code points.
        end: the first code point after the answer.
        score: start logit + end logit.
        probability: softmax over the answers listed, and over no answer where that is one of them.
    """

    start: int
    end: int
    score: float
    probability: float


class AnswerSet(NamedTuple):
    """The answers found to one question, best first.

    Attributes:
        spans: may be empty: no window had a legal span.
        null_score: score of no answer, the minimum over the windows.
        no_answer_probability: probability of no answer; 1 where `spans` is empty.
    """

    spans: tuple[Span, ...]
    null_score: float
    no_answer_probability: float

    @property
    def null_difference(self) -> float:
        """How much better no answer scores than the best span. Say "no answer" above a threshold.

        Infinite where there is no span.
        """
        return self.null_score - self.spans[0].score if self.spans else float("inf")


def merge_windows(
    example,
    starts,
    ends,
    scores,
    nulls,
    num_examples: int,
    *,
    top_k: int = 20,
    with_null: bool = True,
) -> list[AnswerSet]:
    """Put the spans of all windows of an example together: its n-best answers.

        P(span) = exp(score) / (sum of exp(score) over the n best + exp(null score))
        null score = min over windows of s_null

    The minimum, as in the program of Devlin et al. 2019: most windows of a long passage do not
    hold the answer, so "not here" is right in them, and one window that is sure of an answer must
    be enough. The same characters found in several windows count once, with the best score.

    Args:
        example: int (W,), which example a window belongs to, from 0 to `num_examples` - 1.
        starts: int (W, K), first character of a span, in code points of its passage.
        ends: int (W, K), the first character after it.
        scores: float (W, K); -inf = no span.
        nulls: float (W,), what `null_scores` gives.
        num_examples: E. Each has at least one window.
        top_k: number of answers to keep for each example, at most.
        with_null: whether no answer takes part in the softmax, as in SQuAD 2.0. Without, the
            probabilities of the spans sum to 1 and `no_answer_probability` is 0 (1 without spans).

    Returns:
        E answer sets. Spans by falling score; of equal ones the earlier start, then the shorter.

    Cost: O(W K log(W K)).

    Raises:
        ValueError: if shapes do not fit, an example is out of range or has no window, a span ends
            before it starts, or a score is NaN or +inf.
    """
    num_examples = check_count("num_examples", num_examples)
    top_k = check_count("top_k", top_k)
    example, nulls = np.asarray(example), np.asarray(nulls, "float64")
    starts, ends = np.asarray(starts), np.asarray(ends)
    scores = np.asarray(scores, "float64")
    _check_windows(example, starts, ends, scores, nulls, num_examples)

    null = np.full(num_examples, np.inf)
    np.minimum.at(null, example, nulls)  # (E,)
    window, column = np.nonzero(scores > -np.inf)
    spans = (example[window], *(x[window, column] for x in (starts, ends, scores)))
    owner, starts, ends, scores = _pick_best(*spans, top_k)

    counts = np.bincount(owner, minlength=num_examples)  # (E,)
    stops = np.cumsum(counts)
    rank = np.arange(len(owner)) - (stops - counts)[owner]
    table = np.full((num_examples, top_k + 1), -np.inf)  # (E, n + 1): spans, then null
    table[owner, rank] = scores
    table[:, -1] = np.where(with_null | (counts == 0), null, -np.inf)
    highest = table.max(axis=1, keepdims=True)
    table = np.exp(table - np.maximum(highest, -1e300))  # not -inf - -inf, which is NaN
    table[counts == 0, -1] = 1.0  # also where even the null score is -inf
    table /= table.sum(axis=1, keepdims=True)

    columns = starts, ends, scores, table[owner, rank]
    flat = list(map(Span, *(column.tolist() for column in columns)))
    begins, stops = (stops - counts).tolist(), stops.tolist()
    rows = zip(begins, stops, null.tolist(), table[:, -1].tolist(), strict=True)
    return [AnswerSet(tuple(flat[begin:stop]), *rest) for begin, stop, *rest in rows]


def _pick_best(owner, starts, ends, scores, top_k):
    """Return the spans without duplicates, sorted by example and rank, `top_k` of each example."""

    def reorder(order):
        return tuple(array[order] for array in (owner, starts, ends, scores))

    owner, starts, ends, scores = reorder(np.lexsort((-scores, ends, starts, owner)))
    new = np.ones(len(owner), bool)
    new[1:] = np.any([x[1:] != x[:-1] for x in (owner, starts, ends)], axis=0)
    owner, starts, ends, scores = reorder(new)
    # A stable sort: of equal scores the earlier start stays first, then the shorter span.
    owner, starts, ends, scores = reorder(np.lexsort((-scores, owner)))
    rank = np.arange(len(owner)) - np.searchsorted(owner, owner)
    return reorder(rank < top_k)


def _check_windows(example, starts, ends, scores, nulls, num_examples):
    count = len(example) if example.ndim == 1 else None
    shapes = {"starts": starts, "ends": ends, "scores": scores, "nulls": nulls}
    if (
        count is None
        or scores.ndim != 2
        or not (
            starts.shape == ends.shape == scores.shape
            and (count,) == nulls.shape == scores.shape[:1]
        )
    ):
        received = ", ".join(f"{name}.shape={array.shape}" for name, array in shapes.items())
        raise ValueError(
            "`example` and `nulls` must be (W,); `starts`, `ends` and `scores` (W, K). Received: "
            f"example.shape={example.shape}, {received}. Pass one row for each window."
        )
    check_scores("scores", scores)
    check_scores("nulls", nulls)
    if not all(np.issubdtype(x.dtype, np.integer) for x in (example, starts, ends)):
        raise ValueError(
            "`example`, `starts` and `ends` must be integers. Received: dtypes "
            f"{example.dtype}, {starts.dtype}, {ends.dtype}. Convert them with .astype(int)."
        )
    outside = (example < 0) | (example >= num_examples)
    if outside.any():
        row = int(outside.argmax())
        raise ValueError(
            f"`example` must be from 0 to num_examples - 1. Received: example[{row}]="
            f"{example[row]}, num_examples={num_examples}. Pass the number of all examples."
        )
    missing = np.flatnonzero(np.bincount(example, minlength=num_examples) == 0)
    if len(missing):
        raise ValueError(
            f"Every example must have a window. Received: none for example {missing[0]} (and "
            f"{len(missing) - 1} more of {num_examples}). Pass the windows of all examples."
        )
    wrong = (scores > -np.inf) & ((starts < 0) | (ends < starts))
    if wrong.any():
        place = tuple(int(i) for i in np.argwhere(wrong)[0])
        raise ValueError(
            f"A span must have 0 <= start <= end. Received: starts{list(place)}={starts[place]}, "
            f"ends{list(place)}={ends[place]}. Give spans that do not exist the score -inf."
        )
