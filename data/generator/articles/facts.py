"""Every fact of the tables, and which of them no article ever states."""

from __future__ import annotations

import dataclasses
import functools
import re

from data.generator.articles.tables import Relation, Topic
from data.generator.articles.topics import TOPICS
from data.generator.seeded_random import SeededRandom

KEY_RELATIONS = {
    "country": ("capital", "continent", "currency", "language"),
    "element": ("symbol", "number"),
    "scientist": ("field", "known"),
    "writer": ("country", "book"),
}
"""Stated at least three times in the articles to train on, by topic."""

WITHHELD = {"country": ("capital", "currency", "language"), "element": ("symbol", "number")}
"""Of these relations, the share `WITHHELD_SHARE` of the facts is never stated."""

WITHHELD_SHARE = 0.08
_SEED = 18011945


@dataclasses.dataclass(frozen=True)
class Fact:
    """One cell of a table.

    Args:
        subject: as it stands inside a sentence: `"France"`, `"the Netherlands"`, `"oxygen"`.
        relation: the name of the column: `"capital"`.
        value: as it stands inside a sentence: `"Paris"`.
        topic: the name of the table: `"country"`.
        stated: False where no article states it, in either split.
    """

    subject: str
    relation: str
    value: str
    topic: str
    stated: bool = True


def occurs(words: str, text: str) -> bool:
    """Tell whether the words stand in the text as whole words, in capitals or not."""
    words, text = words.lower(), text.lower()
    return words in text and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


@functools.cache
def all_facts() -> tuple[Fact, ...]:
    """Return every fact, by topic, subject and relation, in the order of the tables."""
    facts = []
    for topic in TOPICS:
        withheld = _withheld(topic)
        facts += [
            Fact(subject, name, value, topic.name, (subject, name) not in withheld)
            for subject, row in topic.rows.items()
            for name, value in row.items()
        ]
    return tuple(facts)


@functools.cache
def withheld_facts() -> tuple[Fact, ...]:
    """Return the facts that no article states."""
    return tuple(fact for fact in all_facts() if not fact.stated)


def facts_about(topic: Topic, subject: str) -> list[Fact]:
    """Return the facts about a subject that articles may state, in the order of the relations."""
    return list(_stated(topic.name).get(subject, ()))


def stated_facts(topic: Topic) -> list[Fact]:
    """Return the facts of a topic that articles may state."""
    return [fact for facts in _stated(topic.name).values() for fact in facts]


@functools.cache
def _stated(topic: str) -> dict[str, list[Fact]]:
    facts: dict[str, list[Fact]] = {}
    for fact in all_facts():
        if fact.stated and fact.topic == topic:
            facts.setdefault(fact.subject, []).append(fact)
    return facts


def topic_of(fact: Fact) -> Topic:
    """Return the table that the fact is in."""
    return next(topic for topic in TOPICS if topic.name == fact.topic)


def relation_of(fact: Fact) -> Relation:
    """Return the column that the fact is in."""
    return topic_of(fact).relation(fact.relation)


def is_key(fact: Fact) -> bool:
    """Tell whether the articles to train on must state it three times."""
    return fact.stated and fact.relation in KEY_RELATIONS.get(fact.topic, ())


def leaks(text: str, subject: str = "") -> bool:
    """Tell whether a paragraph gives away a fact that is never to be stated.

    It does already where it names the subject and holds the value, whatever it says of them.

    Args:
        text: of the paragraph.
        subject: whom the article is about, which counts as named.
    """
    return any(
        occurs(fact.value, text) and (fact.subject == subject or occurs(fact.subject, text))
        for fact in withheld_facts()
    )


def cloze_sentences(fact: Fact, blank: str = "[MASK]") -> tuple[str, ...]:
    """Put the fact into sentences with a blank for its value: "The capital of Peru is [MASK]."."""
    sentences = [
        template.format(subject=fact.subject, value=blank)
        for template in relation_of(fact).statements
    ]
    return tuple(sentence[0].upper() + sentence[1:] for sentence in sentences)


def cloze_facts() -> list[Fact]:
    """Return the facts to ask a language model for: all of the relations that hold some back.

    Left out are those whose subject suggests the value.
    """
    return [
        fact
        for fact in all_facts()
        if fact.relation in WITHHELD.get(fact.topic, ()) and not suggests(fact.subject, fact.value)
    ]


def suggests(subject: str, value: str) -> bool:
    """Tell whether a subject suggests the value: Croatia and Croatian, Mexico and Mexico City."""
    return value[:3].lower() == subject[:3].lower() or occurs(value, subject)


def _withheld(topic: Topic) -> set[tuple[str, str]]:
    """Choose what to keep back, among values that are single words and that no subject suggests."""
    random, withheld = SeededRandom(_SEED), set()
    for name in WITHHELD.get(topic.name, ()):
        subjects = [
            subject
            for subject, row in topic.rows.items()
            if re.fullmatch(r"\w+", row.get(name, ""))
            and not suggests(subject, row[name])
            and not _stated_elsewhere(topic, subject, row[name])
        ]
        count = round(sum(name in row for row in topic.rows.values()) * WITHHELD_SHARE)
        withheld |= {(subject, name) for subject in random.shuffled(subjects)[:count]}
    return withheld


def _stated_elsewhere(topic: Topic, subject: str, value: str) -> bool:
    """Tell whether a row of another topic has both, such as a tower in Paris, France."""
    for other in TOPICS:
        for name, row in other.rows.items():
            text = " ".join((name, *row.values()))
            if other is not topic and occurs(value, text) and occurs(subject, text):
                return True
    return False
