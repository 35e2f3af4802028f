"""Our models as folders that Hugging Face's classes of the same name read."""

from __future__ import annotations

import os
from pathlib import Path

import keras
import numpy as np
from safetensors.numpy import save_file

from tfqa._files import atomic_write, write_json
from tfqa.checkpoints.config import write_config
from tfqa.checkpoints.families.bert import list_weights
from tfqa.checkpoints.formats.huggingface import CONFIG, INDEX, WEIGHTS
from tfqa.models import BertModel


def save_pretrained(model: keras.Model, directory: str | os.PathLike) -> None:
    """Write `config.json` and `model.safetensors`.

    The configuration is taken away first and written last: whatever stops the program, no
    configuration lies beside the weights of another model.

    Args:
        model: a `BertModel` or a model with a head on it.
        directory: it is made if it is missing; what else is in it stays.

    Raises:
        ValueError: Hugging Face has no model that computes the same.
    """
    config = write_config(model.config, type(model).__name__)
    bare = isinstance(model, BertModel)
    tensors = {}
    for weight in list_weights(model):
        values = np.asarray(keras.ops.convert_to_numpy(weight.variable), "float32")
        name = weight.name.removeprefix("bert.") if bare else weight.name
        tensors[name] = np.ascontiguousarray(values.T if weight.transposed else values)
    directory = Path(directory)
    for name in (CONFIG, INDEX):
        (directory / name).unlink(missing_ok=True)
    with atomic_write(directory / WEIGHTS) as temporary:
        save_file(tensors, temporary, {"format": "pt"})
    write_json(directory / CONFIG, config)
