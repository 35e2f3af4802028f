"""Spanish morphology: plurals, agreement, conjugation, and the rules where two words meet."""

from __future__ import annotations

import re

from data.generator.phrase import Word

PERSONS = ("1s", "3s", "1p", "3p")

_ENDINGS = {
    "ar": {
        "present": ("o", "a", "amos", "an"),
        "preterite": ("é", "ó", "amos", "aron"),
        "imperfect": ("aba", "aba", "ábamos", "aban"),
    },
    "er": {
        "present": ("o", "e", "emos", "en"),
        "preterite": ("í", "ió", "imos", "ieron"),
        "imperfect": ("ía", "ía", "íamos", "ían"),
    },
    "ir": {
        "present": ("o", "e", "imos", "en"),
        "preterite": ("í", "ió", "imos", "ieron"),
        "imperfect": ("ía", "ía", "íamos", "ían"),
    },
}
_FUTURE = ("é", "á", "emos", "án")
_UNACCENTED = str.maketrans("áéíóú", "aeiou")
_APOCOPE = {"good": "buen", "first": "primer", "great": "gran"}


def plural(noun: str) -> str:
    """Turn `libro` into `libros`, `flor` into `flores`, `canción` into `canciones`."""
    if noun in ("paraguas", "joven"):
        return {"paraguas": "paraguas", "joven": "jóvenes"}[noun]
    if noun[-1] in "aeioué":
        return noun + "s"
    if noun.endswith("z"):
        return noun[:-1] + "ces"
    if re.search("[áéíóú][ns]$", noun):
        noun = noun[:-2] + noun[-2:].translate(_UNACCENTED)
    return noun + "es"


def agree(adjective: str, feminine: bool, is_plural: bool) -> str:
    """Return the form of an adjective or participle for a gender and number."""
    if feminine:
        if adjective.endswith("o"):
            adjective = adjective[:-1] + "a"
        elif adjective.endswith("ol"):
            adjective += "a"
    return plural(adjective) if is_plural else adjective


def before_noun(adjective: str, spanish: str, feminine: bool, is_plural: bool) -> str:
    """Return the form before a noun: `buen libro`, `primer día`, `gran casa`, `buenas ideas`."""
    shortens = not is_plural and (not feminine or adjective == "great")
    if shortens and adjective in _APOCOPE:
        return _APOCOPE[adjective]
    return agree(spanish, feminine, is_plural)


def conjugate(infinitive: str, tense: str, person: str, irregular: dict[str, str]) -> str:
    """Return one finite form.

    Args:
        infinitive: such as `leer`.
        tense: `present`, `preterite`, `imperfect` or `future`.
        person: one of `PERSONS`.
        irregular: for a tense, its four forms in the order of `PERSONS`; for `future`, its stem.
    """
    index = PERSONS.index(person)
    if tense == "future":
        return irregular.get("future", infinitive) + _FUTURE[index]
    if tense in irregular:
        return irregular[tense].split()[index]
    ending = infinitive[-2:]
    return infinitive[:-2] + _ENDINGS[ending][tense][index]


def contract(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Turn `de el` into `del`, `a el` into `al`, `y i-` into `e i-` and `o o-` into `u o-`."""
    result: list[Word] = []
    for word in words:
        before = result[-1].text if result else ""
        if word.text == "el" and before in ("de", "a"):
            merged = "del" if before == "de" else "al"
            result[-1] = Word(merged, result[-1].concepts + word.concepts)
            continue
        if before in ("y", "o"):
            sound = word.text.lower().removeprefix("h")
            if before == "y" and re.match("[ií](?!e)", sound):
                result[-1] = Word("e", result[-1].concepts)
            elif before == "o" and sound[0] in "oó":
                result[-1] = Word("u", result[-1].concepts)
        result.append(word)
    return tuple(result)
