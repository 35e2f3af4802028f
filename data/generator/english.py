"""English morphology: plurals, verb forms, and `a` or `an`."""

from __future__ import annotations

from typing import NamedTuple

from data.generator.phrase import Word

VOWELS = "aeiou"

PLURALS = {"woman": "women", "man": "men", "story": "stories", "library": "libraries"}

# base: (past, -ing form)
IRREGULAR_VERBS = {
    "read": ("read", "reading"),
    "write": ("wrote", "writing"),
    "buy": ("bought", "buying"),
    "sell": ("sold", "selling"),
    "see": ("saw", "seeing"),
    "find": ("found", "finding"),
    "lose": ("lost", "losing"),
    "bring": ("brought", "bringing"),
    "give": ("gave", "giving"),
    "eat": ("ate", "eating"),
    "drink": ("drank", "drinking"),
    "sing": ("sang", "singing"),
    "sleep": ("slept", "sleeping"),
    "go": ("went", "going"),
    "have": ("had", "having"),
    "know": ("knew", "knowing"),
    "think": ("thought", "thinking"),
    "say": ("said", "saying"),
    "study": ("studied", "studying"),
}


class EnglishVerb(NamedTuple):
    """The four forms that the grammar uses."""

    base: str
    third: str
    past: str
    ing: str


def plural(noun: str) -> str:
    """Turn `book` into `books`, `box` into `boxes`, `city` into `cities`, `woman` into `women`."""
    if noun in PLURALS:
        return PLURALS[noun]
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def third_person(base: str) -> str:
    """Turn `read` into `reads`, `go` into `goes`, `study` into `studies`."""
    if base == "have":
        return "has"
    if base == "go":
        return "goes"
    return plural(base)


def verb_forms(base: str) -> EnglishVerb:
    """Return all forms of a verb; the last letter is never doubled (no verb here needs it)."""
    past, ing = IRREGULAR_VERBS.get(base, ("", ""))
    if not past:
        stem = base[:-1] if base.endswith("e") else base
        past, ing = stem + "ed", stem + "ing"
    return EnglishVerb(base, third_person(base), past, ing)


def choose_articles(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Turn `a` into `an` before a vowel: no word here has a silent h or a `yu` sound."""
    return tuple(
        Word("an", word.concepts)
        if word.text == "a" and words[index + 1].text[0].lower() in VOWELS
        else word
        for index, word in enumerate(words)
    )
