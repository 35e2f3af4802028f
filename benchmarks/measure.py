"""Fair stopwatches: competitors take turns, and only what comes after the warm-up counts."""

import dataclasses
import os
import statistics
import time

import keras
import numpy as np

from tfqa.training.runtime import current_commit, describe_machine


@dataclasses.dataclass(frozen=True)
class Timing:
    """Seconds that one competitor took, a number for each repetition."""

    seconds: tuple

    @property
    def median(self):
        """The middle one."""
        return statistics.median(self.seconds)

    @property
    def minimum(self):
        """The fastest one, least disturbed by whatever else the machine did."""
        return min(self.seconds)


def take_turns(competitors, repetitions, warmups=2):
    """Time functions in turns, A B C A B C …, so that a slow minute of the machine hits them all.

    Args:
        competitors: dict from a name to a function of no arguments. It must return only when its
            result is there, as NumPy arrays or numbers.
        repetitions: counted turns.
        warmups: calls of each before the first turn; compilation falls in them.

    Returns:
        dict from the name to a `Timing`.
    """
    for run in competitors.values():
        for _ in range(warmups):
            run()
    seconds = {name: [] for name in competitors}
    for _ in range(repetitions):
        for name, run in competitors.items():
            start = time.perf_counter()
            run()
            seconds[name].append(time.perf_counter() - start)
    return {name: Timing(tuple(values)) for name, values in seconds.items()}


def compiled(function):
    """Compile a function of tensors: `tf.function` on TensorFlow, `jax.jit` on JAX."""
    if keras.backend.backend() == "jax":
        import jax

        return jax.jit(function)
    import tensorflow as tf

    return tf.function(function, autograph=False)


def measure_peak(size=2048, repetitions=7):
    """Return the floating-point operations per second of a float32 matrix product."""
    rng = np.random.default_rng(0)
    left, right = (
        keras.ops.convert_to_tensor(rng.normal(size=(size, size)).astype("float32"))
        for _ in range(2)
    )
    # The sum leaves one number to copy back, which also waits for the product.
    product = compiled(lambda a, b: keras.ops.sum(keras.ops.matmul(a, b)))
    timing = take_turns({"product": lambda: float(product(left, right))}, repetitions)["product"]
    return 2 * size**3 / timing.minimum


def describe_run(name, kind, command, start, **parts):
    """Return a record: what every one says, and the parts of this one.

    Args:
        name: the record's file is `benchmarks/results/NAME.json`.
        kind: "speed", "training" or "seeds"; it decides how the README shows the record.
        command: what to type to repeat it.
        start: `time.monotonic()` when the run began.
        **parts: what it found.
    """
    return {
        "name": name,
        "kind": kind,
        "command": command,
        "commit": current_commit(),
        **describe_machine(),
        "load_average": round(os.getloadavg()[0], 2),
        "minutes": round((time.monotonic() - start) / 60, 2),
        **parts,
    }
