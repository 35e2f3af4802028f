"""Questions and exclamations."""

from __future__ import annotations

from data.generator import english, spanish
from data.generator.clauses import (
    clause,
    copula_group,
    predicate_adjective,
    verb_group,
    wh_question,
)
from data.generator.events import verbs_for, when
from data.generator.frames import FRAMES
from data.generator.lexicon import ADJECTIVES, NOUNS
from data.generator.noun_phrases import NounPhrase, noun_phrase
from data.generator.phrase import EMPTY, Phrase, pair, words
from data.generator.predicates import Speaker, place_phrase, predicate
from data.generator.subjects import people, with_phrase

_WORDS = {"where": "dónde", "what": "qué", "when": "cuándo", "why": "por qué"}
_WHERE = ("live", "work", "study", "sleep", "buy", "eat")
_WHAT = ("buy", "sell", "find", "lose", "eat", "write", "paint", "see", "bring", "drink", "sing")
_COUNTED = (
    "dog",
    "cat",
    "horse",
    "book",
    "hat",
    "coat",
    "dress",
    "shirt",
    "car",
    "bicycle",
    "brother",
    "sister",
    "son",
    "daughter",
    "friend",
    "house",
    "picture",
    "clock",
)
_ADMIRED = (
    "house",
    "garden",
    "city",
    "village",
    "dress",
    "flower",
    "song",
    "film",
    "picture",
    "book",
    "story",
    "island",
    "beach",
    "museum",
    "idea",
)


def yes_no(speaker: Speaker) -> Phrase:
    """Ask `Did Ana buy the hat` as `Ana compró el sombrero`: in Spanish only the marks show it."""
    subject = people(speaker, pronouns=False)
    tense = speaker.random.choice(("present", "past", "past", "future", "want", "can", "must"))
    verb = speaker.random.choice(verbs_for(subject, tense))
    said = predicate(speaker, verb, subject, style="definite", place=speaker.detail > 0)
    moment = EMPTY
    if speaker.random.chance(0.5) and verb not in ("have", "live"):
        moment = when(speaker, tense)
    group = verb_group(verb, subject, tense, support=True)
    return clause(subject, group, said.complement + moment, clitics=said.clitics, question=True)


def wh(speaker: Speaker) -> Phrase:
    """Ask a question with where, what, when, why, how many or who."""
    random = speaker.random
    kind = random.choice(("where", "what", "what", "when", "why", "how many", "who"))
    subject = people(speaker, pronouns=False)
    if kind == "who":
        return _who(speaker)
    if kind == "how many":
        return _how_many(speaker, subject)
    tense = random.choice(
        ("past", "past", "future") if kind == "when" else ("present", "past", "past", "future")
    )
    allowed = {"where": _WHERE, "what": _WHAT}.get(kind)
    options = [
        verb
        for verb in verbs_for(subject, tense)
        if (verb in allowed if allowed else verb not in ("live", "have", "arrive"))
    ]
    if not options:
        tense, options = "past", ["buy", "eat"]
    verb = random.choice(options)
    clitics, complement = (), EMPTY
    if kind == "what":
        if FRAMES[verb].places and random.chance(0.5):
            complement = place_phrase(speaker, FRAMES[verb].places, "in")
        complement += when(speaker, tense)
    elif kind in ("when", "why"):
        said = predicate(speaker, verb, subject, style="definite", place=speaker.detail > 0)
        clitics, complement = said.clitics, said.complement
    elif FRAMES[verb].objects:
        complement = predicate(speaker, verb, subject, style="definite", place=False).complement
    group = verb_group(verb, subject, tense, support=True)
    return wh_question(pair(kind, _WORDS[kind]), subject, group, complement, clitics=clitics)


def _who(speaker: Speaker) -> Phrase:
    """Ask `Who bought the hat` as `Quién compró el sombrero`: no helping verb in English."""
    pattern = speaker.person_name()
    subject = with_phrase(pattern, pair("who", "quién"))
    tense = speaker.random.choice(("present", "past", "past", "future", "want", "can"))
    verb = speaker.random.choice([v for v in verbs_for(subject, tense) if v != "have"])
    said = predicate(speaker, verb, subject, style="definite")
    return clause(subject, verb_group(verb, subject, tense), said.complement, clitics=said.clitics)


def _how_many(speaker: Speaker, subject: NounPhrase) -> Phrase:
    """Ask `How many books does Ana have` as `Cuántos libros tiene Ana`."""
    name = speaker.fresh(_COUNTED)
    noun = NOUNS[name]
    counted = noun_phrase(name, None, plural=True, adjective=speaker.adjective(name))
    asked = pair("how many", "cuántas" if noun.feminine else "cuántos") + counted.phrase
    return wh_question(asked, subject, verb_group("have", subject, "present", support=True))


def exclamation(speaker: Speaker) -> Phrase:
    """Say `What a beautiful garden` as `Qué jardín tan hermoso`, or `How tired I am`."""
    if speaker.random.chance(0.35):
        return _how(speaker)
    name = speaker.fresh(_ADMIRED)
    noun = NOUNS[name]
    adjective = speaker.random.choice(
        ("beautiful", "big", "small", "expensive", "interesting", "old")
    )
    if adjective not in noun.adjectives:
        adjective = noun.adjectives[0]
    many = noun.has_plural and speaker.random.chance(0.3)
    head, quality = object(), object()
    form = spanish.agree(ADJECTIVES[adjective].spanish, noun.feminine, many)
    opening = pair("what" if many else "what a", "qué")
    return opening + Phrase(
        words(adjective, quality) + words(english.plural(name) if many else name, head),
        words(spanish.plural(noun.spanish) if many else noun.spanish, head)
        + words(f"tan {form}", quality),
    )


def _how(speaker: Speaker) -> Phrase:
    subject = people(speaker)
    name = speaker.random.choice(("tired", "happy", "sad", "tall", "young", "kind"))
    if not subject.name:
        name = speaker.random.choice(("tired", "happy", "sad"))
    group = copula_group(ADJECTIVES[name].copula, subject, "present")
    said = predicate_adjective(name, ADJECTIVES[name].spanish, subject)
    opening = pair("how", "qué") + said
    return opening + Phrase(
        subject.phrase.english + group.helper, group.spanish + subject.phrase.spanish
    )
