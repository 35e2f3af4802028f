"""Recipes: presets, files and settings, and what is wrong with them."""

import json

import pytest

from tfqa.datasets.published import PUBLISHED
from tfqa.models.architectures import ARCHITECTURES
from tfqa.recipes import PRESETS, NMTRecipe
from tfqa.recipes.nmt_recipe import override, read_recipe


def test_presets_go_through_json():
    for name, preset in PRESETS.items():
        assert NMTRecipe.from_dict(json.loads(json.dumps(preset.to_dict()))) == preset
        assert read_recipe(name) is preset
        assert preset.data in PUBLISHED
        sizes = {"source_vocabulary_size": 7, "target_vocabulary_size": 7}
        ARCHITECTURES[preset.architecture][1].from_dict({**sizes, **preset.model})


def test_file_changes_some_fields(tmp_path):
    path = tmp_path / "recipe.json"
    path.write_text('{"data": ["a.en", "a.es"], "learning_rate": 1}', encoding="utf-8")
    assert read_recipe(path) == NMTRecipe(data=("a.en", "a.es"), learning_rate=1.0)


@pytest.mark.parametrize("text", ["{", "[3]", "epochs=3"])
def test_file_that_is_no_recipe(tmp_path, text):
    path = tmp_path / "recipe.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"Expected a JSON object.*recipe\.json"):
        read_recipe(path)


def test_unknown_names_suggest_the_nearest(tmp_path):
    with pytest.raises(ValueError, match="Did you mean 'multi30k'"):
        read_recipe("mutli30k")
    with pytest.raises(ValueError, match="Did you mean 'batch_size'"):
        NMTRecipe.from_dict({"batchsize": 3})
    with pytest.raises(ValueError, match="Did you mean 'hidden_dim'"):
        NMTRecipe(model={"hiden_dim": 3})
    with pytest.raises(ValueError, match="no field 'source_vocabulary_size'"):
        NMTRecipe(model={"source_vocabulary_size": 3})


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("epochs", "3", "type int"),
        ("epochs", True, "type int"),
        ("epochs", 2.5, "type int"),
        ("joint", 1, "type bool"),
        ("decay", None, "type str"),
        ("model", None, "type dict"),
        ("learning_rate", "fast", "type float"),
        ("epochs", 0, "at least 1"),
        ("train_pairs", -1, "at least 1"),
        ("precision", "float8", "mixed_bfloat16"),
    ],
)
def test_wrong_values(field, value, message):
    with pytest.raises(ValueError, match=message) as error:
        NMTRecipe(**{field: value})
    assert f"{field}={value!r}" in str(error.value)


def test_settings_are_json_or_words():
    start = NMTRecipe(model={"dropout": 0.3})
    settings = ["epochs=5", "model.attention=null", "data=spa-eng", "patience=null", "joint=true"]
    expected = NMTRecipe(
        epochs=5, data="spa-eng", joint=True, model={"dropout": 0.3, "attention": None}
    )
    assert override(start, settings) == expected
    assert start.model == {"dropout": 0.3}
    with pytest.raises(ValueError, match="field=value"):
        override(start, ["epochs"])
    with pytest.raises(ValueError, match="Did you mean 'epochs'"):
        override(start, ["epoch=3"])
