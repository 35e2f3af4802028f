"""What all tests share: quiet logs, no window system, the same random numbers in every run."""

import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
os.environ.setdefault("MPLBACKEND", "Agg")

import hypothesis
import pytest

hypothesis.settings.register_profile(
    "tfqa", deadline=None, derandomize=True, database=None, max_examples=20
)
hypothesis.settings.load_profile("tfqa")


@pytest.fixture(autouse=True)
def _seeds():
    """Seed Python, NumPy and the backend, where a test file has loaded Keras."""
    if "keras" in sys.modules:
        sys.modules["keras"].utils.set_random_seed(1729)
