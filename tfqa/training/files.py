"""Files that are written whole or not at all."""

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keras


@contextlib.contextmanager
def replacing(path: str | os.PathLike) -> Iterator[Path]:
    """Give a temporary path to write to; it takes the place of `path` if the block succeeds."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"part-{path.name}")  # Keras looks at how the name ends
    try:
        yield temporary
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def write_json(path: str | os.PathLike, values: Any) -> None:
    """Write JSON for people to read and compare: indented, keys sorted."""
    with replacing(path) as temporary:
        text = json.dumps(values, indent=2, ensure_ascii=False, sort_keys=True)
        temporary.write_text(text + "\n", encoding="utf-8")


def save_weights(model: keras.Model, path: str | os.PathLike) -> None:
    """Write a model's weights, without the optimizer's state, which is twice as large."""
    with replacing(path) as temporary, _no_optimizer(model):
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
