"""Flat text in a graph: Unicode NFC as the library makes it, for any string."""

import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import normalizers

from tfqa.tokenizers.graph import text as graph_text
from tfqa.tokenizers.graph.text import LookUp, as_pair, compose, flatten, is_new, replace
from tfqa.tokenizers.text.unicode_tables import CODE_POINTS, SURROGATES, find_canonical_tables

TABLES = find_canonical_tables()
CHARACTERS = [chr(code) for code in range(CODE_POINTS) if code not in SURROGATES]


@tf.function(input_signature=[tf.TensorSpec([None], tf.string)])
def compose_strings(texts):
    characters = tf.strings.unicode_decode(texts, "UTF-8")
    codes, sentences = compose(characters.flat_values, characters.value_rowids())
    rows = tf.RaggedTensor.from_value_rowids(codes, sentences, tf.size(texts, tf.int64))
    return tf.strings.unicode_encode(rows, "UTF-8")


def check(texts):
    composed = compose_strings(tf.constant(texts, tf.string)).numpy()
    normalize = normalizers.NFC().normalize_str
    for text, result in zip(texts, composed, strict=True):
        assert result.decode() == normalize(text), ascii(text)


@pytest.mark.parametrize("template", ["{}", "a{}", "{}\u0301", "\u0323{}", "o\u0302{}"])
def test_every_character_in_nfc(template):
    check([template.format(character) for character in CHARACTERS[:0x20000]])


def test_all_characters_in_one_text():
    check(["".join(CHARACTERS)])


ACCENTED = list("aeouAEOU") + [chr(c) for c in range(0x300, 0x315)] + list("\u0323\u0327\u0345")
JAMO = list("\u1100\u1112\u1161\u1175\u11a7\u11a8\u11c2가각힣")
INDIC = list("\u09c7\u09be\u09d7\u0dd9\u0dca\u0dcf\u0ddf\u0b47\u0b56\u0b3e\u0f71\u0f72\u0f73")
UNSTABLE = [chr(code) for code in sorted(TABLES.unstable)]
FIRSTS = [chr(first) for first, _ in TABLES.compositions]
COMPOSED = [chr(code) for code in TABLES.decompositions]
TEXTS = st.one_of(
    [st.text(max_size=13)]
    + [
        st.lists(st.sampled_from(pool), max_size=11).map("".join)
        for pool in (ACCENTED, JAMO, INDIC, UNSTABLE, FIRSTS + UNSTABLE, COMPOSED + UNSTABLE)
    ]
)


@settings(max_examples=100)
@given(st.lists(TEXTS, max_size=29))
def test_any_text_in_nfc(texts):
    check(texts)


def test_marks_do_not_reach_over_to_the_next_sentence():
    check(["a", "\u0301b", "", "\u1112", "\u1161"])


def test_one_character_that_joins_both_ways_joins_the_one_before_it(monkeypatch):
    """As Kirat Rai vowels of Unicode 16 do, which the library may not know yet."""
    pairs = {as_pair(1, 2): (5,), as_pair(2, 2): (6,), as_pair(5, 2): (7,)}
    tables = {
        "unstable": LookUp({2: (2,), 6: (6,)}),
        "decompositions": LookUp({5: (1, 2), 6: (2, 2), 7: (1, 2, 2)}, width=3),
        "compositions": LookUp(pairs),
        "ranks": LookUp({}, default=0),
    }
    monkeypatch.setattr(graph_text, "_nfc_tables", lambda: tables)
    texts = {(1, 2, 2): [7], (2, 2, 2): [6, 2], (1, 6): [7], (5, 6): [7, 2], (2,): [2]}
    rows = tf.ragged.constant([list(text) for text in texts])
    codes, sentences = compose(rows.flat_values, rows.value_rowids())
    assert tf.RaggedTensor.from_value_rowids(codes, sentences).to_list() == list(texts.values())


def test_a_heap_of_marks():
    check(["a" + "\u0323\u0301" * 5000, *["word"] * 997])


def test_look_up():
    table = LookUp({7: (70, 71), 3: (30,)}, width=2, default=-5)
    found = table(tf.constant([3, 7, 5, 0, 10**9]))
    expected = [[30, -1], [70, 71], [-5, -5], [-5, -5], [-5, -5]]
    np.testing.assert_array_equal(found, expected)
    assert found.dtype == tf.int32
    np.testing.assert_array_equal(LookUp({})(tf.constant([3])), [[-1]])


def test_pairs_have_different_keys():
    pairs = [(0, 1), (1, 0), (CODE_POINTS - 1, CODE_POINTS - 1), (1, CODE_POINTS - 1)]
    keys = [as_pair(first, second) for first, second in pairs]
    assert len(set(keys)) == 4
    first, second = tf.constant(pairs, tf.int32)[:, 0], tf.constant(pairs, tf.int32)[:, 1]
    np.testing.assert_array_equal(as_pair(first, second), keys)


def test_replace_and_flatten_keep_the_order():
    codes, sentences = tf.constant([5, 7, 5, 3]), tf.constant([0, 0, 2, 2], tf.int64)
    replaced = replace(codes, sentences, LookUp({5: (11, 13)}, width=2))
    np.testing.assert_array_equal(replaced[0], [11, 13, 7, 11, 13, 3])
    np.testing.assert_array_equal(replaced[1], [0, 0, 0, 2, 2, 2])
    places = replace(codes, tf.range(4), LookUp({5: (11, 13)}, width=2))[1]
    np.testing.assert_array_equal(places, [0, 0, 1, 2, 2, 3])
    flat = flatten(tf.constant([[1, -1], [-1, -1], [2, 3]]), tf.constant([0, 1, 1], tf.int64))
    np.testing.assert_array_equal(flat[0], [1, 2, 3])
    np.testing.assert_array_equal(flat[1], [0, 1, 1])


def test_is_new():
    np.testing.assert_array_equal(is_new(tf.constant([5, 5, 7, 5])), [True, False, True, True])
    np.testing.assert_array_equal(is_new(tf.constant([5, 7, 5])), [True] * 3)
    assert is_new(tf.constant([], tf.int32)).shape == (0,)
