"""Examples in TFRecord files: written whole or not at all, and checked before they are read."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from tfqa._files import temporary_path
from tfqa.datasets.pretraining.examples import PretrainingExamples
from tfqa.datasets.pretraining.options import PretrainingOptions
from tfqa.datasets.pretraining.records import Example, ExampleTable

FORMAT = 1
INDEX = "index.json"
FIELDS = ("format", "options", "masked", "tokenizer", "vocabulary_size", "shards")
SHARD_EXAMPLES = 2**13


def write_shards(
    examples: PretrainingExamples,
    directory: str | os.PathLike,
    *,
    shard_size: int = SHARD_EXAMPLES,
) -> Shards:
    """Write examples as TFRecord files, and `index.json`, which says what they are.

    A record is a `tf.train.Example` with the names of the original BERT script, without padding:
    `input_ids`, `segment_ids`, `masked_lm_positions`, `masked_lm_ids`, `next_sentence_labels`, and
    `spans`, six numbers that say which tokens of which documents A and B are, see `TokenSpan`.
    Examples that are not masked have no `masked_lm_…`.

    A directory that holds these examples already is left as it is: the documents, the tokenizer and
    all options are compared. The files are written to a directory beside it, `.part-…-DIRECTORY`,
    which gets its name when it is whole. If another process was faster, its files stay. A process
    that is killed leaves its `.part-…` behind, which nobody needs: delete it.

    Args:
        examples: what to write.
        directory: must not be there, or be empty, or hold these examples.
        shard_size: examples in a file; the last one may have fewer. `pretraining_batches` shuffles
            the examples of a file together, so a multiple of the batch size is best.

    Returns:
        The directory, as `Shards` opens it.

    Raises:
        ValueError: the directory holds other examples, or other files; `shard_size` is below 1;
            what the examples raise.
    """
    if shard_size < 1:
        raise ValueError(f"`shard_size` must be at least 1. Received: shard_size={shard_size}.")
    directory = Path(directory).resolve()
    wanted = {"format": FORMAT, "shard_size": shard_size, **examples.describe()}
    if not (directory / INDEX).exists():
        _make_room(directory)
        temporary = temporary_path(directory)
        temporary.mkdir(parents=True)
        try:
            _write_all(temporary, examples, wanted)
            _publish(temporary, directory)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
    _refuse_other(directory, wanted)
    return Shards(directory)


class Shards:
    """A directory that `write_shards` wrote.

    Args:
        directory: its path.

    Attributes:
        counts: examples in each file.
        tokens: tokens of all examples together, special ones counted.

    Raises:
        FileNotFoundError: there is no such directory.
        ValueError: there is no `index.json`, it is of another format, or a file is missing or not
            as long as it says.
    """

    def __init__(self, directory: str | os.PathLike):
        self.directory = Path(directory)
        self.index = _read_index(self.directory)
        self.options = PretrainingOptions(**self.index["options"])
        self.masked = self.index["masked"]
        self.counts = [shard["examples"] for shard in self.index["shards"]]
        self.tokens = sum(shard["tokens"] for shard in self.index["shards"])
        for shard in self.index["shards"]:
            path = self.directory / shard["file"]
            size = path.stat().st_size if path.exists() else None
            if size != shard["bytes"]:
                raise ValueError(
                    f"Expected {path} with {shard['bytes']} bytes. Received: "
                    f"{'no such file' if size is None else f'{size} bytes'}. Delete the "
                    "directory and write it again."
                )

    def __len__(self) -> int:
        """Return the number of files."""
        return len(self.counts)

    def read(self, number: int) -> ExampleTable:
        """Read the examples of one file, in the order in which they were written.

        Raises:
            ValueError: the file is damaged.
        """
        import tensorflow as tf

        path = self.directory / self.index["shards"][number]["file"]
        names = ["input_ids", "next_sentence_labels", "spans"]
        names += ["masked_lm_positions", "masked_lm_ids"] if self.masked else []
        features = {name: tf.io.RaggedFeature(tf.int64) for name in names}
        try:
            (records,) = tf.data.TFRecordDataset(str(path)).batch(self.counts[number])
            rows = tf.io.parse_example(records, features)
        except (tf.errors.OpError, ValueError) as error:
            raise ValueError(
                f"Expected {self.counts[number]} whole examples in {path}. Received: a damaged "
                f"file ({error}). Delete the directory and write it again."
            ) from error
        return self._make_table(rows)

    def check_tokenizer(self, tokenizer) -> None:
        """Raise a ValueError unless these examples were made with this tokenizer."""
        if tokenizer.fingerprint != self.index["tokenizer"]:
            raise ValueError(
                f"`tokenizer` must be the one that made the examples of {self.directory}, of "
                f"{self.index['vocabulary_size']} tokens. Received: another one, of "
                f"{tokenizer.vocabulary_size} tokens."
            )

    def _make_table(self, rows) -> ExampleTable:
        def pad(name, width):
            return rows[name].to_tensor(shape=(None, width)).numpy().astype(np.int32)

        table = ExampleTable(
            token_ids=pad("input_ids", self.options.max_length),
            lengths=rows["input_ids"].row_lengths().numpy().astype(np.int32),
            spans=rows["spans"].to_tensor(shape=(None, 6)).numpy().reshape(-1, 2, 3),
            labels=None,
        )
        if self.options.next_sentence is not None:
            labels = pad("next_sentence_labels", 1)[:, 0]
            table = dataclasses.replace(table, labels=labels)
        if not self.masked:
            return table
        most = self.options.max_predictions
        return dataclasses.replace(
            table,
            masked_positions=pad("masked_lm_positions", most),
            masked_ids=pad("masked_lm_ids", most),
            masked_counts=rows["masked_lm_ids"].row_lengths().numpy().astype(np.int32),
        )


def _cut(examples: Iterable[Example], size: int) -> Iterator[list[Example]]:
    part: list[Example] = []
    for example in examples:
        part.append(example)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part


def _make_room(directory: Path) -> None:
    """Remove an empty directory, so that another one can get its name; refuse one with files."""
    if directory.is_dir() and not any(directory.iterdir()):
        with contextlib.suppress(FileNotFoundError):  # another process was faster
            directory.rmdir()
    if directory.exists() and not (directory / INDEX).exists():
        raise ValueError(
            f"Expected a new directory, or an empty one. Received: {directory}, which has other "
            f"files and no {INDEX}. Take another directory, or delete this one."
        )


def _write_all(directory: Path, examples: PretrainingExamples, described: dict) -> None:
    import tensorflow as tf

    shards: list[dict] = []
    for part in _cut(examples, described["shard_size"]):
        path = directory / f"examples-{len(shards):05d}.tfrecord"
        with tf.io.TFRecordWriter(str(path)) as writer:
            for example in part:
                writer.write(_serialize(tf, example))
        counts = {"examples": len(part), "tokens": sum(map(len, part))}
        shards.append({"file": path.name, "bytes": path.stat().st_size, **counts})
    if not shards:
        raise ValueError(
            f"Expected a corpus that gives examples. Received: {examples.corpus!r} with "
            f"{examples.options}, which gives none."
        )
    content = json.dumps({**described, "shards": shards}, indent=2, ensure_ascii=False) + "\n"
    (directory / INDEX).write_text(content, encoding="utf-8")


def _publish(temporary: Path, directory: Path) -> None:
    """Give a directory its name, unless another process was faster."""
    try:
        os.rename(temporary, directory)
    except OSError:
        if not (directory / INDEX).exists():
            raise


def _serialize(tf, example: Example) -> bytes:
    columns = {
        "input_ids": example.token_ids,
        "segment_ids": example.segment_ids,
        "spans": np.concatenate(example.spans),
    }
    if example.label is not None:
        columns["next_sentence_labels"] = np.array([example.label])
    if example.masked_positions is not None:
        columns["masked_lm_positions"] = example.masked_positions
        columns["masked_lm_ids"] = example.masked_ids
    record = tf.train.Example()
    for name, values in columns.items():
        record.features.feature[name].int64_list.value.extend(values.tolist())
    return record.SerializeToString(deterministic=True)


def _read_index(directory: Path) -> dict:
    if not directory.is_dir():
        raise FileNotFoundError(
            f"Expected a directory that `write_shards` wrote. Received: {directory}: not there."
        )
    path = directory / INDEX
    if not path.exists():
        raise ValueError(
            f"Expected {path}, which `write_shards` writes. Received: a directory without it. Take "
            "the directory that you gave to `write_shards`, or write the examples again."
        )
    try:
        index = json.loads(path.read_text(encoding="utf-8"))
        version = [index[name] for name in FIELDS][0]
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(
            f"Expected {path} as `write_shards` writes it. Received: a damaged file ({error!r}). "
            "Delete the directory and write it again."
        ) from error
    if version != FORMAT:
        raise ValueError(
            f"Expected format {FORMAT} in {path}. Received: format {version}. Delete the "
            "directory and write it again."
        )
    return index


def _refuse_other(directory: Path, wanted: dict) -> None:
    """Raise a ValueError if the directory holds other examples."""
    index = _read_index(directory)
    flat = [{**values, **values["options"], "options": None} for values in (wanted, index)]
    if different := [name for name in flat[0] if flat[0][name] != flat[1].get(name)]:
        first = different[0]
        raise ValueError(
            f"Expected a new directory, or one with the same examples. Received: {directory}, "
            f"whose examples differ in {', '.join(different)} ({first}: {flat[1].get(first)!r}, "
            f"wanted {flat[0][first]!r}). Take another directory, or delete this one."
        )
