"""KerasHub's BERT: its outputs from its weights, in memory and from a preset's directory."""

import functools
import json

import keras
import numpy as np
import pytest

from tests.checkpoints.golden import INPUTS, REAL, run
from tfqa.checkpoints import CheckpointError, from_keras_hub, load_pretrained, load_tokenizer
from tfqa.checkpoints.formats.keras_hub import is_preset_name
from tfqa.models import BertForQuestionAnswering, BertForSequenceClassification, BertModel

keras_hub = pytest.importorskip("keras_hub", reason="KerasHub is not installed")


@pytest.fixture(scope="module")
def theirs():
    """Two layers of three heads, every weight shaken."""
    model = keras_hub.models.BertBackbone(61, 2, 3, 15, 19, 0.2, 23)
    random = np.random.default_rng(1)
    model.set_weights([w + 0.3 * random.normal(size=w.shape) for w in model.get_weights()])
    return model


def assert_equal_outputs(ours, theirs):
    expected = {k: keras.ops.convert_to_numpy(x) for k, x in theirs(INPUTS).items()}
    found = run(ours)
    real = {"rtol": 1e-5, "atol": 1e-5}
    np.testing.assert_allclose(
        found["sequence_output"][REAL], expected["sequence_output"][REAL], **real
    )
    np.testing.assert_allclose(found["pooled_output"], expected["pooled_output"], **real)


def test_equals_keras_hub(theirs):
    ours, report = from_keras_hub(theirs, BertModel)
    assert_equal_outputs(ours, theirs)
    assert sorted(report.used) == sorted(weight.path for weight in theirs.weights)
    assert report.unexpected == report.newly_initialized == ()
    config = ours.config
    assert (config.activation, config.dropout, config.attention_dropout) == ("gelu_tanh", 0.2, 0.2)
    exact, _ = from_keras_hub(theirs, BertModel, activation="gelu")
    with pytest.raises(AssertionError):
        assert_equal_outputs(exact, theirs)


def test_a_head_on_it(theirs):
    model, report = from_keras_hub(theirs, BertForSequenceClassification, num_labels=7)
    assert_equal_outputs(model.backbone, theirs)
    assert report.newly_initialized == ("classifier.weight", "classifier.bias")
    assert_equal_outputs(BertModel.from_keras_hub(theirs), theirs)
    model, report = from_keras_hub(theirs, BertForQuestionAnswering, dtype="mixed_bfloat16")
    assert set(report.unexpected_parts) == {"pooler"}


def test_a_preset_that_keras_hub_saved(theirs, tmp_path):
    theirs.save_to_preset(str(tmp_path))
    ours, _ = load_pretrained(BertModel, tmp_path)
    assert_equal_outputs(ours, theirs)


def test_its_tokenizer(tmp_path):
    """As a preset's directory holds it."""
    (tmp_path / "assets/tokenizer").mkdir(parents=True)
    tokens = "[PAD] [UNK] [CLS] [SEP] [MASK] Old old ##er".split()
    path = tmp_path / "assets/tokenizer/vocabulary.txt"
    path.write_text("\n".join(tokens) + "\n", encoding="utf-8")
    for lowercase, expected in ((True, [6]), (False, [5])):
        settings = {"class_name": "BertTokenizer", "config": {"lowercase": lowercase}}
        (tmp_path / "tokenizer.json").write_text(json.dumps(settings), encoding="utf-8")
        assert load_tokenizer(tmp_path).encode("Old").ids == expected


def test_another_model(tmp_path):
    with pytest.raises(CheckpointError, match="Received: Sequential"):
        from_keras_hub(keras.Sequential(), BertModel)
    settings = {"registered_name": "keras_hub>RobertaBackbone"}
    (tmp_path / "config.json").write_text(json.dumps(settings), encoding="utf-8")
    with pytest.raises(CheckpointError, match="Received: 'keras_hub>RobertaBackbone'"):
        load_pretrained(BertModel, tmp_path)


def test_a_preset_that_is_not_there(monkeypatch):
    def fail(name):
        raise ValueError(f"Unknown preset {name}")

    for kind in (keras_hub.models.BertBackbone, keras_hub.models.BertTokenizer):
        monkeypatch.setattr(kind, "from_preset", fail)
    for load in (functools.partial(load_pretrained, BertModel), load_tokenizer):
        with pytest.raises(OSError, match="preset bert_tiny_en_uncased .*Received: ValueError: Un"):
            load("bert_tiny_en_uncased")
    with pytest.raises(FileNotFoundError, match="'bert_tiny_en_uncased'.*Received: 'my_folder'"):
        load_pretrained(BertModel, "my_folder")
    monkeypatch.setitem(__import__("sys").modules, "keras_hub", None)
    with pytest.raises(ImportError, match="pip install keras-hub"):
        load_pretrained(BertModel, "bert_tiny_en_uncased")


def test_names_of_presets():
    assert all(map(is_preset_name, keras_hub.models.BertBackbone.presets))
    assert all(map(is_preset_name, keras_hub.models.BertTokenizer.presets))
    assert is_preset_name("kaggle://keras/bert/keras/bert_tiny_en_uncased/2")
    assert not is_preset_name("bert-base-uncased") and not is_preset_name("minilm-l6")
