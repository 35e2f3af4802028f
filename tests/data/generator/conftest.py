import pytest

from data.generator import generate_parallel


@pytest.fixture(scope="session")
def samples():
    """Generated once for all tests of the samples."""
    return generate_parallel()
