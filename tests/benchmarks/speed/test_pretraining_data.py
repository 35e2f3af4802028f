"""The benchmark of pre-training data runs, and its programs mask alike."""

import random

import numpy as np
import pytest

from benchmarks.speed import pretraining_data
from tests.benchmarks.quick import run_quick
from tests.datasets.binomial import assert_same_law
from tests.datasets.documents import Letters
from tfqa.datasets.pretraining.masking import MaskingVocabulary, mask_tokens
from tfqa.datasets.pretraining.options import PretrainingOptions


@pytest.mark.slow
def test_quick_benchmark_prints_its_tables(capsys):
    rows, printed = run_quick(pretraining_data, capsys)
    masking = {row["program"]: row for row in rows["masking"]}
    loop = pretraining_data.LOOP
    assert masking.keys() == {pretraining_data.OURS, loop, "tensorflow-text", "KerasHub"}
    assert masking[loop]["times_as_fast"] == 1
    steps = {row["program"] for row in rows["parts"]}
    assert steps >= {"text to files", "masks of whole words"}
    assert "| text to ids |" in printed and "examples/s" in printed


def test_the_loop_has_the_law_of_the_library():
    vocabulary, rng = MaskingVocabulary.of(Letters()), random.Random(0)
    special = {*np.flatnonzero(vocabulary.is_special).tolist()}
    ids, trials = [2, *range(5, 24), 3], 2003
    loop = [pretraining_data.mask_in_a_loop(ids, special, vocabulary, rng) for _ in range(trials)]
    ours = mask_tokens(
        np.array([ids] * trials), np.full(trials, len(ids)), vocabulary, PretrainingOptions(),
        np.random.default_rng(0),
    )  # fmt: skip
    assert {len(masked) for _, masked in loop} == {*ours.counts.tolist()} == {3}
    assert all(number == ids[place] for _, masked in loop for place, number in masked)
    assert_same_law([m[0][0] for _, m in loop], ours.positions[:, 0].tolist())
    for mask in ([sum(i == 4 for i in shown) for shown, _ in loop],):
        assert_same_law(mask, (ours.token_ids == 4).sum(axis=1).tolist())
