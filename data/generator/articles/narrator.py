"""Draws sentences, and keeps count of what has been told, so that no fact is told too rarely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from data.generator.articles.facts import (
    Fact,
    is_key,
    leaks,
    relation_of,
    stated_facts,
    topic_of,
)
from data.generator.articles.prose import Prose, coordinate, tell
from data.generator.articles.tables import Topic
from data.generator.dice import Dice

ENOUGH = 3
"""A key fact that is told so often needs no more telling."""

_ADVERBIALS = ("in ", "on ", "at ", "among ", "around ", "by ")


class Narrator:
    """Tells facts in words drawn with the dice.

    Args:
        dice: for all choices.
    """

    def __init__(self, dice: Dice):
        self.dice = dice
        self.counts: Counter[Fact] = Counter()
        self._last: dict[tuple[str, str], str] = {}

    def name(self, fact: Fact) -> Prose:
        """A sentence that names the subject."""
        return self._draw(fact, relation_of(fact).statements)

    def refer(self, fact: Fact, after: Prose) -> Prose:
        """A sentence with a pronoun, to follow one about the same subject.

        It does not begin with "it" or "its" unless the sentence before begins with the subject;
        failing that, the subject is named.
        """
        templates = relation_of(fact).pronouns
        if not _begins_with_subject(after):
            templates = tuple(one for one in templates if not one.startswith(("it ", "its ")))
        return self._draw(fact, templates) if templates else self.name(fact)

    def name_both(self, first: Fact, second: Fact) -> Prose:
        """Two facts in one sentence; about one subject, it is named once if it can be."""
        told = self.name(first)
        same = (first.subject, first.topic) == (second.subject, second.topic)
        return coordinate(told, self.refer(second, told) if same else self.name(second))

    def refer_both(self, first: Fact, second: Fact, after: Prose) -> Prose:
        """The same with a pronoun."""
        told = self.refer(first, after)
        return coordinate(told, self.refer(second, told))

    def compare(self, fact: Fact, others: Iterable[Fact]) -> Prose:
        """A sentence about another subject than the paragraph's, tied to what that one tells."""
        rivals = [other for other in others if other.relation == fact.relation]
        if not rivals or self.dice.chance(0.6):
            return self.name(fact)
        same = any(rival.value == fact.value for rival in rivals)
        return self.opened("likewise" if same else self.dice.pick(_CONTRASTS), fact)

    def opened(self, opening: str, fact: Fact) -> Prose:
        """A sentence that names the subject, after words such as "by contrast" if they suit it."""
        prose = self.name(fact)
        return prose if prose.text.startswith(_ADVERBIALS) else Prose(f"{opening}, ") + prose

    def distractor(
        self,
        topic: Topic,
        subject: str,
        text: str,
        taken: set[str],
        wanted: Callable[[Fact], bool],
    ) -> Fact | None:
        """A fact about another subject of the topic, one that needs telling first.

        Args:
            topic: to choose from.
            subject: whom the article is about.
            text: of the paragraph, which must not give a withheld fact away with it.
            taken: subjects not to tell of.
            wanted: true for the facts to choose from.
        """
        row = topic.rows[subject]

        def rank(fact: Fact) -> tuple[int, bool, float]:
            other = topic.rows[fact.subject]
            near = any(name in row and row[name] == other.get(name) for name in topic.related)
            told, roll = self.urgency(fact)
            return told, not near, roll

        facts = [
            fact
            for fact in stated_facts(topic)
            if fact.subject != subject and fact.subject not in taken and wanted(fact)
        ]
        for fact in sorted(facts, key=rank):
            if not leaks(f"{text} {fact.subject} {fact.value}", subject):
                return fact
        return None

    def urgency(self, fact: Fact) -> tuple[int, float]:
        """What to sort facts by, so that those come first that need telling most."""
        return min(self.counts[fact], ENOUGH) if is_key(fact) else ENOUGH, self.dice.roll()

    def _draw(self, fact: Fact, templates: tuple[str, ...]) -> Prose:
        """Tells it with a template, but not with the one that told this relation last.

        No sentence begins with a figure.
        """
        key = (fact.topic, fact.relation)
        options = [
            one for one in templates if not (one.startswith("{value}") and fact.value[0].isdigit())
        ]
        fresh = [one for one in options if one != self._last.get(key)]
        self._last[key] = self.dice.pick(fresh or options)
        return tell(fact, self._last[key])


_CONTRASTS = ("by contrast", "in comparison")


def _begins_with_subject(prose: Prose) -> bool:
    """Whether "it" in the next sentence would be understood as the subject of this one."""
    told = prose.told[-1]
    if len(prose.told) > 1:
        return False
    if told.subject:
        return told.subject[0] == 0
    noun = topic_of(told.fact).noun.split()[-1]
    return prose.text.startswith(("it ", f"the {noun} ", f"this {noun} "))
