"""The benchmark of pre-training compares equal batches and losses."""

import argparse

import numpy as np
import pytest

from benchmarks.peers.torch_transformer import has_torch
from benchmarks.speed import pretraining
from tests.benchmarks.quick import run_quick
from tests.benchmarks.random_weights import make_bert
from tfqa.training import pretraining_losses

BATCH, TOKENS, PREDICTIONS = 5, 17, 4


@pytest.fixture(scope="module")
def model():
    return make_bert()


@pytest.fixture
def batch(model):
    options = argparse.Namespace(tokens=TOKENS, predictions=PREDICTIONS)
    return pretraining.make_batch(model.config, BATCH, options)


def find_loss(model, inputs, labels):
    found = model(inputs)
    return sum(loss(labels[name], found[name]) for name, loss in pretraining_losses().items())


def test_batches_mask_real_tokens(batch):
    inputs, labels = batch
    assert inputs["padding_mask"].sum(axis=1).tolist() == [13, 17, 13, 17, 13]
    np.testing.assert_array_equal(inputs["token_ids"] != 0, inputs["padding_mask"])
    answers, positions = labels["mlm_logits"], inputs["masked_positions"]
    assert (answers != 0).sum(axis=1).tolist() == [2, 3, 2, 3, 2]  # 15 % of the real tokens
    picked = np.take_along_axis(inputs["token_ids"], positions, axis=1)
    np.testing.assert_array_equal(picked[answers != 0], answers[answers != 0])
    assert (positions[answers != 0] > 0).all() and (positions[answers == 0] == 0).all()


def test_all_places_have_the_loss_of_the_picked_ones(model, batch):
    inputs, labels = batch
    others, answers = pretraining.score_everywhere(inputs, labels)
    assert "masked_positions" not in others and answers["mlm_logits"].shape == (BATCH, TOKENS)
    expected = find_loss(model, inputs, labels)
    np.testing.assert_allclose(find_loss(model, others, answers), expected, rtol=1e-5)


def test_full_batches_have_the_loss_of_short_ones(model, batch):
    inputs, labels = batch
    filled = pretraining.fill_up(inputs, labels, argparse.Namespace(tokens=19, predictions=5))
    assert filled[0]["token_ids"].shape == filled[0]["padding_mask"].shape == (BATCH, 19)
    assert filled[0]["masked_positions"].shape == filled[1]["mlm_logits"].shape == (BATCH, 5)
    expected = find_loss(model, inputs, labels)
    np.testing.assert_allclose(find_loss(model, *filled), expected, rtol=1e-5)


@pytest.mark.slow
def test_quick_benchmark_prints_its_tables(capsys):
    rows, printed = run_quick(pretraining, capsys)
    training = {row["written"]: row for row in rows["training"]}
    ours, everywhere, hub = (
        training[name]
        for name in (pretraining.OURS, pretraining.OURS_EVERYWHERE, pretraining.KERAS_HUB)
    )
    assert hub["largest_difference_of_logits"] < 1e-3
    assert everywhere["operations"]["vocabulary"] == ours["operations"]["vocabulary"] * 64 / 10
    padding = {row["batches"]: row["padding"] for row in rows["padding"]}
    assert 0 <= padding[pretraining.BUCKETED] < padding[pretraining.FULL] < 1
    assert "| quick | KerasHub |" in printed and f"| {pretraining.BUCKETED} |" in printed
    assert ("PyTorch is not installed" in printed) != has_torch()
