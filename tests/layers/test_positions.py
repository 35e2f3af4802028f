"""Vectors for positions: waves and learned ones."""

import math

import keras
import numpy as np
import pytest
from keras import ops

from tests.transformer_in_numpy import positions
from tfqa.layers import LearnedPositions, SinusoidalPositions, TransformerEmbedding

B, T, D, V, L = 2, 7, 22, 23, 13  # D is even, 2 x 11; L positions can be learned
RANDOM = np.random.default_rng(0)


def draw_ids(*shape, low=0, high=V):
    return RANDOM.integers(low, high, size=shape).astype("int32")


def make(kind="sinusoidal", **options):
    length = L if kind == "learned" else None
    layer = TransformerEmbedding(V, D, kind, length, **options)
    layer.build((None, None))
    return layer


def to_numpy(x):
    return ops.convert_to_numpy(ops.cast(x, "float32"))


def test_sinusoids_are_the_papers_formula():
    found = SinusoidalPositions(D)(np.arange(101))
    assert keras.backend.standardize_dtype(found.dtype) == "float32"
    np.testing.assert_allclose(found, positions(101, D), atol=2e-5)


def test_sinusoids_have_no_last_position():
    """Float32 knows an angle of 10,000 radians to about 0.0005."""
    places = np.array([0, 1, 4999, 9999, 10_000])
    expected = positions(10_001, D)[places]
    found = to_numpy(SinusoidalPositions(D)(places))
    np.testing.assert_allclose(found, expected, atol=2e-3)
    assert SinusoidalPositions(D)(np.arange(10_000)).shape == (10_000, D)


def test_positions_of_any_shape():
    layer, places = SinusoidalPositions(D), draw_ids(3, 5, 7, high=101)
    np.testing.assert_array_equal(layer(places), to_numpy(layer(np.arange(101)))[places])
    assert layer(np.int32(3)).shape == (D,)
    assert not layer.weights


def test_a_shift_is_a_rotation():
    """PE(pos + k) = R PE(pos) with one rotation R for all pos, as section 3.5 promises."""
    k, layer = 5, SinusoidalPositions(D)
    rotation = np.zeros((D, D))
    for i in range(D // 2):
        angle = k / 10000 ** (2 * i / D)
        pair = slice(2 * i, 2 * i + 2)
        cos, sin = math.cos(angle), math.sin(angle)
        rotation[pair, pair] = [[cos, sin], [-sin, cos]]
    before, after = layer(np.arange(101)), layer(np.arange(101) + k)
    np.testing.assert_allclose(after, to_numpy(before) @ rotation.T, atol=5e-5)
    products = to_numpy(before) @ to_numpy(before).T  # so they depend on the distance only
    for distance in (0, 1, 17):
        assert np.ptp(np.diagonal(products, distance)) < 1e-3
    np.testing.assert_allclose(np.diagonal(products), D / 2, rtol=1e-5)


def test_sinusoids_are_computed_in_float32():
    """An angle of 9,999 in bfloat16 would be 9,984: another position."""
    places = np.arange(9990, 10_000)
    found = SinusoidalPositions(D, dtype="mixed_bfloat16")(places)
    assert keras.backend.standardize_dtype(found.dtype) == "bfloat16"
    expected = ops.cast(SinusoidalPositions(D)(places), "bfloat16")
    np.testing.assert_array_equal(to_numpy(found), to_numpy(expected))


@pytest.mark.parametrize("hidden_dim", [7, 0, -2])
def test_odd_width_is_refused(hidden_dim):
    message = f"must be even: each wave length has.*Received: hidden_dim={hidden_dim}"
    with pytest.raises(ValueError, match=message):
        SinusoidalPositions(hidden_dim)


def test_learned_positions_are_rows_of_a_matrix():
    layer, places = LearnedPositions(D, L), draw_ids(B, T, high=L)
    found = layer(places)
    (table,) = layer.get_weights()
    assert table.shape == (L, D)
    np.testing.assert_array_equal(found, table[places])
    assert layer(np.int32(3)).shape == (D,)
    half = LearnedPositions(D, L, dtype="mixed_bfloat16")(places)
    assert keras.backend.standardize_dtype(half.dtype) == "bfloat16"


def test_initial_scale_of_learned_positions():
    wide = keras.initializers.RandomUniform(-3, 3)
    for initializer, scale in ((None, 101**-0.5), (wide, 3**0.5), ("random_normal", 0.05)):
        layer = LearnedPositions(101, 97, initializer)
        layer.build((None, None))
        assert layer.get_weights()[0].std() == pytest.approx(scale, rel=0.05)


def test_too_many_learned_positions_are_refused():
    layer = LearnedPositions(D, L)
    assert layer(np.arange(L)[None]).shape == (1, L, D)
    message = f"at most `max_length`.*Received: {L + 1} positions, max_length={L}"
    with pytest.raises(ValueError, match=message):
        layer(np.arange(L + 1)[None])
    with pytest.raises(ValueError, match=message):
        make("learned")(draw_ids(B, L + 1))


@pytest.mark.parametrize("max_length", [None, 0])
def test_learned_positions_need_an_end(max_length):
    message = f"positive integer: learned.*Received: max_length={max_length}"
    with pytest.raises(ValueError, match=message):
        LearnedPositions(D, max_length)
    with pytest.raises(ValueError, match=message):
        TransformerEmbedding(V, D, "learned", max_length)
