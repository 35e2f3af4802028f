"""WordPieceGraph: the ids and offsets of the tokenizer, in `tf.data` and in a saved graph."""

import pytest
import tensorflow as tf
import tensorflow_text
import tokenizers
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tokenizers.texts import PARTS, find_data, make_hard_texts, sample_texts, squad_texts
from tfqa.tokenizers.wordpiece import BERT_TOKENS, WordPieceTokenizer


@pytest.mark.parametrize("lowercase", [True, False])
def test_ids_are_those_of_the_tokenizer(lowercase):
    tokenizer = WordPieceTokenizer.train([*sample_texts(), *PARTS], 800, lowercase=lowercase)
    texts = ["", *sample_texts(), *make_hard_texts(5000, seed=3), " "]
    found = tokenizer.as_tf_layer()(tf.constant(texts)).to_list()
    for text, ids in zip(texts, found, strict=True):
        assert ids == tokenizer.encode(text).ids, text


@pytest.mark.slow
def test_ids_are_those_of_the_tokenizer_with_the_published_vocabulary():
    path = find_data("vocab/bert-base-uncased-vocab.txt")
    tokenizer, texts = WordPieceTokenizer.from_vocabulary(path), squad_texts()
    found = tokenizer.as_tf_layer()(tf.constant(texts)).to_list()
    assert found == tokenizer.encode_batch(texts)


def test_it_works_in_a_pipeline_and_in_a_saved_graph(tmp_path):
    tokenizer = WordPieceTokenizer.train(sample_texts(), 300)
    layer, texts = tokenizer.as_tf_layer(), sample_texts(5)
    data = tf.data.Dataset.from_tensor_slices(texts).batch(3).map(layer)
    assert [ids for batch in data for ids in batch.to_list()] == tokenizer.encode_batch(texts)

    tf.saved_model.save(layer, str(tmp_path))
    loaded = tf.saved_model.load(str(tmp_path))(tf.constant(texts))
    assert loaded.to_list() == tokenizer.encode_batch(texts)


@pytest.mark.parametrize(
    ("text", "apart"), [("½ cup", ["1", "##⁄", "##2", "cup"]), ("x²", ["x", "##2"])]
)
def test_bert_of_tensorflow_text_takes_signs_apart_and_the_original_does_not(text, apart):
    """Its lower case is Unicode's NFKC_Casefold, which also writes signs as other characters."""
    tokens = [*BERT_TOKENS, "½", "cup", "x", "##²", "1", "##⁄", "##2"]
    ours = WordPieceTokenizer(tokens)
    ids = {token: number for number, token in enumerate(tokens)}
    library = tokenizers.BertWordPieceTokenizer(ids, lowercase=True)
    expected = library.encode(text, add_special_tokens=False)
    assert ours.encode(text).tokens == expected.tokens != apart
    assert ours.as_tf_layer()([text]).to_list() == [ours.encode(text).ids] == [expected.ids]

    table = tf.lookup.KeyValueTensorInitializer(tokens, tf.range(len(tokens), dtype=tf.int64))
    table = tf.lookup.StaticVocabularyTable(table, num_oov_buckets=1)
    slow = tensorflow_text.BertTokenizer(table, lower_case=True).tokenize([text]).merge_dims(1, 2)
    fast = tensorflow_text.FastBertTokenizer(tokens, lower_case_nfd_strip_accents=True)
    for found in (slow, fast.tokenize([text])):
        assert [tokens[number] for number in found.to_list()[0]] == apart


def check_offsets(tokenizer, texts):
    found = tokenizer.as_tf_layer(offsets=True)(tf.constant(texts, tf.string))
    assert [part.dtype for part in found] == [tf.int32] * 3
    ids, starts, ends = (part.to_list() for part in found)
    for text, row, *cuts in zip(texts, ids, starts, ends, strict=True):
        encoding = tokenizer.encode(text)
        assert row == encoding.ids, text
        assert list(zip(*cuts, strict=True)) == encoding.offsets, ascii(text)


@pytest.mark.parametrize("lowercase", [True, False])
def test_offsets_are_those_of_the_tokenizer(lowercase):
    tokenizer = WordPieceTokenizer.train([*sample_texts(), *PARTS], 800, lowercase=lowercase)
    check_offsets(tokenizer, ["", *sample_texts(), *make_hard_texts(5000, seed=5), " "])
    for texts in ([], [""], ["", "\u0301", "\u200d"]):
        check_offsets(tokenizer, texts)


ANYTHING = st.lists(st.one_of(st.sampled_from(PARTS), st.characters(categories=["L", "S", "P"])))
TOKENIZER = WordPieceTokenizer.train([*sample_texts(), *PARTS], 500, max_characters_per_word=7)


@settings(max_examples=100, deadline=None)
@given(st.lists(ANYTHING.map("".join), max_size=7))
def test_offsets_of_any_text(layer_with_offsets, texts):
    ids, starts, ends = layer_with_offsets(tf.constant(texts, tf.string))
    for text, *row in zip(texts, ids.to_list(), starts.to_list(), ends.to_list(), strict=True):
        encoding = TOKENIZER.encode(text)
        assert row[0] == encoding.ids, ascii(text)
        assert list(zip(*row[1:], strict=True)) == encoding.offsets, ascii(text)


@pytest.fixture(scope="module")
def layer_with_offsets():
    return TOKENIZER.as_tf_layer(offsets=True)


def test_offsets_of_a_composed_letter_an_emoji_and_a_word_that_is_too_long():
    tokens = [*BERT_TOKENS, "nai", "##ve", "👩🚀", "cafe", "##s", "!"]
    layer = WordPieceTokenizer(tokens, max_characters_per_word=5).as_tf_layer(offsets=True)
    text = "Nai\u0308ve\t👩\u200d🚀cafe\u0301s 👩\u200d🚀 CAF\u00c9s!\u0323 " + "x" * 6
    ids, starts, ends = (part.to_list()[0] for part in layer(tf.constant([text])))
    parts = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    assert [tokens[number] for number in ids[:2]] == ["nai", "##ve"]
    # The accent that was dropped is in no token: "i" ends before it and "v" starts after it.
    assert parts == ["Nai", "ve", "👩\u200d🚀cafe\u0301s", "👩\u200d🚀", "CAFÉ", "s", "!", "xxxxxx"]
    assert [i for i, number in enumerate(ids) if tokens[number] == "[UNK]"] == [2, 7]


def test_offsets_count_each_wrong_byte_as_a_character(layer_with_offsets):
    text = b"a\xff\xc3 the \xe2\x82"
    _, starts, ends = layer_with_offsets(tf.constant([text]))
    expected = TOKENIZER.encode("a\ufffd\ufffd the \ufffd").offsets
    assert list(zip(starts.to_list()[0], ends.to_list()[0], strict=True)) == expected


@pytest.mark.slow
def test_offsets_are_those_of_the_tokenizer_with_the_published_vocabulary():
    path = find_data("vocab/bert-base-uncased-vocab.txt")
    texts = [*squad_texts(), *make_hard_texts(5000, seed=7)]
    check_offsets(WordPieceTokenizer.from_vocabulary(path), texts)


def test_offsets_in_a_pipeline_and_in_a_saved_graph(layer_with_offsets, tmp_path):
    texts = [*sample_texts(5), "É\u0301 ﬁ"]
    expected = [part.to_list() for part in layer_with_offsets(tf.constant(texts))]
    data = tf.data.Dataset.from_tensor_slices(texts).batch(3).map(layer_with_offsets)
    batches = [[part.to_list() for part in batch] for batch in data]
    assert [sum(rows, []) for rows in zip(*batches, strict=True)] == expected

    tf.saved_model.save(layer_with_offsets, str(tmp_path))
    loaded = tf.saved_model.load(str(tmp_path))(tf.constant(texts))
    assert [part.to_list() for part in loaded] == expected
