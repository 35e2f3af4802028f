"""Where a model looked while it wrote a given sentence."""

import keras
import numpy as np

from tfqa.decoding import search


def align(model: keras.Model, source_ids, target_ids) -> np.ndarray:
    """Return the attention weights of writing `target_ids`, as one compiled program.

    Args:
        model: a built `keras.Model` with a method `align({"source_ids", "target_ids"})`.
        source_ids: int array (B, S), padded.
        target_ids: int array (B, T), shifted right: it begins with `model.start_id`.

    Returns:
        float32 NumPy array (B, T, S): row i says where the model looked in order to write the
        token after `target_ids[:, i]`.

    Cost: one pass of teacher forcing. Each new shape may compile once more.
    """
    inputs = {"source_ids": np.asarray(source_ids), "target_ids": np.asarray(target_ids)}
    return search.run(_align, model, inputs)


def _align(model, inputs):
    return model.align(inputs)
