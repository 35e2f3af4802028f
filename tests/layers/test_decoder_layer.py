"""The decoder layer against NumPy and PyTorch; the source is longer than the target throughout."""

from pathlib import Path

import keras
import numpy as np
import pytest
from keras import ops

from tests.transformer_in_numpy import decoder_layer
from tfqa.attention import Additive, causal_mask, combine_masks, sparsemax
from tfqa.attention.compatibility import get_compatibility
from tfqa.layers import DecoderLayer
from tfqa.testing import (
    assert_causal,
    assert_padding_invariant,
    assert_permutation_invariant,
    assert_weights_sum_to_one,
)

B, N, T, S, D, F, M, A = 2, 3, 7, 11, 15, 19, 13, 17
RANDOM = np.random.default_rng(0)
SOURCE = np.arange(S) < np.array([[11], [4]])  # (B, S), True = real
BOTH = pytest.mark.parametrize("norm", ["post", "pre"])
PARTS = pytest.mark.parametrize(
    "parts",
    [
        {},
        {"activation": "gelu", "gated": True, "norm_epsilon": 0.01},
        {"compatibility": "additive", "distribution": "sparsemax"},
    ],
    ids=lambda parts: "-".join(map(str, parts.values())) or "default",
)


def draw(*shape):
    return RANDOM.normal(size=shape).astype("float32")


def make(**options):
    """A layer with random weights, for an encoder output of another width than its own."""
    if "compatibility" in options:
        options["compatibility"] = get_compatibility(options["compatibility"], A)
    layer = DecoderLayer(D, F, N, **options)
    layer.build((None, None, D), (None, None, M))
    layer.set_weights([draw(*w.shape) / 3 + (w == 1) for w in layer.get_weights()])
    return layer


def make_inputs():
    masks = {"attention_mask": causal_mask(T), "encoder_mask": combine_masks(SOURCE)}
    return {"inputs": draw(B, T, D), "encoder_output": draw(B, S, M), **masks}


def to_numpy(x):
    return ops.convert_to_numpy(ops.cast(x, "float32"))


@BOTH
@PARTS
def test_equals_the_paper(parts, norm):
    layer, inputs = make(norm=norm, **parts), make_inputs()
    output, weights, cross_weights = layer(**inputs, return_weights=True)
    assert output.shape == (B, T, D)
    assert weights.shape == (B, N, T, T)
    assert cross_weights.shape == (B, N, T, S)
    assert_weights_sum_to_one(weights, inputs["attention_mask"])
    assert_weights_sum_to_one(cross_weights, inputs["encoder_mask"])
    np.testing.assert_allclose(layer(**inputs), output, atol=1e-5)
    epsilon = parts.get("norm_epsilon", 1e-6)
    for i in range(B):
        x, encoded = (inputs[name][i].astype("float64") for name in ("inputs", "encoder_output"))
        expected = decoder_layer(layer, x, encoded, np.tri(T, dtype="bool"), SOURCE[i], epsilon)
        np.testing.assert_allclose(output[i], expected, atol=2e-5)


def test_parts():
    """The reference in NumPy takes them from the layer, so here is what they must be."""
    layer = make(compatibility="additive", distribution="sparsemax", attention_dropout=0.5)
    own, cross = layer.self_attention.attention, layer.cross_attention.attention
    for attention in (own, cross):
        assert isinstance(attention.compatibility, Additive)
        assert attention.compatibility.units == A
        assert attention.distribution is sparsemax
        assert attention.dropout == 0.5
    assert own.compatibility is not cross.compatibility


# Ours, in the order of `get_weights`, and what golden/make_layers.py calls them.
NAMES = {
    "self_attention": [f"self_attn.{x}" for x in ("query", "key", "value", "out_proj")],
    "self_attention_residual": ["norm1"],
    "cross_attention": [f"multihead_attn.{x}" for x in ("query", "key", "value", "out_proj")],
    "cross_attention_residual": ["norm2"],
    "feed_forward": ["linear1", "linear2"],
    "feed_forward_residual": ["norm3"],
}


@BOTH
@pytest.mark.parametrize("activation", ["relu", "gelu"])
def test_equals_pytorch(activation, norm):
    """What golden/make_layers.py wrote with nn.TransformerDecoderLayer."""
    golden = np.load(Path(__file__).parents[1] / "golden" / "layers.npz")
    inputs = {"inputs": golden["target"], "encoder_output": golden["source"]}
    inputs["attention_mask"] = causal_mask(T)
    inputs["encoder_mask"] = combine_masks(golden["source_mask"])
    layer = DecoderLayer(D, F, N, activation, norm=norm, norm_epsilon=1e-5)
    layer.build(inputs["inputs"].shape, inputs["encoder_output"].shape)
    for part, names in NAMES.items():
        weights = [
            golden[f"decoder.{name}.{kind}"] for name in names for kind in ("kernel", "bias")
        ]
        getattr(layer, part).set_weights(weights)
    expected = golden[f"decoder_{norm}_{activation}"]
    np.testing.assert_allclose(layer(**inputs), expected, atol=2e-5)
    np.testing.assert_allclose(layer(**inputs, return_weights=True)[0], expected, atol=2e-5)


def test_number_of_parameters():
    attention, norm = 4 * D**2 + 4 * D, 2 * D
    cross = 2 * (D + 1) * D + 2 * (M + 1) * D
    assert make().count_params() == attention + cross + 2 * D * F + F + D + 3 * norm
    more = 2 * 2 * (D // N) * A + 2 * A  # each attention has its own part
    assert make(compatibility="additive").count_params() == make().count_params() + more


@BOTH
def test_encoder_output_is_masked_with_the_sources_padding(norm):
    """Not with the target's, and the target not with the source's: the lengths differ."""
    layer, inputs = make(norm=norm), make_inputs()
    assert_padding_invariant(layer, inputs, SOURCE, "encoder_output")
    assert_padding_invariant(layer, {**inputs, "return_weights": True}, SOURCE, "encoder_output")
    short = {
        **inputs,
        "encoder_output": inputs["encoder_output"][1:, :4],
        "inputs": inputs["inputs"][1:],
    }
    short["encoder_mask"] = None
    np.testing.assert_allclose(layer(**short)[0], layer(**inputs)[1], atol=1e-5)


@BOTH
def test_causality_and_permutations(norm):
    layer, inputs = make(norm=norm), make_inputs()
    words = inputs.pop("inputs")
    assert_causal(lambda x: layer(x, **inputs), words)
    axes = {"encoder_output": 1, "encoder_mask": 3}
    assert_permutation_invariant(layer, {**inputs, "inputs": words}, axes)


@BOTH
@PARTS
def test_steps_equal_all_at_once(parts, norm):
    """At every position, with the source projected once and numbers of no meaning in the cache."""
    layer, inputs = make(norm=norm, **parts), make_inputs()
    expected = to_numpy(layer(**inputs))
    masked = {"encoder_mask": inputs["encoder_mask"]}
    projected = layer.project_encoder_output(inputs["encoder_output"])
    cache = layer.init_cache(B, S)
    for projection in (
        layer.cross_attention.key_projection,
        layer.cross_attention.value_projection,
    ):
        projection.set_weights([np.full_like(w, np.nan) for w in projection.get_weights()])
    for t in range(T):
        old = {name: to_numpy(part) for name, part in cache.items()}
        for part in old.values():
            assert part.shape == (B, N, S, D // N)
            part[:, :, t:] = 1000 * draw(B, N, S - t, D // N)
        cache = {name: ops.convert_to_tensor(part) for name, part in old.items()}
        word = inputs["inputs"][:, t : t + 1]
        output, cache = layer.step(word, cache, t, encoder_cache=projected, **masked)
        np.testing.assert_allclose(output[:, 0], expected[:, t], atol=1e-5)


@BOTH
@pytest.mark.parametrize("name", ["dropout", "attention_dropout"])
def test_dropout_acts_in_training_only(name, norm):
    layer, inputs = make(norm=norm, **{name: 0.5}), make_inputs()
    np.testing.assert_array_equal(layer(**inputs), layer(**inputs, training=False))
    wild = [to_numpy(layer(**inputs, training=True)) for _ in range(2)]
    assert np.abs(wild[0] - to_numpy(layer(**inputs))).max() > 0.1
    assert np.abs(wild[0] - wild[1]).max() > 0.1


@pytest.mark.parametrize("kept", ["self_attention", "cross_attention", "feed_forward"])
def test_dropout_acts_on_each_sublayer(kept):
    """Where the two others give nothing, this one's output varies."""
    layer, inputs = make(norm="pre", dropout=0.5), make_inputs()
    for part in {"self_attention", "cross_attention", "feed_forward"} - {kept}:
        output = getattr(layer, part).output_projection
        output.set_weights([np.zeros_like(w) for w in output.get_weights()])
    wild = to_numpy(layer(**inputs, training=True))
    assert np.abs(wild - to_numpy(layer(**inputs))).max() > 0.1


def test_policy_reaches_every_part():
    layer = DecoderLayer(D, F, N, dtype="mixed_bfloat16")
    assert {x.dtype_policy.name for x in layer._flatten_layers()} == {"mixed_bfloat16"}
    layer.build((None, None, D), (None, None, M))
    inputs = [ops.cast(draw(B, *shape), "bfloat16") for shape in ((1, D), (S, M))]
    cache = layer.init_cache(B, T)
    encoder_cache = layer.project_encoder_output(inputs[1])
    output, new = layer.step(inputs[0], cache, 0, encoder_cache=encoder_cache)
    kinds = {keras.backend.standardize_dtype(x.dtype) for x in keras.tree.flatten([output, new])}
    assert kinds == {"bfloat16"}


def test_wrong_parts():
    with pytest.raises(ValueError, match="Received: norm='middle'"):
        DecoderLayer(D, F, N, norm="middle")
    with pytest.raises(ValueError, match="Received: hidden_dim=10, num_heads=3"):
        DecoderLayer(10, F, N)
