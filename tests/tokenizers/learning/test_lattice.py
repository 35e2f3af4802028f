"""Paths through the lattice, against all ways to cut a text."""

import itertools
import math
import random
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tfqa.tokenizers.learning.lattice import draw_path, find_best, find_n_best
from tfqa.tokenizers.learning.pieces import PieceTable

UNKNOWN = (0, -20.0)
PIECES = ["a", "b", "ab", "ba", "aba", "bb", "abab"]
scores = st.lists(st.floats(-9, -0.5), min_size=len(PIECES), max_size=len(PIECES))
texts = st.text("abc", max_size=8)


def make_table(scores, number=float):
    entries = {p: (i, number(s)) for i, (p, s) in enumerate(zip(PIECES, scores, strict=True), 1)}
    return entries, PieceTable(entries, (UNKNOWN[0], number(UNKNOWN[1])))


def find_all(entries, text):
    """List all ways to cut a text: their score and pieces."""
    ways = []
    for cuts in itertools.product([False, True], repeat=max(0, len(text) - 1)):
        places = [0, *(i for i, cut in enumerate(cuts, 1) if cut), len(text)]
        spans = [*itertools.pairwise(places)] if text else []
        found = [entries.get(text[s:e]) or (UNKNOWN if e == s + 1 else None) for s, e in spans]
        if None not in found:
            pieces = [(entry[0], s, e) for entry, (s, e) in zip(found, spans, strict=True)]
            ways.append((sum(entry[1] for entry in found), pieces))
    return sorted(ways, key=lambda way: -way[0])


@given(scores, texts)
def test_the_best_path_and_its_lead(scores, text):
    entries, table = make_table(scores)
    ways = find_all(entries, text)
    pieces, score, margin = find_best(table, text)
    assert score == pytest.approx(ways[0][0])
    second = ways[1][0] if len(ways) > 1 else -math.inf
    assert margin == pytest.approx(ways[0][0] - second)
    if margin > 1e-9:
        assert pieces == ways[0][1]


@given(scores, texts, st.integers(1, 40))
def test_the_n_best_paths(scores, text, n):
    entries, table = make_table(scores)
    ways = find_all(entries, text)
    found = [*find_n_best(table, text, n)]
    assert [score for _, score in found] == pytest.approx([score for score, _ in ways[:n]])
    by_pieces = {tuple(pieces): score for score, pieces in ways}
    assert len({tuple(pieces) for pieces, _ in found}) == len(found) == min(n, len(ways))
    for pieces, score in found:
        assert by_pieces[tuple(pieces)] == pytest.approx(score)
    assert found[0][0] == find_best(table, text)[0]


def test_of_equal_paths_the_one_with_the_longest_last_piece():
    _, table = make_table([-1.0, -1.0, -1.0, -1.0, -9.0, -9.0, -9.0])
    assert find_best(table, "aba")[0] == [(1, 0, 1), (4, 1, 3)]
    assert find_best(table, "aba")[2] == 0.0
    assert [pieces for pieces, _ in find_n_best(table, "aba", 2)] == [
        [(1, 0, 1), (4, 1, 3)],
        [(3, 0, 2), (1, 2, 3)],
    ]


def test_sums_are_of_the_type_of_the_scores():
    _, table = make_table([-1.1] * len(PIECES), np.float32)
    assert isinstance(find_best(table, "abba", np.float32(0))[1], np.float32)


@pytest.mark.parametrize("alpha", [0.0, 0.3, 1.0])
def test_paths_are_drawn_in_proportion(alpha):
    # Chi-square with k - 1 degrees of freedom has mean k - 1 and variance 2 (k - 1).
    entries, table = make_table([-1.0, -2.0, -2.5, -3.0, -2.0, -4.0, -3.5])
    text, draws, rng = "ababcba", 8000, random.Random(5)
    ways = find_all(entries, text)
    weights = np.exp([alpha * score for score, _ in ways])
    expected = draws * weights / weights.sum()
    counts = Counter(tuple(draw_path(table, text, alpha, rng)) for _ in range(draws))
    found = np.array([counts.pop(tuple(pieces), 0) for _, pieces in ways])
    assert not counts, "a path that is none"
    assert len(ways) > 10
    chi_square = ((found - expected) ** 2 / expected).sum()
    freedom = len(ways) - 1
    assert abs(chi_square - freedom) < 4 * math.sqrt(2 * freedom)


def test_a_large_alpha_draws_the_best_path():
    _, table = make_table([-1.0, -2.0, -2.5, -3.0, -2.2, -4.0, -3.7])
    best = find_best(table, "ababcbab")[0]
    assert all(draw_path(table, "ababcbab", 1e6, random.Random(i)) == best for i in range(20))
    assert draw_path(table, "", 1.0, random.Random(0)) == []
