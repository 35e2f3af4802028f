"""Means over real tokens against NumPy, exact whatever the batches are."""

import math

import keras
import numpy as np
import pytest
from keras import ops

from tfqa.training import MaskedAccuracy, NatsPerToken, pretraining_metrics

V = 7
RANDOM = np.random.default_rng(0)
BOTH = pytest.mark.parametrize("kind", [MaskedAccuracy, NatsPerToken])


def draw(rows, length, pad_id=0, share=0.5):
    """Labels (B, P), a share of them padding, and logits (B, P, V)."""
    labels = RANDOM.integers(1, V, size=(rows, length)).astype("int32")
    labels[RANDOM.random((rows, length)) < share] = pad_id
    return labels, (2 * RANDOM.normal(size=(rows, length, V))).astype("float32")


def in_numpy(kind, batches, pad_id=0):
    """Token by token, all batches in one list; with a weight for each token where it is given."""
    values, weights = [], []
    for labels, logits, *weight in batches:
        weight = np.broadcast_to(weight[0] if weight else 1.0, labels.shape)
        for place in zip(*np.nonzero(labels != pad_id), strict=True):
            row, label = logits[place].astype("float64"), labels[place]
            surprise = math.log(sum(math.exp(x) for x in row)) - row[label]
            values.append(row.argmax() == label if kind is MaskedAccuracy else surprise)
            weights.append(weight[place])
    return np.average(values, weights=weights)


@pytest.mark.parametrize("pad_id", [0, 4, -100])
@BOTH
def test_exact_over_batches_of_all_shapes(kind, pad_id):
    """Of other numbers of rows, of other widths, of other shares of padding, and of none."""
    shapes = [(3, 5, 0.2), (11, 2, 0.6), (1, 13, 0.0), (2, 3, 1.0)]
    batches = [draw(rows, length, pad_id, share) for rows, length, share in shapes]
    batches.append((np.array([[1]]), 9 * np.eye(V, dtype="float32")[[[2]]]))  # one, and wrong
    metric = kind(pad_id)
    for labels, logits in batches:
        metric.update_state(labels, logits)
    expected = in_numpy(kind, batches, pad_id)
    assert float(metric.result()) == pytest.approx(expected, rel=1e-6)
    whole = kind(pad_id)
    for labels, logits in batches:  # one token at a time
        for label, row in zip(labels.reshape(-1), logits.reshape(-1, V), strict=True):
            whole.update_state(label[None, None], row[None, None])
    assert float(whole.result()) == pytest.approx(expected, rel=1e-5)
    means = [in_numpy(kind, [batch], pad_id) for batch in batches if (batch[0] != pad_id).any()]
    assert kind is MaskedAccuracy or np.mean(means) - expected > 0.5  # a mean of means


@BOTH
def test_what_padding_holds_does_not_matter(kind):
    labels, logits = draw(3, 5)
    wild = np.where((labels == 0)[..., None], 1e4 * RANDOM.normal(size=(3, 5, V)), logits)
    assert float(kind()(labels, wild)) == pytest.approx(float(kind()(labels, logits)), rel=1e-6)


@BOTH
def test_nothing_real_gives_zero_and_reset_forgets(kind):
    metric = kind()
    assert float(metric.result()) == 0
    labels, logits = draw(3, 5, share=0.3)
    metric.update_state(labels, logits + 5 * np.eye(V)[labels])  # nearly all of them right
    assert float(metric.result()) > 0
    metric.reset_state()
    assert float(metric(np.zeros_like(labels), logits)) == 0


@pytest.mark.parametrize("shape", [(3,), (3, 1), (3, 5)])
@BOTH
def test_sample_weights(kind, shape):
    weight = RANDOM.random(shape).astype("float32")
    labels, logits = draw(3, 5, share=0.3)
    rows = weight.reshape(3, -1)
    found = kind()(labels, logits, sample_weight=weight)
    expected = in_numpy(kind, [(labels, logits, rows)])
    assert float(found) == pytest.approx(expected, rel=1e-5)


@BOTH
def test_rows_with_one_label(kind):
    """Labels (B,), of which 0 is a class and -1 none, with a weight for each row or without."""
    labels = np.array([0, -1, 3, 1, -1], "int32")
    logits = (2 * RANDOM.normal(size=(5, V))).astype("float32")
    weight = RANDOM.random(5).astype("float32")
    for weights in ((), (weight,)):
        expected = in_numpy(kind, [(labels, logits, *weights)], pad_id=-1)
        assert float(kind(-1)(labels, logits, *weights)) == pytest.approx(expected, rel=1e-5)


def test_accuracy_by_hand():
    labels = np.array([[1, 2, 0], [3, 0, 0]])
    best = np.array([[1, 3, 0], [3, 0, 5]])
    logits = 9 * np.eye(V, dtype="float32")[best]
    assert float(MaskedAccuracy()(labels, logits)) == pytest.approx(2 / 3)


def test_knowing_nothing_costs_log_v():
    labels, _ = draw(3, 5)
    assert float(NatsPerToken()(labels, np.ones((3, 5, V)))) == pytest.approx(math.log(V))


@BOTH
def test_half_precision_logits_are_read_in_float32(kind):
    labels, logits = draw(3, 5)
    logits = ops.cast(logits, "bfloat16")
    exact = ops.convert_to_numpy(ops.cast(logits, "float32"))
    assert float(kind()(labels, logits)) == pytest.approx(
        in_numpy(kind, [(labels, exact)]), rel=1e-5
    )


@BOTH
def test_serialization(kind):
    metric = kind(4, name="mine")
    config = keras.saving.serialize_keras_object(metric)
    assert config["registered_name"] == f"tfqa>{kind.__name__}"
    again = keras.saving.deserialize_keras_object(config)
    assert type(again) is kind and (again.pad_id, again.name) == (4, "mine")


def test_pretraining_metrics():
    found = pretraining_metrics(pad_id=4)
    assert {name: [m.name for m in metrics] for name, metrics in found.items()} == {
        "mlm_logits": ["nats", "accuracy"],
        "nsp_logits": ["accuracy"],
    }
    assert {metric.pad_id for metric in found["mlm_logits"]} == {4}
    assert found["nsp_logits"][0].pad_id == -1
