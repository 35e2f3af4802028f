"""Texts as flat arrays of tokens: those of `encode`, each different text once."""

import functools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.datasets.questions import reach_over_marks
from tests.tokenizers.texts import PARTS, make_hard_texts, sample_texts
from tfqa.datasets.squad import tokens as squad_tokens
from tfqa.datasets.squad.tokens import TokenizedTexts
from tfqa.tokenizers import BytePairTokenizer, Encoding, WordPieceTokenizer

HARD = [
    *make_hard_texts(300),
    *(f" {text}  {text} \n{text[::-1]} " for text in make_hard_texts(99, 1)),
    *["", " ", "   ", "\u200b", "a", " a", "a ", "a  a"],
]


@pytest.fixture(scope="module")
def word_piece():
    return WordPieceTokenizer.train([*sample_texts(), *PARTS], 800)


@pytest.fixture(scope="module")
def byte_pair():
    return BytePairTokenizer.train(sample_texts(), 400)


def tokens_of(texts, number):
    row = texts.rows[number]
    part = slice(texts.starts[row], texts.starts[row] + texts.counts[row])
    return texts.ids[part].tolist(), [*map(tuple, texts.spans[part].tolist())]


@pytest.mark.parametrize("batch", [7, 2**12])
@pytest.mark.parametrize("kind", ["word_piece", "byte_pair"])
def test_the_tokens_of_each_text_are_those_of_encode(kind, batch, request, monkeypatch):
    monkeypatch.setattr(squad_tokens, "BATCH_WORDS", batch)
    tokenizer = request.getfixturevalue(kind)
    found = TokenizedTexts([*HARD, *sample_texts(50)], tokenizer)
    for number, text in enumerate([*HARD, *sample_texts(50)]):
        encoding = tokenizer.encode(text)
        expected = encoding.ids, reach_over_marks(text, encoding.offsets)
        assert tokens_of(found, number) == expected, text


class Threes:
    """Cuts a text at every third character, spaces or not."""

    def encode(self, text):
        offsets = [(i, min(i + 3, len(text))) for i in range(0, len(text), 3)]
        return Encoding([ord(text[i]) for i, _ in offsets], [], offsets)


def test_another_tokenizer_is_given_whole_texts():
    texts = ["ab cd efg", "", "b b", " h"]
    found = TokenizedTexts(texts, Threes())
    assert [tokens_of(found, i) for i in range(4)] == [
        ([97, 99, 101], [(0, 3), (3, 6), (6, 9)]),
        ([], []),
        ([98], [(0, 3)]),
        ([32], [(0, 2)]),
    ]


def test_each_different_text_is_kept_once(word_piece):
    found = TokenizedTexts(["a b c", "d", "a b c", "", "d"], word_piece)
    assert found.rows.tolist() == [0, 1, 0, 2, 1]
    assert found.counts.tolist() == [3, 1, 0]
    assert found.starts.tolist() == [0, 3, 4]
    assert len(found.ids) == len(found.spans) == 4
    assert (found.ids.dtype, found.spans.dtype) == (np.int32, np.int32)


def test_each_different_word_is_cut_once(word_piece, monkeypatch):
    seen = []

    def encode(self, text):
        seen.append(text)
        return encode_once(self, text)

    encode_once = WordPieceTokenizer.encode
    monkeypatch.setattr(WordPieceTokenizer, "encode", encode)
    TokenizedTexts(["the cat saw the dog", "the dog", "the cat saw the dog"], word_piece)
    assert sorted(" ".join(seen).split()) == ["cat", "dog", "saw", "the"]


@functools.cache
def make_small():
    return WordPieceTokenizer.train(sample_texts(100), 300)


def find_slowly(offsets, start, end):
    """Return the first token that ends after `start`, and the last that starts before `end`."""
    first = next((i for i, (_, e) in enumerate(offsets) if e > start), len(offsets))
    last = max((i for i, (s, _) in enumerate(offsets) if s < end), default=-1)
    return first, last


def test_an_accent_counts_to_its_letter():
    tokens = ["[UNK]", "e", "##t", "b"]
    tokenizer = WordPieceTokenizer(tokens, special_tokens=tokens[:1])
    text = "\u0301 e\u0301\u0323t é b \u0301 b\u0301"
    found = TokenizedTexts([text], tokenizer)
    pieces = [text[start:end] for start, end in tokens_of(found, 0)[1]]
    assert pieces == ["e\u0301\u0323", "t", "é", "b", "b\u0301"]


def test_marks_that_change_places_do_not_let_offsets_fall():
    tokens = ["[UNK]", "a", "##\u302e", "##\U0001d165", "b"]
    tokenizer = WordPieceTokenizer(tokens, special_tokens=tokens[:1])
    text = "b a\u302e\U0001d165 b"
    assert tokenizer.encode(text).offsets == [(0, 1), (2, 3), (4, 5), (3, 4), (6, 7)]
    found = TokenizedTexts([text], tokenizer)
    assert tokens_of(found, 0)[1] == [(0, 1), (2, 3), (3, 5), (3, 5), (6, 7)]
    assert found.find_tokens([0, 0], [(3, 4), (4, 5)]).tolist() == [[2, 3], [2, 3]]


@given(st.data())
def test_find_tokens(data):
    tokenizer = make_small()
    part = st.sampled_from([*PARTS, *"abc", " ", "the"])
    texts = data.draw(st.lists(st.lists(part, max_size=9).map("".join), min_size=1, max_size=5))
    asked, places = [], []
    for row, text in enumerate(texts):
        for _ in range(3):
            start = data.draw(st.integers(0, len(text)))
            asked.append(row)
            places.append((start, data.draw(st.integers(start, len(text)))))
    found = TokenizedTexts(texts, tokenizer).find_tokens(asked, places)
    for row, place, (first, last) in zip(asked, places, found.tolist(), strict=True):
        offsets = reach_over_marks(texts[row], tokenizer.encode(texts[row]).offsets)
        slow = find_slowly(offsets, *place)
        assert (first, last) == slow or (first > last and slow[0] > slow[1])
