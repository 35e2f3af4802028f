"""Fair timing: competitors take turns, and the warm-up does not count."""

import argparse
import contextlib
import dataclasses
import gc
import logging
import os
import shlex
import statistics
import sys
import time

import keras
import numpy as np

from benchmarks.records import write_record
from benchmarks.report.speed import render_speed
from tfqa.training.runtime import current_commit, describe_machine


@dataclasses.dataclass(frozen=True)
class Timing:
    """Seconds that one competitor took, a number for each repetition."""

    seconds: tuple

    @property
    def median(self):
        """Return the median."""
        return statistics.median(self.seconds)

    @property
    def minimum(self):
        """Return the fastest, which is disturbed least by whatever else the machine did."""
        return min(self.seconds)

    def describe_steps(self, steps, tokens):
        """Return milliseconds a training step and tokens a second, for a row of a record.

        Args:
            steps: training steps in a turn.
            tokens: real ones in a step.
        """
        return {
            "step_milliseconds": 1e3 * self.median / steps,
            "step_milliseconds_minimum": 1e3 * self.minimum / steps,
            "tokens_per_second": float(tokens) * steps / self.median,
        }


def take_turns(competitors, repetitions, warmups=2, clock=time.perf_counter):
    """Time functions in turns, A B C A B C …, so that a slow minute of the machine hits them all.

    As in `timeit`, Python's garbage collector is paused: its time depends on all that the process
    holds, and falls on whoever happens to trigger it.

    Args:
        competitors: dict from a name to a function of no arguments. It must return only when its
            result is there, as NumPy arrays or numbers.
        repetitions: counted turns.
        warmups: calls of each before the first turn; compilation falls in them.
        clock: returns seconds; `time.process_time` counts those of all CPUs together.

    Returns:
        dict from the name to a `Timing`.
    """
    for run in competitors.values():
        for _ in range(warmups):
            run()
    seconds = {name: [] for name in competitors}
    for _ in range(repetitions):
        for name, run in competitors.items():
            with _collection_paused():
                start = clock()
                run()
                seconds[name].append(clock() - start)
    return {name: Timing(tuple(values)) for name, values in seconds.items()}


@contextlib.contextmanager
def _collection_paused():
    """Collect garbage now, and not again until the block ends."""
    enabled = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def repeat(run, times):
    """Return a function that calls another so many times: a turn of several training steps."""

    def turn():
        for _ in range(times):
            run()

    return turn


def compiled(function):
    """Compile a function of tensors: `tf.function` on TensorFlow, `jax.jit` on JAX."""
    if keras.backend.backend() == "jax":
        import jax

        return jax.jit(function)
    import tensorflow as tf

    return tf.function(function, autograph=False)


def make_product(size):
    """Return a function that multiplies float32 matrices, and its floating-point operations."""
    rng = np.random.default_rng(0)
    left, right = (
        keras.ops.convert_to_tensor(rng.normal(size=(size, size)).astype("float32"))
        for _ in range(2)
    )
    # The sum leaves one number to copy back, which also waits for the product.
    product = compiled(lambda a, b: keras.ops.sum(keras.ops.matmul(a, b)))
    return lambda: float(product(left, right)), 2 * size**3


def measure_peak(size=2048, repetitions=7):
    """Return the floating-point operations per second of a float32 matrix product."""
    product, operations = make_product(size)
    return operations / take_turns({"product": product}, repetitions)["product"].minimum


def compiled_gradient(function):
    """Compile the gradient of a function from one tensor to a scalar."""
    if keras.backend.backend() == "jax":
        import jax

        return jax.jit(jax.grad(function))
    import tensorflow as tf

    @tf.function(autograph=False)
    def run(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            value = function(x)
        return tape.gradient(value, x)

    return run


def make_parser(program, counts, lists, choices):
    """Return the command line of a benchmark of speed; read it with `read_options`.

    Args:
        program: name of the module.
        counts: (name, default, help) of each option that is a number.
        lists: name to the default of each option that is a list of numbers.
        choices: (name, what it chooses from, default).
    """
    description = "Measure, and print tables."
    parser = argparse.ArgumentParser(f"python -m {program}", description=description)
    for name, value, text in counts:
        parser.add_argument(f"--{name}", type=int, default=value, help=f"{text} (default {value})")
    for name, values in lists.items():
        parser.add_argument(f"--{name}", type=int, nargs="+", default=values)
    name, known, default = choices
    parser.add_argument(f"--{name}", nargs="+", choices=known, default=default)
    parser.add_argument("--quick", action="store_true", help="tiny sizes, to see that it runs")
    parser.add_argument("--record", action="store_true", help="keep the record")
    return parser


def read_options(parser, arguments, quick):
    """Read a command line, with the defaults `quick` if it says so."""
    if "--quick" in arguments:
        parser.set_defaults(**quick)
    options = parser.parse_args(arguments)
    if options.quick and options.record:
        parser.error("--quick measures nothing worth keeping: leave out --record")
    return options


def run_benchmark(name, program, arguments, parse, measure):
    """Measure, print the tables, and keep the record if asked to -> the record.

    Args:
        name: of the record.
        program: name of the module.
        arguments: the command line; None for that of this process.
        parse: from a command line to options, as `read_options`.
        measure: from options and the machine's peak to the record's `sizes` and `rows`.
    """
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    options = parse(arguments)
    start = time.monotonic()
    logging.getLogger("tensorflow").setLevel(logging.ERROR)  # many small programs are meant here
    keras.utils.set_random_seed(0)
    peak = measure_peak(options.product)
    sizes, rows = measure(options, peak)
    record = describe_measurement(
        name,
        "speed",
        shlex.join(["python", "-m", program, *arguments]),
        start,
        sizes=sizes,
        repetitions=options.repetitions,
        peak_gflops=round(peak / 1e9, 1),
        rows=rows,
    )
    print(render_speed(record))
    if options.record:
        print(f"\nWrote {write_record(record)}.")
    return record


def describe_measurement(name, kind, command, start, **fields):
    """Return the record of what was measured in this process.

    Args:
        name: of the record.
        kind: one of `benchmarks.records.REQUIRED`.
        command: what repeats the measurement.
        start: `time.monotonic()` when it began.
        **fields: the figures.
    """
    return {
        "name": name,
        "kind": kind,
        "command": command,
        "commit": current_commit(),
        **describe_machine(),
        "load_average": round(os.getloadavg()[0], 2),
        "minutes": round((time.monotonic() - start) / 60, 2),
        **fields,
    }
