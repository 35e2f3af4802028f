"""Masking: how many, which, what is shown there; whole words; rows of words."""

import random
from collections import Counter

import numpy as np
import pytest

from tests.datasets.binomial import assert_binomial, assert_same_law
from tests.datasets.documents import Letters, make_tokenizer
from tests.tokenizers.texts import find_data
from tfqa.datasets.pretraining.masking import MaskingVocabulary, mask_tokens
from tfqa.datasets.pretraining.options import PretrainingOptions
from tfqa.tokenizers import BytePairTokenizer, UnigramTokenizer, WordPieceTokenizer

LETTERS = Letters()
VOCABULARY = MaskingVocabulary.of(LETTERS)
UNKNOWN, MASK = LETTERS.tokens.index("[UNK]"), VOCABULARY.mask_id


def spell(text):
    """Ids of a row of tokens."""
    names = {"C": "[CLS]", "S": "[SEP]", "U": "[UNK]"}
    return [LETTERS.tokens.index(names.get(token, token)) for token in text.split()]


def mask(rows, seed=0, **options):
    """Mask rows of ids of different lengths."""
    lengths = np.array([len(row) for row in rows])
    matrix = np.zeros((len(rows), max(lengths) + 3), np.int32)
    for one, row in zip(matrix, rows, strict=True):
        one[: len(row)] = row
    options = PretrainingOptions(**options)
    return mask_tokens(matrix, lengths, VOCABULARY, options, np.random.default_rng(seed))


def make_rows(count, seed=0, longest=61):
    """`[CLS] A [SEP] B [SEP]` of random letters, some unknown."""
    rng = np.random.default_rng(seed)

    def segment():
        ids = rng.integers(5, len(LETTERS.tokens), rng.integers(1, longest)).tolist()
        return [UNKNOWN if rng.random() < 0.05 else number for number in ids]

    cls, sep = VOCABULARY.cls_id, VOCABULARY.sep_id
    return [[cls, *segment(), sep, *segment(), sep] for _ in range(count)]


def chosen(masked):
    """The masked places of each example."""
    return [
        row[:count].tolist() for row, count in zip(masked.positions, masked.counts, strict=True)
    ]


ALL_KINDS = [
    {}, {"whole_word": True}, {"longest_ngram": 3}, {"whole_word": True, "longest_ngram": 3},
    {"max_predictions": 5}, {"masking_rate": 0.4, "max_predictions": 53},
]  # fmt: skip


@pytest.mark.parametrize("options", ALL_KINDS)
def test_masked_examples_can_be_undone_and_special_tokens_stay(options):
    rows = make_rows(503)
    masked = mask(rows, **options)
    assert masked.token_ids.shape[1] == max(map(len, rows)) + 3
    for i, row in enumerate(rows):
        places, count = masked.positions[i], masked.counts[i]
        assert (np.diff(places[:count]) > 0).all()
        assert not places[count:].any() and not masked.ids[i, count:].any()
        undone = masked.token_ids[i].copy()
        undone[places[:count]] = masked.ids[i, :count]
        assert undone[: len(row)].tolist() == row and not undone[len(row) :].any()
        assert not VOCABULARY.is_special[masked.ids[i, :count]].any()


@pytest.mark.parametrize("most", [1, 7, 20])
def test_how_many_are_masked(most):
    rows = [row for row in make_rows(503) if UNKNOWN not in row]
    masked = mask(rows, max_predictions=most)
    expected = [
        min(most, max(1, round(len(row) * 0.15)), len(row) - 3) for row in rows
    ]  # fmt: skip
    assert masked.counts.tolist() == expected
    assert masked.positions.shape == masked.ids.shape == (len(rows), most)


def test_an_example_of_unknown_tokens_has_nothing_to_predict():
    masked = mask([spell("C U U S U S"), spell("C A S B S")])
    assert masked.counts.tolist() == [0, 1]


def test_the_shortest_example_has_one_token_to_predict():
    assert mask([spell("C A S")]).positions[0].tolist() == [1] + [0] * 19


def test_eighty_ten_ten():
    rows = [spell("C" + " A" * 99 + " S")] * 2003
    masked = mask(rows, masking_rate=0.5, max_predictions=99)
    shown = np.concatenate(
        [row[places] for row, places in zip(masked.token_ids, chosen(masked), strict=True)]
    )
    size, trials = len(LETTERS.tokens), len(shown)
    assert trials == 50 * 2003
    counts = Counter(shown.tolist())
    assert_binomial(counts.pop(MASK), trials, 0.8 + 0.1 / size)
    assert_binomial(counts.pop(spell("A")[0]), trials, 0.1 + 0.1 / size)
    assert len(counts) == size - 2  # special tokens too, as in the original
    for count in counts.values():
        assert_binomial(count, trials, 0.1 / size)


def test_other_shares():
    rows = [spell("C" + " A" * 99 + " S")] * 101
    everything = {"masking_rate": 1.0, "max_predictions": 99}
    for share in (0, 1):
        masked = mask(rows, mask_share=share, random_share=0, **everything)
        expected = MASK if share else spell("A")[0]
        assert (masked.token_ids[:, 1:100] == expected).all() and (masked.counts == 99).all()
    masked = mask(rows, mask_share=0, random_share=1, **everything)
    shown = masked.token_ids[:, 1:100]
    assert_binomial((shown == MASK).sum(), shown.size, 1 / len(LETTERS.tokens))


def test_every_place_is_masked_as_often_as_every_other():
    row = spell("C A ##b U D E ##f S G H I ##j ##a S")
    trials = 20_011
    masked = mask([row] * trials)  # 14 tokens, 2 of them masked, 10 can be
    counts = Counter(place for places in chosen(masked) for place in places)
    assert set(counts) == {1, 2, 4, 5, 6, 8, 9, 10, 11, 12}
    for count in counts.values():
        assert_binomial(count, trials, 0.2)
    pairs = Counter(map(tuple, chosen(masked)))
    assert len(pairs) == 45
    for count in pairs.values():
        assert_binomial(count, trials, 1 / 45)


def test_draws_are_a_function_of_the_generator():
    rows = make_rows(53)
    first, again, other = (mask(rows, seed=seed) for seed in (1, 1, 2))
    for a, b in zip(first, again, strict=True):
        np.testing.assert_array_equal(a, b)
    assert chosen(first) != chosen(other)


def find_words(row):
    """Places of the tokens of each word, by "##" and special tokens."""
    words, open_word = [], False
    for place, number in enumerate(row):
        if VOCABULARY.is_special[number]:
            open_word = False
        elif open_word and LETTERS.tokens[number].startswith("##"):
            words[-1].append(place)
        else:
            words.append([place])
            open_word = True
    return words


def test_words_are_masked_whole():
    rows = make_rows(997)
    masked = mask(rows, whole_word=True)
    full = 0
    for row, places in zip(rows, chosen(masked), strict=True):
        words = find_words(row)
        assert all({*word} <= {*places} or not {*word} & {*places} for word in words)
        limit = min(20, max(1, round(len(row) * 0.15)))
        assert len(places) <= limit
        full += len(places) == limit
        if len(places) < limit:  # then no word fits that is left
            left = [len(word) for word in words if not {*word} & {*places}]
            assert not left or min(left) > limit - len(places)
    assert full > 900


def test_a_word_that_is_cut_at_the_front_is_not_joined_to_the_segment_before():
    row = spell("C A S ##b ##c S")
    found = {tuple(places) for places in chosen(mask([row] * 101, whole_word=True))}
    assert found == {(1,)}
    found = {
        tuple(places) for places in chosen(mask([row] * 101, whole_word=True, masking_rate=0.33))
    }  # two of six tokens: one word of each, or only the one that comes first and fits
    assert found == {(3, 4), (1,)}


def mask_as_described(row, limit, longest, whole_word, rng):
    """ALBERT's choice of places, one row after another, from the published description.

    A row of words ends at a special token, which is where ours differs from its script.
    """
    words = find_words(row) if whole_word else [[p] for p in sum(find_words(row), [])]
    rows = []
    for i, word in enumerate(words):
        neighbours = [word]
        for following in words[i + 1 : i + longest]:
            if following[0] != neighbours[-1][-1] + 1:
                break
            neighbours.append(following)
        rows.append(neighbours)
    rng.shuffle(rows)
    taken = set()
    for neighbours in rows:
        n = rng.choices(range(1, longest + 1), [1 / k for k in range(1, longest + 1)])[0]
        n = min(n, len(neighbours))
        while n > 1 and len(taken) + len(sum(neighbours[:n], [])) > limit:
            n -= 1
        places = set(sum(neighbours[:n], []))
        if len(taken) + len(places) <= limit and not places & taken:
            taken |= places
    return sorted(taken)


def count_runs(places):
    """The lengths of rows of neighbours: how many of 1, of 2, …"""
    runs = Counter()
    length = 0
    for i, place in enumerate(places):
        length += 1
        if i + 1 == len(places) or places[i + 1] != place + 1:
            runs[length] += 1
            length = 0
    return runs


@pytest.mark.parametrize("whole_word", [False, True])
@pytest.mark.parametrize("longest", [1, 2, 3])
def test_the_law_is_that_of_the_description(whole_word, longest):
    (row,) = make_rows(1, seed=5, longest=40)
    trials, rng = 4001, random.Random(7)
    limit = round(len(row) * 0.15)
    ours = chosen(mask([row] * trials, whole_word=whole_word, longest_ngram=longest))
    theirs = [mask_as_described(row, limit, longest, whole_word, rng) for _ in range(trials)]
    features = [len, lambda p: p[0], lambda p: p[-1], lambda p: sum(p)]
    features += [lambda p, n=n: count_runs(p)[n] for n in (1, 2, 3)]
    for feature in features:
        assert_same_law([feature(p) for p in ours], [feature(p) for p in theirs])


def test_rows_of_words_have_lengths_in_proportion_to_one_over_n():
    """A row of three at once, in a text so long that others seldom touch each other."""
    tokens, trials = 499, 3001
    row = [VOCABULARY.cls_id, *[spell("A")[0]] * tokens, VOCABULARY.sep_id]
    masked = mask([row] * trials, longest_ngram=3, max_predictions=3)
    runs = Counter(tuple(sorted(count_runs(p).elements())) for p in chosen(masked))
    # First 3: 2/11. First 2 (3/11), then 1, to which 2 and 3 are shortened. First 1 (6/11): then
    # 1 (6/11) and 1, or 2 (and 3 shortened to it).
    chance = 4 / tokens  # of two rows to touch
    for lengths, p in {
        (3,): 2 / 11, (1, 2): 3 / 11 + 6 / 11 * 5 / 11, (1, 1, 1): 6 / 11 * 6 / 11
    }.items():  # fmt: skip
        low, high = max(0, p - chance), p + chance
        inside = runs[lengths] / trials
        if inside < low:
            assert_binomial(runs[lengths], trials, low)
        elif inside > high:
            assert_binomial(runs[lengths], trials, high)


def test_rows_of_words_stay_in_their_segment():
    """Two of a | b c, where p(1) = 2/3 and p(2) = 1/3; each of the three is the first to be drawn.

    a: alone, as the segment ends; then b or c. b: with c if 2; if 1, then a or c. c: alone, as b.
    """
    a, b, c = spell("A B D")
    row = [VOCABULARY.cls_id, a, VOCABULARY.sep_id, b, c, VOCABULARY.sep_id]
    trials = 5003
    found = Counter(map(tuple, chosen(mask([row] * trials, longest_ngram=2, masking_rate=0.3))))
    assert_binomial(found[1, 3], trials, 1 / 3 * 1 / 2 + 1 / 3 * 2 / 3 * 1 / 2)
    assert_binomial(found[1, 4], trials, 1 / 3 * 1 / 2 + 1 / 3 * 1 / 2)
    assert_binomial(found[3, 4], trials, 1 / 3 * (1 / 3 + 2 / 3 * 1 / 2) + 1 / 3 * 1 / 2)


def test_words_of_vocabularies_that_mark_the_start():
    texts = ["the river, the stone 1789 … naïve\u00a0café"] * 2
    special = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
    tokens = (*special, "▁the", "▁", "river", ",", "▁sto", "ne", "9")
    tokenizer = UnigramTokenizer(tokens, [-1.0] * len(tokens), special_tokens=special)
    starts = MaskingVocabulary.of(tokenizer).starts_word
    assert [t for t, s in zip(tokenizer.tokens[5:], starts[5:], strict=True) if s] == [
        "▁the", "▁", ",", "▁sto"
    ]  # fmt: skip
    pairs = BytePairTokenizer.train(texts, 400)
    pairs = BytePairTokenizer((*special, *pairs.tokens[4:]), pairs.merges, special_tokens=special)
    vocabulary = MaskingVocabulary.of(pairs)
    assert not vocabulary.starts_word[pairs.token_to_id("<0x41>")]
    assert vocabulary.starts_word[pairs.token_to_id("▁the")]


def test_real_vocabularies():
    bert = WordPieceTokenizer.from_vocabulary(find_data("vocab/bert-base-uncased-vocab.txt"))
    found = MaskingVocabulary.of(bert)
    assert (found.cls_id, found.sep_id, found.mask_id, found.size) == (101, 102, 103, 30522)
    ids = bert.encode("unaffable, really").ids
    assert [bert.tokens[i] for i in ids if not found.starts_word[i]] == ["##ffa", "##ble"]
    albert = UnigramTokenizer.from_sentencepiece(find_data("vocab/albert-base-v2-spiece.model"))
    found = MaskingVocabulary.of(albert)
    assert (found.cls_id, found.sep_id, found.mask_id) == (2, 3, 4)
    ids = albert.encode("unbelievable, really (1789)").ids
    starts = [albert.tokens[i] for i in ids if found.starts_word[i]]
    assert starts == ["▁un", ",", "▁really", "▁", "(", ")"]


def test_vocabularies_that_cannot_be_masked():
    special = ("[PAD]", "[UNK]", "[CLS]")
    with pytest.raises(ValueError, match=r"without \[SEP\], \[MASK\]"):
        MaskingVocabulary.of(WordPieceTokenizer([*special, "a"], special_tokens=special))
    tokens = ["a", *Letters.special_tokens]
    with pytest.raises(ValueError, match="special token of id 0.*'a'"):
        MaskingVocabulary.of(WordPieceTokenizer(tokens))
    assert MaskingVocabulary.of(make_tokenizer()).mask_id == 4
