"""The questions of a paragraph, with an answer in it and without."""

from __future__ import annotations

import hashlib

from data.generator.articles.facts import Fact, all_facts, occurs, relation_of
from data.generator.articles.prose import FactMention, Prose
from data.generator.articles.records import Answer, Question
from data.generator.seeded_random import SeededRandom

UNANSWERABLE = 0.57
"""Questions without an answer, for each with one."""


def ask(random: SeededRandom, title: str, prose: Prose, most: int) -> list[Question]:
    """Ask questions in a mixed order, one about each fact of the paragraph.

    Args:
        random: for all choices.
        title: of the article.
        prose: the paragraph.
        most: questions with an answer, at most.
    """
    first_mentions = {mention.fact: mention for mention in reversed(prose.mentions)}
    asked = random.shuffled(list(first_mentions.values()))[:most]
    questions = [_answerable(random, title, prose, mention) for mention in asked]
    candidates = random.shuffled(_unstated(prose))
    count = min(len(candidates), max(1, int(len(questions) * UNANSWERABLE + random.uniform())))
    for fact, rivals in candidates[:count]:
        text = random.choice(relation_of(fact).questions).format(subject=fact.subject)
        plausible = _answer(prose, random.choice(rivals).value)
        questions.append(Question(_id(title, prose, text), text, fact, None, plausible))
    return random.shuffled(questions)


def _answerable(random: SeededRandom, title: str, prose: Prose, mention: FactMention) -> Question:
    """Ask for the value, or sometimes for the subject where the value is its alone."""
    fact, relation, span = mention.fact, relation_of(mention.fact), mention.value
    backwards = relation.reverse and mention.subject and random.chance(0.25)
    subjects = {other.fact.subject for other in prose.mentions if other.fact.value == fact.value}
    if backwards and len(subjects) == 1 and not occurs(fact.subject, fact.value):
        text, span = random.choice(relation.reverse).format(value=fact.value), mention.subject
    else:
        text = random.choice(relation.questions).format(subject=fact.subject)
    text = text[0].upper() + text[1:]
    return Question(_id(title, prose, text), text, fact, _answer(prose, span))


def _unstated(prose: Prose) -> list[tuple[Fact, list[FactMention]]]:
    """Find facts that the paragraph does not state of its subjects, and mentions of their kind.

    A fact is left out where its value occurs at all, whatever is said with it.
    """
    about = {(mention.fact.subject, mention.fact.topic) for mention in prose.mentions}
    unstated = []
    for fact in all_facts():
        if (fact.subject, fact.topic) not in about or occurs(fact.value, prose.text):
            continue
        kind = relation_of(fact).kind
        rivals = [other for other in prose.mentions if relation_of(other.fact).kind == kind]
        if rivals:
            unstated.append((fact, rivals))
    return unstated


def _answer(prose: Prose, span: tuple[int, int]) -> Answer:
    return Answer(prose.text[slice(*span)], span[0])


def _id(title: str, prose: Prose, text: str) -> str:
    joined = "\n".join((title, prose.text, text))
    return hashlib.sha256(joined.encode()).hexdigest()[:12]
