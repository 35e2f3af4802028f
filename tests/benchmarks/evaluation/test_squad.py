"""The record of a fine-tuning, evaluated on the whole dev set."""

from benchmarks.evaluation import squad
from benchmarks.records import REQUIRED, load_records
from benchmarks.report.squad import render_squad
from tfqa.datasets import load_squad
from tfqa.pipelines.question_answerer import Predictions


def test_a_record_has_what_the_table_shows():
    known = next(record for record in load_records() if record["kind"] == "squad")
    questions = load_squad("samples", "dev").without_impossible()

    class Perfect:
        def predict(self, examples, batch_size):
            texts = {one.id: one.answers[0].text for one in examples}
            return Predictions(texts, texts, {}, {})

    found = squad.make_record(known, "perfect", Perfect(), questions)
    assert found["name"] == "perfect"
    assert all(field in found for field in REQUIRED["squad"])
    scores = {"questions": len(questions), "exact_match": 100, "f1": 100}
    assert found["evaluation"]["all"] == scores
    table = render_squad([found, found])
    assert table.count("**EM 100.0, F1 100.0**") == 2
    assert "| 100.0 | 100.0 | 100.0 | 100.0 |" in table


def test_a_run_that_went_on_from_another_is_recorded_with_it(make_run, written, tmp_path):
    first = make_run(train_examples=13).rename(tmp_path / "first")
    squad.main([str(make_run(train_examples=11, pretrained=str(first))), "second"])
    record = written()
    assert (record["name"], record["data"]["dev"]) == ("second", 23)
    assert record["before"]["questions"] == 13
    text = render_squad([record])
    assert "runs/first (" in text and "11 questions of " in text and "| EM after 24 |" in text
