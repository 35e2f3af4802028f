"""Verb, object, place and recipient, chosen at random within the frames."""

from __future__ import annotations

from typing import NamedTuple

from data.generator.frames import FRAMES
from data.generator.lexicon import CITIES, MEN, NOUNS, NUMERALS, WOMEN
from data.generator.noun_phrases import (
    NounPhrase,
    as_object,
    noun_phrase,
    proper,
    together,
)
from data.generator.phrase import EMPTY, Phrase, Word, pair, words
from data.generator.seeded_random import SeededRandom

_CITY_NAMES = dict(CITIES)
_ADJECTIVE_CHANCE = (0.2, 0.45, 0.65)
_ON = frozenset({"beach", "train", "island", "mountain", "bridge", "table", "chair"})
_STYLES = {"have": "indefinite", "write": "indefinite", "play": "definite"}
CHILDREN = ("girl", "boy")
_DATIVE = {False: "le", True: "les"}


class Predicate(NamedTuple):
    """What is said of a subject: a verb, what follows it, and the Spanish clitics before it."""

    verb: str
    complement: Phrase
    clitics: tuple[Word, ...] = ()
    objects: tuple[NounPhrase, ...] = ()


class Speaker:
    """Choices at random, and the nouns and names that the sentence has used: none is used twice."""

    def __init__(self, random: SeededRandom, detail: int) -> None:
        self.random = random
        self.detail = detail
        self.used: set[str] = set()

    def fresh(self, options: tuple[str, ...]) -> str:
        """Choose an option that the sentence has not used yet, where there is one."""
        choice = self.random.choice(options)
        for _ in range(8):
            if choice not in self.used:
                break
            choice = self.random.choice(options)
        self.used.add(choice)
        return choice

    def person_name(self) -> NounPhrase:
        """Say `Ana` or `Luis`."""
        name = self.fresh(WOMEN + MEN)
        return proper(name, name, feminine=name in WOMEN)

    def adjective(self, name: str) -> str | None:
        """Choose an adjective that fits the noun, more often where the sentence is to be rich."""
        options = NOUNS[name].adjectives
        if options and self.random.chance(_ADJECTIVE_CHANCE[self.detail]):
            return self.fresh(options)
        return None

    def person(self, *, plural: bool = False) -> NounPhrase:
        """Choose a person other than a name: `the young doctor`, `the two students`."""
        name = self.fresh(tuple(n for n in _PEOPLE if NOUNS[n].has_plural or not plural))
        if plural:
            determiner = self.random.choice(("the", "the", "these", "some"))
        else:
            determiner = self.random.choice(("the", "the", "this"))
        return noun_phrase(name, determiner, plural=plural, adjective=self.adjective(name))

    def kin(self, possessive: str, *, child: bool = False) -> NounPhrase:
        """Say `her brother`, `my friends`; a `child` has no children of its own."""
        many = self.random.chance(0.2)
        name = self.fresh(
            tuple(
                n
                for n in _KIN
                if (NOUNS[n].has_plural or not many) and not (child and n in ("son", "daughter"))
            )
        )
        return noun_phrase(name, possessive, plural=many)

    def place(self, name: str) -> NounPhrase:
        """Say `Madrid`, `the old library`."""
        self.used.add(name)
        if name in _CITY_NAMES:
            return proper(name, _CITY_NAMES[name], human=False)
        adjective = self.adjective(name)
        determiner = "a" if adjective and self.random.chance(0.4) else "the"
        return noun_phrase(name, determiner, adjective=adjective)

    def someone_or_thing(self, name: str, owner: NounPhrase, *, style: str = "free") -> NounPhrase:
        """Make an object: the noun with a determiner that suits it."""
        noun, random = NOUNS[name], self.random
        if noun.group == "kin" and style != "indefinite":
            return self.kin(owner.possessive, child=owner.name in CHILDREN)
        adjective = self.adjective(name)
        if not noun.countable:
            return noun_phrase(name, "the" if style == "definite" else None, adjective=adjective)
        if name == "sea":
            return noun_phrase(name, "the", adjective=adjective)
        if style == "indefinite":
            if noun.has_plural and random.chance(0.5):
                count = " ".join(random.choice(NUMERALS[:5]))
                return noun_phrase(name, count, plural=True, adjective=adjective)
            return noun_phrase(name, "a", adjective=adjective)
        if name in ("door", "window") and random.chance(0.5):
            building = noun_phrase(self.fresh(_BUILDINGS), "the")
            return noun_phrase(
                name, "the", adjective=adjective, of=pair("of", "de") + building.phrase
            )
        if style == "definite":
            own = "the" if noun.group == "person" else owner.possessive
            determiner = random.choice(("the", "this", own))
            return noun_phrase(name, determiner, adjective=adjective)
        if noun.has_plural and random.chance(0.4):
            return self._several(name, adjective, style)
        return self._single(name, adjective, owner)

    def _several(self, name: str, adjective: str | None, style: str) -> NounPhrase:
        random = self.random
        if style == "free" and random.chance(0.65):
            index = int(random.uniform() * (len(NUMERALS) - 1))
            notes = NUMERALS[index] + (NUMERALS[index + 1] if random.chance(0.08) else ())
            return noun_phrase(name, " ".join(notes), plural=True, adjective=adjective)
        before = "good" if name in _GOOD and not adjective and random.chance(0.3) else None
        determiner = random.choice(("the", "some", "many", "these"))
        return noun_phrase(name, determiner, plural=True, adjective=adjective, before=before)

    def _single(self, name: str, adjective: str | None, owner: NounPhrase) -> NounPhrase:
        random, noun = self.random, NOUNS[name]
        if noun.group == "person":
            return noun_phrase(name, random.choice(("the", "a")), adjective=adjective)
        if random.chance(0.1) and noun.group not in ("place", "abstract"):
            return noun_phrase(name, None, adjective=adjective, owner=self.person_name().name)
        if random.chance(0.12) and noun.group in ("object", "clothes", "readable", "animal"):
            return noun_phrase(name, owner.possessive, adjective=adjective)
        determiner = random.choice(("the", "the", "a", "a", "a", "this", "another"))
        before = None
        if determiner == "the" and not adjective and random.chance(0.3):
            before = "first" if name in _ORDERED and random.chance(0.7) else "other"
        elif determiner == "a" and not adjective and name in _GOOD and random.chance(0.4):
            before = "great" if name in _GREAT and random.chance(0.5) else "good"
        return noun_phrase(name, determiner, adjective=adjective, before=before)


_GREAT = ("book", "poem", "story", "song", "film", "picture", "idea")
_GOOD = (*_GREAT, "cake", "coat", "clock", "bicycle", "car", "guitar", "hat", "map", "dog")
_ORDERED = (
    "book",
    "letter",
    "poem",
    "story",
    "song",
    "film",
    "house",
    "car",
    "train",
    "bicycle",
    "guitar",
    "dress",
    "picture",
    "flower",
    "door",
    "window",
)
_BUILDINGS = (
    "house",
    "school",
    "church",
    "library",
    "museum",
    "hotel",
    "kitchen",
    "classroom",
    "restaurant",
    "hospital",
)
_PEOPLE = tuple(noun.english for noun in NOUNS.values() if noun.group == "person")
_KIN = tuple(noun.english for noun in NOUNS.values() if noun.group == "kin")


def place_phrase(speaker: Speaker, places: tuple[str, ...], preposition: str) -> Phrase:
    """Say `in the garden`, `at the station`, `to Madrid`."""
    place = speaker.place(speaker.fresh(places))
    if preposition == "at" and place.name in _CITY_NAMES:
        return pair("in", "a") + place.phrase
    spanish = "en" if preposition == "in" else "a"
    if preposition == "in":
        preposition = place_preposition(place.name)
    return pair(preposition, spanish) + place.phrase


def place_preposition(place: str) -> str:
    """Return the English for Spanish `en`: on the island, at the station, in the garden."""
    return "on" if place in _ON else "at" if place == "station" else "in"


def choose_objects(
    speaker: Speaker, names: tuple[str, ...], owner: NounPhrase, *, count: int, style: str = "free"
) -> list[NounPhrase]:
    """Choose one object, or the members of a list."""
    objects = []
    for _ in range(count):
        name = speaker.fresh(names)
        if name in _CITY_NAMES:
            objects.append(proper(name, _CITY_NAMES[name], human=False))
        else:
            objects.append(speaker.someone_or_thing(name, owner, style=style))
    return objects


def recipient(speaker: Speaker, owner: NounPhrase) -> tuple[Phrase, tuple[Word, ...]]:
    """Say `to her sister` as `a su hermana` with the clitic `le` at the verb, linked to `to`."""
    person = (
        speaker.person_name()
        if speaker.random.chance(0.4)
        else speaker.kin(owner.possessive, child=owner.name in CHILDREN)
    )
    concept = object()
    phrase = Phrase(words("to", concept), words("a", concept)) + person.phrase
    return phrase, words(_DATIVE[person.plural], concept)


def predicate(
    speaker: Speaker,
    verb: str,
    subject: NounPhrase,
    *,
    objects: int = 1,
    place: bool = True,
    style: str = "free",
    located: bool = False,
) -> Predicate:
    """Choose all that the frame of a verb asks for.

    Args:
        speaker: where the choices come from.
        verb: a key of `FRAMES`.
        subject: whom it is said of; decides `his`, `her`, `my`.
        objects: how many objects, where the verb may take a list.
        place: whether a place may be added.
        located: whether a place is said elsewhere.
        style: `free`; `habit`, without numerals; `definite`, where denied or asked about.
    """
    frame = FRAMES[verb]
    complement, clitics, chosen = EMPTY, (), []
    if frame.objects:
        count = objects if frame.many else 1
        if style != "definite":
            style = _STYLES.get(verb, style)
        chosen = choose_objects(speaker, frame.objects, subject, count=count, style=style)
        personal = verb != "have"
        complement = (
            as_object(chosen)
            if personal
            else together(chosen).phrase
            if count > 1
            else chosen[0].phrase
        )
    given = frame.recipient == "must" or (frame.recipient and speaker.random.chance(0.5))
    if given and (verb != "write" or chosen[0].name in ("letter", "poem")):
        phrase, clitics = recipient(speaker, subject)
        complement += phrase
    elif frame.places and not located and (frame.place_needed or place):
        complement += place_phrase(speaker, frame.places, frame.preposition)
    return Predicate(verb, complement, clitics, tuple(chosen))
