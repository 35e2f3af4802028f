"""The command and the model of a recorded training."""

import pytest

from benchmarks.evaluation import translation
from benchmarks.evaluation.commands import find_settings
from tfqa.recipes.recipe import override
from tfqa.recipes.translation_recipe import TRANSLATION_PRESETS


def test_command_line_makes_the_same_recipe():
    assert translation.find_training_command(TRANSLATION_PRESETS["multi30k"]) == (
        "python -m tfqa nmt train --config multi30k --output DIRECTORY"
    )
    preset = TRANSLATION_PRESETS["spa-eng"]
    model = {**preset.model, "attention": None}
    del model["dropout"]
    recipe = preset.replace(seed=5, train_pairs=None, model=model)
    made = override(preset, find_settings(preset, recipe))
    assert made.replace(model={}) == recipe.replace(model={})
    assert made.model == {**recipe.model, "dropout": 0.0}
    assert "--set model.attention=null" in translation.find_training_command(recipe)
    french = TRANSLATION_PRESETS["multi30k-transformer"].replace(data="multi30k/en-fr")
    assert translation.find_training_command(french) == (
        "python -m tfqa nmt train --config multi30k-transformer "
        "--set data=multi30k/en-fr --output DIRECTORY"
    )
    assert translation.describe_model(french) == "Transformer, 4+4 layers, width 128"
    with pytest.raises(ValueError, match="--command"):
        translation.find_training_command(preset.replace(data="corpus.tsv"))
