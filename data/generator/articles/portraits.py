"""The text of an article about one subject: its facts, with those of others between them."""

from __future__ import annotations

from data.generator.articles.facts import Fact, facts_about, leaks
from data.generator.articles.narrator import Narrator
from data.generator.articles.prose import Prose, paragraph, text_of
from data.generator.articles.tables import Topic

SHORTEST, FEWEST = 72, 8
"""Words of an article, and different facts in it."""


def portrait(narrator: Narrator, topic: Topic, subject: str) -> list[Prose]:
    """The paragraphs of an article.

    Args:
        narrator: tells the facts and chooses those about others.
        topic: which the subject is in.
        subject: whom the article is about.
    """
    dice, facts = narrator.dice, facts_about(topic, subject)
    facts = facts[:1] + dice.shuffled(facts[1:]) if dice.chance(0.8) else dice.shuffled(facts)
    kept_back = [facts.pop()] if len(facts) > 4 and dice.chance(0.5) else []
    parts = _split(facts, 1 + (len(facts) > 2) + (len(facts) > 6 and dice.chance(0.5)))
    taken: set[str] = set()
    told: list[tuple[Prose, list[Fact]]] = []
    for part in parts:
        hidden = kept_back + [fact for other in parts if other is not part for fact in other]
        sentences = _tell_part(narrator, topic, subject, part, hidden, taken)
        if sentences:
            told.append((paragraph(sentences), part))
    while _is_short([prose for prose, _ in told]):
        place = min(range(len(told)), key=lambda index: len(told[index][0].told))
        prose, part = told[place]
        longer = _with_distractor(narrator, topic, subject, [prose], part, [], taken)
        if len(longer) == 1:
            break
        told[place] = paragraph(longer), part
    return [prose for prose, _ in told]


def _split(facts: list[Fact], count: int) -> list[list[Fact]]:
    """Cuts a list into parts of nearly the same length."""
    bounds = [round(len(facts) * place / count) for place in range(count + 1)]
    return [facts[low:high] for low, high in zip(bounds, bounds[1:], strict=False)]


def _is_short(paragraphs: list[Prose]) -> bool:
    facts = {one.fact for prose in paragraphs for one in prose.told}
    words = sum(len(prose.text.split()) for prose in paragraphs)
    return words < SHORTEST or len(facts) < FEWEST


def _tell_part(
    narrator: Narrator,
    topic: Topic,
    subject: str,
    facts: list[Fact],
    hidden: list[Fact],
    taken: set[str],
) -> list[Prose]:
    """A paragraph's sentences: the subject's facts in order, distractors after some of them."""
    dice, waiting, sentences, before = narrator.dice, list(facts), [], None
    stated: list[Fact] = []
    distractors = 1 + dice.chance(0.6)
    while waiting:
        count = 2 if len(waiting) > 1 and dice.chance(0.3) else 1
        now, waiting = waiting[:count], waiting[count:]
        if before and dice.chance(0.8):
            told = (narrator.refer, narrator.refer_both)[count - 1](*now, before)
        else:
            told = (narrator.name, narrator.name_both)[count - 1](*now)
        if leaks(text_of([*sentences, told]), subject):
            continue
        sentences, before, stated = [*sentences, told], told, stated + now
        if distractors and (not waiting or dice.chance(0.4)):
            longer = _with_distractor(narrator, topic, subject, sentences, facts, hidden, taken)
            before = told if len(longer) == len(sentences) else None
            sentences, distractors = longer, distractors - 1
    if stated and dice.chance(0.2):
        sentences.append(narrator.opened("in short", dice.pick(stated)))
    return sentences


def _with_distractor(
    narrator: Narrator,
    topic: Topic,
    subject: str,
    sentences: list[Prose],
    facts: list[Fact],
    hidden: list[Fact],
    taken: set[str],
) -> list[Prose]:
    """Adds a sentence about another subject, of a relation that the paragraph tells or hides."""
    told, hides = ({fact.relation: fact.value for fact in part} for part in (facts, hidden))
    choices = {
        "same": lambda fact: told.get(fact.relation) == fact.value,
        "rival": lambda fact: fact.relation in told and told[fact.relation] != fact.value,
        "decoy": lambda fact: fact.relation in hides and hides[fact.relation] != fact.value,
        "any": lambda fact: True,
    }
    first = narrator.dice.pick(("same", "rival", "rival", "decoy", "decoy"))
    for choice in (first, "rival", "any"):
        text = text_of(sentences)
        fact = narrator.distractor(topic, subject, text, taken, choices[choice])
        if fact:
            taken.add(fact.subject)
            return [*sentences, narrator.compare(fact, facts)]
    return sentences
