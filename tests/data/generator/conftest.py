import pytest

from tfqa.datasets import load_parallel


@pytest.fixture(scope="session")
def samples():
    """Read the committed samples; `test_files` holds that they are what the code generates."""
    return load_parallel("samples")
