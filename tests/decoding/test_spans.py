"""Spans against a loop over all pairs, and windows of one passage merged by hand."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tfqa.decoding import find_spans, null_scores

NOTHING = -math.inf


def find_by_loop(start_logits, end_logits, start_mask, end_mask, max_answer_tokens, top_k):
    """Return what `find_spans` does for one window, from the definition."""
    found = []
    for start in np.flatnonzero(start_mask).tolist():
        for end in np.flatnonzero(end_mask).tolist():
            score = float(start_logits[start]) + float(end_logits[end])
            if start <= end < start + max_answer_tokens and score > NOTHING:
                found.append((-score, start, end - start))
    found = [(start, start + more, -score) for score, start, more in sorted(found)[:top_k]]
    return found + [(0, 0, NOTHING)] * (top_k - len(found))


def assert_equals_loop(*batch, max_answer_tokens, top_k):
    found = find_spans(*batch, max_answer_tokens=max_answer_tokens, top_k=top_k)
    assert [array.shape for array in found] == [(len(batch[0]), top_k)] * 3
    assert [array.dtype for array in found] == [np.int32, np.int32, np.float64]
    for *window, starts, ends, scores in zip(*batch, *found, strict=True):
        expected = find_by_loop(*window, max_answer_tokens, top_k)
        assert list(zip(starts, ends, scores, strict=True)) == expected


@st.composite
def batches(draw):
    """Logits of few different values, so that many sums are equal, and any masks."""
    shape = draw(st.sampled_from([(1, 1), (2, 7), (3, 5), (1, 13)]))
    values = st.sampled_from(np.array([-3e38, NOTHING, -1, -0.5, 0, 0.5, 1, 2], "float32"))
    logits = [draw(arrays.arrays("float32", shape, elements=values)) for _ in range(2)]
    masks = [draw(arrays.arrays(bool, shape, elements=st.booleans())) for _ in range(2)]
    return *logits, *masks


@settings(max_examples=150, deadline=None)
@given(batches(), st.sampled_from([1, 2, 3, 5, 30]), st.sampled_from([1, 2, 3, 7, 20, 200]))
def test_spans_equal_the_loop(batch, max_answer_tokens, top_k):
    assert_equals_loop(*batch, max_answer_tokens=max_answer_tokens, top_k=top_k)


def draw_batch(batch, width, context, seed=0):
    random = np.random.default_rng(seed)
    logits = random.normal(size=(2, batch, width)).astype("float32")
    end_mask = np.broadcast_to(np.arange(width) >= context, (batch, width))
    return *logits, end_mask & (random.random((batch, width)) < 0.7), end_mask


def test_spans_equal_the_loop_for_windows_of_real_size():
    assert_equals_loop(*draw_batch(5, 127, 13), max_answer_tokens=29, top_k=19)


def test_spans_equal_the_loop_where_many_scores_are_equal():
    """A weaker span of the best start ties with the best span of an earlier start."""
    random = np.random.default_rng(0)
    logits = random.integers(0, 4, (2, 29, 13)).astype("float32")
    masks = random.random((2, 29, 13)) < 0.8
    for top_k in (3, 7, 11):
        assert_equals_loop(*logits, *masks, max_answer_tokens=5, top_k=top_k)


def test_ties_go_to_the_earlier_start_and_then_to_the_shorter_span():
    zeros, mask = np.zeros((1, 5)), np.ones((1, 5), bool)
    starts, ends, scores = find_spans(zeros, zeros, mask, mask, max_answer_tokens=3, top_k=7)
    pairs = [(0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (1, 3), (2, 2)]
    assert list(zip(starts[0], ends[0], strict=True)) == pairs
    assert not scores.any()


def test_best_start_and_best_end_need_not_be_a_span():
    """The best end is before the best start: two maxima taken apart would give 5 to 2."""
    start_logits = np.array([[0, 0, 0, 3, 0, 9.0]])
    end_logits = np.array([[0, 0, 9.0, 0, 3, 0]])
    mask = np.ones((1, 6), bool)
    starts, ends, scores = find_spans(start_logits, end_logits, mask, mask, top_k=3)
    assert (starts[0, 0], ends[0, 0], scores[0, 0]) == (0, 2, 9)
    assert (starts[0, 2], ends[0, 2], scores[0, 2]) == (2, 2, 9)


def test_an_answer_may_be_the_last_token_and_as_long_as_allowed():
    start_logits, end_logits = np.zeros((2, 1, 11))
    start_logits[0, 4], end_logits[0, 10] = 5, 5
    mask = np.ones((1, 11), bool)
    for length, expected in ((7, (4, 10, 10)), (6, (4, 4, 5))):
        found = find_spans(start_logits, end_logits, mask, mask, max_answer_tokens=length, top_k=1)
        assert tuple(array.item() for array in found) == expected


def test_what_masked_positions_hold_changes_nothing():
    start_logits, end_logits, start_mask, end_mask = draw_batch(3, 17, 5)
    expected = find_spans(start_logits, end_logits, start_mask, end_mask)
    for value in (99, np.nan, np.inf, -np.inf):
        spoiled = np.where(start_mask, start_logits, value), np.where(end_mask, end_logits, value)
        for one, other in zip(find_spans(*spoiled, start_mask, end_mask), expected, strict=True):
            np.testing.assert_array_equal(one, other)


def test_windows_do_not_mix():
    batch = draw_batch(3, 17, 5)
    whole = find_spans(*batch)
    for row in range(3):
        alone = find_spans(*(array[row : row + 1] for array in batch))
        for one, other in zip(alone, whole, strict=True):
            np.testing.assert_array_equal(one[0], other[row])


def test_scores_are_not_rounded_as_float32():
    logits = np.array([[2.0**24, 1.0]], "float32")
    mask = np.array([[True, True]])
    _, _, scores = find_spans(logits, np.ones((1, 2), "float32"), mask, mask, top_k=1)
    assert scores.item() == 2**24 + 1
    assert null_scores(logits, np.ones((1, 2), "float32")) == [2**24 + 1]


def test_no_windows():
    nothing = np.zeros((0, 7))
    starts, _, _ = find_spans(nothing, nothing, nothing.astype(bool), nothing.astype(bool))
    assert starts.shape == (0, 20)
    assert null_scores(nothing, nothing).shape == (0,)


def test_null_scores_are_of_the_first_token():
    random = np.random.default_rng(0)
    start_logits, end_logits = random.normal(size=(2, 3, 7)).astype("float32")
    found = null_scores(start_logits, end_logits)
    assert found.dtype == np.float64
    np.testing.assert_allclose(found, [start_logits[i, 0] + end_logits[i, 0] for i in range(3)])


ONES = np.ones((2, 3))
YES = np.ones((2, 3), bool)


@pytest.mark.parametrize(
    "arguments, options, message",
    [
        ((ONES[0], ONES, YES, YES), {}, r"`start_logits` must be \(B, T\).*shape=\(3,\)"),
        ((ONES[:, :0],) * 2 + (YES[:, :0],) * 2, {}, r"T of at least 1.*shape=\(2, 0\)"),
        ((ONES, ONES[:1], YES, YES), {}, r"`end_logits`.*`start_logits`, \(2, 3\).*=\(1, 3\)"),
        ((ONES, ONES, YES, YES[:, 0]), {}, r"end_mask.shape=\(2,\)"),
        ((ONES, ONES, ONES, YES), {}, "`start_mask` bool.*start_mask.dtype=float64"),
        ((ONES, ONES * np.nan, YES, YES), {}, r"finite or -inf.*end_logits\[0, 0\]=nan.*diverged"),
        ((ONES * np.inf, ONES, YES, YES), {}, r"finite or -inf.*start_logits\[0, 0\]=inf"),
        ((ONES, ONES, YES, YES), {"max_answer_tokens": 0}, "`max_answer_tokens`.*at least 1"),
        ((ONES, ONES, YES, YES), {"top_k": 1.5}, "`top_k` must be an integer.*top_k=1.5"),
    ],
)
def test_wrong_logits(arguments, options, message):
    with pytest.raises(ValueError, match=message):
        find_spans(*arguments, **options)


def test_wrong_null_logits():
    with pytest.raises(ValueError, match=r"end_logits.shape=\(2, 2\)"):
        null_scores(ONES, ONES[:, :2])
