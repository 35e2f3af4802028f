"""Data sets of TensorFlow Datasets by name, for every loader that takes one."""

import sys

import pytest

from tfqa.datasets import load_parallel, load_squad
from tfqa.datasets.files.tfds import make_builder


@pytest.mark.parametrize(
    ("load", "name"),
    [
        (load_parallel, "ted_hrlr_translate/xx_to_yy"),
        (load_parallel, "tfds:no_such_set"),
        (load_squad, "tfds:no_such_set"),
    ],
)
def test_unknown(load, name):
    pytest.importorskip("tensorflow_datasets")
    known = name.removeprefix("tfds:")
    with pytest.raises(ValueError, match=f"TensorFlow Datasets. Received: '{known}'"):
        load(name)


@pytest.mark.parametrize(
    ("load", "name"), [(load_parallel, "tfds:para_crawl/enes"), (load_squad, "tfds:squad/v1.1")]
)
def test_not_installed(monkeypatch, load, name):
    monkeypatch.setitem(sys.modules, "tensorflow_datasets", None)
    with pytest.raises(ImportError, match="pip install tensorflow-datasets"):
        load(name)


def test_it_lies_in_the_data_directory(monkeypatch, tmp_path):
    pytest.importorskip("tensorflow_datasets")
    monkeypatch.setenv("TFQA_DATA_DIR", str(tmp_path))
    place = tmp_path / "tensorflow_datasets"
    assert str(make_builder("squad/v1.1").data_dir).startswith(str(place))
