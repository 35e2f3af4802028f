"""Every command that a table shows can be typed today."""

import importlib
import re
import shlex

import pytest

from benchmarks.records import load_records
from benchmarks.report.commands import MOVED, update_command, update_commands
from benchmarks.report.results import RESULTS
from tfqa.recipes.cli import make_parser

TEXT = RESULTS.read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"`(python -m [^`]+)`", TEXT)))


def test_modules_that_moved_get_their_new_names():
    assert update_command("python -m benchmarks.nmt --steps 2") == (
        "python -m benchmarks.speed.translation --steps 2"
    )
    for command in ("python -m benchmarks.speed.translation", "python -m tfqa nmt train"):
        assert update_command(command) == command


def test_commands_deep_in_a_record_are_updated_and_nothing_else():
    record = {"name": "bert", "runs": [{"command": "python -m benchmarks.bert"}], "command": "x"}
    assert update_commands(record) == {
        "name": "bert", "runs": [{"command": "python -m benchmarks.speed.pretraining"}],
        "command": "x",
    }  # fmt: skip
    for record in load_records():
        if "python -m benchmarks" in record["command"]:
            assert update_command(record["command"]).split()[2].count(".") == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_can_be_typed(command):
    _, _, module, *arguments = shlex.split(command.replace(" …", ""))
    if module == "tfqa":
        make_parser().parse_args(arguments)
    else:
        assert importlib.util.find_spec(module)


def test_every_module_that_moved_exists():
    assert all(importlib.util.find_spec(f"benchmarks.{module}") for module in MOVED.values())
