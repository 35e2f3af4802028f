"""Seeds give the same numbers again, and a record says where its figures come from."""

import logging
import random
import re
import shutil
import types

import keras
import numpy as np
import pytest

from tfqa.training import runtime, set_seeds
from tfqa.training.runtime import can_jit_compile, current_commit, describe_machine, quiet_logs


def draw():
    layer = keras.layers.Dense(3)
    layer.build((2, 5))
    dropped = keras.layers.Dropout(0.5)(np.ones((7, 11), "float32"), training=True)
    arrays = [layer.get_weights()[0], np.array(dropped), np.random.rand(3)]
    return [*arrays, np.array(random.random())]


def test_seeds_reproduce_everything():
    set_seeds(7)
    first = draw()
    set_seeds(7)
    for one, other in zip(first, draw(), strict=True):
        np.testing.assert_array_equal(one, other)
    set_seeds(8)
    for one, other in zip(first, draw(), strict=True):
        assert not np.array_equal(one, other)


def test_machine():
    found = describe_machine()
    assert found["backend"] == keras.backend.backend()
    assert found["versions"].keys() == {"keras", "numpy", found["backend"]}
    assert all(re.match(r"\d+\.\d+", version) for version in found["versions"].values())
    assert re.match(r"3\.\d+\.\d+", found["python"])
    assert found["hardware"].strip()


@pytest.mark.parametrize(("count", "said"), [(0, " cores, "), (1, "A100"), (3, "3 x A100")])
def test_hardware(count, said, monkeypatch):
    if keras.backend.backend() == "jax":
        import jax

        found = [types.SimpleNamespace(platform="gpu", device_kind="A100")] * count
        cpu = types.SimpleNamespace(platform="cpu", device_kind="cpu")
        monkeypatch.setattr(jax, "devices", lambda: found or [cpu])
    else:
        import tensorflow as tf

        details = {"device_name": "A100"}
        monkeypatch.setattr(tf.config, "list_physical_devices", lambda kind: [kind] * count)
        monkeypatch.setattr(tf.config.experimental, "get_device_details", lambda device: details)
    hardware = describe_machine()["hardware"]
    assert hardware == said if count else said in hardware


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_commit_of_a_checkout_and_elsewhere(tmp_path, monkeypatch):
    package = tmp_path / "tfqa" / "training"
    package.mkdir(parents=True)
    (package / "runtime.py").write_text("one = 1\n", encoding="utf-8")
    monkeypatch.setattr(runtime, "__file__", str(package / "runtime.py"))
    assert current_commit() is None

    def git(*arguments):
        settings = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        runtime.subprocess.run(
            ["git", *settings, *arguments], cwd=tmp_path, check=True, capture_output=True
        )

    git("init")
    git("add", ".")
    git("commit", "-m", "one", "--no-gpg-sign")
    commit = current_commit()
    assert re.fullmatch(r"[0-9a-f]{7,}", commit)
    (package / "runtime.py").write_text("one = 2\n", encoding="utf-8")
    assert current_commit() == commit + "+"
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert current_commit() is None


def test_jit_is_for_jax():
    assert can_jit_compile() == (keras.backend.backend() == "jax")


def test_quiet_logs(caplog):
    logger = logging.getLogger("tensorflow")
    before = logger.level
    try:
        quiet_logs()
        assert not logger.isEnabledFor(logging.WARNING) and logger.isEnabledFor(logging.ERROR)
    finally:
        logger.setLevel(before)
