"""The install cell, as every notebook has it, run in a fresh environment with a local clone."""

import os
import re
import shutil
from pathlib import Path

import pytest

from notebooks.tools import colab
from notebooks.tools.pairs import find_pairs, read_source
from tests.built_package import call, make_environment, make_repository

ROOT = Path(__file__).parents[1]


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the paths of a virtual environment differ")
def test_install_cell_installs_from_the_repository_and_then_does_nothing(tmp_path):
    repository = make_repository(tmp_path / "repository")
    python = make_environment(tmp_path / "environment")
    (tmp_path / "elsewhere").mkdir()
    cell = tmp_path / "elsewhere" / "cell.py"
    cell.write_text(colab.install_cell() + "\nimport tfqa\nprint(tfqa.__file__)\n")
    environment = {
        **{k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")},
        # Git takes the address of the cell from the clone here; pip needs no network for the rest.
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{repository.as_uri()}.insteadOf",
        "GIT_CONFIG_VALUE_0": f"https://github.com/{colab.repository()}",
        "PIP_NO_DEPS": "1",
        "PIP_NO_INDEX": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads this one the wrong way round
    }
    options = {"cwd": cell.parent, "env": environment}
    place = Path(call(python, cell, **options).strip())
    assert place.is_relative_to(tmp_path / "environment")

    shutil.rmtree(repository)  # a second run must not ask for it
    assert Path(call(python, cell, **options).strip()) == place


@pytest.mark.parametrize("pair", find_pairs(), ids=lambda pair: pair.name)
def test_notebooks_open_with_the_install_cell(pair):
    code = [cell for cell in read_source(pair.source).cells if cell.cell_type == "code"]
    assert code[0].source == colab.install_cell()


def test_the_address_is_the_same_everywhere():
    texts = [ROOT / "README.md", *(pair.source for pair in find_pairs())]
    texts += (ROOT / "notebooks").glob("*.ipynb")
    for path in texts:
        stamped = re.findall(r"(?:git\+https://github\.com|colab\.research\.google\.com/github)"
                             r"/([\w-]+/[\w-]+)", path.read_text(encoding="utf-8"))  # fmt: skip
        assert set(stamped) <= {colab.repository()}, path.name


SOURCE = "# %% [markdown]\n# # Title\n\n# %%\nprint(1)\n"


def test_install_cell_is_added_once_and_then_replaced(monkeypatch):
    monkeypatch.setattr(colab, "repository", lambda: "one/first")
    first = colab.with_install_cell(SOURCE)
    assert (
        first.index("Title")
        < first.index("git+https://github.com/one/first")
        < first.index("print")
    )
    monkeypatch.setattr(colab, "repository", lambda: "two/second.x")
    second = colab.with_install_cell(first)
    assert second == first.replace("one/first", "two/second.x")
    assert colab.with_install_cell(second) == second


def test_stamp_writes_every_place(tmp_path, monkeypatch):
    (tmp_path / "notebooks" / "src").mkdir(parents=True)
    source = tmp_path / "notebooks" / "src" / "01_a.py"
    source.write_text(SOURCE)
    (tmp_path / "pyproject.toml").write_text('Repository = "https://github.com/a/b"\n')
    (tmp_path / "README.md").write_text("git+https://github.com/a/b\nhttps://github.com/a/bc\n")
    monkeypatch.setattr(colab, "ROOT", tmp_path)
    monkeypatch.setattr(colab, "PYPROJECT", tmp_path / "pyproject.toml")
    monkeypatch.setattr(colab, "find_pairs", lambda: find_pairs(root=tmp_path))
    colab.stamp("new/name")
    assert colab.repository() == "new/name"
    assert (
        "git+https://github.com/new/name\nhttps://github.com/a/bc\n"
        == (tmp_path / "README.md").read_text()
    )
    assert "git+https://github.com/new/name" in source.read_text()


@pytest.mark.parametrize("name", ["", "name", "a/b/c", "https://github.com/a/b", "a/b c"])
def test_stamp_refuses_what_is_no_address(name):
    with pytest.raises(ValueError, match="expected owner/name"):
        colab.stamp(name)
