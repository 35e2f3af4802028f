"""`python -m tfqa` as a program: help at once, and errors for a person."""

import subprocess
import sys
from pathlib import Path

import pytest

from tfqa.recipes.cli import make_parser
from tfqa.recipes.registry import JOBS

ROOT = Path(__file__).parents[1]
LIST_MODULES = """
import sys
from tfqa.__main__ import main
try:
    main(sys.argv[1:])
finally:
    print("loaded:", *(m for m in ("tensorflow", "keras", "numpy", "jax") if m in sys.modules))
"""


def run(*arguments):
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=False, cwd=ROOT
    )


@pytest.mark.parametrize(
    ("job", "command"), [(job.name, command.name) for job in JOBS for command in job.commands]
)
def test_help_loads_nothing(job, command):
    done = run("-c", LIST_MODULES, job, command, "--help")
    assert done.returncode == 0
    assert f"usage: tfqa {job} {command}" in done.stdout
    assert done.stdout.splitlines()[-1] == "loaded:"


def test_module_and_wrong_arguments():
    assert "nmt" in run("-m", "tfqa", "--help").stdout
    done = run("-m", "tfqa", "nmt", "fly")
    assert done.returncode == 2
    assert "invalid choice: 'fly'" in done.stderr
    assert "Traceback" not in done.stderr


def test_examples_of_the_help_parse():
    parser = make_parser()
    for command in ("train", "translate", "export"):
        text = run("-m", "tfqa", "nmt", command, "--help").stdout
        examples = [line.strip() for line in text.splitlines() if line.startswith("  tfqa nmt")]
        assert len(examples) >= 2
        for line in examples:
            words = line.split("  ")[0].split(" <")[0].replace('"', "").split()
            parser.parse_args(words[1:])
