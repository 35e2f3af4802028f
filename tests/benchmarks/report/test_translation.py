"""Tables of translation say what the records say."""

from benchmarks.report.translation import render_seeds, render_trainings
from tests.benchmarks.made_records import make_evaluation, make_seeds, make_training


def test_trainings():
    better = {**make_training(), "model": "better", "evaluation": make_evaluation(40.0)}
    text = render_trainings([make_training(), better])
    run = "| some/data (29,000 pairs) | Bahdanau, additive, GRU |"
    assert f"{run} 3.2 M | 7 | 12 | 2 cores | 33.4 | 34.4 |" in text
    assert f"{run} 32.4 (4) | – |" in text and "`sig`" in text
    assert text.index("| better |") < text.index("| Bahdanau")
    assert render_trainings([]) == ""


def test_seeds():
    text = render_seeds(make_seeds())
    assert "| Luong | 0.21 M | 2.0 (1.0–3.0) | 71.0 (70.0–72.0) | 72.0 (71.0–73.0) |" in text
    assert "0.100 (0.000–0.200) |" in text and "`sig`" in text


def test_seeds_on_text_without_alignments_have_no_alignment_error():
    record = make_seeds()
    del record["data"]["alignment_pairs"]
    for run in record["runs"]:
        del run["evaluation"]["alignment_error_rate"]
        run["evaluation"]["by_words"] = {"all known": {"beam": 40.0 + run["seed"]}}
    text = render_seeds(record)
    assert "| Luong | 0.21 M | 2.0 (1.0–3.0) |" in text and "alignment" not in text
    assert "| Luong | 41.0 (40.0–42.0) |" in text
