"""What vocabularies do to a text, counted on texts whose counts are known."""

import pytest

from benchmarks.report import results
from benchmarks.studies import vocabularies


def test_counts_by_hand():
    rows = vocabularies.count_language("English", ["a b a b", "a a"], ["a b", "a c c c"], [6])
    words, pieces = rows
    assert words["vocabulary_size"] == 6  # four special tokens, "a" and "b"
    assert words["unknown"] == pytest.approx(3 / 6) and words["tokens"] == 3
    assert words["tokens_per_word"] == 1
    # Every character of ASCII is kept, so nothing is unknown, and "▁c" is two pieces.
    assert pieces["unknown"] == 0 and pieces["tokens_per_word"] > 1


def test_the_table_says_what_was_counted():
    row = {"language": "German", "kind": "bpe", "vocabulary_size": 2000, "tokens": 14.25}
    row |= {"tokens_per_word": 1.234, "unknown": 0.0123}
    data = {"name": "multi30k", "train": 29_000, "test": 1_000}
    text = results.render_vocabularies({"data": data, "rows": [row], "command": "python -m x"})
    assert "| German | byte pairs | 2,000 | 14.2 | 1.23 | 1.23% |" in text
    assert "29,000 captions" in text and "`python -m x`" in text
