"""Speed of decoding with a Transformer: a cache, and the whole prefix again for each token."""

import functools

import keras
import numpy as np

from benchmarks.speed.measure import take_turns
from tfqa.decoding import greedy

CACHED, AGAIN = "tfqa, with a cache", "whole prefix again for each token"
XLA = "tfqa, with a cache, jit_compile"
MOST_AGAIN = 64 * 64  # tokens; four times as many take a quarter of an hour like that


def measure_decoding(model, batches, lengths, source_tokens, repetitions, warmups=1):
    """Measure greedy search in three ways.

    Args:
        model: a `Transformer` whose `end_id` is outside the vocabulary, so that every sentence is
            written to its full length.
        batches: numbers of sentences.
        lengths: numbers of tokens to write, the shortest first.
        source_tokens: S, the length of every source sentence.
        repetitions, warmups: see `take_turns`.

    Returns:
        list of rows of the table "decoding". "times_shortest": the time for a token over that for
        the shortest length, one if decoding is flat; "times_cached": the time over the cache's.
    """
    rows = []
    for batch in batches:
        rng = np.random.default_rng(batch)
        vocabulary = model.config.source_vocabulary_size
        source_ids = rng.integers(4, vocabulary, size=(batch, source_tokens), dtype="int32")
        shortest = {}
        for length in lengths:
            runs = {CACHED: functools.partial(greedy, model, source_ids, length)}
            runs[XLA] = functools.partial(runs[CACHED], jit_compile=True)
            outputs = {name: run() for name, run in runs.items()}  # compiles, too
            timings = take_turns(runs, repetitions, warmups - 1)
            if keras.backend.backend() == "tensorflow" and batch * length <= MOST_AGAIN:
                loop = make_prefix_loop(model)
                loop(source_ids, 2)  # compiles
                run = functools.partial(_keep, outputs, AGAIN, loop, source_ids, length)
                # Many sentences take a minute: one turn is enough.
                timings |= take_turns({AGAIN: run}, repetitions if batch == 1 else 1, warmups=0)
            for name, timing in timings.items():
                token = 1e3 * timing.median / length
                row = {
                    "table": "decoding",
                    "batch": batch,
                    "tokens": length,
                    "program": name,
                    "tokens_per_second": batch * length / timing.median,
                    "token_milliseconds": token,
                    "token_milliseconds_minimum": 1e3 * timing.minimum / length,
                    "times_shortest": token / shortest.setdefault(name, token),
                    "times_cached": timing.median / timings[CACHED].median,
                    "same_tokens": float(np.mean(outputs[name] == outputs[CACHED])),
                }
                rows.append(row)
    return rows


def _keep(outputs, name, function, *arguments):
    outputs[name] = function(*arguments)


def make_prefix_loop(model):
    """Return the loop that TensorFlow's tutorial exports: (source_ids, length) -> ids (B, length).

    It is one graph, and runs the whole model on source and prefix again for every token.
    """
    import tensorflow as tf

    @tf.function(autograph=False)
    def loop(source_ids, length):
        prefix = tf.fill((tf.shape(source_ids)[0], 1), model.start_id)  # (B, 1)

        def read(prefix):
            logits = model({"source_ids": source_ids, "target_ids": prefix})  # (B, T, V)
            token = tf.argmax(logits[:, -1:], axis=-1, output_type="int32")  # (B, 1)
            return (tf.concat([prefix, token], axis=1),)

        written = tf.while_loop(
            lambda prefix: tf.shape(prefix)[1] <= length,
            read,
            (prefix,),
            shape_invariants=(tf.TensorShape([None, None]),),
        )[0]
        return written[:, 1:]

    return lambda ids, length: loop(tf.constant(ids), tf.constant(length)).numpy()
