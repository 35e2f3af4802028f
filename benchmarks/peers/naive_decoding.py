"""The peers of `tfqa.decoding`: searches as a Python loop that calls the model for each token.

A loop is fed by one of two readers. `PrefixReader` runs the whole teacher-forced model again on the
prefix decoded so far, as tutorials do; `StepReader` keeps the state and runs one step. Either can
be given a compiled function. All decode a fixed number of tokens: there is no end token here.
"""

import keras
import numpy as np
from keras import ops


class PrefixReader:
    """Next-token logits from the whole prefix.

    Args:
        call: from {"source_ids", "target_ids"} to logits (B, T, V): the model itself, or
            `model.predict_on_batch`, which is compiled.
        source_ids: int32 (B, S).
        times: hypotheses a sentence.
    """

    def __init__(self, call, source_ids, times=1):
        self.call = call
        self.source_ids = np.repeat(source_ids, times, axis=0)
        self.prefix = np.zeros((len(self.source_ids), 0), "int32")

    def read(self, tokens):
        """Append tokens (R,), and return the logits (R, V) of what comes next."""
        tokens = np.asarray(tokens, "int32")
        self.prefix = np.concatenate([self.prefix, tokens[:, None]], axis=1)
        return self.call({"source_ids": self.source_ids, "target_ids": self.prefix})[:, -1]

    def reorder(self, rows):
        """Go on from these rows."""
        self.prefix = self.prefix[np.asarray(rows)]


class StepReader:
    """Next-token logits from the last token and the state.

    Args:
        init_cache: `model.init_cache` with the length filled in, or a compiled one.
        step: `model.step`, or a compiled one.
        source_ids: int32 (B, S).
        times: hypotheses a sentence.
    """

    def __init__(self, init_cache, step, source_ids, times=1):
        self.step = step
        self.context, self.state = keras.tree.map_structure(
            lambda x: ops.repeat(x, times, axis=0), init_cache(ops.convert_to_tensor(source_ids))
        )

    def read(self, tokens):
        """Write tokens (R,), and return the logits (R, V) of what comes next."""
        logits, self.state = self.step(tokens, self.context, self.state)
        return logits

    def reorder(self, rows):
        """Go on from these rows."""
        self.state = keras.tree.map_structure(lambda x: ops.take(x, rows, axis=0), self.state)


def greedy_loop(reader, start_id, batch, length):
    """Write the most probable token, `length` times -> int32 (B, length)."""
    tokens = ops.full((batch,), start_id, dtype="int32")
    written = []
    for _ in range(length):
        tokens = ops.cast(ops.argmax(reader.read(tokens), axis=-1), "int32")
        written.append(ops.convert_to_numpy(tokens))
    return np.stack(written, axis=1)


def beam_loop(reader, start_id, batch, length, num_beams):
    """Keep the best `num_beams` hypotheses, `length` times -> the best, int32 (B, length)."""
    tokens = ops.full((batch * num_beams,), start_id, dtype="int32")
    scores = np.full((batch, num_beams), -1e9, "float32")
    scores[:, 0] = 0.0  # one hypothesis at first
    scores = ops.convert_to_tensor(scores)
    written = np.zeros((batch * num_beams, 0), "int32")
    for _ in range(length):
        log_probs = ops.log_softmax(ops.convert_to_tensor(reader.read(tokens)), axis=-1)
        vocabulary = log_probs.shape[-1]
        totals = ops.reshape(scores, (-1, 1)) + log_probs  # (B*K, V)
        scores, flat = ops.top_k(ops.reshape(totals, (batch, -1)), k=num_beams)  # (B, K)
        flat = ops.convert_to_numpy(flat)
        rows = (np.arange(batch)[:, None] * num_beams + flat // vocabulary).reshape(-1)
        tokens = (flat % vocabulary).reshape(-1).astype("int32")
        written = np.concatenate([written[rows], tokens[:, None]], axis=1)
        reader.reorder(rows)
        tokens = ops.convert_to_tensor(tokens)
    return written[::num_beams]
