"""Spaces as marks: they come back as single spaces, and no offset holds one."""

from hypothesis import given
from hypothesis import strategies as st

from tfqa.tokenizers.text.aligned import AlignedText
from tfqa.tokenizers.text.spaces import MARK, find_words, mark_spaces, unmark

texts = st.text(alphabet="ab▁ \t\n\u00a0\u3000\x1c\x85é_", max_size=20)


@given(texts)
def test_words_come_back_with_one_space_between_them(text):
    expected = " ".join(text.replace(MARK, "_").split())
    assert unmark(mark_spaces(AlignedText.of(text)).text) == expected


@given(texts)
def test_words_are_those_between_spaces_in_place(text):
    aligned = mark_spaces(AlignedText.of(text))
    places = [aligned.span(*word) for word in find_words(aligned.text)]
    assert [text[start:end] for start, end in places] == text.split()


def test_a_mark_alone_stands_for_nothing():
    aligned = mark_spaces(AlignedText.of("  a b"))
    assert aligned.text == "▁a▁b"
    assert [aligned.span(i, i + 1) for i in range(4)] == [(2, 2), (2, 3), (4, 4), (4, 5)]
