"""PairMerger: with its index and its heap it merges what a search through all pairs would."""

import itertools
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tfqa.tokenizers.learning.merging import SCORES, PairMerger, merge_pair


def merge_slowly(tokens, words, score, size, min_count=1):
    """Count everything again for each merge."""
    tokens, words, merges = list(tokens), {tuple(w): n for w, n in words.items()}, []
    while len(tokens) < size:
        pairs, symbols = Counter(), Counter()
        for word, times in words.items():
            for symbol in word:
                symbols[symbol] += times
            for pair in itertools.pairwise(word):
                pairs[pair] += times
        pairs = {pair: n for pair, n in pairs.items() if n >= min_count}
        if not pairs:
            break
        best = min(pairs, key=lambda p: (-score(pairs[p], symbols[p[0]], symbols[p[1]]), p))
        merges.append(best)
        token = tokens[best[0]] + tokens[best[1]]
        if token not in tokens:
            tokens.append(token)
        new, merged = tokens.index(token), Counter()
        for word, times in words.items():
            merged[tuple(merge_pair(word, best, new))] += times
        words = merged
    return tokens, merges


corpora = st.dictionaries(st.text("abc", min_size=1, max_size=8), st.integers(1, 5), min_size=1)


@pytest.mark.parametrize("score", SCORES.values(), ids=SCORES)
@given(corpus=corpora, min_count=st.integers(1, 3))
def test_merges_are_those_of_a_full_recount(score, corpus, min_count):
    alphabet = sorted(set("".join(corpus)))
    words = {tuple(map(alphabet.index, word)): n for word, n in corpus.items()}
    tokens = list(alphabet)
    merges = list(PairMerger(tokens, words, score).merges(13, min_count))
    assert (tokens, merges) == merge_slowly(alphabet, words, score, 13, min_count)


def test_merges_by_hand():
    # "low" 5 times, "lower" 2, "newest" 6, "widest" 3 (Sennrich et al. 2016, algorithm 1).
    corpus = {"low": 5, "lower": 2, "newest": 6, "widest": 3}
    tokens = sorted(set("".join(corpus)))
    words = {tuple(map(tokens.index, word)): n for word, n in corpus.items()}
    start = len(tokens)
    list(PairMerger(tokens, words).merges(start + 4))
    assert tokens[start:] == ["es", "est", "lo", "low"]


def test_likelihood_prefers_what_never_stands_apart():
    tokens = ["a", "b", "q", "u"]
    words = {(0, 1): 5, (0, 0): 5, (1, 1): 5, (2, 3): 2}
    assert next(PairMerger(list(tokens), words, SCORES["likelihood"]).merges(5)) == (2, 3)
    assert next(PairMerger(list(tokens), words, SCORES["frequency"]).merges(5)) == (0, 0)
