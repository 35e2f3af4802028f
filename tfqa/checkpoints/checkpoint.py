"""What a checkpoint is to the rest of this package: a configuration and tensors by name."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

FLOATS = ("float16", "bfloat16", "float32", "float64")


class CheckpointError(ValueError):
    """A checkpoint is damaged, or it is of a model that is not the one asked for."""


@dataclasses.dataclass(frozen=True)
class Tensor:
    """A tensor that is read when it is asked for.

    Args:
        name: as the file has it.
        shape: of what `read` returns.
        read: function without arguments, which returns a NumPy array.
    """

    name: str
    shape: tuple[int, ...]
    read: Callable[[], np.ndarray]

    def values(self) -> np.ndarray:
        """Return the tensor as float32.

        Raises:
            CheckpointError: it holds other things than numbers with a fraction, or a number that
                is not finite.
        """
        array = self.read()
        if array.dtype.name not in FLOATS:
            raise CheckpointError(
                f"Tensor {self.name} must have one of the types {', '.join(FLOATS)}. Received: "
                f"{array.dtype.name}. Quantized weights are not read; take the original ones."
            )
        array = np.asarray(array, "float32")
        if not np.isfinite(array).all():
            raise CheckpointError(
                f"Tensor {self.name} must hold finite numbers. Received: "
                f"{int((~np.isfinite(array)).sum())} that are not. The file is damaged, or the "
                "training that wrote it had failed."
            )
        return array


@dataclasses.dataclass(frozen=True)
class Checkpoint:
    """A checkpoint that is open, in the vocabulary of Hugging Face whatever its format.

    Args:
        location: the directory, preset or object that errors name.
        config_location: what errors about the configuration name: a file, mostly.
        config: the configuration, by the keys of the file.
        tensors: by the names that Hugging Face gives them in a model with a head
            ("bert.encoder.layer.0.…"), laid out as its files have them.
        skipped: names in the file that are no weights: counters, an optimizer's state.
    """

    location: str
    config_location: str
    config: Mapping[str, Any]
    tensors: Mapping[str, Tensor]
    skipped: tuple[str, ...] = ()

    @property
    def architecture(self) -> str | None:
        """The class that wrote it, "BertForPreTraining" say; None if the file does not say."""
        return next(iter(self.config.get("architectures") or ()), None)
