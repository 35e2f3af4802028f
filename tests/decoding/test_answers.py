"""The answers of all windows together: table-driven, and against the definition."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tfqa.decoding import AnswerSet, Span, merge_windows

NOTHING = -math.inf


# Windows

# Three windows of example 1, one of example 0. The first window of example 1 is sure that it holds
# no answer, the second that it does; characters 10 to 14 are in two windows.
EXAMPLE = [1, 0, 1, 1]
STARTS = [[3, 0], [7, 8], [10, 20], [10, 30]]
ENDS = [[5, 0], [9, 9], [14, 25], [14, 31]]
SCORES = [[-2.0, NOTHING], [1.0, 0.5], [6.0, 5.0], [3.0, -4.0]]
NULLS = [8.0, 2.0, -3.0, 4.0]


def merge(**options):
    return merge_windows(EXAMPLE, STARTS, ENDS, SCORES, NULLS, 2, **options)


ALL = [(10, 14, 6), (20, 25, 5), (3, 5, -2), (30, 31, -4)]


@pytest.mark.parametrize(
    "options, first_spans, second_spans",
    [
        ({}, [(7, 9, 1), (8, 9, 0.5)], ALL),
        ({"with_null": False}, [(7, 9, 1), (8, 9, 0.5)], ALL),
        ({"top_k": 2}, [(7, 9, 1), (8, 9, 0.5)], ALL[:2]),
        ({"top_k": 1}, [(7, 9, 1)], ALL[:1]),
    ],
)
def test_three_windows(options, first_spans, second_spans):
    answers = merge(**options)
    assert [answer.null_score for answer in answers] == [2.0, -3.0]  # the minimum
    assert [answer.null_difference for answer in answers] == [1.0, -9.0]
    for answer, spans in zip(answers, (first_spans, second_spans), strict=True):
        assert isinstance(answer, AnswerSet) and isinstance(answer.spans[0], Span)
        assert [tuple(span[:3]) for span in answer.spans] == spans
        powers = [math.exp(score) for *_, score in spans]
        null = math.exp(answer.null_score) if options.get("with_null", True) else 0.0
        total = sum(powers) + null
        probabilities = [span.probability for span in answer.spans]
        assert probabilities == pytest.approx([power / total for power in powers])
        assert answer.no_answer_probability == pytest.approx(null / total)


def test_merged_types_are_plain():
    span = merge()[0].spans[0]
    assert [type(x) for x in span] == [int, int, float, float]
    assert [type(x) for x in merge()[0][1:]] == [float, float]


@pytest.mark.parametrize("null", [2.0, -1e9, NOTHING])
@pytest.mark.parametrize("with_null", [True, False])
def test_no_legal_span_is_no_answer(null, with_null):
    empty = [[NOTHING, NOTHING]] * 2
    zeros = [[0, 0]] * 2
    answers = merge_windows([0, 0], zeros, zeros, empty, [5.0, null], 1, with_null=with_null)
    assert answers == [AnswerSet((), null, 1.0)]
    assert answers[0].null_difference == math.inf


@pytest.mark.parametrize("best, null", [(1e9, 0.0), (-3e38, -3.1e38), (-1e9, NOTHING), (0, -1e30)])
def test_extreme_scores(best, null):
    with np.errstate(all="raise", under="ignore"):
        (answer,) = merge_windows([0], [[3, 4]], [[4, 5]], [[best, NOTHING]], [null], 1)
    assert answer.spans == (Span(3, 4, best, 1.0),)
    assert answer.no_answer_probability == 0.0


def test_equal_scores_go_to_the_earlier_start_and_then_to_the_shorter():
    (answer,) = merge_windows([0, 0], [[9, 4], [2, 4]], [[10, 8], [19, 6]], [[1, 1]] * 2, [0, 0], 1)
    assert [tuple(span[:2]) for span in answer.spans] == [(2, 19), (4, 6), (4, 8), (9, 10)]


@settings(max_examples=100, deadline=None)
@given(st.data(), st.sampled_from([1, 2, 5]), st.booleans())
def test_merge_equals_the_definition(data, top_k, with_null):
    count = data.draw(st.integers(1, 3))
    extra = data.draw(st.lists(st.integers(0, count - 1), max_size=5))
    example = data.draw(st.permutations([*range(count), *extra]))
    shape = (len(example), 3)
    starts = data.draw(arrays.arrays("int32", shape, elements=st.integers(0, 2)))
    ends = starts + data.draw(arrays.arrays("int32", shape, elements=st.integers(1, 4)))
    values = st.sampled_from([NOTHING, -1.0, 0.0, 0.5, 3.0])
    scores = data.draw(arrays.arrays("float64", shape, elements=values))
    nulls = data.draw(arrays.arrays("float64", shape[:1], elements=values))
    answers = merge_windows(
        example, starts, ends, scores, nulls, count, top_k=top_k, with_null=with_null
    )
    assert len(answers) == count
    for which, answer in enumerate(answers):
        windows = [w for w in range(len(example)) if example[w] == which]
        best = {}
        for place in ((w, k) for w in windows for k in range(3) if scores[w, k] > NOTHING):
            key = starts[place], ends[place]
            best[key] = max(best.get(key, NOTHING), scores[place])
        ranked = sorted(best, key=lambda key: (-best[key], *key))[:top_k]
        assert [tuple(span[:3]) for span in answer.spans] == [(*key, best[key]) for key in ranked]
        assert answer.null_score == min(nulls[w] for w in windows)
        total = sum(span.probability for span in answer.spans) + answer.no_answer_probability
        assert total == pytest.approx(1)
        for span in answer.spans:
            ratio = math.exp(span.score - answer.spans[0].score)
            assert span.probability == pytest.approx(answer.spans[0].probability * ratio)
        if answer.spans and with_null:
            odds = answer.no_answer_probability / answer.spans[0].probability
            assert odds == pytest.approx(math.exp(answer.null_difference))


@pytest.mark.parametrize(
    "change, message",
    [
        ({"example": [1, 0, 1]}, r"Received: example.shape=\(3,\), .*scores.shape=\(4, 2\)"),
        ({"example": 0}, r"`example` and `nulls` must be \(W,\).*example.shape=\(\)"),
        ({"ends": [[1]] * 4}, r"ends.shape=\(4, 1\)"),
        ({"nulls": [NULLS]}, r"nulls.shape=\(1, 4\)"),
        ({"example": [1, 0, 1, 2]}, r"example\[3\]=2, num_examples=2"),
        ({"example": [1, 0, -1, 1]}, r"example\[2\]=-1"),
        ({"example": [1.0, 0, 1, 1]}, "must be integers. Received: dtypes float64"),
        ({"num_examples": 3}, r"must have a window. Received: none for example 2 \(and 0 more"),
        ({"num_examples": 0}, "`num_examples` must be an integer of at least 1"),
        ({"top_k": 0}, "`top_k` must be an integer of at least 1"),
        ({"scores": [[1, 2]] * 3 + [[1, math.nan]]}, r"`scores` must be finite.*\[3, 1\]=nan"),
        ({"nulls": [1, 2, math.inf, 3]}, r"`nulls` must be finite or -inf.*nulls\[2\]=inf"),
        ({"ends": [[5, 0], [9, 7], [14, 25], [14, 31]]}, r"starts\[1, 1\]=8, ends\[1, 1\]=7"),
    ],
)
def test_wrong_windows(change, message):
    arguments = {"example": EXAMPLE, "starts": STARTS, "ends": ENDS, "scores": SCORES}
    arguments |= {"nulls": NULLS, "num_examples": 2}
    with pytest.raises(ValueError, match=message):
        merge_windows(**arguments | change)
