"""The directory of a run: what it refuses."""

import re

import pytest

from tests.recipes.test_recipe import PhaseRecipe
from tfqa.recipes import NMTRecipe, train_translator
from tfqa.recipes.recipe import read_saved_recipe
from tfqa.recipes.run import open_run


def test_a_directory_in_use_is_refused(finished):
    output, _ = finished
    with pytest.raises(FileExistsError, match=r"already holds a training run.*--resume"):
        train_translator(read_saved_recipe(output, NMTRecipe), output)


def test_another_recipe_is_not_resumed(finished):
    output, _ = finished
    recipe = read_saved_recipe(output, NMTRecipe).replace(batch_size=11)
    with pytest.raises(ValueError, match="batch_size=7 became 11"):
        train_translator(recipe, output, resume=True)


def test_nothing_to_resume(tiny_recipe, tmp_path):
    with pytest.raises(FileNotFoundError, match=re.escape("recipe.json")):
        train_translator(tiny_recipe, tmp_path, resume=True)
    with pytest.raises(ValueError, match="need `output`"):
        train_translator(tiny_recipe, resume=True)


def test_a_run_of_another_kind_is_refused(finished):
    output, _ = finished
    with pytest.raises(ValueError, match=r"Expected a run of `PhaseRecipe`.*recipe\.json"):
        read_saved_recipe(output, PhaseRecipe)


def test_a_damaged_recipe_is_named(tmp_path):
    (tmp_path / "recipe.json").write_text('{"data": ', encoding="utf-8")
    with pytest.raises(ValueError, match=r"Expected a run of `NMTRecipe`.*recipe\.json"):
        read_saved_recipe(tmp_path, NMTRecipe)


def test_a_temporary_directory_goes(tiny_recipe):
    with open_run(tiny_recipe, None) as run:
        directory = run.directory
        assert directory.is_dir() and run.is_main_process and run.devices.count >= 1
    assert not directory.exists()
