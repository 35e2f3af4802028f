"""The memory of attention is measured in a process of its own."""

import pytest

from benchmarks.speed import attention


@pytest.mark.slow  # a process that loads TensorFlow
def test_memory_grows_with_the_weights():
    memory = attention.measure_memory(512, "explicit", "forward")
    if not attention.CLEAR.exists():
        assert memory is None
    else:
        assert 512 * 512 * attention.HEADS * 4 / 2**20 < memory < 200
