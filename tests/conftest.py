"""What all tests share: quiet logs, no window system, the same random numbers in every run."""

import os
import sys
import zlib

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
os.environ.setdefault("MPLBACKEND", "Agg")

import hypothesis
import numpy as np
import pytest

hypothesis.settings.register_profile(
    "tfqa", deadline=None, derandomize=True, database=None, max_examples=20
)
hypothesis.settings.load_profile("tfqa")


@pytest.fixture(autouse=True)
def _seeds(request):
    """Seed Python, NumPy, the backend where a test file has loaded Keras, and the file's `RANDOM`.

    The last by the test's own name: what it draws does not depend on the tests that ran before it.
    """
    if "keras" in sys.modules:
        sys.modules["keras"].utils.set_random_seed(1729)
    generator = getattr(request.module, "RANDOM", None)
    if generator is not None:
        fresh = np.random.default_rng(zlib.crc32(request.node.nodeid.encode()))
        generator.bit_generator.state = fresh.bit_generator.state
