"""Thresholds for questions that may have no answer, and the table of them."""

import numpy as np
import pytest

from benchmarks.evaluation.cached_logits import CachingAnswerer
from benchmarks.report.squad_v2 import render_squad_v2
from benchmarks.studies import squad_v2
from benchmarks.studies.squad_v2 import MaximumNull, MeanNull
from tests.benchmarks.letters import SEVEN, ask, make
from tests.benchmarks.people import SHORT, SIZES
from tfqa.datasets import load_squad
from tfqa.metrics import squad_v2 as official
from tfqa.pipelines.question_answerer import Predictions


@pytest.fixture(autouse=True)
def _short(monkeypatch):
    monkeypatch.setattr(squad_v2, "SHORT", SHORT)


def make_predictions(questions, seed=3):
    """Return predictions that are right now and then, with scores that tell a little."""
    rng = np.random.default_rng(seed)
    guesses, nulls = {}, {}
    for one in questions:
        right = bool(one.answers) and rng.random() < 0.6
        guesses[one.id] = one.answers[0].text if right else "elsewhere"
        nulls[one.id] = float(rng.normal(1.0 if one.is_impossible else -1.0))
    return Predictions({}, guesses, nulls, {})


def score(questions, found, limit):
    """Return the official figures at a threshold, from the texts alone."""
    texts = {
        one.id: "" if found.no_answer_scores[one.id] > limit else found.guesses[one.id]
        for one in questions
    }
    return official(questions, texts)


def test_articles_are_cut_in_two(files):
    questions = load_squad(files["2.0"])
    second = squad_v2.cut_by_article(questions)
    titles = np.array([one.title for one in questions])
    assert set(titles[second]) == {"People 1", "People 3"}
    assert set(titles[~second]) == {"People 0", "People 2", "People 4"}
    with pytest.raises(ValueError, match="two articles at least.*Received: 1"):
        squad_v2.cut_by_article(questions.take([0, 1, 2]))


def test_every_threshold_is_that_of_the_other_half(files):
    questions = load_squad(files["2.0"])
    second, found = squad_v2.cut_by_article(questions), make_predictions(questions)
    figures = squad_v2.measure_thresholds(found, questions, second)
    halves = [questions.take(np.flatnonzero(rows).tolist()) for rows in (~second, second)]
    totals = {"exact": 0.0, "f1": 0.0}
    for half, other, shown in zip(halves, halves[::-1], figures["halves"], strict=True):
        limits = sorted(found.no_answer_scores[one.id] for one in other)
        picked = [  # every threshold by a loop, also the one that answers none
            (score(other, found, limit)["f1"], -place)
            for place, limit in enumerate([limits[0] - 1, *limits])
        ]
        best = [limits[0], *limits][-max(picked)[1]]
        assert shown["threshold"] == pytest.approx(best)
        assert (shown["articles"], shown["questions"]) == (5 - len({o.title for o in other}),
                                                           len(half))  # fmt: skip
        for name in totals:
            totals[name] += score(half, found, best)[name] * len(half) / len(questions)
    for name, total in totals.items():
        assert figures["held_out"][name] == pytest.approx(total)
    keys = list(score(questions, found, 0.0))
    assert list(figures["held_out"]) == list(figures["untuned"]) == keys
    assert figures["untuned"] == score(questions, found, 0.0)
    assert figures["always"]["NoAns_f1"] == 0 < figures["always"]["HasAns_f1"]
    assert figures["never"]["NoAns_f1"] == 100 and figures["never"]["HasAns_f1"] == 0
    assert figures["best"]["best_f1"] >= figures["held_out"]["f1"]


def test_a_curve_is_thinned(files):
    questions = load_squad(files["2.0"])
    found = make_predictions(questions)
    curve = squad_v2.threshold_curve(questions, found.guesses, found.no_answer_scores)
    every = squad_v2.thin_curve(curve, 99)
    assert [one["f1"] for one in every] == curve.f1.tolist()
    some = squad_v2.thin_curve(curve, 5)
    assert len(some) == 5 and some[0] == every[0] and some[-1] == every[-1]
    assert all(one in every for one in some)


def test_thresholds_and_windows_are_recorded(make_run, written):
    first = make_run("1.1", train_examples=13)
    run = make_run("2.0", pretrained=str(first))
    squad_v2.main([str(run)])
    record = written()
    assert record["recipe"]["pretrained"] == "runs/run"
    assert (record["before"]["questions"], record["before"]["commit"]) == (13, "abc")
    found = record["evaluation"]
    assert found["held_out"]["total"] == 23 and len(found["curve"]) <= squad_v2.POINTS
    for layout, size in zip(found["layouts"], (SIZES, SHORT), strict=True):
        assert layout.items() >= {name: size[name] for name in SHORT}.items()
        assert 0 < layout["several"] <= 23 < layout["windows"]
        minimum = layout["rows"][0]
        assert [row["null"] for row in layout["rows"]] == ["minimum", "mean", "maximum"]
        assert minimum["all"]["f1_difference"] == minimum["several"]["f1_difference"] == 0
    assert found["layouts"][0]["rows"][0]["all"]["f1"] == found["held_out"]["f1"]
    text = render_squad_v2(record)
    assert f"| never an answer | {found['never']['exact']:.1f} |" in text
    assert "after 13 of " in text and "| 18 tokens, step 4 | minimum |" in text
    record["before"] = None
    assert " after " not in render_squad_v2(record)


def test_another_version_is_refused(make_run, written):
    with pytest.raises(ValueError, match="Received.*version 1.1"):
        squad_v2.main([str(make_run("1.1"))])


def test_the_score_of_no_answer_over_windows():
    windows = {("[CLS]", "a"): (1, 2), ("[CLS]", "c"): (4, 4), ("[CLS]", "e"): (0, 7)}
    found = make({**windows, "d": (2, 2)}, **SEVEN)
    examples = [ask("a"), ask("a", "a b d", identity="short")]
    for kind, score in ((CachingAnswerer, 3), (MeanNull, 6), (MaximumNull, 8)):
        predictions = kind(found).predict(examples)
        assert predictions.guesses == {"q": "d", "short": "d"}
        assert predictions.no_answer_scores == {"q": score - 4, "short": -1}
    assert found.predict(examples).no_answer_scores["q"] == -1, "nothing was written over"
