"""The record of a pre-training on real text, at a tiny size."""

import json

import pytest

from benchmarks.evaluation import pretraining
from benchmarks.records import REQUIRED
from benchmarks.report.pretraining import render_pretraining
from tests.benchmarks.tiny_pretraining import make_recipe
from tfqa.recipes import PRETRAINING_PRESETS, pretrain

pytestmark = pytest.mark.slow  # a whole training


@pytest.fixture(scope="module")
def recipe(tmp_path_factory):
    phases = {"lengths": (16, 32), "steps": (2, 2), "batch_sizes": (8, 8)}
    recipe = make_recipe(tmp_path_factory.mktemp("text"), **phases)
    return recipe.replace(data=(recipe.data,))


@pytest.fixture(scope="module")
def run(recipe, tmp_path_factory):
    directory = tmp_path_factory.mktemp("runs") / "run"
    pretrain(recipe, directory, verbose=0)
    return directory


def test_record(recipe, run, monkeypatch):
    monkeypatch.setitem(PRETRAINING_PRESETS, "text", recipe)
    record = pretraining.make_record(run)
    assert all(field in record for field in REQUIRED["pretraining"])
    assert json.loads(json.dumps(record)) == record
    assert len(record["curve"]) == 2 and record["steps"] == 4
    unigram = record["evaluation"]["unigram"]
    assert 0.03 < unigram["accuracy"] < 0.3 and 4 < unigram["nats"] < 8
    assert "samples.txt" in render_pretraining(record)


def test_another_recipe_is_not_recorded(recipe, run, monkeypatch):
    monkeypatch.setitem(PRETRAINING_PRESETS, "text", recipe.replace(learning_rate=0.5))
    with pytest.raises(ValueError, match="preset 'text'"):
        pretraining.make_record(run)


def test_an_unfinished_run_is_not_recorded(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"result\.json"):
        pretraining.make_record(tmp_path)
