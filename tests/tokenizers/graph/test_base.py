"""The tokenizer in a graph gives exactly the ids and the text of the library's."""

import functools
import json
import os

import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st

from tfqa._directories import data_directory
from tfqa.datasets import load_parallel
from tfqa.tokenizers import LibraryTokenizer, split_words
from tfqa.tokenizers.graph.base import PUNCTUATION, GraphTokenizer, merge_pairs
from tfqa.tokenizers.graph.text import LookUp, as_pair
from tfqa.tokenizers.library import END_ID, SPECIAL_TOKENS, START_ID, UNKNOWN_ID, WORD_START

TEXTS = [
    "A man in an orange hat, staring at something.",
    "¿Qué lee Ana, la hermana de Luis? ¡Lee «Don Quijote»!",
    "Ein Mann mit einem orangefarbenen Hut (der etwas anstarrt)...",
    'The man\'s T-shirt costs 3.50 €, he says: "Too much!"',
    "L'homme s'arrête « ici » ; il n'avance plus. ΟΔΟΣ ΣΑΣ İstanbul ß ﬁ ½ ٣ 日本 한국 ẅ",
]
KINDS = [(kind, lowercase) for kind in ("word", "bpe") for lowercase in (False, True)]


class InGraph:
    """`GraphTokenizer` as it is exported: compiled for any batch, strings in, lists out."""

    def __init__(self, tokenizer):
        graph = GraphTokenizer(tokenizer)
        texts, ids = tf.TensorSpec([None], tf.string), tf.TensorSpec([None, None], tf.int32)
        self.tokenizer = tokenizer
        self._encode = tf.function(graph.encode, input_signature=[texts], autograph=False)
        self._decode = tf.function(graph.decode, input_signature=[ids], autograph=False)

    def encode(self, texts):
        found = self._encode(tf.constant(texts, tf.string))
        assert found.dtype == tf.int32
        return found.to_list()

    def decode(self, rows):
        rows = tf.ragged.constant(rows, tf.int32, ragged_rank=1)
        return [text.decode() for text in self._decode(rows.to_tensor()).numpy()]

    def check(self, texts):
        expected = self.tokenizer.encode_batch(texts)
        for text, ids, correct in zip(texts, self.encode(texts), expected, strict=True):
            assert ids == correct, ascii(text)
        self.check_decode(expected)

    def check_decode(self, rows):
        for ids, text in zip(rows, self.decode(rows), strict=True):
            assert text == self.tokenizer.decode(ids), ids


@functools.cache
def make(kind, lowercase=False):
    return InGraph(LibraryTokenizer.train(TEXTS * 3, 311, kind=kind, lowercase=lowercase))


@pytest.fixture(params=KINDS, ids=lambda kind: f"{kind[0]}{'-lower' * kind[1]}")
def graph(request):
    return make(*request.param)


def test_sentences(graph):
    graph.check(TEXTS)
    assert max(map(len, graph.encode(TEXTS))) > 10


@pytest.mark.parametrize("texts", [[], [""], ["", " \t\n", "\u2003"], ["", "A man", " "]])
def test_blank_sentences_and_none(graph, texts):
    graph.check(texts)
    assert [len(ids) > 0 for ids in graph.encode(texts)] == [bool(text.strip()) for text in texts]


def test_every_character(graph):
    codes = [
        *range(0x3400),
        *range(0xA000, 0xAC00),
        *range(0xD700, 0xD800),
        *range(0xE000, 0x12000),
    ]
    texts = [f"a{chr(code)}b 1{chr(code)}2 {chr(code)}" for code in codes]
    assert graph.encode(texts) == graph.tokenizer.encode_batch(texts)


ODD = [
    *(
        " ",
        "\t",
        "\n",
        "\r\n",
        "\0",
        "\x1c",
        "\x85",
        "\xa0",
        "\u180e",
        "\u200b",
        "\u2028",
        "\u3000",
    ),
    *("\ufeff", "\u200d", "\u00ad", "▁", "_", "▁▁", "[UNK]", "[END]", "[PAD]", "[START]", "[", "]"),
    *(
        "a",
        "A",
        "man",
        "hat",
        "e\u0301",
        "\u0301",
        "\u0323",
        "ẅ",
        "w\u0308",
        "İ",
        "Σ",
        "ς",
        "ß",
        "ﬁ",
    ),
    *(
        "1",
        "50",
        "½",
        "٣",
        "Ⅷ",
        "日本",
        "한국",
        "\u1112\u1161\u11ab",
        "👩‍👩‍👧",
        "🇪🇸",
        "\U0010ffff",
        "\ud7ff",
    ),
    *('.,;:?!¿¡«»"()', '"', "'", "-", "…", "“", "€", "&amp;"),
]
STRINGS = st.one_of(st.text(max_size=17), st.lists(st.sampled_from(ODD), max_size=13).map("".join))


@settings(max_examples=40)
@given(st.lists(STRINGS, max_size=29))
def test_any_text(texts):
    for kind in KINDS:
        make(*kind).check(texts)


ROWS = st.lists(st.lists(st.integers(0, 310), max_size=13), min_size=1, max_size=29)


@given(ROWS)
def test_any_ids(rows):
    for kind in KINDS:
        graph = make(*kind)
        graph.check_decode([[i % graph.tokenizer.vocabulary_size for i in ids] for ids in rows])


MARKS = st.sampled_from(['"', "(", ")", "¿", "?", "«", "»", ",", "man", "▁", "▁man", "[UNK]"])


@settings(max_examples=40)
@given(st.lists(st.lists(MARKS, max_size=13), min_size=1, max_size=29))
def test_spaces_between_marks(rows):
    for kind in ("word", "bpe"):
        graph = make(kind)
        numbers = {
            graph.tokenizer.id_to_token(i): i for i in range(graph.tokenizer.vocabulary_size)
        }
        graph.check_decode([[numbers.get(word, UNKNOWN_ID) for word in words] for words in rows])


def test_decode_stops_at_the_end_id_and_drops_special_ids(graph):
    ids = graph.tokenizer.encode("A man in an orange hat").ids
    framed = [START_ID, UNKNOWN_ID, *ids, 0, END_ID, *ids]
    assert graph.decode([framed, [END_ID, *ids]]) == [graph.tokenizer.decode(ids), ""]
    with pytest.raises(tf.errors.InvalidArgumentError):
        graph.decode([[graph.tokenizer.vocabulary_size]])


def test_special_words_are_no_special_ids():
    """A word-level vocabulary has "[END]" in it, and a text may read so."""
    found = make("word").encode(["[END] [PAD] man"])
    assert found == make("word").tokenizer.encode_batch(["[END] [PAD] man"])
    assert found[0][:2] == [UNKNOWN_ID, UNKNOWN_ID]


def test_id_to_token():
    tokenizer = make("bpe").tokenizer
    graph = GraphTokenizer(tokenizer)
    ids = tokenizer.encode("A man 日").ids
    tokens = graph.id_to_token(tf.constant([ids])).numpy()[0]
    assert [token.decode() for token in tokens] == tokenizer.encode("A man 日").tokens
    assert graph.id_to_token(range(4)).numpy().tolist() == [t.encode() for t in SPECIAL_TOKENS]


def test_bytes_that_are_no_text_count_as_one_unknown_character():
    graph = GraphTokenizer(make("word").tokenizer)
    assert graph.encode([b"man \xff hat"]).to_list() == graph.encode(["man \ufffd hat"]).to_list()


def test_merges_are_made_in_the_order_of_learning_from_the_left():
    merges = LookUp({as_pair(5, 5): (1, 6), as_pair(6, 5): (2, 7), as_pair(5, 8): (0, 9)}, width=2)
    pieces = {(5, 5, 5): [7], (5, 5, 5, 5): [6, 6], (5, 5, 8): [5, 9], (8, 5): [8, 5], (5,): [5]}
    ids = tf.constant([i for piece in pieces for i in piece])
    numbers = tf.repeat(tf.range(5, dtype=tf.int64), [len(piece) for piece in pieces])
    ids, numbers = merge_pairs(ids, numbers, merges)
    rows = tf.RaggedTensor.from_value_rowids(ids, numbers).to_list()
    assert rows == list(pieces.values())


@pytest.mark.parametrize("piece", [(5, 6), (7,)])
def test_the_end_of_the_last_piece_is_no_neighbor_of_the_beginning_of_the_first(piece):
    merges = LookUp({as_pair(6, 5): (0, 9), as_pair(7, 7): (1, 8)}, width=2)
    ids, _ = merge_pairs(tf.constant(piece), tf.zeros(len(piece), tf.int64), merges)
    assert ids.numpy().tolist() == list(piece)


def test_a_word_of_ten_thousand_letters():
    make("bpe").check(["orange" * 200, "hat " * 200, "orangefarbenen" * 31])


def test_the_marks_are_those_of_split_words():
    marks = {chr(code) for code in PUNCTUATION}
    for code in [*range(0x3000)]:
        alone = split_words(f"a{chr(code)}a") == ["a", chr(code), "a"]
        assert alone == (chr(code) in marks)
    assert WORD_START not in marks


def test_other_tokenizers_are_refused(tmp_path):
    path = tmp_path / "tokenizer.json"
    for kind in ("word", "bpe"):
        make(kind).tokenizer.save(path)
        GraphTokenizer(LibraryTokenizer.load(path))
        values = json.loads(path.read_text(encoding="utf-8"))
        values["normalizer"]["normalizers"][0] = {"type": "NFKC"}
        path.write_text(json.dumps(values), encoding="utf-8")
        with pytest.raises(ValueError, match="other rules. Train one"):
            GraphTokenizer(LibraryTokenizer.load(path))


# Real text


def needs(name):
    there = "TFQA_DATA_DIR" in os.environ and (data_directory() / name).exists()
    return pytest.mark.skipif(not there, reason=f"TFQA_DATA_DIR holds no {name}")


CORPORA = [
    pytest.param("samples", 4000, id="samples"),
    pytest.param("multi30k/en-de", 6000, marks=needs("multi30k/train.en.gz"), id="multi30k"),
    pytest.param("spa-eng", 6000, marks=needs("spa-eng/spa-eng.zip"), id="spa-eng"),
]


@pytest.mark.parametrize("kind", ["word", "bpe"])
@pytest.mark.parametrize(("name", "size"), CORPORA)
def test_real_text(name, size, kind):
    text = load_parallel(name)
    train = [*text.train.sources[::7], *text.train.targets[::7]]
    graph = InGraph(LibraryTokenizer.train(train, size, kind=kind))
    for sentences in (text.test.sources, text.test.targets, train[:2003]):
        graph.check(list(sentences))
