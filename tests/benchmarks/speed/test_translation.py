"""The benchmark of recurrent translation runs, and its programs agree."""

import pytest

from benchmarks.speed import translation
from tests.benchmarks.quick import run_quick


@pytest.mark.slow
def test_quick_benchmark_prints_its_tables(capsys):
    rows, printed = run_quick(translation, capsys)
    training, decoding = rows["training"], rows["decoding"]
    assert len(training) == 2 * len(translation.QUICK["models"])
    assert all(row.get("largest_difference_of_logits", 0) < 1e-5 for row in training)
    assert len(decoding) == 10 and {row["same_tokens"] for row in decoding} == {1.0}
    assert all(row["tokens_per_second"] > 0 for row in training + decoding)
    assert "| Luong, dot | plain Keras |" in printed
    assert "| beam 5 | 2 | loop over steps, compiled |" in printed
