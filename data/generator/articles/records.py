"""What an article is made of."""

from __future__ import annotations

import dataclasses

from data.generator.articles.facts import Fact


@dataclasses.dataclass(frozen=True)
class Answer:
    """Words of a paragraph, and where they start, in Unicode code points."""

    text: str
    start: int


@dataclasses.dataclass(frozen=True)
class Question:
    """A question about a paragraph.

    Args:
        id: made of the title, the paragraph and the question.
        text: the question.
        fact: what it asks for.
        answer: in the paragraph; None where the paragraph has none.
        plausible: for such a question, words of the kind that is asked for.
    """

    id: str
    text: str
    fact: Fact
    answer: Answer | None
    plausible: Answer | None = None


@dataclasses.dataclass(frozen=True)
class Paragraph:
    """A paragraph, its questions, and the facts that it states, in order."""

    context: str
    questions: tuple[Question, ...]
    facts: tuple[Fact, ...]


@dataclasses.dataclass(frozen=True)
class Article:
    """An article.

    Args:
        title: no other article has it.
        topic: the name of the table that its facts are from.
        split: `"train"` or `"dev"`.
        paragraphs: one to three.
    """

    title: str
    topic: str
    split: str
    paragraphs: tuple[Paragraph, ...]
