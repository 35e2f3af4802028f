"""Known mistakes in finding answers, on passages of letters whose scores are written by hand."""

import string

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.evaluation.bootstrap import compare, mean_scores, score_each
from benchmarks.evaluation.cached_logits import Replay
from benchmarks.studies.squad_defects import LEFT_OUT, UNLIMITED, WINDOWS, WRONG, measure_layout
from benchmarks.studies.squad_labels import collapse, measure_labels
from benchmarks.studies.squad_v2 import MaximumNull, MeanNull
from benchmarks.studies.squad_variants import (
    AnyWindow,
    ArgmaxOfAll,
    ArgmaxOfPassage,
    FirstWindow,
    NoLastToken,
    StrideAsOverlap,
    keep_largest,
)
from tfqa.datasets import SquadAnswer, SquadDataset, SquadExample, length_sorted
from tfqa.models import BertConfig, BertForQuestionAnswering
from tfqa.pipelines import QuestionAnswerer
from tfqa.tokenizers import WordPieceTokenizer
from tfqa.tokenizers.wordpiece import BERT_TOKENS

LETTERS = WordPieceTokenizer([*BERT_TOKENS, *string.ascii_lowercase, "?"])
ELEVEN = "a b c d e f g h i j k"
OPTIONS = {"max_length": 32, "stride": 5, "max_question_length": 3, "max_answer_tokens": 4}
SEVEN = {"max_length": 13, "stride": 2}
"""Windows of 7 tokens of the passage, beside a question of 3: of `ELEVEN` a-g, c-i and e-k."""


class Scripted(QuestionAnswerer):
    """Scores are what a function says of a window's tokens: {place: (start, end)}, else 0, 0.

    A place is a token, or a pair of a token and the window's first token of the passage.
    """

    scores: dict = {}
    scored = 0

    def logits(self, windows, batch_size=32):
        for rows in length_sorted(windows.lengths, batch_size):
            ids = windows.inputs(rows)["token_ids"]
            table = np.zeros((2, *ids.shape), "float32")
            for row, line in enumerate(ids):
                words = [self.tokenizer.tokens[i] for i in line]
                first = words[words.index("[SEP]") + 1]
                for place, word in enumerate(words):
                    pair = self.scores.get((word, first), self.scores.get(word, (0, 0)))
                    table[:, row, place] = pair
            self.scored += len(rows)
            yield rows, {"start_logits": table[0], "end_logits": table[1]}


@pytest.fixture(scope="module")
def model():
    sizes = {"vocabulary_size": LETTERS.vocabulary_size, "hidden_dim": 8, "intermediate_dim": 7}
    return BertForQuestionAnswering(BertConfig.tiny(**sizes, num_heads=2, num_layers=1))


@pytest.fixture
def make(model):
    """Return a function that makes a `Replay` of written scores."""

    def make(scores, **options):
        answerer = Scripted(model, LETTERS, **(OPTIONS | options))
        answerer.scores = scores
        return Replay(answerer)

    return make


def ask(text, context=ELEVEN, question="y z?", identity="q", title="title"):
    answers = () if text is None else (SquadAnswer(text, context.index(text)),)
    return SquadExample(identity, title, question, context, answers, text is None)


def answer(answerer, *examples):
    """Return the guesses in order."""
    return list(answerer.predict(examples or [ask("a")]).guesses.values())


# What is remembered


def test_replayed_answers_are_the_answerers(model):
    answerer = QuestionAnswerer(model, LETTERS, **(OPTIONS | SEVEN), no_answer_threshold=0.5)
    examples = [ask("a"), ask("c", ELEVEN[4:], "x?", "other")]
    expected, found = answerer.predict(examples), Replay(answerer).predict(examples, 2)
    assert found.texts == expected.texts and found.guesses == expected.guesses
    scores = pytest.approx(expected.no_answer_scores, abs=1e-5)
    assert found.no_answer_scores == scores


def test_a_window_is_scored_once(make):
    replay = make({}, **SEVEN)
    examples = [ask("a"), ask("a", identity="same"), ask("a", "a b c d e f g", identity="part")]
    assert replay.count_windows(examples).tolist() == [3, 3, 1]
    replay.predict(examples)
    assert replay._source.scored == 3
    for other in (replay, AnyWindow(replay), Replay(replay, stride=4)):
        other.predict(examples)
    assert replay._source.scored == 3, "a-g and e-k are known"
    Replay(replay, stride=3).predict(examples)
    assert replay._source.scored == 5, "d-j and g-k are not"


# One mistake at a time


def test_start_and_end_apart(make):
    best = make({"e": (5, 0), "b": (0, 5), "g": (0, 3), "a": (4, 0)})
    assert answer(best) == ["a b"]
    assert answer(ArgmaxOfPassage(best)) == [""], "e before b"
    assert answer(ArgmaxOfAll(best)) == [""]
    apart = make({"e": (5, 0), "g": (0, 5)}, **SEVEN)  # an end that other windows show better
    assert answer(ArgmaxOfPassage(apart)) == answer(apart) == ["e f g"]
    agreed = make({"c": (5, 0), "d": (0, 5)})
    for kind in (Replay, ArgmaxOfPassage, ArgmaxOfAll):
        assert answer(kind(agreed)) == ["c d"]


def test_start_or_end_outside_of_the_passage(make):
    for token, pair in (("[CLS]", (9, 0)), ("y", (9, 0)), ("[SEP]", (0, 9))):
        found = make({token: pair, "c": (5, 0), "d": (0, 5)})
        assert answer(ArgmaxOfPassage(found)) == answer(found) == ["c d"]
        assert answer(ArgmaxOfAll(found)) == [""]


def test_start_and_end_apart_know_no_limit(make):
    found = make({"a": (5, 0), "e": (0, 5), "b": (0, 4)})
    assert answer(found) == ["a b"], "four tokens at most"
    assert answer(ArgmaxOfPassage(found, max_answer_tokens=32)) == ["a b c d e"]


def test_no_answer_ends_the_passage(make):
    found = make({"j": (5, 0), "k": (0, 5), "g": (0, 2), "f": (2, 0)}, **SEVEN)
    assert answer(found) == ["j k"]
    assert answer(NoLastToken(found)) == ["j"]
    inner = make({"e": (5, 0), "g": (0, 5)}, **SEVEN)  # g ends a window and not the passage
    assert answer(NoLastToken(inner)) == answer(inner) == ["e f g"]


def test_every_window_gives_any_span(make):
    # g has more context on both sides in c-i than in a-g, where it is the last token.
    found = make({("g", "a"): (9, 9), "b": (5, 5)}, **SEVEN)
    assert answer(found) == ["b"]
    assert answer(AnyWindow(found)) == ["g"]


def test_long_passages_are_cut_off(make):
    found = make({"j": (9, 9), "g": (5, 5)}, **SEVEN)
    short = ask("j", "h i j", identity="short")
    assert answer(found, ask("a"), short) == ["j", "j"]
    assert answer(FirstWindow(found), ask("a"), short) == ["g", "j"]


def test_stride_read_as_overlap(make):
    found = make({"i": (9, 9)}, **SEVEN)
    examples = [
        ask("a"),  # room for 7: from 0, 2, 4, or with a step of 7 - 2 from 0 and 5
        ask("a", question="y", identity="shorter"),  # for 9: from 0, 2, or from 0 and 7
        ask("a", "a b i", identity="short"),
        ask("a", f"{ELEVEN} l m n o p", identity="longer"),  # from 0, 2 … 10, or from 0, 5, 10
    ]
    overlap = StrideAsOverlap(found)
    assert found.count_windows(examples).tolist() == [3, 2, 1, 6]
    assert overlap.count_windows(examples).tolist() == [2, 2, 1, 3]
    assert answer(found, *examples) == answer(overlap, *examples) == ["i"] * 4
    found = make({("g", "f"): (9, 9), "b": (5, 5)}, **SEVEN)  # of a window from f on
    assert answer(found) == ["b"] and answer(StrideAsOverlap(found)) == ["g"]


def test_the_largest_is_kept():
    scores = np.array([[1, 3, 3, 2], [-np.inf] * 4], "float32")
    rest = [-np.inf] * 4
    np.testing.assert_array_equal(keep_largest(scores), [[-np.inf, 3, -np.inf, -np.inf], rest])


# Their table


def test_a_layout_has_a_row_for_every_mistake(make):
    found = make({"j": (9, 9), "b": (5, 5)}, **SEVEN)
    examples = [
        ask("j"),
        ask("b", "a b c", identity="right"),
        ask("c", "a b c", identity="wrong"),
    ]
    questions = SquadDataset("letters", "1.1", examples)
    table = measure_layout(found, questions, {UNLIMITED: Replay, **WINDOWS})
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


def test_no_question_left_to_count(make):
    questions = SquadDataset("letters", "1.1", [ask("j")])
    row = measure_layout(make({}, **SEVEN), questions, {})["rows"][-1]
    assert row["f1"] is row["f1_difference"] is row["f1_standard_error"] is None


def test_comparison_is_paired():
    rng = np.random.default_rng(3)
    before = rng.random((499, 2))
    after = before + np.array([0.02, 0.05]) + rng.normal(scale=0.01, size=(499, 2))
    found = compare(before, after)
    assert found["f1"] == pytest.approx(100 * after[:, 1].mean())
    assert found["exact_difference"] == pytest.approx(2, abs=0.2)
    spread = 100 * (after - before)[:, 1].std() / np.sqrt(499)
    assert found["f1_standard_error"] == pytest.approx(spread, rel=0.1)
    assert found["f1_low"] == pytest.approx(found["f1_difference"] - 1.96 * spread, abs=spread / 3)
    assert compare(before, after) == found != compare(before, after, seed=1)
    same = compare(before, before)
    assert {same[name] for name in same if name not in ("exact", "f1")} == {0}
    assert mean_scores(before[:0]) == {"exact": None, "f1": None}


def test_scores_are_in_the_order_of_the_questions():
    examples = [ask("a"), ask("b", "a b", identity="other"), ask("c", identity="third")]
    texts = {"q": "x", "other": "b", "third": "c d"}
    scores = score_each(SquadDataset("letters", "1.1", examples), texts)
    np.testing.assert_allclose(scores, [[0, 0], [1, 1], [0, 2 / 3]])


# Labels


def test_labels_lost_and_wrong():
    examples = [
        ask("k", identity="last"),
        ask("b", "a  \n b c d", identity="other word"),  # at 5, where "a b c d" has its space
        ask("c", "a   b c d", identity="behind the end"),
        ask("aa", "x  aaa", identity="moved, and the same by luck"),
        ask("b  c", "a b  c", identity="inside"),
    ]
    found = measure_labels(SquadDataset("letters", "1.1", examples), LETTERS)
    assert (found["questions"], found["at_end"], found["moved"], found["wrong"]) == (5, 2, 3, 2)
    assert found["right_wrong"] == {"exact": 100, "f1": 100}
    assert found["collapsed_wrong"]["exact"] == 0


def test_a_label_by_hand():
    # "b" is at 4 of "a   b c d", where "a b c d" has "c".
    questions = SquadDataset("letters", "1.1", [ask("b", "a   b c d")])
    found = measure_labels(questions, LETTERS)
    assert found["right"]["f1"] == 100 and found["collapsed"]["f1"] == 0
    questions = SquadDataset("letters", "1.1", [ask("b c", "a  b c d")])  # " c" of "b c d"
    assert measure_labels(questions, LETTERS)["collapsed"]["f1"] == pytest.approx(200 / 3)


@given(st.text("ab \n\u00a0", min_size=1), st.integers(0, 20), st.integers(1, 7))
def test_collapsed_passages_have_the_answer_where_it_should_be(context, start, count):
    text = context[start : start + count]
    if not text or text != text.strip():
        return
    example = SquadExample("q", "t", "?", context, (SquadAnswer(text, start),))
    found, place = collapse(example)
    answer = found.answers[0]
    assert found.context[place : place + len(answer.text)] == answer.text
    assert answer.start == start and "  " not in found.context


# The score of no answer over windows


def test_the_score_of_no_answer_over_windows(make):
    windows = {("[CLS]", "a"): (1, 2), ("[CLS]", "c"): (4, 4), ("[CLS]", "e"): (0, 7)}
    found = make({**windows, "d": (2, 2)}, **SEVEN)
    examples = [ask("a"), ask("a", "a b d", identity="short")]
    for kind, score in ((Replay, 3), (MeanNull, 6), (MaximumNull, 8)):
        predictions = kind(found).predict(examples)
        assert predictions.guesses == {"q": "d", "short": "d"}
        assert predictions.no_answer_scores == {"q": score - 4, "short": -1}
    assert found.predict(examples).no_answer_scores["q"] == -1, "nothing was written over"
