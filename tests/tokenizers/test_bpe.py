"""BytePairTokenizer: the library's merges, ids and offsets, and no text is ever lost."""

import collections
import gzip
import json
import math
import re
import sys
import unicodedata

import pytest
import tokenizers
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import decoders, models, normalizers, trainers

from tests.tokenizers.texts import PARTS, find_data, make_hard_texts, sample_texts, squad_texts
from tfqa.tokenizers import SPECIAL_TOKENS, LibraryTokenizer, library
from tfqa.tokenizers.bpe import BytePairTokenizer, find_kind
from tfqa.tokenizers.graph.base import PIECE_CLASSES
from tfqa.tokenizers.learning.merging import merge_pieces
from tfqa.tokenizers.text.byte_tokens import BYTE_TOKENS
from tfqa.tokenizers.text.spaces import MARK
from tfqa.tokenizers.text.unicode_tables import SURROGATES, find_classes

HAND_TOKENS = [*SPECIAL_TOKENS, *"▁abcd", "ab", "bc", "abc", "cd", "aa", "▁a"]
HAND_MERGES = [("a", "b"), ("b", "c"), ("ab", "c"), ("c", "d"), ("a", "a"), ("▁", "a")]
HAND = BytePairTokenizer(HAND_TOKENS, HAND_MERGES)
SAMPLES = sample_texts()
BYTES = BytePairTokenizer.train([*SAMPLES[::12], *PARTS[:10]], 600)
NO_BYTES = BytePairTokenizer.train([*SAMPLES[::12], *PARTS[:10]], 300, byte_fallback=False)


def make_library(ours):
    """Return `tokenizers`' own BPE with the same vocabulary and merges."""
    backend, _ = library._byte_pair(1)
    vocabulary = {token: number for number, token in enumerate(ours.tokens)}
    backend.model = models.BPE(
        vocabulary, list(ours.merges), byte_fallback=ours.byte_fallback, unk_token="[UNK]"
    )
    backend.normalizer = library._normalizer(ours.lowercase)
    steps = [decoders.ByteFallback(), decoders.Fuse(), decoders.Replace(MARK, " ")]
    backend.decoder = decoders.Sequence([*steps, decoders.Strip(" ", 1, 0)])
    return backend


def learn_with_library(texts, size, min_count=2):
    """Return the tokens and merges that `tokenizers` learns after the same first ids as ours."""
    backend, _ = library._byte_pair(1)
    backend.normalizer = library._normalizer(lowercase=False)
    trainer = trainers.BpeTrainer(
        vocab_size=size, special_tokens=[*SPECIAL_TOKENS, *BYTE_TOKENS, MARK],
        min_frequency=min_count, show_progress=False,
    )  # fmt: skip
    backend.train_from_iterator(texts, trainer)
    model = json.loads(backend.to_str())["model"]
    tokens = sorted(model["vocab"], key=model["vocab"].get)
    return tokens, [tuple(pair) for pair in model["merges"]]


def read_lines(name):
    with gzip.open(find_data(name), "rt", encoding="utf-8") as file:
        return file.read().split("\n")


def test_what_was_learned_first_is_merged_first_and_of_equals_the_leftmost():
    assert HAND.encode("abcd").tokens == ["▁", "abc", "d"]
    assert HAND.encode("bcd").tokens == ["▁", "bc", "d"]
    assert HAND.encode("aaa  aaaab").tokens == ["▁", "aa", "a", "▁", "aa", "a", "ab"]
    assert HAND.encode("a").tokens == ["▁a"]
    assert HAND.encode("da").ids == [4, 8, 5]


def test_a_token_made_late_can_be_merged_early():
    merges = [("b", "c"), ("a", "bc"), ("d", "d"), ("abc", "d"), ("a", "b")]
    tokens = [*SPECIAL_TOKENS, *"▁abcd", "bc", "abc", "dd", "abcd", "ab"]
    assert BytePairTokenizer(tokens, merges).encode("abcdabcdd").tokens == [
        "▁", "abcd", "abc", "dd"
    ]  # fmt: skip


def merge_slowly(pieces, ranks):
    """Look at all pairs for each merge."""
    pieces = list(pieces)
    while True:
        places = [
            (*ranks[pair], i)
            for i in range(len(pieces) - 1)
            if (pair := (pieces[i][0], pieces[i + 1][0])) in ranks
        ]
        if not places:
            return pieces
        _, whole, i = min(places, key=lambda place: (place[0], place[2]))
        pieces[i : i + 2] = [(whole, pieces[i][1], pieces[i + 1][2])]


PAIRS = st.lists(st.tuples(*[st.integers(0, 6)] * 2), unique=True, max_size=30)


@settings(max_examples=200)
@given(st.lists(st.integers(0, 3), max_size=30), PAIRS, st.integers(0, 99))
def test_the_heap_merges_as_a_search_through_all_pairs(ids, pairs, seed):
    ranks = {pair: (rank, (seed + rank) % 7) for rank, pair in enumerate(pairs)}
    pieces = [(number, i, i + 1) for i, number in enumerate(ids)]
    assert merge_pieces(pieces, ranks) == merge_slowly(pieces, ranks)


def test_runs_are_of_letters_with_marks_of_digits_and_of_all_else():
    text = "naïve42!? 3.5 हिन्दी…"
    aligned, runs = HAND._split(text)
    found = [aligned.text[start:end] for start, end in runs]
    assert found == ["▁naïve", "42", "!?", "▁3", ".", "5", "▁हिन्दी", "…"]


def test_every_character_is_in_the_run_that_the_library_puts_it_in():
    first_codes, classes = find_classes(PIECE_CLASSES)
    ends = [*first_codes[1:], sys.maxunicode + 1]
    for first, end, number in zip(first_codes, ends, classes, strict=True):
        for code in {*range(first, end)} - {*SURROGATES, ord(MARK)}:
            new_to_python = unicodedata.category(chr(code)) == "Cn"
            assert find_kind(chr(code)) == "OLN"[number] or new_to_python, hex(code)


# Learning


def test_the_first_ids_are_special_tokens_bytes_the_mark_and_characters():
    ours = BytePairTokenizer.train(["b aé", "b"], 270, min_count=1)
    start = [*SPECIAL_TOKENS, *BYTE_TOKENS, MARK, "a", "b", "é"]
    assert list(ours.tokens) == [*start, "▁b", "▁a", "▁aé"]
    assert ours.merges == (("▁", "b"), ("▁", "a"), ("▁a", "é"))
    assert ours.byte_fallback and ours.unknown_token is None
    bare = BytePairTokenizer.train(["b aé", "b"], 14, byte_fallback=False)
    assert list(bare.tokens) == [*SPECIAL_TOKENS, MARK, "a", "b", "é", "▁b"]
    assert not bare.byte_fallback and bare.unknown_token == "[UNK]"


@pytest.mark.parametrize("min_count", [1, 2, 5])
def test_merges_are_those_of_the_library_on_samples(min_count):
    texts = [*SAMPLES, *make_hard_texts(100)]
    tokens, merges = learn_with_library(texts, 2500, min_count)
    ours = BytePairTokenizer.train(texts, 2500, min_count=min_count)
    assert len(merges) > 200
    assert (list(ours.tokens), list(ours.merges)) == (tokens, merges)


CORPORA = [
    (["multi30k/train.en.gz", "multi30k/train.de.gz"], 6000),
    (["text/inaugural.txt.gz", "text/state_union.txt.gz"], 8000),
    (["text/wiki_squad_dev.txt.gz"], 8000),
]


@pytest.mark.slow
@pytest.mark.parametrize(("names", "size"), CORPORA, ids=["multi30k", "speeches", "wiki"])
def test_merges_are_those_of_the_library_on_real_text(names, size):
    texts = [line for name in names for line in read_lines(name)]
    tokens, merges = learn_with_library(texts, size)
    ours = BytePairTokenizer.train(texts, size)
    assert len(merges) > 2000
    assert (list(ours.tokens), list(ours.merges)) == (tokens, merges)


def test_learning_is_the_same_whatever_the_order():
    texts = SAMPLES
    ours = BytePairTokenizer.train(texts, 800)
    words = " ".join(texts).split()
    for other in (texts[::-1], iter(texts), sorted(words), [" ".join(words[::-1])]):
        again = BytePairTokenizer.train(other, 800)
        assert (again.tokens, again.merges) == (ours.tokens, ours.merges)
    assert ours.vocabulary_size == 800


def test_the_form_and_the_case_are_those_of_the_arguments():
    ours = BytePairTokenizer.train(["ﬁn FIN ²"], 300, form="NFKC", lowercase=True)
    assert not {"ﬁ", "F", "²"} & {*ours.tokens}
    assert ours.encode("ﬁN").ids == ours.encode("fin").ids
    assert ours.normalize("ﬁN²") == "fin2"


# Equality with the library


@pytest.mark.parametrize(("lowercase", "count"), [(False, 5000), (True, 500)])
def test_ids_tokens_and_offsets_equal_the_library_tokenizer(lowercase, count):
    theirs = LibraryTokenizer.train([*SAMPLES, *PARTS], 800, lowercase=lowercase)
    assert_equals_library_tokenizer(theirs, [*SAMPLES, *make_hard_texts(count)])


@pytest.mark.slow
def test_ids_tokens_and_offsets_equal_the_library_tokenizer_on_real_text():
    texts = squad_texts()
    assert_equals_library_tokenizer(LibraryTokenizer.train(texts[:2000], 8000), texts)


def assert_equals_library_tokenizer(theirs, texts):
    ours = BytePairTokenizer.from_library(theirs)
    assert not ours.byte_fallback
    for text in texts:
        assert ours.encode(text).ids == theirs.encode(text).ids, text
        normal = unicodedata.normalize("NFC", text)
        encoding, expected = ours.encode(normal), theirs.encode(normal)
        assert encoding.tokens == expected.tokens, text
        assert ours.decode(encoding.ids) == theirs.decode(expected.ids), text
        triples = zip(encoding.tokens, encoding.offsets, expected.offsets, strict=True)
        for token, (start, end), (their_start, their_end) in triples:
            if token == MARK:  # empty in both: before its word, or before the space
                assert start == end and their_start == their_end <= start, text
                assert not normal[their_start:start].strip(), text
            else:
                assert (start, end) == (their_start, their_end), text


@pytest.mark.parametrize("byte_fallback", [False, True])
@pytest.mark.parametrize("lowercase", [False, True])
def test_ids_and_text_equal_plain_tokenizers(byte_fallback, lowercase):
    texts = SAMPLES
    ours = BytePairTokenizer.train(texts, 700, byte_fallback=byte_fallback, lowercase=lowercase)
    assert_equals_library(ours, [*texts, *make_hard_texts(1000, seed=1)])


@pytest.mark.slow
def test_ids_and_text_equal_plain_tokenizers_on_real_text():
    assert_equals_library(BytePairTokenizer.train(squad_texts()[:1000], 4000), squad_texts())


def assert_equals_library(ours, texts):
    backend = make_library(ours)
    for text, found in zip(texts, backend.encode_batch(texts), strict=True):
        encoding = ours.encode(text)
        assert encoding.ids == found.ids, text
        assert encoding.tokens == found.tokens, text
        if "[UNK]" not in encoding.tokens:
            assert ours.decode(found.ids) == backend.decode(found.ids), text


def test_a_word_of_ten_thousand_characters():
    texts = ["house" * 2000, "ab日" * 3333, "a" * 10_000]
    assert_equals_library(BYTES, texts)


# Bytes


@settings(max_examples=200)
@given(st.text(max_size=30))
def test_with_bytes_nothing_is_lost(text):
    encoding = BYTES.encode(text)
    assert BYTES.decode(encoding.ids) == BYTES.normalize(text)
    plain = unicodedata.normalize("NFC", text).replace(MARK, "_")
    assert BYTES.normalize(text) == " ".join(plain.split())
    assert not {*SPECIAL_TOKENS} & {*encoding.tokens}
    assert BYTES.encode_batch([text, ""]) == [encoding.ids, []]


@settings(max_examples=200)
@given(st.text(max_size=30) | st.text("abcdeéñ .,?\u0301▁_", max_size=30))
def test_offsets_point_at_what_a_token_stands_for(text):
    for ours in (BYTES, NO_BYTES):
        encoding = ours.encode(text)
        end = 0
        for token, (first, last) in zip(encoding.tokens, encoding.offsets, strict=True):
            assert end <= last <= len(text) and first <= last
            piece, stands_for = token.removeprefix(MARK), ours.normalize(text[first:last])
            if token not in (*BYTE_TOKENS, "[UNK]"):
                # What is put together from several characters keeps the place of all of them.
                composed = not unicodedata.is_normalized("NFC", text[first:last])
                assert piece == stands_for or (composed and piece in stands_for)
            end = last
        if "[UNK]" not in encoding.tokens:
            assert ours.decode(encoding.ids) == ours.normalize(text)


def test_a_character_that_is_missing_becomes_its_bytes_with_its_offsets():
    encoding = BYTES.encode("a 日e\u0301x")
    assert encoding.tokens[1:5] == [MARK, "<0xE6>", "<0x97>", "<0xA5>"]
    assert encoding.offsets[1:5] == [(2, 2), (2, 3), (2, 3), (2, 3)]
    assert encoding.tokens[5] == "é" and encoding.offsets[5] == (3, 5)
    assert NO_BYTES.encode("a 日x日").tokens[1:] == [MARK, "[UNK]", "x", "[UNK]"]


def test_text_that_reads_like_a_byte_or_a_special_token_is_text():
    texts = ["<0x41>", "x<0x41> <0xE6><0x97><0xA5>", "[UNK][PAD]", "[END]"]
    for ours in (BYTES, BytePairTokenizer.train(texts * 9, 400)):
        for text in texts:
            encoding = ours.encode(text)
            assert ours.decode(encoding.ids) == text
            assert not {"<0x41>", "<0xE6>", *SPECIAL_TOKENS} & {*encoding.tokens}


def test_a_special_token_of_one_character_is_no_text():
    ours = BytePairTokenizer([*SPECIAL_TOKENS, "▁", "a", "|"], [], special_tokens=["[UNK]", "|"])
    assert ours.encode("a|").tokens == ["▁", "a", "[UNK]"]
    assert ours.decode([4, 5, 6, 5]) == "aa"


ROWS = st.lists(st.sampled_from([*BYTES.tokens[4:]]) | st.sampled_from(BYTE_TOKENS), max_size=20)


@settings(max_examples=200)
@given(ROWS | st.binary(max_size=8).map(lambda data: [BYTE_TOKENS[byte] for byte in data]))
def test_any_tokens_are_decoded_as_by_the_library(tokens):
    ids = [BYTES.token_to_id(token) for token in tokens]
    assert BYTES.decode(ids) == make_library(BYTES).decode(ids)


def test_bytes_that_are_no_text_are_replaced_one_by_one():
    tokens = ["▁a", "<0xE6>", "<0x97>", "a", "<0xC3>", "[PAD]", "<0xA9>"]
    assert BYTES.decode(map(BYTES.token_to_id, tokens)) == "a\ufffd\ufffdaé"


@pytest.mark.parametrize("text", ["a\ud83d", "\udc00", "\ud83d\ude80"])
def test_halves_of_surrogate_pairs_are_refused(text):
    for cut in (BYTES.encode, BYTES.sample, NO_BYTES.encode, BYTES.normalize):
        with pytest.raises(ValueError, match=r"Received: '\\ud.*half of a surrogate pair"):
            cut(text)
    with pytest.raises(ValueError, match="half of a surrogate pair"):
        BytePairTokenizer.train([text], 300)


# Dropout


@given(st.text("abcdé日 1.", max_size=30), st.floats(0, 1), st.integers(0, 99))
def test_samples_are_other_pieces_of_the_same_text(text, dropout, seed):
    encoding = BYTES.sample(text, dropout=dropout, seed=seed)
    assert BYTES.decode(encoding.ids) == BYTES.normalize(text)
    assert encoding == BYTES.sample(text, dropout=dropout, seed=seed)
    assert BYTES.sample(text, dropout=0, seed=seed) == BYTES.encode(text)
    characters = BYTES.sample(text, dropout=1).tokens
    assert all(len(token) == 1 or token in BYTE_TOKENS for token in characters)
    for (first, last), token in zip(encoding.offsets, encoding.tokens, strict=True):
        assert token in BYTE_TOKENS or text[first:last] == token.removeprefix(MARK)


P = 0.3
Q = 1 - P
OUTCOMES = {
    "b": {"b": 1},
    "bc": {"bc": Q, "b c": P},
    # ab first; then abc unless it is dropped. Or bc, if only ab was dropped.
    "babc": {"b abc": Q * Q, "b ab c": Q * P, "b a bc": P * Q, "b a b c": P * P},
    # The same pair in two places, which are dropped each on its own.
    "daaa": {"d aa a": Q, "d a aa": P * Q, "d a a a": P * P},
    # ab and cd, in any order: what was dropped before the one is there again before the other.
    "cdab": {"cd ab": Q * Q * (1 + P), "c d ab": Q * P, "cd a b": P * P * Q, "c d a b": P * P},
}


def find_outcomes(tokens):
    """Follow all ways that algorithm 1 of Provilkov et al. (2020) can go -> probabilities."""
    places = [i for i in range(len(tokens) - 1) if tuple(tokens[i : i + 2]) in HAND_MERGES]
    places.sort(key=lambda i: (HAND_MERGES.index(tuple(tokens[i : i + 2])), i))
    outcomes = collections.Counter({" ".join(tokens): P ** len(places)})
    for dropped, i in enumerate(places):
        merged = [*tokens[:i], tokens[i] + tokens[i + 1], *tokens[i + 2 :]]
        for outcome, probability in find_outcomes(merged).items():
            outcomes[outcome] += P**dropped * Q * probability
    return outcomes


def test_the_outcomes_by_hand_are_those_of_the_algorithm():
    for word, expected in OUTCOMES.items():
        assert find_outcomes([*word]) == pytest.approx(expected)


@pytest.mark.parametrize("word", [*OUTCOMES, "cdcdab", "cdabcdaa"])
def test_samples_have_the_frequencies_that_follow_from_the_algorithm(word):
    expected, count = find_outcomes([*word]), 3000
    samples = (HAND.sample(word, dropout=P, seed=seed).tokens[1:] for seed in range(count))
    found = collections.Counter(" ".join(tokens) for tokens in samples)
    assert found.keys() <= expected.keys()
    for outcome, probability in expected.items():
        deviation = math.sqrt(count * probability * (1 - probability))
        assert abs(found[outcome] - count * probability) <= 1 + 4 * deviation, outcome


def test_seeds_differ():
    text = " ".join(SAMPLES[:2])
    assert len({tuple(BYTES.sample(text, seed=seed).ids) for seed in range(20)}) > 15


# Files and arguments


@pytest.mark.parametrize("form", ["NFC", "NFKC", None])
def test_loaded_and_saved_again_it_is_the_same_file(form, tmp_path):
    path = tmp_path / "made" / "bpe.json"
    BytePairTokenizer.train(SAMPLES[::12], 500, form=form, lowercase=form == "NFKC").save(path)
    again = BytePairTokenizer.load(path)
    again.save(tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == path.read_bytes()
    assert [entry.name for entry in path.parent.iterdir()] == ["bpe.json"]


@pytest.mark.parametrize(
    "change",
    [
        lambda state: {},
        lambda state: [],
        lambda state: {**state, "class": "WordPieceTokenizer"},
        lambda state: {**state, "merges": [["a"]]},
        lambda state: {**state, "merges": [[1, 2]]},
        lambda state: {**state, "merges": None},
        lambda state: {**state, "tokens": state["tokens"][:-1]},
        lambda state: {name: state[name] for name in state if name != "tokens"},
        lambda state: {**state, "more": 1},
    ],
)
def test_files_that_hold_no_tokenizer_are_refused(change, tmp_path):
    path = tmp_path / "tokenizer.json"
    HAND.save(path)
    path.write_text(json.dumps(change(json.loads(path.read_text()))), encoding="utf-8")
    with pytest.raises(ValueError, match=r"BytePairTokenizer.save.*tokenizer\.json"):
        BytePairTokenizer.load(path)
    HAND.save(path)
    path.write_text(path.read_text()[:-9], encoding="utf-8")
    with pytest.raises(ValueError, match="tokenizer.json, which is not JSON"):
        BytePairTokenizer.load(path)


TWO = [*SPECIAL_TOKENS, "a", "b", "ab"]


@pytest.mark.parametrize(
    ("tokens", "merges", "message"),
    [
        (TWO, [("a", "c")], "merges[0]=('a', 'c'), where 'c' is none"),
        (TWO, [("a", "b"), ("b", "a")], "merges[1]=('b', 'a'), where 'ba' is none"),
        (TWO, ["a b"], "pair of tokens. Received: merges[0]=('a', ' ', 'b')"),
        (TWO, [("a", "b"), ("a", "b")], "merges[0] = merges[1] = ('a', 'b')"),
        ([*TWO, "[UN", "K]"], [("[UN", "K]")], "where '[UNK]' is none"),
        ([*TWO, *BYTE_TOKENS, "a<0x41>"], [("a", "<0x41>")], "where '<0x41>' is none"),
        ([*TWO, *BYTE_TOKENS[:65]], [], "without 191 of them, as '<0x41>'"),
        (TWO[4:], [], "without ['[END]', '[PAD]', '[START]', '[UNK]']"),
        ([*TWO, "a"], [], "'a' more than once"),
    ],
)
def test_bad_vocabularies_are_refused(tokens, merges, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        BytePairTokenizer(tokens, merges)


def test_without_bytes_there_must_be_an_unknown_token():
    with pytest.raises(ValueError, match=r"without \['\[UNK\]'\]"):
        BytePairTokenizer(["a"], [], special_tokens=[])
    ours = BytePairTokenizer([*BYTE_TOKENS, "a"], [], special_tokens=[])
    assert ours.decode(ours.encode("a b").ids) == "a b"


@pytest.mark.parametrize(
    ("arguments", "settings", "message"),
    [
        (("one text", 300), {}, "one string"),
        (([" \t"], 300), {}, "at least one word"),
        ((["a"], 261), {}, "more than 261, .*vocabulary_size=261"),
        ((["a"], 5), {"byte_fallback": False}, "more than 5, .*vocabulary_size=5"),
        ((["a"], 300), {"form": "NFX"}, "form='NFX'"),
    ],
)
def test_bad_arguments_are_refused(arguments, settings, message):
    with pytest.raises(ValueError, match=message):
        BytePairTokenizer.train(*arguments, **settings)


@pytest.mark.parametrize("dropout", [-0.1, 1.1, math.nan])
def test_dropout_is_a_probability(dropout):
    with pytest.raises(ValueError, match=f"from 0 to 1. Received: dropout={dropout}"):
        HAND.sample("a", dropout=dropout)


def test_other_tokenizers_of_the_library_are_refused():
    with pytest.raises(ValueError, match="of kind 'bpe'. Received: kind='word'"):
        BytePairTokenizer.from_library(LibraryTokenizer.train(["a"], 9, kind="word"))
    other = tokenizers.Tokenizer.from_str(LibraryTokenizer.train(["a"], 200)._backend.to_str())
    other.normalizer = normalizers.NFKC()
    with pytest.raises(ValueError, match="other rules"):
        BytePairTokenizer.from_library(LibraryTokenizer(other))
