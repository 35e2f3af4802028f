import pytest

from data.generator.articles import Fact
from data.generator.articles.prose import coordinate, fill_template, paragraph, text_of

CAPITAL = Fact("the Netherlands", "capital", "Amsterdam", "country")
STATE = Fact("oxygen", "state", "element of air", "element")


def shown(prose):
    """Return the words that each mention points at: value, subject."""
    return [
        tuple(span and prose.text[slice(*span)] for span in (mention.value, mention.subject))
        for mention in prose.mentions
    ]


def test_a_template_is_filled_in_and_remembers_where():
    prose = fill_template(CAPITAL, "in {subject}, the capital is {value}.")
    assert prose.text == "in the Netherlands, the capital is Amsterdam."
    assert shown(prose) == [("Amsterdam", "the Netherlands")]
    assert shown(fill_template(CAPITAL, "{value} is its capital.")) == [("Amsterdam", None)]


@pytest.mark.parametrize("template", ["{subject} is a {value}.", "A {subject} is not {value}."])
def test_a_becomes_an_before_a_vowel(template):
    prose = fill_template(STATE, template)
    assert prose.text in ("oxygen is an element of air.", "An oxygen is not element of air.")
    assert shown(prose) == [("element of air", "oxygen")]


def test_sentences_joined_still_know_their_facts():
    first = fill_template(CAPITAL, "{subject} has its capital in {value}.")
    second = fill_template(STATE, "{value} is {subject}.")
    both = coordinate(first, second)
    assert both.text == (
        "the Netherlands has its capital in Amsterdam, and element of air is oxygen."
    )
    whole = paragraph([second, both, first])
    assert whole.text == (
        "Element of air is oxygen. The Netherlands has its capital in Amsterdam, and element of "
        "air is oxygen. The Netherlands has its capital in Amsterdam."
    )
    assert shown(whole) == [
        ("Element of air", "oxygen"),
        ("Amsterdam", "The Netherlands"),
        ("element of air", "oxygen"),
        ("Amsterdam", "The Netherlands"),
    ]
    assert text_of([first, second]) == f"{first.text} {second.text}"
