"""From scores of tokens to spans: the best legal ones of each window.

A question-answering network scores every token twice, as the start and as the end of the answer.
`find_spans` looks at all pairs of one window, `merge_windows` at all windows of one passage. NumPy.
"""

import numpy as np

from tfqa.decoding.search import check_count


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
    check_scores(name, scores)
    return scores


def check_scores(name, scores):
    """Raise a ValueError if one is NaN or +inf."""
    wrong = ~(scores < np.inf)  # NaN too
    if wrong.any():
        place = tuple(int(i) for i in np.argwhere(wrong)[0])
        raise ValueError(
            f"`{name}` must be finite or -inf. Received: {name}{list(place)}={scores[place]}. "
            "A network gives NaN after a training that diverged: lower its learning rate."
        )
