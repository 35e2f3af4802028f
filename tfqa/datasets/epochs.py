"""A `tf.data.Dataset` whose iterations are epochs, which can be entered anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import tensorflow as tf


def epochs_of_batches(
    rows_of_epoch: Callable[[int], list[np.ndarray]],
    make_batch: Callable[[np.ndarray], tuple],
    signature: tuple,
    *,
    first_epoch: int = 0,
    skip_batches: int = 0,
) -> tf.data.Dataset:
    """Return a data set of batches for `fit`; each iteration over it is one epoch.

    The first iteration gives epoch `first_epoch`; the next epoch begins once the last batch of the
    one before has been handed out, so an iteration given up early counts for nothing. Two batches
    are made ahead of time. The cardinality is the number of batches of an epoch.

    Args:
        rows_of_epoch: takes the number of an epoch, from 0, and returns the row numbers of each of
            its batches, in order. It is called several times and must answer the same each time;
            every epoch has as many batches as the others.
        make_batch: takes the row numbers of a batch and returns its arrays.
        signature: of these arrays, as `tf.data.Dataset.from_generator` takes it.
        first_epoch: the epoch of the first iteration, from 0.
        skip_batches: batches of that epoch to leave out, from its beginning. The cardinality is
            then unknown.

    Raises:
        ValueError: `first_epoch` is negative, or there are not so many batches to leave out.
    """
    import tensorflow as tf

    if first_epoch < 0:
        raise ValueError(f"`first_epoch` must be at least 0. Received: first_epoch={first_epoch}.")
    steps = len(rows_of_epoch(first_epoch))
    if not 0 <= skip_batches < steps:
        raise ValueError(
            f"`skip_batches` must be from 0 to {steps - 1}, one less than the batches of an epoch. "
            f"Received: skip_batches={skip_batches}."
        )
    state = {"epoch": first_epoch, "skip": skip_batches}

    def all_but_last() -> Iterator[tuple]:
        yield from map(make_batch, rows_of_epoch(state["epoch"])[state["skip"] : -1])

    def last() -> Iterator[tuple]:
        batch = make_batch(rows_of_epoch(state["epoch"])[-1])
        state.update(epoch=state["epoch"] + 1, skip=0)
        yield batch

    most, end = (
        tf.data.Dataset.from_generator(f, output_signature=signature) for f in (all_but_last, last)
    )
    # The last batch is not made ahead of time, because an epoch is over when somebody takes it.
    options = tf.data.Options()
    options.experimental_optimization.inject_prefetch = False
    dataset = most.prefetch(2).concatenate(end).with_options(options)
    if skip_batches:
        return dataset
    return dataset.apply(tf.data.experimental.assert_cardinality(steps))
