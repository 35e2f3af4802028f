"""Clauses: subject, verb group and complement, in agreement, in both languages."""

from __future__ import annotations

from data.generator.noun_phrases import NounPhrase
from data.generator.phrase import EMPTY, Phrase, Word, pair, words
from data.generator.spanish import agree, conjugate
from data.generator.verbs import HELPERS, VERBS

MODALS = ("want", "wanted", "can", "must", "had to")
_SPANISH_TENSE = {
    "present": "present",
    "past": "preterite",
    "habit": "imperfect",
    "progress": "imperfect",
    "future": "future",
}
# modal: English with singular subject, otherwise, Spanish verb, its tense, what follows it
_MODALS = {
    "want": ("wants", "want", "querer", "present", ""),
    "wanted": ("wanted", "wanted", "querer", "imperfect", ""),
    "can": ("can", "can", "poder", "present", ""),
    "must": ("has", "have", "tener", "present", "que"),
    "had to": ("had", "had", "tener", "preterite", "que"),
}
_DATIVES = {"1s": "me", "1p": "nos", "3s": "le", "3p": "les"}


class VerbGroup:
    """A finite verb: English splits into helping verb and rest, Spanish is one block."""

    __slots__ = ("helper", "rest", "spanish")

    def __init__(
        self, helper: tuple[Word, ...], rest: tuple[Word, ...], spanish: tuple[Word, ...]
    ) -> None:
        self.helper = helper
        self.rest = rest
        self.spanish = spanish


def helper_form(verb: str, tense: str, person: str) -> str:
    """Return a finite form of one of the helping verbs."""
    infinitive, irregular = HELPERS[verb]
    return conjugate(infinitive, tense, person, irregular)


def verb_group(name: str, subject: NounPhrase, tense: str, *, support: bool = False) -> VerbGroup:
    """Put a verb into a tense (or after a modal); `support`: English needs `do` (not, question)."""
    verb = VERBS[name]
    concept = object()
    # A dropped pronoun lives on in the ending of the verb.
    marks = (concept, subject.concept) if subject.dropped else (concept,)
    single = subject.person == 3 and not subject.plural
    form = verb.english
    particle = words(verb.particle, concept)
    if tense in MODALS:
        return _modal_group(name, subject, tense, support)
    helper, rest = "", form.base
    if tense == "future":
        helper = "will"
    elif tense == "habit":
        rest = f"used to {form.base}"
    elif tense == "progress":
        helper = "was" if not subject.plural else "were"
        rest = form.ing
    elif support:
        helper = "did" if tense == "past" else "does" if single else "do"
    elif tense == "past":
        rest = form.past
    elif single:
        rest = form.third
    finite = conjugate(
        verb.infinitive, _SPANISH_TENSE[tense], subject.spanish_person, verb.irregular
    )
    return VerbGroup(words(helper, concept), words(rest, concept) + particle, words(finite, *marks))


def _modal_group(name: str, subject: NounPhrase, modal: str, support: bool) -> VerbGroup:
    verb = VERBS[name]
    single, other, spanish_verb, tense, link = _MODALS[modal]
    concept, infinitive = object(), object()
    marks = (concept, subject.concept) if subject.dropped else (concept,)
    third = subject.person == 3 and not subject.plural
    english = single if third else other
    helper: tuple[Word, ...] = ()
    if modal == "can":
        helper, front = words(english, concept), ()
    elif support:
        past = modal in ("wanted", "had to")
        helper = words("did" if past else "does" if third else "do", concept)
        front = words("want to" if modal.startswith("want") else "have to", concept)
    else:
        front = words(f"{english} to", concept)
    finite = helper_form(spanish_verb, tense, subject.spanish_person)
    spoken = words(finite, *marks) + words(link, concept)
    rest = front + words(verb.english.base, infinitive) + words(verb.particle, infinitive)
    return VerbGroup(helper, rest, spoken + words(verb.infinitive, infinitive))


def copula_group(copula: str, subject: NounPhrase, tense: str) -> VerbGroup:
    """Say `be` as `ser`, `estar` or (with hunger, age and the like) `tener`; present or past."""
    concept = object()
    marks = (concept, subject.concept) if subject.dropped else (concept,)
    if tense == "present":
        english = "are" if subject.plural else "am" if subject.person == 1 else "is"
    else:
        english = "were" if subject.plural else "was"
    spanish_tense = {"present": "present", "past": "imperfect", "passive": "preterite"}[tense]
    finite = helper_form(copula, spanish_tense, subject.spanish_person)
    return VerbGroup(words(english, concept), (), words(finite, *marks))


NOT = ("not", "no")


def clause(
    subject: NounPhrase,
    group: VerbGroup,
    complement: Phrase = EMPTY,
    *,
    clitics: tuple[Word, ...] = (),
    negated: bool = False,
    adverb: Phrase = EMPTY,
    question: bool = False,
) -> Phrase:
    """Make a main clause; a yes/no `question` moves the English helping verb only.

    The order is: subject, helper, `not`, adverb, verb, complement in English and subject, adverb,
    `no`, clitics, verb, complement in Spanish.
    """
    negation = pair(*NOT) if negated else EMPTY
    helper = group.helper
    denied = negation.english
    if negated and helper and helper[-1].text == "can":
        helper = (Word("cannot", helper[-1].concepts + denied[0].concepts),)
        denied = ()
    opening = helper + subject.phrase.english if question else subject.phrase.english + helper
    return Phrase(
        opening + denied + adverb.english + group.rest + complement.english,
        subject.phrase.spanish
        + adverb.spanish
        + negation.spanish
        + clitics
        + group.spanish
        + complement.spanish,
    )


def wh_question(
    asked: Phrase,
    subject: NounPhrase,
    group: VerbGroup,
    complement: Phrase = EMPTY,
    *,
    clitics: tuple[Word, ...] = (),
) -> Phrase:
    """Ask `Where does Ana live`: in Spanish subject after verb, without a helping verb."""
    return Phrase(
        asked.english + group.helper + subject.phrase.english + group.rest + complement.english,
        asked.spanish + clitics + group.spanish + subject.phrase.spanish + complement.spanish,
    )


def predicate_adjective(adjective: str, spanish: str, subject: NounPhrase) -> Phrase:
    """Make an adjective or participle agree with the subject."""
    return pair(adjective, agree(spanish, subject.feminine, subject.plural))


def liking(
    subject: NounPhrase,
    liked: Phrase,
    liked_plural: bool,
    *,
    tense: str = "present",
    negated: bool = False,
) -> Phrase:
    """Say `Ana likes the book` as `A Ana le gusta el libro`: the liked thing is the subject.

    A dropped subject shows in the clitic alone; `a` and the clitic are linked to whoever likes.
    """
    concept = object()
    single = subject.person == 3 and not subject.plural
    spanish_tense = "present" if tense == "present" else "preterite"
    finite = helper_form("gustar", spanish_tense, "3p" if liked_plural else "3s")
    clitic = words(_DATIVES[subject.spanish_person], subject.concept)
    spoken = subject.phrase.spanish
    if spoken:
        spoken = words("a", subject.concept) + spoken
    negation = pair(*NOT) if negated else EMPTY
    if negated:
        helper = "did" if tense == "past" else "does" if single else "do"
        verb = "like"
    else:
        helper = ""
        verb = "liked" if tense == "past" else "likes" if single else "like"
    return Phrase(
        subject.phrase.english
        + words(helper, concept)
        + negation.english
        + words(verb, concept)
        + liked.english,
        spoken + negation.spanish + clitic + words(finite, concept) + liked.spanish,
    )
