"""How true facts are written down: a topic is a table, and a column of it a relation."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from tfqa.datasets.files.tables import read_table

NUMERIC = {"year", "number", "height"}
"""The kinds of values that are integers."""


@dataclasses.dataclass(frozen=True)
class Relation:
    """One column: how it is stated and how it is asked about.

    Templates hold `{subject}` and `{value}`, and end with their mark. The first letter of a
    sentence is made a capital when it is written.

    Args:
        name: of the column, such as `"capital"`.
        statements: whole sentences, four or more: "The capital of {subject} is {value}."
        pronouns: the same with a pronoun or "the country" for the subject, to follow a sentence
            about it: "Its capital is {value}."
        questions: four or more, worded otherwise than the statements, without `{value}`.
        kind: what may stand in the column, such as `"place"`, `"year"`, `"person"`; values of one
            kind can be mistaken for each other.
        reverse: questions whose answer is the subject, without `{subject}`, for columns whose
            values are each of one subject alone: "Which element has the symbol {value}?"
    """

    name: str
    statements: tuple[str, ...]
    pronouns: tuple[str, ...]
    questions: tuple[str, ...]
    kind: str
    reverse: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True)
class Topic:
    """A table of facts about subjects of one kind.

    Args:
        name: such as `"country"`.
        noun: what a subject is, with its article: `"a country"`.
        plural: `"countries"`.
        relations: the columns.
        rows: subject (as it stands inside a sentence: `"France"`, `"the Netherlands"`, `"oxygen"`)
            to its values by relation, as they stand in a sentence; a cell may be missing.
        related: relations by whose values subjects belong together (`"continent"`): articles take
            their distractors from such neighbours first.
        lists: articles that state one relation of many subjects: the relation that groups them (or
            `""` for all of them together), the relation stated, and the title:
            `("continent", "capital", "Capitals of {value}")`.
    """

    name: str
    noun: str
    plural: str
    relations: tuple[Relation, ...]
    rows: Mapping[str, Mapping[str, str]]
    related: tuple[str, ...] = ()
    lists: tuple[tuple[str, str, str], ...] = ()

    def relation(self, name: str) -> Relation:
        """Return the column of this name."""
        return next(relation for relation in self.relations if relation.name == name)


def read_rows(
    file: str | os.PathLike, subject: str, relations: Iterable[Relation]
) -> dict[str, dict[str, str]]:
    """Read the rows of a topic from a CSV file.

    Args:
        file: beside this module, or elsewhere where it is a whole path.
        subject: the name of the column of subjects, which is the topic's.
        relations: those of the other columns; years, heights and other numbers must be integers.

    Returns:
        Subject to its values by relation, both in the order of the file, without the empty cells.

    Raises:
        ValueError: a fault in the table, or a subject that stands there twice.
    """
    types = {relation.name: int if relation.kind in NUMERIC else str for relation in relations}
    path, rows = Path(__file__).parent / file, {}
    for cells in read_table(path, {subject: str, **types}, optional=types):
        name = cells.pop(subject)
        if name in rows:
            raise ValueError(f"{path}: expected each subject once. Received: {name!r} twice.")
        rows[name] = {column: str(cell) for column, cell in cells.items() if cell is not None}
    return rows
