"""Activations by name, against their formulas."""

import math

import keras
import numpy as np
import pytest

from tfqa.layers.activations import gelu_tanh, get_activation

X = np.linspace(-5, 5, 101).astype("float32")


def test_the_approximation():
    """Equal to the formula, near the exact one, and not equal to that."""
    x = X.astype("float64")
    cube = math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)
    found = keras.ops.convert_to_numpy(gelu_tanh(keras.ops.convert_to_tensor(X)))
    np.testing.assert_allclose(found, x / 2 * (1 + np.tanh(cube)), atol=2e-6)
    exact = x * (1 + np.vectorize(math.erf)(x / math.sqrt(2))) / 2
    assert 1e-4 < np.abs(found - exact).max() < 5e-4


def test_by_name():
    assert get_activation("gelu_tanh") is gelu_tanh
    assert get_activation("relu") == "relu"
    with pytest.raises(ValueError, match="gleu"):
        get_activation("gleu")


def test_layers_keep_it():
    layer = keras.layers.Dense(3, activation=get_activation("gelu_tanh"))
    again = keras.saving.deserialize_keras_object(keras.saving.serialize_keras_object(layer))
    assert again.activation is gelu_tanh
