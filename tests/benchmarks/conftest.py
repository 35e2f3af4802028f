"""Finished fine-tunings to evaluate, and where the records of the tests go."""

import json

import numpy as np
import pytest

from benchmarks import records
from tests.benchmarks.people import NAMES, SIZES, write_questions
from tfqa._files import write_json
from tfqa.checkpoints import save_tokenizer
from tfqa.datasets import load_squad
from tfqa.models import BertConfig, BertForQuestionAnswering
from tfqa.pipelines import QuestionAnswerer
from tfqa.recipes import SquadRecipe
from tfqa.recipes.question_answering import FineTuningResult
from tfqa.recipes.run import RESULT, summarize
from tfqa.tokenizers import WordPieceTokenizer


@pytest.fixture(scope="session")
def files(tmp_path_factory):
    """Training and dev questions of each version."""
    place = tmp_path_factory.mktemp("questions")
    return {
        version: tuple(
            write_questions(place / f"{split}-{version}.json", version, count)
            for split, count in (("train", 31), ("dev", 23))
        )
        for version in ("1.1", "2.0")
    }


@pytest.fixture(scope="session")
def answerer(files):
    texts = [text for one in load_squad(files["1.1"]) for text in (one.context, one.question)]
    tokenizer = WordPieceTokenizer.train(texts, 90)
    sizes = {"hidden_dim": 12, "intermediate_dim": 7, "num_heads": 2, "num_layers": 1}
    sizes |= {"vocabulary_size": tokenizer.vocabulary_size, "initializer_range": 0.5}
    model = BertForQuestionAnswering(BertConfig.tiny(**sizes))
    rng = np.random.default_rng(29)  # the tests of every file see the same weights
    for variable in model.trainable_variables:
        variable.assign(rng.normal(size=variable.shape, scale=0.5))
    return QuestionAnswerer(model, tokenizer, **SIZES)


@pytest.fixture(scope="session")
def make_run(answerer, files, tmp_path_factory):
    """Return a function that writes the directory of a fine-tuning that took no step."""

    def make(version="1.1", *, train_examples=7, **changes):
        recipe = SquadRecipe(data=files[version], train_examples=train_examples, **SIZES)
        recipe = recipe.replace(**{"validation_examples": 0} | changes)
        place = tmp_path_factory.mktemp("runs") / "run"
        answerer.save(place)
        save_tokenizer(answerer.tokenizer, place)
        done = FineTuningResult(answerer, [], 1.5, train_examples, train_examples + 2)
        write_json(place / RESULT, {**summarize(recipe, done), "commit": "abc"})
        return place

    return make


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Return a function that reads the one record that a program writes."""
    monkeypatch.setattr(records, "RESULTS", tmp_path / "results")

    def read():
        (record,) = records.load_records()
        assert record == json.loads(json.dumps(record, allow_nan=False))
        text = json.dumps(record, ensure_ascii=False)
        assert not any(f"{name} li" in text or f"does {name}" in text for name in NAMES)
        return record

    return read
