"""Hugging Face's outputs from its files, and what is said of every tensor."""

import warnings

import keras
import ml_dtypes
import numpy as np
import pytest

from tests.checkpoints.golden import (
    FOLDER,
    INPUTS,
    KINDS,
    REAL,
    assert_outputs,
    read_tensors,
    run,
    write_folder,
)
from tfqa.checkpoints import CheckpointError, load_pretrained
from tfqa.models import (
    BertForPreTraining,
    BertForQuestionAnswering,
    BertForSequenceClassification,
    BertForTokenClassification,
    BertModel,
)

DECODER = "cls.predictions.decoder.weight"
TABLE = "bert.embeddings.word_embeddings.weight"
QUERY = "bert.encoder.layer.1.attention.self.query.weight"


def random_like(array):
    return np.random.default_rng(0).normal(size=array.shape).astype("float32")


@pytest.mark.parametrize("name", KINDS)
def test_equals_hugging_face(name):
    model, report = load_pretrained(KINDS[name], FOLDER / name)
    assert_outputs(model, name)
    assert sorted(report.used) == sorted(read_tensors(name))
    assert report.unexpected == report.skipped == report.newly_initialized == ()
    assert report.unknown_config_keys == ()
    assert report.warning() is None


@pytest.mark.parametrize("name", KINDS)
def test_every_weight_is_read(name):
    """Each by itself: a change of any tensor changes the model. A key's bias changes nothing."""
    model, _ = load_pretrained(KINDS[name], FOLDER / name)
    random = KINDS[name](model.config)
    same = [
        np.array_equal(one, other)
        for one, other in zip(model.get_weights(), random.get_weights(), strict=True)
    ]
    assert not any(same)
    tensors = read_tensors(name)
    sums = sorted(float(np.abs(x).sum(dtype="float64")) for x in tensors.values())
    ours = sorted(float(np.abs(x).sum(dtype="float64")) for x in model.get_weights())
    np.testing.assert_allclose(ours, sums, rtol=1e-6)


def test_backbone_alone():
    model, report = load_pretrained(BertModel, FOLDER / "pretraining")
    assert_outputs(model, "backbone")
    assert set(report.unexpected_parts) == {"masked-token head", "next-sentence head"}
    assert set(report.used) | set(report.unexpected) == set(read_tensors("pretraining"))
    bare, report = load_pretrained(BertModel, FOLDER / "pretraining", pooled=False)
    assert set(run(bare)) == {"sequence_output"}
    assert "bert.pooler.dense.weight" in report.unexpected


@pytest.mark.parametrize("kind", ["float16", "bfloat16", "float64"])
def test_other_number_types(tmp_path, kind):
    """They become float32: the values, not the bits."""
    types = {"bfloat16": ml_dtypes.bfloat16}
    tensors = {k: x.astype(types.get(kind, kind)) for k, x in read_tensors("answers").items()}
    folder = write_folder(tmp_path, "answers", tensors)
    model, _ = load_pretrained(BertForQuestionAnswering, folder)
    assert_outputs(model, "answers", {"float16": 0.02, "bfloat16": 0.2, "float64": 1e-5}[kind])
    values = keras.ops.convert_to_numpy(model.backbone.embedding.embeddings)
    np.testing.assert_array_equal(values, tensors[TABLE].astype("float32"))


def test_dtype_and_changes():
    model = BertForSequenceClassification.from_pretrained(
        FOLDER / "texts", dtype="mixed_bfloat16", dropout=0.3, attention_dropout=0.2
    )
    assert (model.dtype_policy.name, model.dropout_layer.rate) == ("mixed_bfloat16", 0.3)
    assert model.backbone.config.attention_dropout == 0.2
    exact = BertForSequenceClassification.from_pretrained(str(FOLDER / "texts"))
    for one, other in zip(model.get_weights(), exact.get_weights(), strict=True):
        np.testing.assert_array_equal(one, other)
    other = BertForTokenClassification.from_pretrained(FOLDER / "tokens", activation="gelu")
    with pytest.raises(AssertionError):
        assert_outputs(other, "tokens", 1e-4)
    with pytest.raises(ValueError, match=r"Received: {'num_heads': 5}"):
        BertModel.from_pretrained(FOLDER / "texts", num_heads=5)
    with pytest.raises(ValueError, match=r"Received: {'pooled': False}"):
        BertForSequenceClassification.from_pretrained(FOLDER / "texts", pooled=False)


def test_a_newly_initialized_head_is_reported():
    with pytest.warns(UserWarning, match="has no span head: here it starts from rand") as caught:
        model = BertForQuestionAnswering.from_pretrained(FOLDER / "pretraining")
    assert len(caught) == 1
    assert "no masked-token head and next-sentence head" in str(caught[0].message)
    assert caught[0].filename == __file__
    _, report = load_pretrained(BertForQuestionAnswering, FOLDER / "pretraining")
    assert report.newly_initialized == ("qa_outputs.weight", "qa_outputs.bias")
    expected, _ = load_pretrained(BertModel, FOLDER / "pretraining")
    np.testing.assert_array_equal(
        run(model.backbone)["sequence_output"], run(expected)["sequence_output"]
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        BertForQuestionAnswering.from_pretrained(FOLDER / "answers")


def test_a_pooler_that_is_not_there_is_newly_initialized():
    with pytest.warns(UserWarning, match="has no pooler and classifier"):
        BertForSequenceClassification.from_pretrained(FOLDER / "answers")
    with pytest.warns(UserWarning, match="has no pooler: .*no span head"):
        BertModel.from_pretrained(FOLDER / "answers")


def test_the_classifier_of_another_task_is_not_taken(tmp_path):
    """Those of texts and of tokens have the same names and, here, the same shapes."""
    model, report = load_pretrained(BertForTokenClassification, FOLDER / "texts")
    assert report.newly_initialized == ("classifier.weight", "classifier.bias")
    assert {"classifier.weight", "classifier.bias"} <= set(report.unexpected)
    assert "classifier of another task" in report.warning()
    theirs = read_tensors("texts")["classifier.weight"].T
    assert np.abs(model.classifier.get_weights()[0] - theirs).max() > 0.1
    folder = write_folder(tmp_path, "texts", architectures=...)
    _, report = load_pretrained(BertForSequenceClassification, folder)
    assert report.newly_initialized == ()


@pytest.mark.parametrize("bias", ["cls.predictions.bias", "cls.predictions.decoder.bias"])
def test_the_tied_matrix(tmp_path, bias):
    """There or not, and the bias by either name; two matrices are not one."""
    tensors = read_tensors("pretraining")
    tensors[DECODER] = tensors[TABLE].copy()
    tensors[bias] = tensors.pop("cls.predictions.bias")
    folder = write_folder(tmp_path, "pretraining", tensors)
    model, report = load_pretrained(BertForPreTraining, folder)
    assert_outputs(model, "pretraining")
    assert sorted(report.used) == sorted(tensors)
    tensors[DECODER][3, 2] += 0.1
    folder = write_folder(tmp_path, "pretraining", tensors)
    with pytest.raises(CheckpointError, match="decoder.weight must equal .*word_embeddings"):
        load_pretrained(BertForPreTraining, folder)
    model, report = load_pretrained(BertModel, folder)
    assert DECODER in report.unexpected


@pytest.mark.parametrize(
    "name", [TABLE, QUERY, "bert.embeddings.LayerNorm.bias", "bert.pooler.dense.bias"]
)
def test_a_missing_tensor(tmp_path, name):
    tensors = read_tensors("texts")
    del tensors[name]
    with pytest.raises(CheckpointError, match=f"without {name}. "):
        load_pretrained(BertForSequenceClassification, write_folder(tmp_path, "texts", tensors))


def test_half_a_head(tmp_path):
    tensors = read_tensors("answers")
    del tensors["qa_outputs.bias"]
    with pytest.raises(CheckpointError, match="without qa_outputs.bias"):
        load_pretrained(BertForQuestionAnswering, write_folder(tmp_path, "answers", tensors))


def test_a_wrong_shape(tmp_path):
    """Of a matrix, whichever way round it is; and of a head with other labels."""
    tensors = read_tensors("answers")
    name = "bert.encoder.layer.0.intermediate.dense.weight"
    tensors[name] = np.ascontiguousarray(tensors[name].T)
    with pytest.raises(CheckpointError, match=rf"{name} .*\(19, 15\).* Received: \(15, 19\)"):
        load_pretrained(BertForQuestionAnswering, write_folder(tmp_path, "answers", tensors))
    with pytest.raises(
        CheckpointError,
        match=r"classifier.weight .*\(7, 15\).*\(backbone\)",
    ):
        load_pretrained(BertForSequenceClassification, FOLDER / "texts", num_labels=7)


def test_tensors_left_over(tmp_path):
    """Of a layer that the configuration does not have: refused. Of who knows what: told."""
    folder = write_folder(tmp_path / "layers", "answers", num_hidden_layers=1)
    with pytest.raises(CheckpointError, match="no place for: bert.encoder.layer.1"):
        load_pretrained(BertForQuestionAnswering, folder)
    tensors = read_tensors("answers")
    tensors["adapter.weight"] = np.ones(3, "float32")
    folder = write_folder(tmp_path / "odd", "answers", tensors)
    with pytest.warns(UserWarning, match="unknown names: adapter.weight"):
        BertForQuestionAnswering.from_pretrained(folder)


def test_numbers_that_are_none(tmp_path):
    for value, message in ((np.nan, "Received: 1 that are not"), (None, "Received: int8")):
        tensors = read_tensors("answers")
        if value is None:
            tensors[QUERY] = tensors[QUERY].astype("int8")
        else:
            tensors[QUERY][2, 1] = value
        with pytest.raises(CheckpointError, match=f"{QUERY} .*{message}"):
            load_pretrained(BertForQuestionAnswering, write_folder(tmp_path, "answers", tensors))


def test_unknown_config_keys_are_reported(tmp_path):
    folder = write_folder(tmp_path, "answers", rotary=True)
    with pytest.warns(UserWarning, match="unknown meaning, which are ignored: rotary"):
        BertForQuestionAnswering.from_pretrained(folder)


def test_padding_holds_a_large_negative():
    model = BertForQuestionAnswering.from_pretrained(FOLDER / "answers", dtype="mixed_bfloat16")
    for logits in model(INPUTS).values():
        assert keras.backend.standardize_dtype(logits.dtype) == "float32"
        logits = keras.ops.convert_to_numpy(logits)
        assert (logits[~REAL] == -1e9).all() and (np.abs(logits[REAL]) < 100).all()
