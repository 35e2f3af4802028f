"""Masked cross-entropy against float64 NumPy."""

import math

import keras
import numpy as np
import pytest
from keras import ops

from tfqa.testing import gradients
from tfqa.training import MaskedCrossEntropy, pretraining_losses, span_losses

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
    loss = MaskedCrossEntropy(4, label_smoothing=0.1, weight=0.3, name="mine")
    config = keras.saving.serialize_keras_object(loss)
    assert config["registered_name"] == "tfqa>MaskedCrossEntropy"
    again = keras.saving.deserialize_keras_object(config)
    assert again.get_config() == loss.get_config()
    assert (again.pad_id, again.label_smoothing, again.name) == (4, 0.1, "mine")
    assert again.weight == 0.3
    logits = draw_logits()
    np.testing.assert_array_equal(again(LABELS, logits), loss(LABELS, logits))


def test_weight():
    logits = draw_logits()
    whole, part = MaskedCrossEntropy(), MaskedCrossEntropy(weight=0.25)
    assert float(part(LABELS, logits)) == float(whole(LABELS, logits)) / 4


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


SPANS = ("start_logits", "end_logits")
HIDDEN = -1e9
"""A logit of a padded position."""


def draw_spans():
    """Labels (B,), and logits (B, T), with 0, 2 and 1 padded positions at the end of a row."""
    logits = {name: (3 * RANDOM.normal(size=(B, T))).astype("float32") for name in SPANS}
    for values in logits.values():
        values[1, 3:] = values[2, 4:] = HIDDEN
    labels = {"start_logits": np.array([4, 0, 2], "int32"), "end_logits": np.array([4, 2, 3])}
    return labels, logits


def spans_in_numpy(labels, logits):
    """-log softmax in float64 over the positions that are not hidden; half the sum, row by row."""
    losses = []
    for row in range(B):
        for name in SPANS:
            real = [float(x) for x in logits[name][row] if x != HIDDEN]
            total = math.log(sum(math.exp(x) for x in real))
            losses.append(total - real[labels[name][row]])
    return sum(losses) / 2 / B


def test_span_losses():
    (labels, logits), losses = draw_spans(), span_losses()
    assert set(losses) == set(SPANS)
    found = sum(float(losses[name](labels[name], logits[name])) for name in SPANS)
    assert found == pytest.approx(spans_in_numpy(labels, logits), rel=1e-6)
    for loss in losses.values():
        again = keras.saving.deserialize_keras_object(keras.saving.serialize_keras_object(loss))
        assert (again.pad_id, again.weight) == (-1, 0.5)


def test_padded_positions_of_a_window_get_no_gradient():
    (labels, logits), losses = draw_spans(), span_losses()
    for name in SPANS:
        (slope,) = gradients(lambda x, name=name: losses[name](labels[name], x), logits[name])
        hidden = logits[name] == HIDDEN
        assert not slope[hidden].any() and slope[~hidden].all()
        powers = np.exp(logits[name].astype("float64"))
        expected = powers / powers.sum(-1, keepdims=True) - np.eye(T)[labels[name]]
        np.testing.assert_allclose(slope, expected / 2 / B, atol=1e-7)


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
def test_windows_of_a_length_that_is_open(smoothing):
    """As in `fit` on TensorFlow, whose batches differ in length."""
    tf = pytest.importorskip("tensorflow")
    if keras.backend.backend() != "tensorflow":
        pytest.skip("elsewhere shapes are known")
    labels, logits = draw_spans()
    labels, logits = labels["start_logits"], logits["start_logits"]
    logits = np.where(logits == HIDDEN, np.float32(-7), logits)  # smoothing sees it
    loss = MaskedCrossEntropy(-1, label_smoothing=smoothing)
    shapes = [tf.TensorSpec((None,), tf.int32), tf.TensorSpec((None, None), tf.float32)]

    @tf.function(input_signature=shapes)
    def traced(labels, logits):
        value = loss(labels, logits)
        return value, tf.gradients(value, logits)[0]

    value, slope = traced(labels, logits)
    assert float(value) == pytest.approx(float(loss(labels, logits)), rel=1e-6)
    np.testing.assert_allclose(slope, gradients(lambda x: loss(labels, x), logits)[0], atol=1e-7)


def test_keras_adds_the_losses_of_a_span():
    labels, logits = draw_spans()
    inputs = {name: keras.Input((T,), name=name) for name in SPANS}
    layers = {name: keras.layers.Identity(name=f"{name}_out") for name in SPANS}
    model = keras.Model(inputs, {name: layers[name](inputs[name]) for name in SPANS})
    model.compile(loss=span_losses())
    found = model.evaluate(logits, labels, verbose=0, return_dict=True)
    assert found["loss"] == pytest.approx(spans_in_numpy(labels, logits), rel=1e-6)
