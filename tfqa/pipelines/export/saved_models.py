"""A `tf.Module` as a SavedModel: written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import keras

from tfqa._files import atomic_directory

if TYPE_CHECKING:
    import tensorflow as tf


def check_new(directory: str | os.PathLike, what: str) -> Path:
    """Return the path of a directory that a SavedModel can be written to.

    Args:
        directory: does not exist yet.
        what: is exported, such as "translator", for messages.

    Raises:
        RuntimeError: Keras runs on another backend than TensorFlow.
        FileExistsError: `directory` exists.
    """
    if keras.backend.backend() != "tensorflow":
        raise RuntimeError(
            "A SavedModel can be written on the TensorFlow backend only. Received: "
            f"backend={keras.backend.backend()!r}. Export with KERAS_BACKEND=tensorflow; a saved "
            f"{what} loads on every backend."
        )
    directory = Path(directory)
    if directory.exists():
        raise FileExistsError(
            f"`directory` must not exist yet. Received: {directory}. Choose another name, or "
            "remove it first."
        )
    return directory


def write_saved_model(module: tf.Module, function: tf.function, directory: Path) -> None:
    """Write a module under a temporary name and rename it.

    Args:
        module: holds all that its functions refer to.
        function: of the module, which becomes the signature "serving_default".
        directory: see `check_new`.
    """
    import tensorflow as tf

    with atomic_directory(directory) as temporary:
        tf.saved_model.save(module, str(temporary), {"serving_default": function})
