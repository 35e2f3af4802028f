"""Fields of a fine-tuning's recipe."""

import pytest

from tfqa.recipes import SQUAD_PRESETS, SquadRecipe
from tfqa.recipes.recipe import override


def test_presets_round_trip():
    for recipe in SQUAD_PRESETS.values():
        assert SquadRecipe.from_dict(recipe.to_dict()) == recipe


def test_settings():
    recipe = override(SQUAD_PRESETS["samples"], ["model.dropout=0.3", 'data=["a.json","b.json"]'])
    assert recipe.model == {"dropout": 0.3, "attention_dropout": 0.0}
    assert recipe.data == ("a.json", "b.json")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"epochs": 0}, "`epochs` must be at least 1"),
        ({"validation_examples": -1}, "validation_examples=-1"),
        ({"warmup_share": 1.0}, "warmup_share=1.0"),
        ({"layer_decay": 0.0}, "layer_decay=0.0"),
        ({"stride": 318}, "gaps between the windows"),
        ({"max_length": 64, "stride": 1}, "gaps between the windows"),
        ({"model": {"hidden_dim": 8}}, "no field 'hidden_dim'"),
        ({"model": {"droput": 0.1}}, "Did you mean 'dropout'"),
        ({"precision": "float16"}, "precision='float16'"),
        ({"data": ("a", 3)}, "tuple of words"),
    ],
)
def test_errors(changes, message):
    with pytest.raises(ValueError, match=message):
        SquadRecipe(**changes)


def test_the_longest_stride_fits():
    assert SquadRecipe(stride=317).stride == 384 - 64 - 3
