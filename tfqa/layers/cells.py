"""Recurrent cells, cut where it saves work: the inputs of all steps are projected in one product.

`cell.project(inputs)` needs no state, so it runs once for the whole sequence; `cell.step` is what
is left for each step. Keras's own cells do both at every step.
"""

import keras
from keras import ops


class Cell(keras.layers.Layer):
    """What the recurrent cells share: weights for the input and for the previous output.

    Args:
        hidden_dim: width D of the state.

    A cell has `num_gates` blocks of D columns in each of its weights, and `num_states` tensors
    (B, D) of state, the first of which is its output.
    """

    num_gates = None
    num_states = None

    def __init__(self, hidden_dim, **kwargs):
        super().__init__(**kwargs)
        if hidden_dim < 1:
            raise ValueError(
                f"`hidden_dim` must be a positive integer. Received: hidden_dim={hidden_dim}."
            )
        self.hidden_dim = hidden_dim

    def build(self, input_shape):
        columns = self.num_gates * self.hidden_dim
        self.kernel = self.add_weight(
            name="kernel", shape=(input_shape[-1], columns), initializer="glorot_uniform"
        )
        self.recurrent_kernel = self.add_weight(
            name="recurrent_kernel", shape=(self.hidden_dim, columns), initializer="orthogonal"
        )
        self.bias = self.add_weight(name="bias", shape=(columns,), initializer=self._initial_bias)

    def _initial_bias(self, shape, dtype=None):
        return ops.zeros(shape, dtype=dtype)

    def initial_state(self, batch_size):
        """Return zeros: a tuple of `num_states` tensors (B, D)."""
        shape = (batch_size, self.hidden_dim)
        return tuple(ops.zeros(shape, dtype=self.compute_dtype) for _ in range(self.num_states))

    def project(self, inputs):
        """Map inputs (..., E) of all steps at once to what `step` takes, (..., gates * D)."""
        return ops.matmul(inputs, self.weight(self.kernel)) + self.weight(self.bias)

    def weight(self, variable):
        """Cast a weight to the compute dtype; Keras does so in `call` only, not in its parts."""
        return ops.cast(variable, self.compute_dtype)

    def step(self, projected, states):
        """Advance one step: projected inputs (B, gates * D) and a tuple of states -> states."""
        raise NotImplementedError(f"{type(self).__name__} must define `step`.")

    def call(self, inputs, states):
        return self.step(self.project(inputs), states)

    def get_config(self):
        return {**super().get_config(), "hidden_dim": self.hidden_dim}


@keras.saving.register_keras_serializable(package="tfqa")
class GRUCell(Cell):
    """Gated recurrent unit (Cho et al. 2014; Bahdanau et al. 2015, appendix A.1.1).

        z = sigmoid(W_z x + U_z h)        update gate: how much of the old state stays
        r = sigmoid(W_r x + U_r h)        reset gate: how much of it the candidate sees
        h' = z * h + (1 - z) * tanh(W x + U (r * h))

    Bahdanau et al. write 1 - z for our z, which is Cho et al.'s and Keras's. The reset gate acts
    before the product with U, as in both papers (`reset_after=False` in `keras.layers.GRU`).
    """

    num_gates = 3
    num_states = 1

    def step(self, projected, states):
        (state,) = states
        cut = 2 * self.hidden_dim
        kernel = self.weight(self.recurrent_kernel)  # (D, 3D)
        gates = projected[:, :cut] + ops.matmul(state, kernel[:, :cut])  # (B, 2D)
        update, reset = ops.split(ops.sigmoid(gates), 2, axis=-1)  # (B, D) each
        candidate = projected[:, cut:] + ops.matmul(reset * state, kernel[:, cut:])  # (B, D)
        return (update * state + (1 - update) * ops.tanh(candidate),)


@keras.saving.register_keras_serializable(package="tfqa")
class LSTMCell(Cell):
    """Long short-term memory (Hochreiter & Schmidhuber 1997; Gers et al. 2000).

        i, f, o = sigmoid(W x + U h)      input, forget and output gates
        c' = f * c + i * tanh(W_c x + U_c h)
        h' = o * tanh(c')

    The states are (h, c). The forget gate starts with a bias of one, so that an untrained cell
    remembers (Jozefowicz et al. 2015).
    """

    num_gates = 4
    num_states = 2

    def _initial_bias(self, shape, dtype=None):
        columns = ops.arange(shape[0]) // self.hidden_dim
        return ops.cast(columns == 1, dtype)

    def step(self, projected, states):
        output, cell_state = states
        gates = projected + ops.matmul(output, self.weight(self.recurrent_kernel))  # (B, 4D)
        write, forget, candidate, read = ops.split(gates, 4, axis=-1)  # (B, D) each
        cell_state = ops.sigmoid(forget) * cell_state + ops.sigmoid(write) * ops.tanh(candidate)
        return ops.sigmoid(read) * ops.tanh(cell_state), cell_state


def make_cell(name, hidden_dim, **kwargs):
    """Make the cell with this name, "gru" or "lstm".

    Raises:
        ValueError: the name is not known.
    """
    known = {"gru": GRUCell, "lstm": LSTMCell}
    if name not in known:
        raise ValueError(f"`cell` must be one of {sorted(known)}. Received: cell={name!r}.")
    return known[name](hidden_dim, **kwargs)
