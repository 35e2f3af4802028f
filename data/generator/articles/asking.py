"""The questions of a paragraph, with an answer in it and without."""

from __future__ import annotations

import hashlib

from data.generator.articles.facts import Fact, all_facts, occurs, relation_of
from data.generator.articles.prose import Prose, Told
from data.generator.articles.records import Answer, Question
from data.generator.dice import Dice

UNANSWERABLE = 0.57
"""Questions without an answer, for each with one."""


def ask(dice: Dice, title: str, prose: Prose, most: int) -> list[Question]:
    """Questions in a mixed order, one about each fact of the paragraph.

    Args:
        dice: for all choices.
        title: of the article.
        prose: the paragraph.
        most: questions with an answer, at most.
    """
    told = {one.fact: one for one in reversed(prose.told)}
    asked = dice.shuffled(list(told.values()))[:most]
    questions = [_answerable(dice, title, prose, one) for one in asked]
    candidates = dice.shuffled(_not_told(prose))
    count = min(len(candidates), max(1, int(len(questions) * UNANSWERABLE + dice.roll())))
    for fact, rivals in candidates[:count]:
        text = dice.pick(relation_of(fact).questions).format(subject=fact.subject)
        plausible = _answer(prose, dice.pick(rivals).value)
        questions.append(Question(_id(title, prose, text), text, fact, None, plausible))
    return dice.shuffled(questions)


def _answerable(dice: Dice, title: str, prose: Prose, told: Told) -> Question:
    """Asks for the value, or sometimes for the subject where the value is its alone."""
    fact, relation, span = told.fact, relation_of(told.fact), told.value
    backwards = relation.reverse and told.subject and dice.chance(0.25)
    alike = {one.fact.subject for one in prose.told if one.fact.value == fact.value}
    if backwards and len(alike) == 1 and not occurs(fact.subject, fact.value):
        text, span = dice.pick(relation.reverse).format(value=fact.value), told.subject
    else:
        text = dice.pick(relation.questions).format(subject=fact.subject)
    text = text[0].upper() + text[1:]
    return Question(_id(title, prose, text), text, fact, _answer(prose, span))


def _not_told(prose: Prose) -> list[tuple[Fact, list[Told]]]:
    """Facts that the paragraph does not tell of subjects in it, and what is told of their kind.

    A fact is left out where its value occurs at all, whatever is said with it.
    """
    facts = {one.fact for one in prose.told}
    about = {(fact.subject, fact.topic) for fact in facts}
    untold = []
    for fact in all_facts():
        if (fact.subject, fact.topic) not in about or occurs(fact.value, prose.text):
            continue
        kind = relation_of(fact).kind
        rivals = [one for one in prose.told if relation_of(one.fact).kind == kind]
        if rivals:
            untold.append((fact, rivals))
    return untold


def _answer(prose: Prose, span: tuple[int, int]) -> Answer:
    return Answer(prose.text[slice(*span)], span[0])


def _id(title: str, prose: Prose, text: str) -> str:
    joined = "\n".join((title, prose.text, text))
    return hashlib.sha256(joined.encode()).hexdigest()[:12]
