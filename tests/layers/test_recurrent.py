"""The encoder against Keras's `Bidirectional`, wherever the padding is."""

import keras
import numpy as np
import pytest
from keras import ops

from tfqa.layers import RecurrentEncoder
from tfqa.testing import assert_padding_invariant, assert_permutation_invariant

B, S, E, D = 6, 7, 3, 11
RANDOM = np.random.default_rng(0)
PADDED = np.array(
    [
        [1, 1, 1, 1, 0, 0, 0],  # on the right
        [0, 0, 1, 1, 1, 1, 1],  # on the left
        [0, 0, 0, 0, 0, 0, 0],  # no words at all
        [1, 1, 1, 1, 1, 1, 1],
        [0, 1, 1, 0, 0, 1, 0],  # in between
        [0, 0, 0, 0, 0, 0, 1],
    ],
    dtype="bool",
)
BOTH = pytest.mark.parametrize("cell", ["gru", "lstm"])


def draw(*shape):
    return RANDOM.normal(size=shape).astype("float32")


def make_keras(cell):
    kinds = {"gru": lambda: keras.layers.GRU(D, reset_after=False, **options),
             "lstm": lambda: keras.layers.LSTM(D, **options)}  # fmt: skip
    options = {"return_sequences": True, "return_state": True}
    return keras.layers.Bidirectional(kinds[cell]())


def make_pair(cell):
    """Our encoder and Keras's with the same random weights."""
    ours, theirs = RecurrentEncoder(D, cell), make_keras(cell)
    ours.build((None, None, E))
    theirs.build((None, None, E))
    weights = [draw(*w.shape) / 2 for w in theirs.get_weights()]
    ours.set_weights(weights)
    theirs.set_weights(weights)
    return ours, theirs


@pytest.mark.parametrize("mask", [None, PADDED], ids=["all real", "padded"])
@BOTH
def test_equals_keras(cell, mask):
    ours, theirs = make_pair(cell)
    inputs = draw(B, S, E)
    annotations, summary = ours(inputs, padding_mask=mask)
    outputs, *states = theirs(inputs, mask=None if mask is None else ops.convert_to_tensor(mask))
    forward, backward = states[0], states[len(states) // 2]
    np.testing.assert_allclose(summary, np.concatenate([forward, backward], -1), atol=1e-5)
    real = np.ones((B, S), "bool") if mask is None else mask
    expected = np.where(real[:, :, None], outputs, 0)  # Keras repeats the last state at padding
    np.testing.assert_allclose(annotations, expected, atol=1e-5)


@BOTH
def test_a_sentence_without_words_gives_zeros(cell):
    annotations, summary = make_pair(cell)[0](draw(B, S, E), padding_mask=PADDED)
    assert not ops.convert_to_numpy(annotations)[2].any()
    assert not ops.convert_to_numpy(summary)[2].any()
    assert ops.convert_to_numpy(summary)[0].any()


@pytest.mark.parametrize("side", ["left", "right"])
def test_padded_is_the_same_as_alone(side):
    encoder = RecurrentEncoder(D, num_layers=2)
    words = draw(1, 4, E)
    edge = ((0, 0), (3, 0) if side == "left" else (0, 3))
    mask = np.pad(np.ones((1, 4), "bool"), edge)
    padded = np.pad(words, (*edge, (0, 0)), constant_values=9)
    alone, summary = encoder(words)
    annotations, padded_summary = encoder(padded, padding_mask=mask)
    np.testing.assert_allclose(ops.convert_to_numpy(annotations)[mask], alone[0], atol=1e-6)
    np.testing.assert_allclose(padded_summary, summary, atol=1e-6)


@BOTH
def test_what_padding_holds_changes_nothing(cell):
    encoder = RecurrentEncoder(D, cell, num_layers=2 if cell == "gru" else 1)
    inputs = {"inputs": draw(B, S, E), "padding_mask": PADDED}
    assert_padding_invariant(encoder, inputs, PADDED, "inputs")


def test_the_order_of_words_matters():
    encoder = RecurrentEncoder(D)
    with pytest.raises(AssertionError, match="Reordering"):
        assert_permutation_invariant(lambda x: encoder(x)[1], {"x": draw(B, S, E)}, {"x": 1})


@pytest.mark.parametrize(("cell", "gates"), [("gru", 3), ("lstm", 4)])
def test_number_of_parameters(cell, gates):
    encoder = RecurrentEncoder(D, cell, num_layers=3)
    encoder.build((None, None, E))
    expected = sum(2 * gates * D * (width + D + 1) for width in (E, 2 * D, 2 * D))
    assert encoder.count_params() == expected


def test_layers_stand_on_each_other():
    deep, first, second = (RecurrentEncoder(D, num_layers=n) for n in (2, 1, 1))
    inputs, mask = draw(B, S, E), PADDED
    middle = first(inputs, padding_mask=mask)[0]
    outputs = second(middle, padding_mask=mask)
    deep.build(inputs.shape)
    for i, part in enumerate((first, second)):
        deep.forward_cells[i].set_weights(part.forward_cells[0].get_weights())
        deep.backward_cells[i].set_weights(part.backward_cells[0].get_weights())
    for found, expected in zip(deep(inputs, padding_mask=mask), outputs, strict=True):
        np.testing.assert_allclose(found, expected, atol=1e-5)


def test_dropout_only_in_training():
    encoder = RecurrentEncoder(D, dropout=0.5)
    inputs = draw(B, S, E)
    calm = encoder(inputs)[0]
    np.testing.assert_array_equal(calm, encoder(inputs, training=False)[0])
    wild = ops.convert_to_numpy(encoder(inputs, training=True)[0])
    assert 0.3 < (wild == 0).mean() < 0.7  # the annotations themselves
    assert not np.allclose(wild[wild != 0], 2 * ops.convert_to_numpy(calm)[wild != 0])  # the inputs


def test_wrong_arguments():
    with pytest.raises(ValueError, match="positive integer. Received: num_layers=0"):
        RecurrentEncoder(D, num_layers=0)
    with pytest.raises(ValueError, match="Received: cell='rnn'"):
        RecurrentEncoder(D, cell="rnn")
