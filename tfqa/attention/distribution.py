"""Distribution functions: from scores to weights that are not negative and sum to one."""

import keras
from keras import ops

MASKED_SCORE = -1e9  # finite, so that a fully masked row gives zeros and not NaN


@keras.saving.register_keras_serializable(package="tfqa")
def softmax(scores, mask=None):
    """Turn scores into weights with the exponential.

        softmax(z)_j = exp(z_j) / sum_k exp(z_k)         (Bahdanau et al. 2015, eq. 6)

    Args:
        scores: float tensor (..., S).
        mask: boolean tensor broadcastable to `scores`, True = attend; or None.

    Returns:
        float32 tensor (..., S). Masked positions get exactly zero, and the rest sums to one;
        a row with every position masked is all zeros.
    """
    scores = ops.cast(scores, "float32")
    if mask is None:
        return ops.softmax(scores, axis=-1)
    scores = ops.where(mask, scores, MASKED_SCORE)
    return ops.where(mask, ops.softmax(scores, axis=-1), 0.0)


@keras.saving.register_keras_serializable(package="tfqa")
def sparsemax(scores, mask=None):
    """Project scores onto the probability simplex, so that most weights are exactly zero.

        sparsemax(z) = argmin_p ||p - z||^2 = max(z - tau(z), 0)
        tau(z) = (sum_{j <= k(z)} z_(j) - 1) / k(z)
        k(z) = max {k : 1 + k z_(k) > sum_{j <= k} z_(j)}
                                                          (Martins & Astudillo 2016, algorithm 1)

    with z_(1) >= z_(2) >= ... the sorted scores.

    Args:
        scores: float tensor (..., S).
        mask: boolean tensor broadcastable to `scores`, True = attend; or None.

    Returns:
        float32 tensor (..., S), masked as in `softmax`. Costs a sort: O(S log S) a row.
    """
    scores = ops.cast(scores, "float32")
    if mask is not None:
        scores = ops.where(mask, scores, MASKED_SCORE)
    scores = scores - ops.stop_gradient(ops.max(scores, axis=-1, keepdims=True))
    descending = -ops.sort(-scores, axis=-1)  # (..., S)
    cumulative = ops.cumsum(descending, axis=-1)  # (..., S)
    rank = ops.cast(ops.arange(1, ops.shape(scores)[-1] + 1), "float32")  # (S,)
    inside = ops.cast(1.0 + rank * descending > cumulative, "float32")
    size = ops.sum(inside, axis=-1, keepdims=True)  # k(z), at least 1 as the largest score is 0
    threshold = (ops.sum(descending * inside, axis=-1, keepdims=True) - 1.0) / size
    weights = ops.relu(scores - threshold)
    return weights if mask is None else ops.where(mask, weights, 0.0)


def get_distribution(identifier):
    """Return the distribution function named by a string, or the callable itself.

    Raises:
        ValueError: the name is not known.
    """
    known = {"softmax": softmax, "sparsemax": sparsemax}
    if isinstance(identifier, dict):
        identifier = keras.saving.deserialize_keras_object(identifier)
    if callable(identifier):
        return identifier
    if identifier in known:
        return known[identifier]
    raise ValueError(
        f"`distribution` must be a callable or one of {sorted(known)}. "
        f"Received: distribution={identifier!r}."
    )
