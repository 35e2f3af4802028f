"""Every variable of every model has one name, and a shape that goes with it."""

import pytest

from tests.checkpoints.golden import FOLDER, KINDS, read_settings, read_tensors
from tfqa.checkpoints.config import read_config
from tfqa.checkpoints.families.bert import BERT, PARTS
from tfqa.checkpoints.weights import list_weights
from tfqa.models import BertConfig, BertModel


@pytest.mark.parametrize("name", KINDS)
def test_each_variable_once(name):
    config, _ = read_config(BERT, BertConfig, read_settings(name), str(FOLDER / name))
    model = KINDS[name](config)
    weights = list_weights(model, BERT)
    assert {id(v) for w in weights for v in w.variables} == {id(v) for v in model.weights}
    assert len(weights) == len(model.weights) == len({w.name for w in weights})
    shapes = {weight.name: weight.shape for weight in weights}
    assert shapes == {name: x.shape for name, x in read_tensors(name).items()}


def test_a_model_without_pooler():
    names = [w.name for w in list_weights(BertModel(BertConfig.tiny(), pooled=False), BERT)]
    assert not [name for name in names if BERT.find_part(name) == "pooler"]


def test_parts():
    assert BERT.find_part("bert.pooler.dense.weight") == "pooler"
    assert BERT.find_part("bert.encoder.layer.0.output.dense.bias") == "backbone"
    assert BERT.find_part("lm_head.weight") == "unknown"
    assert {BERT.find_part(f"{start}x") for start in PARTS.values()} == set(PARTS)
