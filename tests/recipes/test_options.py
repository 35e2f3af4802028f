"""From a command line to a recipe."""

from tfqa.__main__ import make_parser
from tfqa.recipes import PRESETS, NMTRecipe
from tfqa.recipes.options import choose_recipe
from tfqa.recipes.runs import read_saved_recipe


def choose(*arguments):
    return choose_recipe(make_parser().parse_args(["nmt", "train", *arguments]), PRESETS)


def test_recipe_is_a_preset_changed_by_options():
    assert choose() == PRESETS["samples"]
    changed = PRESETS["multi30k"].replace(seed=7, epochs=3, data=("a.en", "a.de"))
    options = ["--set", "epochs=3", "seed=5", "--seed", "7", "--data", "a.en", "a.de"]
    assert choose("--config", "multi30k", *options) == changed
    attention = choose("--set", "epochs=3", "--set", "model.attention=null")
    assert (attention.epochs, attention.model["attention"]) == (3, None)


def test_resume_takes_the_recipe_of_the_run(finished):
    output, _ = finished
    assert choose("--output", str(output), "--resume") == read_saved_recipe(output, NMTRecipe)
