"""Callbacks that lose nothing: a killed training goes on from its last checkpoint."""

import json
import os
import shutil
import time
from pathlib import Path

import keras


class TrainingCheckpoint(keras.callbacks.Callback):
    """Write weights, optimizer, random states and progress, every few steps and after each epoch.

    A checkpoint is a directory `step-N` made under a temporary name and then renamed, so there is
    never half a one. The one before is deleted only when the next is complete.

    Args:
        directory: where checkpoints go.
        every: steps between two checkpoints inside an epoch; 0 for only one after each epoch.
        steps: steps in an epoch.

    Attributes:
        history: list of dicts, one for each finished epoch, with what `fit` logged.
        epoch, batch: where the training stands: finished epochs, finished batches of the next.
    """

    def __init__(self, directory, every=0, steps=None):
        super().__init__()
        self.directory = Path(directory)
        self.every = every
        self.steps = steps
        self.history = []
        self.epoch = 0
        self.batch = 0

    def restore(self, model):
        """Load the newest checkpoint into a compiled model; return whether there was one."""
        found = self._existing()
        if not found:
            return False
        progress = json.loads((found[-1] / "progress.json").read_text(encoding="utf-8"))
        model.optimizer.build(model.trainable_variables)
        model.load_weights(found[-1] / "state.weights.h5")
        self.history = progress["history"]
        self.epoch = progress["epoch"]
        self.batch = progress["batch"]
        return True

    def on_train_batch_end(self, batch, logs=None):
        """Count the step, and save if it is time."""
        self.batch += 1
        if self.every and self.batch % self.every == 0 and self.batch != self.steps:
            self._save()

    def on_epoch_end(self, epoch, logs=None):
        """Record the epoch and save."""
        self.history.append({"epoch": epoch + 1, **{k: float(v) for k, v in (logs or {}).items()}})
        self.epoch, self.batch = epoch + 1, 0
        self._save()

    def _existing(self):
        return sorted(self.directory.glob("step-*"), key=lambda path: int(path.name[5:]))

    def _save(self):
        old = self._existing()
        step = int(keras.ops.convert_to_numpy(self.model.optimizer.iterations))
        target = self.directory / f"step-{step}"
        temporary = self.directory / f".step-{step}.part"
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.mkdir(parents=True)
        self.model.save_weights(temporary / "state.weights.h5")
        progress = {"epoch": self.epoch, "batch": self.batch, "history": self.history}
        (temporary / "progress.json").write_text(json.dumps(progress), encoding="utf-8")
        os.replace(temporary, target)
        for path in old:
            if path != target:
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

    def __init__(self, path, checkpoint, monitor="val_loss", patience=None):
        super().__init__()
        self.path = Path(path)
        self.checkpoint = checkpoint
        self.monitor = monitor
        self.patience = patience

    def on_epoch_end(self, epoch, logs=None):
        """Save if this epoch is the best so far; stop if the best is too long ago."""
        values = [record[self.monitor] for record in self.checkpoint.history]
        values.append(float(logs[self.monitor]))
        if best_epoch(values, self.monitor) == len(values):
            save_weights(self.model, self.path)
        self.model.stop_training |= self.is_over(values)

    def is_over(self, values):
        """Say whether the last `patience` of these values brought nothing better."""
        if self.patience is None or not values:
            return False
        return len(values) - best_epoch(values, self.monitor) >= self.patience


class MetricCallback(keras.callbacks.Callback):
    """Add a number to the logs after each epoch.

    Args:
        name: under which it is logged.
        compute: a function of no arguments that returns a number.
    """

    def __init__(self, name, compute):
        super().__init__()
        self.name = name
        self.compute = compute

    def on_epoch_end(self, epoch, logs=None):
        """Compute the number and log it."""
        logs[self.name] = float(self.compute())


class Stopwatch:
    """Callable that returns the minutes since the last call, or since it was made."""

    def __init__(self):
        self.last = time.monotonic()

    def __call__(self):
        now = time.monotonic()
        minutes, self.last = (now - self.last) / 60, now
        return minutes


def best_epoch(values, monitor):
    """Return the number, from 1, of the epoch with the best value; the first one if several."""
    largest = monitor.endswith(("bleu", "accuracy"))
    return values.index(max(values) if largest else min(values)) + 1


def save_weights(model, path):
    """Save a model's weights under a temporary name and rename the file."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"part-{path.name}")
    model.save_weights(temporary)
    os.replace(temporary, path)
