"""Sentences that state facts, and know where each fact stands in them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from data.generator.articles.facts import Fact

VOWELS = "aeiouAEIOU"


@dataclasses.dataclass(frozen=True)
class FactMention:
    """A fact within a text, and where its value and its subject stand.

    Args:
        fact: what the text states.
        value: start and end of its value, in Unicode code points, end-exclusive.
        subject: the same of its subject; None where a pronoun stands for it.
    """

    fact: Fact
    value: tuple[int, int]
    subject: tuple[int, int] | None

    def moved(self, distance: int) -> FactMention:
        """Return the same mention further on in a longer text."""
        value, subject = (
            span and (span[0] + distance, span[1] + distance) for span in (self.value, self.subject)
        )
        return dataclasses.replace(self, value=value, subject=subject)


@dataclasses.dataclass(frozen=True)
class Prose:
    """A text and the facts that it states: a sentence or a paragraph."""

    text: str
    mentions: tuple[FactMention, ...] = ()

    def __add__(self, other: Prose) -> Prose:
        moved = tuple(mention.moved(len(self.text)) for mention in other.mentions)
        return Prose(self.text + other.text, self.mentions + moved)


def fill_template(fact: Fact, template: str) -> Prose:
    """Fill a template in, not yet with a capital; `a` becomes `an` before a vowel."""
    fillings = {"{subject}": fact.subject, "{value}": fact.value}

    def article(match: re.Match) -> str:
        an = fillings[match[2]][0] in VOWELS
        return f"{match[1]}{'n' if an else ''} {match[2]}"

    text, spans = "", {}
    for part in re.split(r"(\{\w+\})", re.sub(r"\b([Aa]) (\{\w+\})", article, template)):
        if part in fillings:
            spans[part] = (len(text), len(text) + len(fillings[part]))
        text += fillings.get(part, part)
    return Prose(text, (FactMention(fact, spans["{value}"], spans.get("{subject}")),))


def sentence(prose: Prose) -> Prose:
    """Return the same text beginning with a capital."""
    return dataclasses.replace(prose, text=prose.text[0].upper() + prose.text[1:])


def coordinate(first: Prose, second: Prose) -> Prose:
    """Make one sentence of two: "Its capital is Lima, and its currency is the sol."."""
    return Prose(first.text[:-1] + ", and ", first.mentions) + second


def paragraph(sentences: Sequence[Prose]) -> Prose:
    """Put sentences one after another, a space between two."""
    result = sentence(sentences[0])
    for following in sentences[1:]:
        result = result + Prose(" ") + sentence(following)
    return result


def text_of(sentences: Sequence[Prose]) -> str:
    """Return the text of sentences, to look for words in it."""
    return " ".join(prose.text for prose in sentences)
