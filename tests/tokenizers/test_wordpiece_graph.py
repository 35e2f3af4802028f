"""WordPieceGraph: the ids of the tokenizer, in `tf.data` and in a saved graph."""

import pytest
import tensorflow as tf

from tests.tokenizers.texts import PARTS, find_data, make_hard_texts, sample_texts, squad_texts
from tfqa.tokenizers.wordpiece import WordPieceTokenizer


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
