"""The study of chapter 04, at a tiny size."""

import dataclasses

import pytest

from benchmarks.records import REQUIRED
from benchmarks.report.pretraining import render_pretraining_seeds
from benchmarks.studies import pretraining, seeds
from tests.benchmarks.tiny_pretraining import make_recipe
from tfqa.recipes import PRETRAINING_PRESETS


@pytest.mark.slow
def test_study(monkeypatch, tmp_path):
    monkeypatch.setitem(PRETRAINING_PRESETS, "samples", make_recipe(tmp_path))
    study = dataclasses.replace(pretraining.STUDY, settings=())
    jobs = [("BERT", 0), ("left to right", 0)]
    for model, seed in jobs:
        seeds.run_job(study, model, seed, tmp_path)
        assert seeds.is_finished(study, model, seed, tmp_path)
    record = seeds.collect(study, jobs, tmp_path, "command")
    assert all(field in record for field in REQUIRED["pretraining_seeds"])
    ours, from_left = (run["evaluation"] for run in record["runs"])
    fates = ours["by_fate"].values()
    assert ours["tokens"] == from_left["tokens"] == sum(fate["tokens"] for fate in fates)
    assert 0.6 < ours["by_fate"]["[MASK]"]["tokens"] / ours["tokens"] < 0.95
    assert ours["facts"]["stated"]["facts"] > 50 and "facts" not in from_left
    text = render_pretraining_seeds(record)
    assert "| BERT |" in text and "| left to right |" in text
