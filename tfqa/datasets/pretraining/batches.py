"""Batches of pre-training examples: an endless stream that can be entered anywhere."""

from __future__ import annotations

import dataclasses
import functools
import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tfqa.datasets.parallel.batching import bucket_rows, chunk
from tfqa.datasets.pretraining.examples import PretrainingExamples, mask_table
from tfqa.datasets.pretraining.masking import MaskingVocabulary
from tfqa.datasets.pretraining.options import PretrainingOptions
from tfqa.datasets.pretraining.records import Example, ExampleTable
from tfqa.datasets.pretraining.shards import Shards

if TYPE_CHECKING:
    import tensorflow as tf

Batch = tuple[dict[str, np.ndarray], dict[str, np.ndarray]]
POOL_BATCHES = 256
ORDER, POOL = 1, 2  # so that no two generators draw the same numbers; examples have [seed, c, b]
PREDICTION_MULTIPLE = 4
MASKING_OPTIONS = frozenset(
    "max_predictions masking_rate mask_share random_share whole_word longest_ngram".split()
)


def pretraining_batches(
    source: str | os.PathLike | Shards | PretrainingExamples | Sequence[Example],
    batch_size: int = 32,
    *,
    tokenizer=None,
    options: PretrainingOptions | None = None,
    seed: int = 0,
    first_batch: int = 0,
    shuffle: bool = True,
    passes: int | None = None,
    pad_multiple: int = 16,
) -> tf.data.Dataset:
    """Make a `tf.data.Dataset` for `fit` with `BertForPreTraining`.

    An element is `(inputs, labels)`:

        inputs = {"token_ids", "segment_ids", "padding_mask" (B, T), "masked_positions" (B, P)}
        labels = {"mlm_logits" (B, P), "nsp_logits" (B,)}

    `padding_mask` is boolean, True for a token; all else is int32. "mlm_logits" holds the ids to
    predict, and 0 where there are fewer than P; the position is 0 there too. "nsp_logits" is left
    out where examples have one segment.

    The stream goes through the examples pass after pass, each once a pass. Batch k is a function of
    the examples, the seed and k alone, and every iteration begins at batch `first_batch`; so a
    training that was killed after k batches goes on with `first_batch=k`, and nothing of what lies
    before is read. In a pass the pools of examples (shards, or parts of a sequence) are permuted,
    the examples of a pool are shuffled and sorted by length so that a batch has little padding, and
    the batches of the pool are permuted. The last batch of a pool may be smaller.

    Examples without masks are masked here, anew in each pass (Liu et al. 2019, section 4.1).

    The original shuffles all examples at once. Here those of different shards never share a batch.

    Args:
        source: a directory that `write_shards` wrote, or examples, which are held in memory.
        batch_size: B.
        tokenizer: for masking: the one that made the examples. `PretrainingExamples` have it.
        options: for masking; None for those that made the examples, or for the defaults where
            these are a sequence. A directory's can be masked with others, but not cut with others.
        seed: of the order and of the masks.
        first_batch: the batches of the stream to leave out at its beginning.
        shuffle: False gives the examples in their order, in every pass.
        passes: None for a stream without end (`fit` needs `steps_per_epoch`), or a number, whose
            batches `first_batch` counts too.
        pad_multiple: T is a multiple of this, or the most tokens of an example; P of 4, or the most
            masked tokens of an example. So few shapes occur.

    Raises:
        ValueError: no example; an argument is out of range; masks are needed and there is no
            tokenizer, or another one; the directory is not whole (see `Shards`).
        FileNotFoundError: there is no such directory.
    """
    import tensorflow as tf

    for name, value, least in (
        ("batch_size", batch_size, 1),
        ("pad_multiple", pad_multiple, 1),
        ("first_batch", first_batch, 0),
        ("passes", 1 if passes is None else passes, 1),
    ):
        if value < least:
            raise ValueError(f"`{name}` must be at least {least}. Received: {name}={value}.")
    if isinstance(source, (str, os.PathLike)):
        source = Shards(source)
    is_directory = isinstance(source, Shards)
    stock = _open_shards(source) if is_directory else _open_table(source, batch_size * POOL_BATCHES)
    mask = _make_masker(source, stock, tokenizer, options)
    per_pass = sum(-(-size // batch_size) for size in stock.sizes)
    if passes is not None and first_batch >= passes * per_pass:
        raise ValueError(
            f"`first_batch` must be below the {passes * per_pass} batches of passes={passes}. "
            f"Received: first_batch={first_batch}."
        )

    def one_pass(number: int, skip: int) -> Iterator[Batch]:
        rng = np.random.default_rng([seed, number, 0, ORDER])
        for position, pool in enumerate(stock.pools(rng if shuffle else None)):
            batches = -(-pool.size // batch_size)
            if skip < batches:
                pool_rng = np.random.default_rng([seed, number, position, POOL])
                table = mask(pool.read(), pool_rng)
                rows = _order(table, batch_size, pad_multiple, pool_rng if shuffle else None)
                yield from (_make_batch(table, batch, pad_multiple) for batch in rows[skip:])
            skip = max(0, skip - batches)

    def stream() -> Iterator[Batch]:
        number, skip = divmod(first_batch, per_pass)
        while passes is None or number < passes:
            yield from one_pass(number, skip)
            number, skip = number + 1, 0

    ids = tf.TensorSpec((None, None), tf.int32)
    inputs = dict.fromkeys(("token_ids", "segment_ids", "masked_positions"), ids)
    inputs["padding_mask"] = tf.TensorSpec((None, None), tf.bool)
    labels = {"mlm_logits": ids}
    if stock.labelled:
        labels["nsp_logits"] = tf.TensorSpec((None,), tf.int32)
    dataset = tf.data.Dataset.from_generator(stream, output_signature=(inputs, labels))
    cardinality = (
        tf.data.INFINITE_CARDINALITY if passes is None else passes * per_pass - first_batch
    )
    return dataset.prefetch(2).apply(tf.data.experimental.assert_cardinality(cardinality))


class _Pool(NamedTuple):
    """Examples that are shuffled together: how many they are, and what reads them."""

    size: int
    read: Callable[[], ExampleTable]


class _Stock(NamedTuple):
    """Where batches come from.

    Args:
        sizes: examples of each pool.
        pools: the pools in an order drawn by a generator; in their own for None.
        masked, labelled: whether the examples are.
        options: those that made the examples; None if nobody knows.
    """

    sizes: list[int]
    pools: Callable[[np.random.Generator | None], list[_Pool]]
    masked: bool
    labelled: bool
    options: PretrainingOptions | None


def _open_shards(shards: Shards) -> _Stock:
    def pools(rng):
        order = np.arange(len(shards)) if rng is None else rng.permutation(len(shards))
        return [_Pool(shards.counts[i], functools.partial(shards.read, i)) for i in order]

    labelled = shards.options.next_sentence is not None
    return _Stock(shards.counts, pools, shards.masked, labelled, shards.options)


def _open_table(examples, size: int) -> _Stock:
    options = getattr(examples, "options", None)
    table = ExampleTable.of(examples)

    def pools(rng):
        order = np.arange(len(table)) if rng is None else rng.permutation(len(table))
        return [
            _Pool(len(rows), functools.partial(table.take, rows)) for rows in chunk(order, size)
        ]

    sizes = [pool.size for pool in pools(None)]
    return _Stock(sizes, pools, table.is_masked, table.labels is not None, options)


def _make_masker(source, stock: _Stock, tokenizer, options: PretrainingOptions | None):
    """Return what makes masks for a table, or leaves it as it is."""
    made_with = stock.options
    masking = () if stock.masked else MASKING_OPTIONS
    if options is not None and made_with is not None:
        wanted, used = dataclasses.asdict(options), dataclasses.asdict(made_with)
        if different := [n for n in wanted if n not in masking and wanted[n] != used[n]]:
            first = different[0]
            raise ValueError(
                "`options` must be those that made the examples"
                f"{' but for the masking' if masking else ''}. Received: other "
                f"{', '.join(different)} ({first}: {wanted[first]!r}, of the examples "
                f"{used[first]!r}). Leave `options` out, or make the examples anew."
            )
    tokenizer = tokenizer or getattr(source, "tokenizer", None)
    if tokenizer is not None and isinstance(source, Shards):
        source.check_tokenizer(tokenizer)
    if stock.masked:
        return lambda table, rng: table
    if tokenizer is None:
        raise ValueError(
            "`tokenizer` must be given to mask examples that are not masked. Received: None. Give "
            "the one that made them."
        )
    vocabulary = MaskingVocabulary.of(tokenizer)
    options = options or made_with or PretrainingOptions()
    return lambda table, rng: mask_table(table, vocabulary, options, rng)


def _order(table: ExampleTable, batch_size: int, multiple: int, rng) -> list[np.ndarray]:
    """Return the rows of each batch."""
    if rng is None:
        return chunk(np.arange(len(table)), batch_size)
    sizes = [-(-table.lengths // multiple), -(-table.masked_counts // PREDICTION_MULTIPLE)]
    return bucket_rows(np.stack(sizes, axis=1), batch_size, len(table), rng)


def _make_batch(table: ExampleTable, rows: np.ndarray, multiple: int) -> Batch:
    table = table.take(rows)
    length = _round_up(table.lengths, multiple, table.token_ids.shape[1])
    count = _round_up(table.masked_counts, PREDICTION_MULTIPLE, table.masked_ids.shape[1])
    inputs = {
        "token_ids": table.token_ids[:, :length],  # (B, T)
        "segment_ids": table.segment_ids[:, :length],  # (B, T)
        "padding_mask": np.arange(length) < table.lengths[:, None],  # (B, T)
        "masked_positions": table.masked_positions[:, :count],  # (B, P)
    }
    labels = {"mlm_logits": table.masked_ids[:, :count]}  # (B, P)
    if table.labels is not None:
        labels["nsp_logits"] = table.labels  # (B,)
    return inputs, labels


def _round_up(sizes: np.ndarray, multiple: int, most: int) -> int:
    return min(most, max(1, -(-int(sizes.max()) // multiple)) * multiple)
