"""Where a name is looked for, in which order, and what is said if it is nowhere."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.checkpoints.golden import FOLDER, assert_outputs, write_folder
from tfqa.checkpoints import CheckpointError, minilm
from tfqa.checkpoints.locate import find_directory, locate, read_model_type
from tfqa.models import BertForQuestionAnswering


@pytest.fixture
def places(tmp_path, monkeypatch):
    """A data directory and a cache that are both empty, and a working directory that is, too."""
    for name in ("data", "cache", "here"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("TFQA_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr(minilm, "cache_directory", lambda: tmp_path / "cache")
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path


def test_the_nearest_directory_comes_first(places):
    name = "google-bert/bert-base-uncased"
    for folder in ("cache", "data", "here"):
        (places / folder / name).mkdir(parents=True)
        expected = Path(name) if folder == "here" else places / folder / name
        assert find_directory(name) == locate(name) == expected
    assert find_directory(places / "data") == places / "data"
    assert find_directory("bert-large-uncased") is None


def test_a_name_in_the_cache_loads(places):
    write_folder(places / "cache" / minilm.NAME, "answers")
    assert_outputs(BertForQuestionAnswering.from_pretrained(minilm.NAME), "answers")


def test_minilm_is_not_there(places):
    with pytest.raises(
        FileNotFoundError, match="python -m tfqa.checkpoints.minilm.*fetch_minilm"
    ) as caught:
        BertForQuestionAnswering.from_pretrained("minilm-l6")
    for folder in ("data", "cache"):
        assert str(places / folder / "minilm-l6") in str(caught.value)


@pytest.mark.parametrize("where", ["./runs/1", "/no/such/folder", "a/b/c", "runs/", Path("bert")])
def test_paths_are_not_looked_for_on_the_hub(places, where, monkeypatch):
    monkeypatch.setitem(sys.modules, "huggingface_hub", None)
    with pytest.raises(FileNotFoundError, match="a directory with a checkpoint"):
        locate(where)


def test_the_hub(places, monkeypatch):
    """Only the files that are read are asked for."""
    asked = []

    def download(name, allow_patterns):
        asked.append((name, allow_patterns))
        return str(FOLDER / "answers")

    hub = SimpleNamespace(snapshot_download=download)
    monkeypatch.setitem(sys.modules, "huggingface_hub", hub)
    assert_outputs(BertForQuestionAnswering.from_pretrained("someone/bert-squad"), "answers")
    ((name, patterns),) = asked
    assert name == "someone/bert-squad"
    assert {"config.json", "model.safetensors", "vocab.txt"} <= set(patterns)
    assert not [pattern for pattern in patterns if pattern.endswith((".bin", ".h5", "*"))]


def test_no_network(places, monkeypatch):
    def fail(name, allow_patterns):
        raise RuntimeError("Cannot reach the hub\nand more")

    hub = SimpleNamespace(snapshot_download=fail)
    monkeypatch.setitem(sys.modules, "huggingface_hub", hub)
    with pytest.raises(OSError, match="RuntimeError: Cannot reach the hub. .*Put the folder") as e:
        locate("bert-base-uncased")
    assert str(places / "cache" / "bert-base-uncased") in str(e.value)
    monkeypatch.setitem(sys.modules, "huggingface_hub", None)
    with pytest.raises(OSError, match="pip install huggingface_hub"):
        locate("bert-base-uncased")


def test_a_directory_of_something_else(places):
    (places / "here/notes.txt").touch()
    with pytest.raises(CheckpointError, match=r"Received: \['notes.txt'\]"):
        BertForQuestionAnswering.from_pretrained(places / "here")


def test_which_family_a_name_is_of(places):
    """By the files of each format, or by the name of a preset that is to be fetched."""
    folder = places / "here"
    (folder / "config.json").write_text('{"registered_name": "keras_hub>BertBackbone"}')
    assert read_model_type(folder) == "bert"
    (folder / "config.json").unlink()
    (folder / "bert_config.json").touch()
    assert read_model_type(folder) == "bert"
    assert read_model_type(FOLDER / "answers") == "bert"
    assert read_model_type("bert_tiny_en_uncased") == "bert"
    assert read_model_type("kaggle://keras/bert/keras/tiny/2") == "bert"
    assert read_model_type("gemma_2b_en") is None
