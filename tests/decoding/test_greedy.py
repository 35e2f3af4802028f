"""Greedy search against a loop in NumPy."""

import numpy as np
import pytest

from tfqa.decoding import greedy

PAD, END = 0, 3


def greedy_in_numpy(model, source, max_length):
    tokens = []
    while len(tokens) < max_length and END not in tokens:
        tokens.append(int(np.argmax(model.next_log_probs(source, tokens))))
    return tokens + [PAD] * (max_length - len(tokens))


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_equals_a_plain_loop(make_toy, make_sources, seed):
    model = make_toy(vocabulary_size=7, seed=seed, end_bias=1.0)
    tokens = greedy(model, make_sources(*range(11)), 13)
    assert tokens.dtype == np.int32
    expected = [greedy_in_numpy(model, source, 13) for source in range(11)]
    assert len({row.index(END) if END in row else 13 for row in expected}) > 2  # unequal lengths
    np.testing.assert_array_equal(tokens, expected)


def test_a_sentence_that_ends_at_once_beside_one_that_does_not_end(make_toy, make_sources):
    model = make_toy()
    values = model.bigram_values.copy()
    values[4, ..., END], values[5, ..., END] = 50, -50
    model.bigrams.assign(values)
    tokens = greedy(model, make_sources(4, 5), 7)
    np.testing.assert_array_equal(tokens[0], [END] + 6 * [PAD])
    assert END not in tokens[1] and PAD not in tokens[1]


def test_more_room_keeps_what_is_written(make_toy, make_sources):
    model = make_toy(vocabulary_size=7, seed=1, end_bias=1.0)
    long = greedy(model, make_sources(*range(11)), 13)
    np.testing.assert_array_equal(greedy(model, make_sources(*range(11)), 5), long[:, :5])
