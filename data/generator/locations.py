"""Sentences about where things are: estar and hay."""

from __future__ import annotations

from data.generator.clauses import clause, copula_group
from data.generator.lexicon import GROUPS, NOUNS, NUMERALS
from data.generator.noun_phrases import conjunction, noun_phrase
from data.generator.phrase import Phrase, pair
from data.generator.predicates import Speaker, place_phrase
from data.generator.states import thing

_POSITIONS = (
    ("on", "en"),
    ("under", "debajo de"),
    ("near", "cerca de"),
    ("next to", "al lado de"),
    ("behind", "detrás de"),
    ("in front of", "delante de"),
)
_FURNITURE = ("table", "chair", "box", "lamp", "door", "window", "piano")
_LOOSE = (
    "key",
    "book",
    "letter",
    "umbrella",
    "hat",
    "map",
    "photo",
    "newspaper",
    "apple",
    "lemon",
    "coat",
    "cat",
    "flower",
    "guitar",
    "egg",
    "dress",
    "shirt",
)
_BUILDINGS = (
    "museum",
    "school",
    "library",
    "hospital",
    "church",
    "hotel",
    "station",
    "market",
    "restaurant",
)
_LANDMARKS = ("river", "park", "square", "bridge", "sea", "beach", "garden", "mountain")


def position(speaker: Speaker) -> Phrase:
    """Say `next to the door` as `al lado de la puerta`."""
    furniture = speaker.fresh(_FURNITURE)
    options = [p for p in _POSITIONS if p[0] != "on" or furniture in ("table", "chair", "piano")]
    if furniture == "box":
        options = [*options, ("in", "en"), ("in", "en"), ("in", "en")]
    english, spanish = speaker.random.choice(options)
    place = noun_phrase(furniture, "the", adjective=speaker.adjective(furniture))
    return pair(english, spanish) + place.phrase


def location(speaker: Speaker, tense: str) -> Phrase:
    """Say where a thing or a building is, with `estar`."""
    if speaker.random.chance(0.7):
        subject, where = thing(speaker, _LOOSE), position(speaker)
    else:
        subject = thing(speaker, _BUILDINGS, plural=0)
        where = pair(
            *speaker.random.choice(
                (("near", "cerca de"), ("next to", "al lado de"), ("in front of", "delante de"))
            )
        )
        where += noun_phrase(speaker.fresh(_LANDMARKS), "the").phrase
    return clause(subject, copula_group("estar", subject, tense), where)


def existence(speaker: Speaker, tense: str, *, things: int = 1) -> Phrase:
    """Say `There are three books on the table` as `Hay tres libros en la mesa`."""
    members = []
    for _ in range(things):
        name = speaker.fresh(_LOOSE)
        noun = NOUNS[name]
        adjective = speaker.adjective(name)
        if noun.has_plural and speaker.random.chance(0.6):
            count = " ".join(speaker.random.choice(NUMERALS))
            determiner = speaker.random.choice((count, count, "many", "some"))
            members.append(noun_phrase(name, determiner, plural=True, adjective=adjective))
        else:
            members.append(noun_phrase(name, "a", adjective=adjective))
    be = {"present": ("is", "are"), "past": ("was", "were")}[tense][members[0].plural]
    verb = "hay" if tense == "present" else "había"
    listed = conjunction([member.phrase for member in members])
    return pair(f"there {be}", verb) + listed + position(speaker)


def absence(speaker: Speaker, tense: str) -> Phrase:
    """Say `There is no bread in the kitchen` as `No hay pan en la cocina`."""
    be, verb = ("is", "hay") if tense == "present" else ("was", "había")
    there, no = pair(f"there {be}", verb), pair("no", "no")
    rest = noun_phrase(speaker.fresh(GROUPS["food"] + GROUPS["drink"]), None).phrase
    rest += place_phrase(speaker, ("kitchen", "restaurant", "hotel", "market", "house"), "in")
    return Phrase(there.english + no.english, no.spanish + there.spanish) + rest
