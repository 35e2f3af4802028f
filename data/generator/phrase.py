"""A phrase in two languages at once, from which the word alignment follows.

Each word carries the concepts that it expresses. Two words of the two languages are linked when
they share a concept, so links survive any change of order, contraction or dropped pronoun.
"""

from __future__ import annotations

import functools
from typing import NamedTuple


class Word(NamedTuple):
    """One word (or mark) and the concepts it expresses: any objects, compared by identity."""

    text: str
    concepts: tuple[object, ...]


class Phrase:
    """The same meaning as English words and as Spanish words."""

    __slots__ = ("english", "spanish")

    def __init__(self, english: tuple[Word, ...] = (), spanish: tuple[Word, ...] = ()) -> None:
        self.english = english
        self.spanish = spanish

    def __add__(self, other: Phrase) -> Phrase:
        """Put one phrase after the other, in both languages."""
        return Phrase(self.english + other.english, self.spanish + other.spanish)


@functools.cache
def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def words(text: str, *concepts: object) -> tuple[Word, ...]:
    """Return the words of `text`, each expressing all `concepts`."""
    return tuple([Word(part, concepts) for part in _split(text)])


def pair(english: str, spanish: str) -> Phrase:
    """Express one indivisible meaning: every English word is linked to every Spanish word."""
    concept = object()
    return Phrase(words(english, concept), words(spanish, concept))


def links(phrase: Phrase) -> tuple[tuple[int, int], ...]:
    """Return the alignment: sorted `(english_index, spanish_index)` pairs that share a concept."""
    positions: dict[object, list[int]] = {}
    for index, word in enumerate(phrase.spanish):
        for concept in word.concepts:
            positions.setdefault(concept, []).append(index)
    pairs = {
        (index, position)
        for index, word in enumerate(phrase.english)
        for concept in word.concepts
        for position in positions.get(concept, ())
    }
    return tuple(sorted(pairs))


EMPTY = Phrase()
