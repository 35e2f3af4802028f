"""The machine a program runs on: seeds, and a description to put beside its figures."""

import importlib
import logging
import os
import platform
import shutil
import subprocess
from pathlib import Path

import keras


def set_seeds(seed: int, deterministic: bool = False) -> None:
    """Seed Python, NumPy and the backend, so that a run can be repeated.

    Args:
        seed: a non-negative int.
        deterministic: also ask TensorFlow for kernels that give the same bits every time, slower
            on a GPU; other backends have none to choose.
    """
    keras.utils.set_random_seed(seed)
    if deterministic and keras.backend.backend() == "tensorflow":
        import tensorflow as tf

        tf.config.experimental.enable_op_determinism()


def can_jit_compile() -> bool:
    """Say whether XLA can compile a training step with a scan in it: not on TensorFlow.

    There the gradient of `keras.ops.scan` keeps its steps in lists of unknown length.
    """
    return keras.backend.backend() == "jax"


def quiet_logs():
    """Silence TensorFlow's advice on tracing: who tries several searches traces several."""
    logging.getLogger("tensorflow").setLevel(logging.ERROR)


def describe_machine() -> dict:
    """Return what a reader needs to judge a measured time: hardware and versions, as a dict."""
    packages = ["keras", keras.backend.backend(), "numpy"]
    return {
        "hardware": _accelerator() or f"{os.cpu_count()} cores, {_processor()}",
        "python": platform.python_version(),
        "backend": keras.backend.backend(),
        "versions": {name: importlib.import_module(name).__version__ for name in packages},
    }


def current_commit() -> str | None:
    """Return the short git commit of this source tree, with "+" if it has changes; or None."""
    root = Path(__file__).parents[2]
    if not (root / ".git").exists() or shutil.which("git") is None:
        return None

    def git(*arguments):
        return subprocess.run(
            ["git", *arguments], cwd=root, capture_output=True, text=True, check=False
        ).stdout.strip()

    changed = git("status", "--porcelain", "--untracked-files=no", "--", "tfqa")
    return (git("rev-parse", "--short", "HEAD") + ("+" if changed else "")) or None


def _accelerator():
    """Name the GPUs or TPUs, of all machines together; None if there are none."""
    names = []
    if keras.backend.backend() == "tensorflow":
        import tensorflow as tf

        for device in tf.config.list_physical_devices("GPU"):
            names.append(tf.config.experimental.get_device_details(device)["device_name"])
    if keras.backend.backend() == "jax":
        import jax

        names = [device.device_kind for device in jax.devices() if device.platform != "cpu"]
    if len(names) < 2:
        return names[0] if names else None
    return f"{len(names)} x {names[0]}"


def _processor():
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
