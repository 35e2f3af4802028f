"""Shards: what is written is read, whole or not at all, and never mixed with something else."""

import json
import multiprocessing
import os
import time

import numpy as np
import pytest

from tests.datasets.documents import make_documents, make_tokenizer, write_corpus
from tests.datasets.pretraining.test_examples import make, spell
from tests.datasets.text_files import write
from tfqa.datasets import PretrainingOptions, Shards, load_corpus, write_shards
from tfqa.datasets.pretraining import examples as mlm

tf = pytest.importorskip("tensorflow")

DOCUMENTS = make_documents(documents=41)

KINDS = [
    {}, {"next_sentence": None}, {"next_sentence": "sop", "whole_word": True}, {"masked": False},
    {"masked": False, "next_sentence": None},
]  # fmt: skip


@pytest.mark.parametrize("options", KINDS)
def test_what_is_written_is_read(tmp_path, options):
    examples = make(**options)
    expected = spell(examples)
    shards = write_shards(examples, tmp_path / "made" / "here", shard_size=31)
    found = [spell(shards.read(number)) for number in range(len(shards))]
    assert sum(found, []) == expected
    assert [len(one) for one in found] == shards.counts
    assert set(shards.counts[:-1]) == {31} and 0 < shards.counts[-1] <= 31
    assert shards.options == examples.options and shards.masked is examples.masked


def test_records_have_the_names_of_the_original(tmp_path):
    shards = write_shards(make(), tmp_path)
    (raw, *_) = tf.data.TFRecordDataset(str(tmp_path / shards.index["shards"][0]["file"]))
    record = tf.train.Example.FromString(raw.numpy()).features.feature
    (first, *_) = make()
    for name, expected in {
        "input_ids": first.token_ids, "segment_ids": first.segment_ids,
        "masked_lm_positions": first.masked_positions, "masked_lm_ids": first.masked_ids,
        "next_sentence_labels": [first.label], "spans": np.concatenate(first.spans),
    }.items():  # fmt: skip
        assert list(record[name].int64_list.value) == list(expected)
    assert set(record) == {"input_ids", "segment_ids", "masked_lm_positions", "masked_lm_ids",
                           "next_sentence_labels", "spans"}  # fmt: skip


def test_index_says_what_was_written(tmp_path):
    examples = make(seed=5)
    write_shards(examples, tmp_path, shard_size=50)
    index = json.loads((tmp_path / "index.json").read_text())
    assert index["options"]["max_length"] == 47 and index["seed"] == 5 and index["format"] == 1
    assert index["tokenizer"] == make_tokenizer().fingerprint
    assert sum(shard["tokens"] for shard in index["shards"]) == sum(map(len, examples))
    files = {shard["file"]: shard["bytes"] for shard in index["shards"]}
    assert {path.name for path in tmp_path.iterdir()} == {"index.json", *files}
    assert all((tmp_path / name).stat().st_size == size for name, size in files.items())


def test_the_same_examples_are_not_written_twice(tmp_path):
    write_shards(make(), tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert write_shards(make(workers=2), tmp_path).counts == Shards(tmp_path).counts
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    ("other", "message"),
    [
        (make(max_length=48), "max_length: 47, wanted 48"),
        (make(seed=1), "seed: 0, wanted 1"),
        (make(masked=False), "masked: True, wanted False"),
        (make(tokenizer=make_tokenizer(120)), "differ in tokenizer"),
    ],
)  # fmt: skip
def test_other_examples_are_refused(tmp_path, other, message):
    write_shards(make(), tmp_path)
    with pytest.raises(ValueError, match=f"{tmp_path}.*{message}.*Take another directory"):
        write_shards(other, tmp_path)
    with pytest.raises(ValueError, match="shard_size: 8192, wanted 17"):
        write_shards(make(), tmp_path, shard_size=17)


def test_another_corpus_is_refused(tmp_path):
    paths = [write_corpus(tmp_path / name) for name in ("a.txt", "b.txt")]
    write_shards(make(load_corpus(paths[0])), tmp_path / "out")
    with pytest.raises(ValueError, match=r"corpus: '.*a.txt', wanted '.*b.txt'"):
        write_shards(make(load_corpus(paths[1])), tmp_path / "out")


def test_documents_that_are_added_are_other_examples(tmp_path):
    path = write_corpus(tmp_path / "my.txt")
    write_shards(make(load_corpus(path)), tmp_path / "out")
    write(path, path.read_text(encoding="utf-8") + "\nOne more document. It is short.\n")
    with pytest.raises(ValueError, match="examples differ in corpus_fingerprint"):
        write_shards(make(load_corpus(path)), tmp_path / "out")


def test_lists_of_documents_are_told_apart(tmp_path):
    write_shards(make(), tmp_path)
    write_shards(make(make_documents(documents=41)), tmp_path)
    with pytest.raises(ValueError, match="examples differ in corpus_fingerprint"):
        write_shards(make(make_documents(documents=37)), tmp_path)


class Interrupted(list):
    """Documents; when they are gone through the second time, something happens on the way."""

    def __init__(self, documents, event):
        super().__init__(documents)
        self.event, self.iterations = event, 0

    def __iter__(self):
        self.iterations += 1
        for place, document in enumerate(super().__iter__()):
            if self.iterations == 2 and place == 29:
                self.event()
            yield document


@pytest.fixture
def small_blocks(monkeypatch):
    monkeypatch.setattr("tfqa.datasets.pretraining.examples.BLOCK_CHARACTERS", 997)


def test_an_interrupted_write_leaves_nothing(tmp_path, small_blocks):
    found = []

    def interrupt():
        (part,) = tmp_path.iterdir()
        found.append((part.name, {path.name for path in part.iterdir()}))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_shards(make(Interrupted(DOCUMENTS, interrupt)), tmp_path / "out", shard_size=31)
    ((name, files),) = found
    assert name.startswith(".part-") and name.endswith("-out")
    assert files >= {"examples-00000.tfrecord", "examples-00001.tfrecord"}
    assert "index.json" not in files
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("make_target", [lambda path: None, lambda path: path.mkdir()])
def test_the_faster_of_two_writers_is_kept(tmp_path, small_blocks, make_target):
    """The other one writes all while this one is at work."""
    out = tmp_path / "out"
    make_target(out)
    written = {}

    def write_other():
        write_shards(make(), out, shard_size=31)
        written.update({path: path.stat().st_mtime_ns for path in out.iterdir()})

    slow = make(Interrupted(DOCUMENTS, write_other))
    shards = write_shards(slow, out, shard_size=31)
    assert written == {path: path.stat().st_mtime_ns for path in out.iterdir()}
    assert sum((spell(shards.read(i)) for i in range(len(shards))), []) == spell(make())
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_faster_writer_of_other_examples_is_not_taken_for_the_same(tmp_path, small_blocks):
    other = lambda: write_shards(make(seed=3), tmp_path / "out")  # noqa: E731
    with pytest.raises(ValueError, match="seed: 3, wanted 0"):
        write_shards(make(Interrupted(DOCUMENTS, other)), tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("name", ["mine.txt", ".mine.part", "examples-00077.tfrecord"])
def test_files_of_something_else_are_left_alone(tmp_path, name):
    out = tmp_path / "out"
    path = write(out / name, "stays")
    with pytest.raises(ValueError, match=f"{out}, which has other files and no index.json"):
        write_shards(make(), out)
    with pytest.raises(ValueError, match="which has other files"):
        write_shards(make(), path)
    assert path.read_text() == "stays" and [p.name for p in tmp_path.rglob("*")] == ["out", name]
    with pytest.raises(ValueError, match="Received: a directory without it"):
        Shards(out)


def write_and_wait(directory):
    documents = Interrupted(DOCUMENTS, lambda: time.sleep(600))
    mlm.BLOCK_CHARACTERS = 997
    write_shards(make(documents), directory, shard_size=31)


@pytest.mark.slow
def test_a_killed_write_leaves_a_part_that_stands_in_no_ones_way(tmp_path):
    out = tmp_path / "out"
    process = multiprocessing.get_context("spawn").Process(target=write_and_wait, args=(out,))
    process.start()
    for _ in range(600):
        time.sleep(0.1)
        if len(list(tmp_path.glob(".part-*-out/*.tfrecord"))) > 1:
            break
    process.kill()
    process.join()
    left = list(tmp_path.rglob("*"))
    assert len(left) > 2 and not out.exists()
    assert spell(write_shards(make(), out).read(0)) == spell(make())
    assert all(path.exists() for path in left)


def test_damage_is_found(tmp_path):
    shards = write_shards(make(), tmp_path, shard_size=31)
    path = tmp_path / "examples-00001.tfrecord"
    content = path.read_bytes()
    changed = bytearray(content)
    changed[len(changed) // 2] ^= 1
    path.write_bytes(bytes(changed))
    with pytest.raises(ValueError, match="31 whole examples in .*examples-00001.tfrecord.*damaged"):
        Shards(tmp_path).read(1)
    path.write_bytes(content[:-1])
    with pytest.raises(ValueError, match=rf"{len(content)} bytes. Received: {len(content) - 1}"):
        Shards(tmp_path)
    os.remove(path)
    with pytest.raises(ValueError, match="Received: no such file"):
        Shards(tmp_path)
    path.write_bytes(content)
    other = json.dumps({**shards.index, "format": 99})
    for text, message in (
        ("{", "damaged"),
        ('{"format": 1}', "damaged.*options"),
        (other, "format 1 .*Received: format 99"),
    ):
        (tmp_path / "index.json").write_text(text)
        with pytest.raises(ValueError, match=message):
            Shards(tmp_path)


def test_what_cannot_be_read_or_written(tmp_path):
    with pytest.raises(FileNotFoundError, match="nowhere: not there"):
        Shards(tmp_path / "nowhere")
    with pytest.raises(ValueError, match="shard_size=0"):
        write_shards(make(), tmp_path, shard_size=0)
    with pytest.raises(ValueError, match="which gives none"):
        write_shards(make([], next_sentence="sop"), tmp_path)


def test_another_tokenizer_is_refused(tmp_path):
    shards = write_shards(make(), tmp_path)
    shards.check_tokenizer(make_tokenizer())
    with pytest.raises(ValueError, match="of 143 tokens. Received: another one, of 120 tokens"):
        shards.check_tokenizer(make_tokenizer(120))
    assert shards.options == PretrainingOptions(max_length=47, max_predictions=7)
