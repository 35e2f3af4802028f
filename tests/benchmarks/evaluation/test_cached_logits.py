"""Answers from cached logits are the answerer's, and a window is scored once."""

import pytest

from benchmarks.evaluation.cached_logits import CachingAnswerer
from benchmarks.studies.squad_variants import AnyWindow
from tests.benchmarks.letters import ELEVEN, LETTERS, MODEL, OPTIONS, SEVEN, ask, make
from tfqa.pipelines import QuestionAnswerer


def test_answers_are_the_answerers():
    answerer = QuestionAnswerer(MODEL, LETTERS, **(OPTIONS | SEVEN), no_answer_threshold=0.5)
    examples = [ask("a"), ask("c", ELEVEN[4:], "x?", "other")]
    expected, found = answerer.predict(examples), CachingAnswerer(answerer).predict(examples, 2)
    assert found.texts == expected.texts and found.guesses == expected.guesses
    scores = pytest.approx(expected.no_answer_scores, abs=1e-5)
    assert found.no_answer_scores == scores


def test_a_window_is_scored_once():
    cached = make({}, **SEVEN)
    examples = [ask("a"), ask("a", identity="same"), ask("a", "a b c d e f g", identity="part")]
    assert cached.count_windows(examples).tolist() == [3, 3, 1]
    cached.predict(examples)
    assert cached._source.scored == 3
    for other in (cached, AnyWindow(cached), CachingAnswerer(cached, stride=4)):
        other.predict(examples)
    assert cached._source.scored == 3, "a-g and e-k are known"
    CachingAnswerer(cached, stride=3).predict(examples)
    assert cached._source.scored == 5, "d-j and g-k are not"
