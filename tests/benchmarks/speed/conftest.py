"""What every benchmark of speed does between two turns is kept short."""

import gc

import pytest


@pytest.fixture(autouse=True)
def _few_objects_to_collect():
    """Leave what other tests made to the end: a turn begins with a collection of cycles."""
    gc.freeze()
    yield
    gc.unfreeze()
