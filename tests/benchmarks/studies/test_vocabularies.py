"""What vocabularies do to a text, counted on texts whose counts are known."""

import pytest

from benchmarks.studies import vocabularies


def test_counts_by_hand():
    rows = vocabularies.count_language("English", ["a b a b", "a a"], ["a b", "a c c c"], [6])
    words, pieces = rows
    assert words["vocabulary_size"] == 6  # four special tokens, "a" and "b"
    assert words["unknown"] == pytest.approx(3 / 6) and words["tokens"] == 3
    assert words["tokens_per_word"] == 1
    # Every character of ASCII is kept, so nothing is unknown, and "▁c" is two pieces.
    assert pieces["unknown"] == 0 and pieces["tokens_per_word"] > 1
