"""What `tfqa.recipes` offers, and where the names are that it offered before."""

import importlib

import pytest

import tfqa.recipes


@pytest.mark.parametrize("name", tfqa.recipes.__all__)
def test_names_are_found(name):
    assert getattr(tfqa.recipes, name) is not None
    assert name in dir(tfqa.recipes)


@pytest.mark.parametrize(("name", "place"), tfqa.recipes._MOVED.items())
def test_names_that_moved_say_where_they_are(name, place):
    with pytest.raises(ImportError, match=f"`tfqa.recipes.{name}` is now `{place}`"):
        getattr(tfqa.recipes, name)
    module, _, attribute = place.rpartition(".")
    assert hasattr(importlib.import_module(module), attribute)


def test_other_names_are_missing():
    with pytest.raises(AttributeError, match="no attribute 'trian'"):
        tfqa.recipes.trian  # noqa: B018
