"""Positions against the paper's formula in float64, and token vectors that also score."""

import keras
import numpy as np
import pytest
from keras import ops

from tests.transformer_in_numpy import embed
from tfqa.layers import TransformerEmbedding
from tfqa.testing import gradients

B, T, D, V, L = 2, 7, 22, 23, 13  # D is even, 2 x 11; L positions can be learned
RANDOM = np.random.default_rng(0)
KINDS = ["sinusoidal", "learned", None]
EVERY = pytest.mark.parametrize("kind", KINDS)


def draw_ids(*shape, low=0, high=V):
    return RANDOM.integers(low, high, size=shape).astype("int32")


def make(kind="sinusoidal", **options):
    length = L if kind == "learned" else None
    layer = TransformerEmbedding(V, D, kind, length, **options)
    layer.build((None, None))
    return layer


def to_numpy(x):
    return ops.convert_to_numpy(ops.cast(x, "float32"))


@EVERY
def test_embedding_is_the_papers_formula(kind):
    """The scale sqrt(D) on the tokens, and on the tokens only."""
    layer, token_ids = make(kind), draw_ids(B, T)
    found = layer(token_ids)
    assert found.shape == (B, T, D)
    for i in range(B):
        np.testing.assert_allclose(found[i], embed(layer, token_ids[i]), atol=1e-5)


def test_tokens_enter_with_variance_one():
    layer = TransformerEmbedding(101, 102)
    layer.build((None, None))
    table = layer.get_weights()[0]
    assert table.std() == pytest.approx(102**-0.5, rel=0.05)
    vectors = TransformerEmbedding(101, 102, positions=None)(np.arange(101)[None])
    assert to_numpy(vectors).std() == pytest.approx(1, rel=0.05)


@pytest.mark.parametrize("kind", ["sinusoidal", "learned"])
def test_positions_may_be_given(kind):
    layer, token_ids = make(kind), draw_ids(B, T)
    whole = to_numpy(layer(token_ids))
    np.testing.assert_array_equal(layer(token_ids, np.arange(T)[None]), whole)
    for t in range(T):  # one token at a time, as a decoder reads
        one = layer(token_ids[:, t : t + 1], np.array([[t]]))
        np.testing.assert_allclose(one[:, 0], whole[:, t], atol=1e-6)
    shifted = to_numpy(layer(token_ids[:, 2:], np.arange(2, T)[None]))
    np.testing.assert_allclose(shifted, whole[:, 2:], atol=1e-6)
    places = np.stack([np.arange(T), np.arange(T)[::-1]])  # an order for each sentence
    rows = to_numpy(layer(token_ids, places))
    np.testing.assert_allclose(rows[0], whole[0], atol=1e-6)
    np.testing.assert_allclose(rows[1][::-1], to_numpy(layer(token_ids[1:, ::-1]))[0], atol=1e-6)


def test_without_positions_the_order_is_not_seen():
    layer, token_ids = make(None), draw_ids(B, T)
    np.testing.assert_array_equal(layer(token_ids[:, ::-1]), to_numpy(layer(token_ids))[:, ::-1])
    assert layer.position_layer is None
    assert layer.count_params() == V * D


@EVERY
def test_logits_come_from_the_same_matrix(kind):
    layer = make(kind)
    hidden = RANDOM.normal(size=(B, T, D)).astype("float32")
    logits = layer.logits(hidden)
    assert logits.shape == (B, T, V)
    table = layer.get_weights()[0]
    np.testing.assert_allclose(logits, hidden.astype("float64") @ table.T, atol=1e-5)
    assert layer.count_params() == V * D + (L * D if kind == "learned" else 0)


def test_gradients_of_both_uses_meet_in_one_matrix():
    """Read token 5, and score token 3: both rows, and no other, have a gradient."""
    layer = make(None)
    vectors = layer(np.array([[5]]))
    (slope,) = gradients(
        lambda: (
            ops.sum(ops.square(layer(np.array([[5]])))) + layer.logits(ops.ones((1, 1, D)))[0, 0, 3]
        ),
        variables=layer.trainable_variables,
    )
    np.testing.assert_allclose(slope[5], 2 * D**0.5 * to_numpy(vectors)[0, 0], rtol=1e-5)
    np.testing.assert_allclose(slope[3], np.ones(D), rtol=1e-5)
    assert not np.delete(slope, [3, 5], axis=0).any()


def test_dropout_acts_on_the_sum_in_training():
    layer, token_ids = make(dropout=0.5), draw_ids(31, L)
    np.testing.assert_array_equal(layer(token_ids), layer(token_ids, training=False))
    quiet, wild = to_numpy(layer(token_ids)), to_numpy(layer(token_ids, training=True))
    assert 0.45 < (wild == 0).mean() < 0.55
    np.testing.assert_allclose(wild[wild != 0], 2 * quiet[wild != 0], rtol=1e-5)


def test_half_precision():
    layer = make("learned", dtype="mixed_bfloat16")
    vectors = layer(draw_ids(B, T))
    logits = layer.logits(vectors)
    kinds = {keras.backend.standardize_dtype(x.dtype) for x in (vectors, logits)}
    assert kinds == {"bfloat16"}
    assert layer.position_layer.dtype_policy.name == "mixed_bfloat16"


def test_unknown_positions():
    message = "`positions` must be one of 'sinusoidal', 'learned', None. Received: positions='sine'"
    with pytest.raises(ValueError, match=message):
        TransformerEmbedding(V, D, positions="sine")
