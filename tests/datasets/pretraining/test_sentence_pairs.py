"""Pairs of segments: the law of the original script, number by number and in distribution."""

import itertools
import random
from collections import Counter

import numpy as np
import pytest

from tests.datasets.binomial import assert_binomial, assert_same_law
from tfqa.datasets.pretraining.options import PretrainingOptions
from tfqa.datasets.pretraining.sentence_pairs import draw_pairs


def make_starts(count, seed=0, sentences=23, longest=17):
    """Places of the sentences of documents of 1 to `sentences` sentences."""
    rng = np.random.default_rng(seed)
    return [
        [0, *np.cumsum(rng.integers(1, longest + 1, rng.integers(1, sentences + 1))).tolist()]
        for _ in range(count)
    ]


def draw(documents, seed=0, **options):
    return draw_pairs(documents, PretrainingOptions(**options), np.random.default_rng(seed))


class SameNumbers:
    """Python's `random`, giving the numbers that NumPy's generator of this seed gives."""

    def __init__(self, seed):
        self._rng = np.random.default_rng(seed)

    def random(self):
        return self._rng.random()

    def randint(self, low, high):
        return int(self._rng.integers(low, high + 1))


def take_turns(documents, rng, room, short_share, choose_other):
    """BERT's pairs, token by token, from the published description.

    A token is (document, place). Yields A and B before they are cut to the room, and the label.
    """
    texts = [
        [[(number, place) for place in range(*bounds)] for bounds in itertools.pairwise(starts)]
        for number, starts in enumerate(documents)
    ]
    for number, sentences in enumerate(texts):
        target = rng.randint(2, room) if rng.random() < short_share else room
        waiting, collected = list(sentences), []
        while waiting:
            collected.append(waiting.pop(0))
            if waiting and sum(map(len, collected)) < target:
                continue
            count = rng.randint(1, len(collected) - 1) if len(collected) > 1 else 1
            first, rest = sum(collected[:count], []), collected[count:]
            if not rest or rng.random() < 0.5:
                other = texts[choose_other(rng, number, len(texts))]
                second = []
                for sentence in other[rng.randint(0, len(other) - 1) :]:
                    second += sentence
                    if len(second) >= target - len(first):
                        break
                yield first, second, 1
                waiting = rest + waiting
            else:
                yield first, sum(rest, []), 0
            collected = []


def another(rng, number, count):
    """Another document, uniform."""
    drawn = rng.randint(0, count - 2)
    return drawn + (drawn >= number)


def another_in_ten_tries(rng, number, count):
    """Draw another document in the original's way."""
    for _ in range(10):
        drawn = rng.randint(0, count - 1)
        if drawn != number:
            break
    return drawn


def cut_to_room(first, second, room, rng):
    """Take tokens off the longer segment, one by one."""
    first, second = list(first), list(second)
    while len(first) + len(second) > room:
        longer = first if len(first) > len(second) else second
        longer.pop(0 if rng.random() < 0.5 else -1)
    return first, second


def spell(segment):
    document, start, end = segment
    return [(document, place) for place in range(start, end)]


@pytest.mark.parametrize("short_share", [0, 0.1, 1])
@pytest.mark.parametrize("max_length", [5, 30, 127])
def test_segments_are_those_of_the_description(max_length, short_share):
    documents, room = make_starts(53), max_length - 3
    segments, labels = draw(documents, seed=3, max_length=max_length, short_share=short_share)
    expected = list(take_turns(documents, SameNumbers(3), room, short_share, another))
    assert labels.tolist() == [label for *_, label in expected]
    for found, whole in zip(segments.tolist(), expected, strict=True):
        short = cut_to_room(*whole[:2], room, random.Random(0))
        for segment, tokens, kept in zip(found, whole[:2], short, strict=True):
            spelled = spell(segment)
            assert len(spelled) == len(kept) >= 1
            assert any(spelled == tokens[i : i + len(spelled)] for i in range(len(tokens)))


def test_distributions_are_those_of_the_original():
    """Also with its ten tries, and a coin for each token that goes."""
    documents, room, trials = make_starts(5, seed=1), 37, 3001
    rng = random.Random(11)
    found, expected = [], []
    for seed in range(trials):
        segments, labels = draw(documents, seed, max_length=room + 3, short_share=0.3)
        found.append((len(labels), *segments[0].ravel().tolist(), int(labels[0]), labels.sum()))
        pairs = list(take_turns(documents, rng, room, 0.3, another_in_ten_tries))
        first, second = cut_to_room(*pairs[0][:2], room, rng)
        bounds = [x for s in (first, second) for x in (s[0][0], s[0][1], s[-1][1] + 1)]
        all_labels = [label for *_, label in pairs]
        expected.append((len(pairs), *bounds, all_labels[0], sum(all_labels)))
    for ours, theirs in zip(zip(*found, strict=True), zip(*expected, strict=True), strict=True):
        assert_same_law(ours, theirs)


def first_pairs(trials, documents, **options):
    """Draw the first pair of a document, anew each time: independent of the others."""
    return [
        (segments[0].tolist(), int(labels[0]))
        for segments, labels in (draw(documents, seed, **options) for seed in range(trials))
    ]


UNITS = [list(range(101)) for _ in range(3)]  # sentences of one token


def test_half_of_the_second_segments_are_from_another_document():
    pairs = first_pairs(2003, UNITS, max_length=23, short_share=0)
    assert_binomial(sum(label for _, label in pairs), len(pairs), 0.5)
    for (a, b), label in pairs:
        assert (b[0] != a[0]) if label else (b[:2] == [a[0], a[2]])
    others = Counter(b[0] for (_, b), label in pairs if label)
    for document in (1, 2):
        assert_binomial(others[document], sum(others.values()), 0.5)


def test_random_segments_begin_at_any_sentence():
    begins = [b[1] for (_, b), label in first_pairs(3001, UNITS, max_length=23) if label]
    for quarter in range(4):
        inside = sum(25 * quarter <= begin < 25 * (quarter + 1) for begin in begins)
        assert_binomial(inside, len(begins), 0.25)


def test_the_first_segment_has_any_number_of_sentences():
    pairs = first_pairs(3001, UNITS, max_length=11, short_share=0)  # 8 sentences
    counts = Counter(a[2] for (a, _), _ in pairs)
    assert set(counts) == set(range(1, 8))
    for count in counts.values():
        assert_binomial(count, len(pairs), 1 / 7)


def test_short_examples_have_their_share_and_any_length():
    pairs = first_pairs(4001, UNITS, max_length=13, short_share=0.3)  # room for 10
    lengths = [b[2] for (_, b), label in pairs if not label]
    assert_binomial(sum(n < 10 for n in lengths), len(lengths), 0.3 * 8 / 9)
    for length in range(2, 10):
        assert_binomial(lengths.count(length), len(lengths), 0.3 / 9)


def test_sentences_not_used_are_put_back():
    """Every sentence is in a first segment, or in a second one that follows."""
    documents = make_starts(31)
    segments, labels = draw(documents, max_length=10**6)
    for number, starts in enumerate(documents):
        used = Counter()
        for (a, b), label in zip(segments.tolist(), labels, strict=True):
            used.update(spell(a) if a[0] == number else [])
            used.update(spell(b) if a[0] == number and not label else [])
        assert used == Counter(spell((number, 0, starts[-1])))


@pytest.mark.parametrize("next_sentence", ["nsp", "sop", None])
def test_examples_fit_and_no_segment_is_empty(next_sentence):
    for max_length in (5, 6, 7, 64):
        options = {"max_length": max_length, "next_sentence": next_sentence}
        segments, _ = draw(make_starts(97), **options)
        lengths = segments[:, :, 2] - segments[:, :, 1]
        assert lengths.sum(axis=1).max() <= PretrainingOptions(**options).room
        assert lengths[:, : 1 if next_sentence is None else 2].min() >= 1


def test_tokens_go_from_both_ends():
    documents = [[0, 20, 40], [0, 20, 40]]
    pairs = [one for seed in range(999) for one in draw(documents, seed, max_length=23)[0].tolist()]
    front = sum(segment[1] % 20 for pair in pairs for segment in pair)
    gone = sum(20 - (segment[2] - segment[1]) for pair in pairs for segment in pair)
    assert gone > 10_000
    assert_binomial(front, gone, 0.5)


def test_sop_swaps_half_of_the_pairs_of_one_document():
    documents = [list(range(0, 900, 3)) for _ in range(101)]
    segments, labels = draw(documents, max_length=33, next_sentence="sop", short_share=0)
    assert len(labels) > 2000
    assert_binomial(labels.sum(), len(labels), 0.5)
    for (a, b), label in zip(segments.tolist(), labels, strict=True):
        assert a[0] == b[0]
        assert (b[2] == a[1]) if label else (a[2] == b[1])


def test_sop_uses_every_sentence_but_a_last_single_one():
    documents = make_starts(31)
    segments, _ = draw(documents, max_length=10**6, next_sentence="sop", short_share=0.5)
    used = Counter(
        token for pair in segments.tolist() for segment in pair for token in spell(segment)
    )
    assert max(used.values()) == 1
    for number, starts in enumerate(documents):
        tokens = sorted(place for document, place in used if document == number)
        assert tokens in (list(range(starts[-1])), list(range(starts[-2])))
    assert len(draw([[0, 5], [0, 7]], next_sentence="sop")[1]) == 0


def test_one_segment_holds_as_many_whole_sentences_as_fit():
    documents = make_starts(31)
    segments, _ = draw(documents, max_length=41, next_sentence=None, short_share=0)
    assert not segments[:, 1].any()
    place = 0
    for number, start, end in segments[:, 0].tolist():
        starts = documents[number]
        assert start == (place if start else 0) and start in starts and end in starts
        if end < starts[-1]:
            assert starts[starts.index(end) + 1] - start > 39  # one more would not fit
        place = end
    (long,) = draw([[0, 100]], max_length=41, next_sentence=None)[0][:, 0].tolist()
    assert long[2] - long[1] == 39


def test_one_document_has_no_other():
    with pytest.raises(ValueError, match="Received: 1 document.*next_sentence='sop' or None"):
        draw([[0, 5, 9]])
    with pytest.raises(ValueError, match="1 document with tokens in my corpus. Give"):
        draw_pairs([[0, 5, 9]], PretrainingOptions(), np.random.default_rng(0), "my corpus")
    draw([[0, 5, 9]], next_sentence="sop")
