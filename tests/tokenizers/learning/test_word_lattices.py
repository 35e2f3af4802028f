"""Lattices of many words: sums and best paths, against all ways to cut each word."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.tokenizers.learning.test_lattice import find_all
from tfqa.tokenizers.learning.lattice import find_best
from tfqa.tokenizers.learning.pieces import PieceTable
from tfqa.tokenizers.learning.unigram import maximize
from tfqa.tokenizers.learning.word_lattices import Lattices

PIECES = ["a", "b", "c", "ab", "ba", "aba", "bb", "abab"]
scores = st.lists(st.floats(-9, -0.5), min_size=len(PIECES), max_size=len(PIECES))
words = st.dictionaries(st.text("abc", min_size=1, max_size=7), st.integers(1, 9), min_size=1)


def expect_slowly(words, log_p):
    counts, likelihood = np.zeros(len(PIECES)), 0.0
    for word, times in words.items():
        entries = {piece: (i, log_p[i]) for i, piece in enumerate(PIECES)}
        ways = find_all(entries, word)
        total = math.log(sum(math.exp(score) for score, _ in ways))
        likelihood += times * total
        for score, pieces in ways:
            for number, *_ in pieces:
                counts[number] += times * math.exp(score - total)
    return counts, likelihood


@given(words, scores)
def test_expected_counts_are_those_over_all_ways(words, scores):
    lattices = Lattices([*words], [*words.values()], PIECES)
    counts, likelihood = lattices.expect(np.array(scores))
    expected = expect_slowly(words, scores)
    np.testing.assert_allclose(counts, expected[0], rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(likelihood, expected[1], rtol=1e-9)


@given(words, scores)
def test_likelihood_never_falls(words, scores):
    lattices = Lattices([*words], [*words.values()], PIECES)
    log_p, before = np.array(scores) - np.log(np.exp(scores).sum()), -np.inf
    for _ in range(8):
        counts, likelihood = lattices.expect(log_p)
        assert likelihood >= before - 1e-9 * abs(likelihood)
        log_p, before = maximize(counts), likelihood


@given(words, scores, st.sets(st.integers(3, len(PIECES) - 1)))
def test_best_paths_are_those_of_a_single_text(words, scores, gone):
    kept = [i for i in range(len(PIECES)) if i not in gone]
    lattices = Lattices([*words], [*words.values()], PIECES).keep(kept)
    owners, found = lattices.find_best_paths(np.array(scores))
    table = PieceTable({PIECES[i]: (i, scores[i]) for i in kept}, (0, -99.0))
    for number, word in enumerate(words):
        pieces, score, margin = find_best(table, word)
        ours = found[owners == number][::-1]
        np.testing.assert_allclose(sum(scores[i] for i in ours), score)
        if margin > 1e-9:
            assert [*ours] == [i for i, *_ in pieces]


def test_words_that_go_have_no_paths():
    lattices = Lattices(["ab", "ba", "c"], [1, 1, 1], PIECES)
    owners, _ = lattices.keep(range(len(PIECES)), [0, 2]).find_best_paths(np.zeros(len(PIECES)))
    assert {*owners.tolist()} == {0, 2}


def test_pieces_that_may_not_be_a_whole_word():
    lattices = Lattices(["abab", "ab"], [1, 1], PIECES, whole=False)
    _, found = lattices.find_best_paths(np.full(len(PIECES), -1.0))
    assert [PIECES[i] for i in found] == ["ab", "b", "ab", "a"]
    assert len(Lattices([], [], PIECES).find_best_paths(np.zeros(len(PIECES)))[0]) == 0


def test_long_words_do_not_underflow():
    counts, likelihood = Lattices(["ab" * 4000], [1], PIECES).expect(np.full(len(PIECES), -9.0))
    assert np.isfinite(counts).all() and np.isfinite(likelihood)
    np.testing.assert_allclose(counts @ [len(piece) for piece in PIECES], 8000)
