"""Sentences: where they end, where they do not, and that no character is lost."""

import hypothesis
import hypothesis.strategies as st
import numpy as np
import pytest

from tests.datasets.documents import make_sentence
from tfqa.datasets.corpus.sentences import split_sentences


def cut(text):
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["One."],
        ["No mark at the end"],
        ["It rained. ", "It stopped."],
        ["Really? ", "Yes! ", "So it is … ", "Or not."],
        ['He said "Stop." ', "Nobody did."],
        ["(It was late.) ", "“Come,” she said. ", "‘Why?’ ", "«Porque sí.» ", "¿No?"],
        ["It cost 3.5 euros. ", "12 were left. ", "(None of them good.) ", "— So what?"],
        ["Élan is a word. ", "Ñandú too. ", "Ωmega as well."],
        ["Dr. Who met Mrs. Brown at St. Paul's, No. 5. ", "It was cold."],
        ["J. S. Bach was born in Jan. 1685 or so. ", "His son C. P. E. Bach later."],
        ["The U.S. Army, e.g. Gen. Grant (b. 1822), won. ", "It ended."],
        ["Is this Mr.? ", "No."],
        ["他来了。", "她走了！", "为什么？"],
        ["Version 2. is lower case. ", "Yes."],
        ["Wait... what? ", "Nothing."],
    ],
)
def test_where_sentences_end(sentences):
    assert cut("".join(sentences)) == [sentence.rstrip() for sentence in sentences]


def test_space_around_sentences_is_left_out():
    assert split_sentences("  Ab.\t\n Cd.  ") == [(2, 5), (8, 11)]
    assert split_sentences("") == split_sentences(" \n\t") == []


@hypothesis.given(st.text(alphabet="aB1.!?… \"')”\n(。é-", max_size=40))
def test_every_character_but_space_is_in_one_sentence(text):
    spans = split_sentences(text)
    places = [place for start, end in spans for place in range(start, end)]
    assert places == sorted(set(places))
    assert all(text[i].isspace() for i in {*range(len(text))} - {*places})
    for start, end in spans:
        assert text[start:end] == text[start:end].strip() != ""


def test_sentences_put_together_are_found_again():
    rng = np.random.default_rng(3)
    sentences = [make_sentence(rng) for _ in range(500)]
    assert cut(" ".join(sentences)) == sentences
