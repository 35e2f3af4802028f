"""A family of the reader's own: registered at run time, read and written by its own names.

The toy has what the families to come need: see `tests/checkpoints/toy.py`.
"""

import dataclasses
import json

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from tests.checkpoints.toy import TOY, ToyConfig, ToyLMHeadModel, ToyModel
from tfqa.checkpoints import CheckpointError, load_pretrained, load_tokenizer, save_tokenizer
from tfqa.checkpoints.families import FAMILIES, find_family
from tfqa.checkpoints.family import TokenizerFiles
from tfqa.checkpoints.locate import read_model_type
from tfqa.models import Transformer

HEAD, TABLE = "lm_head.weight", "transformer.wte.weight"


@pytest.fixture(autouse=True)
def _registered(monkeypatch):
    monkeypatch.setitem(FAMILIES, "toy", TOY)


@pytest.fixture(scope="module")
def model():
    sizes = {"vocabulary_size": 9, "hidden_dim": 3}
    return ToyLMHeadModel(ToyConfig(**sizes, activation="gelu", gated=True, norm="pre"))


@pytest.fixture
def folder(model, tmp_path):
    model.save_pretrained(tmp_path)
    return tmp_path


def change(folder, **tensors):
    """Write the weights again with some of them changed; None takes one out."""
    path = folder / "model.safetensors"
    changed = {**load_file(path), **{name.replace("__", "."): x for name, x in tensors.items()}}
    save_file({name: x for name, x in changed.items() if x is not None}, path)


def assert_same_weights(model, other):
    for array, expected in zip(model.get_weights(), other.get_weights(), strict=True):
        np.testing.assert_array_equal(array, expected)


def test_its_own_names(model, folder):
    tensors = load_file(folder / "model.safetensors")
    layer = model.backbone.groups[1][0]
    stored = tensors["transformer.h.1.0.c_attn.weight"]
    np.testing.assert_array_equal(stored[:, 3:6], layer.key.kernel)
    stored = tensors["transformer.h.1.0.proj.weight"]
    np.testing.assert_array_equal(stored.T, layer.output_projection.kernel)
    assert "transformer.h.1.0.proj.bias" not in tensors
    assert [name for name in tensors if "positions" in name] == [
        "transformer.h.0.0.positions.weight"
    ]
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    assert config == {
        "architectures": ["ToyLMHeadModel"], "model_type": "toy",
        "vocab_size": 9, "n_embd": 3, "mlp": "gated-gelu",
    }  # fmt: skip


def test_there_and_back(model, folder):
    again, report = load_pretrained(ToyLMHeadModel, folder, dropout=0.5)
    assert again.config == model.config.replace(dropout=0.5)
    assert_same_weights(again, model)
    assert len(report.used) == 22
    assert report.unexpected == report.newly_initialized == report.unknown_config_keys == ()
    backbone = ToyModel.from_pretrained(folder)
    assert_same_weights(backbone, model)
    backbone.save_pretrained(folder / "bare")
    assert "wte.weight" in load_file(folder / "bare/model.safetensors")
    assert_same_weights(ToyLMHeadModel.from_pretrained(folder / "bare"), model)


def test_a_tied_head(model, folder):
    """Both matrices if they are equal, or either."""
    table = np.array(model.backbone.table.embeddings)
    change(folder, lm_head__weight=table)
    again, report = load_pretrained(ToyLMHeadModel, folder)
    assert HEAD in report.used and TABLE in report.used
    change(folder, transformer__wte__weight=None)
    again, report = load_pretrained(ToyLMHeadModel, folder)
    assert_same_weights(again, model)
    assert HEAD in report.used
    change(folder, transformer__wte__weight=table + 1)
    with pytest.raises(CheckpointError, match="lm_head.weight must equal .*`ToyModel` of it"):
        load_pretrained(ToyLMHeadModel, folder)


def test_strict_as_for_every_family(folder):
    change(folder, transformer__h__0__1__attn__bias=np.ones(2, "float32"))
    assert load_pretrained(ToyModel, folder)[1].skipped == ("transformer.h.0.1.attn.bias",)
    change(folder, transformer__h__2__0__ln__weight=np.ones(3, "float32"))
    with pytest.raises(CheckpointError, match="Expected a Toy .*no place for: transformer.h.2.0.l"):
        load_pretrained(ToyModel, folder)
    change(folder, transformer__h__2__0__ln__weight=None, other=np.ones(3, "float32"))
    with pytest.warns(UserWarning, match="unknown names: other"):
        ToyModel.from_pretrained(folder)
    change(folder, transformer__h__1__1__c_attn__bias=np.ones(8, "float32"))
    with pytest.raises(CheckpointError, match=r"h.1.1.c_attn.bias .*\(9,\).* Received: \(8,\)"):
        load_pretrained(ToyModel, folder)
    change(folder, transformer__h__1__1__c_attn__bias=None)
    with pytest.raises(CheckpointError, match="without transformer.h.1.1.c_attn.bias"):
        load_pretrained(ToyModel, folder)


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("mlp", "swiglu", r"`mlp` must be one of \['gated-gelu', 'relu'\]"),
        ("n_ctx", 7, "`n_ctx` must be `n_embd` .*n_ctx=7, n_embd=3"),
        ("n_embd", None, "Expected whole numbers as vocab_size, n_embd"),
        ("model_type", "bert", 'a Toy, with model_type "toy"'),
    ],
)
def test_a_configuration_of_something_else(folder, key, value, message):
    path = folder / "config.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**config, key: value}), encoding="utf-8")
    with pytest.raises(CheckpointError, match=message):
        load_pretrained(ToyModel, folder)


def test_what_its_files_cannot_say(tmp_path):
    with pytest.raises(ValueError, match='`norm` must be "pre".*has no Toy .*norm=.post'):
        ToyModel(ToyConfig()).save_pretrained(tmp_path)
    model = ToyModel(ToyConfig(activation="gelu", gated=False, norm="pre"))
    message = r"`activation`, `gated` must be one of .*Received: activation='gelu', gated=False"
    with pytest.raises(ValueError, match=message):
        model.save_pretrained(tmp_path)


def test_the_family_chooses_the_tokenizers_files(folder, monkeypatch):
    calls = []
    files = TokenizerFiles(
        load=lambda *arguments: calls.append(arguments) or "tokenizer",
        save=lambda *arguments: calls.append(arguments),
        from_keras_hub=lambda *arguments: None,
    )
    monkeypatch.setitem(FAMILIES, "toy", dataclasses.replace(TOY, tokenizer=files))
    assert load_tokenizer(folder, lowercase=True) == "tokenizer"
    save_tokenizer("tokenizer", folder, max_length=5)
    assert calls == [(folder, True), ("tokenizer", folder, 5)]


def test_which_family_a_folder_is_of(folder):
    assert read_model_type(folder) == "toy"
    (folder / "config.json").write_text('{"model_type": "unheard"}', encoding="utf-8")
    assert read_model_type(folder) == "unheard"
    (folder / "config.json").unlink()
    assert read_model_type(folder) is None


def test_a_class_of_no_family():
    with pytest.raises(ValueError, match=r"\['bert', 'toy'\]. Received: Transformer, .*=None"):
        find_family(Transformer)
