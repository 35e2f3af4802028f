"""The Transformer's benchmark runs, and compares equal models."""

import pytest

from benchmarks.peers.torch_transformer import has_torch
from benchmarks.speed import attention, transformer
from tests.benchmarks.quick import run_quick


@pytest.mark.slow
def test_quick_benchmark_prints_its_tables(capsys, monkeypatch):
    monkeypatch.setattr(attention, "measure_memory", lambda *_: 7.0)  # tested by itself
    rows, printed = run_quick(transformer, capsys)
    assert {row["written"] for row in rows["training"]} >= {"tfqa", "plain Keras", "KerasHub"}
    assert all(row.get("largest_difference_of_logits", 0) < 1e-4 for row in rows["training"])
    assert len(rows["decoding"]) == 6 and {row["same_tokens"] for row in rows["decoding"]} == {1.0}
    assert sum(row["product_milliseconds"] for row in rows["parts"]) > 0
    assert len(rows["attention length"]) == 4
    assert "| quick | KerasHub |" in printed and "whole prefix again" in printed
    assert ("PyTorch is not installed" in printed) != has_torch()
