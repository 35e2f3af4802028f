"""More than one device: the same training on several GPUs, or on several machines."""

import contextlib
import dataclasses
import functools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import keras

from tfqa.training.losses import NO_LABEL

PROCESSES = "KERAS_DISTRIBUTION_NUM_PROCESSES"


@dataclasses.dataclass(frozen=True)
class Devices:
    """What `distribute` found.

    Attributes:
        count: how many devices there are, on all machines together.
        scope: `with devices.scope():` makes models whose weights are on all of them.
    """

    count: int
    scope: Callable[[], contextlib.AbstractContextManager] = contextlib.nullcontext


@contextlib.contextmanager
def distribute(names: Sequence[str] | None = None) -> Iterator[Devices]:
    """Let every device work on its part of each batch.

        with distribute() as devices:
            with devices.scope():
                model = Seq2Seq(config)
                model.compile(Adam(), MaskedCrossEntropy())
            model.fit(dataset)

    With one device nothing changes. With several, each has a copy of the weights, gets its part of
    each batch and computes its gradient, and the sum of the gradients moves all copies alike. With
    `MaskedCrossEntropy`, which takes the mean over the real tokens of all parts, and an `Adam` of
    `tfqa.training.adam`, losses and weights are those of one device but for rounding. Dropout is
    not the same on TensorFlow, where each device draws for its part.

    TensorFlow: the GPUs of this machine, with `tf.distribute.MirroredStrategy`. If the rows of a
    batch cannot be shared equally, some of them get one more.
    JAX: the GPUs or TPUs of this machine, with `keras.distribution.DataParallel`, and those of
    others, if this program runs once on each of them, with these in its environment:

        KERAS_DISTRIBUTION_JOB_ADDRESSES    address of the first one, such as 10.0.0.1:1234
        KERAS_DISTRIBUTION_NUM_PROCESSES    how many there are
        KERAS_DISTRIBUTION_PROCESS_ID       which one this is, from 0

    Enter it before anything uses JAX. All processes must do the same: data, seeds, calls. A batch
    whose rows cannot be shared equally, as the last one of an epoch, is filled up with rows of
    zeros, which are padding: they change no gradient, but Keras, which logs a mean over batches,
    weighs this one by all its rows. A loss must leave label 0 of a token out, as
    `MaskedCrossEntropy` does. Where a row has one label, the filler's is `NO_LABEL`, -1, which a
    `MaskedCrossEntropy(NO_LABEL)` leaves out.

    Args:
        names: of the devices to use, such as "GPU:0", on one machine; None for all.

    Raises:
        RuntimeError: the environment speaks of several processes, and Keras runs on TensorFlow.
    """
    if keras.backend.backend() == "jax":
        with _distribution(names) as count:
            yield Devices(count)
        return
    count = _count_processes()
    if count > 1:
        raise RuntimeError(
            "Several processes need Keras on the JAX backend. "
            f"Received: {PROCESSES}={count}, backend={keras.backend.backend()}. "
            "Set KERAS_BACKEND=jax, or start one process, which uses all GPUs of its machine."
        )
    import tensorflow as tf

    names = names or [device.name for device in tf.config.list_logical_devices("GPU")]
    if len(names) < 2:
        yield Devices(1)
        return
    strategy = _make_strategy(tuple(names))
    yield Devices(strategy.num_replicas_in_sync, strategy.scope)


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Inside of `distribute`, let every device do all of some work, such as translating.

    On JAX Keras would share its rows. All processes must do it, for all hold a part of the weights'
    array, and all get the same results.
    """
    distribution = None
    if keras.backend.backend() == "jax":
        distribution = keras.distribution.distribution()
    if distribution is None:
        yield
        return
    keras.distribution.set_distribution(None)
    try:
        yield
    finally:
        keras.distribution.set_distribution(distribution)


def scope_of(model: keras.Model) -> contextlib.AbstractContextManager:
    """Return the scope that a model was made in: what it makes later, as its optimizer, goes there.

    `fit` enters it by itself; what builds an optimizer before must.
    """
    if keras.backend.backend() != "tensorflow":
        return contextlib.nullcontext()
    return model.distribute_strategy.scope()


def is_main_process() -> bool:
    """Say whether this is the process that writes and prints: the only one, or the first of many.

    Ask it inside of `distribute`, which makes the processes know each other.
    """
    if keras.backend.backend() != "jax":
        return True
    import jax

    return jax.process_index() == 0


@contextlib.contextmanager
def process_directory(directory: str | os.PathLike, copy: bool = False) -> Iterator[Path]:
    """Give the main process `directory` to write to, and each other one a temporary directory.

    So every process can write and read what it needs, and one writes where people look.

    Args:
        directory: where the main process writes.
        copy: start the temporary directories as copies of it, to resume what it holds. Every
            machine must see it then.
    """
    if is_main_process():
        _wait_for_copies(copy)
        yield Path(directory)
        return
    with tempfile.TemporaryDirectory() as temporary:
        if copy:
            shutil.copytree(directory, temporary, dirs_exist_ok=True)
        _wait_for_copies(copy)
        yield Path(temporary)


def _wait_for_copies(copy):
    """Wait until every process has its copy, before the main one changes the original."""
    if copy and keras.backend.backend() == "jax":
        from jax.experimental import multihost_utils

        multihost_utils.sync_global_devices("tfqa.training.devices.process_directory")


def _count_processes():
    return int(os.environ.get(PROCESSES, "1"))


@functools.cache
def _make_strategy(names):
    """Return the strategy for several devices of TensorFlow.

    There is one in a program: each numbers what the devices exchange from the same number on, and
    TensorFlow would take an exchange of the second strategy for one of the first.
    """
    import tensorflow as tf

    class Mirrored(tf.distribute.MirroredStrategy):
        """Cuts batches so that no part is larger by more than a row, and reads none ahead.

        TensorFlow itself reads ahead, which tells `make_batches` too early that an epoch is over.
        """

        def experimental_distribute_dataset(self, dataset, options=None):
            parts = dataset.flat_map(lambda *batch: _share(batch, self.num_replicas_in_sync))
            options = tf.distribute.InputOptions(experimental_per_replica_buffer_size=0)
            return self.distribute_datasets_from_function(lambda context: parts, options)

        def reduce(self, reduce_op, value, axis):
            """Give Keras, which asks for a mean to see a batch's shape, a part of it for token ids.

            The mean of ints would be floats, and there is none of parts that differ in size.
            """
            first = self.experimental_local_results(value)[0]
            if axis is None and not any(
                array.dtype.is_floating for array in tf.nest.flatten(first)
            ):
                return first
            return super().reduce(reduce_op, value, axis)

    return Mirrored(names)


def _share(batch, count):
    """Arrays (B, ...) -> a dataset of `count` parts of them; some are empty if B is less."""
    import tensorflow as tf

    rows = tf.shape(tf.nest.flatten(batch)[0])[0]

    def part(i):
        chosen = slice(i * rows // count, (i + 1) * rows // count)
        return tf.nest.map_structure(lambda array: array[chosen], batch)

    return tf.data.Dataset.range(count, output_type=tf.int32).map(part)


@contextlib.contextmanager
def _distribution(names):
    """Set a distribution, if JAX has several devices, and yield how many it has."""
    import jax

    if _count_processes() > 1 and not jax.distributed.is_initialized():
        keras.distribution.initialize()
    names = names or keras.distribution.list_devices()
    if len(names) < 2:
        yield 1
        return

    class Parallel(keras.distribution.DataParallel):
        """Gives each process its rows of every batch; Keras itself does not, if sizes differ."""

        def distribute_dataset(self, dataset):
            import tensorflow as tf

            shares = len(names), jax.process_index(), jax.process_count()
            parts = dataset.flat_map(lambda *batch: _fill_and_take(batch, *shares))
            steps = dataset.cardinality()
            if steps < 0:  # not known
                return parts
            return parts.apply(tf.data.experimental.assert_cardinality(steps))

    with Parallel(devices=list(names)).scope():
        yield len(names)


def _fill_and_take(batch, devices, process, processes):
    """Arrays (B, ...) -> a dataset of one part: this process's rows, filled up with padding."""
    import tensorflow as tf

    rows = tf.shape(tf.nest.flatten(batch)[0])[0]
    missing = -rows % devices
    share = (rows + missing) // processes

    def take(array, row_label=0):
        filler = row_label if array.shape.rank == 1 and array.dtype.is_integer else 0
        widths = [[0, missing]] + [[0, 0]] * (array.shape.rank - 1)
        filled = tf.pad(array, widths, constant_values=filler)
        return filled[process * share : (process + 1) * share]

    inputs = tf.nest.map_structure(take, batch[0])
    targets = tf.nest.map_structure(lambda array: take(array, NO_LABEL), batch[1:])
    return tf.data.Dataset.from_tensors((inputs, *targets))
