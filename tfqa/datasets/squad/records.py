"""Questions about passages and their answers: one, and a set of many."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

import numpy as np

VERSIONS = ("1.1", "2.0")


@dataclasses.dataclass(frozen=True)
class SquadAnswer:
    """A part of a passage that answers a question.

    Args:
        text: as it stands in the passage.
        start: where it stands there, in Unicode code points from 0.
    """

    text: str
    start: int

    @property
    def end(self) -> int:
        """Return the position after its last character, in Unicode code points."""
        return self.start + len(self.text)


@dataclasses.dataclass(frozen=True)
class SquadExample:
    """One question about one passage.

    Args:
        id: of the question, different from all others of its data set.
        title: of the article that the passage is from.
        question: the question.
        context: the passage.
        answers: all that people gave, the first one is learned from; none if `is_impossible`.
        is_impossible: the passage does not answer the question (Rajpurkar et al. 2018).
        plausible_answers: what looks like an answer to such a question and is none.
    """

    id: str
    title: str
    question: str
    context: str
    answers: tuple[SquadAnswer, ...]
    is_impossible: bool = False
    plausible_answers: tuple[SquadAnswer, ...] = ()


@dataclasses.dataclass(frozen=True)
class SquadDataset:
    """Questions with their passages (Rajpurkar et al. 2016; 2018).

    Args:
        name: what it is called in messages.
        version: "1.1", where every question has an answer, or "2.0", where some have none.
        examples: the questions, in order. Questions about one passage share one string.

    Raises:
        ValueError: another version.
    """

    name: str
    version: str
    examples: tuple[SquadExample, ...] = dataclasses.field(repr=False)

    def __post_init__(self):
        object.__setattr__(self, "examples", tuple(self.examples))
        if self.version not in VERSIONS:
            raise ValueError(
                f"`version` must be one of {VERSIONS}. Received: version={self.version!r}."
            )

    def __len__(self) -> int:
        return len(self.examples)

    def __iter__(self) -> Iterator[SquadExample]:
        return iter(self.examples)

    def __getitem__(self, number: int) -> SquadExample:
        return self.examples[number]

    def take(self, rows: Iterable[int]) -> SquadDataset:
        """Return the questions with these numbers, in this order."""
        return dataclasses.replace(self, examples=tuple(self.examples[row] for row in rows))

    def sample(self, count: int, seed: int = 0) -> SquadDataset:
        """Draw questions without putting any back; they keep their order.

        The same seed draws the same questions, and more of them when `count` is larger.

        Args:
            count: how many, from 1 to all.
            seed: another seed draws others.

        Raises:
            ValueError: `count` is out of range.
        """
        if not 1 <= count <= len(self):
            raise ValueError(
                f"`count` must be from 1 to {len(self)}, the questions of {self.name}. "
                f"Received: count={count}."
            )
        rows = np.random.default_rng(seed).permutation(len(self))[:count]
        return self.take(np.sort(rows).tolist())

    def without_impossible(self) -> SquadDataset:
        """Return the questions that have an answer, as a set of version 1.1."""
        kept = (example for example in self.examples if not example.is_impossible)
        return SquadDataset(f"{self.name}, answerable", "1.1", tuple(kept))

    def to_official(self) -> dict:
        """Return the set as the parsed JSON of its publisher, which the official scripts read.

        Questions about one passage of one article stand together, in the order of the first of
        them; `is_impossible` and `plausible_answers` are of version 2.0 only.
        """
        articles: dict[str, dict[str, list]] = {}
        for example in self.examples:
            paragraphs = articles.setdefault(example.title, {})
            paragraphs.setdefault(example.context, []).append(self._question(example))
        data = [
            {
                "title": title,
                "paragraphs": [
                    {"context": context, "qas": questions}
                    for context, questions in paragraphs.items()
                ],
            }
            for title, paragraphs in articles.items()
        ]
        return {"version": {"1.1": "1.1", "2.0": "v2.0"}[self.version], "data": data}

    def _question(self, example: SquadExample) -> dict:
        record = {
            "id": example.id,
            "question": example.question,
            "answers": _write_answers(example.answers),
        }
        if self.version == "2.0":
            record["is_impossible"] = example.is_impossible
            if example.plausible_answers:
                record["plausible_answers"] = _write_answers(example.plausible_answers)
        return record


def _write_answers(answers: Iterable[SquadAnswer]) -> list[dict]:
    return [{"text": answer.text, "answer_start": answer.start} for answer in answers]
