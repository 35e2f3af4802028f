"""Softmax and sparsemax against float64 NumPy, with masks, large scores and gradients."""

import numpy as np
import pytest
from keras import ops

from tfqa.attention import softmax, sparsemax
from tfqa.attention.distribution import get_distribution
from tfqa.testing import assert_weights_sum_to_one, gradients

B, T, S = 2, 5, 7
RANDOM = np.random.default_rng(0)
BOTH = pytest.mark.parametrize("name", ["softmax", "sparsemax"])


def softmax_of_row(scores):
    powers = np.exp(scores - scores.max())
    return powers / powers.sum()


def sparsemax_of_row(scores):
    """Project on the simplex: the threshold at which the rest sums to one, by bisection."""
    low, high = scores.max() - 1, scores.max()
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if np.maximum(scores - middle, 0).sum() > 1 else (low, middle)
    return np.maximum(scores - low, 0)


ROWS = {"softmax": (softmax, softmax_of_row), "sparsemax": (sparsemax, sparsemax_of_row)}


def in_numpy(row, scores, mask):
    weights = np.zeros(scores.shape)
    mask = np.broadcast_to(mask, scores.shape)
    for place in np.ndindex(*scores.shape[:-1]):
        seen = mask[place]
        if seen.any():
            weights[place][seen] = row(scores[place].astype("float64")[seen])
    return weights


def draw_scores(scale=1.0):
    return (scale * RANDOM.normal(size=(B, T, S))).astype("float32")


def draw_mask():
    mask = RANDOM.random((B, T, S)) < 0.6
    mask[0, 1] = False  # sees nothing
    mask[1, 2] = np.arange(S) == 3  # sees one position
    mask[1, 3] = True
    return mask


def evaluate(function, scores, mask=None):
    weights = ops.convert_to_numpy(function(scores, mask))
    assert weights.dtype == np.float32
    return weights


@BOTH
@pytest.mark.parametrize("scale", [0.01, 1.0, 10.0])
def test_equals_numpy(name, scale):
    function, row = ROWS[name]
    scores, mask = draw_scores(scale), draw_mask()
    np.testing.assert_allclose(
        evaluate(function, scores), in_numpy(row, scores, np.True_), atol=2e-6
    )
    weights = evaluate(function, scores, mask)
    np.testing.assert_allclose(weights, in_numpy(row, scores, mask), atol=2e-6)
    assert_weights_sum_to_one(weights, mask)


@BOTH
def test_masked_is_the_same_as_left_out(name):
    scores = draw_scores()
    mask = np.arange(S) < 4
    weights = evaluate(ROWS[name][0], scores, mask)
    np.testing.assert_allclose(
        weights[..., :4], evaluate(ROWS[name][0], scores[..., :4]), atol=1e-6
    )
    assert (weights[..., 4:] == 0).all()


@BOTH
def test_large_scores(name):
    function, row = ROWS[name]
    scores = np.array([[1e4, -1e4, 9999.5, 0], [-1e4, -1e4, -1e4, -1e4]], dtype="float32")
    for mask in (None, np.array([False, True, True, True])):
        expected = in_numpy(row, scores, np.True_ if mask is None else mask)
        np.testing.assert_allclose(evaluate(function, scores, mask), expected, atol=1e-6)


@BOTH
def test_low_scores_are_not_taken_for_masked_ones(name):
    scores = np.array([[-1e4, -1e4 + 1, 5e4]], dtype="float32")
    weights = evaluate(ROWS[name][0], scores, np.array([[True, True, False]]))
    assert_weights_sum_to_one(weights, np.array([[True, True, False]]))
    assert weights[0, 1] > weights[0, 0]


@BOTH
def test_gradients(name):
    function, row = ROWS[name]
    scores, mask = draw_scores(), draw_mask()
    mix = RANDOM.normal(size=scores.shape)
    (found,) = gradients(lambda x: ops.sum(function(x, mask) * mix.astype("float32")), scores)
    weights = in_numpy(row, scores, mask)
    inside = weights > 0
    for place in np.ndindex(B, T):
        p, support, g = weights[place], inside[place], mix[place]
        if name == "softmax":  # diag(p) - p p^T
            expected = p * (g - p @ g)
        else:  # Martins & Astudillo 2016, eq. 14: diag(s) - s s^T / |s|, s the support
            expected = support * (g - (support @ g) / max(support.sum(), 1))
        np.testing.assert_allclose(found[place], expected, atol=1e-5)


@BOTH
def test_gradient_is_finite_where_all_is_masked(name):
    scores = draw_scores(1e4)
    (found,) = gradients(
        lambda x: ops.sum(ROWS[name][0](x, np.zeros((B, 1, S), "bool")) ** 2), scores
    )
    np.testing.assert_array_equal(found, np.zeros_like(scores))


def test_sparsemax_is_sparse_and_softmax_is_not():
    scores = draw_scores(2.0)
    assert (evaluate(sparsemax, scores) == 0).mean() > 0.5
    assert (evaluate(softmax, scores) > 0).all()


@BOTH
def test_half_precision_scores_are_computed_in_float32(name):
    scores = ops.cast(draw_scores(), "bfloat16")
    weights = ROWS[name][0](scores)
    np.testing.assert_allclose(
        weights, evaluate(ROWS[name][0], ops.cast(scores, "float32")), atol=1e-7
    )


def test_found_by_name():
    assert get_distribution("softmax") is softmax
    assert get_distribution("sparsemax") is sparsemax
    assert get_distribution(len) is len
    with pytest.raises(ValueError, match=r"one of \['softmax', 'sparsemax'\].*'hardmax'"):
        get_distribution("hardmax")
