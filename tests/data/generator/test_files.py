import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from data.generator import files as sample_files
from data.generator import generate_parallel, write_samples

ROOT = Path(__file__).parents[3]
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def generated():
    return generate_parallel()


@pytest.fixture(scope="module")
def contents(generated):
    return sample_files.parallel_files(generated)


def test_the_committed_pairs_are_read_as_they_were_generated(generated, samples):
    assert generated == samples


def test_committed_files_are_what_the_code_writes(contents):
    committed = ROOT / "data" / "samples"
    assert len(contents) == 9
    for path, content in contents.items():
        assert (committed / path).read_bytes() == content, f"{path}: run `make samples`"
    extra = {path.name for path in (committed / "en-es").iterdir()} - {
        Path(path).name for path in contents
    }
    assert not extra


def test_committed_articles_are_what_the_code_writes():
    committed = ROOT / "data" / "samples"
    contents = sample_files.article_files()
    for path, content in contents.items():
        assert (committed / path).read_bytes() == content, f"{path}: run `make samples`"
        assert content.endswith(b"\n") and b"\r" not in content
    found = {f"articles/{path.name}" for path in (committed / "articles").iterdir()}
    names = ("train.json", "dev.json", "topics.csv", "facts.csv")
    assert found == set(contents) == {f"articles/{name}" for name in names}
    assert sum(map(len, contents.values())) < 2.5 * MEGABYTE


def test_the_readme_counts_articles_and_questions():
    readme = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    contents = sample_files.article_files()
    for path in ("articles/train.json", "articles/dev.json"):
        content = contents[path]
        data = json.loads(content)["data"]
        questions = [one for art in data for text in art["paragraphs"] for one in text["qas"]]
        impossible = sum(one["is_impossible"] for one in questions)
        row = f"| `{Path(path).name}` | {len(data):,} | {len(questions):,} | {impossible:,} |"
        assert row in readme, f"data/README.md: expected {row}"


PROGRAM = """
import hashlib
from data.generator.files import article_files, parallel_files
from data.generator import generate_parallel
for path, content in (parallel_files(generate_parallel()) | article_files()).items():
    print(path, hashlib.sha256(content).hexdigest())
"""


@pytest.mark.slow
def test_another_process_writes_the_same():
    """There sets have another order."""
    seed = "1" if os.environ.get("PYTHONHASHSEED") == "4099" else "4099"
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, check=True, capture_output=True, text=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )  # fmt: skip
    digests = dict(line.split() for line in result.stdout.splitlines())
    assert len(digests) == 13
    for path, digest in digests.items():
        committed = (ROOT / "data" / "samples" / path).read_bytes()
        assert digest == hashlib.sha256(committed).hexdigest(), path


def test_files_are_small_utf8_lines(contents):
    for path, content in contents.items():
        assert len(content) < 1.4 * MEGABYTE, path
        assert content.endswith(b"\n") and b"\r" not in content
        assert len(content.decode("utf-8").splitlines()) in (12_000, 1_000)


def test_pharaoh_format():
    assert sample_files.pharaoh(((0, 0), (1, 3), (2, 3))) == "0-0 1-3 2-3"


def test_writing_is_atomic(tmp_path, monkeypatch):
    monkeypatch.setattr(sample_files, "generate_parallel", lambda: None)
    monkeypatch.setattr(sample_files, "parallel_files", lambda _: {"en-es/test.en": b"new\n"})
    monkeypatch.setattr(sample_files, "vocabulary_files", lambda _: {"vocabularies/a": b"{}"})
    monkeypatch.setattr(sample_files, "article_files", dict)
    target = tmp_path / "en-es" / "test.en"
    assert write_samples(tmp_path) == [target, tmp_path / "vocabularies" / "a"]
    assert target.read_bytes() == b"new\n"
    monkeypatch.setattr(sample_files, "parallel_files", lambda _: {"en-es/test.en": b"newer\n"})

    def fail(*_):
        raise OSError("disk is gone")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="disk is gone"):
        write_samples(tmp_path)
    assert target.read_bytes() == b"new\n"
    assert [path.name for path in target.parent.iterdir()] == ["test.en"]
