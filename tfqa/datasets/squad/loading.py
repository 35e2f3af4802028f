"""`load_squad`: questions about passages, by name or from the user's own files."""

from __future__ import annotations

import difflib
import json
import os
from collections.abc import Callable
from pathlib import Path

from tfqa._directories import data_directory, samples_directory
from tfqa.datasets.files.download import fetch
from tfqa.datasets.files.tfds import TFDS_PREFIX
from tfqa.datasets.squad.format import parse_squad, read_squad
from tfqa.datasets.squad.records import SquadDataset
from tfqa.datasets.squad.tfds import load_squad_tfds

SPLITS = ("train", "dev")
URLS = ("https://rajpurkar.github.io/SQuAD-explorer/dataset/",)

# As TensorFlow Datasets has them, too.
SHA256 = {
    "train-v1.1.json": "3527663986b8295af4f7fcdff1ba1ff3f72d07d61a20f487cb238a6ef92fd955",
    "dev-v1.1.json": "95aa6a52d5d6a735563366753ca50492a658031da74f301ac5238b03966972c9",
    "train-v2.0.json": "68dcfbb971bd3e96d5b46c7177b16c1a4e7d4bdef19fb204502738552dede002",
    "dev-v2.0.json": "80a5225e94905956a6446d296ca1093975c4d3b3260f1d6c8f68bfc2ab77182d",
}

QUESTIONS = {
    "train-v1.1.json": 87_599,
    "dev-v1.1.json": 10_570,
    "train-v2.0.json": 130_319,
    "dev-v2.0.json": 11_873,
}
ARTICLE_SPLIT = "squad/v2-article-split.json"


def load_squad(
    name: str | os.PathLike | tuple[str | os.PathLike, str | os.PathLike], split: str = "dev"
) -> SquadDataset:
    """Load questions about passages, with their answers (Rajpurkar et al. 2016; 2018).

    | `name` | what is read |
    |---|---|
    | `"samples"` | questions about the articles written for this project, of version 2.0 |
    | `"squad/v1.1"` | SQuAD 1.1: 87,599 questions to train on and 10,570 in dev |
    | `"squad/v2.0"` | SQuAD 2.0: 130,319 and 11,873 questions, some without an answer |
    | `"squad/v2.0-articles"` | the dev set of 2.0, cut in two by article |
    | `"tfds:squad/v1.1"`, `"tfds:any/name"` | TensorFlow Datasets; dev is its validation split |
    | `"questions.json"` | a file in SQuAD's format, one set, whatever `split` says |
    | `("train.json", "dev.json")` | two such files, one for each split |

    The published sets are `squad/train-v1.1.json` and so on, or the same with `.gz`, in the data
    directory (`TFQA_DATA_DIR`); otherwise they are downloaded into it. The file
    `squad/v2-article-split.json`, put there by hand, says how `squad/v2.0-articles` is cut: its
    lists `train_titles` and `dev_titles` share none and name all of the set's articles. Files are
    UTF-8, plain or `.gz`; `tfqa.datasets.squad.format.parse_squad` says which version a file is of.
    Everything is held in memory.

    Args:
        name: see the table.
        split: "train" or "dev".

    Returns:
        The questions of the split, in the order of the file.

    Raises:
        ValueError: an unknown name (the nearest ones are suggested) or split, or a fault in a file
            (its name, the article, the paragraph, the question, the field and what to do).
        FileNotFoundError: a path that is not there, or the file of the cut.
        DownloadError: a published file that is neither there nor to be had.
        ImportError: TensorFlow Datasets is asked for and is not installed.
    """
    if split not in SPLITS:
        raise ValueError(f"`split` must be one of {SPLITS}. Received: split={split!r}.")
    if isinstance(name, (tuple, list)):
        if len(name) != 2:
            raise ValueError(f"Expected two files, to train on and dev. Received: name={name!r}.")
        return read_squad(_find_file(name[SPLITS.index(split)]))
    if name in NAMED:
        return NAMED[name](split)
    if isinstance(name, str) and name.startswith(TFDS_PREFIX):
        return load_squad_tfds(name.removeprefix(TFDS_PREFIX), split)
    return read_squad(_find_file(name))


def _load_samples(split: str) -> SquadDataset:
    path = samples_directory() / "articles" / f"{split}.json"
    return parse_squad(json.loads(path.read_bytes()), f"samples, {split}", location=str(path))


def _load_published(version: str) -> Callable[[str], SquadDataset]:
    def load(split: str) -> SquadDataset:
        file = f"{split}-v{version}.json"
        path = data_directory() / "squad" / f"{file}.gz"
        if not path.exists():
            path = fetch(f"squad/{file}", [url + file for url in URLS], sha256=SHA256[file])
        dataset = read_squad(path)
        if (len(dataset), dataset.version) != (QUESTIONS[file], version):
            raise ValueError(
                f"Expected {QUESTIONS[file]} questions of version {version} in {path}, as the "
                f"publisher's file has. Received: {len(dataset)} of version {dataset.version}. "
                "Delete it, so that it is downloaded again, or load it by its path."
            )
        return SquadDataset(f"squad/v{version}, {split}", version, dataset.examples)

    return load


def _load_articles(split: str) -> SquadDataset:
    whole = NAMED["squad/v2.0"]("dev")
    titles = _read_titles({example.title for example in whole})[split]
    rows = [row for row, example in enumerate(whole) if example.title in titles]
    part = whole.take(rows)
    return SquadDataset(f"squad/v2.0-articles, {split}", part.version, part.examples)


def _read_titles(known: set[str]) -> dict[str, set[str]]:
    """Read the titles of each part of the cut, and check them against the set's."""
    path = data_directory() / ARTICLE_SPLIT
    keys = [f"{split}_titles" for split in SPLITS]
    if not path.exists():
        raise FileNotFoundError(
            f"Expected {ARTICLE_SPLIT} in the data directory {data_directory()}. Received: no such "
            f"file. Put a JSON object at {path} with two lists of titles, {' and '.join(keys)}: "
            "the articles of SQuAD 2.0's dev set to train on, and those to test on."
        )
    try:
        lists = json.loads(path.read_text(encoding="utf-8-sig"))
        train, dev = ([*map(str, lists[key])] for key in keys)
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(
            f"{path}: expected a JSON object with the lists {' and '.join(keys)}. Received: "
            f"something else ({type(error).__name__}: {error}). Correct the file."
        ) from error
    faults = {
        "in both lists": set(train) & set(dev),
        "in no list": known - {*train, *dev},
        "of no article of the set": {*train, *dev} - known,
    }
    for fault, titles in faults.items():
        if titles:
            raise ValueError(
                f"{path}: expected each title of SQuAD 2.0's dev set in one of the lists "
                f"{' and '.join(keys)}. Received: {sorted(titles)[0]!r}, {fault}. Correct the file."
            )
    return {"train": set(train), "dev": set(dev)}


NAMED: dict[str, Callable[[str], SquadDataset]] = {
    "samples": _load_samples,
    "squad/v1.1": _load_published("1.1"),
    "squad/v2.0": _load_published("2.0"),
    "squad/v2.0-articles": _load_articles,
}
"""The data sets with a name of their own."""


def _find_file(path: str | os.PathLike) -> Path:
    """Return the path of a file that is there."""
    file = Path(path)
    if file.is_file():
        return file
    if file.suffix in (".json", ".gz") or not isinstance(path, str):
        raise FileNotFoundError(f"Expected a file. Received: {file}: not there.")
    near = difflib.get_close_matches(path, NAMED, n=3, cutoff=0.5)
    hint = f" Did you mean {' or '.join(map(repr, near))}?" if near else ""
    raise ValueError(
        f"Expected one of {', '.join(NAMED)}, a data set of TensorFlow Datasets as "
        f"'{TFDS_PREFIX}name/config', the path of a file, or of two. Received: {path!r}.{hint}"
    )
