"""Callbacks that lose nothing: a killed training goes on from its last checkpoint."""

import json
import math
import os
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import keras
import numpy as np

from tfqa.training.devices import alone, scope_of
from tfqa.training.files import save_weights


class TrainingCheckpoint(keras.callbacks.Callback):
    """Write weights, optimizer, random states and progress, every few steps and after each epoch.

    A checkpoint is a directory `step-N` made under a temporary name and then renamed, so there is
    never half a one. The one before is deleted only when the next is complete.

    Args:
        directory: where checkpoints go.
        every: steps between two checkpoints inside an epoch; 0 for only one after each epoch.
        steps: steps in an epoch, which `every` needs: the last one has the epoch's checkpoint. An
            epoch that is stopped before it (`TerminateOnNaN`, a limit of time) is not counted, and
            no checkpoint is made of it.

    Attributes:
        history: list of dicts, one for each finished epoch, with what `fit` logged and "minutes".
            Of an epoch that was interrupted, Keras logs the mean training loss of the steps after
            the last restart; its validation values and minutes are those of the whole epoch.
        epoch, batch: where the training stands: finished epochs, finished batches of the next.
        step: finished batches of all epochs.
    """

    def __init__(self, directory: str | os.PathLike, every: int = 0, steps: int | None = None):
        super().__init__()
        if every and steps is None:
            raise ValueError(
                "`every` needs `steps`, the number of steps in an epoch. "
                f"Received: every={every}, steps=None."
            )
        self.directory = Path(directory)
        self.every = every
        self.steps = steps
        self.history = []
        self.epoch = self.batch = self.step = 0
        self.stopwatch = Stopwatch()

    def restore(self, model: keras.Model) -> bool:
        """Load the newest checkpoint into a compiled model; return whether there was one."""
        checkpoints = self._existing()
        if not checkpoints:
            return False
        newest = checkpoints[-1]
        progress = json.loads((newest / "progress.json").read_text(encoding="utf-8"))
        with scope_of(model):
            model.optimizer.build(model.trainable_variables)
        model.load_weights(newest / "state.weights.h5")
        for variable, state in zip(_random_states(model), progress["random_states"], strict=True):
            variable.assign(np.array(state, dtype=variable.dtype))
        self.history = progress["history"]
        self.epoch, self.batch, self.step = (progress[name] for name in ("epoch", "batch", "step"))
        self.stopwatch.restart(progress["minutes"])
        return True

    def on_train_batch_end(self, batch, logs=None):
        """Count the step, and save if it is time."""
        self.batch += 1
        self.step += 1
        if self.every and self.batch % self.every == 0 and self.batch != self.steps:
            self._save()

    def on_epoch_end(self, epoch, logs=None):
        """Record the epoch and save, if it was not stopped before its last step."""
        if self.is_cut_short():
            return
        values = {name: float(value) for name, value in (logs or {}).items()}
        self.history.append({"epoch": epoch + 1, **values, "minutes": self.stopwatch.read()})
        self.stopwatch.restart()
        self.epoch, self.batch = epoch + 1, 0
        self._save()

    def is_cut_short(self) -> bool:
        """Say, at the end of an epoch, whether the training was stopped before its last step."""
        known = self.steps is not None
        return known and self.model.stop_training and self.batch != self.steps

    def _existing(self):
        return sorted(self.directory.glob("step-*"), key=lambda path: int(path.name[5:]))

    def _save(self):
        old = self._existing()
        temporary = self.directory / f".step-{self.step}.part"
        shutil.rmtree(temporary, ignore_errors=True)  # of a run killed while it wrote
        temporary.mkdir(parents=True)
        self.model.save_weights(temporary / "state.weights.h5")
        states = [keras.ops.convert_to_numpy(state) for state in _random_states(self.model)]
        progress = {
            "history": self.history,
            **{name: getattr(self, name) for name in ("epoch", "batch", "step")},
            "minutes": self.stopwatch.read(),
            "random_states": [state.tolist() for state in states],
        }
        (temporary / "progress.json").write_text(json.dumps(progress), encoding="utf-8")
        os.replace(temporary, self.directory / f"step-{self.step}")
        for path in old:
            shutil.rmtree(path)


class KeepBest(keras.callbacks.Callback):
    """Keep the weights of the best epoch, and stop when none has been better for a while.

    Args:
        path: a `.weights.h5` file.
        checkpoint: the `TrainingCheckpoint` of this run; its history says what was best before,
            so that early stopping survives a restart. Put this callback before it.
        monitor: a logged name; the largest is the best if it ends in "bleu" or "accuracy",
            the smallest otherwise.
        patience: epochs without improvement after which to stop; None never stops.
    """

    def __init__(
        self,
        path: str | os.PathLike,
        checkpoint: TrainingCheckpoint,
        monitor: str = "val_loss",
        patience: int | None = None,
    ):
        super().__init__()
        self.path = Path(path)
        self.checkpoint = checkpoint
        self.monitor = monitor
        self.patience = patience

    def on_epoch_end(self, epoch, logs=None):
        """Save if this epoch is the best so far; stop if the best is too long ago."""
        if self.checkpoint.is_cut_short():
            return
        values = [record[self.monitor] for record in self.checkpoint.history]
        values.append(float(logs[self.monitor]))
        if best_epoch(values, self.monitor) == len(values):
            save_weights(self.model, self.path)
        if self.is_over(values):
            self.model.stop_training = True

    def is_over(self, values: Sequence[float]) -> bool:
        """Say whether the last `patience` of these values brought nothing better."""
        if self.patience is None or not values:
            return False
        return len(values) - best_epoch(values, self.monitor) >= self.patience


class MetricCallback(keras.callbacks.Callback):
    """Add numbers to the logs after each epoch: put it before the callbacks that read them.

    Args:
        compute: a function of no arguments that returns a dict: name -> number.
    """

    def __init__(self, compute: Callable[[], Mapping[str, float]]):
        super().__init__()
        self.compute = compute

    def on_epoch_end(self, epoch, logs=None):
        """Compute the numbers and log them."""
        with alone():
            logs.update({name: float(value) for name, value in self.compute().items()})


class Stopwatch:
    """Minutes since it was made or restarted."""

    def __init__(self):
        self.restart()

    def restart(self, minutes: float = 0.0) -> None:
        """Begin again at so many minutes."""
        self._zero = time.monotonic() - 60 * minutes

    def read(self) -> float:
        """Return the minutes."""
        return (time.monotonic() - self._zero) / 60


def _random_states(model):
    """List the states of dropout and the like, which Keras leaves out of a file of weights."""
    return [variable for variable in model.variables if variable.name == "seed_generator_state"]


def best_epoch(values: Sequence[float], monitor: str) -> int:
    """Return the number, from 1, of the epoch with the best value; the first one if several.

    Not a number is worse than any number.
    """
    sign = 1 if monitor.endswith(("bleu", "accuracy")) else -1
    ranks = [-math.inf if math.isnan(value) else sign * value for value in values]
    return ranks.index(max(ranks)) + 1
