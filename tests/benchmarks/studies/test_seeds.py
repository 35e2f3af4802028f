"""Studies change what they say they change, and keep the records of their trainings."""

import dataclasses
import json

import pytest

from benchmarks.evaluation.translation import make_record
from benchmarks.records import REQUIRED
from benchmarks.report.translation import render_seeds, render_trainings
from benchmarks.studies import (
    pretraining,
    question_answering,
    seeds,
    tokens,
    transformer,
    translation,
)
from tfqa._files import write_json
from tfqa.datasets import ParallelText, load_parallel
from tfqa.recipes.translation_recipe import TRANSLATION_PRESETS, NMTRecipe

STUDIES = [pretraining, question_answering, tokens, transformer, translation]


@pytest.mark.parametrize("module", STUDIES, ids=lambda module: module.__name__)
def test_studies_change_what_they_say(module):
    study = module.STUDY
    assert study.module == module.__name__  # which is what a process of its own runs
    made = [study.make_recipe(model, 3) for model in study.models]
    assert all(made[i] != made[j] for i in range(len(made)) for j in range(i))
    assert {recipe.seed for recipe in made} == {3}


def train_nothing(recipe, directory):
    """Return the record that a training leaves, as quick as that."""
    machine = {name: name for name in ("commit", "hardware", "python", "backend", "versions")}
    values = {"data": {"name": recipe.data}, "evaluation": {"bleu": 1 / 3}, "parameters": 7}
    return {**machine, **values, "minutes": 1.5, "recipe": recipe.to_dict()}


def test_the_trainings_of_a_study_are_collected(tmp_path):
    study = dataclasses.replace(translation.STUDY, train=train_nothing, once=("fixed vector",))
    jobs = study.jobs
    assert [seed for model, seed in jobs if model == "fixed vector"] == [0]
    assert len(jobs) == 1 + 2 * len(seeds.SEEDS)
    for model, seed in jobs:
        assert not seeds.is_finished(study, model, seed, tmp_path)
        seeds.run_job(study, model, seed, tmp_path)
        assert seeds.is_finished(study, model, seed, tmp_path)
    record = seeds.collect(study, jobs, tmp_path, "command")
    assert all(field in record for field in REQUIRED["seeds"])
    assert record["minutes"] == 1.5 * len(jobs) and record["models"] == list(study.models)
    assert record["seeds"] == [0, 1, 2] and record["recipe"] == study.recipe.to_dict()
    assert record["runs"][0] == {
        "model": "fixed vector", "seed": 0, "minutes": 1.5, "parameters": 7,
        "evaluation": {"bleu": 0.33333},
    }  # fmt: skip
    other = dataclasses.replace(study, settings=("epochs=9",))
    with pytest.raises(ValueError, match="another recipe"):
        seeds.is_finished(other, *jobs[0], tmp_path)


def test_trainings_of_two_commits_are_not_one_record(tmp_path):
    study = dataclasses.replace(translation.STUDY, train=train_nothing)
    for model, seed in study.jobs:
        seeds.run_job(study, model, seed, tmp_path)
    path = seeds.directory_of(*study.jobs[-1], tmp_path).with_suffix(".json")
    write_json(path, json.loads(path.read_text(encoding="utf-8")) | {"commit": "other"})
    with pytest.raises(ValueError, match="share one commit.*other"):
        seeds.collect(study, study.jobs, tmp_path, "command")


@pytest.fixture
def few():
    text = load_parallel("samples")
    cuts = {name: getattr(text, name).take(range(8)) for name in ("validation", "test")}
    return ParallelText(
        name="samples", source_language="en", target_language="es",
        train=text.train.take(range(24)), **cuts,
    )  # fmt: skip


@pytest.mark.slow
def test_training_is_recorded(tmp_path, monkeypatch, few):
    tiny = NMTRecipe(
        model={"embedding_dim": 6, "hidden_dim": 8}, epochs=2, batch_size=24, max_length=56
    )
    monkeypatch.setitem(TRANSLATION_PRESETS, "samples", tiny)
    model = "Luong, general"
    with pytest.raises(FileNotFoundError, match="result.json"):
        make_record(tmp_path, "run")
    study = translation.STUDY
    seeds.run_job(study, model, 0, tmp_path, text=few)
    directory = seeds.directory_of(model, 0, tmp_path)
    found = json.loads(directory.with_suffix(".json").read_text(encoding="utf-8"))
    assert all(0 < epoch["val_aer"] <= 1 for epoch in found["curve"]) and len(found["curve"]) == 2
    assert 0 < found["evaluation"]["alignment_error_rate"] <= 1
    assert seeds.is_finished(study, model, 0, tmp_path)
    assert not seeds.is_finished(study, model, 1, tmp_path)

    collected = seeds.collect(study, [(model, 0)], tmp_path, "command")
    assert all(field in collected for field in REQUIRED["seeds"])
    assert "| Luong, general |" in render_seeds(collected)

    values = make_record(directory, "run", text=few, command="python -m tfqa")
    assert all(field in values for field in REQUIRED["training"])
    assert values["data"]["train"] == 24 and values["model"] == "Luong, general, GRU"
    bins = values["evaluation"]["beam"]["by_length"]
    assert sum(part["pairs"] for part in bins) == 8 and bins[-1]["high"] is None
    assert values["evaluation"]["greedy"]["bleu"] == found["evaluation"]["greedy"]["bleu"]
    sentences = [*few.test.sources, *few.test.targets]
    assert not any(one in json.dumps(values, ensure_ascii=False) for one in sentences)
    assert "| Luong, general, GRU |" in render_trainings([values])

    monkeypatch.setitem(TRANSLATION_PRESETS, "samples", tiny.replace(epochs=3))
    with pytest.raises(ValueError, match="another recipe"):
        seeds.is_finished(study, model, 0, tmp_path)
