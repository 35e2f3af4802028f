"""The residual connection: where it normalizes, what dropout acts on, and the free path."""

import numpy as np
import pytest
from keras import ops

from tests.transformer_in_numpy import normalize, residual
from tfqa.layers import Residual
from tfqa.testing import gradients

B, T, D = 2, 5, 7
RANDOM = np.random.default_rng(0)
BOTH = pytest.mark.parametrize("norm", ["post", "pre"])


def draw(*shape):
    return RANDOM.normal(size=shape).astype("float32")


def make(*arguments, **options):
    layer = Residual(*arguments, **options)
    layer.build((None, None, D))
    layer.set_weights([draw(D), draw(D)])
    return layer


def to_numpy(x):
    return ops.convert_to_numpy(x)


@BOTH
def test_equals_the_formula(norm):
    layer, x = make(norm, norm_epsilon=0.01), draw(B, T, D) + 5
    found, inner = layer(x, sublayer=lambda normalized: (ops.sin(normalized), normalized))
    np.testing.assert_allclose(found, residual(layer, x.astype("float64"), np.sin, 0.01), atol=1e-5)
    seen = normalize(layer.normalization, x.astype("float64"), 0.01) if norm == "pre" else x
    np.testing.assert_allclose(inner, seen, atol=1e-5)


def test_default_is_the_papers():
    assert Residual().norm == "post"
    assert make().count_params() == 2 * D


def test_path_is_free_with_pre_only():
    """Where the sublayer gives a constant, the derivative of y by x is the identity."""
    x, update, mix = draw(B, T, D), draw(B, T, D), draw(B, T, D)
    slopes = {}
    for norm in ("pre", "post"):
        layer = make(norm)
        (slopes[norm],) = gradients(
            lambda x, f=layer: ops.sum(mix * f(x, sublayer=lambda _: update)), x
        )
    np.testing.assert_allclose(slopes["pre"], mix, atol=1e-6)
    assert np.abs(slopes["post"] - mix).max() > 0.1


@BOTH
def test_dropout_acts_in_training_on_the_update_only(norm):
    layer, x, update = make(norm, 0.5), draw(31, T, D), draw(31, T, D)
    np.testing.assert_array_equal(
        layer(x, sublayer=lambda _: update), layer(x, sublayer=lambda _: update, training=False)
    )
    zeros = np.zeros_like(update)
    np.testing.assert_array_equal(
        layer(x, sublayer=ops.zeros_like, training=True), layer(x, sublayer=ops.zeros_like)
    )
    assert (
        np.abs(
            to_numpy(layer(x, sublayer=lambda _: update, training=True))
            - to_numpy(layer(x, sublayer=lambda _: update))
        ).max()
        > 0.1
    )
    if norm == "pre":
        kept = to_numpy(layer(zeros, sublayer=lambda _: update, training=True))
        assert 0.4 < (kept == 0).mean() < 0.6
        np.testing.assert_allclose(kept[kept != 0], 2 * update[kept != 0], rtol=1e-6)


def test_unknown_norm():
    with pytest.raises(ValueError, match=r"one of \('post', 'pre'\). Received: norm='prae'"):
        Residual("prae")


def test_root_mean_square():
    """Without mean and shift; in half precision its statistics are float32."""
    layer, x = Residual("pre", 0.0, 0.01, "rms"), draw(B, T, D) + 5
    layer.build((None, None, D))
    layer.set_weights([draw(D)])
    (scale,) = layer.get_weights()
    expected = x * scale / np.sqrt(np.mean(x.astype("float64") ** 2, axis=-1, keepdims=True) + 0.01)
    np.testing.assert_allclose(
        layer(x, sublayer=lambda normalized: normalized), x + expected, atol=1e-5
    )
    half = Residual("pre", 0.0, 1e-6, "rms", dtype="mixed_bfloat16")
    large = layer.normalization(3e4 * x)
    np.testing.assert_allclose(half.normalization(3e4 * x) * scale, large, rtol=0.03)
    with pytest.raises(ValueError, match=r"\('layer', 'rms'\). Received: 'batch'"):
        Residual(normalization="batch")
