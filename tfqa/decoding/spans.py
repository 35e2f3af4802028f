"""From scores of tokens to answers: the best spans of each window, and of all its windows together.

A question-answering network scores every token twice, as the start and as the end of the answer.
`find_spans` looks at all pairs of one window, `merge_windows` at all windows of one passage. NumPy.
"""

from typing import NamedTuple

import numpy as np

from tfqa.decoding.search import check_count


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


def find_spans(
    start_logits,
    end_logits,
    start_mask,
    end_mask,
    *,
    max_answer_tokens: int = 30,
    top_k: int = 20,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Find the best legal spans of each window.

        score(i, j) = S . T_i + E . T_j,  j >= i  (Devlin et al. 2019, section 4.2)

    S . T_i is the start logit of token i and E . T_j the end logit of token j. The best pair is
    not the best start with the best end: these may be in the wrong order or far apart.

    Args:
        start_logits: float array (B, T).
        end_logits: float array (B, T).
        start_mask: bool (B, T), True = an answer may start here.
        end_mask: bool (B, T), True = an answer may end here.
        max_answer_tokens: longest answer, in tokens, at least 1: start <= end < start + this.
        top_k: K, number of spans to return for each window, at least 1.

    Returns:
        starts: int32 (B, K), first token.
        ends: int32 (B, K), last token, included.
        scores: float64 (B, K), falling. Of equal scores the earlier start comes first, then the
            shorter span. Where a window has fewer than K legal spans the rest is score -inf,
            start = end = 0.

    What a masked position holds changes nothing. A logit of -inf is as good as a mask.

    Cost: time O(B T (L + log T) + B K L log(K L)) with L = `max_answer_tokens`, memory
    O(B T + B K L). Only the K starts with the best spans are looked at pair by pair: a span of
    another start is beaten by at least K.

    Raises:
        ValueError: if shapes differ, a logit that may be used is NaN or +inf, or a count is no
            positive integer.
    """
    max_answer_tokens = check_count("max_answer_tokens", max_answer_tokens)
    top_k = check_count("top_k", top_k)
    shape = np.shape(start_logits)
    if len(shape) != 2 or not shape[1]:
        raise ValueError(
            "`start_logits` must be (B, T) with T of at least 1. Received: "
            f"start_logits.shape={shape}. Pass the network's outputs for a batch of windows."
        )
    starts = _read_scores("start_logits", start_logits, "start_mask", start_mask, shape)
    ends = _read_scores("end_logits", end_logits, "end_mask", end_mask, shape)
    batch, width = shape
    length = min(max_answer_tokens, width)  # L
    padding = np.full((batch, length - 1), -np.inf)
    ends = np.concatenate([ends, padding], axis=1)  # (B, T + L - 1)
    bands = np.lib.stride_tricks.sliding_window_view(ends, length, axis=1)  # (B, T, L), no copy

    best = starts + bands.max(axis=2)  # (B, T), the best span with this start
    chosen = np.argsort(-best, axis=1, kind="stable")[:, :top_k]  # (B, C)
    chosen.sort(axis=1)  # so that the order below is by start, then by length
    rows = np.arange(batch)[:, None]  # (B, 1)
    pairs = starts[rows, chosen][..., None] + bands[rows, chosen]  # (B, C, L)
    pairs = pairs.reshape(batch, chosen.shape[1] * length)  # (B, C * L)
    order = np.argsort(-pairs, axis=1, kind="stable")[:, :top_k]  # (B, <= K)

    scores = pairs[rows, order]
    first = chosen[rows, order // length]
    legal = scores > -np.inf
    found = (
        np.where(legal, first, 0).astype("int32"),
        np.where(legal, first + order % length, 0).astype("int32"),
        scores,
    )
    missing = ((0, 0), (0, top_k - order.shape[1]))
    return tuple(
        np.pad(array, missing, constant_values=fill)  # (B, K)
        for array, fill in zip(found, (0, 0, -np.inf), strict=True)
    )


def null_scores(start_logits, end_logits) -> np.ndarray:
    """Return the score of no answer in each window, that of the span from [CLS] to [CLS].

        s_null = S . C + E . C  (Devlin et al. 2019, section 4.3)

    Args:
        start_logits: float array (B, T); [CLS] is token 0.
        end_logits: float array (B, T).

    Returns:
        float64 (B,).
    """
    starts, ends = np.asarray(start_logits), np.asarray(end_logits)
    if starts.ndim != 2 or not starts.shape[1] or starts.shape != ends.shape:
        raise ValueError(
            "`start_logits` and `end_logits` must both be (B, T) with T of at least 1. Received: "
            f"start_logits.shape={starts.shape}, end_logits.shape={ends.shape}. Pass the "
            "network's outputs for a batch of windows."
        )
    return starts[:, 0].astype("float64") + ends[:, 0].astype("float64")


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


def _read_scores(name, logits, mask_name, mask, shape):
    """Return float64 logits with -inf where the mask is False."""
    logits, mask = np.asarray(logits, "float64"), np.asarray(mask)
    if logits.shape != shape or mask.shape != shape or mask.dtype != bool:
        raise ValueError(
            f"`{name}` must be numbers and `{mask_name}` bool, both of the shape of "
            f"`start_logits`, {shape}. Received: {name}.shape={logits.shape}, {mask_name}.shape="
            f"{mask.shape}, {mask_name}.dtype={mask.dtype}. A mask is True where it is allowed."
        )
    scores = np.where(mask, logits, -np.inf)
    _check_scores(name, scores)
    return scores


def _check_scores(name, scores):
    wrong = ~(scores < np.inf)  # NaN too
    if wrong.any():
        place = tuple(int(i) for i in np.argwhere(wrong)[0])
        raise ValueError(
            f"`{name}` must be finite or -inf. Received: {name}{list(place)}={scores[place]}. "
            "A network gives NaN after a training that diverged: lower its learning rate."
        )


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
    _check_scores("scores", scores)
    _check_scores("nulls", nulls)
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
