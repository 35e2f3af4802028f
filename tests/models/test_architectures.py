"""Families of translation models by name, and there and back."""

import pytest

from tfqa.models.architectures import ARCHITECTURES, make_model, name_architecture

SIZES = {"source_vocabulary_size": 11, "target_vocabulary_size": 13, "hidden_dim": 8}


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_there_and_back(name):
    model = make_model(name, SIZES, dtype="mixed_bfloat16")
    assert type(model) is ARCHITECTURES[name][0]
    assert model.config == ARCHITECTURES[name][1](**SIZES)
    assert model.dtype_policy.name == "mixed_bfloat16"
    assert name_architecture(model) == name
    assert model.attends


def test_only_the_fixed_vector_has_nothing_to_look_at():
    assert not make_model("seq2seq", {**SIZES, "attention": None}).attends


def test_unknown_family_or_field():
    with pytest.raises(ValueError, match=r"\['seq2seq', 'transformer'\]. Received: .*'rnn'"):
        make_model("rnn", SIZES)
    with pytest.raises(ValueError, match="no .'attention'."):
        make_model("transformer", {**SIZES, "attention": "dot"})
