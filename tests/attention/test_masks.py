"""Polarity, ranks, combination, and queries and keys of unequal length."""

import numpy as np
import pytest
from keras import ops

from tfqa.attention import Attention, causal_mask, combine_masks, padding_mask

B, N, T, S = 2, 3, 5, 7
RANDOM = np.random.default_rng(0)


def to_numpy(mask):
    mask = ops.convert_to_numpy(mask)
    assert mask.dtype == np.bool_
    return mask


def test_padding_mask_is_true_at_real_tokens():
    ids = np.array([[5, 2, 0, 0], [7, 0, 9, 4]])
    np.testing.assert_array_equal(to_numpy(padding_mask(ids)), ids != 0)
    np.testing.assert_array_equal(to_numpy(padding_mask(ids, pad_id=4)), ids != 4)


def test_causal_mask_lets_see_the_past():
    mask = to_numpy(causal_mask(3))
    expected = [[True, False, False], [True, True, False], [True, True, True]]
    np.testing.assert_array_equal(mask, [[expected]])


def test_causal_mask_of_the_last_queries():
    whole = to_numpy(causal_mask(S))
    np.testing.assert_array_equal(to_numpy(causal_mask(T, S)), whole[:, :, S - T :])
    np.testing.assert_array_equal(to_numpy(causal_mask(1, S)), np.ones((1, 1, 1, S)))


def test_causal_mask_keeps_the_future_out():
    x = RANDOM.normal(size=(B, T, 11)).astype("float32")
    _, weights = Attention()(x, x, attention_mask=causal_mask(T), return_weights=True)
    weights = ops.convert_to_numpy(weights)
    assert (np.triu(weights, 1) == 0).all()
    assert (np.tril(weights) > 0).sum() == B * T * (T + 1) // 2


def test_combined_is_the_intersection_of_all_ranks():
    keys = RANDOM.random((B, S)) < 0.7
    rows = RANDOM.random((B, T, S)) < 0.7
    heads = RANDOM.random((B, N, T, S)) < 0.7
    expected = keys[:, None, None] & rows[:, None] & heads
    found = to_numpy(combine_masks(keys, None, rows, heads))
    np.testing.assert_array_equal(found, expected)
    np.testing.assert_array_equal(
        to_numpy(combine_masks(keys, causal_mask(T, S))),
        keys[:, None, None] & to_numpy(causal_mask(T, S)),
    )


def test_ranks_alone():
    assert to_numpy(combine_masks(np.ones((B, S), "bool"))).shape == (B, 1, 1, S)
    assert to_numpy(combine_masks(np.ones((B, T, S), "bool"))).shape == (B, 1, T, S)
    assert to_numpy(combine_masks(np.ones((B, N, T, S), "int32"))).shape == (B, N, T, S)


def test_no_masks():
    assert combine_masks() is None
    assert combine_masks(None, None) is None


@pytest.mark.parametrize("shape", [(S,), (B, N, T, S, 1)])
def test_wrong_rank(shape):
    with pytest.raises(ValueError, match=rf"\(B, S\).*mask.shape=\({shape[0]},"):
        combine_masks(np.ones(shape, "bool"))
