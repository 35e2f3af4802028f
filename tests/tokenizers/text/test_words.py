import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tfqa.tokenizers.text.words import join_words, split_words

EXAMPLES = {
    "I read.": ["I", "read", "."],
    "¿Qué lee Ana, la hermana de Luis?": [
        "¿",
        "Qué",
        "lee",
        "Ana",
        ",",
        "la",
        "hermana",
        "de",
        "Luis",
        "?",
    ],
    "¡No!": ["¡", "No", "!"],
    "Ana's ice-cream (cold); it's good.": [
        "Ana's",
        "ice-cream",
        "(",
        "cold",
        ")",
        ";",
        "it's",
        "good",
        ".",
    ],
    'He said: "Yes." «Sí», dijo.': [
        "He",
        "said",
        ":",
        '"',
        "Yes",
        ".",
        '"',
        "«",
        "Sí",
        "»",
        ",",
        "dijo",
        ".",
    ],
    "": [],
}


@pytest.mark.parametrize("text", EXAMPLES)
def test_split_and_join(text):
    assert split_words(text) == EXAMPLES[text]
    assert join_words(EXAMPLES[text]) == text


def test_white_space_is_dropped():
    assert split_words("  a\tb\n c ") == ["a", "b", "c"]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="abñé'-.,;:?!¿¡«»\"() \n", max_size=31))
def test_nothing_but_white_space_is_lost_and_cutting_again_changes_nothing(text):
    words = split_words(text)
    assert "".join(words) == "".join(text.split())
    assert all(words) and all(
        len(word) == 1 or word.strip('.,;:?!¿¡«»"()') == word for word in words
    )
    assert split_words(join_words(words)) == words
