"""Stacks: which layer is applied when, what they return, position biases, and their caches."""

import keras
import numpy as np
import pytest
from keras import ops

from tests.transformer_in_numpy import encoder_layer, normalize
from tfqa.attention import causal_mask, combine_masks
from tfqa.layers import DecoderLayer, DecoderStack, EncoderLayer, EncoderStack
from tfqa.testing import gradients

B, N, T, S, D, F, M = 2, 3, 5, 7, 15, 19, 13
RANDOM = np.random.default_rng(0)
REAL = np.arange(T) < np.array([[3], [5]])  # (B, T)
SOURCE = np.arange(S) < np.array([[7], [4]])  # (B, S)


def draw(*shape):
    return RANDOM.normal(size=shape).astype("float32")


def to_numpy(x):
    return ops.convert_to_numpy(x)


@keras.saving.register_keras_serializable(package="tests")
class Distance(keras.layers.Layer):
    """A bias -w |i - j| with a weight for each head."""

    def __init__(self, num_heads, **kwargs):
        super().__init__(**kwargs)
        self.num_heads = num_heads

    def build(self, queries_shape, keys_shape):
        self.slope = self.add_weight(name="slope", shape=(self.num_heads, 1, 1))

    def call(self, queries, keys):
        distance = ops.abs(queries[:, None, :, None] - keys[:, None, None, :])  # (B, 1, T, S)
        return -ops.cast(distance, "float32") * self.slope

    def get_config(self):
        return {**super().get_config(), "num_heads": self.num_heads}


def make_encoder(count, norm="post", position_bias=None, **options):
    layers = [EncoderLayer(D, F, N, norm=norm) for _ in range(count)]
    return shake(EncoderStack(layers, position_bias=position_bias, **options), (None, None, D))


def make_decoder(count, cross=True, norm="post", position_bias=None, **options):
    layers = [DecoderLayer(D, F, N, norm=norm, cross_attention=cross) for _ in range(count)]
    stack = DecoderStack(layers, position_bias=position_bias, **options)
    return shake(stack, (None, None, D), *([(None, None, M)] if cross else []))


def shake(stack, *shapes):
    stack.build(*shapes)
    stack.set_weights([draw(*w.shape) / 3 + (w == 1) for w in stack.get_weights()])
    return stack


@pytest.mark.parametrize(
    ("count", "options", "order"),
    [
        (3, {}, [0, 1, 2]),
        (1, {"num_layers": 4}, [0, 0, 0, 0]),  # Universal Transformer
        (2, {"num_layers": 5}, [0, 0, 0, 1, 1]),
        (4, {"num_layers": 6, "num_groups": 2}, [0, 1] * 3 + [2, 3] * 3),  # ALBERT, 2 inner layers
    ],
)
def test_order_of_the_layers(count, options, order):
    stack = make_encoder(count, **options)
    assert [stack.layers.index(layer) for layer in stack.schedule()] == order
    x, mask = draw(B, T, D), combine_masks(REAL)
    expected = x
    for number in order:
        expected = stack.layers[number](expected, attention_mask=mask)
    np.testing.assert_array_equal(stack(x, attention_mask=mask), expected)
    one = EncoderLayer(D, F, N)
    one.build((None, None, D))
    assert stack.count_params() == count * one.count_params()


@pytest.mark.parametrize("norm", ["post", "pre"])
def test_equals_the_paper_and_returns_what_is_asked_for(norm):
    stack, x = make_encoder(2, norm), draw(1, T, D)
    traced = stack(x, return_weights=True, return_states=True)
    expected = [x[0].astype("float64")]
    for layer in stack.layers:
        expected.append(encoder_layer(layer, expected[-1], True, 1e-6))
    if norm == "pre":
        expected[-1] = normalize(stack.normalization, expected[-1], 1e-6)
    assert (stack.normalization is None) == (norm == "post")
    for state, other in zip(traced["states"], expected, strict=True):
        np.testing.assert_allclose(state[0], other, atol=2e-5)
    assert [tuple(w.shape) for w in traced["weights"]] == [(1, N, T, T)] * 2
    np.testing.assert_array_equal(traced["outputs"], traced["states"][-1])
    np.testing.assert_allclose(stack(x), traced["outputs"], atol=1e-5)


def test_shared_layers_learn_from_every_use():
    stack, x = make_encoder(1, num_layers=2), draw(B, T, D)
    layer = stack.layers[0]
    twice = gradients(lambda: ops.sum(ops.sin(stack(x))), variables=stack.trainable_variables)
    hidden = layer(x)
    last = gradients(lambda: ops.sum(ops.sin(layer(hidden))), variables=layer.trainable_variables)
    assert len(twice) == len(last)
    assert max(np.abs(one - other).max() for one, other in zip(twice, last, strict=True)) > 0.1


def test_position_bias_is_shared_by_all_layers():
    stack, x = make_encoder(2, position_bias=Distance(N)), draw(B, T, D)
    slope = to_numpy(stack.position_bias.slope)
    bias = -np.abs(np.arange(T)[:, None] - np.arange(T)) * slope[None]
    given = draw(N, T, T)
    expected = x
    for layer in stack.layers:
        expected = layer(expected, bias=bias + given)
    np.testing.assert_allclose(stack(x, bias=given), expected, atol=1e-5)
    again = EncoderStack.from_config(stack.get_config())
    again.build((None, None, D))
    again.set_weights(stack.get_weights())
    np.testing.assert_array_equal(again(x), stack(x))


@pytest.mark.parametrize("norm", ["post", "pre"])
def test_decoder_steps_equal_all_at_once(norm):
    """Shared layers have a cache for each use; a position bias counts from the first token."""
    stack = make_decoder(1, norm=norm, num_layers=3, position_bias=Distance(N))
    x, source, mask = draw(B, T, D), draw(B, S, M), combine_masks(SOURCE)
    options = {"attention_mask": causal_mask(T), "encoder_mask": mask}
    traced = stack(x, encoder_output=source, return_weights=True, **options)
    assert [tuple(w.shape) for w in traced["weights"]] == [(B, N, T, T)] * 3
    assert [tuple(w.shape) for w in traced["cross_weights"]] == [(B, N, T, S)] * 3
    expected = to_numpy(traced["outputs"])
    np.testing.assert_allclose(stack(x, encoder_output=source, **options), expected, atol=1e-5)
    caches, projected = stack.init_cache(B, S), stack.project_encoder_output(source)
    assert len(caches) == len(projected) == 3
    for t in range(T):
        output, caches = stack.step(
            x[:, t : t + 1], caches, t, encoder_caches=projected, encoder_mask=mask
        )
        np.testing.assert_allclose(output[:, 0], expected[:, t], atol=1e-5)


def test_padding_before_a_text_changes_nothing():
    """Without cross-attention; the second row's text begins two places later."""
    stack, x = make_decoder(2, cross=False, position_bias=Distance(N)), draw(1, T, D)
    expected = to_numpy(stack(x, attention_mask=causal_mask(T)))
    offset, caches = np.array([[0], [2]], "int32"), stack.init_cache(2, S)
    assert stack.project_encoder_output(None) == [None, None]
    rows = np.concatenate([np.pad(x, [(0, 0), pad, (0, 0)]) for pad in ((0, 2), (2, 0))])
    mask = combine_masks(np.arange(S)[None] >= offset)
    output, caches = stack.step(rows[:, :4], caches, 0, attention_mask=mask, offset=offset)
    np.testing.assert_allclose(output[0], expected[0, :4], atol=1e-5)
    np.testing.assert_allclose(output[1, 2:], expected[0, :2], atol=1e-5)
    output, caches = stack.step(rows[:, 4:], caches, 4, attention_mask=mask, offset=offset)
    np.testing.assert_allclose(output[0, 0], expected[0, 4], atol=1e-5)
    np.testing.assert_allclose(output[1], expected[0, 2:], atol=1e-5)


def test_wrong_groups():
    layers = [EncoderLayer(D, F, N) for _ in range(3)]
    with pytest.raises(ValueError, match="must divide.*num_groups=2, 3 layers"):
        EncoderStack(layers, num_groups=2)
    with pytest.raises(ValueError, match="would not be used. Received: num_layers=2, num_groups=3"):
        EncoderStack(layers, num_layers=2)
