"""Tensors that are read when they are asked for."""

import ml_dtypes
import numpy as np
import pytest

from tfqa.checkpoints import CheckpointError
from tfqa.checkpoints.checkpoint import Checkpoint, Tensor


@pytest.mark.parametrize("kind", ["float16", ml_dtypes.bfloat16, "float32", "float64"])
def test_all_become_float32(kind):
    array = np.array([[0.5, -3.0]]).astype(kind)
    found = Tensor("x", (1, 2), lambda: array).values()
    assert found.dtype == "float32"
    np.testing.assert_array_equal(found, [[0.5, -3.0]])


def test_numbers_that_are_refused():
    for array, message in (
        (np.array([1, 2]), "x must have one of the types .* Received: int64"),
        (np.array([1, np.inf, np.nan], "float16"), "x must hold finite numbers. Received: 2"),
    ):
        with pytest.raises(CheckpointError, match=message):
            Tensor("x", array.shape, lambda array=array: array).values()


@pytest.mark.parametrize(
    ("config", "expected"),
    [({"architectures": ["BertModel"]}, "BertModel"), ({"architectures": None}, None), ({}, None)],
)
def test_the_class_that_wrote_it(config, expected):
    assert Checkpoint("here", "config.json", config, {}).architecture == expected
