"""The study of chapter 05, at a tiny size."""

import dataclasses

import pytest

from benchmarks.records import REQUIRED
from benchmarks.report.squad import render_squad_seeds
from benchmarks.studies import question_answering, seeds
from tfqa.checkpoints import save_tokenizer
from tfqa.datasets import load_squad
from tfqa.models import BertConfig, BertModel
from tfqa.recipes import SQUAD_PRESETS
from tfqa.tokenizers import WordPieceTokenizer


@pytest.fixture
def tiny(monkeypatch, tmp_path):
    """The preset, with a network that is tiny and was never trained."""
    texts = {one.context for one in load_squad("samples", "dev")}
    tokenizer = WordPieceTokenizer.train(sorted(texts), 300)
    sizes = {"hidden_dim": 8, "intermediate_dim": 8, "num_heads": 2, "num_layers": 1}
    model = BertModel(BertConfig(vocabulary_size=tokenizer.vocabulary_size, **sizes))
    model.save_pretrained(tmp_path / "tiny")
    save_tokenizer(tokenizer, tmp_path / "tiny")
    recipe = SQUAD_PRESETS["samples"].replace(
        pretrained=str(tmp_path / "tiny"), max_length=384, stride=128
    )
    monkeypatch.setitem(SQUAD_PRESETS, "samples", recipe)


@pytest.mark.slow
def test_study(tiny, tmp_path):
    settings = ("validation_examples=0", "train_examples=31")
    study = dataclasses.replace(question_answering.STUDY, settings=settings)
    jobs = [("pre-trained", 0), ("from scratch", 0)]
    for model, seed in jobs:
        seeds.run_job(study, model, seed, tmp_path)
        assert seeds.is_finished(study, model, seed, tmp_path)
    record = seeds.collect(study, jobs, tmp_path, "command")
    assert all(field in record for field in REQUIRED["squad_seeds"])
    assert "| from scratch | 1 |" in render_squad_seeds(record)
    assert record["data"]["train"] == 31
    questions = load_squad("samples", "dev")
    for run in record["runs"]:
        found = run["evaluation"]
        assert found["questions"] == len(questions)
        assert found["answerable"]["questions"] == len(questions.without_impossible())
        share = 100 * sum(one.is_impossible for one in questions) / len(questions)
        assert found["best_f1"] >= share - 0.01  # of never answering
