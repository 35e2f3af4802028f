"""The study of chapter 05, at a tiny size."""

import dataclasses

import pytest

from benchmarks.records import REQUIRED
from benchmarks.report.squad import render_squad_seeds
from benchmarks.studies import question_answering, seeds
from tests.benchmarks.people import SIZES
from tfqa.datasets import load_squad
from tfqa.recipes import SQUAD_PRESETS


@pytest.mark.slow
def test_study(make_run, files, monkeypatch, tmp_path):
    data = files["2.0"]
    changes = {"data": data, "pretrained": str(make_run("2.0")), **SIZES}
    monkeypatch.setitem(SQUAD_PRESETS, "samples", SQUAD_PRESETS["samples"].replace(**changes))
    settings = ("validation_examples=0", "train_examples=19")
    study = dataclasses.replace(question_answering.STUDY, settings=settings)
    jobs = [("pre-trained", 0), ("from scratch", 0)]
    for model, seed in jobs:
        seeds.run_job(study, model, seed, tmp_path)
        assert seeds.is_finished(study, model, seed, tmp_path)
    record = seeds.collect(study, jobs, tmp_path, "command")
    assert all(field in record for field in REQUIRED["squad_seeds"])
    assert "| from scratch | 1 |" in render_squad_seeds(record)
    assert record["data"]["train"] == 19
    questions = load_squad(data, "dev")
    for run in record["runs"]:
        scores = run["evaluation"]
        assert scores["questions"] == len(questions)
        assert scores["answerable"]["questions"] == len(questions.without_impossible())
        share = 100 * sum(question.is_impossible for question in questions) / len(questions)
        assert scores["best_f1"] >= share - 0.01  # of never answering
