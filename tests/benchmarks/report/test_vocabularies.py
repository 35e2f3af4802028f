"""The table of vocabularies says what was counted."""

from benchmarks.report.vocabularies import render_vocabularies


def test_the_table_says_what_was_counted():
    row = {"language": "German", "kind": "bpe", "vocabulary_size": 2000, "tokens": 14.25}
    row |= {"tokens_per_word": 1.234, "unknown": 0.0123}
    data = {"name": "multi30k", "train": 29_000, "test": 1_000}
    record = {"data": data, "rows": [row], "command": "python -m x", "hardware": "2 cores"}
    text = render_vocabularies(record)
    assert "| German | byte pairs | 2,000 | 14.2 | 1.23 | 1.23% |" in text
    assert "29,000 captions" in text and "`python -m x`" in text
