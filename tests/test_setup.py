"""What set-up says where Python cannot carry it, and that versions are kept in one place each."""

import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CHECK = ROOT / ".ci" / "check_python.py"


@pytest.fixture
def find_problem():
    return runpy.run_path(str(CHECK))["find_problem"]


@pytest.mark.parametrize("version", [(3, 10), (3, 11), (3, 12), (3, 13)])
def test_supported_python_is_fine(find_problem, monkeypatch, tmp_path, version):
    monkeypatch.setattr(sys, "version_info", (*version, 4))
    assert find_problem(str(tmp_path / "pyvenv.cfg")) is None


@pytest.mark.parametrize("version", [(2, 7), (3, 9), (3, 14)])
def test_other_python_is_refused_in_one_sentence(find_problem, monkeypatch, tmp_path, version):
    monkeypatch.setattr(sys, "version_info", (*version, 4))
    message = find_problem(str(tmp_path / "pyvenv.cfg"))
    assert message.startswith("This is Python {}.{}; ".format(*version))
    assert "need Python 3.10 to 3.13" in message


def test_missing_ensurepip_names_the_package(find_problem, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    message = find_problem(str(tmp_path / "pyvenv.cfg"))
    assert "apt install python{}.{}-venv".format(*sys.version_info) in message


def test_environment_of_another_python_is_named(find_problem, tmp_path):
    config = tmp_path / "pyvenv.cfg"
    config.write_text("home = somewhere\nversion = 3.9.1\n")
    assert "was made with Python 3.9" in find_problem(str(config))
    config.write_text("version = {}.{}.0\n".format(*sys.version_info))
    assert find_problem(str(config)) is None


def test_make_says_which_command_is_missing(tmp_path):
    command = ["make", "setup", "PYTHON=no-such-python", f"VENV={tmp_path / 'venv'}"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode and "there is no command 'no-such-python'" in result.stderr


def read_names(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return {
        re.match(r"[\w-]+", line)[0].lower().replace("_", "-")
        for line in lines
        if line[:1].isalpha()
    }


def test_every_requirement_is_pinned_for_ci_and_nothing_is_local():
    constraints = ROOT / ".ci" / "constraints.txt"
    assert read_names(ROOT / "requirements.txt") <= read_names(constraints)
    for line in constraints.read_text(encoding="utf-8").splitlines():
        pin = r'[a-z0-9-]+==[\w.]+(; python_version (<|>=) "3\.\d+")?'
        assert not line or line[0] == "#" or re.fullmatch(pin, line), line


def test_supported_versions_are_the_same_everywhere():
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    oldest, newest = (runpy.run_path(str(CHECK))[name] for name in ("OLDEST", "NEWEST"))
    assert f'requires-python = ">=3.{oldest[1]},<3.{newest[1] + 1}"' in project
    assert f"Python 3.{oldest[1]} to 3.{newest[1]}" in (ROOT / "README.md").read_text("utf-8")
    named = re.findall(r"Python :: 3\.(\d+)", project)
    assert [int(minor) for minor in named] == list(range(oldest[1], newest[1] + 1))
