"""The check of TensorFlow against tensorflow-text, with made-up versions."""

import subprocess
import sys

import pytest

from tfqa import _versions


@pytest.mark.parametrize(
    ("tensorflow", "text"),
    [
        (None, None),
        ("2.19.0", None),
        (None, "2.20.1"),
        ("2.19.1", "2.19.0"),
        ("2.21.0", "2.21.1"),
        ("2.22.0rc1", "2.22.0"),
    ],
)
def test_versions_that_fit(tensorflow, text):
    assert _versions.find_mismatch(tensorflow, text) is None


@pytest.mark.parametrize(
    ("tensorflow", "text", "command"),
    [
        ("2.19.0", "2.20.1", 'pip install "tensorflow-text==2.19.*"'),
        ("2.2.0", "2.20.0", 'pip install "tensorflow-text==2.2.*"'),
        ("2.20.0", "2.21.1", 'pip install "tensorflow-text==2.20.*"'),
        ("2.21.0", "2.20.1", 'pip install "tensorflow-text==2.21.*,!=2.21.0"'),
    ],
)
def test_mismatch_names_both_versions_and_the_command(tensorflow, text, command):
    message = _versions.find_mismatch(tensorflow, text)
    assert f"tensorflow={tensorflow}, tensorflow-text={text}" in message
    assert command in message


@pytest.mark.parametrize("tensorflow", ["2.21.0", "2.20.0", None])
def test_broken_release_is_named_whatever_tensorflow_is(tensorflow):
    message = _versions.find_mismatch(tensorflow, "2.21.0")
    assert "tensorflow-text 2.21.0 cannot be imported" in message
    assert "pip install" in message


def test_check_reads_what_is_installed(monkeypatch):
    installed = {"tensorflow-cpu": "2.19.0", "tensorflow-text": "2.20.0"}
    monkeypatch.setattr(_versions, "_installed", installed.get)
    with pytest.raises(ImportError, match="tensorflow=2.19.0, tensorflow-text=2.20.0"):
        _versions.check_installed()


def test_absent_package_has_no_version():
    assert _versions._installed("no-such-package-of-ours") is None


def test_import_of_tfqa_loads_neither_tensorflow_nor_keras():
    code = (
        "import sys, tfqa; print([m for m in ('tensorflow', 'keras', 'numpy') if m in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
