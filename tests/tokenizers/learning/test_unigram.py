"""Learning unigram pieces: each step against its definition, the whole against SentencePiece."""

import io
import math
from collections import Counter

import numpy as np
import pytest
import sentencepiece
from hypothesis import given
from hypothesis import strategies as st

from tests.tokenizers.texts import sample_texts, squad_texts
from tfqa.tokenizers.learning.lattice import find_best, find_n_best
from tfqa.tokenizers.learning.pieces import PieceTable
from tfqa.tokenizers.learning.unigram import (
    find_losses,
    find_seeds,
    learn_pieces,
    maximize,
    split_runs,
)
from tfqa.tokenizers.learning.word_lattices import Lattices
from tfqa.tokenizers.text.aligned import AlignedText
from tfqa.tokenizers.unigram import UnigramTokenizer

samples = sample_texts
words = st.dictionaries(st.text("abc", min_size=1, max_size=7), st.integers(1, 9), min_size=1)


@given(words, st.integers(1, 5), st.integers(0, 9))
def test_seeds_are_the_frequent_substrings(words, longest, size):
    counts = Counter()
    for word, times in words.items():
        places = range(len(word) + 1)
        spans = [(s, e) for s in places for e in places if 2 <= e - s <= longest]
        for start, end in spans:
            counts[word[start:end]] += times
    ranked = sorted((-n * len(piece), piece) for piece, n in counts.items() if n > 1)
    expected = [(piece, -score) for score, piece in ranked[:size]]
    assert [*find_seeds(words, longest, size).items()] == expected


@given(words)
def test_losses_are_those_of_the_formula(words):
    seeds = find_seeds(words, 4, 20)
    characters = sorted(set().union(*words))
    pieces = [*characters, *seeds]
    log_p = maximize(np.arange(2.0, 2 + len(pieces)))
    lattices = Lattices([*words], [*words.values()], pieces)
    alternatives = Lattices([*seeds], np.ones(len(seeds)), pieces, whole=False)
    losses = find_losses(lattices, alternatives, log_p)

    table = PieceTable({piece: (i, log_p[i]) for i, piece in enumerate(pieces)}, (-1, -99.0))
    used = Counter()
    for word, times in words.items():
        for number, *_ in find_best(table, word)[0]:
            used[number] += times
    total = sum(used.values())
    for number, piece in enumerate(pieces):
        ways = [[n for n, *_ in way] for way, _ in find_n_best(table, piece, 2)]
        others = next((way for way in ways if len(way) > 1), None)
        if not used[number]:
            assert losses[number] == -np.inf
        elif others is None:
            assert losses[number] == np.inf
        else:
            n = used[number]
            more = total + n * (len(others) - 1)
            # A part that stands twice in the piece is used n times more for each.
            instead = sum(math.log((used[other] + n) / more) for other in others)
            assert losses[number] == pytest.approx(n * (math.log(n / total) - instead))


def test_pieces_that_are_useful_stay():
    words = {"▁low": 5, "▁lower": 2, "▁newest": 6, "▁widest": 3, "▁slowest": 4}
    pieces = learn_pieces(words, 16)
    assert len(pieces) == 16
    assert {"est", "▁newest"} & {*pieces}
    assert set("▁lowernstid") <= {*pieces}
    assert sum(map(math.exp, pieces.values())) == pytest.approx(1, abs=1e-6)
    assert [*pieces.values()] == sorted(pieces.values(), reverse=True)


def test_all_characters_stay_and_no_more_than_there_are_come():
    words = {"ab": 3, "cd": 1}
    assert {*learn_pieces(words, 2)} == {"a", "b", "c", "d"}
    assert {*learn_pieces(words, 99)} == {"a", "b", "c", "d", "ab"}
    assert {*learn_pieces(words, 99, max_piece_length=1)} == {"a", "b", "c", "d"}


def test_a_character_that_is_always_in_a_piece_stays_possible():
    pieces = learn_pieces({"ab": 1000}, 3, sub_iterations=50)
    assert {*pieces} == {"ab", "a", "b"}
    assert pieces["a"] == pieces["b"] == pytest.approx(math.log(0.5 / 1001))


def test_the_order_of_words_does_not_matter():
    words = Counter(word for text in samples(60) for word in text.split())
    pieces = learn_pieces(words, 120)
    assert learn_pieces(dict(reversed(words.items())), 120) == pieces


@pytest.mark.parametrize("size", [150, 300, 500])
def test_the_size_is_reached(size):
    assert UnigramTokenizer.train(samples(), size).vocabulary_size == size


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"size": 0}, r"`size` must be from 1 .*Received: size=0"),
        ({"max_piece_length": 0}, r"`max_piece_length` must be from 1"),
        ({"seed_size": -1}, r"`seed_size` must be from 0"),
        ({"shrinking": 1.0}, r"`shrinking` must be from 0 to below 1.*shrinking=1.0"),
        ({"sub_iterations": 0}, r"`sub_iterations` must be from 1"),
    ],
)
def test_numbers_out_of_range(arguments, message):
    with pytest.raises(ValueError, match=message):
        learn_pieces({"ab": 2}, **{"size": 5, **arguments})


def test_runs_are_letters_or_digits_or_others_with_the_mark_before():
    marked, places = split_runs(AlignedText.of("▁don't▁3.5▁▁(Ab१é\u0323)▁"))
    runs = [marked.text[start:end] for start, end in places]
    assert runs == ["▁don", "'", "t", "▁3", ".", "5", "▁", "▁(", "Ab", "१", "é\u0323", ")", "▁"]
    assert "".join(runs) == marked.text


def test_no_piece_joins_letters_and_others():
    tokenizer = UnigramTokenizer.train([*samples(), "it is 25%." * 9], 400)
    for token in tokenizer.tokens[4:]:
        assert len({c.isalpha() for c in token.removeprefix("▁")}) <= 1, token


def train_sentencepiece(texts, size):
    file = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts), model_writer=file, vocab_size=size, model_type="unigram",
        character_coverage=1.0, minloglevel=2,
    )  # fmt: skip
    return sentencepiece.SentencePieceProcessor(model_proto=file.getvalue())


def measure(batch, texts):
    """Return tokens and bits for each character, with probabilities that fit these tokens best."""
    counts = np.array([*Counter(i for ids in batch for i in ids).values()], float)
    bits = -(counts * np.log2(counts / counts.sum())).sum()
    return np.array([counts.sum(), bits]) / len("".join(texts))


@pytest.mark.parametrize("size", [200, 300, 500])
def test_it_cuts_as_well_as_sentencepiece(size):
    """Ours needs no more than 3 % more tokens and bits, on these texts and on others like them."""
    texts = samples(500)
    held_out = texts[::5]
    texts = [text for i, text in enumerate(texts) if i % 5]
    theirs, ours = train_sentencepiece(texts, size), UnigramTokenizer.train(texts, size)
    assert ours.vocabulary_size == theirs.get_piece_size() == size
    for batch in (texts, held_out):
        found = measure(ours.encode_batch(batch), batch)
        assert (found <= 1.03 * measure(theirs.encode(batch), batch)).all()


@pytest.mark.slow
def test_it_cuts_real_text_as_sentencepiece_does():
    """On English articles, tokens and bits differ by less than 3 %."""
    texts = squad_texts()[:1500]
    held_out, texts = texts[::10], [text for i, text in enumerate(texts) if i % 10]
    theirs, ours = train_sentencepiece(texts, 4000), UnigramTokenizer.train(texts, 4000)
    assert ours.vocabulary_size == theirs.get_piece_size() == 4000
    for batch in (texts, held_out):
        found = measure(ours.encode_batch(batch), batch)
        np.testing.assert_allclose(found, measure(theirs.encode(batch), batch), rtol=0.03)
