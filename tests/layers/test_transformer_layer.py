"""The parts that plug into a layer; the layers themselves are tested in files of their own."""

import keras
import numpy as np

from tfqa.attention import MultiHeadAttention
from tfqa.layers import DecoderLayer, EncoderLayer, EncoderStack

B, N, T, D, F, M = 2, 3, 5, 15, 19, 13
RANDOM = np.random.default_rng(0)


def draw(*shape):
    return RANDOM.normal(size=shape).astype("float32")


def test_parts_of_ones_own():
    """Any attention with the common signature goes in, and comes back from a configuration."""
    attention, network = MultiHeadAttention(D, 1, head_dim=7), keras.layers.Dense(D, "tanh")
    layer = EncoderLayer(
        D, F, N, attention=attention, feed_forward=network, normalization="rms", norm="pre"
    )
    stack = EncoderStack([layer])
    stack.build((None, None, D))
    stack.set_weights([draw(*w.shape) / 3 + (w == 1) for w in stack.get_weights()])
    assert layer.self_attention is attention and layer.feed_forward is network
    assert isinstance(stack.normalization, keras.layers.RMSNormalization)
    again = EncoderStack.from_config(stack.get_config())
    again.build((None, None, D))
    assert again.layers[0].self_attention.head_dim == 7
    again.set_weights(stack.get_weights())
    x = draw(B, T, D)
    np.testing.assert_array_equal(again(x), stack(x))


def test_no_biases():
    layer = DecoderLayer(D, F, N, use_bias=False, normalization="rms")
    layer.build((None, None, D), (None, None, M))
    assert not [variable.path for variable in layer.weights if variable.name == "bias"]
