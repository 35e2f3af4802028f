"""The text of articles that state one relation of many subjects: "Capitals of South America"."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from data.generator.articles.facts import Fact, facts_about, leaks, stated_facts, topic_of
from data.generator.articles.prose import Prose, paragraph, text_of
from data.generator.articles.sentence_writer import SentenceWriter
from data.generator.articles.tables import Topic

FEWEST, MOST = 5, 9
"""Subjects of one list."""

_SHORT, _LONG = 36, 42
"""Words of one of its two paragraphs: to so many more is added, and from so many on no more."""

_INTRODUCTIONS = ("here is a list of {0}.", "this is a list of {0}.", "below is a list of {0}.")


@dataclasses.dataclass(frozen=True)
class Listing:
    """One list: its title and the facts that it states, a subject each."""

    title: str
    facts: tuple[Fact, ...]


def listings(topic: Topic) -> Iterator[Listing]:
    """Yield all lists of a topic; a long one is cut into several, in alphabetical order."""
    facts = {(fact.subject, fact.relation): fact for fact in stated_facts(topic)}
    for group, relation, title in topic.lists:
        values = dict.fromkeys(row.get(group, "") for row in topic.rows.values())
        for value in values if group else [""]:
            subjects = [
                subject
                for subject, row in topic.rows.items()
                if (subject, relation) in facts and (not group or row.get(group) == value)
            ]
            if (group and not value) or len(subjects) < FEWEST:
                continue
            heading = title.format(value=value)
            subjects = sorted(subjects, key=lambda subject: subject.removeprefix("the "))
            parts = -(-len(subjects) // MOST)
            for number in range(parts):
                low, high = (round(len(subjects) * end / parts) for end in (number, number + 1))
                part = subjects[low:high]
                span = f", from {part[0]} to {part[-1]}" if parts > 1 else ""
                listed = tuple(facts[subject, relation] for subject in part)
                yield Listing(heading + span, listed)


def list_text(writer: SentenceWriter, listing: Listing) -> list[Prose]:
    """Write the two paragraphs of a list."""
    facts = writer.random.shuffled(listing.facts)
    middle = (len(facts) + 1) // 2
    title = listing.title[0].lower() + listing.title[1:]
    introduction = Prose(writer.random.choice(_INTRODUCTIONS).format(title))
    return [
        _half(writer, [introduction], facts[:middle], facts[middle:]),
        _half(writer, [], facts[middle:], facts[:middle]),
    ]


def _half(
    writer: SentenceWriter, sentences: list[Prose], facts: list[Fact], others: list[Fact]
) -> Prose:
    """Write one paragraph, with other facts about its subjects and about those of the other one."""
    random, waiting = writer.random, list(facts)
    while waiting and len(text_of(sentences).split()) < _LONG:
        fact = waiting.pop(0)
        further = _further(writer, fact)
        if further and random.chance(0.4):
            sentence = writer.name_both(fact, further)
        elif waiting and random.chance(0.4):
            sentence = writer.name_both(fact, waiting.pop(0))
        else:
            sentence = writer.name(fact)
        sentences = _with(sentences, sentence)
    for position, other in enumerate(random.shuffled(others)):
        further = _further(writer, other)
        if further and (not position or len(text_of(sentences).split()) < _SHORT):
            sentences = _with(sentences, writer.name(further))
    return paragraph(sentences)


def _with(sentences: list[Prose], sentence: Prose) -> list[Prose]:
    """Add a sentence, unless it gives a withheld fact away."""
    longer = [*sentences, sentence]
    return sentences if leaks(text_of(longer)) else longer


def _further(writer: SentenceWriter, listed: Fact) -> Fact | None:
    """Choose another fact about the same subject, the one that has been stated least."""
    facts = facts_about(topic_of(listed), listed.subject)
    others = [fact for fact in facts if fact.relation != listed.relation]
    return min(others, key=writer.urgency, default=None)
