"""Masked cross-entropy against float64 NumPy."""

import math

import keras
import numpy as np
import pytest
from keras import ops

from tfqa.testing import gradients
from tfqa.training import MaskedCrossEntropy, pretraining_losses

B, T, V = 3, 5, 7
RANDOM = np.random.default_rng(0)
LABELS = RANDOM.integers(1, V, size=(B, T)).astype("int32")
LABELS[0, 3:] = LABELS[2, 1:] = 0


def draw_logits(scale=3.0):
    return (scale * RANDOM.normal(size=(B, T, V))).astype("float32")


def in_numpy(labels, logits, pad_id=0, smoothing=0.0):
    """Token by token: (1 - eps) (-log p(y)) + eps mean_v (-log p(v)), averaged over real tokens."""
    losses = []
    for label, row in zip(labels.reshape(-1), logits.reshape(-1, V).astype("float64"), strict=True):
        surprise = math.log(sum(math.exp(x) for x in row)) - row  # -log p of each token
        if label != pad_id:
            losses.append((1 - smoothing) * surprise[label] + smoothing * surprise.mean())
    return sum(losses) / len(losses)


@pytest.mark.parametrize("pad_id", [0, 4, -100])
@pytest.mark.parametrize("smoothing", [0.0, 0.1, 0.5])
def test_equals_numpy(smoothing, pad_id):
    logits, labels = draw_logits(), np.where(LABELS == 0, pad_id, LABELS)
    loss = MaskedCrossEntropy(pad_id, label_smoothing=smoothing)(labels, logits)
    assert loss.shape == ()
    assert keras.backend.standardize_dtype(loss.dtype) == "float32"
    np.testing.assert_allclose(loss, in_numpy(labels, logits, pad_id, smoothing), rtol=1e-5)


def test_every_token_weighs_the_same_wherever_it_is():
    """The mean is over the batch's tokens and not over sentences."""
    logits = draw_logits()
    one = MaskedCrossEntropy()(LABELS, logits)
    row = MaskedCrossEntropy()(LABELS.reshape(1, -1), logits.reshape(1, -1, V))
    np.testing.assert_allclose(one, row, rtol=1e-6)
    rows = [in_numpy(LABELS[i], logits[i]) for i in range(B)]
    assert abs(float(one) - np.mean(rows)) > 0.01


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
def test_what_padding_holds_changes_neither_value_nor_gradient(smoothing):
    loss = MaskedCrossEntropy(label_smoothing=smoothing)
    logits = draw_logits()
    noise = np.where(LABELS[..., None] == 0, 100 * draw_logits(), logits)
    np.testing.assert_allclose(loss(LABELS, noise), loss(LABELS, logits), rtol=1e-6)
    before, after = (gradients(lambda x: loss(LABELS, x), x)[0] for x in (logits, noise))
    np.testing.assert_allclose(before, after, atol=1e-7)
    assert not before[LABELS == 0].any()
    assert before[LABELS != 0].any(-1).all()


def test_more_padding_changes_nothing():
    logits = draw_logits()
    longer = np.pad(logits, ((0, 0), (0, 3), (0, 0)), constant_values=1)
    loss = MaskedCrossEntropy()
    np.testing.assert_allclose(
        loss(np.pad(LABELS, ((0, 0), (0, 3))), longer), loss(LABELS, logits), rtol=1e-6
    )


@pytest.mark.parametrize("dtype", ["float32", "bfloat16"])
@pytest.mark.parametrize("smoothing", [0.0, 0.1])
def test_gradient_is_probability_minus_target(smoothing, dtype):
    logits = ops.cast(draw_logits(), dtype)
    loss = MaskedCrossEntropy(label_smoothing=smoothing)
    (found,) = gradients(lambda x: 3 * loss(LABELS, ops.cast(x, dtype)), logits)
    powers = np.exp(ops.convert_to_numpy(ops.cast(logits, "float32")).astype("float64"))
    targets = (1 - smoothing) * np.eye(V)[LABELS] + smoothing / V
    expected = powers / powers.sum(-1, keepdims=True) - targets
    expected *= 3 * (LABELS != 0)[..., None] / (LABELS != 0).sum()
    tolerance = {"float32": {"atol": 1e-6}, "bfloat16": {"rtol": 2**-8, "atol": 1e-6}}[dtype]
    np.testing.assert_allclose(found, expected, **tolerance)


def test_all_padding_gives_zero():
    labels = np.zeros((B, T), "int32")
    loss = MaskedCrossEntropy(label_smoothing=0.1)
    assert float(loss(labels, draw_logits())) == 0
    (slope,) = gradients(lambda x: loss(labels, x), draw_logits())
    np.testing.assert_array_equal(slope, np.zeros((B, T, V)))


@pytest.mark.parametrize("smoothing", [0.0, 0.3])
def test_knowing_nothing_costs_log_v(smoothing):
    logits = np.full((B, T, V), 5.0, "float32")
    loss = MaskedCrossEntropy(label_smoothing=smoothing)(LABELS, logits)
    np.testing.assert_allclose(loss, math.log(V), rtol=1e-6)


def test_half_precision_logits_are_computed_in_float32():
    logits = ops.cast(draw_logits(), "bfloat16")
    loss = MaskedCrossEntropy()
    found = loss(LABELS, logits)
    assert keras.backend.standardize_dtype(found.dtype) == "float32"
    exact = ops.convert_to_numpy(ops.cast(logits, "float32"))
    np.testing.assert_allclose(found, in_numpy(LABELS, exact), rtol=1e-5)


def test_large_logits():
    logits = np.zeros((1, 1, V), "float32")
    logits[0, 0, 2], logits[0, 0, 3] = 1e4, -1e4
    loss = MaskedCrossEntropy()
    assert float(loss(np.array([[2]]), logits)) == 0
    assert float(loss(np.array([[3]]), logits)) == pytest.approx(2e4)


def test_serialization():
    loss = MaskedCrossEntropy(4, label_smoothing=0.1, name="mine")
    config = keras.saving.serialize_keras_object(loss)
    assert config["registered_name"] == "tfqa>MaskedCrossEntropy"
    again = keras.saving.deserialize_keras_object(config)
    assert again.get_config() == loss.get_config()
    assert (again.pad_id, again.label_smoothing, again.name) == (4, 0.1, "mine")
    logits = draw_logits()
    np.testing.assert_array_equal(again(LABELS, logits), loss(LABELS, logits))


@pytest.mark.parametrize("smoothing", [-0.1, 1.0])
def test_wrong_label_smoothing(smoothing):
    with pytest.raises(ValueError, match=rf"\[0, 1\). Received: label_smoothing={smoothing}"):
        MaskedCrossEntropy(label_smoothing=smoothing)


def test_pretraining_losses():
    """One for each output of `BertForPreTraining`; its test holds their sum to NumPy."""
    found = pretraining_losses(pad_id=4)
    assert set(found) == {"mlm_logits", "nsp_logits"}
    assert (found["mlm_logits"].pad_id, found["mlm_logits"].label_smoothing) == (4, 0)
    logits = np.array([[2.0, -1.0], [0.5, 0.5]], "float32")
    expected = (math.log1p(math.exp(-3.0)) + math.log(2)) / 2
    assert float(found["nsp_logits"](np.array([0, 1]), logits)) == pytest.approx(expected, rel=1e-5)


def test_a_row_without_label_has_no_part_in_the_next_sentence():
    loss = pretraining_losses()["nsp_logits"]
    logits = np.array([[2.0, -1.0], [7.0, 1.0], [0.5, 0.5]], "float32")
    labels = np.array([0, -1, 1])
    assert float(loss(labels, logits)) == pytest.approx(float(loss(labels[::2], logits[::2])))
    (slope,) = gradients(lambda x: loss(labels, x), logits)
    assert slope[1].tolist() == [0, 0] and slope[[0, 2]].any(-1).all()
