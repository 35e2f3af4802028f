"""What the README says can be typed, can be typed."""

import importlib
import re
import shlex
import subprocess
from pathlib import Path

import numpy as np
import pytest

from tfqa.recipes.cli import make_parser

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_homework_snippets_run():
    section = README.split("## A layer in your homework", 1)[1].split("\n## ", 1)[0]
    snippets = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
    assert len(snippets) == 2
    names = {"__name__": "snippet"}
    for snippet in snippets:  # the second goes on from the first
        lines = [line for line in snippet.splitlines() if line.strip()]
        assert len(lines) <= 12 and "assert" in snippet
        exec(compile(snippet, "README.md", "exec"), names)
    weights = np.asarray(names["weights"])
    np.testing.assert_array_equal(weights[1, :, 3:], 0.0)
    np.testing.assert_allclose(weights.sum(axis=-1), 1.0, rtol=1e-5)


def test_commands_of_the_readme_are_targets():
    targets = set(re.findall(r"^([a-z][a-z-]*):", MAKEFILE, re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z][a-z-]*)", "\n".join(re.findall(r"`[^`]+`", README))))
    assert named, "the README names no make command"
    assert named <= targets


def test_commands_for_users_parse_and_need_no_make():
    for section in ("Your own data", "GPUs and several machines"):
        commands = README.split(f"## {section}", 1)[1].split("\n## ", 1)[0]
        assert "make" not in re.findall(r"\w+", commands)
        lines = "\n".join(re.findall(r"```bash\n(.*?)```", commands, re.DOTALL)).splitlines()
        lines = [shlex.split(line, comments=True) for line in lines]
        assert any(words[0] == "tfqa" for words in lines)
        for program, *arguments in lines:
            assert program in ("export", "python", "tfqa")
            if program == "tfqa":
                make_parser().parse_args(arguments)
            if program == "python":
                assert arguments[0] == "-m" and importlib.util.find_spec(arguments[1])


def test_it_is_one_page():
    assert len(README.splitlines()) <= 160


def test_help_lists_every_target_and_is_the_default():
    result = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True)
    targets = set(re.findall(r"^\.PHONY: ([a-z-]+)$", MAKEFILE, re.MULTILINE))
    assert targets == set(re.findall(r"^  ([a-z-]+) ", result.stdout, re.MULTILINE))


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\((?!http)([^)#]+)\)", README))))
def test_links_into_the_project_lead_somewhere(link):
    assert (ROOT / link).exists()
