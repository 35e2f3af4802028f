"""Cells, sentences and commands of tables."""

import pytest

from benchmarks.report.tables import (
    count,
    format_commands,
    format_difference,
    format_optional,
    format_spread,
    join_parts,
    name_additions,
)
from benchmarks.report.translation import render_seeds

BINS = [{"low": 1, "high": None, "pairs": 4, "bleu": 30.0}]
SEARCH = {"bleu": 31.0, "by_length": BINS}
EVALUATION = {"signature": "sig", "greedy": SEARCH, "beam": SEARCH}


@pytest.fixture
def record():
    jobs = (("words", 0), ("words", 1), ("characters", 0))
    runs = [
        {"model": model, "seed": seed, "minutes": 3.0, "parameters": 7, "evaluation": EVALUATION}
        for model, seed in jobs
    ]
    return {
        "kind": "seeds", "commit": "abc", "hardware": "2 cores", "command": "python -m x",
        "data": {"name": "pairs", "train": 24}, "seeds": [0, 1], "threads": 1,
        "models": ["words", "characters"], "runs": runs,
    }  # fmt: skip


def test_runs_of_another_commit_or_machine_are_named(record):
    assert name_additions(record) == "" and "Added later" not in render_seeds(record)
    record["runs"][2] |= {"commit": "abc", "hardware": "2 cores"}
    assert name_additions(record) == ""
    for run in record["runs"][:2]:  # two seeds, named once
        run["commit"] = "def"
    sentence = "Added later to runs of commit abc: words (def)."
    assert name_additions(record) == sentence and f"\n\n{sentence}\n\n" in render_seeds(record)
    record["runs"][2]["hardware"] = "4 cores"
    assert name_additions(record).endswith("words (def); characters (abc, 4 cores).")


def test_cells():
    assert format_spread([1.26], 1) == "1.3" and format_spread([1.0, None], 1) == "–"
    assert format_spread([1.0, 2.0, 6.0], 1) == "3.0 (1.0–6.0)"
    row = {"here": 0.0, "none": None}
    cells = [format_optional(row, name, ".1f") for name in ("here", "none", "gone")]
    assert cells == ["0.0", "–", "–"]
    assert join_parts(["a", "", "b"]) == "a\n\nb"
    assert (count(1, "seed"), count(2000, "seed")) == ("1 seed", "2,000 seeds")
    assert format_commands("a") == "Command: `a`" and format_commands("a", "b").endswith("`b`")
    assert format_commands("a", "b") == "Commands: `a`, then `b`"


def test_differences():
    row = {"f1_difference": -1.234, "f1_standard_error": 0.5}
    assert format_difference(row) == "−1.23 ± 0.50"
    assert format_difference(row | {"f1_difference": 0.0}) == "+0.00 ± 0.50"
    assert format_difference({"f1_difference": None}) == "–"
