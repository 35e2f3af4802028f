"""The fused path against Keras's own; that both paths agree is tested with `Attention`."""

import keras
import numpy as np
import pytest
from keras import ops

from tfqa.attention import causal_mask, combine_masks
from tfqa.attention.kernel import dot_product_attention

B, N, T, S, D = 2, 3, 5, 7, 11
RANDOM = np.random.default_rng(0)
PADDING = np.arange(S) < np.array([[7], [4]])


def draw(*shape):
    return RANDOM.normal(size=shape).astype("float32")


def to_numpy(x):
    return ops.convert_to_numpy(x)


@pytest.mark.parametrize("dtype", ["float32", "bfloat16"])
@pytest.mark.parametrize("scale", [None, 1.0])
def test_dot_product_attention_equals_keras(dtype, scale):
    """Also where it is written out in products: on TensorFlow."""
    inputs = [ops.cast(draw(B, N, length, D), dtype) for length in (T, S, S)]
    mask, bias = combine_masks(PADDING, causal_mask(T, S)), 3 * draw(N, T, S)
    heads = [ops.swapaxes(x, 1, 2) for x in inputs]
    expected = ops.dot_product_attention(*heads, bias=bias[None], mask=mask, scale=scale)
    expected = ops.swapaxes(expected, 1, 2)
    found = dot_product_attention(*inputs, mask, bias, scale)
    assert found.shape == (B, N, T, D)
    assert keras.backend.standardize_dtype(found.dtype) == dtype
    tolerance = 1e-5 if dtype == "float32" else 0.05
    found, expected = (to_numpy(ops.cast(x, "float32")) for x in (found, expected))
    np.testing.assert_allclose(found, expected, atol=tolerance)
