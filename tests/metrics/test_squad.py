"""SQuAD's figures by hand, on recorded results of the official scripts, and on the real files."""

import gzip
import json
import os
import random
import warnings
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tfqa.metrics import squad_by_question, squad_v1, squad_v2, threshold_curve

GOLDEN = json.loads(Path(__file__).parents[1].joinpath("golden/squad.json").read_text("utf-8"))
KEYS = ["exact", "f1", "total"]
V2_KEYS = KEYS + ["HasAns_" + key for key in KEYS] + ["NoAns_" + key for key in KEYS]
BEST_KEYS = ["best_exact", "best_exact_thresh", "best_f1", "best_f1_thresh"]
PR_KEYS = ["pr_exact_ap", "pr_f1_ap", "pr_oracle_ap"]


def lay_out(golds):
    """Return {"data": ...} in the official layout, questions q0, q1, ... in two paragraphs."""
    questions = [
        {"id": f"q{i}", "question": "?", "answers": [{"text": x, "answer_start": 0} for x in texts]}
        for i, texts in enumerate(golds)
    ]
    half = len(questions) // 2
    paragraphs = [{"context": "", "qas": part} for part in (questions[:half], questions[half:])]
    return {"version": "test", "data": [{"title": "Title", "paragraphs": paragraphs}]}


def name(values):
    return {f"q{i}": value for i, value in enumerate(values)}


# One question, by hand


@pytest.mark.parametrize(
    "prediction, gold, exact, f1",
    [
        ("cat", "cat", 1, 1),
        ("The Cat.", "cat", 1, 1),  # case, article, punctuation
        ("a cat an", "cat", 1, 1),
        ("cat  \n dog", "cat dog", 1, 1),
        ("dog cat", "cat dog", 0, 1),  # F1 has no order
        ("cat dog", "cat", 0, 2 / 3),  # P 1/2, R 1
        ("cat cat", "cat", 0, 2 / 3),  # a word counts as often as both have it
        ("cat cat dog", "cat cat bird", 0, 2 / 3),
        ("bird", "cat", 0, 0),
        ("the-cat", "thecat", 1, 1),  # punctuation goes first, so this "the" is no article
        ("the-cat", "cat", 0, 0),
        ("1,000", "1000", 1, 1),
        ("U.S.", "us", 1, 1),
        ("$5", "5%", 1, 1),
        ("a_b", "ab", 1, 1),  # the underscore is punctuation
        ("anthem", "them", 0, 0),  # articles are whole words
        ("cat’s", "cats", 0, 0),  # this apostrophe is not ASCII, so it stays
        ("cat's", "cats", 1, 1),
        ("10–12", "1012", 0, 0),  # nor is the dash
        ("cat–the–dog", "cat– –dog", 1, 1),  # a space takes the place of an article
        ("中a", "中", 0, 0),  # words are Unicode's: this "a" is part of one
        ("！", "", 0, 0),
        ("é", "e\u0301", 0, 0),  # composed and decomposed differ
        ("É", "é", 1, 1),
        ("ß", "ss", 0, 0),  # lower case, not case folding
        ("ａ cat", "cat", 0, 2 / 3),  # a full-width a is no article
        ("cat\u00a0dog", "cat dog", 1, 1),  # all of Unicode's white space
        ("cat\u200bdog", "cat dog", 0, 0),  # zero-width: not white space
    ],
)
def test_one_answer(prediction, gold, exact, f1):
    result = squad_v1(lay_out([[gold]]), {"q0": prediction})
    assert result == {"exact_match": 100 * exact, "f1": pytest.approx(100 * f1)}
    result = squad_v2(lay_out([[gold]]), {"q0": prediction})
    assert (result["exact"], result["f1"]) == (100 * exact, pytest.approx(100 * f1))


@pytest.mark.parametrize(
    "prediction, golds, v1, v2",
    [
        ("", ["the"], (1, 0), (1, 1)),  # nothing is left of either
        ("the", ["."], (1, 0), (1, 1)),
        ("cat", ["the"], (0, 0), (0, 0)),
        ("", ["cat"], (0, 0), (0, 0)),
        ("", ["the", "cat"], (1, 0), (0, 0)),  # 2.0 takes golds of nothing away if one is left
        ("", [], None, (1, 1)),
        ("an", [], None, (1, 1)),
        ("cat", [], None, (0, 0)),
    ],
)
def test_nothing_left(prediction, golds, v1, v2):
    if v1:
        result = squad_v1(lay_out([golds]), {"q0": prediction})
        assert tuple(result.values()) == tuple(100.0 * x for x in v1)
    result = squad_v2(lay_out([golds]), {"q0": prediction})
    assert (result["exact"], result["f1"]) == tuple(100.0 * x for x in v2)
    has_answer = f"{'HasAns' if golds else 'NoAns'}_exact"  # "the" is an answer all the same
    assert has_answer in result


def test_the_best_gold_answer_counts_and_each_figure_has_its_own():
    golds = [["bird", "dog cat fish", "cat dog bird horse cow"]]
    assert squad_v1(lay_out(golds), {"q0": "cat dog fish"}) == {"exact_match": 0.0, "f1": 100.0}
    assert squad_v2(lay_out(golds), {"q0": "cat dog fish"})["f1"] == 100.0


def test_means_are_over_questions():
    data = lay_out([["cat"], ["cat"], ["cat dog"], ["x"], ["y"], ["z"], ["u"]])
    predictions = name(["cat", "cat", "cat", "", "", "", ""])
    expected = {"exact_match": pytest.approx(200 / 7), "f1": pytest.approx((200 + 200 / 3) / 7)}
    assert squad_v1(data, predictions) == expected


def read_golden(rows):
    predictions = name([row["prediction"] for row in rows])
    probabilities = name([row["no_answer_prob"] for row in rows])
    return lay_out([row["golds"] for row in rows]), predictions, probabilities


@pytest.mark.parametrize("row", GOLDEN["rows"], ids=lambda row: ascii(row["prediction"]))
def test_official_for_one_question(row):
    data, predictions, _ = read_golden([row])
    if row["golds"]:
        assert squad_v1(data, predictions) == row["v1.1"]
    result = squad_v2(data, predictions)
    assert {key: result[key] for key in ("exact", "f1")} == row["v2.0"]


def test_official_for_all_questions():
    data, predictions, probabilities = read_golden(GOLDEN["rows"])
    result = squad_v2(data, predictions)
    assert result == pytest.approx(GOLDEN["v2.0"], rel=1e-12)
    assert list(result) == list(GOLDEN["v2.0"]) == V2_KEYS
    for threshold, expected in GOLDEN["v2.0 at thresholds"].items():
        result = squad_v2(data, predictions, probabilities, float(threshold))
        assert result == pytest.approx(expected, rel=1e-12)
        assert list(result) == list(expected) == V2_KEYS + BEST_KEYS + PR_KEYS
        assert all(type(x) is (int if "total" in key else float) for key, x in result.items())
    some = [row for row in GOLDEN["rows"] if row["golds"]]
    assert squad_v1(*read_golden(some)[:2]) == pytest.approx(GOLDEN["v1.1"], rel=1e-12)


# Thresholds

FOUR = lay_out([["cat"], [], ["dog"], []])
ANSWERS = name(["cat", "bird", "dog house", ""])
PROBABILITIES = name([0.1, 0.4, 0.6, 0.9])


def test_thresholds_by_hand():
    """Answered one by one: right, wrong, F1 2/3, empty; left out they are wrong, right, wrong."""
    expected = {
        "exact": (50, 75, 50, 50, 50),
        "f1": (50, 75, 50, 100 * (2 + 2 / 3) / 4, 100 * (2 + 2 / 3) / 4),
    }
    curve = threshold_curve(FOUR, ANSWERS, PROBABILITIES)
    assert curve.thresholds[0] < 0.1 and curve.thresholds[0] == pytest.approx(0.1)
    assert curve.thresholds[1:].tolist() == [0.1, 0.4, 0.6, 0.9]
    np.testing.assert_allclose(curve.exact, expected["exact"])
    np.testing.assert_allclose(curve.f1, expected["f1"])
    np.testing.assert_allclose(curve.precision, [1, 1, 1 / 2, 5 / 9, 5 / 12])
    np.testing.assert_allclose(curve.recall, [0, 1 / 2, 1 / 2, 5 / 6, 5 / 6])
    result = squad_v2(FOUR, ANSWERS, PROBABILITIES)
    assert [result[key] for key in BEST_KEYS] == [75.0, 0.1, 75.0, 0.1]
    assert result["pr_exact_ap"] == pytest.approx(50)  # 1 * 1/2
    assert result["pr_f1_ap"] == pytest.approx(100 * (1 / 2 + 5 / 9 * 1 / 3))
    assert result["pr_oracle_ap"] == pytest.approx(100 * (1 / 2 + 2 / 3 * 1 / 2))


def test_at_the_threshold_the_answer_is_given():
    for threshold, exact in ((0.0999, 50), (0.1, 75), (0.4, 50)):
        assert squad_v2(FOUR, ANSWERS, PROBABILITIES, threshold)["exact"] == exact
    assert squad_v2(FOUR, ANSWERS, None, 0.0) == squad_v2(FOUR, ANSWERS)
    assert squad_v2(FOUR, ANSWERS, None, -0.1)["exact"] == 50  # no probabilities: 0 for all


def test_ties_are_taken_one_by_one_as_officially():
    """One probability for both: a real threshold answers both or none, the official best one."""
    data, answers = lay_out([["cat"], []]), name(["cat", "bird"])
    tie = name([0.3, 0.3])
    assert squad_v2(data, answers, tie)["best_exact"] == 100.0
    assert squad_v2(data, answers, dict(reversed(tie.items())))["best_exact"] == 50.0
    assert threshold_curve(data, answers, tie).exact.tolist() == [50.0, 50.0]


def test_an_article_is_empty_but_not_for_the_best_threshold():
    result = squad_v2(lay_out([[], ["cat"]]), name(["the", "cat"]), name([0.1, 0.2]))
    assert (result["exact"], result["best_exact"], result["best_exact_thresh"]) == (100, 50, 0)


def test_without_one_kind_of_questions_its_keys_are_missing():
    result = squad_v2(lay_out([["cat"]]), {"q0": "cat"}, {"q0": 0.5})
    assert list(result) == V2_KEYS[:6] + BEST_KEYS + PR_KEYS
    result = squad_v2(lay_out([[]]), {"q0": "cat"}, {"q0": 0.5})
    assert list(result) == KEYS + V2_KEYS[6:] + BEST_KEYS
    assert np.isnan(threshold_curve(lay_out([[]]), {"q0": "cat"}, {"q0": 0.5}).recall).all()


WORDS = st.sampled_from(["", "cat", "dog", "cat dog", "cat bird", "horse"])
QUESTIONS = st.tuples(
    st.lists(WORDS.filter(bool), max_size=3), WORDS, st.sampled_from((-3.5, 0.0, 0.25, 0.5, 9.0))
)


@settings(max_examples=100, deadline=None)
@given(st.lists(QUESTIONS, min_size=1, max_size=11), st.randoms(use_true_random=False))
def test_curve_is_squad_v2_at_every_threshold(rows, shuffle):
    golds, answers, probabilities = (list(column) for column in zip(*rows, strict=True))
    probabilities = list(name(probabilities).items())
    shuffle.shuffle(probabilities)
    data, answers, probabilities = lay_out(golds), name(answers), dict(probabilities)
    curve = threshold_curve(data, answers, probabilities)
    assert sorted(set(probabilities.values())) == curve.thresholds[1:].tolist()
    middles = (curve.thresholds[1:] + np.append(curve.thresholds[2:], 99.0)) / 2
    for thresholds, first in ((curve.thresholds, 0), (middles, 1)):
        for place, threshold in enumerate(thresholds, first):
            result = squad_v2(data, answers, probabilities, threshold)
            assert result["exact"] == pytest.approx(curve.exact[place], abs=1e-9)
            assert result["f1"] == pytest.approx(curve.f1[place], abs=1e-9)
    each = squad_by_question(data, answers)
    result = squad_v2(data, answers, probabilities, 99.0)
    assert list(each) == [f"q{row}" for row in range(len(rows))]
    means = 100 * np.mean(list(each.values()), axis=0)
    assert means.tolist() == pytest.approx([result["exact"], result["f1"]])
    result = squad_v2(data, answers, probabilities)
    assert result["best_f1"] >= curve.f1.max() - 1e-9
    if len(set(probabilities.values())) == len(probabilities):
        assert result["best_exact"] == pytest.approx(curve.exact.max())
    if "pr_f1_ap" in result:
        area = 100 * np.sum(curve.precision[1:] * np.diff(curve.recall))
        assert result["pr_f1_ap"] == pytest.approx(area)
    assert 0 <= result["exact"] <= result["f1"] + 1e-9 <= 100 + 1e-6


# What is missing and what is wrong


def test_v1_missing_predictions_are_wrong_and_said():
    data = lay_out([["cat"], ["dog"], ["bird"]])
    with pytest.warns(UserWarning, match="2 of 3 questions have no prediction.*first is 'q0'"):
        assert squad_v1(data, {"q2": "bird"})["f1"] == pytest.approx(100 / 3)


def test_unknown_ids_change_nothing_and_are_said():
    data = lay_out([["cat"], []])
    answers, probabilities = name(["cat", "dog"]), name([0.1, 0.9])
    more, more_probabilities = {**answers, "x7": "y"}, {"x8": 0.5, **probabilities}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        expected = squad_v2(data, answers, probabilities)
    with pytest.warns(UserWarning, match="1 of the 3 ids in `predictions`.*first is 'x7'"):
        assert squad_v2(data, more, probabilities) == expected
    with pytest.warns(UserWarning, match="1 of the 3 ids in `no_answer_probs`.*first is 'x8'"):
        assert squad_v2(data, answers, more_probabilities) == expected
    with pytest.warns(UserWarning, match="'x7'"):
        assert squad_v1(lay_out([["cat"]]), {"q0": "cat", "x7": "y"})["f1"] == 100


@pytest.mark.parametrize(
    "arguments, message",
    [
        (({"q0": "x"},), "`predictions` must have every.*none for 1 of 2 questions.*'q1'.*\"\""),
        ((name("xy"), {"q1": 0.5}), "`no_answer_probs` must have every.*none for 1 of 2.*'q0'"),
        ((name(["x", None]),), r"must be a string. Received: predictions\['q1'\]=None.*\"\" for"),
        ((["x", "y"],), "`predictions` must be a dict.*Received: list"),
        ((name("xy"), [0.1, 0.2]), "`no_answer_probs` must be a dict.*Received: list"),
        ((name("xy"), name([0.1, "no"])), r"`no_answer_probs\['q1'\]` must be a number.*'no'"),
        ((name("xy"), name([0.1, float("nan")])), r"`no_answer_probs\['q1'\]`.*NaN"),
        ((name("xy"), name([0.1, 0.2]), None), "`threshold` must be a number.*None"),
    ],
)
def test_wrong_predictions(arguments, message):
    with pytest.raises(ValueError, match=message):
        squad_v2(lay_out([["x"], []]), *arguments)
    if len(arguments) == 2:
        with pytest.raises(ValueError, match=message):
            threshold_curve(lay_out([["x"], []]), *arguments)


def test_v1_needs_answers():
    with pytest.raises(ValueError, match="question 'q1' with no answers. Use `squad_v2`"):
        squad_v1(lay_out([["x"], []]), name("xy"))
    with pytest.warns(UserWarning, match="no prediction"):  # as officially, if it is not scored
        assert squad_v1(lay_out([["x"], []]), {"q0": "x"})["f1"] == 50


def read_dev(version):
    path = Path(os.environ.get("TFQA_DATA_DIR", ""), f"squad/dev-v{version}.json.gz")
    if "TFQA_DATA_DIR" not in os.environ or not path.exists():
        pytest.skip(f"TFQA_DATA_DIR holds no {path.name}")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        data = json.load(file)
    parts = [paragraph["qas"] for article in data["data"] for paragraph in article["paragraphs"]]
    return data, [question for part in parts for question in part]


def test_real_gold_answers_are_right():
    data, questions = read_dev("1.1")
    answers = {question["id"]: question["answers"][0]["text"] for question in questions}
    assert squad_v1(data, answers) == {"exact_match": 100.0, "f1": 100.0}
    answers = {question["id"]: question["answers"][-1]["text"] for question in questions}
    one = 100 / 10_570  # the last answer to one is a full stop: exact, with F1 0
    assert squad_v1(data, answers) == {"exact_match": 100.0, "f1": pytest.approx(100 - one)}
    data, questions = read_dev("2.0")
    answers = {q["id"]: q["answers"][0]["text"] if q["answers"] else "" for q in questions}
    probabilities = {q["id"]: float(not q["answers"]) for q in questions}
    result = squad_v2(data, answers, probabilities)
    totals = {"total": 11_873, "HasAns_total": 5_928, "NoAns_total": 5_945}
    assert result.items() >= totals.items()
    assert all(x == 100 for key, x in result.items() if "total" not in key and "thresh" not in key)


def test_real_people():
    """The second person's answer against the others'."""
    _, questions = read_dev("1.1")
    several = [q for q in questions if len(q["answers"]) > 1]
    texts = [[answer["text"] for answer in question["answers"]] for question in several]
    data = lay_out([t[:1] + t[2:] for t in texts])
    result = squad_v1(data, name([t[1] for t in texts]))
    assert 80 < result["exact_match"] < 83 and 90 < result["f1"] < 92


def test_real_thresholds():
    """Random probabilities are worth little, and the curve's best is the official best."""
    data, questions = read_dev("2.0")
    draw = random.Random(0)
    answers = {q["id"]: q["answers"][0]["text"] if q["answers"] else "cat" for q in questions}
    probabilities = {q["id"]: draw.random() for q in questions}
    curve = threshold_curve(data, answers, probabilities)
    result = squad_v2(data, answers, probabilities)
    assert len(curve.thresholds) == 11_874
    assert result["best_f1"] == pytest.approx(curve.f1.max())
    assert result["best_f1_thresh"] == curve.thresholds[curve.f1.argmax()]
    assert result["pr_oracle_ap"] == pytest.approx(50, abs=2)
