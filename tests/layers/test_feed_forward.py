"""The feed-forward network against NumPy, and that no position sees another."""

import keras
import numpy as np
import pytest
from keras import ops

from tests.transformer_in_numpy import feed_forward
from tfqa.layers import FeedForward
from tfqa.testing import assert_causal, assert_permutation_equivariant

B, T, D, F = 2, 5, 7, 11
RANDOM = np.random.default_rng(0)
ACTIVATIONS = pytest.mark.parametrize("activation", ["relu", "gelu", "silu"])
GATED = pytest.mark.parametrize("gated", [False, True])


def draw(*shape):
    return RANDOM.normal(size=shape).astype("float32")


def make(*parts, **options):
    layer = FeedForward(D, F, *parts, **options)
    layer.build((None, None, D))
    layer.set_weights([draw(*w.shape) for w in layer.get_weights()])
    return layer


def to_numpy(x):
    return ops.convert_to_numpy(x)


@GATED
@ACTIVATIONS
def test_equals_the_formula(activation, gated):
    """With "gelu" the exact one, by the error function, as in BERT."""
    for use_bias in (True, False):
        layer, x = make(activation, gated, use_bias=use_bias), draw(B, T, D)
        output = layer(x)
        assert output.shape == (B, T, D)
        expected = feed_forward(layer, x.astype("float64"))
        np.testing.assert_allclose(output, expected, rtol=1e-5, atol=1e-4)


@pytest.mark.parametrize("activation", [keras.activations.gelu, keras.activations.relu])
def test_activation_may_be_a_function(activation):
    layer, x = make(activation), draw(B, T, D)
    again = FeedForward.from_config(layer.get_config())
    again.build(x.shape)
    again.set_weights(layer.get_weights())
    np.testing.assert_array_equal(again(x), layer(x))


@pytest.mark.parametrize("use_bias", [True, False])
def test_number_of_parameters(use_bias):
    biases = int(use_bias)
    assert make(use_bias=use_bias).count_params() == 2 * D * F + biases * (F + D)
    gated = make(gated=True, use_bias=use_bias)
    assert gated.count_params() == 3 * D * F + biases * (2 * F + D)


@GATED
def test_each_position_by_itself(gated):
    layer, x = make("gelu", gated), draw(B, T, D)
    assert_permutation_equivariant(layer, {"inputs": x}, {"inputs": 1})
    assert_causal(layer, x)
    assert_causal(lambda x: layer(x[:, ::-1])[:, ::-1], x)
    np.testing.assert_allclose(layer(x[:, 2:3])[:, 0], to_numpy(layer(x))[:, 2], atol=1e-5)


@GATED
def test_dropout_acts_in_training_on_the_widened_units(gated):
    layer, x = make(gated=gated, dropout=0.5), draw(B, T, D)
    np.testing.assert_array_equal(layer(x), layer(x, training=False))
    assert np.abs(to_numpy(layer(x, training=True)) - to_numpy(layer(x))).max() > 0.1
    layer.output_projection.set_weights([np.zeros((F, D)), np.ones(D)])
    np.testing.assert_array_equal(layer(x, training=True), np.ones((B, T, D)))


@pytest.mark.parametrize(("sizes", "name"), [((0, F), "hidden_dim"), ((D, -1), "intermediate_dim")])
def test_sizes_must_be_positive(sizes, name):
    message = f"`{name}` must be a positive integer. Received: {name}={min(sizes)}"
    with pytest.raises(ValueError, match=message):
        FeedForward(*sizes)


def test_unknown_activation():
    with pytest.raises(ValueError, match="swoosh"):
        FeedForward(D, F, "swoosh")


def test_each_kernel_is_drawn_by_an_initializer_of_its_own():
    wide = keras.initializers.RandomNormal(stddev=3.0)
    for options, scale in (({}, (1 / 101) ** 0.5), ({"kernel_initializer": wide}, 3.0)):
        layer = FeedForward(101, 101, gated=True, use_bias=False, **options)
        for one in (layer, FeedForward.from_config(layer.get_config())):
            one.build((None, None, 101))
            kernels = one.get_weights()
            assert len({float(kernel[0, 0]) for kernel in kernels}) == 3
            for kernel in kernels:
                assert kernel.std() == pytest.approx(scale, rel=0.03)
