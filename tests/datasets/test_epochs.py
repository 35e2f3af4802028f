"""Epochs follow each other, can be entered anywhere, and count once they are taken to the end."""

import time

import numpy as np
import pytest

from tfqa.datasets.epochs import epochs_of_batches

tf = pytest.importorskip("tensorflow")
STEPS = 5


def rows_of_epoch(epoch):
    """Batches of 2 or 1 rows; each row number holds the epoch and the batch."""
    return [np.arange(1 + i % 2) + 100 * epoch + 10 * i for i in range(STEPS)]


def batches(**options):
    signature = (tf.TensorSpec((None,), tf.int64), tf.TensorSpec((), tf.int64))
    return epochs_of_batches(rows_of_epoch, lambda rows: (rows, len(rows)), signature, **options)


def epoch(dataset):
    return [(rows.tolist(), int(size)) for rows, size in dataset.as_numpy_iterator()]


def expected(number):
    return [(rows.tolist(), len(rows)) for rows in rows_of_epoch(number)]


def test_each_iteration_is_the_next_epoch():
    dataset = batches()
    assert int(dataset.cardinality()) == STEPS
    assert [epoch(dataset) for _ in range(3)] == [expected(0), expected(1), expected(2)]
    assert epoch(batches().repeat(2)) == expected(0) + expected(1)


@pytest.mark.parametrize("skip", range(STEPS))
def test_an_epoch_is_entered_anywhere(skip):
    dataset = batches(first_epoch=7, skip_batches=skip)
    assert int(dataset.cardinality()) == (tf.data.UNKNOWN_CARDINALITY if skip else STEPS)
    assert epoch(dataset) == expected(7)[skip:]
    assert epoch(dataset) == expected(8)


@pytest.mark.parametrize("taken", range(STEPS + 1))
def test_an_epoch_counts_once_its_last_batch_is_taken(taken):
    dataset = batches()
    iterator = iter(dataset)
    for _ in range(taken):
        next(iterator)
    time.sleep(0.2)  # for whatever is made ahead of time
    assert epoch(dataset) == expected(taken == STEPS)


def test_an_epoch_of_one_batch():
    signature = tf.TensorSpec((None,), tf.int64)
    dataset = epochs_of_batches(lambda number: [np.array([number])], np.array, signature)
    assert [list(dataset.as_numpy_iterator()) for _ in range(3)] == [[0], [1], [2]]


def test_only_the_batches_that_are_left_are_made():
    made = []

    def make(rows):
        made.append(rows.tolist())
        return rows

    signature = tf.TensorSpec((None,), tf.int64)
    dataset = epochs_of_batches(rows_of_epoch, make, signature, skip_batches=3)
    assert not made
    list(dataset)
    assert made == [rows for rows, _ in expected(0)[3:]]


def test_wrong_places():
    for skip in (-1, STEPS):
        with pytest.raises(ValueError, match=rf"from 0 to 4, .*Received: skip_batches={skip}"):
            batches(skip_batches=skip)
    with pytest.raises(ValueError, match="at least 0. Received: first_epoch=-1"):
        batches(first_epoch=-1)
