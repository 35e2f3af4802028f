"""Time and memory of multi-head attention over length, on the fused and the explicit path."""

import os
import re
import subprocess
import sys
from pathlib import Path

import keras
import numpy as np

from benchmarks.speed.measure import compiled, compiled_gradient, take_turns
from tfqa.attention import MultiHeadAttention

WIDTH, HEADS = 512, 8
PATHS = {"fused": False, "explicit": True}
PASSES = ("forward", "forward and backward")
FEW = 8
STATUS, CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def measure_attention(lengths, repetitions):
    """Return rows of the table "attention length": milliseconds, and mebibytes on Linux.

    Memory is measured in a process of its own, see `measure_memory`.
    """
    rows = []
    for length in lengths:
        for passes in PASSES:
            runs = {path: make_run(length, path, passes) for path in PATHS}
            for path, timing in take_turns(runs, repetitions, warmups=1).items():
                rows.append(
                    {
                        "table": "attention length",
                        "length": length,
                        "passes": passes,
                        "path": path,
                        "milliseconds": 1e3 * timing.median,
                        "mebibytes": measure_memory(length, path, passes),
                    }
                )
    return rows


def make_run(length, path, passes):
    """Return a function that calls the layer on one sentence, compiled.

    It takes the length T of the sentence, at most and by default `length`.

    Args:
        length: the longest T.
        path: of `PATHS`; the explicit one returns the weights (1, N, T, T) and must store them.
        passes: of `PASSES`.
    """
    layer = MultiHeadAttention(WIDTH, HEADS)
    layer.build((1, None, WIDTH), (1, None, WIDTH))
    inputs = np.random.default_rng(0).normal(size=(1, length, WIDTH)).astype("float32")
    inputs = keras.ops.convert_to_tensor(inputs)

    def forward(x):
        if not PATHS[path]:
            return keras.ops.sum(layer(x, x) ** 2)
        output, weights = layer(x, x, return_weights=True)
        return keras.ops.sum(output**2) + keras.ops.sum(weights**2)

    program = (compiled if passes == PASSES[0] else compiled_gradient)(forward)

    def run(words=length):
        return keras.ops.convert_to_numpy(program(inputs[:, :words]))

    return run


def measure_memory(length, path, passes):
    """Return the peak growth of a fresh process in one call, in MiB; None if it is not Linux.

    A call on a few words comes first, so that libraries and threads are loaded. A second call of
    the same size would show nothing, because TensorFlow keeps the memory that it has used.
    """
    if not CLEAR.exists():
        return None
    arguments = [str(length), path, passes]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.speed.attention", *arguments],
        capture_output=True, text=True, check=True, env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"},
    )  # fmt: skip
    return float(done.stdout.split()[-1])


def _print_growth(length, path, passes):
    run = make_run(int(length), path, passes)
    run(FEW)
    CLEAR.write_text("5", encoding="ascii")  # the highest mark becomes what is in use now
    before = _read_status("VmRSS")
    run()
    print((_read_status("VmHWM") - before) / 1024)


def _read_status(name):
    """Return a figure of this process, in KiB."""
    return int(re.search(rf"{name}:\s+(\d+) kB", STATUS.read_text(encoding="ascii"))[1])


if __name__ == "__main__":
    _print_growth(*sys.argv[1:])
