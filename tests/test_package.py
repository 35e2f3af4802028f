"""What `pip` installs: every file of the package, with the samples and the recorded runs."""

import json
import os
import shutil
import sys

import pytest

from tests.built_package import LINKED, build_wheel, call, make_environment, make_repository
from tfqa.datasets import load_corpus, load_facts, load_parallel, load_squad, load_topics
from tfqa.recipes import load_record


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return the names of the committed files, and the wheel that is built of them."""
    folder = tmp_path_factory.mktemp("built")
    repository = make_repository(folder / "repository")
    committed = call("git", "ls-files", "tfqa", *LINKED.values(), cwd=repository).split()
    wheel = build_wheel(repository, folder / "distributions")
    shutil.rmtree(repository)
    return committed, wheel


@pytest.mark.slow
def test_the_wheel_has_every_file(built):
    committed, wheel = built
    names = set(call(sys.executable, "-m", "zipfile", "-l", wheel).split())
    expected = set(committed) - LINKED.keys()
    for link, target in LINKED.items():
        assert link in committed
        expected = {name.replace(f"{target}/", f"{link}/") for name in expected}
    assert expected <= names
    assert any(name.endswith("entry_points.txt") for name in names)
    assert not [name for name in names if "generator" in name or name.startswith(("data", "bench"))]


PROGRAM = """
import importlib.resources, json, tfqa
from tfqa.datasets import load_corpus, load_facts, load_parallel, load_squad, load_topics
from tfqa.recipes import load_record
from tfqa.tokenizers import BytePairTokenizer, UnigramTokenizer, WordPieceTokenizer

vocabularies = importlib.resources.files("tfqa") / "samples" / "vocabularies"
tokenizers = {
    "byte_pair": BytePairTokenizer, "wordpiece": WordPieceTokenizer, "unigram": UnigramTokenizer
}
print(json.dumps([
    tfqa.__file__,
    repr(load_parallel("samples").test),
    load_squad("samples").to_official(),
    load_corpus("samples").fingerprint,
    list(load_topics("samples").items()),
    repr(load_facts("samples")),
    load_record("nmt_samples"),
    [kind.load(vocabularies / f"{name}.json").vocabulary_size for name, kind in tokenizers.items()],
]))
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the paths of a virtual environment differ")
def test_the_samples_load_where_only_the_wheel_is_installed(built, tmp_path):
    _, wheel = built
    python = make_environment(tmp_path / "environment")
    call(python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel)
    (tmp_path / "elsewhere").mkdir()
    environment = {"PATH": os.environ["PATH"], "TF_CPP_MIN_LOG_LEVEL": "3", "HOME": str(tmp_path)}
    printed = call(python, "-I", "-c", PROGRAM, cwd=tmp_path / "elsewhere", env=environment)
    place, *loaded = json.loads(printed.splitlines()[-1])
    assert place.startswith(str(tmp_path / "environment"))
    assert loaded == [
        repr(load_parallel("samples").test),
        load_squad("samples").to_official(),
        load_corpus("samples").fingerprint,
        [list(item) for item in load_topics("samples").items()],
        repr(load_facts("samples")),
        load_record("nmt_samples"),
        [1500, 1500, 1500],
    ]
