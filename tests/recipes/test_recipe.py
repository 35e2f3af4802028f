"""What all recipes share: files and settings, and what is wrong with them."""

import dataclasses
import shlex

import pytest

from tfqa.recipes import PRETRAINING_PRESETS, TRANSLATION_PRESETS, NMTRecipe
from tfqa.recipes.cli import make_parser
from tfqa.recipes.recipe import (
    Recipe,
    choose_recipe,
    describe_changes,
    override,
    read_recipe,
    read_saved_recipe,
    repeat_options,
)


@dataclasses.dataclass(frozen=True, kw_only=True)
class PhaseRecipe(Recipe):
    """A recipe with a list of numbers."""

    steps: tuple[int, ...] = (3, 5)
    batch_size: int = 7
    limit: float | None = 1.0
    accumulation_steps: int = 1
    precision: str = "float32"

    at_least_one = ("steps", *Recipe.at_least_one)


def test_file_changes_some_fields(tmp_path):
    path = tmp_path / "recipe.json"
    path.write_text('{"data": ["a.en", "a.es"], "learning_rate": 1}', encoding="utf-8")
    expected = NMTRecipe(data=("a.en", "a.es"), learning_rate=1.0)
    assert read_recipe(path, TRANSLATION_PRESETS) == expected


@pytest.mark.parametrize("text", ["{", "[3]", "epochs=3"])
def test_file_that_is_no_recipe(tmp_path, text):
    path = tmp_path / "recipe.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"Expected a JSON object.*recipe\.json"):
        read_recipe(path, TRANSLATION_PRESETS)


def test_unknown_names_suggest_the_nearest():
    with pytest.raises(ValueError, match="Did you mean 'multi30k'"):
        read_recipe("mutli30k", TRANSLATION_PRESETS)
    with pytest.raises(ValueError, match="Did you mean 'batch_size'"):
        NMTRecipe.from_dict({"batchsize": 3})


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
        ("precision", "float8", "mixed_bfloat16"),
        ("seed", -1, "at least 0"),
        ("seed", 2**32, r"below 2\^32"),
        ("checkpoint_every", -1, "at least 0"),
        ("data", ("my.txt", 3), r"str \| tuple, and a tuple of words"),
        ("languages", (1, 2), "tuple of words"),
        ("clip_norm", None, "type float"),
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


def test_limits_may_be_none_or_numbers():
    assert PhaseRecipe(limit=None).limit is None
    assert isinstance(override(PhaseRecipe(), ["limit=3"]).limit, float)
    for wrong in ("3", True):
        with pytest.raises(ValueError, match=r"type float \| None"):
            PhaseRecipe(limit=wrong)


def test_what_has_changed():
    before = {"seed": 0, "data": "a", "old": 3}
    assert describe_changes(before, {"seed": 0, "data": "a"}) == ""
    found = describe_changes(before, {"seed": 3, "data": "a", "new": None, "lengths": [5]})
    assert found == "seed=0 became 3; lengths=None became [5]"


def test_lists_of_numbers():
    assert override(PhaseRecipe(), ["steps=[11,13]"]).steps == (11, 13)
    for wrong in ((3, "5"), (3, True), 3, (3, 2.5)):
        with pytest.raises(ValueError, match="type tuple"):
            PhaseRecipe(steps=wrong)
    with pytest.raises(ValueError, match=r"`steps` must be at least 1. Received: steps=\(3, 0\)"):
        PhaseRecipe(steps=(3, 0))


def parse(*words):
    return make_parser().parse_args(words)


def choose(*arguments):
    return choose_recipe(parse("nmt", "train", *arguments), TRANSLATION_PRESETS)


def choose_pretraining(*arguments):
    return choose_recipe(parse("bert", "pretrain", *arguments), PRETRAINING_PRESETS)


def test_recipe_is_a_preset_changed_by_options():
    assert choose() == TRANSLATION_PRESETS["samples"]
    changed = TRANSLATION_PRESETS["multi30k"].replace(seed=7, epochs=3, data=("a.en", "a.de"))
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
