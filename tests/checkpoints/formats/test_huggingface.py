"""Folders of Hugging Face: their names, their parts, and what is damaged in them."""

import json

import numpy as np
import pytest
from safetensors.numpy import save_file

from tests.checkpoints.golden import FOLDER, assert_outputs, read_tensors, write_folder
from tfqa.checkpoints import CheckpointError, load_pretrained
from tfqa.checkpoints.families.bert import BERT
from tfqa.checkpoints.formats.huggingface import INDEX, WEIGHTS, open_huggingface, rename
from tfqa.models import BertForPreTraining, BertForQuestionAnswering, BertModel


def test_names_of_old_files(tmp_path):
    """Without "bert.", with "gamma" and "beta", and with a list of positions."""
    tensors = read_tensors("pretraining")
    backbone = {k.removeprefix("bert."): x for k, x in tensors.items() if k.startswith("bert.")}
    backbone["embeddings.position_ids"] = np.arange(23)[None]
    model, report = load_pretrained(BertModel, write_folder(tmp_path, "pretraining", backbone))
    assert_outputs(model, "backbone")
    assert report.skipped == ("embeddings.position_ids",)
    assert set(report.used) == set(backbone) - set(report.skipped)

    old = {"LayerNorm.weight": "LayerNorm.gamma", "LayerNorm.bias": "LayerNorm.beta"}
    for new, name in old.items():
        tensors = {k.replace(new, name): x for k, x in tensors.items()}
    assert "cls.predictions.transform.LayerNorm.beta" in tensors
    folder = write_folder(tmp_path, "pretraining", tensors)
    assert_outputs(load_pretrained(BertForPreTraining, folder)[0], "pretraining")


def test_names():
    assert rename("pooler.dense.bias", BERT) == "bert.pooler.dense.bias"
    assert rename("bert.embeddings.LayerNorm.gamma", BERT) == "bert.embeddings.LayerNorm.weight"
    assert rename("qa_outputs.bias", BERT) == "qa_outputs.bias"
    assert rename("encoder.beta", BERT) == "bert.encoder.beta"


def test_one_tensor_by_two_names(tmp_path):
    tensors = read_tensors("answers")
    tensors["embeddings.LayerNorm.beta"] = tensors["bert.embeddings.LayerNorm.bias"]
    with pytest.raises(CheckpointError, match="each tensor once .*LayerNorm.beta and bert.embedd"):
        open_huggingface(write_folder(tmp_path, "answers", tensors), BERT)


def write_parts(directory, name, parts=3):
    folder, tensors = write_folder(directory, name), read_tensors(name)
    (folder / WEIGHTS).unlink()
    places = {
        key: f"model-{number % parts + 1:05}-of-{parts:05}.safetensors"
        for number, key in enumerate(tensors)
    }
    for place in set(places.values()):
        save_file({k: x for k, x in tensors.items() if places[k] == place}, folder / place)
    index = {"metadata": {"total_size": 1}, "weight_map": places}
    (folder / INDEX).write_text(json.dumps(index), encoding="utf-8")
    return folder, places


def test_several_files(tmp_path):
    folder, places = write_parts(tmp_path, "answers")
    model, report = load_pretrained(BertForQuestionAnswering, folder)
    assert_outputs(model, "answers")
    assert sorted(report.used) == sorted(places)


def test_several_files_and_their_index_disagree(tmp_path):
    folder, places = write_parts(tmp_path, "answers")
    (folder / "model-00002-of-00003.safetensors").unlink()
    with pytest.raises(CheckpointError, match=r"without \['model-00002-of-00003.safetensors'\]"):
        open_huggingface(folder, BERT)
    folder, places = write_parts(tmp_path, "answers")
    del places["qa_outputs.bias"]
    (folder / INDEX).write_text(json.dumps({"weight_map": places}), encoding="utf-8")
    with pytest.raises(CheckpointError, match=r"\['qa_outputs.bias'\] on one side only"):
        open_huggingface(folder, BERT)
    places["qa_outputs.bias"] = "../model.safetensors"
    (folder / INDEX).write_text(json.dumps({"weight_map": places}), encoding="utf-8")
    with pytest.raises(CheckpointError, match="files beside the index"):
        open_huggingface(folder, BERT)
    (folder / INDEX).write_text("{}", encoding="utf-8")
    with pytest.raises(CheckpointError, match="a weight_map"):
        open_huggingface(folder, BERT)


@pytest.mark.parametrize("kept", [0, 5, 100, -1])
def test_a_file_that_is_cut_off(tmp_path, kept):
    folder = write_folder(tmp_path, "answers")
    content = (folder / WEIGHTS).read_bytes()
    (folder / WEIGHTS).write_bytes(content[:kept])
    with pytest.raises(CheckpointError, match="whole safetensors file. Received: .*cut off"):
        open_huggingface(folder, BERT)


@pytest.mark.parametrize("name", ["pytorch_model.bin", "tf_model.h5"])
def test_weights_that_can_run_programs(tmp_path, name):
    folder = write_folder(tmp_path, "answers")
    (folder / WEIGHTS).rename(folder / name)
    with pytest.raises(CheckpointError, match=rf"Received: {name} only. .*pickle.*save_pretrained"):
        open_huggingface(folder, BERT)


def test_no_weights(tmp_path):
    folder = write_folder(tmp_path, "answers")
    (folder / WEIGHTS).unlink()
    with pytest.raises(CheckpointError, match=r"Received: \['config.json'\]"):
        open_huggingface(folder, BERT)


def test_damaged_json(tmp_path):
    folder = write_folder(tmp_path, "answers")
    for text, message in (('{"model_type": ', "damaged file"), ("[]", "Received: a list")):
        (folder / "config.json").write_text(text, encoding="utf-8")
        with pytest.raises(CheckpointError, match=message):
            open_huggingface(folder, BERT)


def test_tensors_are_read_when_asked_for(monkeypatch):
    checkpoint = open_huggingface(FOLDER / "answers", BERT)
    tensor = checkpoint.tensors["qa_outputs.weight"]
    assert tensor.shape == (2, 15)
    np.testing.assert_array_equal(tensor.values(), read_tensors("answers")["qa_outputs.weight"])
