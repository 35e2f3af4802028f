"""The encoder of chapter 01: read the sentence in both directions, note every position."""

import keras
from keras import ops

from tfqa.layers.cells import make_cell


@keras.saving.register_keras_serializable(package="tfqa")
class RecurrentEncoder(keras.layers.Layer):
    """Bidirectional recurrent encoder: an annotation for each source position.

        h_j = [forward h_j ; backward h_j]       (Bahdanau et al. 2015, eq. 7)

    Args:
        hidden_dim: width D of each direction.
        cell: "gru" or "lstm".
        num_layers: how many such encoders stand on each other.
        dropout: share of each layer's inputs, and of the annotations, set to zero in training.

    Call arguments:
        inputs: float tensor (B, S, E), the embedded source words.
        padding_mask: boolean (B, S), True = real token; None if nothing is padded.

    Returns:
        annotations (B, S, 2D), zeros where the mask is False, and
        summary (B, 2D): the last forward state, that has read everything, beside the last backward
        state, that belongs to the first word. The fixed-vector model has nothing else to go by.

    The state stands still at padding, in both directions, so a padded sentence gives exactly what
    it would give alone, wherever its padding is. Time is O(S) sequential steps; the two directions
    share one scan, and the input products of all steps run before it.
    """

    def __init__(self, hidden_dim, cell="gru", num_layers=1, dropout=0.0, **kwargs):
        super().__init__(**kwargs)
        if num_layers < 1:
            raise ValueError(
                f"`num_layers` must be a positive integer. Received: num_layers={num_layers}."
            )
        self.hidden_dim = hidden_dim
        self.cell = cell
        self.num_layers = num_layers
        self.dropout = dropout
        self.dropout_layer = keras.layers.Dropout(dropout, dtype=self.dtype_policy)
        self.forward_cells = self._make_cells()
        self.backward_cells = self._make_cells()

    def _make_cells(self):
        layers = range(self.num_layers)
        return [make_cell(self.cell, self.hidden_dim, dtype=self.dtype_policy) for _ in layers]

    def build(self, inputs_shape, padding_mask_shape=None):
        shape = tuple(inputs_shape)
        for forward, backward in zip(self.forward_cells, self.backward_cells, strict=True):
            forward.build(shape)
            backward.build(shape)
            shape = (*shape[:-1], 2 * self.hidden_dim)

    def call(self, inputs, padding_mask=None, training=None):
        if padding_mask is None:
            padding_mask = ops.ones(ops.shape(inputs)[:2], dtype="bool")
        real = ops.transpose(padding_mask)[:, :, None]  # (S, B, 1)
        outputs = ops.transpose(inputs, (1, 0, 2))  # (S, B, E)
        for forward, backward in zip(self.forward_cells, self.backward_cells, strict=True):
            outputs = self.dropout_layer(outputs, training=training)
            outputs, summary = _scan_both_ways(forward, backward, outputs, real)
        outputs = ops.where(real, outputs, ops.zeros_like(outputs))
        outputs = self.dropout_layer(outputs, training=training)
        return ops.transpose(outputs, (1, 0, 2)), summary  # (B, S, 2D), (B, 2D)

    def get_config(self):
        return {
            **super().get_config(),
            "hidden_dim": self.hidden_dim,
            "cell": self.cell,
            "num_layers": self.num_layers,
            "dropout": self.dropout,
        }


def _scan_both_ways(forward, backward, inputs, real):
    """Run two cells over inputs (S, B, E), one from each end; real (S, B, 1) marks the tokens."""
    flipped = ops.flip(inputs, axis=0)
    steps = [forward.project(inputs), backward.project(flipped)]  # (S, B, gates * D) each
    steps += [ops.cast(mask, steps[0].dtype) for mask in (real, ops.flip(real, axis=0))]
    cuts = [steps[0].shape[-1], 2 * steps[0].shape[-1], 2 * steps[0].shape[-1] + 1]

    def step(carry, packed):
        ahead, back = carry
        ahead_input, back_input, ahead_real, back_real = ops.split(packed, cuts, axis=-1)
        ahead = _advance(forward, ahead_input, ahead, ahead_real > 0)
        back = _advance(backward, back_input, back, back_real > 0)
        return (ahead, back), (ahead, back)

    batch_size = ops.shape(inputs)[1]
    start = (forward.initial_state(batch_size), backward.initial_state(batch_size))
    # Packed in one tensor: on TensorFlow, `ops.scan` over several needs a static length.
    last, every = ops.scan(step, start, ops.concatenate(steps, axis=-1))
    outputs = [every[0][0], ops.flip(every[1][0], axis=0)]  # (S, B, D) each
    summary = [last[0][0], last[1][0]]  # (B, D) each
    return ops.concatenate(outputs, axis=-1), ops.concatenate(summary, axis=-1)


def _advance(cell, projected, states, real):
    new = cell.step(projected, states)
    return tuple(ops.where(real, after, before) for after, before in zip(new, states, strict=True))
