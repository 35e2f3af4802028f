"""Runs are points of one learning curve, and the table of it."""

import pytest

from benchmarks.report.squad import render_squad_curve
from benchmarks.studies import squad_curve
from tfqa.datasets import load_squad
from tfqa.metrics import squad_v1


def test_runs_are_added_to_the_curve(make_run, written, files, answerer):
    first = [make_run(train_examples=count) for count in (7, 13)]
    squad_curve.main([*map(str, first), "--limit", "11"])
    questions = load_squad(files["1.1"]).sample(11, 0)
    scores = squad_v1(questions, answerer.predict(questions).guesses)
    record = written()
    assert [run["questions"] for run in record["runs"]] == [7, 13]
    for run in record["runs"]:
        assert run["model"] == "pre-trained" and "train_examples=" in run["command"]
        assert run["exact"] == pytest.approx(scores["exact_match"], abs=1e-4)
        assert run["f1"] == pytest.approx(scores["f1"], abs=1e-4)
    squad_curve.main([str(make_run(from_scratch=True, seed=5)), "--limit", "11"])
    again = written()
    points = [(run["model"], run["questions"], run["seed"]) for run in again["runs"]]
    assert points == [("from scratch", 7, 5), ("pre-trained", 7, 0), ("pre-trained", 13, 0)]
    assert again["runs"][1:] == record["runs"] and again["minutes"] == 4.5
    assert (again["limit"], again["data"]["dev"]) == (11, 11)
    squad_curve.main([str(first[0]), "--limit", "11"])
    assert written() == again, "the run takes its own place"
    shown = f"{again['runs'][1]['exact']:.1f} | {again['runs'][1]['f1']:.1f}"
    text = render_squad_curve(again)
    assert f"| 7 | {shown} | {shown} | 2 (2–2) |" in text
    assert f"| 13 | – | – | {shown} | 2 |" in text and "On 11 dev questions" in text
    assert "seeds 0, 5, commit abc" in text and "train_examples=13" in text
    most = {**again["runs"][0], "questions": 17, "command": "train 17"}
    assert "Commands: `train 17`" in render_squad_curve({**again, "runs": [most, *again["runs"]]})
    with pytest.raises(ValueError, match="--limit 11. Received: --limit left out"):
        squad_curve.main([str(first[0])])
    with pytest.raises(ValueError, match="epochs=1 became 2.*13 questions"):
        squad_curve.main([str(make_run(train_examples=13, epochs=2)), "--limit", "11"])
    assert written() == again


def test_runs_of_one_call_are_points_of_one_curve(make_run, written, tmp_path):
    with pytest.raises(ValueError, match="learning_rate=0.0001 became 0.1"):
        squad_curve.main([str(make_run()), str(make_run(train_examples=9, learning_rate=0.1))])
    with pytest.raises(ValueError, match="every run once"):
        squad_curve.main([str(make_run()), str(make_run())])
    with pytest.raises(FileNotFoundError, match=r"result\.json"):
        squad_curve.main([str(tmp_path)])
    assert not (tmp_path / "results").exists()


def test_another_version_is_refused(make_run, written):
    with pytest.raises(ValueError, match="Received.*version 2.0"):
        squad_curve.main([str(make_run("2.0"))])
