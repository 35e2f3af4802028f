"""Relative clauses: who and that (`que`), where (`donde`), with whom (`con quien`)."""

from __future__ import annotations

from data.generator.clauses import clause, verb_group
from data.generator.events import event, when
from data.generator.lexicon import NOUNS
from data.generator.noun_phrases import NounPhrase, noun_phrase
from data.generator.phrase import EMPTY, Phrase, pair
from data.generator.predicates import CHILDREN, Speaker, place_preposition
from data.generator.subjects import who, with_phrase

_BOUGHT = (
    "book",
    "newspaper",
    "hat",
    "coat",
    "dress",
    "shirt",
    "lamp",
    "clock",
    "table",
    "chair",
    "guitar",
    "bicycle",
    "car",
    "map",
    "umbrella",
    "flower",
    "box",
    "picture",
)
_HOMES = ("house", "village", "city", "island", "street")
_WORKPLACES = (
    "hospital",
    "school",
    "library",
    "museum",
    "restaurant",
    "hotel",
    "market",
    "station",
)


def modified(subject: NounPhrase, relative: Phrase) -> NounPhrase:
    """Return the same phrase followed by a relative clause."""
    return with_phrase(subject, subject.phrase + relative)


def someone_who(speaker: Speaker, subject: NounPhrase, era: str) -> NounPhrase:
    """Say `the doctor who lives in Rome`; a name takes commas: `Ana, who lives in Rome,`."""
    grown = subject.name not in CHILDREN
    if speaker.random.chance(0.55) or era != "past":
        verb = speaker.random.choice(("live", "work" if grown else "live", "have", "study"))
        said = event(speaker, who(subject), "present", verbs=(verb,), time=False)
    else:
        verb = speaker.random.choice(("live", "work" if grown else "live"))
        said = event(speaker, who(subject), "habit", verbs=(verb,), time=False)
    named = subject.name and subject.name not in NOUNS
    kin = subject.name in NOUNS and NOUNS[subject.name].group == "kin"
    if named or kin or not subject.name:
        said = pair(",", ",") + said + pair(",", ",")
    return modified(subject, said)


def thing_that(speaker: Speaker, names: tuple[str, ...] = _BOUGHT) -> NounPhrase:
    """Say `the blue hat that Ana bought yesterday`, `el sombrero azul que Ana compró ayer`."""
    name = speaker.fresh(names)
    many = NOUNS[name].has_plural and speaker.random.chance(0.25)
    thing = noun_phrase(name, "the", plural=many, adjective=speaker.adjective(name))
    buyer = (
        speaker.person_name()
        if speaker.random.chance(0.5)
        else speaker.kin(speaker.random.choice(("my", "our")))
    )
    verb = speaker.random.choice(("buy", "find", "lose", "sell", "bring"))
    moment = when(speaker, "past") if speaker.random.chance(0.5) else EMPTY
    said = clause(buyer, verb_group(verb, buyer, "past"), moment)
    return modified(thing, pair("that", "que") + said)


def place_where(speaker: Speaker) -> Phrase:
    """Say `in the village where my aunt lives` as `en el pueblo donde vive mi tía`."""
    verb, names = speaker.random.choice((("live", _HOMES), ("work", _WORKPLACES)))
    name = speaker.fresh(names)
    place = noun_phrase(name, "the", adjective=speaker.adjective(name))
    place_phrase = pair(place_preposition(name), "en") + place.phrase
    return place_phrase + _turned(pair("where", "donde"), speaker, verb)


def friend_with_whom(speaker: Speaker) -> NounPhrase:
    """Say `the friend with whom Ana works` as `el amigo con quien trabaja Ana`."""
    name = speaker.fresh(("friend", "artist", "doctor", "teacher", "nurse", "student", "writer"))
    person = noun_phrase(name, "the")
    relative = _turned(
        pair("with", "con") + pair("whom", "quien"),
        speaker,
        speaker.random.choice(("live", "work", "study")),
    )
    return modified(person, relative)


def _turned(opening: Phrase, speaker: Speaker, verb: str) -> Phrase:
    """Make a relative clause whose Spanish subject follows its verb."""
    inhabitant = (
        speaker.person_name()
        if speaker.random.chance(0.5)
        else speaker.kin(speaker.random.choice(("my", "our")))
    )
    group = verb_group(verb, inhabitant, "present")
    return opening + Phrase(
        inhabitant.phrase.english + group.rest, group.spanish + inhabitant.phrase.spanish
    )


def companion(speaker: Speaker, subject: NounPhrase) -> Phrase:
    """Say `with her sister`, `with the friend with whom …`."""
    if speaker.detail == 2 and speaker.random.chance(0.5):
        other = friend_with_whom(speaker)
    elif speaker.random.chance(0.5):
        other = speaker.kin(subject.possessive, child=subject.name in CHILDREN)
    else:
        other = speaker.person_name()
    return pair("with", "con") + other.phrase
