"""Sentences about what somebody does: subject, verb, objects, place and time."""

from __future__ import annotations

import functools

from data.generator.clauses import MODALS, clause, verb_group
from data.generator.frames import (
    AGO_UNITS,
    FREQUENCY,
    HABIT_ONLY,
    LAST_NOUNS,
    MODAL_VERBS,
    PROGRESS_ONLY,
    TIMES,
    ago,
    gloss,
    last,
)
from data.generator.lexicon import NUMERALS
from data.generator.noun_phrases import NounPhrase
from data.generator.phrase import EMPTY, Phrase, Word, pair, words
from data.generator.predicates import Speaker, predicate
from data.generator.verbs import VERBS

_LETTER = {"present": "p", "past": "s", "habit": "i", "progress": "i", "future": "f"}
_COUNTS = frozenset(english for english, _ in NUMERALS)  # "Two days ago, " does not come first
_NEGATABLE = ("present", "past", "future", "want", "can", "must")
_CLITICS = {"me": "me", "him": "lo", "her": "la", "us": "nos", "them": "los"}
_SEEN = ("see", "help", "call", "visit", "find", "wait_for")


def verbs_for(subject: NounPhrase, tense: str) -> tuple[str, ...]:
    """Return the verbs that the samples use with this subject in this tense.

    English `they read` is present or past: `read` needs a third person singular there.
    """
    return _verbs_for(tense, subject.person == 1, subject.person == 3 and not subject.plural)


@functools.cache
def _verbs_for(tense: str, first: bool, single: bool) -> tuple[str, ...]:
    if tense in MODALS:
        return MODAL_VERBS[tense]
    letter = _LETTER[tense]
    excluded = {"habit": PROGRESS_ONLY, "progress": HABIT_ONLY}.get(tense, ())
    return tuple(
        name
        for name, verb in VERBS.items()
        if letter in verb.tenses
        and (verb.first or not first)
        and name not in excluded
        and not (name == "read" and tense in ("present", "past") and not single)
    )


def when(speaker: Speaker, tense: str) -> Phrase:
    """Choose a time that suits the tense, or nothing."""
    random = speaker.random
    if tense == "past" and random.chance(0.35):
        if random.chance(0.5):
            return last(random.choice(LAST_NOUNS))
        return ago(random.choice(NUMERALS), random.choice(AGO_UNITS))
    if not TIMES[tense]:
        return EMPTY
    return gloss(random.choice(TIMES[tense]))


def at_hour(speaker: Speaker) -> Phrase:
    """Say `at eight` as `a las ocho`."""
    return pair("at", "a las") + pair(*speaker.random.choice(NUMERALS))


def event(
    speaker: Speaker,
    subject: NounPhrase,
    tense: str,
    *,
    objects: int = 1,
    place: bool = True,
    time: bool = True,
    negated: bool = False,
    verbs: tuple[str, ...] = (),
    following: Phrase = EMPTY,
    front: bool = True,
    located: bool = False,
) -> Phrase:
    """Make a main clause, with its time in front or at the end.

    Args:
        speaker: where the choices come from.
        subject: who does it.
        tense: a tense or a modal.
        objects: how many objects, for verbs that take a list.
        place: whether a place may be said.
        time: whether a time is said.
        negated: whether it is denied.
        verbs: the verbs to choose among; all that fit where empty.
        following: what comes after the objects; the time follows, or comes first where
            `following` ends in a relative clause.
        front: whether the time may come first.
        located: whether `following` says where, so that no other place is needed.
    """
    random = speaker.random
    choice = random.choice(verbs or verbs_for(subject, tense))
    style = "definite" if negated else "free" if tense not in ("present", "habit") else "habit"
    said = predicate(
        speaker, choice, subject, objects=objects, place=place, style=style, located=located
    )
    adverb, moment = EMPTY, EMPTY
    timeless = not time or choice in ("have", "live")
    if tense == "present" and not (negated or subject.dropped or timeless) and random.chance(0.4):
        adverb = gloss(random.choice(FREQUENCY))
    elif not timeless:
        moment = when(speaker, tense)
        if choice in ("arrive", "return", "open", "close", "go") and random.chance(0.3):
            moment = at_hour(speaker)
    group = verb_group(choice, subject, tense, support=negated)
    front = (
        front
        and random.chance(0.3)
        and subject.phrase is not EMPTY
        and moment is not EMPTY
        and moment.english[0].text not in _COUNTS
    )
    later = EMPTY if front else moment
    # After a relative clause, the time would seem to belong to it.
    relative = any(word.text in ("where", "whom") for word in following.english)
    complement = said.complement + (later + following if relative else following + later)
    result = clause(
        subject, group, complement, clitics=said.clitics, negated=negated, adverb=adverb
    )
    return moment + result if front else result


def pronoun_event(speaker: Speaker, subject: NounPhrase, tense: str) -> Phrase:
    """Say `Luis saw her yesterday` as `Luis la vio ayer`: the object moves before the verb."""
    options = tuple(name for name in verbs_for(subject, tense) if name in _SEEN)
    verb = speaker.random.choice(options)
    pronoun = speaker.random.choice(tuple(_CLITICS))
    concept = object()
    negated = tense in _NEGATABLE and speaker.random.chance(0.2)
    group = verb_group(verb, subject, tense, support=negated)
    complement = Phrase(words(pronoun, concept), ()) + when(speaker, tense)
    clitics: tuple[Word, ...] = words(_CLITICS[pronoun], concept)
    return clause(subject, group, complement, clitics=clitics, negated=negated)


def denied(speaker: Speaker, tense: str, chance: float) -> bool:
    """Choose whether to deny a clause in this tense."""
    return tense in _NEGATABLE and speaker.random.chance(chance)
