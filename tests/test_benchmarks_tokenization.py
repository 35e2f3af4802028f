"""The benchmark of tokenizers runs, and all programs of an algorithm give the same ids."""

import pytest

from benchmarks import tokenization

PROGRAMS = {"byte pairs": "tokenizers", "WordPiece": "tokenizers", "Unigram": "sentencepiece"}


@pytest.mark.slow
def test_quick_benchmark_prints_its_tables(capsys):
    rows = tokenization.main(["--quick"])["rows"]
    encoding = [row for row in rows if row["table"] == "encoding"]
    for algorithm, library in PROGRAMS.items():
        found = {row["program"]: row for row in encoding if row["algorithm"] == algorithm}
        ours = {tokenization.BATCH, tokenization.PLACES, tokenization.GRAPH}
        assert found.keys() == {*ours, library}
        assert all(row["same_texts"] == 1 for row in found.values())
        assert found[tokenization.BATCH]["times_as_fast"] == 1
    learning = {(row["algorithm"], row["program"]) for row in rows if row["table"] == "learning"}
    assert ("byte pairs", "tokenizers") in learning and ("Unigram", "tfqa") in learning
    printed = capsys.readouterr().out
    assert "| WordPiece | tfqa, as_tf_layer |" in printed and "texts with the same ids" in printed


def test_quick_figures_are_not_kept():
    with pytest.raises(SystemExit):
        tokenization.parse(["--quick", "--record"])
