"""Weights in files, without the state of an optimizer."""

import contextlib
import os

import keras

from tfqa._files import atomic_write


def save_weights(model: keras.Model, path: str | os.PathLike) -> None:
    """Write a model's weights, without the optimizer's state, which is twice as large."""
    with atomic_write(path) as temporary, _no_optimizer(model):
        model.save_weights(temporary)


def load_weights(model: keras.Model, path: str | os.PathLike) -> None:
    """Read what `save_weights` wrote; the optimizer of a compiled model keeps its state."""
    with _no_optimizer(model):
        model.load_weights(path)


@contextlib.contextmanager
def _no_optimizer(model):
    """Take away the optimizer: Keras saves and loads it as a part of a compiled model."""
    optimizer = getattr(model, "optimizer", None)
    if optimizer is None:
        yield
        return
    model.optimizer = None
    try:
        yield
    finally:
        model.optimizer = optimizer
