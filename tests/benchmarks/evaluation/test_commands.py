"""A command line repeats a training: a preset, and what differs."""

import shlex

import pytest

from benchmarks.evaluation.commands import find_command, find_settings
from tfqa.recipes import SQUAD_PRESETS
from tfqa.recipes.recipe import override


@pytest.mark.parametrize(
    ("preset", "settings", "words"),
    [
        ("squad-v1.1", {"validation_examples": 0}, "--set validation_examples=0"),
        (
            "squad-v1.1",
            {"train_examples": 1250, "from_scratch": True},
            "--set train_examples=1250 from_scratch=true",
        ),
        (
            "squad-v2.0-articles",
            {"pretrained": "runs/squad", "validation_examples": None, "model": {"dropout": 0.2}},
            """validation_examples=null pretrained=runs/squad 'model={"dropout": 0.2}'""",
        ),
        ("samples", {}, "train --config samples --output"),
    ],
)
def test_the_command_repeats_the_training(preset, settings, words):
    recipe = SQUAD_PRESETS[preset].replace(**settings)
    command = find_command("squad train", SQUAD_PRESETS, recipe)
    assert f"--config {preset} " in command and words in command
    given = shlex.split(command.partition("--set ")[2].partition(" --output")[0])
    if "model" not in settings:  # whose entries `override` changes one by one or all
        assert override(SQUAD_PRESETS[preset], given) == recipe


def test_settings_give_any_recipe_back():
    known = SQUAD_PRESETS["samples"]
    recipe = known.replace(data=("a.json", "b.json"), pretrained="true", clip_norm=None, seed=3)
    assert override(known, find_settings(known, recipe)) == recipe
