"""What known mistakes cost a fine-tuning, and the table of it."""

import pytest

from benchmarks.evaluation.cached_logits import CachingAnswerer
from benchmarks.report.squad_defects import render_squad_defects
from benchmarks.studies import squad_defects
from benchmarks.studies.squad_defects import LEFT_OUT, UNLIMITED, WINDOWS, WRONG, measure_layout
from tests.benchmarks.letters import SEVEN, ask, make
from tests.benchmarks.people import SHORT
from tfqa.datasets import SquadDataset, load_squad
from tfqa.metrics import squad_v1


@pytest.fixture(autouse=True)
def _short(monkeypatch):
    monkeypatch.setattr(squad_defects, "SHORT", SHORT)


def test_a_layout_has_a_row_for_every_mistake():
    found = make({"j": (9, 9), "b": (5, 5)}, **SEVEN)
    examples = [
        ask("j"),
        ask("b", "a b c", identity="right"),
        ask("c", "a b c", identity="wrong"),
    ]
    questions = SquadDataset("letters", "1.1", examples)
    table = measure_layout(found, questions, {UNLIMITED: CachingAnswerer, **WINDOWS})
    assert (table["windows"], table["long"], table["max_length"]) == (5, 1, 13)
    assert table["exact"] == table["f1"] == pytest.approx(200 / 3)
    rows = {row["defect"]: row for row in table["rows"]}
    assert list(rows) == [UNLIMITED, *WINDOWS, WRONG, LEFT_OUT]
    assert rows[UNLIMITED]["affected"] == 0 == rows[UNLIMITED]["f1_difference"]
    assert rows[WRONG]["exact"] == pytest.approx(100 / 3) and rows[WRONG]["empty"] == 1
    assert rows[LEFT_OUT]["exact"] == pytest.approx(50)
    assert rows[LEFT_OUT]["f1_difference"] == pytest.approx(50 - 200 / 3)
    cut = rows["long passages cut off"]
    assert (cut["affected"], cut["windows"]) == (1, 3)
    assert cut["f1_difference"] == pytest.approx(-100 / 3)
    assert cut["f1_low"] <= cut["f1_difference"] <= cut["f1_high"]


def test_no_question_left_to_count():
    questions = SquadDataset("letters", "1.1", [ask("j")])
    row = measure_layout(make({}, **SEVEN), questions, {})["rows"][-1]
    assert row["f1"] is row["f1_difference"] is row["f1_standard_error"] is None


def test_mistakes_are_recorded(make_run, written, capsys, answerer, files):
    squad_defects.main([str(make_run()), "--limit", "19"])
    record = written()
    assert record["data"]["dev"] == 19 and record["recipe"]["max_length"] == 24
    found = record["evaluation"]
    first, second = found["layouts"]
    names = [*squad_defects.SPANS, squad_defects.UNLIMITED, *squad_defects.WINDOWS]
    both = [squad_defects.WRONG, squad_defects.LEFT_OUT]
    assert [row["defect"] for row in first["rows"]] == [*names, *both]
    assert [row["defect"] for row in second["rows"]] == [*squad_defects.WINDOWS, *both]
    assert (first["max_length"], second["max_length"]) == (24, 18)
    questions = load_squad(files["1.1"]).sample(19, 0)
    scores = squad_v1(questions, answerer.predict(questions).guesses)
    assert first["exact"] == pytest.approx(scores["exact_match"], abs=1e-4)
    assert first["f1"] == pytest.approx(scores["f1"], abs=1e-4)
    assert found["labels"]["train"]["questions"] == 31
    assert found["labels"]["dev"]["right"] == {"exact": 100, "f1": 100}
    assert capsys.readouterr().out.count(" answers differ") == len(names) + 3 + 2 * len(both)
    text = render_squad_defects(record)
    for layout in found["layouts"]:
        assert f"| none |  | {layout['windows']:,} | {layout['exact']:.1f} |" in text
        for row in layout["rows"]:
            assert f"| {row['defect']} | {row['affected']:,} | {row['windows']:,} |" in text
    assert text.index("| train | 31 |") < text.index("| dev | 19 |")
    lost = next(row for row in second["rows"] if row["defect"] == squad_defects.WRONG)
    assert f"−{-lost['f1_difference']:.2f} ± {lost['f1_standard_error']:.2f} |" in text


def test_what_is_not_defined_is_a_dash(make_run, written):
    squad_defects.main([str(make_run()), "--limit", "2"])
    record = written()
    row = record["evaluation"]["layouts"][0]["rows"][-1]
    row |= dict.fromkeys(("exact", "f1", "f1_difference"))
    assert f"| {squad_defects.LEFT_OUT} | {row['affected']} | {row['windows']} | – | – | – |" in (
        render_squad_defects(record)
    )


def test_another_version_is_refused(make_run, written):
    with pytest.raises(ValueError, match="Received.*version 2.0"):
        squad_defects.main([str(make_run("2.0"))])
