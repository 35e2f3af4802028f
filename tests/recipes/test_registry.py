"""The examples in the help of every job can be typed."""

import json
import shlex

import pytest

from tfqa.recipes import PRETRAINING_PRESETS, SQUAD_PRESETS, TRANSLATION_PRESETS
from tfqa.recipes.cli import make_parser
from tfqa.recipes.recipe import RECIPE, choose_recipe
from tfqa.recipes.registry import JOBS

PRESETS = {"nmt": TRANSLATION_PRESETS, "bert": PRETRAINING_PRESETS, "squad": SQUAD_PRESETS}
EXAMPLES = [
    line.split("  ")[0].split(" <")[0]
    for job in JOBS
    for command in job.commands
    for line in map(str.strip, (command.examples or "").splitlines())
    if line.startswith("tfqa ")
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_of_the_help_make_recipes(example, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    _, job, *words = shlex.split(example)
    options = make_parser().parse_args([job, *words])
    if not hasattr(options, "config"):
        return
    presets = PRESETS[job]
    if getattr(options, "resume", False):
        run = tmp_path / options.output
        run.mkdir(parents=True)
        (run / RECIPE).write_text(json.dumps(presets["samples"].to_dict()), encoding="utf-8")
    recipe = choose_recipe(options, presets)
    assert recipe != presets["samples"] or "--" not in example or "--resume" in example


def test_there_are_examples():
    assert len(EXAMPLES) >= 25
    assert not [line for line in EXAMPLES if "[" in line.replace("[MASK]", "") and "'" not in line]
