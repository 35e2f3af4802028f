"""From a command line to a recipe."""

import json
import shlex

import pytest

from tfqa import __main__ as program
from tfqa.recipes import PRESETS, PRETRAINING_PRESETS, NMTRecipe
from tfqa.recipes.options import choose_recipe, repeat_options
from tfqa.recipes.run import RECIPE, read_saved_recipe


def parse(*words):
    return program.make_parser().parse_args(words)


def choose(*arguments):
    return choose_recipe(parse("nmt", "train", *arguments), PRESETS)


def choose_pretraining(*arguments):
    return choose_recipe(parse("bert", "pretrain", *arguments), PRETRAINING_PRESETS)


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


def test_own_text_is_not_evaluated_on_a_presets():
    assert choose_pretraining().validation_data == "samples-dev"
    for config in ("samples", "text"):
        recipe = choose_pretraining("--config", config, "--data", "my.txt")
        assert (recipe.data, recipe.validation_data) == ("my.txt", None)
    named = choose_pretraining("--data", "my.txt", "--set", "validation_data=other.txt")
    assert (named.data, named.validation_data) == ("my.txt", "other.txt")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--config", "text", "--seed", "0"),
        ("--data", "a b.txt", "c.txt", "--set", "steps=[600]", "--set", "model.num_layers=3"),
    ],
)
def test_options_are_repeated(arguments):
    words = shlex.split(shlex.join(repeat_options(parse("bert", "pretrain", *arguments))))
    assert choose_pretraining(*words) == choose_pretraining(*arguments)


EXAMPLES = [
    line.split("  ")[0].split(" <")[0]
    for name, text in vars(program).items()
    if name.endswith("_EXAMPLES")
    for line in (line.strip() for line in text.splitlines())
    if line.startswith("tfqa ")
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_of_the_help_make_recipes(example, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    _, chapter, *words = shlex.split(example)
    options = parse(chapter, *words)
    if not hasattr(options, "config"):
        return
    presets = {"nmt": PRESETS, "bert": PRETRAINING_PRESETS}[chapter]
    if getattr(options, "resume", False):
        run = tmp_path / options.output
        run.mkdir(parents=True)
        (run / RECIPE).write_text(json.dumps(presets["samples"].to_dict()), encoding="utf-8")
    recipe = choose_recipe(options, presets)
    assert recipe != presets["samples"] or "--" not in example or "--resume" in example


def test_there_are_examples():
    assert len(EXAMPLES) >= 15
    assert not [one for one in EXAMPLES if "[" in one.replace("[MASK]", "") and "'" not in one]
