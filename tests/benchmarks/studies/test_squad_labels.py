"""What known mistakes do to the labels, on passages that are counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.studies.squad_labels import collapse, measure_labels
from tests.benchmarks.letters import LETTERS, ask
from tfqa.datasets import SquadAnswer, SquadDataset, SquadExample


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
