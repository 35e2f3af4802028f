"""Our models as folders that Hugging Face's classes of the same name read."""

from __future__ import annotations

import os
from pathlib import Path

import keras
from safetensors.numpy import save_file

from tfqa._files import atomic_write, write_json
from tfqa.checkpoints.config import write_config
from tfqa.checkpoints.families import find_family
from tfqa.checkpoints.formats.huggingface import CONFIG, INDEX, WEIGHTS
from tfqa.checkpoints.weights import list_weights


def save_pretrained(model: keras.Model, directory: str | os.PathLike) -> None:
    """Write `config.json` and `model.safetensors`.

    The configuration is taken away first and written last: whatever stops the program, no
    configuration lies beside the weights of another model.

    Args:
        model: of a family that is known: a `BertModel`, or a model with a head on it.
        directory: it is made if it is missing; what else is in it stays.

    Raises:
        ValueError: Hugging Face has no model that computes the same.
    """
    family = find_family(type(model))
    config = write_config(family, model.config, type(model).__name__)
    weights = list_weights(model, family)
    tensors = {weight.name: weight.values() for weight in weights}
    if not hasattr(model, "backbone"):  # it is one: Hugging Face has no prefix there
        tensors = {name.removeprefix(family.prefix): values for name, values in tensors.items()}
    directory = Path(directory)
    for name in (CONFIG, INDEX):
        (directory / name).unlink(missing_ok=True)
    with atomic_write(directory / WEIGHTS) as temporary:
        save_file(tensors, temporary, {"format": "pt"})
    write_json(directory / CONFIG, config)
