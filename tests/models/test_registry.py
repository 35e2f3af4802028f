"""A class by its family and its name or its task."""

import dataclasses

import pytest

import tfqa.models
from tfqa.checkpoints.families import FAMILIES
from tfqa.models import BertForQuestionAnswering, BertModel
from tfqa.models.pretrained import PretrainedModel
from tfqa.models.registry import MODELS, find_model


def test_every_public_class_with_a_family_is_found():
    public = [getattr(tfqa.models, name) for name in tfqa.models.__all__]
    families = {x for x in public if issubclass(x, PretrainedModel) and x.family}
    assert set(MODELS.values()) == families
    for model_class in families:
        assert find_model(model_class.family, model_class.__name__) is model_class


def test_by_task():
    assert find_model("bert", "ForQuestionAnswering") is BertForQuestionAnswering
    assert find_model("bert", "Model") is BertModel


def test_a_class_of_the_readers_own(monkeypatch):
    family = dataclasses.replace(FAMILIES["bert"], model_type="toy", class_prefix="Toy")
    monkeypatch.setitem(FAMILIES, "toy", family)
    monkeypatch.setitem(MODELS, ("toy", "ToyModel"), BertModel)
    assert find_model("toy", "Model") is BertModel


@pytest.mark.parametrize(
    ("model_type", "architecture"), [("bert", "ForChess"), ("roberta", "RobertaModel")]
)
def test_no_such_class(model_type, architecture):
    message = rf"\('bert', 'BertModel'\).*{model_type}.*{architecture}"
    with pytest.raises(ValueError, match=message):
        find_model(model_type, architecture)
