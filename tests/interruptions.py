"""Trainings that do not come to their end: killed, or stopped."""

import json
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
        if int(self.model.optimizer.iterations) == int(sys.argv[5]):
            os.kill(os.getpid(), signal.SIGKILL)

train, kind = (getattr(tfqa.recipes, name) for name in sys.argv[1:3])
recipe, output = kind.from_dict(json.loads(sys.argv[3])), sys.argv[4]
train(recipe, output, resume=os.path.exists(output), verbose=0, callbacks=[Kill()])
"""


def kill_at(step, train, recipe, output):
    """Train, or go on, in a process that kills itself after this step."""
    names = [train.__name__, type(recipe).__name__]
    arguments = [*names, json.dumps(recipe.to_dict()), str(output), str(step)]
    done = subprocess.run([sys.executable, "-c", WORKER, *arguments], check=False, cwd=ROOT)
    assert done.returncode == -signal.SIGKILL


class StopAt(keras.callbacks.Callback):
    """Stop the training after a step."""

    def __init__(self, step):
        super().__init__()
        self.left = step

    def on_train_batch_end(self, batch, logs=None):
        self.left -= 1
        if not self.left:
            self.model.stop_training = True
