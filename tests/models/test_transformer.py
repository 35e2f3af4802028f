"""The Transformer against the paper in NumPy: its masks, its sizes, and that it is kept whole."""

import functools
import math
import os
import subprocess
import sys
from pathlib import Path

import keras
import numpy as np
import pytest
from keras import ops

from tests.transformer_in_numpy import transformer
from tfqa.attention import Additive, sparsemax
from tfqa.decoding import align
from tfqa.models import Transformer, TransformerConfig
from tfqa.testing import assert_weights_sum_to_one, gradients
from tfqa.training import MaskedCrossEntropy

B, S, T, N, D, F, L = 3, 7, 5, 3, 30, 37, 11  # D is even, 3 heads of 10
V, W = 71, 67  # vocabularies of source and target
RANDOM = np.random.default_rng(0)
VARIANTS = {
    "post": {},
    "pre": {"norm": "pre", "activation": "gelu", "gated": True},
    "learned": {"positions": "learned", "max_length": L, "tie_embeddings": False},
    "additive": {"compatibility": "additive", "distribution": "sparsemax", "attention_dim": 13},
    "shared": {"share_embeddings": True, "source_vocabulary_size": W, "norm": "pre"},
    "bare": {"positions": None, "compatibility": "general", "norm_epsilon": 0.01},
}
EVERY = pytest.mark.parametrize("name", VARIANTS)


def make(name="post", dtype=None, shaken=True, **changes):
    """A model; shaken, so that no bias is zero, no scale one, and embeddings are not all alike."""
    sizes = {"source_vocabulary_size": V, "target_vocabulary_size": W, "hidden_dim": D}
    sizes |= {"intermediate_dim": F, "num_heads": N}
    model = Transformer(
        TransformerConfig.tiny(**{**sizes, **VARIANTS[name], **changes}), dtype=dtype
    )
    if shaken:
        random = np.random.default_rng(1)
        weights = [w + 0.2 * random.normal(size=w.shape) for w in model.get_weights()]
        model.set_weights(weights)
    return model


@functools.cache
def get(name):
    """The same model again and again, for tests that change nothing in it."""
    return make(name)


def draw_ids(*shape):
    return RANDOM.integers(4, W, size=shape).astype("int32")


def make_inputs(source_length=S, target_length=T):
    source, target = draw_ids(B, source_length), draw_ids(B, target_length)
    source[0, 4:] = source[2, -1:] = 0
    target[:, 0] = 2
    target[1, 3:] = 0
    return {"source_ids": source, "target_ids": target}


def to_numpy(x):
    return ops.convert_to_numpy(ops.cast(x, "float32"))


def pad(inputs, **widths):
    return {k: np.pad(x, ((0, 0), (0, widths.get(k, 0)))) for k, x in inputs.items()}


@pytest.mark.parametrize(
    ("name", "lengths"), [*((name, (S, T)) for name in VARIANTS), ("post", (T, T))]
)
def test_equals_the_paper(name, lengths):
    """Each sentence pair without its padding: so a target is masked with its own source's padding.

    With lengths that differ the target's mask would not fit; with equal ones nothing would tell.
    """
    model, inputs = get(name), make_inputs(*lengths)
    logits = to_numpy(model(inputs))
    assert logits.shape == (B, T, W)
    for i in range(B):
        source, target = (x[i][x[i] != 0] for x in inputs.values())
        assert len(source) < lengths[0] or len(target) < T or i == 1
        expected = transformer(model, source, target)
        np.testing.assert_allclose(logits[i, : len(target)], expected, rtol=1e-4, atol=5e-5)


def test_parts_reach_every_layer():
    """The reference in NumPy takes them from the layers, so here is what they must be."""
    options = {"compatibility": "additive", "attention_dim": 13, "distribution": "sparsemax"}
    options |= {"activation": "gelu", "gated": True, "attention_dropout": 0.3, "dropout": 0.2}
    model = make(**options, norm="pre", norm_epsilon=0.01)
    assert len(model.encoder.layers) == len(model.decoder.layers) == 2
    assert model.encoder.normalization.epsilon == model.decoder.normalization.epsilon == 0.01
    for layer in (*model.encoder.layers, *model.decoder.layers):
        assert isinstance(layer.self_attention.attention.compatibility, Additive)
        config = layer.get_config()
        assert config.pop("compatibility")["config"]["units"] == 13
        assert layer.self_attention.attention.distribution is sparsemax
        config.pop("distribution")
        config["num_layers"] = 2
        expected = model.config.to_dict()
        assert all(config[name] == expected[name] for name in config.keys() & expected.keys())
        assert {"gated", "activation", "dropout", "norm"} < config.keys() & expected.keys()
    default = make(compatibility="additive").encoder.layers[0].self_attention.attention
    assert default.compatibility.units == D // N


@EVERY
def test_weights_are_distributions_over_what_may_be_seen(name):
    model, inputs = get(name), make_inputs()
    real = (inputs["source_ids"] != 0)[:, None, None]  # (B, 1, 1, S)
    seen = {"encoder": real, "decoder": np.tri(T, dtype="bool"), "cross": real}
    lengths = {"encoder": (S, S), "decoder": (T, T), "cross": (T, S)}
    found = model.attention_weights(inputs)
    assert set(found) == set(seen)
    for kind, layers in found.items():
        assert len(layers) == 2
        for weights in layers:
            assert weights.shape == (B, N, *lengths[kind])
            assert keras.backend.standardize_dtype(weights.dtype) == "float32"
            assert_weights_sum_to_one(weights, seen[kind])
        assert not np.allclose(layers[0], layers[1])


@pytest.mark.parametrize(("num_layers", "layer"), [(1, 0), (2, 1), (3, 1), (6, 4)])
def test_alignment_is_the_mean_over_heads_of_one_layer(num_layers, layer):
    model, inputs = make(num_layers=num_layers), make_inputs()
    found = to_numpy(model.align(inputs))
    cross = to_numpy(model.attention_weights(inputs)["cross"][layer])
    np.testing.assert_allclose(found, cross.mean(axis=1), atol=1e-6)
    np.testing.assert_allclose(align(model, **inputs), found, atol=1e-5)
    assert model.attends
    assert (model.pad_id, model.start_id, model.end_id) == (0, 2, 3)


@pytest.mark.parametrize("name", ["post", "learned"])
def test_initial_loss(name):
    """A bit above log V: a normalized state gives tied logits of variance one, not zero.

    If logits are normal with variance s^2, their log-sum-exp adds s^2 / 2.
    """
    model = make(name, shaken=False)
    logits = model({"source_ids": draw_ids(64, S), "target_ids": draw_ids(64, L)})
    loss = float(MaskedCrossEntropy()(draw_ids(64, L), logits))
    variance = float(ops.var(logits))
    assert loss == pytest.approx(math.log(W) + variance / 2, rel=0.03)
    assert loss == pytest.approx(math.log(W) + 0.5, rel=0.1)
    expected = 1 if model.config.tie_embeddings else 2 * D / (D + W)  # glorot_uniform
    assert variance == pytest.approx(expected, rel=0.3)


@pytest.mark.parametrize("name", ["post", "learned", "additive"])
def test_more_padding_changes_nothing(name):
    """Of either side: no logit, no weight, and not the loss."""
    model, inputs = get(name), make_inputs()
    expected = to_numpy(model(inputs))
    wide = pad(inputs, source_ids=4, target_ids=6)
    found = to_numpy(model(wide))
    np.testing.assert_allclose(found[:, :T], expected, atol=5e-5)
    weights = to_numpy(model.align(wide))
    np.testing.assert_allclose(weights[:, :T, :S], to_numpy(model.align(inputs)), atol=1e-5)
    assert not weights[:, :, S:].any()
    labels = np.where(inputs["target_ids"] != 0, draw_ids(B, T), 0)
    losses = [
        float(MaskedCrossEntropy()(np.pad(labels, ((0, 0), (0, more))), logits))
        for more, logits in ((0, expected), (6, found))
    ]
    assert losses[0] == pytest.approx(losses[1], rel=1e-5)


@pytest.mark.parametrize("name", ["post", "pre"])
def test_the_vector_of_the_padding_token_changes_nothing(name):
    model, inputs = make(name), make_inputs()
    expected = to_numpy(model(inputs))
    (slope,) = gradients(
        lambda: ops.sum(ops.square(model(inputs))), variables=[model.source_embedding.embeddings]
    )
    assert not slope[0].any()
    assert slope[inputs["source_ids"][0, 0]].any()
    table = model.source_embedding.embeddings
    table.assign(np.where(np.arange(V)[:, None] == 0, 100, table))
    np.testing.assert_allclose(to_numpy(model(inputs)), expected, atol=5e-5)


@EVERY
def test_causal_in_the_target(name):
    """Nothing before a changed word changes, its own row does; so target padding is not seen."""
    model, inputs = get(name), make_inputs()
    expected = to_numpy(model(inputs))
    for t in (1, 3):
        target = inputs["target_ids"].copy()
        target[:, t:] = draw_ids(B, T - t)
        found = to_numpy(model({**inputs, "target_ids": target}))
        np.testing.assert_allclose(found[:, :t], expected[:, :t], atol=1e-5)
        assert np.abs(found[:, t] - expected[:, t]).max() > 1e-3


def test_without_padding_id_the_padding_is_read():
    masked, inputs = get("post"), make_inputs()
    blind = make(pad_id=-1)
    wider = pad(inputs, source_ids=4)
    assert np.abs(to_numpy(blind(wider)) - to_numpy(blind(inputs))).max() > 1e-3
    assert (to_numpy(blind.align(inputs))[0, :, 4:] > 0.001).all()
    assert (to_numpy(masked.align(inputs))[0, :, 4:] == 0).all()


@EVERY
def test_order_of_the_source_is_seen_through_positions_only(name):
    model, inputs = get(name), make_inputs()
    inputs["source_ids"] = draw_ids(B, S)
    turned = {**inputs, "source_ids": inputs["source_ids"][:, ::-1]}
    change = np.abs(to_numpy(model(turned)) - to_numpy(model(inputs))).max()
    assert change < 5e-5 if name == "bare" else change > 1e-3


def count(config):
    """The parameters of the paper, table 3, written out: biases and normalizations included."""
    d, f, layers = config.hidden_dim, config.intermediate_dim, config.num_layers
    attention, norm = 4 * d**2 + 4 * d, 2 * d
    feed_forward = d * f + f + f * d + d
    encoder = layers * (attention + feed_forward + 2 * norm)
    decoder = layers * (2 * attention + feed_forward + 3 * norm)
    return encoder + decoder


def test_number_of_parameters():
    tiny = TransformerConfig.tiny(source_vocabulary_size=V, target_vocabulary_size=W)
    d, f, n = tiny.hidden_dim, tiny.intermediate_dim, tiny.num_layers
    changes = {
        (): (V + W) * d,
        (("num_heads", 1),): (V + W) * d,  # a head has the width D / N
        (("tie_embeddings", False),): (V + 2 * W) * d,
        (("share_embeddings", True), ("source_vocabulary_size", W)): W * d,
        (("norm", "pre"),): (V + W) * d + 2 * 2 * d,  # one normalization more on each side
        (("gated", True),): (V + W) * d + 2 * n * (d * f + f),
        (("positions", "learned"), ("max_length", L)): (V + W + 2 * L) * d,
        (("positions", None),): (V + W) * d,
    }
    for change, expected in changes.items():
        assert Transformer(tiny.replace(**dict(change))).count_params() == count(tiny) + expected


def test_number_of_parameters_of_the_papers_base_model():
    """Table 3 says 65 million; the vocabulary of "about 37,000" is the rest."""
    config = TransformerConfig.base()
    assert (config.hidden_dim, config.intermediate_dim) == (512, 2048)
    assert (config.num_heads, config.num_layers, config.dropout) == (8, 6, 0.1)
    assert (config.norm, config.positions, config.activation) == ("post", "sinusoidal", "relu")
    expected = count(config) + 37_000 * 512
    assert expected == 63_082_496
    assert expected == pytest.approx(65e6, rel=0.05)
    thin = config.replace(num_layers=1, source_vocabulary_size=V, target_vocabulary_size=V)
    assert Transformer(thin).count_params() == count(thin) + V * 512


def test_tied_and_shared_embeddings_are_one_variable():
    shared = make("shared")
    assert shared.source_embedding is shared.target_embedding
    assert shared.output_projection is None
    assert sum(w.shape[0] == W for w in shared.weights) == 1
    tied, inputs = make(), make_inputs()
    inputs["target_ids"][:] = 2
    before = to_numpy(tied(inputs))
    table = tied.target_embedding.embeddings
    table.assign(np.where(np.arange(W)[:, None] == 5, 10, table))  # a word not read here
    change = np.abs(to_numpy(tied(inputs)) - before).max(axis=(0, 1))
    assert change[5] > 0.1
    assert np.delete(change, 5).max() == 0


@pytest.mark.parametrize("name", ["dropout", "attention_dropout"])
def test_dropout_acts_in_training_only(name):
    model, inputs = make(**{name: 0.5}), make_inputs()
    np.testing.assert_array_equal(model(inputs), model(inputs, training=False))
    wild = [to_numpy(model(inputs, training=True)) for _ in range(2)]
    assert np.abs(wild[0] - wild[1]).max() > 0.1
    assert model.source_embedding.dropout == model.target_embedding.dropout
    assert model.source_embedding.dropout == (0.5 if name == "dropout" else 0)


LOAD = """
import sys
import keras, numpy as np
import tfqa.models
inputs = dict(np.load(sys.argv[1] + "/inputs.npz"))
for name in sys.argv[2:]:
    model = keras.models.load_model(f"{sys.argv[1]}/{name}.keras")
    np.save(f"{sys.argv[1]}/{name}.npy", keras.ops.convert_to_numpy(model(inputs)))
"""


def test_loads_in_a_fresh_process(tmp_path):
    inputs, expected, names = make_inputs(), {}, ["shared", "additive"]
    for name in names:
        model = make(name)
        expected[name] = to_numpy(model(inputs))
        model.save(tmp_path / f"{name}.keras")
    np.savez(tmp_path / "inputs.npz", **inputs)
    root = Path(__file__).parents[2]
    subprocess.run(
        [sys.executable, "-c", LOAD, str(tmp_path), *names], check=True, cwd=root,
        env={**os.environ, "KERAS_BACKEND": keras.backend.backend(), "PYTHONPATH": str(root)},
    )  # fmt: skip
    for name in names:
        np.testing.assert_array_equal(np.load(tmp_path / f"{name}.npy"), expected[name])


def test_config_round_trip():
    model = make("pre", dtype="mixed_bfloat16")
    again = Transformer.from_config(model.get_config())
    assert again.config == model.config
    assert again.name == model.name
    assert again.dtype_policy.name == "mixed_bfloat16"


def test_errors():
    with pytest.raises(ValueError, match="one joint vocabulary.*size=71, target_vocab.*=67"):
        make(share_embeddings=True)
    with pytest.raises(ValueError, match=r"has no \['num_layer'\]"):
        TransformerConfig.from_dict({**TransformerConfig.tiny().to_dict(), "num_layer": 3})
    with pytest.raises(TypeError, match="num_layer"):
        TransformerConfig.tiny(num_layer=3)
    with pytest.raises(ValueError, match="Received: norm='pree'"):
        make(norm="pree")
    with pytest.raises(ValueError, match="Received: positions='rotary'"):
        make(positions="rotary")
    with pytest.raises(ValueError, match="Received: hidden_dim=30, num_heads=4"):
        make(num_heads=4)
    with pytest.raises(ValueError, match="Received: hidden_dim=27"):
        make(hidden_dim=27)
    with pytest.raises(ValueError, match="Received: name='cosine'"):
        make(compatibility="cosine")
    with pytest.raises(ValueError, match="Received: distribution='hardmax'"):
        make(distribution="hardmax")
    with pytest.raises(ValueError, match="Received: max_length=None"):
        make(positions="learned")
    with pytest.raises(ValueError, match=f"Received: {L + 1} positions, max_length={L}"):
        make("learned")(make_inputs(L + 1, T))
