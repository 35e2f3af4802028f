"""Shards: what is written is read, whole or not at all, and never mixed with something else."""

import json
import multiprocessing
import os
import time

import numpy as np
import pytest

from tests.datasets.documents import make_documents, make_tokenizer, write_corpus
from tests.datasets.test_mlm import make, spell
from tfqa.datasets import PretrainingOptions, load_corpus, write_shards
from tfqa.datasets.shards import Shards

tf = pytest.importorskip("tensorflow")

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


class Breaks:
    """A corpus that stops with an error after some documents."""

    name = None

    def __iter__(self):
        yield from make_documents(documents=41)[:29]
        raise KeyboardInterrupt


def test_an_interrupted_write_is_not_read_and_begins_anew(tmp_path, monkeypatch):
    monkeypatch.setattr("tfqa.datasets.mlm.BLOCK_CHARACTERS", 997)
    with pytest.raises(KeyboardInterrupt):
        write_shards(make(Breaks()), tmp_path, shard_size=31)
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left[:2] == ["examples-00000.tfrecord", "examples-00001.tfrecord"]
    assert "index.json" not in left
    with pytest.raises(ValueError, match="index.json.*interrupted or is not over"):
        Shards(tmp_path)
    (tmp_path / "examples-00077.tfrecord").write_bytes(b"of an older write")
    (tmp_path / "mine.txt").write_text("stays")
    shards = write_shards(make(), tmp_path, shard_size=31)
    expected = {"index.json", "mine.txt", *(one["file"] for one in shards.index["shards"])}
    assert {path.name for path in tmp_path.iterdir()} == expected
    assert sum((spell(shards.read(i)) for i in range(len(shards))), []) == spell(make())


class Endless:
    """A corpus without end."""

    name = "endless"

    def __iter__(self):
        while True:
            yield from make_documents(documents=5)


def write_forever(directory):
    write_shards(make(Endless()), directory, shard_size=31)


@pytest.mark.slow
def test_a_killed_write_leaves_no_index(tmp_path):
    process = multiprocessing.get_context("spawn").Process(target=write_forever, args=(tmp_path,))
    process.start()
    for _ in range(600):
        time.sleep(0.1)
        if len(list(tmp_path.glob("*.tfrecord"))) > 3:
            break
    process.kill()
    process.join()
    assert len(list(tmp_path.glob("*.tfrecord"))) > 3
    with pytest.raises(ValueError, match="interrupted"):
        Shards(tmp_path)
    assert spell(write_shards(make(), tmp_path).read(0)) == spell(make())


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
