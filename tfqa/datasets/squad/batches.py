"""Batches of windows of question and context, for the training of a question answerer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tfqa.datasets.epochs import epochs_of_batches
from tfqa.datasets.parallel.batching import bucket_rows, chunk

if TYPE_CHECKING:
    import tensorflow as tf

Batch = tuple[dict[str, np.ndarray], dict[str, np.ndarray]]


def squad_batches(
    windows,
    batch_size: int = 32,
    *,
    max_tokens: int | None = None,
    shuffle: bool = True,
    seed: int = 0,
    first_epoch: int = 0,
    skip_batches: int = 0,
    pool_batches: int = 50,
    multiple: int = 8,
) -> tf.data.Dataset:
    """Make a `tf.data.Dataset` for `fit` with `BertForQuestionAnswering`; an iteration is an epoch.

    An element is `(inputs, labels)`:

        inputs = {"token_ids", "segment_ids" int32, "padding_mask" boolean, True for a token} (B, T)
        labels = {"start_logits", "end_logits"} int32 (B,)   the answer's first and last token; 0, 0
                                                             where the window does not hold it

    Each window comes once an epoch, and the cardinality is the number of batches of an epoch, the
    same in all. The order of epoch e is a function of `seed` and e alone: the windows are permuted
    by `np.random.default_rng([seed, e])`, cut into pools of `pool_batches` batches, sorted inside
    each pool by their padded lengths so that a batch has little padding, and the batches are
    permuted. Epochs follow each other, and a training that was killed goes on, as `make_batches`
    tells.

    With `max_tokens` a batch has as many windows as fit, so that each step takes about as long.
    All windows are one pool then: the number of batches would differ between epochs otherwise.
    The loss is a mean for each batch, so a short window counts less than a long one.

    Args:
        windows: W windows, as `make_windows` makes them: `lengths` (W,), `labels` (W, 2) and
            `inputs(rows, multiple)`.
        batch_size: windows in a batch; the last one of the last pool may have fewer. With
            `max_tokens`, the most.
        max_tokens: B T of a batch, padding included, at most; None for no such limit.
        shuffle: False gives the windows in their order, in every epoch. To predict, take the rows
            of `length_sorted`, which is faster.
        seed: of the order.
        first_epoch: the epoch of the first iteration, from 0.
        skip_batches: batches of that epoch to leave out, from its beginning. The cardinality is
            then unknown.
        pool_batches: batches in a pool. More: less padding, and an order less random. It says
            nothing with `max_tokens`.
        multiple: T is a multiple of this, so that few shapes occur.

    Raises:
        ValueError: there is no window, one alone has more than `max_tokens` tokens, or an argument
            is out of range.
    """
    import tensorflow as tf

    for name, value in (
        ("batch_size", batch_size),
        ("pool_batches", pool_batches),
        ("multiple", multiple),
    ):
        if value < 1:
            raise ValueError(f"`{name}` must be at least 1. Received: {name}={value}.")
    lengths = np.asarray(windows.lengths)
    if not len(lengths):
        raise ValueError("`windows` must hold at least one window. Received: none.")
    widths = -(-lengths // multiple)
    if max_tokens is not None and max_tokens < multiple * widths.max():
        raise ValueError(
            f"`max_tokens` must be at least {multiple * widths.max()}, the tokens of the longest "
            f"window with padding. Received: max_tokens={max_tokens}."
        )

    def rows_of_epoch(epoch: int) -> list[np.ndarray]:
        rng = np.random.default_rng([seed, epoch]) if shuffle else None
        if max_tokens is not None:
            return fill_batches(widths, batch_size, max_tokens // multiple, rng)
        if rng is None:
            return chunk(np.arange(len(widths)), batch_size)
        return bucket_rows(widths[:, None], batch_size, pool_batches, rng)

    def make(rows: np.ndarray) -> Batch:
        starts, ends = np.asarray(windows.labels, np.int32)[rows].T
        return windows.inputs(rows, multiple), {"start_logits": starts, "end_logits": ends}

    ids, positions = tf.TensorSpec((None, None), tf.int32), tf.TensorSpec((None,), tf.int32)
    inputs = {"token_ids": ids, "segment_ids": ids}
    inputs["padding_mask"] = tf.TensorSpec((None, None), tf.bool)
    signature = (inputs, {"start_logits": positions, "end_logits": positions})
    start = {"first_epoch": first_epoch, "skip_batches": skip_batches}
    return epochs_of_batches(rows_of_epoch, make, signature, **start)


def fill_batches(
    widths: np.ndarray, most_rows: int, budget: int, rng: np.random.Generator | None
) -> list[np.ndarray]:
    """Return row numbers of an epoch's batches, in each so many that rows x width fit a budget.

    The rows are sorted from wide to narrow and cut where a batch is full. So where it is cut is the
    same in each epoch; which rows of a width lie on which side is not, nor is the batches' order.

    Args:
        widths: (W,) size of each row, at most `budget`.
        most_rows: the most rows of a batch, at least 1.
        budget: what rows times greatest width must not exceed.
        rng: draws the order; None takes the rows as they come.
    """
    order = np.arange(len(widths))
    if rng is not None:
        order = rng.permutation(order)
        order = order[np.argsort(-widths[order], kind="stable")]
    cuts, greatest, count = [], 0, 0
    for row, width in enumerate(widths[order].tolist()):
        greatest, count = max(greatest, width), count + 1
        if count > most_rows or count * greatest > budget:
            cuts.append(row)
            greatest, count = width, 1
    batches = np.split(order, cuts)
    return batches if rng is None else [batches[i] for i in rng.permutation(len(batches))]
