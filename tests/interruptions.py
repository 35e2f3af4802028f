"""Trainings that do not come to their end: killed, or stopped."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import keras

ROOT = Path(__file__).parents[1]
WORKER = """
import json, os, signal, sys
import keras
import tfqa.recipes

class Kill(keras.callbacks.Callback):
    def on_train_batch_end(self, batch, logs=None):
        if int(self.model.optimizer.iterations) == int(sys.argv[4]):
            os.kill(os.getpid(), signal.SIGKILL)

train, kind = (getattr(tfqa.recipes, name) for name in sys.argv[1:3])
recipe = kind.from_dict(json.loads(sys.argv[3]))
for output in sys.argv[5:]:
    train(recipe, output, resume=os.path.exists(output), verbose=0, callbacks=[Kill()])
"""
# The sums of oneDNN depend on where arrays lie in memory, so two whole runs would differ more.
ENVIRONMENT = {**os.environ, "TF_ENABLE_ONEDNN_OPTS": "0"}


def kill_at(step, train, recipe, output):
    """Train, or go on, in a process that kills itself after this step."""
    assert _run(step, train, recipe, output) == -signal.SIGKILL


def finish(train, recipe, *outputs):
    """Train in each directory, or go on with what is there, to the end, in another process."""
    assert _run(-1, train, recipe, *outputs) == 0


def _run(step, train, recipe, *outputs):
    names = [train.__name__, type(recipe).__name__]
    arguments = [*names, json.dumps(recipe.to_dict()), str(step), *map(str, outputs)]
    command = [sys.executable, "-c", WORKER, *arguments]
    return subprocess.run(command, check=False, cwd=ROOT, env=ENVIRONMENT).returncode


class StopAt(keras.callbacks.Callback):
    """Stop the training after a step."""

    def __init__(self, step):
        super().__init__()
        self.left = step

    def on_train_batch_end(self, batch, logs=None):
        self.left -= 1
        if not self.left:
            self.model.stop_training = True
