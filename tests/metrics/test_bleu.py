"""BLEU by hand and against sacrebleu's own function."""

import math

import pytest
import sacrebleu
from hypothesis import given, settings
from hypothesis import strategies as st

from tfqa.metrics import bleu_by_length, corpus_bleu
from tfqa.metrics.bleu import BleuScore, LengthBin

HYPOTHESES = ["the cat sat on the mat", "Dogs bark at night .", "one two three four five six"]
REFERENCES = ["the cat is on the mat", "Dogs bark at night .", "one two four three five six seven"]


def test_by_hand():
    """Precisions 5/6, 3/5, 1/4 and, smoothed as sacrebleu does, 1/(2*3) for 4-grams."""
    bleu = corpus_bleu(HYPOTHESES[:1], REFERENCES[:1])
    assert isinstance(bleu, BleuScore)
    assert bleu.precisions == pytest.approx([100 * p for p in (5 / 6, 3 / 5, 1 / 4, 1 / 6)])
    assert bleu.score == pytest.approx(100 * (5 / 6 * 3 / 5 * 1 / 4 * 1 / 6) ** 0.25)
    assert bleu.brevity_penalty == 1
    assert (bleu.hypothesis_length, bleu.reference_length) == (6, 6)


def test_perfect_and_short():
    assert corpus_bleu(REFERENCES, REFERENCES).score == pytest.approx(100)
    bleu = corpus_bleu(["a b c d e"], ["a b c d e f g"])
    assert bleu.brevity_penalty == pytest.approx(math.exp(1 - 7 / 5))
    assert bleu.score == pytest.approx(100 * bleu.brevity_penalty)


def test_is_of_the_corpus_and_not_a_mean():
    whole = corpus_bleu(HYPOTHESES, REFERENCES)
    assert whole.score == pytest.approx(sacrebleu.corpus_bleu(HYPOTHESES, [REFERENCES]).score)
    parts = [corpus_bleu([h], [r]).score for h, r in zip(HYPOTHESES, REFERENCES, strict=True)]
    assert abs(whole.score - sum(parts) / 3) > 1


def test_case_and_signature():
    upper = [text.upper() for text in HYPOTHESES]
    cased = corpus_bleu(upper, HYPOTHESES)
    lower = corpus_bleu(upper, HYPOTHESES, lowercase=True)
    assert cased.score < 50 and lower.score == pytest.approx(100)
    assert "case:mixed" in cased.signature and "case:lc" in lower.signature
    assert f"version:{sacrebleu.__version__}" in cased.signature
    assert "tok:13a" in cased.signature


WORDS = st.lists(st.sampled_from("ab cd ef gh ij".split()), min_size=1, max_size=9).map(" ".join)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5))
def test_bounds_and_order_of_sentences(pairs):
    hypotheses, references = zip(*pairs, strict=True)
    bleu = corpus_bleu(hypotheses, references)
    assert 0 <= bleu.score <= 100 + 1e-9
    assert corpus_bleu(hypotheses[::-1], references[::-1]) == bleu


def test_by_length():
    lengths = [5, 30, 9]
    bins = bleu_by_length(HYPOTHESES, REFERENCES, lengths, (0, 10, 20, math.inf))
    assert all(isinstance(b, LengthBin) for b in bins)
    assert [(b.low, b.high, b.count) for b in bins] == [(0, 10, 2), (10, 20, 0), (20, math.inf, 1)]
    assert bins[0].bleu == corpus_bleu(HYPOTHESES[::2], REFERENCES[::2])
    assert bins[1].bleu is None
    assert bins[2].bleu.score == pytest.approx(100)


def test_a_length_on_an_edge_is_in_the_upper_bin():
    bins = bleu_by_length(HYPOTHESES, REFERENCES, [0, 10, 19], (0, 10, 20))
    assert [b.count for b in bins] == [1, 2]


def test_by_length_passes_case_on():
    upper = [text.upper() for text in HYPOTHESES]
    (one,) = bleu_by_length(upper, HYPOTHESES, [1, 1, 1], (0, 5), lowercase=True)
    assert one.bleu.score == pytest.approx(100)


@pytest.mark.parametrize(
    "hypotheses, references, message",
    [
        (["a"], ["a", "b"], r"same number.*len\(hypotheses\)=1, len\(references\)=2"),
        ([], [], r"at least one. Received: len\(hypotheses\)=0"),
        ("a b", ["a b"], "`hypotheses` must be a sequence of strings.*Received: hypotheses='a b'"),
        (
            ["a b"],
            [["a b"]],
            r"`references` must be a sequence of strings.*references\[0\]=\['a b'\]",
        ),
    ],
)
def test_wrong_texts(hypotheses, references, message):
    with pytest.raises(ValueError, match=message):
        corpus_bleu(hypotheses, references)
    with pytest.raises(ValueError, match=message):
        bleu_by_length(hypotheses, references, [1] * len(hypotheses), (0, 5))


@pytest.mark.parametrize(
    "lengths, bins, message",
    [
        ([1, 2], (0, 5), r"same number.*len\(lengths\)=2"),
        ([1, 2, 3], (0,), r"`bins` must be at least two rising edges. Received: bins=\(0,\)"),
        ([1, 2, 3], (0, 5, 5), r"rising edges.*bins=\(0, 5, 5\)"),
        ([1, 2, 5], (0, 5), r"must be in a bin. Received: lengths\[2\]=5, bins=\(0, 5\)"),
        ([1, 0, 3], (1, 5), r"lengths\[1\]=0"),
    ],
)
def test_wrong_bins(lengths, bins, message):
    with pytest.raises(ValueError, match=message):
        bleu_by_length(HYPOTHESES, REFERENCES, lengths, bins)
