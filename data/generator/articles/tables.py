"""How true facts are written down: a topic is a table, and a column of it a relation."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping


@dataclasses.dataclass(frozen=True)
class Relation:
    """One column: how it is told and how it is asked about.

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
        lists: articles that tell one relation of many subjects: the relation that groups them (or
            `""` for all of them together), the relation told, and the title:
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
        """The column of this name."""
        return next(relation for relation in self.relations if relation.name == name)


def read_rows(columns: str, lines: str) -> dict[str, dict[str, str]]:
    """Reads a table that is written as text, cells between `|`, `-` for a missing one.

    Args:
        columns: the names, the subject's first: `"country | capital | continent"`.
        lines: a row each; blank lines are skipped.

    Raises:
        ValueError: a row has another number of cells, or its subject is there already.
    """
    names, rows = [cell.strip() for cell in columns.split("|")], {}
    for line in filter(str.strip, lines.splitlines()):
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != len(names) or cells[0] in rows:
            raise ValueError(
                f"Expected {len(names)} cells ({columns}) and a subject of its own. "
                f"Received: {line!r}. Correct the row."
            )
        rows[cells[0]] = {
            name: cell for name, cell in zip(names[1:], cells[1:], strict=True) if cell != "-"
        }
    return rows
