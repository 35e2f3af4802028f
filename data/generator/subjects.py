"""Who a sentence is about."""

from __future__ import annotations

from data.generator.noun_phrases import (
    NounPhrase,
    noun_phrase,
    subject_pronoun,
    together,
)
from data.generator.phrase import EMPTY, Phrase, pair
from data.generator.predicates import Speaker


def with_phrase(subject: NounPhrase, phrase: Phrase) -> NounPhrase:
    """Say the same person in other words."""
    return NounPhrase(
        phrase,
        subject.concept,
        person=subject.person,
        plural=subject.plural,
        feminine=subject.feminine,
        human=subject.human,
        personal=subject.personal,
        pronoun=subject.pronoun,
        name=subject.name,
    )


def silent(subject: NounPhrase) -> NounPhrase:
    """Leave the subject out in both languages: `Ana sings and [] dances`."""
    return with_phrase(subject, EMPTY)


def who(subject: NounPhrase) -> NounPhrase:
    """Make the subject of a relative clause: `who` as `que`."""
    return with_phrase(subject, pair("who", "que"))


def people(speaker: Speaker, *, pronouns: bool = True) -> NounPhrase:
    """Choose a subject for verbs that only people can have."""
    draw = speaker.random.uniform()
    if draw < 0.24:
        return speaker.person_name()
    if draw < 0.33:
        return together([speaker.person_name(), speaker.person_name()])
    if draw < 0.48:
        return speaker.person()
    if draw < 0.57:
        return speaker.person(plural=True)
    if draw < 0.69 or (draw >= 0.75 and not pronouns):
        return speaker.kin(speaker.random.choice(("my", "our", "my")))
    if draw < 0.75:
        owner = speaker.person_name().name
        name = speaker.fresh(
            (
                "mother",
                "father",
                "brother",
                "sister",
                "aunt",
                "uncle",
                "friend",
                "grandmother",
                "grandfather",
                "son",
                "daughter",
            )
        )
        return noun_phrase(name, None, owner=owner)
    pronoun = speaker.random.choice(("I", "I", "we", "we", "he", "she"))
    return subject_pronoun(pronoun, dropped=pronoun in ("I", "we"))
