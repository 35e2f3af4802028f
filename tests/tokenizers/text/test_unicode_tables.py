"""Tables read off the library, against the little that no version of Unicode changes."""

import unicodedata

import numpy as np
from tokenizers import normalizers

from tfqa.tokenizers.text.unicode_tables import (
    CODE_POINTS,
    SURROGATES,
    find_canonical_tables,
    find_changes,
    find_classes,
    find_unstable,
)

TABLES = find_canonical_tables()
CHARACTERS = [chr(code) for code in range(CODE_POINTS) if code not in SURROGATES]


def test_known_entries():
    assert TABLES.decompositions[ord("ǖ")] == (ord("u"), 0x308, 0x304)
    assert TABLES.compositions[ord("ü"), 0x304] == ord("ǖ")
    assert TABLES.compositions[0x1112, 0x1161] == ord("하")  # Hangul
    assert 0x958 in TABLES.decompositions  # excluded from composition
    assert 0x958 not in TABLES.compositions.values()
    assert {0x301, 0x958, 0x1161, 0x340} <= TABLES.unstable
    assert not {ord("a"), ord("ü"), ord("하"), ord("|")} & TABLES.unstable


def test_marks_have_the_order_of_their_combining_classes():
    """The standard never changes a class, so Python's Unicode may be newer than the library's."""
    classes = {code: unicodedata.combining(chr(code)) for code in TABLES.combining}
    pairs = sorted({(rank, classes[code]) for code, rank in TABLES.combining.items()})
    ranks, values = zip(*pairs, strict=True)
    assert ranks == tuple(range(1, 55))
    assert values == tuple(sorted(set(values)))
    assert 0 not in values
    old = unicodedata.ucd_3_2_0  # what is a mark there is one in every library
    marks = [c for c in CHARACTERS if old.combining(c) and not old.decomposition(c)]
    assert len(marks) > 300
    assert {ord(character) for character in marks} <= TABLES.combining.keys()


def test_text_without_unstable_characters_is_in_nfc():
    stable = "".join(c for c in CHARACTERS if ord(c) not in TABLES.unstable)
    assert normalizers.NFC().normalize_str(stable) == stable
    assert normalizers.NFC().normalize_str(stable[::-1]) == stable[::-1]
    assert len(TABLES.unstable) < 5000, "so that most text is left alone"


def test_a_character_that_begins_with_an_unstable_one_is_unstable():
    """As Kirat Rai vowels of Unicode 16 do: 1 + 2 = 5, and 6 = 2 + 2, so 1 + 6 = 5 + 2."""
    pairs = {(1, 2): 5, (2, 2): 6}
    assert find_unstable([], {5: (1, 2), 6: (2, 2)}, pairs, {}) == {2, 6}
    assert find_unstable([7], {}, {}, {8: 1}) == {7, 8}


def test_changes_are_those_of_the_normalizer():
    changes = find_changes(normalizers.Lowercase())
    assert changes[ord("Ä")] == (ord("ä"),)
    assert changes[ord("İ")] == (ord("i"), 0x307)
    assert not {ord("ä"), ord("1"), ord("|")} & changes.keys()


def test_classes_are_those_of_the_patterns():
    starts, classes = find_classes((r"[\p{L}\p{M}]", r"\p{N}", "[|¶]"))
    assert starts[0] == 0
    assert np.all(np.diff(starts) > 0) and np.all(np.diff(classes) != 0)

    def find(character):
        return classes[np.searchsorted(starts, ord(character), side="right") - 1]

    assert [find(c) for c in "aAézZ日\u0301"] == [1] * 7
    assert [find(c) for c in "09½٣"] == [2] * 4
    assert [find(c) for c in "|¶"] == [3] * 2
    assert [find(c) for c in " .\0▁\U0010ffff"] == [0] * 5
