"""Time and memory of multi-head attention over length, with and without weights to look at."""

import json
import os
import subprocess
import sys

from benchmarks.measure import compiled, take_turns

WIDTH, HEADS = 512, 8
PROGRAM = """
import json, resource, sys
import numpy as np
from benchmarks.transformer_attention import make_run
run = make_run(json.loads(sys.argv[1]), sys.argv[2] == "explicit", sys.argv[3] == "both")
small = make_run(16, sys.argv[2] == "explicit", sys.argv[3] == "both")
small()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
run()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def make_run(length, explicit, both):
    """Return a compiled call of the layer on one sentence, with its gradient if `both`.

    Args:
        length: T.
        explicit: ask for the weights (1, N, T, T), which the layer must store then.
        both: forward and backward, the weights taking part in the loss only through the output.
    """
    import keras
    import numpy as np

    from tfqa.attention import MultiHeadAttention
    from tfqa.testing import gradients

    layer = MultiHeadAttention(WIDTH, HEADS)
    layer.build((1, None, WIDTH), (1, None, WIDTH))
    inputs = np.random.default_rng(0).normal(size=(1, length, WIDTH)).astype("float32")

    def forward(x):
        return layer(x, x, return_weights=True)[0] if explicit else layer(x, x)

    if not both:
        program = compiled(lambda x: keras.ops.sum(forward(x)))
        tensor = keras.ops.convert_to_tensor(inputs)
        return lambda: float(program(tensor))
    program = compiled_gradient(lambda x: keras.ops.sum(forward(x) ** 2), gradients)
    return lambda: program(inputs)


def compiled_gradient(function, eager):
    """Return the gradient of a function as one program: on TensorFlow a graph, else as it is."""
    import keras

    if keras.backend.backend() != "tensorflow":
        return lambda x: eager(function, x)[0]
    import tensorflow as tf

    @tf.function(autograph=False)
    def run(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            value = function(x)
        return tape.gradient(value, x)

    return lambda x: run(tf.constant(x)).numpy()


def measure_attention(lengths, repetitions):
    """Rows of the table "attention length": milliseconds, and MiB in a process of its own."""
    rows = []
    for length in lengths:
        kinds = {"fused": False, "explicit": True}
        for passes in ("forward", "both"):
            runs = {name: make_run(length, kind, passes == "both") for name, kind in kinds.items()}
            timings = take_turns(runs, min(3, repetitions), warmups=1)
            for name, timing in timings.items():
                rows.append(
                    {
                        "table": "attention length",
                        "length": length,
                        "passes": "forward and backward" if passes == "both" else "forward",
                        "path": name,
                        "milliseconds": 1e3 * timing.median,
                        "mebibytes": measure_memory(length, name, passes),
                    }
                )
    return rows


def measure_memory(length, path, passes):
    """Return by how much the largest memory of a fresh process grows in one call, in MiB.

    A call on 16 positions goes before it, so that what the libraries load is not counted.
    """
    arguments = [json.dumps(length), path, passes]
    environment = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        capture_output=True, text=True, check=True, env=environment,
    )  # fmt: skip
    return int(done.stdout.split()[-1]) / 1024
