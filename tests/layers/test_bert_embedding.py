"""What BERT reads, against the paper in NumPy; and the matrix that also scores."""

import keras
import numpy as np
import pytest
from keras import ops

from tests.bert_in_numpy import embed
from tfqa.layers import BertEmbedding
from tfqa.testing import gradients

B, T, D, V, L, K = 2, 7, 11, 23, 13, 3  # L positions, K segments
RANDOM = np.random.default_rng(0)


def draw_ids(*shape, high=V):
    return RANDOM.integers(0, high, size=shape).astype("int32")


def make(**options):
    """A layer with random weights: else the normalization has scale one and shift zero."""
    layer = BertEmbedding(V, D, L, K, **options)
    layer.build((None, None))
    layer.set_weights([RANDOM.normal(size=w.shape) for w in layer.get_weights()])
    return layer


def to_numpy(x):
    return ops.convert_to_numpy(ops.cast(x, "float32"))


@pytest.mark.parametrize("epsilon", [1e-12, 0.1])
def test_is_the_papers_sum(epsilon):
    layer, tokens, segments = make(norm_epsilon=epsilon), draw_ids(B, T), draw_ids(B, T, high=K)
    found = layer(tokens, segments)
    assert found.shape == (B, T, D)
    for i in range(B):
        np.testing.assert_allclose(found[i], embed(layer, tokens[i], segments[i]), atol=1e-5)


def test_without_segments_it_is_one_text():
    layer, tokens = make(), draw_ids(B, T)
    expected = to_numpy(layer(tokens, np.zeros((B, T), "int32")))
    np.testing.assert_array_equal(layer(tokens), expected)
    assert np.abs(to_numpy(layer(tokens, np.ones((B, T), "int32"))) - expected).max() > 0.1


def test_order_and_segments_are_seen():
    layer, tokens = make(), draw_ids(B, T)
    turned = to_numpy(layer(tokens[:, ::-1]))[:, ::-1]
    assert np.abs(turned - to_numpy(layer(tokens))).max() > 0.1


def test_number_of_parameters():
    assert make().count_params() == (V + L + K) * D + 2 * D


def test_weights_are_drawn_alike():
    wide = keras.initializers.RandomUniform(2, 3)
    for initializer, scale in ((None, 0.0176), (wide, 0.289)):
        layer = BertEmbedding(101, 97, 89, 83, embeddings_initializer=initializer)
        layer.build((None, None))
        tables = layer.get_weights()[:3]
        assert [table.shape[0] for table in tables] == [101, 83, 89]
        for table in tables:
            assert table.std() == pytest.approx(scale, rel=0.03)
        assert len({float(table[0, 0]) for table in tables}) == 3  # no two tables alike


def test_gradients_reach_only_what_was_read():
    layer = make()
    mix = RANDOM.normal(size=(1, 2, D)).astype("float32")
    slopes = gradients(
        lambda: ops.sum(mix * layer(np.array([[5, 7]]), np.array([[0, 2]]))),
        variables=[layer.embeddings, layer.segment_embeddings, layer.position_layer.embeddings],
    )
    for slope, rows in zip(slopes, ([5, 7], [0, 2], [0, 1]), strict=True):
        assert np.abs(slope[rows]).max(axis=1).min() > 1e-3
        assert not np.delete(slope, rows, axis=0).any()


def test_logits_come_from_the_same_matrix():
    layer, hidden = make(), RANDOM.normal(size=(B, T, D)).astype("float32")
    expected = hidden.astype("float64") @ layer.get_weights()[0].T
    np.testing.assert_allclose(layer.logits(hidden), expected, atol=1e-5)


def test_dropout_acts_on_the_normalized_sum_in_training():
    layer, tokens = make(dropout=0.5), draw_ids(31, L)
    quiet, wild = to_numpy(layer(tokens)), to_numpy(layer(tokens, training=True))
    np.testing.assert_array_equal(layer(tokens, training=False), quiet)
    assert 0.45 < (wild == 0).mean() < 0.55
    np.testing.assert_allclose(wild[wild != 0], 2 * quiet[wild != 0], rtol=1e-5)


def test_policy_reaches_every_part():
    layer = make(dtype="mixed_bfloat16")
    assert {x.dtype_policy.name for x in layer._flatten_layers()} == {"mixed_bfloat16"}
    assert keras.backend.standardize_dtype(layer(draw_ids(B, T)).dtype) == "bfloat16"


def test_too_long():
    with pytest.raises(ValueError, match=f"Received: {L + 1} positions, max_length={L}"):
        make()(draw_ids(B, L + 1))
    with pytest.raises(ValueError, match="Received: max_length=0"):
        BertEmbedding(V, D, 0)
