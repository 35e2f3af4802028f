"""The benchmark of tokenizers runs, and all programs of an algorithm give the same ids."""

import pytest

from benchmarks.speed import tokenization
from tests.benchmarks.quick import run_quick
from tfqa.datasets import load_corpus

PROGRAMS = {
    "byte pairs": {"tokenizers"},
    "WordPiece": {"tokenizers", "tensorflow-text"},
    "Unigram": {"sentencepiece"},
}


@pytest.mark.slow
def test_quick_benchmark_prints_its_tables(capsys):
    rows, printed = run_quick(tokenization, capsys)
    for algorithm, libraries in PROGRAMS.items():
        found = {row["program"]: row for row in rows["encoding"] if row["algorithm"] == algorithm}
        ours = {tokenization.BATCH, tokenization.PLACES, tokenization.GRAPH}
        assert found.keys() == ours | libraries
        assert all(row["same_texts"] == 1 for row in found.values())
        assert found[tokenization.BATCH]["times_as_fast"] == 1
    learning = {(row["algorithm"], row["program"]) for row in rows["learning"]}
    assert ("byte pairs", "tokenizers") in learning and ("Unigram", "tfqa") in learning
    tfqa, library = rows["merges"]
    assert (tfqa["program"], library["program"]) == ("tfqa", "tokenizers")
    assert tfqa["merges"] == library["merges"] == tokenization.QUICK["merges"]
    assert tfqa["megabytes"] == library["megabytes"] and tfqa["data"] == "samples"
    assert tfqa["times_tfqa"] == 1 and library["seconds"] > 0
    assert "| WordPiece | tfqa, as_tf_layer |" in printed and "texts with the same ids" in printed
    assert "| WordPiece | tensorflow-text |" in printed
    assert "Learning many merges from samples, one repetition each:" in printed


def test_paragraphs_are_read_until_they_have_so_many_bytes(tmp_path):
    path = tmp_path / "text.txt"
    path.write_text("né\nto\n\nbe\n", encoding="utf-8")  # 3, 2 and 2 bytes
    counts = [len(tokenization.read_texts(load_corpus(path), size)) for size in (3, 4, 5, 6, 9)]
    assert counts == [1, 2, 2, 3, 3]
