"""What is counted and grouped of answers to SQuAD's questions."""

import dataclasses
import os

import pytest

from benchmarks.evaluation import squad as squad_minilm
from benchmarks.evaluation.squad_coverage import measure_coverage
from benchmarks.evaluation.squad_groups import name_question, score_groups
from benchmarks.report import results
from benchmarks.report.squad import GROUPS, render_squad
from tfqa._directories import data_directory
from tfqa.datasets import SquadAnswer, SquadExample, load_squad, make_windows
from tfqa.pipelines.question_answerer import Predictions
from tfqa.tokenizers import WordPieceTokenizer
from tfqa.tokenizers.wordpiece import BERT_TOKENS

RECORDS = [one for one in results.load_records() if one["kind"] == "squad"]
WORDS = WordPieceTokenizer([*BERT_TOKENS, *"the a b 1990s field . ( ) ?".split()])


def ask(identity, context, text=None):
    answers = () if text is None else (SquadAnswer(text, context.index(text)),)
    return SquadExample(identity, "title", "?", context, answers, text is None)


def test_what_is_exact_what_is_equal_and_what_is_neither():
    examples = [
        ask("exact", "a b the field.", "the field"),
        ask("none", "a b the field."),
        ask("spaces", "a b the field.", " b "),
        ask("part", "a b 1990s", "1990"),
        ask("lost", "a b a b a", "b a b"),
    ]
    found = measure_coverage(make_windows(examples, WORDS, max_length=6, stride=1))
    assert found.questions == 4
    assert found.failures == (
        ("spaces", " b ", "b"),
        ("part", "1990", "1990s"),
        ("lost", "b a b", ""),
    )
    assert (found.exact, found.exact_match) == (25, 50)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "least"), [("squad/v1.1", 99.7), ("squad/v2.0", 99.8)])
def test_real_answers_come_back(name, least):
    vocabulary = data_directory() / "vocab" / "bert-base-uncased-vocab.txt"
    questions = data_directory() / "squad" / f"dev-v{name[-3:]}.json.gz"
    if "TFQA_DATA_DIR" not in os.environ or not (vocabulary.exists() and questions.exists()):
        pytest.skip(f"TFQA_DATA_DIR holds no {vocabulary.name} or no {questions.name}")
    windows = make_windows(load_squad(name), WordPieceTokenizer.from_vocabulary(vocabulary))
    found = measure_coverage(windows)
    assert windows.lost == ()
    assert found.exact_match >= found.exact > least
    for _, gold, text in found.failures:  # all begin or end within a word
        assert gold in text and gold != text


def test_questions_in_groups():
    questions = load_squad("samples", "dev").without_impossible()
    found = score_groups(questions, {one.id: one.answers[0].text for one in questions})
    for _, kind in GROUPS:
        assert sum(one["questions"] for one in found[kind]) == len(questions)
        assert all(one["f1"] == 100 for one in found[kind])
    ask = dataclasses.replace(questions[0], question="In how many ways, and when?")
    assert name_question(ask) == "how many"


def test_a_record_has_what_the_table_shows():
    known = next(one for one in results.load_records() if one["kind"] == "squad")
    questions = load_squad("samples", "dev").without_impossible()

    class Perfect:
        def predict(self, examples, batch_size):
            texts = {one.id: one.answers[0].text for one in examples}
            return Predictions(texts, texts, {}, {})

    found = squad_minilm.make_record(known, "perfect", Perfect(), questions)
    assert found["name"] == "perfect"
    assert all(field in found for field in results.REQUIRED["squad"])
    scores = {"questions": len(questions), "exact_match": 100, "f1": 100}
    assert found["evaluation"]["all"] == scores
    more = {**found, "data": {**found["data"], "train": 10**6}}
    table = render_squad([more, found])
    assert table.count("**EM 100.0, F1 100.0**") == 2
    assert table.index(f"{found['data']['train']:,} questions") < table.index("1,000,000 questions")
    assert "| 100.0 | 100.0 | 100.0 | 100.0 |" in table and render_squad([]) == ""


def test_a_second_pass_counts_the_questions_of_the_first_and_names_its_command():
    first = next(one for one in RECORDS if not one.get("before"))
    train, place = first["data"]["train"], "runs/first"
    before = {"questions": train, "data": "squad/v1.1", "command": "train --output DIRECTORY"}
    second = {**first, "before": before, "recipe": {**first["recipe"], "pretrained": place}}
    table = render_squad([second, first])
    assert f"| EM after {train:,} | F1 after {train:,} | EM after {2 * train:,} |" in table
    assert f"{place} (22.6 M parameters), fine-tuned on {train:,} questions" in table
    assert f"squad/v1.1 after {train:,} of squad/v1.1, 1 epoch" in table
    assert f"`train --output {place}`, `{first['command']}`" in table


@pytest.mark.parametrize("record", RECORDS, ids=[one["name"] for one in RECORDS])
def test_the_recorded_groups_are_of_all_questions(record):
    found = record["evaluation"]
    for _, kind in GROUPS:
        counts = [one["questions"] for one in found["groups"][kind]]
        means = [one["f1"] for one in found["groups"][kind]]
        assert sum(counts) == found["all"]["questions"]
        mean = sum(n * f1 for n, f1 in zip(counts, means, strict=True)) / sum(counts)
        assert mean == pytest.approx(found["all"]["f1"], abs=1e-3)
