"""AlignedText: the text is Unicode's, and every character knows where it came from."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tfqa.tokenizers.text.aligned import FORMS, AlignedText

# Marks of several classes, letters that fall apart and grow together, Hangul, compatibility forms.
DIFFICULT = (
    "aeIß\u0131İéÅ\u212bﬁ²\u0301\u0308\u0323\u0345\u0f73"
    "\u0f71\u0f39\u0344\u1100\u1161\u11a8각क\u093c\u0958\uff9e\uff76ª \u00a0👩\u200d🚀"
    "न=\u0338\u0f81\u0328"
)
texts = st.one_of(st.text(max_size=20), st.text(alphabet=DIFFICULT, max_size=12))


# A mark of its own class is hidden in some characters that have class 0.
HIDDEN = ("न\u0f73\u093c", "=\u0f73\u0338", "=\uff9e\u0338", "a\u0f81\u0328")


@pytest.mark.parametrize("form", FORMS)
def test_marks_that_hide_in_other_characters(form):
    for text in HIDDEN:
        assert AlignedText.of(text).normalize(form).text == unicodedata.normalize(form, text)


def test_an_unknown_form_is_refused():
    with pytest.raises(ValueError, match="form='NFX'"):
        AlignedText.of("abc").normalize("NFX")


@pytest.mark.parametrize("form", FORMS)
@given(text=texts)
def test_normal_forms_are_unicodes_own(form, text):
    assert AlignedText.of(text).normalize(form).text == unicodedata.normalize(form, text)


@pytest.mark.parametrize("form", FORMS)
@given(text=texts)
def test_every_character_stands_for_some_of_the_original(form, text):
    aligned = AlignedText.of(text).normalize(form)
    assert len(aligned.text) == len(aligned.starts) == len(aligned.ends)
    for start, end in zip(aligned.starts, aligned.ends, strict=True):
        assert 0 <= start < end <= len(text)
    covered = set()
    for start, end in zip(aligned.starts, aligned.ends, strict=True):
        covered |= set(range(start, end))
    assert covered == set(range(len(text)))  # nothing of the original is lost


@pytest.mark.parametrize("form", FORMS)
@given(text=texts)
def test_what_a_character_stands_for_becomes_it(form, text):
    aligned = AlignedText.of(text).normalize(form)
    for i, character in enumerate(aligned.text):
        start, end = aligned.span(i, i + 1)
        assert character in unicodedata.normalize(form, text[start:end])


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("xe\u0301y", "NFC", [("x", 0, 1), ("é", 1, 3), ("y", 3, 4)]),
        ("xéy", "NFD", [("x", 0, 1), ("e", 1, 2), ("\u0301", 1, 2), ("y", 2, 3)]),
        ("aﬁb", "NFKC", [("a", 0, 1), ("f", 1, 2), ("i", 1, 2), ("b", 2, 3)]),
        (
            "a \u0308\u0323b",
            "NFC",
            [("a", 0, 1), (" ", 1, 2), ("\u0323", 2, 4), ("\u0308", 2, 4), ("b", 4, 5)],
        ),
        ("a\u0301\u0323", "NFD", [("a", 0, 1), ("\u0323", 2, 3), ("\u0301", 1, 2)]),
    ],
)
def test_places_by_hand(text, form, expected):
    aligned = AlignedText.of(text).normalize(form)
    assert list(zip(aligned.text, aligned.starts, aligned.ends, strict=True)) == expected


def test_rewriting_keeps_places_through_growth_and_loss():
    aligned = AlignedText.of("aXbX").rewrite(lambda c: {"X": "", "b": "12"}.get(c, c))
    assert (aligned.text, aligned.span(0, 3), aligned.span(1, 2)) == ("a12", (0, 3), (2, 3))
    assert aligned.rewrite(str.upper).span(0, 1) == (0, 1)


def test_an_empty_range_has_a_place():
    aligned = AlignedText.of("abc")
    assert aligned.span(0, 0) == (0, 0) and aligned.span(2, 2) == (2, 2)
