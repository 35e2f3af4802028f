"""The command and the model of a recorded training."""

import pytest

from benchmarks.evaluation import translation
from benchmarks.evaluation.commands import find_settings
from tfqa.recipes.nmt_recipe import PRESETS
from tfqa.recipes.recipe import override


def test_command_line_makes_the_same_recipe():
    assert translation.find_training_command(PRESETS["multi30k"]) == (
        "python -m tfqa nmt train --config multi30k --output DIRECTORY"
    )
    preset = PRESETS["spa-eng"]
    model = {**preset.model, "attention": None}
    del model["dropout"]
    recipe = preset.replace(seed=5, train_pairs=None, model=model)
    made = override(preset, find_settings(preset, recipe))
    assert made.replace(model={}) == recipe.replace(model={})
    assert made.model == {**recipe.model, "dropout": 0.0}
    assert "--set model.attention=null" in translation.find_training_command(recipe)
    french = PRESETS["multi30k-transformer"].replace(data="multi30k/en-fr")
    assert translation.find_training_command(french) == (
        "python -m tfqa nmt train --config multi30k-transformer "
        "--set data=multi30k/en-fr --output DIRECTORY"
    )
    assert translation.describe_model(french) == "Transformer, 4+4 layers, width 128"
    with pytest.raises(ValueError, match="--command"):
        translation.find_training_command(preset.replace(data="corpus.tsv"))
