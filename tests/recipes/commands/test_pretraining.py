"""What `tfqa bert` does, in this process."""

import json
import shlex

import pytest

from tfqa.__main__ import main
from tfqa.recipes import PretrainingRecipe
from tfqa.recipes.recipe import read_saved_recipe

pytestmark = pytest.mark.slow  # whole trainings; tests/recipes/test_run.py has the loop


def settings(recipe):
    values = {**recipe.to_dict(), "validation_batches": 3}
    names = [name for name in values if name not in ("data", "model", "examples", "seed")]
    model = [f"model.{name}={json.dumps(value)}" for name, value in recipe.model.items()]
    return ["--set", *(f"{name}={json.dumps(values[name])}" for name in names), *model]


def test_data_then_pretrain_then_fill(tiny_pretraining, tiny_corpus, tmp_path, capsys):
    examples, output = str(tmp_path / "examples"), str(tmp_path / "run")
    shared = ["--data", str(tiny_corpus), *settings(tiny_pretraining)]
    recipe = ["--set", "model.num_layers=1", "model.hidden_dim=12"]
    assert main(["bert", "data", "--output", examples, *shared, *recipe]) == 0
    printed = capsys.readouterr().out
    assert "At most 19 tokens:" in printed and "At most 37 tokens:" in printed
    last = shlex.split(printed.splitlines()[-1])
    assert last[:5] == ["python", "-m", "tfqa", "bert", "pretrain"]
    assert main([*last[3:], "--output", str(tmp_path / "repeated"), "--quiet"]) == 0
    repeated = read_saved_recipe(tmp_path / "repeated", PretrainingRecipe)
    expected = tiny_pretraining.replace(validation_batches=3, model=repeated.model)
    assert repeated == expected and repeated.model["hidden_dim"] == 12
    capsys.readouterr()
    command = ["bert", "pretrain", "--examples", examples, "--output", output, "--quiet"]
    assert main([*command, *shared, *recipe]) == 0
    printed = capsys.readouterr().out
    assert "After 15 steps" in printed and f"bert fill --output {output}" in printed
    assert not (tmp_path / "run" / "examples").exists()
    texts = ["The [MASK] sees a [MASK].", "[MASK]"]
    assert main(["bert", "fill", "--output", output, "--top", "2", *texts]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3 and all(len(line.split()) == 4 for line in lines)
    assert main(["bert", "pretrain", "--output", output, "--resume"]) == 0
    assert not (tmp_path / "run" / "examples").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["pretrain", "--set", "stpes=[3]"], "Did you mean 'steps'"),
        (["pretrain", "--config", "txet"], "Did you mean 'text'"),
        (["pretrain", "--data", "samplse", "--output", "{new}"], "Did you mean 'samples"),
        (["pretrain", "--set", "model.num_layers=two"], "`model.num_layers` must be of type int"),
        (["pretrain", "--seed", "-1"], "seed=-1"),
        (["pretrain", "--set", 'data=["my.txt",3]'], "tuple of words"),
        (["pretrain", "--output", "{new}", "--examples", "{new}"], "another directory"),
        (["data", "--output", "{used}"], "would be replaced"),
        (["pretrain", "--output", "{used}"], "already holds a training run"),
        (["data", "--data", "none.txt", "--output", "{new}"], "none.txt"),
        (["fill", "--output", "{new}", "A [MASK]."], "bert pretrain"),
        (["fill", "--output", "{used}", "A dog."], "must have a blank"),
    ],
)
def test_errors_are_one_line(pretrained, tmp_path, capsys, arguments, message):
    places = {"new": tmp_path / "new", "used": pretrained[0]}
    assert main(["bert", *(argument.format(**places) for argument in arguments)]) == 2
    lines = capsys.readouterr().err.strip().splitlines()
    assert lines[-1].startswith("tfqa: error: ") and message in lines[-1]
