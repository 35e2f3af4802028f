"""Normalizer: each step alone and all together."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tfqa.tokenizers.text.normalizer import Normalizer, is_ideograph, is_punctuation


@pytest.mark.parametrize(
    ("settings", "text", "expected"),
    [
        ({}, "É\t\u200b", "É\t\u200b"),
        ({"clean": True}, "a\u200bb\0\ufffd\tc\u2003d\u00ad", "ab c d"),
        ({"space_ideographs": True}, "a中b", "a 中 b"),
        ({"form": "NFC"}, "e\u0301ﬁ", "éﬁ"),
        ({"form": "NFKC"}, "ﬁx²", "fix2"),
        ({"strip_accents": True}, "éøßÅ", "eøßA"),
        ({"lowercase": True}, "ÉΣİ", "éσi\u0307"),
        ({"strip_accents": True, "lowercase": True}, "İ", "i"),
    ],
)
def test_each_step(settings, text, expected):
    assert Normalizer(**settings)(text).text == expected


def test_places_survive_all_steps_together():
    bert = Normalizer(clean=True, space_ideographs=True, strip_accents=True, lowercase=True)
    text = "\u200bÉe\u0301İ中"
    aligned = bert(text)
    assert aligned.text == "eei 中 "
    assert [text[slice(*aligned.span(i, i + 1))] for i in range(5)] == ["É", "e", "İ", "中", "中"]


@given(st.text())
def test_a_second_time_changes_nothing(text):
    for settings in ({"form": "NFKC"}, {"clean": True}, {"strip_accents": True}):
        once = Normalizer(**settings)(text).text
        assert Normalizer(**settings)(once).text == once


def test_marks_and_ideographs():
    assert all(map(is_punctuation, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~¿«»…—"))
    assert not any(map(is_punctuation, "aé1 \t€£中"))
    assert is_ideograph("中") and not is_ideograph("あ") and not is_ideograph("한")
    assert unicodedata.category("$") == "Sc"  # a sign, and a mark for BERT because it is ASCII


def test_an_unknown_form_is_refused():
    with pytest.raises(ValueError, match="form='NFX'"):
        Normalizer(form="NFX")
