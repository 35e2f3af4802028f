"""Two devices train as one does; every row of every batch goes to one of them."""

import contextlib
import os
import socket
import subprocess
import sys
from pathlib import Path

import keras
import numpy as np
import pytest

from tfqa.training import devices
from tfqa.training.devices import alone, distribute, is_main_process, process_directory

ROOT = Path(__file__).parents[2]
PROGRAM = Path(__file__).with_name("train_on_devices.py")
ON_JAX = keras.backend.backend() == "jax"
UNEVEN = 21 if ON_JAX else 25
"""Rows in batches of 8: the last one has 5 on JAX, filled up to 6; 1 on TensorFlow, so that one
device has none."""
MINUTES = 10  # a machine under load is slow; a process that waits for a dead one waits forever


def run(arguments, environments, tmp_path):
    """Start the program once for each environment, all at a time, and stop all if one fails."""
    with contextlib.ExitStack() as stack:
        processes = []
        for i, environment in enumerate(environments):
            log = stack.enter_context(open(tmp_path / f"log-{i}", "w", encoding="utf-8"))
            process = subprocess.Popen(
                [sys.executable, str(PROGRAM), *arguments],
                cwd=ROOT, env={**os.environ, **environment}, stdout=log, stderr=log,
            )  # fmt: skip
            stack.callback(process.wait)
            stack.callback(process.kill)
            processes.append(process)
        for i, process in enumerate(processes):
            code = process.wait(60 * MINUTES)
            assert code == 0, (tmp_path / f"log-{i}").read_text(encoding="utf-8")[-4000:]


def environments():
    """Of one process on TensorFlow, of two that find each other on JAX."""
    shared = {"KERAS_BACKEND": keras.backend.backend(), "PYTHONPATH": str(ROOT)}
    if not ON_JAX:
        return [shared]
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{found.getsockname()[1]}"
    shared["KERAS_DISTRIBUTION_JOB_ADDRESSES"] = address
    shared["KERAS_DISTRIBUTION_NUM_PROCESSES"] = "2"
    shared["JAX_DISABLE_MOST_OPTIMIZATIONS"] = "1"
    return [{**shared, "KERAS_DISTRIBUTION_PROCESS_ID": str(i)} for i in range(2)]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["seq2seq", "transformer", "bert"])
def test_two_devices_train_as_one(kind, tmp_path):
    run([kind, str(UNEVEN), str(tmp_path)], environments(), tmp_path)
    with np.load(tmp_path / "several.npz") as several, np.load(tmp_path / "one.npz") as one:
        assert several["devices"] == 2 and one["devices"] == 1
        assert several.files == one.files and len(one.files) > 10
        for name in set(one.files) - {"devices", "uneven_losses"}:
            np.testing.assert_allclose(several[name], one[name], atol=1e-5, rtol=1e-5, err_msg=name)
        tolerance = 0.02 if ON_JAX else 1e-5  # there Keras weighs the last batch by 6 rows
        np.testing.assert_allclose(several["uneven_losses"], one["uneven_losses"], rtol=tolerance)
    steps = 2 * -(-UNEVEN // 8)
    assert [path.name for path in (tmp_path / "several").iterdir()] == [f"step-{steps}"]


def test_one_device_changes_nothing():
    with distribute() as devices:
        assert devices.count == 1
        assert keras.distribution.distribution() is None
        with devices.scope():
            layer = keras.layers.Dense(3)
            layer.build((None, 2))
        assert is_main_process()
    assert layer.kernel.shape == (2, 3)


@pytest.mark.skipif(ON_JAX, reason="several processes are for JAX")
def test_several_processes_need_jax(monkeypatch):
    monkeypatch.setenv("KERAS_DISTRIBUTION_NUM_PROCESSES", "2")
    with pytest.raises(RuntimeError, match=r"NUM_PROCESSES=2, backend=tensorflow. Set KERAS_BACK"):
        distribute().__enter__()


def test_alone_puts_the_distribution_back(monkeypatch):
    class Set:
        value = "all devices"

    monkeypatch.setattr(keras.distribution, "distribution", lambda: Set.value)
    monkeypatch.setattr(
        keras.distribution, "set_distribution", lambda value: setattr(Set, "value", value)
    )
    with contextlib.suppress(KeyError), alone():
        assert Set.value == (None if ON_JAX else "all devices")
        raise KeyError
    assert Set.value == "all devices"


@pytest.mark.parametrize("copy", [False, True])
def test_only_the_main_process_writes_in_the_directory(copy, tmp_path, monkeypatch):
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "old").write_text("1", encoding="utf-8")
    with process_directory(tmp_path / "run", copy=copy) as directory:
        assert directory == tmp_path / "run"
    monkeypatch.setattr(devices, "is_main_process", lambda: False)
    with process_directory(tmp_path / "run", copy=copy) as directory:
        assert [path.name for path in directory.iterdir()] == (["old"] if copy else [])
        (directory / "new").write_text("2", encoding="utf-8")
    assert not directory.exists()
    assert [path.name for path in (tmp_path / "run").iterdir()] == ["old"]


def split(rows, divide):
    """Divide one batch of `rows` rows 1, 2, 3, ... with arrays of all kinds; return the numbers.

    Other arrays (B,) than whole numbers to learn are filled up with zeros.
    """
    import tensorflow as tf

    numbers = np.arange(1, rows + 1, dtype="int32")
    inputs = {"ids": np.stack([numbers, 10 * numbers], axis=1), "row": numbers}
    batch = inputs, numbers, numbers.astype("float32")
    parts = list(tf.data.Dataset.from_tensors(batch).flat_map(lambda *batch: divide(batch)))
    for inputs, numbers, weights in parts:
        real = np.maximum(numbers, 0)
        np.testing.assert_array_equal(inputs["ids"], np.stack([real, 10 * real], axis=1))
        np.testing.assert_array_equal(inputs["row"], real)
        np.testing.assert_array_equal(weights, real)
    return [numbers.numpy().tolist() for _, numbers, _ in parts]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [(6, [[1, 2], [3, 4], [5, 6]]), (7, [[1, 2], [3, 4], [5, 6, 7]]), (2, [[], [1], [2]])],
)
def test_shares_of_tensorflow_have_every_row_once(rows, expected):
    assert split(rows, lambda batch: devices._share(batch, 3)) == expected


@pytest.mark.parametrize(
    ("rows", "process", "expected"),
    [(8, 0, [1, 2, 3, 4]), (8, 1, [5, 6, 7, 8]), (5, 0, [1, 2, 3, 4]), (5, 1, [5, -1, -1, -1])],
)
def test_shares_of_jax_are_filled_up_with_padding(rows, process, expected):
    """2 processes with 2 devices each."""
    parts = split(rows, lambda batch: devices._fill_and_take(batch, 4, process, 2))
    assert parts == [expected]
