"""Greedy search: the most probable token at every step."""

import keras
import numpy as np
from keras import ops

from tfqa.decoding import search


def greedy(
    model: keras.Model, source_ids, max_length: int, *, jit_compile: bool = False
) -> np.ndarray:
    """Write the most probable next token until the sentence ends.

        y_t = argmax_v p(v | y_<t, x)

    It is `beam_search` with one beam, cheaper. Of equal scores the lowest id wins.

    Args:
        model: a built `keras.Model` with the step protocol of `tfqa.decoding`.
        source_ids: int array (B, S), or any nest of arrays that `model.start` takes. Padding is the
            model's business. Every new shape compiles again on JAX, and at most once more for each
            axis on TensorFlow, so pad S to a multiple of 8 or so.
        max_length: the most tokens to write, the end token included; at least 1. Each value
            compiles once.
        jit_compile: compile with XLA on TensorFlow; on JAX it always is. A Transformer then writes
            each token in a fraction of the time, but every new shape of `source_ids` compiles
            again, for many seconds: for many batches of one shape. Keras warns and goes on without
            it where deterministic operations were asked for.

    Returns:
        int32 NumPy array (B, max_length): the tokens without `start_id`, with `end_id`, and
        `pad_id` after it. A sentence that did not end in time has no `end_id`.

    Cost: one `model.step` for each token of the longest sentence written, and no more: the loop
    stops when all have ended. Memory: the state of B sequences.

    Raises:
        ValueError: if `max_length` is not a positive integer, or `model` cannot be searched.
    """
    max_length = search.check_count("max_length", max_length)
    return search.run(
        greedy_loop, model, source_ids, max_length=max_length, jit_compile=jit_compile
    )


def greedy_loop(model, source_ids, *, max_length):
    """Run the compiled part of `greedy`."""

    def most_probable(logits, position):
        return ops.cast(ops.argmax(logits, axis=-1), "int32")

    return search.generate(model, source_ids, max_length, most_probable)
