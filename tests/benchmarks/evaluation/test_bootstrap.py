"""Comparisons are paired, and scores are in the order of the questions."""

import numpy as np
import pytest

from benchmarks.evaluation.bootstrap import compare, mean_scores, score_each
from tests.benchmarks.letters import ask
from tfqa.datasets import SquadDataset


def test_comparison_is_paired():
    rng = np.random.default_rng(3)
    before = rng.random((499, 2))
    after = before + np.array([0.02, 0.05]) + rng.normal(scale=0.01, size=(499, 2))
    found = compare(before, after)
    assert found["f1"] == pytest.approx(100 * after[:, 1].mean())
    assert found["exact_difference"] == pytest.approx(2, abs=0.2)
    spread = 100 * (after - before)[:, 1].std() / np.sqrt(499)
    assert found["f1_standard_error"] == pytest.approx(spread, rel=0.1)
    assert found["f1_low"] == pytest.approx(found["f1_difference"] - 1.96 * spread, abs=spread / 3)
    assert compare(before, after) == found != compare(before, after, seed=1)
    same = compare(before, before)
    assert {same[name] for name in same if name not in ("exact", "f1")} == {0}
    assert mean_scores(before[:0]) == {"exact": None, "f1": None}


def test_scores_are_in_the_order_of_the_questions():
    examples = [ask("a"), ask("b", "a b", identity="other"), ask("c", identity="third")]
    texts = {"q": "x", "other": "b", "third": "c d"}
    scores = score_each(SquadDataset("letters", "1.1", examples), texts)
    np.testing.assert_allclose(scores, [[0, 0], [1, 1], [0, 2 / 3]])
