"""The benchmark of fine-tuning on questions runs, and compares equal windows and models."""

import pytest

from benchmarks.peers.question_answering import ABSENT, has_hugging_face
from benchmarks.speed import question_answering
from benchmarks.speed.question_answering_training import BUCKETED, OURS_FULL
from benchmarks.speed.windows import LIBRARY, NEIGHBOURS, OURS, OURS_ARRAYS, STRANGERS
from tests.benchmarks.quick import run_quick


@pytest.mark.slow
def test_quick_benchmark_prints_its_tables(capsys):
    rows, printed = run_quick(question_answering, capsys)
    programs = {(row["order"], row["program"]) for row in rows["preprocessing"]}
    orders, names = (NEIGHBOURS, STRANGERS), (OURS, OURS_ARRAYS, LIBRARY)
    assert programs == {(order, name) for order in orders for name in names}
    for order in orders:
        assert len({row["windows"] for row in rows["preprocessing"] if row["order"] == order}) == 1
    assert all(row.get("same_labels", 1) == 1 for row in rows["preprocessing"])
    training = {row["written"]: row for row in rows["training"]}
    ours, half, full, peer = (training[name] for name in (*BUCKETED, OURS_FULL, "KerasHub"))
    assert (ours["steps"], half["steps"], full["steps"], ours["times_tfqa"]) == (3, 3, 1, 1)
    assert half["padding"] == ours["padding"] and half["operations"] == ours["operations"]
    assert 1e-4 < half["largest_difference_of_logits"] < 0.1  # it does compute in half precision
    assert ours["padding"] < full["padding"] == peer["padding"]
    assert ours["operations"]["feed-forward"] < full["operations"]["feed-forward"]
    assert ours["useful_share_of_peak"] < ours["share_of_peak"]
    assert peer["largest_difference_of_logits"] < 1e-4
    assert len(training) == (6 if has_hugging_face() else 4)
    assert sum(row["product_milliseconds"] for row in rows["parts"]) > 0
    assert "| tfqa, full batches | 1 |" in printed and "| quick | starts and ends |" in printed
    assert (ABSENT in printed) != has_hugging_face()
