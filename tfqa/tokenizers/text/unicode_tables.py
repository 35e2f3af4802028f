"""What `tokenizers` does to single characters, as tables: found by asking it about each of them.

Normal forms and character classes change from one version of Unicode to the next, and Python, ICU
and `tokenizers` each have their own. Tables that are read off the library always agree with it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import tokenizers
from tokenizers import normalizers

CODE_POINTS = 0x110000
SURROGATES = range(0xD800, 0xE000)  # no characters: they never occur in UTF-8

# Between the characters of one long string. It composes with nothing and nothing changes it.
_SEPARATOR = "|"
_LOWEST, _HIGHEST = "\u0334", "\u0345"  # marks of the lowest and the highest combining class


@dataclass(frozen=True)
class CanonicalTables:
    """The tables of Unicode NFC (Unicode Standard Annex 15, section 9), over code points.

    Args:
        decompositions: each character that NFD changes, with what it becomes.
        compositions: each pair of characters that NFC makes one, with that one.
        combining: each mark that is put in order, with its rank: the order of combining classes,
            from 1. A character that is not here has rank 0 and is a starter.
        unstable: the characters that NFC may change, move or join to one before them. Text without
            any of them is in NFC.
    """

    decompositions: dict[int, tuple[int, ...]]
    compositions: dict[tuple[int, int], int]
    combining: dict[int, int]
    unstable: frozenset[int]


def all_characters() -> Iterator[str]:
    """Every character that Unicode has or may get."""
    return (chr(code) for code in range(CODE_POINTS) if code not in SURROGATES)


@functools.cache
def find_canonical_tables() -> CanonicalTables:
    """Read the tables of NFC off `tokenizers`; about a second, once in a process."""
    decompositions = find_changes(normalizers.NFD())
    changed = find_changes(normalizers.NFC()).keys()
    normalize = normalizers.NFC().normalize_str
    compositions = {}
    for code, parts in decompositions.items():
        if code not in changed:
            first = normalize("".join(map(chr, parts[:-1])))
            compositions[ord(first), parts[-1]] = code
    combining = _find_combining(decompositions)
    unstable = find_unstable(changed, decompositions, compositions, combining)
    return CanonicalTables(decompositions, compositions, combining, unstable)


def find_unstable(changed, decompositions, compositions, combining) -> frozenset[int]:
    """Return the characters that NFC may change, move or join to one before them.

    Args:
        changed: the characters that it changes when they stand alone.
        decompositions, compositions, combining: see `CanonicalTables`.
    """
    unstable = {*changed, *combining, *(second for _, second in compositions)}
    # One that begins with such a character is taken apart, and its beginning may join.
    return frozenset(unstable | {c for c, parts in decompositions.items() if parts[0] in unstable})


def find_changes(normalizer: normalizers.Normalizer) -> dict[int, tuple[int, ...]]:
    """Return the code points that a normalizer changes when they stand alone, with its result.

    Args:
        normalizer: changes no character of the ASCII punctuation.
    """
    results = _normalize_each(normalizer, _testable())
    pairs = zip(_testable(), results, strict=True)
    return {ord(old): tuple(map(ord, new)) for old, new in pairs if new != old}


def find_classes(patterns: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Sort all code points into classes, given as runs of neighbors of the same class.

    Args:
        patterns: regular expressions for one character each, in the library's syntax. Class i + 1
            matches `patterns[i]` and none before it; class 0 is the rest.

    Returns:
        int32 first code points of the runs (R,), ascending from 0, and int32 classes (R,).
    """
    characters = "".join(chr(code) for code in range(CODE_POINTS) if code not in SURROGATES)
    codes = np.array([ord(character) for character in characters])
    classes = np.zeros(CODE_POINTS, "int32")
    for number, pattern in reversed(list(enumerate(patterns, start=1))):
        # With two replacements, because a character may be its own replacement.
        results = [_replace(pattern, new, characters) for new in "aA"]
        classes[codes[results[0] != results[1]]] = number
    starts = np.flatnonzero(np.diff(classes, prepend=-1))
    return starts.astype("int32"), classes[starts]


@functools.cache
def _testable():
    return tuple(character for character in all_characters() if character != _SEPARATOR)


def _replace(pattern, new, text, at_once=4096):
    normalizer = normalizers.Replace(tokenizers.Regex(pattern), new)
    parts = (text[start : start + at_once] for start in range(0, len(text), at_once))
    return np.array([c for part in parts for c in normalizer.normalize_str(part)])


def _normalize_each(normalizer, texts, at_once=4096):
    results = []
    for start in range(0, len(texts), at_once):
        joined = _SEPARATOR.join(["", *texts[start : start + at_once], ""])
        results += normalizer.normalize_str(joined).split(_SEPARATOR)[1:-1]
    return results


def _find_combining(decompositions):
    """Rank the combining marks: of two marks side by side, NFD puts the lower class first."""
    nfd = normalizers.NFD()
    singles = [character for character in _testable() if ord(character) not in decompositions]
    lower = _normalize_each(nfd, [_HIGHEST + character for character in singles])
    higher = _normalize_each(nfd, [character + _LOWEST for character in singles])
    marks = [
        character
        for character, first, second in zip(singles, lower, higher, strict=True)
        if first[0] != _HIGHEST or second[0] == _LOWEST != character
    ]

    def compare(left, right):
        if left != right and nfd.normalize_str(left + right)[0] == right:
            return 1
        return -1 if left != right and nfd.normalize_str(right + left)[0] == left else 0

    marks.sort(key=functools.cmp_to_key(compare))
    ranks, rank = {}, 0
    for before, mark in zip([None, *marks], marks, strict=False):
        rank += before is None or compare(before, mark) != 0
        ranks[ord(mark)] = rank
    return ranks
