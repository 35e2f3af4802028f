"""The study and the record of chapter 04, at tiny sizes."""

import json

import pytest

from benchmarks.evaluation import pretraining as bert_text
from benchmarks.report import results
from benchmarks.studies import pretraining as bert_samples
from benchmarks.studies import seeds
from tfqa.recipes import PRETRAINING_PRESETS, pretrain
from tfqa.recipes.recipe import override

TINY = (
    *("model.hidden_dim=8", "model.intermediate_dim=8", "model.num_heads=2", "model.num_layers=1"),
    *("lengths=[32]", "steps=[4]", "batch_sizes=[16]", "evaluate_every=2", "warmup_steps=1"),
    *("validation_batches=3",),
)


@pytest.fixture
def tiny(monkeypatch):
    """Both presets, tiny."""
    samples = override(PRETRAINING_PRESETS["samples"], TINY)
    text = samples.replace(data=("samples",), lengths=(16, 32), steps=(2, 2), batch_sizes=(8, 8))
    monkeypatch.setitem(PRETRAINING_PRESETS, "samples", samples)
    monkeypatch.setitem(PRETRAINING_PRESETS, "text", text)


def test_study(tiny, tmp_path):
    study, jobs = bert_samples.STUDY, [("BERT", 0), ("left to right", 0)]
    for model, seed in jobs:
        seeds.run_job(study, model, seed, tmp_path)
        assert seeds.is_finished(study, model, seed, tmp_path)
    record = seeds.collect(study, jobs, tmp_path, "command")
    assert all(field in record for field in results.REQUIRED["pretraining_seeds"])
    ours, from_left = (run["evaluation"] for run in record["runs"])
    assert (
        ours["tokens"]
        == from_left["tokens"]
        == sum(fate["tokens"] for fate in ours["by_fate"].values())
    )
    hidden = ours["by_fate"]["[MASK]"]["tokens"] / ours["tokens"]
    assert 0.6 < hidden < 0.95
    assert ours["facts"]["stated"]["facts"] > 50 and "facts" not in from_left
    text = results.render_pretraining([record])
    assert "| BERT |" in text and "| left to right |" in text


def test_record(tiny, tmp_path):
    with pytest.raises(FileNotFoundError, match=r"result\.json"):
        bert_text.make_record(tmp_path)
    pretrain(PRETRAINING_PRESETS["text"], tmp_path / "run", verbose=0)
    record = bert_text.make_record(tmp_path / "run")
    assert all(field in record for field in results.REQUIRED["pretraining"])
    assert json.loads(json.dumps(record)) == record
    assert len(record["curve"]) == 2 and record["steps"] == 4
    unigram = record["evaluation"]["unigram"]
    assert 0.03 < unigram["accuracy"] < 0.3 and 4 < unigram["nats"] < 8
    assert "samples" in results.render_pretraining([record])


def test_another_recipe_is_not_recorded(tiny, tmp_path, monkeypatch):
    pretrain(PRETRAINING_PRESETS["text"], tmp_path / "run", verbose=0)
    changed = PRETRAINING_PRESETS["text"].replace(learning_rate=0.5)
    monkeypatch.setitem(PRETRAINING_PRESETS, "text", changed)
    with pytest.raises(ValueError, match="preset 'text'"):
        bert_text.make_record(tmp_path / "run")
