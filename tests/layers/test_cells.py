"""Cells against Keras's recurrent layers with the same weights, and against NumPy."""

import keras
import numpy as np
import pytest
from keras import ops

from tfqa.layers.cells import Cell, GRUCell, LSTMCell, make_cell

B, T, E, D = 2, 5, 7, 11
RANDOM = np.random.default_rng(0)


def draw(*shape):
    return RANDOM.normal(size=shape).astype("float32")


def run_steps(cell, inputs, states):
    outputs = []
    projected = cell.project(ops.convert_to_tensor(inputs))
    for t in range(inputs.shape[1]):
        states = cell.step(projected[:, t], states)
        outputs.append(ops.convert_to_numpy(states[0]))
    return np.stack(outputs, axis=1), states


@pytest.mark.parametrize("name", ["gru", "lstm"])
def test_equals_keras(name):
    cell = make_cell(name, D)
    options = {"return_sequences": True, "return_state": True}
    if name == "gru":
        theirs = keras.layers.GRU(D, reset_after=False, **options)
    else:
        theirs = keras.layers.LSTM(D, **options)
    inputs = draw(B, T, E)
    cell.build(inputs.shape)
    theirs.build(inputs.shape)
    weights = [draw(*w.shape) / 2 for w in theirs.get_weights()]
    theirs.set_weights(weights)
    cell.set_weights(weights)
    start = [draw(B, D) for _ in range(cell.num_states)]
    expected, *last = theirs(inputs, initial_state=start)
    outputs, states = run_steps(cell, inputs, tuple(start))
    np.testing.assert_allclose(outputs, expected, atol=1e-5)
    for state, other in zip(states, last, strict=True):
        np.testing.assert_allclose(state, other, atol=1e-5)


def test_gru_is_the_papers_formula():
    """Bahdanau et al. 2015, appendix A.1.1, in float64; their z is one minus ours."""
    cell = GRUCell(D)
    cell.build((B, E))
    x, h = draw(B, E).astype("float64"), draw(B, D).astype("float64")
    cell.set_weights([draw(E, 3 * D), draw(D, 3 * D), draw(3 * D)])
    weights = [w.astype("float64") for w in cell.get_weights()]
    (w_z, w_r, w), (u_z, u_r, u), (b_z, b_r, b) = (np.split(x, 3, axis=-1) for x in weights)

    def sigmoid(a):
        return 1 / (1 + np.exp(-a))

    z = 1 - sigmoid(x @ w_z + h @ u_z + b_z)
    r = sigmoid(x @ w_r + h @ u_r + b_r)
    candidate = np.tanh(x @ w + (r * h) @ u + b)
    (found,) = cell(x.astype("float32"), (h.astype("float32"),))
    np.testing.assert_allclose(found, (1 - z) * h + z * candidate, atol=1e-5)


@pytest.mark.parametrize(("kind", "gates"), [(GRUCell, 3), (LSTMCell, 4)])
def test_weights_and_states(kind, gates):
    cell = kind(D)
    cell.build((None, E))
    assert [tuple(w.shape) for w in cell.weights] == [(E, gates * D), (D, gates * D), (gates * D,)]
    states = cell.initial_state(B)
    assert len(states) == cell.num_states
    for state in states:
        np.testing.assert_array_equal(state, np.zeros((B, D)))


def test_forget_gate_starts_open_and_all_else_without_bias():
    cell = LSTMCell(D)
    cell.build((None, E))
    theirs = keras.layers.LSTM(D)
    theirs.build((None, None, E))
    np.testing.assert_array_equal(cell.get_weights()[2], theirs.get_weights()[2])
    assert cell.get_weights()[2].sum() == D
    cell = GRUCell(D)
    cell.build((None, E))
    assert not cell.get_weights()[2].any()


@pytest.mark.parametrize("name", ["gru", "lstm"])
def test_steps_keep_the_compute_dtype_outside_of_call(name):
    cell = make_cell(name, D, dtype="mixed_bfloat16")
    cell.build((None, E))
    projected = cell.project(ops.cast(draw(B, E), "bfloat16"))
    states = cell.step(projected, cell.initial_state(B))
    kinds = {keras.backend.standardize_dtype(x.dtype) for x in (projected, *states)}
    assert kinds == {"bfloat16"}


def test_errors():
    with pytest.raises(ValueError, match="positive integer. Received: hidden_dim=0"):
        GRUCell(0)
    with pytest.raises(ValueError, match=r"one of \['gru', 'lstm'\]. Received: cell='rnn'"):
        make_cell("rnn", D)
    with pytest.raises(NotImplementedError, match="Cell must define `step`"):
        Cell(D).step(None, None)
