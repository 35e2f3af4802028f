"""The recipe of translation: its presets, and what is wrong with its own fields."""

import json

import pytest

from tfqa.datasets.parallel.published import PUBLISHED
from tfqa.models.architectures import ARCHITECTURES
from tfqa.recipes import TRANSLATION_PRESETS, NMTRecipe
from tfqa.recipes.recipe import read_recipe


def test_presets_go_through_json():
    for name, preset in TRANSLATION_PRESETS.items():
        assert NMTRecipe.from_dict(json.loads(json.dumps(preset.to_dict()))) == preset
        assert read_recipe(name, TRANSLATION_PRESETS) is preset
        assert preset.data in PUBLISHED
        sizes = {"source_vocabulary_size": 7, "target_vocabulary_size": 7}
        ARCHITECTURES[preset.architecture][1].from_dict({**sizes, **preset.model})


def test_fields_of_the_model():
    with pytest.raises(ValueError, match="Did you mean 'hidden_dim'"):
        NMTRecipe(model={"hiden_dim": 3})
    with pytest.raises(ValueError, match="no field 'source_vocabulary_size'"):
        NMTRecipe(model={"source_vocabulary_size": 3})


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("decay", "quadratic", "inverse_sqrt"),
        ("architecture", "rnn", "seq2seq"),
        ("train_pairs", -1, "at least 1"),
    ],
)
def test_wrong_values(field, value, message):
    with pytest.raises(ValueError, match=message) as error:
        NMTRecipe(**{field: value})
    assert f"{field}={value!r}" in str(error.value)


def test_inverse_square_root_needs_a_warmup():
    with pytest.raises(ValueError, match="warmup_steps=0"):
        NMTRecipe(decay="inverse_sqrt")
