"""What each verb is said with, and when: the selectional restrictions of the grammar."""

from __future__ import annotations

from typing import NamedTuple

from data.generator.lexicon import CITIES, GROUPS
from data.generator.phrase import EMPTY, Phrase, pair


class Frame(NamedTuple):
    """A verb with the nouns it takes as object and the places where it happens.

    `objects` and `places` name nouns; `preposition` introduces the place; `many`: the object may
    be a list; `recipient`: `"may"` or `"must"` be given one; `place_needed`: it says nothing alone.
    """

    verb: str
    objects: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    preposition: str = "in"
    many: bool = False
    recipient: str = ""
    place_needed: bool = False


def _nouns(text: str) -> tuple[str, ...]:
    nouns: list[str] = []
    for name in text.split():
        nouns.extend(GROUPS.get(name, (name,)))
    return tuple(nouns)


_INDOORS = _nouns("library kitchen hotel school")
_TOWNS = tuple(english for english, _ in CITIES)
_PORTABLE = _nouns("key umbrella hat map photo letter book coat guitar")
_GIFTS = _nouns(
    "book flower picture hat dress shirt clock lamp cake guitar photo map umbrella "
    "apple lemon orange"
)
_SHOPPING = _nouns(
    "clothes book newspaper map umbrella flower lamp clock bicycle guitar apple "
    "orange lemon egg cake bread cheese fish rice milk coffee tea table chair"
)

FRAMES = {
    frame.verb: frame
    for frame in (
        Frame("read", _nouns("readable"), _INDOORS + _nouns("garden park train square"), many=True),
        Frame(
            "write",
            _nouns("letter poem story song book"),
            _INDOORS + _nouns("garden train"),
            recipient="may",
        ),
        Frame(
            "buy",
            _SHOPPING,
            _nouns("market square street village") + _TOWNS,
            many=True,
            recipient="",
        ),
        Frame(
            "sell",
            _nouns(
                "clothes clock lamp bicycle car guitar horse cow picture piano box "
                "chair table flower lemon"
            ),
            _nouns("market square street"),
            many=True,
        ),
        Frame(
            "see",
            _nouns("person animal eagle eagle eagle eagle"),
            _nouns("garden park street square beach"),
        ),
        Frame(
            "look_for",
            _PORTABLE + _nouns("dog cat"),
            _nouns("house garden kitchen park"),
            many=True,
        ),
        Frame(
            "find",
            _PORTABLE + _nouns("dog cat box"),
            _nouns("house garden kitchen park street beach train"),
            many=True,
        ),
        Frame("lose", _PORTABLE, _nouns("park street beach train station market"), many=True),
        Frame(
            "bring",
            _nouns("fruit food flower book newspaper chair map photo guitar coffee tea"),
            many=True,
            recipient="may",
        ),
        Frame("give", _GIFTS, many=True, recipient="must"),
        Frame("eat", _nouns("fruit food"), _nouns("kitchen garden restaurant park"), many=True),
        Frame("drink", _nouns("drink"), _nouns("kitchen garden restaurant hotel"), many=True),
        Frame("sing", _nouns("song"), _nouns("church school garden street square")),
        Frame("play", _nouns("guitar piano"), _nouns("school church restaurant hotel")),
        Frame(
            "paint",
            _nouns(
                "door window chair table house picture garden bridge tree horse flower sea eagle"
            ),
            many=True,
        ),
        Frame("open", _nouns("door window box letter")),
        Frame(
            "close",
            _nouns("door window box"),
        ),
        Frame("visit", _nouns("person kin museum city church island village") + _TOWNS),
        Frame("help", _nouns("person kin"), _nouns("garden kitchen market school library")),
        Frame("wait_for", _nouns("person kin train"), _nouns("station square street park hotel")),
        Frame("call", _nouns("person kin")),
        Frame("live", (), _nouns("house village city street island") + _TOWNS, place_needed=True),
        Frame(
            "work",
            (),
            _nouns("hospital school library museum restaurant hotel market garden station")
            + _TOWNS,
            place_needed=True,
        ),
        Frame("sleep", (), _nouns("hotel garden house train beach"), place_needed=True),
        Frame("study", (), _nouns("library classroom classroom school park") + _TOWNS),
        Frame(
            "arrive", (), _nouns("station hotel village museum beach island school") + _TOWNS, "at"
        ),
        Frame(
            "go",
            (),
            _nouns(
                "market beach school church museum library park restaurant mountain hospital sea"
            )
            + _TOWNS,
            "to",
            place_needed=True,
        ),
        Frame(
            "return",
            (),
            _nouns("house village city hotel school island station") + _TOWNS,
            "to",
            place_needed=True,
        ),
        Frame(
            "have",
            _nouns(
                "dog cat horse cow bird brother sister son daughter friend car "
                "bicycle "
                "guitar piano house garden book hat coat dress picture clock map "
                "problem idea umbrella"
            ),
            many=True,
        ),
    )
}

# Verbs that each modal goes with: ability (`saber` in Spanish) is left out of `can`.
MODAL_VERBS = {
    "want": "read write buy sell see find visit help eat drink sing paint study work live go "
    "return call",
    "can": "buy sell open close see visit help sleep work go return",
    "must": "write buy sell look_for find bring help call work study close open go return read "
    "visit wait_for",
}
MODAL_VERBS = {name: tuple(verbs.split()) for name, verbs in MODAL_VERBS.items()}
MODAL_VERBS["wanted"], MODAL_VERBS["had to"] = MODAL_VERBS["want"], MODAL_VERBS["must"]

# What people do together: `with her sister`.
COMPANIONABLE = ("eat", "sing", "play", "visit", "work", "study", "go", "return", "arrive", "drink")

# Only for one of the two English forms that Spanish writes with the imperfect.
HABIT_ONLY = ("live", "go")
PROGRESS_ONLY = ("look_for", "wait_for")


def gloss(text: str) -> Phrase:
    """Make a fixed phrase of notes: `every=todos_los summer=veranos`."""
    phrase = EMPTY
    for note in text.split():
        english, spanish = note.replace("_", " ").split("=")
        phrase += pair(english, spanish)
    return phrase


_REPEATED = (
    "every=todos_los day=días",
    "every=todos_los summer=veranos",
    "on=los Mondays=lunes",
    "on=los Sundays=domingos",
    "on=los Fridays=viernes",
    "in=por the=la morning=mañana",
    "in=por the=la afternoon=tarde",
    "every=todas_las week=semanas",
)
_ONCE = (
    "on=el Monday=lunes",
    "on=el Friday=viernes",
    "on=el Saturday=sábado",
    "on=el Sunday=domingo",
)
_BEFORE = (
    "yesterday=ayer",
    "last_night=anoche",
    "this=esta morning=mañana",
    "yesterday=ayer afternoon=por_la_tarde",
)
_LATER = (
    "tomorrow=mañana",
    "next=la_próxima week=semana",
    "next=el_próximo summer=verano",
    "this=esta afternoon=tarde",
    "tomorrow=mañana morning=por_la_mañana",
)
TIMES = {
    "present": _REPEATED,
    "habit": _REPEATED,
    "progress": (),
    "past": _BEFORE + _ONCE,
    "future": _LATER + _ONCE,
    "want": _LATER + _ONCE,
    "can": _LATER + _ONCE,
    "must": _LATER + _ONCE,
    "wanted": ("that=ese day=día",),
    "had to": ("that=ese day=día",),
}
FREQUENCY = ("always=siempre", "often=a_menudo", "never=nunca", "sometimes=a_veces")


def ago(count: tuple[str, str], unit: tuple[str, str]) -> Phrase:
    """Say `three days ago` as `hace tres días`: the last English word comes first."""
    when, length = pair("ago", "hace"), pair(*count) + pair(*unit)
    return Phrase(length.english + when.english, when.spanish + length.spanish)


def last(noun: tuple[str, str]) -> Phrase:
    """Say `last week` as `la semana pasada`."""
    order, unit = pair("last", "pasada" if noun[1].startswith("la") else "pasado"), pair(*noun)
    return Phrase(order.english + unit.english, unit.spanish + order.spanish)


AGO_UNITS = (("days", "días"), ("weeks", "semanas"), ("years", "años"))
LAST_NOUNS = (("week", "la semana"), ("summer", "el verano"), ("year", "el año"))
