"""Alignment error rate by hand, and links from weights."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tfqa.metrics import alignment_error_rate, alignment_from_weights

LINKS = st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=7)


def test_by_hand():
    """3 links predicted, 2 sure: 1 of them found; 2 of the predicted are possible."""
    predicted, sure, possible = [[(0, 0), (1, 2), (2, 1)]], [[(0, 0), (1, 1)]], [[(1, 2)]]
    assert alignment_error_rate(predicted, sure) == pytest.approx(1 - (1 + 1) / (3 + 2))
    assert alignment_error_rate(predicted, sure, possible) == pytest.approx(1 - (1 + 2) / (3 + 2))


def test_counts_are_summed_over_the_corpus():
    predicted = [[(0, 0)], [(0, 0), (1, 1), (2, 2), (3, 4)]]
    gold = [[(0, 1)], [(0, 0), (1, 1), (2, 2), (3, 3)]]
    assert alignment_error_rate(predicted, gold) == pytest.approx(1 - 2 * 3 / 10)


def test_direction_of_a_link_matters_and_repeats_do_not():
    assert alignment_error_rate([[(0, 1)]], [[(1, 0)]]) == 1
    assert alignment_error_rate([[(0, 1), (0, 1)]], [[(0, 1)]]) == 0


def test_a_sentence_without_links_counts_nothing():
    assert alignment_error_rate([[(0, 0)], []], [[(0, 0)], []]) == 0
    assert alignment_error_rate([[]], [[(0, 0)]]) == 1


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(LINKS, LINKS, LINKS), min_size=1, max_size=3))
def test_bounds_f1_and_more_possible_links_never_hurt(sentences):
    predicted, gold, possible = map(list, zip(*sentences, strict=True))
    a, s = sum(map(len, predicted)), sum(map(len, gold))
    if not a + s:
        return
    rate = alignment_error_rate(predicted, gold)
    hits = sum(len(p & g) for p, g in zip(predicted, gold, strict=True))
    assert rate == pytest.approx(1 - 2 * hits / (a + s))
    assert 0 <= alignment_error_rate(predicted, gold, possible) <= rate <= 1
    if s:
        assert alignment_error_rate(gold, gold, possible) == 0


@pytest.mark.parametrize(
    "arguments, message",
    [
        (([[(0, 0)]], []), r"same number of sentences.*len\(predicted\)=1, len\(gold\)=0"),
        (([[]], [[]]), "at least one link.*none in 1 sentences"),
        (([(0, 1), (1, 0)], [[], []]), r"must have links.*predicted\[0\]=\(0, 1\)"),
        (([[]], [[(0, 1, 2)]]), r"gold\[0\]=\[\(0, 1, 2\)\]"),
    ],
)
def test_wrong_alignments(arguments, message):
    with pytest.raises(ValueError, match=message):
        alignment_error_rate(*arguments)


def test_from_weights_by_hand():
    """Three target words and an end token; two source words, an end token and padding."""
    weights = np.array([
        [0.7, 0.2, 0.1, 0.0],
        [0.1, 0.3, 0.6, 0.0],  # looks most at the end token: the best word counts
        [0.0, 0.0, 0.0, 0.0],  # looks nowhere
        [0.0, 1.0, 0.0, 0.0],  # writes the end token
    ])  # fmt: skip
    assert alignment_from_weights(weights, 2, 3) == ((0, 0), (1, 1))
    assert alignment_from_weights(weights, 4, 4) == ((0, 0), (2, 1), (1, 3))
    assert alignment_from_weights(weights, 1, 0) == ()


def test_from_weights_recovers_a_permutation():
    order = np.random.default_rng(0).permutation(7)
    links = alignment_from_weights(0.1 + 0.5 * np.eye(7)[order], 7, 7)
    assert links == tuple((int(i), j) for j, i in enumerate(order))
    assert alignment_error_rate([links], [links[::-1]]) == 0


@pytest.mark.parametrize(
    "shape, lengths, message",
    [
        ((2, 3, 5), (1, 1), r"`weights` must have the shape.*weights.shape=\(2, 3, 5\)"),
        ((3, 5), (6, 3), r"must fit `weights`.*source_length=6.*\(3, 5\)"),
        ((3, 5), (5, 4), "target_length=4"),
        ((3, 5), (0, 3), "source_length=0"),
    ],
)
def test_wrong_weights(shape, lengths, message):
    with pytest.raises(ValueError, match=message):
        alignment_from_weights(np.ones(shape), *lengths)
