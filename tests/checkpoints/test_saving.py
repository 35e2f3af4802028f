"""What is written is what was there, for us and for Hugging Face's program."""

import numpy as np
import pytest
import safetensors

from tests.checkpoints.golden import (
    FOLDER,
    INPUTS,
    KINDS,
    REAL,
    assert_outputs,
    read_outputs,
    read_tensors,
    run,
)
from tfqa.checkpoints import load_pretrained, save_pretrained, saving
from tfqa.models import BertConfig, BertForSequenceClassification, BertModel


def load(name):
    return load_pretrained(KINDS[name], FOLDER / name)[0]


@pytest.mark.parametrize("name", KINDS)
def test_there_and_back(tmp_path, name):
    """The same names and bits as in Hugging Face's file, and the same model from ours."""
    model = load(name)
    model.save_pretrained(tmp_path)
    with safetensors.safe_open(tmp_path / "model.safetensors", "np") as file:
        found = {key: file.get_tensor(key) for key in file.keys()}
        assert file.metadata() == {"format": "pt"}
    expected = read_tensors(name)
    assert set(found) == set(expected)
    for key, array in found.items():
        np.testing.assert_array_equal(array, expected[key])
    again, report = load_pretrained(KINDS[name], tmp_path)
    assert again.config == model.config
    assert report.newly_initialized == report.unexpected == ()
    for key, array in run(again).items():
        np.testing.assert_array_equal(array, run(model)[key])


def test_a_bare_backbone(tmp_path):
    """Names without "bert.", as Hugging Face writes them; with and without the pooler."""
    model, _ = load_pretrained(BertModel, FOLDER / "pretraining")
    save_pretrained(model, tmp_path)
    assert_outputs(load_pretrained(BertModel, tmp_path)[0], "backbone")
    with safetensors.safe_open(tmp_path / "model.safetensors", "np") as file:
        assert "pooler.dense.bias" in file.keys()
    bare, _ = load_pretrained(BertModel, FOLDER / "answers", pooled=False)
    save_pretrained(bare, tmp_path)
    with safetensors.safe_open(tmp_path / "model.safetensors", "np") as file:
        assert not [key for key in file.keys() if "pooler" in key]


def test_half_precision_is_kept_in_full(tmp_path):
    """The weights of a mixed policy are float32, and so is the file."""
    model, _ = load_pretrained(KINDS["answers"], FOLDER / "answers", dtype="mixed_bfloat16")
    model.save_pretrained(tmp_path)
    assert_outputs(load_pretrained(KINDS["answers"], tmp_path)[0], "answers")


@pytest.mark.parametrize("name", [*KINDS, "backbone"])
def test_hugging_face_reads_it(tmp_path, name):
    """Where its program and torch are installed."""
    torch = pytest.importorskip("torch", reason="torch is not installed")
    transformers = pytest.importorskip("transformers", reason="transformers is not installed")
    kind = KINDS.get(name, BertModel)
    model, _ = load_pretrained(kind, FOLDER / ("pretraining" if name == "backbone" else name))
    model.save_pretrained(tmp_path)
    theirs, told = getattr(transformers, kind.__name__).from_pretrained(
        tmp_path, output_loading_info=True
    )
    assert not any(told.values()), told
    names = {"token_ids": "input_ids", "segment_ids": "token_type_ids"}
    names |= {"padding_mask": "attention_mask"}
    with torch.no_grad():
        found = theirs.eval()(**{names[k]: torch.tensor(x).long() for k, x in INPUTS.items()})
    expected = read_outputs(name)
    assert len(found) == len(expected)
    for array, (key, wanted) in zip(found.to_tuple(), expected.items(), strict=True):
        array = array.numpy()
        if array.shape[:2] == REAL.shape:
            array, wanted = array[REAL], wanted[REAL]
        np.testing.assert_allclose(array, wanted, rtol=1e-5, atol=1e-5, err_msg=key)
    assert theirs.config.num_labels == model.config.num_labels


def test_stopped_half_way(tmp_path, monkeypatch):
    """No configuration beside the weights of another model, and no half file."""
    load("answers").save_pretrained(tmp_path)
    (tmp_path / "vocab.txt").touch()

    def fail(*args):
        raise OSError("disk full")

    monkeypatch.setattr(saving, "write_json", fail)
    with pytest.raises(OSError, match="disk full"):
        load("texts").save_pretrained(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["model.safetensors", "vocab.txt"]
    monkeypatch.setattr(saving, "save_file", fail)
    before = (tmp_path / "model.safetensors").read_bytes()
    with pytest.raises(OSError, match="disk full"):
        load("texts").save_pretrained(tmp_path)
    assert (tmp_path / "model.safetensors").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["model.safetensors", "vocab.txt"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [({"norm": "pre"}, "norm='pre'.*model.save"), ({"activation": "selu"}, "activation='selu'")],
)
def test_what_hugging_face_has_not(tmp_path, changes, message):
    model = BertForSequenceClassification(BertConfig.tiny(**changes))
    with pytest.raises(ValueError, match=message):
        model.save_pretrained(tmp_path / "new")
    assert not (tmp_path / "new").exists()
