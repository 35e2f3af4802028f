"""The encoder layer against NumPy and PyTorch, and what it must not see."""

from pathlib import Path

import keras
import numpy as np
import pytest
from keras import ops

from tests.transformer_in_numpy import encoder_layer
from tfqa.attention import ScaledDotProduct, causal_mask, combine_masks, softmax, sparsemax
from tfqa.attention.compatibility import get_compatibility
from tfqa.layers import DecoderLayer, EncoderLayer
from tfqa.testing import (
    assert_causal,
    assert_padding_invariant,
    assert_permutation_equivariant,
    assert_weights_sum_to_one,
)

B, N, T, D, F, A = 2, 3, 7, 15, 19, 11
RANDOM = np.random.default_rng(0)
REAL = np.arange(T) < np.array([[7], [4]])  # (B, T)
BOTH = pytest.mark.parametrize("norm", ["post", "pre"])


def draw(*shape):
    return RANDOM.normal(size=shape).astype("float32")


def make(**options):
    """A layer with random weights: else all biases are zero and all scales one."""
    layer = EncoderLayer(D, F, N, **options)
    layer.build((None, None, D))
    layer.set_weights([draw(*w.shape) / 3 + (w == 1) for w in layer.get_weights()])
    return layer


def to_numpy(x):
    return ops.convert_to_numpy(ops.cast(x, "float32"))


@BOTH
@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"activation": "gelu", "norm_epsilon": 0.01},
        {"activation": "silu", "gated": True},
        {"compatibility": "additive", "distribution": "sparsemax"},
    ],
    ids=lambda parts: "-".join(map(str, parts.values())) or "default",
)
def test_equals_the_paper(parts, norm):
    if "compatibility" in parts:
        parts = {**parts, "compatibility": get_compatibility(parts["compatibility"], A)}
    layer, x = make(norm=norm, **parts), draw(B, T, D)
    mask = combine_masks(REAL, causal_mask(T))
    output, weights = layer(x, attention_mask=mask, return_weights=True)
    assert output.shape == (B, T, D)
    assert weights.shape == (B, N, T, T)
    assert_weights_sum_to_one(weights, mask)
    np.testing.assert_allclose(layer(x, attention_mask=mask), output, atol=1e-5)
    epsilon = parts.get("norm_epsilon", 1e-6)
    for i in range(B):
        expected = encoder_layer(layer, x[i].astype("float64"), to_numpy(mask)[i] > 0, epsilon)
        np.testing.assert_allclose(output[i], expected, atol=2e-5)


def test_parts():
    """The reference in NumPy takes them from the layer, so here is what they must be."""
    part = get_compatibility("additive", A)
    layer = EncoderLayer(D, F, N, "gelu", True, compatibility=part, distribution="sparsemax")
    assert layer.self_attention.attention.compatibility is part
    assert layer.self_attention.attention.distribution is sparsemax
    assert layer.feed_forward.activation is keras.activations.gelu
    assert layer.feed_forward.gated


def test_default_is_the_papers():
    layer = EncoderLayer(D, F, N)
    assert type(layer.self_attention.attention.compatibility) is ScaledDotProduct
    assert layer.self_attention.attention.distribution is softmax
    assert layer.self_attention_residual.norm == layer.feed_forward_residual.norm == "post"
    assert layer.feed_forward.activation is keras.activations.relu


# Ours, in the order of `get_weights`, and what golden/make_layers.py calls them.
NAMES = {
    "self_attention": [f"self_attn.{x}" for x in ("query", "key", "value", "out_proj")],
    "self_attention_residual": ["norm1"],
    "feed_forward": ["linear1", "linear2"],
    "feed_forward_residual": ["norm2"],
}


@BOTH
@pytest.mark.parametrize("activation", ["relu", "gelu"])
def test_equals_pytorch(activation, norm):
    """What golden/make_layers.py wrote with nn.TransformerEncoderLayer."""
    golden = np.load(Path(__file__).parents[1] / "golden" / "layers.npz")
    x, mask = golden["source"], combine_masks(golden["source_mask"])
    layer = EncoderLayer(D, F, N, activation, norm=norm, norm_epsilon=1e-5)
    layer.build(x.shape)
    for part, names in NAMES.items():
        weights = [
            golden[f"encoder.{name}.{kind}"] for name in names for kind in ("kernel", "bias")
        ]
        getattr(layer, part).set_weights(weights)
    expected = golden[f"encoder_{norm}_{activation}"]
    np.testing.assert_allclose(layer(x, attention_mask=mask), expected, atol=2e-5)
    explicit, _ = layer(x, attention_mask=mask, return_weights=True)
    np.testing.assert_allclose(explicit, expected, atol=2e-5)


def test_number_of_parameters():
    attention, feed_forward, norms = 4 * D**2 + 4 * D, 2 * D * F + F + D, 2 * 2 * D
    assert make().count_params() == attention + feed_forward + norms
    assert make(gated=True).count_params() == make().count_params() + D * F + F
    assert make(compatibility=get_compatibility("general", A)).count_params() == (
        make().count_params() + (D // N) ** 2
    )


@BOTH
def test_padding_and_causality(norm):
    layer, x = make(norm=norm), draw(B, T, D)
    inputs = {"inputs": x, "attention_mask": combine_masks(REAL)}
    assert_padding_invariant(layer, inputs, REAL, "inputs", output_mask=REAL)
    assert_causal(lambda x: layer(x, attention_mask=causal_mask(T)), x)
    assert_permutation_equivariant(layer, {"inputs": x}, {"inputs": 1})
    axes = {"inputs": 1, "attention_mask": 3}
    assert_permutation_equivariant(layer, inputs, axes)


def test_bias_reaches_the_scores():
    layer, x = make(), draw(B, T, D)
    _, weights = layer(x, bias=50.0 * np.eye(T, dtype="float32"), return_weights=True)
    np.testing.assert_allclose(weights, np.broadcast_to(np.eye(T), (B, N, T, T)), atol=1e-5)


@BOTH
@pytest.mark.parametrize("name", ["dropout", "attention_dropout"])
def test_dropout_acts_in_training_only(name, norm):
    layer, x = make(norm=norm, **{name: 0.5}), draw(B, T, D)
    np.testing.assert_array_equal(layer(x), layer(x, training=False))
    wild = [to_numpy(layer(x, training=True)) for _ in range(2)]
    assert np.abs(wild[0] - to_numpy(layer(x))).max() > 0.1
    assert np.abs(wild[0] - wild[1]).max() > 0.1


def test_dropout_acts_on_each_sublayer():
    """Without one sublayer's output, the other's still varies."""
    for part in ("self_attention", "feed_forward"):
        layer, x = make(norm="pre", dropout=0.5), draw(B, T, D)
        output = getattr(layer, part).output_projection
        output.set_weights([np.zeros_like(w) for w in output.get_weights()])
        assert np.abs(to_numpy(layer(x, training=True)) - to_numpy(layer(x))).max() > 0.1


def test_activation_may_be_a_function():
    layer, x = make(activation=keras.activations.gelu), draw(B, T, D)
    config = keras.saving.serialize_keras_object(layer)
    again = keras.saving.deserialize_keras_object(config)
    again.set_weights(layer.get_weights())
    np.testing.assert_array_equal(again(x), layer(x))


def test_policy_reaches_every_part():
    layer = EncoderLayer(D, F, N, gated=True, dtype="mixed_bfloat16")
    assert {x.dtype_policy.name for x in layer._flatten_layers()} == {"mixed_bfloat16"}


def test_wrong_parts():
    with pytest.raises(ValueError, match="Received: norm='middle'"):
        EncoderLayer(D, F, N, norm="middle")
    with pytest.raises(ValueError, match="Received: hidden_dim=10, num_heads=3"):
        EncoderLayer(10, F, N)
    with pytest.raises(ValueError, match="Received: intermediate_dim=0"):
        EncoderLayer(D, 0, N)


def test_initializer_reaches_every_matrix():
    """And a decoder layer's cross-attention, which is made from the same configuration."""
    wide = keras.initializers.RandomUniform(2, 3)
    for layer in (
        EncoderLayer(D, F, N, kernel_initializer=wide),
        DecoderLayer(D, F, N, kernel_initializer=wide),
    ):
        again = type(layer).from_config(layer.get_config())
        for one in (layer, again):
            shapes = [(None, None, D)] * (2 if isinstance(one, DecoderLayer) else 1)
            one.build(*shapes)
            matrices = [w for w in one.get_weights() if w.ndim == 2]
            assert len(matrices) == (10 if isinstance(one, DecoderLayer) else 6)
            assert all(((w >= 2) & (w <= 3)).all() for w in matrices)
            assert len({float(w[0, 0]) for w in matrices}) == len(matrices)
