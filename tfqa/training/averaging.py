"""The mean of the weights of several checkpoints, which is often better than each of them."""

import os
from collections.abc import Sequence
from pathlib import Path

import keras
import numpy as np

from tfqa.training.callbacks import TrainingCheckpoint
from tfqa.training.files import load_weights, save_weights


class KeepLast(keras.callbacks.Callback):
    """Keep the weights of the last few epochs, each in a file of its own, for `average_weights`.

    Args:
        directory: where they go, as `epoch-0001.weights.h5`, `epoch-0002.weights.h5` and so on.
        count: how many to keep, at least 1; an older file goes when a newer one is complete.
        checkpoint: the `TrainingCheckpoint` of this run, which knows whether an epoch was stopped
            before its last step: such a one is not kept. Put this callback before it.
    """

    def __init__(
        self,
        directory: str | os.PathLike,
        count: int,
        checkpoint: TrainingCheckpoint | None = None,
    ):
        super().__init__()
        if count < 1:
            raise ValueError(f"`count` must be at least 1. Received: count={count}.")
        self.directory = Path(directory)
        self.count = count
        self.checkpoint = checkpoint

    def on_epoch_end(self, epoch, logs=None):
        """Save this epoch and delete what is too old."""
        if self.checkpoint is not None and self.checkpoint.is_cut_short():
            return
        save_weights(self.model, self.directory / f"epoch-{epoch + 1:04d}.weights.h5")
        for path in self.paths()[: -self.count]:
            path.unlink()

    def paths(self) -> list[Path]:
        """Return the files that are there, oldest first."""
        return sorted(self.directory.glob("epoch-*.weights.h5"))


def average_weights(model: keras.Model, paths: Sequence[str | os.PathLike]) -> None:
    """Give a model the mean of the weights in several files.

        w = 1/n sum_i w_i          (Vaswani et al. 2017, section 6.1: the last 5 checkpoints)

    The steps of the last epochs wander around a minimum, and their mean is nearer to it. It works
    for checkpoints of one run that are near each other, not for models trained apart.

    Args:
        model: a built model; it is overwritten.
        paths: files written by `KeepLast` or `tfqa.training.files.save_weights` of this model.

    Raises:
        ValueError: there are no files.
    """
    if not paths:
        raise ValueError("`paths` must name at least one file of weights. Received: none.")
    sums = [np.zeros(variable.shape, "float64") for variable in model.trainable_variables]
    for path in paths:
        load_weights(model, path)
        for total, variable in zip(sums, model.trainable_variables, strict=True):
            total += keras.ops.convert_to_numpy(variable.value)
    for total, variable in zip(sums, model.trainable_variables, strict=True):
        variable.assign((total / len(paths)).astype(variable.dtype))
