"""The unigram tokenizer in a graph: the ids of `encode`, in `tf.data` and in saved models."""

import numpy as np
import pytest
import tensorflow as tf

from tests.tokenizers.texts import PARTS, find_data, make_hard_texts, sample_texts, squad_texts
from tfqa.tokenizers.unigram import UnigramTokenizer

samples = sample_texts


def assert_equal(tokenizer, texts, most_ties=0):
    """Assert equal ids, but for some texts with two ways that float32 cannot tell apart."""
    ids = tokenizer.as_tf_layer()(tf.constant(texts, tf.string))
    assert ids.dtype == tf.int32
    expected, ties = tokenizer.encode_batch(texts), 0
    for text, found, ours in zip(texts, ids.to_list(), expected, strict=True):
        if found != ours:
            scores = [sum(tokenizer.log_probabilities[i] for i in way) for way in (found, ours)]
            assert scores[0] == pytest.approx(scores[1], rel=1e-6), ascii(text)
            ties += 1
    assert ties <= most_ties


@pytest.mark.parametrize(
    "arguments", [{}, {"lowercase": True}, {"form": None}, {"byte_fallback": True}], ids=str
)
def test_ids_are_those_of_the_tokenizer(arguments):
    tokenizer = UnigramTokenizer.train([*samples(), *PARTS[:40]], 700, **arguments)
    assert_equal(tokenizer, ["", *samples(), *make_hard_texts(3000, seed=3), *PARTS, " "])
    assert_equal(tokenizer, [])


@pytest.mark.slow
def test_ids_of_albert():
    """tensorflow-text rounds at another point: ways of the same pieces in another order differ."""
    tokenizer = UnigramTokenizer.from_sentencepiece(find_data("vocab/albert-base-v2-spiece.model"))
    assert_equal(tokenizer, squad_texts(), most_ties=5)
    hard = [text for text in make_hard_texts(5000) if "xxx" not in text and "yyy" not in text]
    assert_equal(tokenizer, hard)
    assert len(hard) > 3000


def test_it_works_in_a_pipeline_and_in_a_saved_graph(tmp_path):
    tokenizer, texts = UnigramTokenizer.train(samples(), 300), samples()[:7]
    layer, expected = tokenizer.as_tf_layer(), tokenizer.encode_batch(texts)
    data = tf.data.Dataset.from_tensor_slices(texts).batch(3).map(layer)
    assert [ids for batch in data for ids in batch.to_list()] == expected

    tf.saved_model.save(layer, str(tmp_path / "alone"))
    assert tf.saved_model.load(str(tmp_path / "alone"))(tf.constant(texts)).to_list() == expected

    module = tf.Module()
    module.layer = layer
    module.count = tf.function(
        lambda texts: layer(texts).row_lengths(),
        input_signature=[tf.TensorSpec([None], tf.string)],
    )
    tf.saved_model.save(module, str(tmp_path / "within"))
    counts = tf.saved_model.load(str(tmp_path / "within")).count(tf.constant(texts))
    np.testing.assert_array_equal(counts, [*map(len, expected)])
