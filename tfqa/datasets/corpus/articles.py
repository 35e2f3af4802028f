"""What the sample articles are about: the topic of each, and facts to ask a language model for."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path

from tfqa._directories import samples_directory
from tfqa.datasets.files.tables import read_table


@dataclasses.dataclass(frozen=True)
class Fact:
    """A fact that a language model can be asked for (Petroni et al. 2019, section 3).

    Args:
        topic: what its subject is: `"country"`.
        relation: what is said of the subject: `"capital"`.
        subject: as it stands inside a sentence: `"Peru"`, `"the Netherlands"`, `"oxygen"`.
        value: as it stands inside a sentence: `"Lima"`.
        stated: False where no article states it, in either split; the training articles state the
            others at least three times.
        cloze: a sentence with a blank for the value: `"The capital of Peru is [MASK]."`.
    """

    topic: str
    relation: str
    subject: str
    value: str
    stated: bool
    cloze: str


def load_facts(name_or_path: str | os.PathLike = "samples") -> tuple[Fact, ...]:
    """Read facts to ask a language model for, some of which its training text never states.

    A model that has learned facts fills the blanks of the stated ones better than those of the
    others, where it can only guess. A fact whose subject suggests its value (Croatia and Croatian)
    is not among them.

    Args:
        name_or_path: `"samples"` for the facts of the sample articles, or the path of a CSV file
            with the fields of `Fact` as its columns, `stated` being `yes` or `no`.

    Raises:
        FileNotFoundError: a path that is not there.
        ValueError: a fault in the file; its line and what to do are given.
    """
    columns = dict.fromkeys((field.name for field in dataclasses.fields(Fact)), str)
    columns["stated"] = {"yes": True, "no": False}.__getitem__
    rows = read_table(_find(name_or_path, "facts.csv"), columns)
    return tuple(Fact(**row) for row in rows)


def load_topics(name_or_path: str | os.PathLike = "samples") -> dict[str, str]:
    """Read the topic of each article: its title, which is its document's name, to the topic.

    Args:
        name_or_path: `"samples"` for the articles of `load_corpus("samples")` and
            `load_corpus("samples-dev")`, in the order in which they were written, or the path of a
            CSV file with the columns `title` and `topic`.

    Raises:
        FileNotFoundError: a path that is not there.
        ValueError: a fault in the file; its line and what to do are given.
    """
    rows = read_table(_find(name_or_path, "topics.csv"), {"title": str, "topic": str})
    return {row["title"]: row["topic"] for row in rows}


def _find(name_or_path: str | os.PathLike, file: str) -> Path:
    is_name = name_or_path == "samples"
    return samples_directory() / "articles" / file if is_name else Path(name_or_path)
