"""Every solution of an exercise runs, and its assertions hold."""

import runpy
from pathlib import Path

import pytest

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
SOLUTIONS = sorted((NOTEBOOKS / "solutions").glob("*.py"))


@pytest.mark.slow
@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.stem)
def test_solution_runs(path):
    runpy.run_path(str(path))


def test_every_notebook_has_solutions():
    assert [path.stem for path in SOLUTIONS] == [
        path.stem for path in sorted((NOTEBOOKS / "src").glob("*.py"))
    ]
