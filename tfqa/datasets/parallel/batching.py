"""Batches of token ids: sentences of similar length together, a new order every epoch."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from tfqa.datasets.epochs import epochs_of_batches
from tfqa.datasets.parallel.records import ParallelSplit
from tfqa.tokenizers.library import END_ID, PAD_ID, START_ID

if TYPE_CHECKING:
    import tensorflow as tf

Batch = tuple[dict[str, np.ndarray], np.ndarray]


def make_batches(
    split: ParallelSplit,
    source_tokenizer,
    target_tokenizer,
    *,
    batch_size: int = 64,
    max_length: int | None = None,
    pad_multiple: int = 8,
    shuffle: bool = True,
    pool_batches: int = 100,
    seed: int = 0,
    first_epoch: int = 0,
    skip_batches: int = 0,
) -> tf.data.Dataset:
    """Make a `tf.data.Dataset` for `fit`; each iteration is one epoch, with every pair once.

    An element is `({"source_ids": (B, S), "target_ids": (B, T)}, labels (B, T))`, all int32:

        source_ids = x_1 … x_S        target_ids = START y_1 … y_n        labels = y_1 … y_n END

    padded at the end with 0. Its cardinality is the number of batches of an epoch.

    The order of epoch e is a function of `seed` and e alone: the pairs are permuted by
    `np.random.default_rng([seed, e])`, cut into pools of `pool_batches` batches, sorted inside
    each pool by their padded lengths so that a batch has little padding, and the batches are
    permuted. The first iteration gives epoch `first_epoch`; the next epoch begins once the last
    batch of the one before has been handed out, so an iteration given up early counts for nothing.

    A training that was killed in epoch e after b batches goes on where it was:

        rest = make_batches(…, first_epoch=e, skip_batches=b)
        model.fit(rest, initial_epoch=e, epochs=e + 1)          # its length is not e's: alone
        model.fit(make_batches(…, first_epoch=e + 1), initial_epoch=e + 1, epochs=…)

    Args:
        split: sentence pairs. They are encoded here, once.
        source_tokenizer: has `encode(text).ids`, or `encode_batch(texts)`, which is faster.
        target_tokenizer: the same, for the targets.
        batch_size: pairs in a batch; the last one may have fewer.
        max_length: a pair with more than this many source tokens, or more than this many target
            tokens with START, is left out, and a warning says how many are. `None` (use it for
            evaluation) leaves none out. Nothing is ever cut short.
        pad_multiple: S and T are multiples of this, so that few shapes occur.
        shuffle: `False` gives the pairs in their order, in every epoch.
        pool_batches: batches in a pool. More: less padding, and an order less random.
        seed: of the order.
        first_epoch: the epoch of the first iteration, from 0.
        skip_batches: batches of that epoch to leave out, from its beginning. The cardinality is
            then unknown.

    Raises:
        ValueError: no pair is left, or an argument is out of range.
    """
    import tensorflow as tf

    sources, targets = _encode(split, source_tokenizer, target_tokenizer)
    sources, targets = _without_long(sources, targets, max_length)
    lengths = np.array([[len(s), len(t) - 1] for s, t in zip(sources, targets, strict=True)])
    widths = -(-lengths // pad_multiple)

    def rows_of_epoch(epoch: int) -> list[np.ndarray]:
        if not shuffle:
            return chunk(np.arange(len(widths)), batch_size)
        return bucket_rows(widths, batch_size, pool_batches, np.random.default_rng([seed, epoch]))

    def make(rows: np.ndarray) -> Batch:
        return _to_batch([sources[i] for i in rows], [targets[i] for i in rows], pad_multiple)

    ids = tf.TensorSpec((None, None), tf.int32)
    signature = ({"source_ids": ids, "target_ids": ids}, ids)
    places = {"first_epoch": first_epoch, "skip_batches": skip_batches}
    return epochs_of_batches(rows_of_epoch, make, signature, **places)


def _encode(split: ParallelSplit, source_tokenizer, target_tokenizer):
    """Return source ids, and target ids between START and END, as one array a sentence."""
    sources = [np.array(ids, np.int32) for ids in _ids(source_tokenizer, split.sources)]
    targets = [
        np.array([START_ID, *ids, END_ID], np.int32)
        for ids in _ids(target_tokenizer, split.targets)
    ]
    return sources, targets


def _ids(tokenizer, texts):
    if hasattr(tokenizer, "encode_batch"):
        return tokenizer.encode_batch(texts)
    return [tokenizer.encode(text).ids for text in texts]


def _without_long(sources: list[np.ndarray], targets: list[np.ndarray], limit: int | None):
    """Return the pairs of at most `limit` tokens, START counted; warn of how many are not."""
    if limit is None:
        limit = max(map(len, sources + targets), default=0)
    pairs = zip(sources, targets, strict=True)
    kept = [(s, t) for s, t in pairs if len(s) <= limit and len(t) - 1 <= limit]
    if not kept:
        raise ValueError(
            "Expected at least one pair of at most max_length tokens. "
            f"Received: {len(sources)} pairs, max_length={limit}."
        )
    if len(kept) < len(sources):
        warnings.warn(
            f"{len(sources) - len(kept)} of {len(sources)} pairs have more than "
            f"max_length={limit} tokens and are left out of every epoch.",
            stacklevel=3,
        )
    return tuple(zip(*kept, strict=True))


def bucket_rows(
    widths: np.ndarray, batch_size: int, pool_batches: int, rng: np.random.Generator
) -> list[np.ndarray]:
    """Return row numbers of each batch of an epoch; a batch's rows have similar widths.

    The sort is stable, so rows of equal width stay shuffled and meet others in each epoch.

    Args:
        widths: (W, K) K sizes of each row; the first one counts most.
        batch_size: rows in a batch; the last one of the last pool may have fewer.
        pool_batches: batches in a pool, whose rows are sorted together.
        rng: draws the order.
    """
    order = rng.permutation(len(widths))
    batches = []
    for start in range(0, len(order), batch_size * pool_batches):
        pool = order[start : start + batch_size * pool_batches]
        pool = pool[np.lexsort(widths[pool].T[::-1])]
        batches += chunk(pool, batch_size)
    return [batches[i] for i in rng.permutation(len(batches))]


def chunk(rows: np.ndarray, size: int) -> list[np.ndarray]:
    """Cut rows into parts of `size`; the last one may have fewer."""
    return [rows[i : i + size] for i in range(0, len(rows), size)]


def length_sorted(lengths: np.ndarray, batch_size: int) -> list[np.ndarray]:
    """Return row numbers of batches for prediction, rows of equal length together, each once.

    The longest come first, so that what does not fit into memory fails at once. What is predicted
    for the rows of a batch belongs at these places:

        for rows in length_sorted(lengths, batch_size):
            found[rows] = predict(rows)

    Args:
        lengths: (W,) tokens of each row.
        batch_size: rows in a batch; the last one, of the shortest rows, may have fewer.

    Raises:
        ValueError: `batch_size` is less than 1.
    """
    if batch_size < 1:
        raise ValueError(f"`batch_size` must be at least 1. Received: batch_size={batch_size}.")
    return chunk(np.argsort(-np.asarray(lengths), kind="stable"), batch_size)


def _to_batch(sources, targets, multiple: int) -> Batch:
    return (
        {
            "source_ids": pad(sources, multiple),
            "target_ids": pad([ids[:-1] for ids in targets], multiple),
        },
        pad([ids[1:] for ids in targets], multiple),
    )


def pad(rows: Sequence[Sequence[int]], multiple: int = 8) -> np.ndarray:
    """Stack lists of ids into an int32 array (B, S), S a multiple of `multiple`, padded with 0."""
    longest = max((len(ids) for ids in rows), default=0)
    width = max(1, -(-longest // multiple)) * multiple
    matrix = np.full((len(rows), width), PAD_ID, np.int32)
    for row, ids in zip(matrix, rows, strict=True):
        row[: len(ids)] = ids
    return matrix  # (B, S)
