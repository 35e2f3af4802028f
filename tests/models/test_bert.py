"""BERT against the paper in NumPy and KerasHub; its masks, its sizes, and that it is kept whole."""

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

from tests.bert_in_numpy import hidden_states, losses, masked_token_logits, pool
from tests.transformer_in_numpy import dense
from tfqa.attention import causal_mask
from tfqa.layers.heads import gather_positions
from tfqa.models import BertConfig, BertForPreTraining, BertForSequenceClassification, BertModel
from tfqa.testing import assert_causal, assert_weights_sum_to_one, gradients
from tfqa.training import (
    MaskedCrossEntropy,
    WarmupLinear,
    bert_adamw,
    pretraining_losses,
    pretraining_metrics,
)

B, T, P, N, D, F, L, V, K = 3, 11, 5, 3, 21, 37, 2, 71, 7  # 3 heads of 7
LENGTHS = (11, 7, 9)
RANDOM = np.random.default_rng(0)
ON_TENSORFLOW = keras.backend.backend() == "tensorflow"
VARIANTS = {
    "post": {},
    "pre": {"norm": "pre", "norm_epsilon": 0.01},
    "relu": {"activation": "relu", "num_segments": 3, "max_length": T},
}
EVERY = pytest.mark.parametrize("name", VARIANTS)


def make_config(name="post", **changes):
    sizes = {"vocabulary_size": V, "hidden_dim": D, "intermediate_dim": F, "num_heads": N}
    return BertConfig.tiny(**{**sizes, "num_labels": K, **VARIANTS[name], **changes})


def make(kind, name="post", dtype=None, **changes):
    """A shaken model, so that no bias is zero, no scale one, and embeddings are not all alike."""
    model = kind(make_config(name, **changes), dtype=dtype)
    random = np.random.default_rng(1)
    model.set_weights([w + 0.2 * random.normal(size=w.shape) for w in model.get_weights()])
    return model


@functools.cache
def get(kind, name="post"):
    """The same model again and again, for tests that change nothing in it."""
    return make(kind, name)


def draw_ids(*shape):
    return RANDOM.integers(4, V, size=shape).astype("int32")


def make_inputs():
    """Rows of three lengths, each of two texts; what the padding says is not zero everywhere."""
    real = np.arange(T) < np.array(LENGTHS)[:, None]
    positions = np.stack([RANDOM.permutation(n)[:P] for n in LENGTHS])
    positions[0, 3:] = positions[2, 1:] = 0  # filler
    return {
        "token_ids": np.where(real, draw_ids(B, T), 0),
        "segment_ids": (np.arange(T) > 3).astype("int32")[None].repeat(B, 0),
        "padding_mask": real,
        "masked_positions": positions.astype("int32"),
    }


def make_labels():
    labels = draw_ids(B, P)
    labels[0, 3:] = labels[2, 1:] = 0
    return {"mlm_logits": labels, "nsp_logits": np.array([0, 1, 1], "int32")}


def to_numpy(x):
    return ops.convert_to_numpy(ops.cast(x, "float32"))


def each(inputs):
    """Each row's number, tokens, segments and masked positions, without its padding."""
    for i, n in enumerate(LENGTHS):
        yield i, inputs["token_ids"][i, :n], inputs["segment_ids"][i, :n]


@EVERY
def test_equals_the_paper(name):
    """Each row without its padding, so the mask is right wherever a row ends."""
    model, inputs = get(BertModel, name), make_inputs()
    found, states = model(inputs), model.hidden_states(inputs)
    assert found["sequence_output"].shape == (B, T, D)
    assert found["pooled_output"].shape == (B, D)
    assert len(states) == L + 1
    np.testing.assert_array_equal(states[-1], found["sequence_output"])
    for i, tokens, segments in each(inputs):
        expected = hidden_states(model, tokens, segments)
        for ours, theirs in zip(states, expected, strict=True):
            np.testing.assert_allclose(ours[i, : len(tokens)], theirs, rtol=1e-4, atol=5e-5)
        pooled = pool(model, expected[-1])
        np.testing.assert_allclose(found["pooled_output"][i], pooled, rtol=1e-4, atol=5e-5)


@EVERY
def test_heads_equal_the_paper(name):
    model, inputs = get(BertForPreTraining, name), make_inputs()
    found = model(inputs)
    assert found["mlm_logits"].shape == (B, P, V)
    assert found["nsp_logits"].shape == (B, 2)
    classifier = get(BertForSequenceClassification, name)
    classes = classifier(inputs)
    assert set(classes) == {"logits"}
    assert classes["logits"].shape == (B, K)
    close = {"rtol": 1e-4, "atol": 1e-4}
    for i, tokens, segments in each(inputs):
        hidden = hidden_states(model.backbone, tokens, segments)[-1]
        expected = masked_token_logits(model, hidden, inputs["masked_positions"][i])
        np.testing.assert_allclose(found["mlm_logits"][i], expected, **close)
        expected = dense(model.nsp_head, pool(model.backbone, hidden))
        np.testing.assert_allclose(found["nsp_logits"][i], expected, **close)
        hidden = hidden_states(classifier.backbone, tokens, segments)[-1]
        expected = dense(classifier.classifier, pool(classifier.backbone, hidden))
        np.testing.assert_allclose(classes["logits"][i], expected, **close)


def test_parts_reach_every_layer():
    """The reference in NumPy takes them from the layers, so here is what they must be."""
    changes = {"dropout": 0.2, "attention_dropout": 0.3, "norm": "pre", "norm_epsilon": 0.01}
    model = make(BertModel, **changes, num_segments=5)
    expected = {**make_config().to_dict(), **changes}
    assert len(model.encoder.layers) == L
    for layer in model.encoder.layers:
        config = layer.get_config()
        assert all(config[key] == expected[key] for key in config.keys() & expected.keys())
        assert config["activation"] == "gelu" and not config["gated"]
    embedding = model.embedding
    assert (embedding.dropout, embedding.norm_epsilon) == (0.2, 0.01)
    assert (embedding.num_segments, embedding.max_length) == (5, 64)
    assert model.encoder.normalization.epsilon == 0.01
    classifier = make(BertForSequenceClassification, dropout=0.2)
    assert classifier.dropout_layer.rate == 0.2
    assert make(BertForPreTraining, norm_epsilon=0.01).mlm_head.norm.epsilon == 0.01


def copy_layer(ours, theirs):
    """Give KerasHub's encoder layer the weights of ours; its heads have an axis of their own."""
    attention, theirs._feedforward_intermediate_dense.activation = (
        theirs._self_attention_layer,
        keras.activations.gelu,  # KerasHub's is the approximation by tanh
    )
    own, split = ours.self_attention, (N, D // N)
    for kind in ("query", "key", "value"):
        kernel, bias = getattr(own, f"{kind}_projection").get_weights()
        shapes = kernel.reshape(D, *split), bias.reshape(split)
        getattr(attention, f"_{kind}_dense").set_weights(shapes)
    kernel, bias = own.output_projection.get_weights()
    attention._output_dense.set_weights([kernel.reshape(*split, D), bias])
    pairs = {
        "_self_attention_layer_norm": ours.self_attention_residual.normalization,
        "_feedforward_intermediate_dense": ours.feed_forward.intermediate_projection,
        "_feedforward_output_dense": ours.feed_forward.output_projection,
        "_feedforward_layer_norm": ours.feed_forward_residual.normalization,
    }
    for name, part in pairs.items():
        getattr(theirs, name).set_weights(part.get_weights())


@pytest.mark.skipif(not ON_TENSORFLOW, reason="KerasHub's tokenizers need TensorFlow")
def test_equals_keras_hub():
    """Outputs and the gradient of the token vectors, which both ends of the model share."""
    keras_hub = pytest.importorskip("keras_hub", reason="KerasHub is not installed")
    ours, inputs = make(BertForPreTraining), make_inputs()
    theirs = keras_hub.models.BertBackbone(V, L, N, D, F, dropout=0.0, max_sequence_length=64)
    backbone = ours.backbone
    tokens, segments, positions, *norm = backbone.embedding.get_weights()
    theirs.token_embedding.set_weights([tokens])
    theirs.position_embedding.set_weights([positions])
    theirs.segment_embedding.set_weights([segments])
    theirs.embeddings_layer_norm.set_weights(norm)
    for pair in zip(backbone.encoder.layers, theirs.transformer_layers, strict=True):
        copy_layer(*pair)
    theirs.pooled_dense.set_weights(backbone.pooler.get_weights())
    head = keras_hub.layers.MaskedLMHead(
        token_embedding=theirs.token_embedding, intermediate_activation="gelu",
        layer_norm_epsilon=1e-12,
    )  # fmt: skip
    head.build((None, None, D))
    head._intermediate_dense.set_weights(ours.mlm_head.transform.get_weights())
    head._intermediate_layer_norm.set_weights(ours.mlm_head.norm.get_weights())
    head._bias.assign(ours.mlm_bias)

    expected = theirs({key: inputs[key] for key in ("token_ids", "segment_ids", "padding_mask")})
    found, real = backbone(inputs), inputs["padding_mask"]
    one, other = (to_numpy(x["sequence_output"])[real] for x in (found, expected))
    np.testing.assert_allclose(one, other, atol=1e-5)
    np.testing.assert_allclose(found["pooled_output"], expected["pooled_output"], atol=1e-5)
    logits = head(expected["sequence_output"], inputs["masked_positions"])
    np.testing.assert_allclose(ours(inputs)["mlm_logits"], logits, rtol=1e-5, atol=1e-5)

    def loss_of_theirs():
        hidden = theirs({k: inputs[k] for k in ("token_ids", "segment_ids", "padding_mask")})
        return ops.mean(ops.square(head(hidden["sequence_output"], inputs["masked_positions"])))

    tables = [backbone.embedding.embeddings, theirs.token_embedding.embeddings]
    slopes = (
        gradients(lambda: ops.mean(ops.square(ours(inputs)["mlm_logits"])), variables=tables[:1]),
        gradients(loss_of_theirs, variables=tables[1:]),
    )
    np.testing.assert_allclose(*(slope[0] for slope in slopes), rtol=1e-4, atol=1e-5)


def test_optional_inputs_are_made_from_the_tokens():
    model, inputs = get(BertModel), make_inputs()
    alone = model({"token_ids": inputs["token_ids"]})
    inputs = {**inputs, "segment_ids": np.zeros((B, T), "int32")}
    for name, found in model(inputs).items():
        np.testing.assert_array_equal(alone[name], found)
    found = get(BertForPreTraining)({"token_ids": inputs["token_ids"]})
    assert found["mlm_logits"].shape == (B, T, V)
    everywhere = np.arange(T, dtype="int32")[None].repeat(B, 0)
    named = get(BertForPreTraining)({**inputs, "masked_positions": everywhere})
    np.testing.assert_allclose(found["mlm_logits"], named["mlm_logits"], atol=1e-5)
    other = make(BertModel, pad_id=inputs["token_ids"][0, 2])
    blind = other({"token_ids": inputs["token_ids"]})["sequence_output"]
    assert np.abs(to_numpy(blind) - to_numpy(alone["sequence_output"])).max() > 1e-3


@pytest.mark.parametrize("kind", [BertForPreTraining, BertForSequenceClassification])
def test_what_padding_holds_changes_nothing(kind):
    """Its tokens and segments: no output of a real position, and no gradient."""
    model, inputs = get(kind), make_inputs()
    changed = {
        **inputs,
        "token_ids": np.where(inputs["padding_mask"], inputs["token_ids"], draw_ids(B, T)),
        "segment_ids": np.where(inputs["padding_mask"], inputs["segment_ids"], 1),
    }
    assert (changed["token_ids"] != inputs["token_ids"]).any()

    def value(inputs):
        return sum(ops.sum(ops.square(x)) for x in model(inputs).values())

    slopes = []
    for one in (inputs, changed):
        slopes.append(gradients(functools.partial(value, one), variables=model.trainable_variables))
    for name, found in model(changed).items():
        np.testing.assert_allclose(found, model(inputs)[name], atol=1e-5)
    for one, other in zip(*slopes, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-4 * max(1, np.abs(one).max()))


def test_more_padding_changes_nothing():
    model, inputs = get(BertForPreTraining), make_inputs()
    positions = {"masked_positions": inputs.pop("masked_positions")}
    wider = {name: np.pad(x, ((0, 0), (0, 6))) for name, x in inputs.items()} | positions
    inputs |= positions
    for name, found in model(wider).items():
        np.testing.assert_allclose(found, model(inputs)[name], atol=5e-5)


def test_filler_among_the_masked_positions_does_not_matter():
    """Neither to the loss nor to a gradient, wherever the filler points."""
    model, inputs, labels = get(BertForPreTraining), make_inputs(), make_labels()["mlm_logits"]
    moved = {**inputs, "masked_positions": np.where(labels, inputs["masked_positions"], 3)}
    assert (moved["masked_positions"] != inputs["masked_positions"]).any()

    def value(inputs):
        return MaskedCrossEntropy()(labels, model(inputs)["mlm_logits"])

    np.testing.assert_allclose(value(moved), value(inputs), rtol=1e-6)
    slopes = (
        gradients(functools.partial(value, one), variables=model.trainable_variables)
        for one in (inputs, moved)
    )
    for one, other in zip(*slopes, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-6)


@EVERY
def test_weights_are_distributions_over_real_tokens(name):
    model, inputs = get(BertModel, name), make_inputs()
    found = model.attention_weights(inputs)
    assert len(found) == L
    for weights in found:
        assert weights.shape == (B, N, T, T)
        assert keras.backend.standardize_dtype(weights.dtype) == "float32"
        assert_weights_sum_to_one(weights, inputs["padding_mask"][:, None, None])
    assert not np.allclose(found[0], found[1])


def test_both_sides_are_seen_and_with_a_causal_mask_one():
    model, inputs = get(BertModel), make_inputs()
    inputs["padding_mask"] = np.ones((B, T), "bool")

    def run(vectors, mask):
        """From the embeddings on, which have a gradient."""
        for layer in model.encoder.layers:
            vectors = layer(vectors, attention_mask=mask)
        return vectors

    start = to_numpy(model.hidden_states(inputs)[0])
    assert_causal(lambda x: run(x, causal_mask(T)), start)
    with pytest.raises(AssertionError, match="sees the future"):
        assert_causal(lambda x: run(x, None), start)
    for mask in (causal_mask(T), np.tri(T, dtype="bool")[None].repeat(B, 0)):
        found = model({**inputs, "attention_mask": mask})["sequence_output"]
        np.testing.assert_allclose(found, run(start, causal_mask(T)), atol=1e-5)


def test_a_causal_mask_and_padding_are_combined():
    model, inputs = get(BertModel), {**make_inputs(), "attention_mask": causal_mask(T)}
    for weights in model.attention_weights(inputs):
        seen = inputs["padding_mask"][:, None, None] & np.tri(T, dtype="bool")
        assert_weights_sum_to_one(weights, seen)
    for i, tokens, segments in each(inputs):
        n = len(tokens)
        expected = hidden_states(model, tokens, segments, np.tri(n, dtype="bool"))[-1]
        found = model(inputs)["sequence_output"][i, :n]
        np.testing.assert_allclose(found, expected, rtol=1e-4, atol=5e-5)


def test_positions_are_picked():
    hidden, positions = RANDOM.normal(size=(B, T, D)).astype("float32"), draw_ids(B, P) % T
    expected = np.take_along_axis(hidden, positions[..., None], axis=1)
    np.testing.assert_array_equal(
        gather_positions(ops.convert_to_tensor(hidden), positions), expected
    )


def count(config):
    """The parameters of `BertModel`, from the paper's sizes: biases and normalizations included."""
    d, f, norm = config.hidden_dim, config.intermediate_dim, 2 * config.hidden_dim
    embeddings = (config.vocabulary_size + config.max_length + config.num_segments) * d + norm
    layer = 4 * (d**2 + d) + norm + d * f + f + f * d + d + norm
    return embeddings + config.num_layers * layer + d**2 + d


def test_number_of_parameters():
    """Of the published models by the formula, which a model of thin layers holds to."""
    assert count(BertConfig.base()) == 109_482_240
    assert count(BertConfig.large()) == 335_141_888
    assert BertConfig.base() == BertConfig()
    config = make_config(num_layers=5)
    assert BertModel(config).count_params() == count(config)
    assert BertModel(config.replace(norm="pre")).count_params() == count(config) + 2 * D
    head = D**2 + D + 2 * D + V + 2 * D + 2
    assert BertForPreTraining(config).count_params() == count(config) + head
    head = D * K + K
    assert BertForSequenceClassification(config).count_params() == count(config) + head
    thin = BertConfig.base(num_layers=1, vocabulary_size=V)
    assert BertModel(thin).count_params() == count(thin)


def test_names_that_optimizers_spare():
    """All biases, scales and shifts, and no matrix."""
    for variable in make(BertForPreTraining).trainable_variables:
        spared = variable.name in ("bias", "gamma", "beta")
        assert spared == (len(variable.shape) == 1), variable.path
        assert spared or variable.name in ("kernel", "embeddings", "segment_embeddings")


def test_weights_are_drawn_from_a_truncated_normal():
    """Of the scale asked for, cut off at two of them, and no two of a shape alike."""
    config = make_config(hidden_dim=63, intermediate_dim=63, initializer_range=0.05)
    for kind in (BertForPreTraining, BertForSequenceClassification):
        matrices = [x for x in kind(config).get_weights() if x.ndim == 2]
        values = np.concatenate([x.reshape(-1) for x in matrices])
        assert np.abs(values).max() <= 0.1 + 1e-6
        assert values.std() == pytest.approx(0.05 * 0.88, rel=0.02)  # what is left of the scale
        corners = [float(x[0, 0]) for x in matrices]
        assert len(set(corners)) == len(matrices) == len({float(x[1, 1]) for x in matrices})


def test_initial_loss():
    """A bit above log V and log 2: the head is normalized, the token vectors are short."""
    model = BertForPreTraining(BertConfig.tiny(vocabulary_size=V))
    found = model({"token_ids": draw_ids(64, T)})
    loss = MaskedCrossEntropy()(draw_ids(64, T), found["mlm_logits"])
    assert float(loss) == pytest.approx(math.log(V), rel=0.01)
    nsp = pretraining_losses()["nsp_logits"](np.arange(64) % 2, found["nsp_logits"])
    assert float(nsp) == pytest.approx(math.log(2), rel=0.05)


def test_loss_by_hand_equals_evaluate():
    """Both tasks in NumPy; nats and accuracies are exact over batches of different sizes."""
    model, inputs, labels = make(BertForPreTraining), make_inputs(), make_labels()
    nats, right, following = [], [], []
    for i, tokens, segments in each(inputs):
        hidden = hidden_states(model.backbone, tokens, segments)[-1]
        real = labels["mlm_logits"][i] != 0
        wanted = labels["mlm_logits"][i][real]
        logits = masked_token_logits(model, hidden, inputs["masked_positions"][i][real])
        nats += list(losses(logits, wanted))
        right += list(logits.argmax(-1) == wanted)
        logits = dense(model.nsp_head, pool(model.backbone, hidden))
        following += list(losses(logits[None], labels["nsp_logits"][i : i + 1]))
    model.compile("sgd", pretraining_losses(), metrics=pretraining_metrics())
    options = {"return_dict": True, "verbose": 0}
    found = model.evaluate(inputs, labels, batch_size=B, **options)
    assert found["loss"] == pytest.approx(np.mean(nats) + np.mean(following), rel=1e-5)
    assert found["mlm_logits_loss"] == pytest.approx(np.mean(nats), rel=1e-5)
    assert found["nsp_logits_loss"] == pytest.approx(np.mean(following), rel=1e-5)
    parts = model.evaluate(inputs, labels, batch_size=2, **options)
    for one in (found, parts):
        assert one["mlm_logits_nats"] == pytest.approx(np.mean(nats), rel=1e-5)
        assert one["mlm_logits_accuracy"] == pytest.approx(np.mean(right))
    assert abs(parts["mlm_logits_loss"] - np.mean(nats)) > 1e-3


@pytest.mark.parametrize("name", ["dropout", "attention_dropout"])
def test_dropout_acts_in_training_only(name):
    model, inputs = make(BertForSequenceClassification, **{name: 0.5}), make_inputs()
    calm = to_numpy(model(inputs)["logits"])
    np.testing.assert_array_equal(model(inputs, training=False)["logits"], calm)
    wild = [to_numpy(model(inputs, training=True)["logits"]) for _ in range(2)]
    assert np.abs(wild[0] - wild[1]).max() > 0.1


def test_dropout_acts_before_the_classifier():
    model, pooled = make(BertForSequenceClassification, dropout=0.5), make_inputs()
    for layer in model.backbone._flatten_layers():
        if isinstance(layer, keras.layers.Dropout):
            layer.rate = 0.0
    calm, wild = (to_numpy(model(pooled, training=t)["logits"]) for t in (False, True))
    assert np.abs(wild - calm).max() > 0.1


LOAD = """
import sys
import keras, numpy as np
import tfqa.models
inputs = dict(np.load(sys.argv[1] + "/inputs.npz"))
for name in sys.argv[2:]:
    model = keras.models.load_model(f"{sys.argv[1]}/{name}.keras")
    outputs = {k: keras.ops.convert_to_numpy(x) for k, x in model(inputs).items()}
    np.savez(f"{sys.argv[1]}/{name}.npz", **outputs)
"""


@pytest.mark.slow
def test_loads_in_a_fresh_process(tmp_path):
    inputs, expected = make_inputs(), {}
    for kind in (BertModel, BertForPreTraining, BertForSequenceClassification):
        model = make(kind, "pre")
        expected[kind.__name__] = model(inputs)
        model.save(tmp_path / f"{kind.__name__}.keras")
    np.savez(tmp_path / "inputs.npz", **inputs)
    root = Path(__file__).parents[2]
    subprocess.run(
        [sys.executable, "-c", LOAD, str(tmp_path), *expected], check=True, cwd=root,
        env={**os.environ, "KERAS_BACKEND": keras.backend.backend(), "PYTHONPATH": str(root)},
    )  # fmt: skip
    for name, outputs in expected.items():
        found = np.load(tmp_path / f"{name}.npz")
        assert set(found) == set(outputs)
        for key in found:
            np.testing.assert_array_equal(found[key], outputs[key])


@pytest.mark.parametrize("kind", [BertModel, BertForPreTraining, BertForSequenceClassification])
def test_config_round_trip(kind):
    model = make(kind, "pre", dtype="mixed_bfloat16")
    again = kind.from_config(model.get_config())
    assert (again.config, again.name) == (model.config, model.name)
    assert again.dtype_policy.name == "mixed_bfloat16"


@pytest.mark.slow
@pytest.mark.parametrize("policy", ["mixed_bfloat16", "mixed_float16"])
def test_trains_in_half_precision(policy):
    """A step moves every weight that can move, float16 with a scaled loss."""
    if policy == "mixed_float16" and not ON_TENSORFLOW:
        pytest.skip("JAX's attention has no gradient in float16 on a CPU")
    model, inputs, labels = (
        make(BertForPreTraining, dtype=policy, num_layers=1),
        make_inputs(),
        make_labels(),
    )
    exact = make(BertForPreTraining, num_layers=1)
    exact.set_weights(model.get_weights())
    for name, found in model(inputs).items():
        assert keras.backend.standardize_dtype(found.dtype) == policy.removeprefix("mixed_")
        assert np.abs(to_numpy(found) - to_numpy(exact(inputs)[name])).max() < 0.1
    model.compile(bert_adamw(0.01), pretraining_losses())
    before = model.get_weights()
    assert np.isfinite(model.train_on_batch(inputs, labels)).all()
    for one, other, variable in zip(before, model.get_weights(), model.weights, strict=True):
        assert np.isfinite(other).all()
        assert np.abs(one - other).max() > 0, variable.path


@pytest.mark.slow
def test_learns_both_tasks_by_heart():
    model = BertForPreTraining(make_config(num_layers=1))
    inputs, labels = make_inputs(), make_labels()
    model.compile(
        bert_adamw(WarmupLinear(0.01, 5, 60)),
        pretraining_losses(),
        metrics=pretraining_metrics(),
        jit_compile=not ON_TENSORFLOW,
    )
    for _ in range(60):
        last = model.train_on_batch(inputs, labels, return_dict=True)
    assert last["loss"] < 0.5
    found = model.evaluate(inputs, labels, return_dict=True, verbose=0)
    assert found["mlm_logits_accuracy"] == found["nsp_logits_accuracy"] == 1


def test_errors():
    with pytest.raises(ValueError, match=r"has no \['layers'\]"):
        BertConfig.from_dict({"layers": 3})
    with pytest.raises(TypeError, match="layers"):
        BertConfig.tiny(layers=3)
    with pytest.raises(ValueError, match="Received: norm='middle'"):
        BertModel(make_config(norm="middle"))
    with pytest.raises(ValueError, match="Received: hidden_dim=21, num_heads=4"):
        BertModel(make_config(num_heads=4))
    with pytest.raises(ValueError, match=f"Received: {T + 1} positions, max_length={T}"):
        get(BertModel, "relu")({"token_ids": draw_ids(B, T + 1)})


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("num_layers", 0, "at least 1"),
        ("num_heads", 0, "at least 1"),
        ("num_heads", 5, "must be divisible by `num_heads`"),
        ("dropout", 1.0, r"in \[0, 1\)"),
        ("attention_dropout", -0.1, r"in \[0, 1\)"),
        ("norm", "middle", r"one of \('post', 'pre'\)"),
        ("activation", "gleu", "such as 'gelu'"),
    ],
)
def test_a_config_refuses_what_no_model_can_have(name, value, message):
    """Before any model is made."""
    with pytest.raises(ValueError, match=rf"{message}.*Received: .*{name}="):
        BertConfig.tiny(**{name: value})
