"""Google's checkpoints, written here with TensorFlow by the names its programs use."""

import json

import numpy as np
import pytest

from tests.checkpoints.golden import assert_outputs, read_settings, read_tensors
from tfqa.checkpoints import CheckpointError, load_pretrained
from tfqa.checkpoints.families.bert import GOOGLE
from tfqa.checkpoints.formats.google import rename
from tfqa.models import (
    BertForPreTraining,
    BertForQuestionAnswering,
    BertForSequenceClassification,
    BertModel,
)

tf = pytest.importorskip("tensorflow", reason="TensorFlow writes and reads these files")

# What google-research/bert calls the variables: (its name, Hugging Face's), matrices of `dense`
# being (inputs, outputs).
EMBEDDINGS = [
    ("word_embeddings", "word_embeddings.weight"),
    ("token_type_embeddings", "token_type_embeddings.weight"),
    ("position_embeddings", "position_embeddings.weight"),
    ("LayerNorm/gamma", "LayerNorm.weight"),
    ("LayerNorm/beta", "LayerNorm.bias"),
]
DENSE = [
    *("attention/self/query", "attention/self/key", "attention/self/value"),
    *("attention/output/dense", "intermediate/dense", "output/dense"),
]
NORMS = ["attention/output/LayerNorm", "output/LayerNorm"]
HEADS = {
    "pretraining": [
        ("cls/predictions/transform/dense/bias", "cls.predictions.transform.dense.bias"),
        ("cls/predictions/transform/LayerNorm/gamma", "cls.predictions.transform.LayerNorm.weight"),
        ("cls/predictions/transform/LayerNorm/beta", "cls.predictions.transform.LayerNorm.bias"),
        ("cls/predictions/output_bias", "cls.predictions.bias"),
        ("cls/seq_relationship/output_weights", "cls.seq_relationship.weight"),
        ("cls/seq_relationship/output_bias", "cls.seq_relationship.bias"),
    ],
    "answers": [
        ("cls/squad/output_weights", "qa_outputs.weight"),
        ("cls/squad/output_bias", "qa_outputs.bias"),
    ],
    "texts": [("output_weights", "classifier.weight"), ("output_bias", "classifier.bias")],
}


def list_variables(name):
    """Return Google's variables of one of the tiny models."""
    tensors = read_tensors(name)
    found = {f"bert/embeddings/{ours}": tensors[f"bert.embeddings.{x}"] for ours, x in EMBEDDINGS}
    for number in range(2):
        start, theirs = f"bert/encoder/layer_{number}", f"bert.encoder.layer.{number}."
        for part in DENSE:
            dotted = theirs + part.replace("/", ".")
            found[f"{start}/{part}/kernel"] = tensors[f"{dotted}.weight"].T
            found[f"{start}/{part}/bias"] = tensors[f"{dotted}.bias"]
        for part in NORMS:
            dotted = theirs + part.replace("/", ".")
            found[f"{start}/{part}/gamma"] = tensors[f"{dotted}.weight"]
            found[f"{start}/{part}/beta"] = tensors[f"{dotted}.bias"]
    if "bert.pooler.dense.bias" in tensors:
        found["bert/pooler/dense/kernel"] = tensors["bert.pooler.dense.weight"].T
        found["bert/pooler/dense/bias"] = tensors["bert.pooler.dense.bias"]
    if name == "pretraining":
        kernel = tensors["cls.predictions.transform.dense.weight"].T
        found["cls/predictions/transform/dense/kernel"] = kernel
    return found | {ours: tensors[theirs] for ours, theirs in HEADS[name]}


def write(directory, name, prefix="bert_model.ckpt", variables=None):
    """Write a folder as Google publishes it; its configuration names fewer things."""
    variables = list_variables(name) if variables is None else variables
    tf.raw_ops.SaveV2(
        prefix=str(directory / prefix),
        tensor_names=list(variables),
        shape_and_slices=[""] * len(variables),
        tensors=[tf.constant(np.ascontiguousarray(x)) for x in variables.values()],
    )
    keys = {
        *("vocab_size", "hidden_size", "num_hidden_layers", "num_attention_heads", "hidden_act"),
        *("intermediate_size", "max_position_embeddings", "type_vocab_size", "initializer_range"),
        *("hidden_dropout_prob", "attention_probs_dropout_prob"),
    }
    settings = {key: value for key, value in read_settings(name).items() if key in keys}
    (directory / "bert_config.json").write_text(json.dumps(settings), encoding="utf-8")
    return directory


@pytest.mark.parametrize(
    ("name", "kind"),
    [("pretraining", BertForPreTraining), ("answers", BertForQuestionAnswering)],
)
def test_equals_hugging_face(tmp_path, name, kind):
    folder = write(tmp_path, name)
    model, report = load_pretrained(kind, folder)
    assert_outputs(model, name)
    assert sorted(report.used) == sorted(list_variables(name))
    assert report.unexpected == report.newly_initialized == report.skipped == ()


def test_a_classifier(tmp_path):
    """Its configuration has neither labels nor an epsilon, so the weights alone are compared."""
    model, report = load_pretrained(BertForSequenceClassification, write(tmp_path, "texts"),
                                    num_labels=5)  # fmt: skip
    tensors = read_tensors("texts")
    kernel, bias = model.classifier.get_weights()
    np.testing.assert_array_equal(kernel, tensors["classifier.weight"].T)
    np.testing.assert_array_equal(bias, tensors["classifier.bias"])
    assert report.newly_initialized == ()


def test_what_a_training_leaves(tmp_path):
    """Under a name with a step, beside an optimizer's state, which is skipped."""
    variables = list_variables("answers")
    state = {f"{name}/{slot}": 0 * x for name, x in variables.items()
             for slot in ("adam_m", "adam_v")}  # fmt: skip
    state["global_step"] = np.array(7, "int64")
    folder = write(tmp_path, "answers", "model.ckpt-7", variables | state)
    model, report = load_pretrained(BertForQuestionAnswering, folder)
    assert_outputs(model, "answers")
    assert sorted(report.skipped) == sorted(state)
    write(tmp_path, "answers", "model.ckpt-9")
    with pytest.raises(CheckpointError, match=r"\['model.ckpt-7', 'model.ckpt-9'\]"):
        load_pretrained(BertModel, folder)


def test_a_damaged_checkpoint(tmp_path):
    folder = write(tmp_path, "answers")
    data = next(folder.glob("*.data-*"))
    content = data.read_bytes()
    data.write_bytes(content[: len(content) // 2])
    with pytest.raises(CheckpointError, match="whole checkpoint"):
        load_pretrained(BertForQuestionAnswering, folder)
    (folder / "bert_model.ckpt.index").write_bytes(b"not one")
    with pytest.raises(CheckpointError, match="whole checkpoint of TensorFlow"):
        load_pretrained(BertForQuestionAnswering, folder)
    (folder / "bert_model.ckpt.index").unlink()
    with pytest.raises(CheckpointError, match=r"one other \*.index.* Received: \[\]"):
        load_pretrained(BertForQuestionAnswering, folder)


def test_a_checkpoint_of_objects(tmp_path):
    folder = write(tmp_path, "answers")
    for path in folder.glob("bert_model.ckpt*"):
        path.unlink()
    tf.train.Checkpoint(table=tf.Variable(1.0)).write(str(folder / "bert_model.ckpt"))
    with pytest.raises(CheckpointError, match="Received: one of objects"):
        load_pretrained(BertForQuestionAnswering, folder)


def test_without_tensorflow(tmp_path, monkeypatch):
    folder = write(tmp_path, "answers")
    monkeypatch.setitem(__import__("sys").modules, "tensorflow", None)
    with pytest.raises(ImportError, match="pip install tensorflow"):
        load_pretrained(BertForQuestionAnswering, folder)


def test_names():
    assert rename("bert/encoder/layer_11/output/dense/kernel", GOOGLE) == (
        "bert.encoder.layer.11.output.dense.weight"
    )
    assert rename("output_bias", GOOGLE) == "classifier.bias"
    name = "bert.embeddings.word_embeddings.weight"
    assert rename("bert/embeddings/word_embeddings", GOOGLE) == name
