"""Sentences drawn at random, with a count of their facts, so that none is stated too rarely."""

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
from data.generator.articles.prose import Prose, coordinate, fill_template
from data.generator.articles.tables import Topic
from data.generator.seeded_random import SeededRandom

ENOUGH = 3
"""A key fact that is stated so often need not be stated again."""

_ADVERBIALS = ("in ", "on ", "at ", "among ", "around ", "by ")


class SentenceWriter:
    """Writes sentences that state facts, in words drawn at random.

    Args:
        random: for all choices.
    """

    def __init__(self, random: SeededRandom):
        self.random = random
        self.counts: Counter[Fact] = Counter()
        self._last: dict[tuple[str, str], str] = {}

    def name(self, fact: Fact) -> Prose:
        """Write a sentence that names the subject."""
        return self._draw(fact, relation_of(fact).statements)

    def refer(self, fact: Fact, after: Prose) -> Prose:
        """Write a sentence with a pronoun, to follow one about the same subject.

        It does not begin with "it" or "its" unless the sentence before begins with the subject;
        failing that, the subject is named.
        """
        templates = relation_of(fact).pronouns
        if not _begins_with_subject(after):
            templates = tuple(text for text in templates if not text.startswith(("it ", "its ")))
        return self._draw(fact, templates) if templates else self.name(fact)

    def name_both(self, first: Fact, second: Fact) -> Prose:
        """Put two facts into one sentence; a subject that they share is named once if possible."""
        prose = self.name(first)
        same = (first.subject, first.topic) == (second.subject, second.topic)
        return coordinate(prose, self.refer(second, prose) if same else self.name(second))

    def refer_both(self, first: Fact, second: Fact, after: Prose) -> Prose:
        """Put two facts about one subject into one sentence, with pronouns."""
        prose = self.refer(first, after)
        return coordinate(prose, self.refer(second, prose))

    def compare(self, fact: Fact, others: Iterable[Fact]) -> Prose:
        """Write a sentence about another subject than the paragraph's, tied to its facts."""
        rivals = [other for other in others if other.relation == fact.relation]
        if not rivals or self.random.chance(0.6):
            return self.name(fact)
        same = any(rival.value == fact.value for rival in rivals)
        return self.opened("likewise" if same else self.random.choice(_CONTRASTS), fact)

    def opened(self, opening: str, fact: Fact) -> Prose:
        """Name the subject in a sentence after words such as "by contrast", if they suit it."""
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
        """Choose a fact about another subject of the topic, the one that has been stated least.

        Args:
            topic: to choose from.
            subject: whom the article is about.
            text: of the paragraph, which must not give a withheld fact away with it.
            taken: subjects that are not to be chosen.
            wanted: true for the facts to choose from.
        """
        row = topic.rows[subject]

        def rank(fact: Fact) -> tuple[int, bool, float]:
            other = topic.rows[fact.subject]
            near = any(name in row and row[name] == other.get(name) for name in topic.related)
            count, draw = self.urgency(fact)
            return count, not near, draw

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
        """Return what to sort facts by, so that those come first that need stating most."""
        return min(self.counts[fact], ENOUGH) if is_key(fact) else ENOUGH, self.random.uniform()

    def _draw(self, fact: Fact, templates: tuple[str, ...]) -> Prose:
        """Fill one of the templates in, but not the one that stated this relation last.

        No sentence begins with a figure.
        """
        key = (fact.topic, fact.relation)
        options = [
            text
            for text in templates
            if not (text.startswith("{value}") and fact.value[0].isdigit())
        ]
        fresh = [text for text in options if text != self._last.get(key)]
        self._last[key] = self.random.choice(fresh or options)
        return fill_template(fact, self._last[key])


_CONTRASTS = ("by contrast", "in comparison")


def _begins_with_subject(prose: Prose) -> bool:
    """Tell whether "it" in the next sentence would be understood as the subject of this one."""
    mention = prose.mentions[-1]
    if len(prose.mentions) > 1:
        return False
    if mention.subject:
        return mention.subject[0] == 0
    noun = topic_of(mention.fact).noun.split()[-1]
    return prose.text.startswith(("it ", f"the {noun} ", f"this {noun} "))
