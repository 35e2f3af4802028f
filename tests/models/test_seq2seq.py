"""The recurrent translator: shapes, padding, the step protocol, saving, and that it learns."""

import math
import os
import subprocess
import sys
from pathlib import Path

import keras
import numpy as np
import pytest
from keras import ops

from tfqa.models import Seq2Seq, Seq2SeqConfig
from tfqa.testing import assert_causal, assert_weights_sum_to_one, gradients
from tfqa.training import MaskedCrossEntropy

B, S, T = 3, 7, 5
RANDOM = np.random.default_rng(0)
VARIANTS = {
    "bahdanau": {},
    "maxout": {"readout": "maxout", "attention": "concat", "num_layers": 2},
    "luong": {"order": "luong", "attention": "general", "cell": "lstm"},
    "sparse": {"attention": "dot", "distribution": "sparsemax"},
    "fixed": {"attention": None},
    "tied": {"tie_embeddings": True, "attention": "scaled_dot", "attention_dim": 11},
}
EVERY = pytest.mark.parametrize("name", VARIANTS)


def make(name="bahdanau", dtype=None, **changes):
    sizes = {"source_vocabulary_size": 71, "target_vocabulary_size": 67}
    config = Seq2SeqConfig.tiny(**{**sizes, **VARIANTS[name], **changes})
    return Seq2Seq(config, dtype=dtype)


def draw_ids(*shape):
    return RANDOM.integers(4, 67, size=shape).astype("int32")


def make_inputs():
    source, target = draw_ids(B, S), draw_ids(B, T)
    source[0, 4:] = source[2, 6:] = 0
    target[:, 0] = 2
    target[1, 3:] = 0
    return {"source_ids": source, "target_ids": target}


def to_numpy(x):
    return ops.convert_to_numpy(ops.cast(x, "float32"))


@EVERY
def test_shapes(name):
    model, inputs = make(name), make_inputs()
    assert model(inputs).shape == (B, T, 67)
    assert model.align(inputs).shape == (B, T, S)
    assert (model.pad_id, model.start_id, model.end_id) == (0, 2, 3)


@EVERY
def test_alignment_rows_sum_to_one_over_real_words(name):
    inputs = make_inputs()
    real = (inputs["source_ids"] != 0)[:, None]  # (B, 1, S)
    weights = make(name).align(inputs)
    assert_weights_sum_to_one(weights, real if name != "fixed" else np.zeros_like(real))
    assert keras.backend.standardize_dtype(weights.dtype) == "float32"


@EVERY
def test_initial_loss_is_log_v(name):
    logits = make(name)({"source_ids": draw_ids(64, 11), "target_ids": draw_ids(64, 13)})
    loss = float(MaskedCrossEntropy()(draw_ids(64, 13), logits))
    assert loss == pytest.approx(math.log(67), rel=0.06)
    # The logits are not all zero: if normal with variance s^2, their log-sum-exp adds s^2 / 2.
    assert loss == pytest.approx(math.log(67) + float(ops.var(logits)) / 2, rel=0.02)


@EVERY
def test_more_source_padding_changes_nothing(name):
    model, inputs = make(name), make_inputs()
    wide = np.pad(inputs["source_ids"], ((0, 0), (0, 4)))
    wider = {**inputs, "source_ids": wide}
    np.testing.assert_allclose(model(wider), model(inputs), atol=1e-5)
    np.testing.assert_allclose(model.align(wider)[:, :, :S], model.align(inputs), atol=1e-5)


@EVERY
def test_the_vector_of_the_padding_token_changes_nothing(name):
    model, inputs = make(name), make_inputs()
    expected = model(inputs)
    (slope,) = gradients(
        lambda: ops.sum(ops.square(model(inputs))),
        variables=[model.source_embedding.embeddings],
    )
    assert not slope[0].any()
    assert slope[inputs["source_ids"][0, 0]].any()
    table = model.source_embedding.get_weights()[0]
    table[0] = 100
    model.source_embedding.set_weights([table])
    np.testing.assert_allclose(model(inputs), expected, atol=1e-5)


def test_without_padding_id_the_padding_is_read():
    """What chapter 01 shows when the mask is left out."""
    masked, inputs = make(), make_inputs()
    blind = make(pad_id=-1)
    blind.set_weights(masked.get_weights())
    wider = {**inputs, "source_ids": np.pad(inputs["source_ids"], ((0, 0), (0, 4)))}
    assert np.abs(to_numpy(blind(wider)) - to_numpy(blind(inputs))).max() > 1e-4
    assert (to_numpy(blind.align(inputs))[0, :, 4:] > 0.01).all()
    assert (to_numpy(masked.align(inputs))[0, :, 4:] == 0).all()


@EVERY
def test_steps_equal_teacher_forcing(name):
    model, inputs = make(name), make_inputs()
    expected = to_numpy(model(inputs))
    context, state = model.init_cache(ops.convert_to_tensor(inputs["source_ids"]), T)
    for t in range(T):
        token = ops.convert_to_tensor(inputs["target_ids"][:, t])
        logits, state = model.step(token, context, state)
        np.testing.assert_allclose(logits, expected[:, t], atol=1e-5)


@EVERY
def test_steps_in_half_precision(name):
    """The state's dtypes must not change from step to step, and the logits stay close."""
    model, inputs = make(name, dtype="mixed_bfloat16"), make_inputs()
    context, state = model.init_cache(ops.convert_to_tensor(inputs["source_ids"]), T)
    logits, new = model.step(ops.convert_to_tensor(inputs["target_ids"][:, 0]), context, state)
    kinds = [
        [keras.backend.standardize_dtype(x.dtype) for x in keras.tree.flatten(s)]
        for s in (state, new)
    ]
    assert kinds[0] == kinds[1]
    assert set(kinds[0]) == {"bfloat16"}
    assert keras.backend.standardize_dtype(logits.dtype) == "bfloat16"
    np.testing.assert_allclose(to_numpy(logits), to_numpy(model(inputs))[:, 0], atol=0.02)


@EVERY
def test_causal_in_the_target(name):
    model, inputs = make(name), make_inputs()
    encoded = model.encode(inputs["source_ids"])
    words = ops.convert_to_numpy(model.target_embedding(inputs["target_ids"]))[:, :3]
    assert_causal(lambda x: model.logits(model.decoder(x, *encoded)), words)


def test_later_target_words_change_no_earlier_logits():
    model, inputs = make(), make_inputs()
    changed = {**inputs, "target_ids": inputs["target_ids"].copy()}
    changed["target_ids"][:, 3:] = 9
    found, expected = to_numpy(model(changed)), to_numpy(model(inputs))
    np.testing.assert_allclose(found[:, :3], expected[:, :3], atol=1e-6)
    assert np.abs(found[:, 3:] - expected[:, 3:]).max() > 1e-4


def test_tied_embeddings_are_one_variable():
    tied, apart = make(tie_embeddings=True), make()
    assert tied.output_projection is None
    assert apart.count_params() - tied.count_params() == 67 * 32  # the bias stays
    inputs = make_inputs()
    table = tied.target_embedding.get_weights()[0]
    row = table.copy()
    row[5] = 10  # a word that the decoder does not read here
    inputs["target_ids"][:] = 2
    before = to_numpy(tied(inputs))
    tied.target_embedding.set_weights([row])
    change = np.abs(to_numpy(tied(inputs)) - before).max(axis=(0, 1))
    assert change[5] > 0.1
    assert np.delete(change, 5).max() == 0


def test_number_of_parameters_of_the_paper():
    """RNNsearch, with a bias for every gate and layer: 30,000 words, 620, 1000, maxout 500 pairs.

    The encoder and decoder are counted; the decoder's state starts from the backward encoder.
    """
    config = Seq2SeqConfig.tiny(
        embedding_dim=31, hidden_dim=41, encoder_dim=43, readout="maxout", attention_dim=37
    )
    e, d, m, a, v = 31, 41, 2 * 43, 37, 64
    encoder = 2 * 3 * 43 * (e + 43 + 1)
    decoder = 3 * d * (e + d + m + 1) + (m // 2 + 1) * d + (m + d + 1) * a
    readout = (m + d + e + 1) * 2 * e
    expected = 2 * v * e + encoder + decoder + readout + (e + 1) * v
    assert Seq2Seq(config).count_params() == expected


def test_dtype_policy_reaches_every_part():
    model = make("bahdanau", dtype="mixed_bfloat16")
    assert {x.dtype_policy.name for x in model._flatten_layers()} == {"mixed_bfloat16"}


LOAD = """
import sys
import keras, numpy as np
import tfqa.models
model = keras.models.load_model(sys.argv[1] + "/model.keras")
inputs = dict(np.load(sys.argv[1] + "/inputs.npz"))
np.save(sys.argv[1] + "/logits.npy", keras.ops.convert_to_numpy(model(inputs)))
"""


def test_loads_in_a_fresh_process(tmp_path):
    changes = {"order": "luong", "attention": "general", "num_layers": 2, "tie_embeddings": True}
    model, inputs = make(**changes), make_inputs()
    model.set_weights([w + 0.1 * RANDOM.normal(size=w.shape) for w in model.get_weights()])
    expected = ops.convert_to_numpy(model(inputs))
    model.save(tmp_path / "model.keras")
    np.savez(tmp_path / "inputs.npz", **inputs)
    root = Path(__file__).parents[2]
    subprocess.run(
        [sys.executable, "-c", LOAD, str(tmp_path)], check=True, cwd=root,
        env={**os.environ, "KERAS_BACKEND": keras.backend.backend(), "PYTHONPATH": str(root)},
    )  # fmt: skip
    np.testing.assert_array_equal(np.load(tmp_path / "logits.npy"), expected)


def test_config_round_trip():
    model = make("luong", dtype="mixed_bfloat16")
    again = Seq2Seq.from_config(model.get_config())
    assert again.config == model.config
    assert again.name == model.name
    assert again.dtype_policy.name == "mixed_bfloat16"


@pytest.mark.parametrize("name", ["bahdanau", "luong"])
def test_learns_to_copy_eight_sentences(name):
    keras.utils.set_random_seed(3)
    model = make(name)
    source = draw_ids(8, 4)
    labels = np.concatenate([source, np.full((8, 1), 3)], axis=1)
    target = np.concatenate([np.full((8, 1), 2), source], axis=1)
    model.compile(
        optimizer=keras.optimizers.Adam(0.02, clipnorm=1.0),
        loss=MaskedCrossEntropy(),
        jit_compile=keras.backend.backend() != "tensorflow",
    )
    batch = {"source_ids": source, "target_ids": target.astype("int32")}
    for _ in range(60):
        last = float(model.train_on_batch(batch, labels))
    assert last < 0.1
    assert (np.argmax(to_numpy(model(batch)), -1) == labels).all()


def test_wrong_parts():
    with pytest.raises(ValueError, match="Received: name='cosine'"):
        make(attention="cosine")
    with pytest.raises(ValueError, match="'hardmax'"):
        make(distribution="hardmax")
    with pytest.raises(ValueError, match=r"has no \['atention'\]"):
        Seq2SeqConfig.from_dict({**Seq2SeqConfig.tiny().to_dict(), "atention": "dot"})
