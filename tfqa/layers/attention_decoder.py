"""The decoder of chapter 01: at each step, look back at the source, then write a word."""

import keras
from keras import ops

from tfqa.layers.cells import make_cell


@keras.saving.register_keras_serializable(package="tfqa")
class AttentionDecoder(keras.layers.Layer):
    """Recurrent decoder with attention, Bahdanau's or Luong's, or with one fixed vector.

    y_{i-1} is the embedded previous word, h_j the source annotations, s_i the decoder's state.

        Bahdanau et al. 2015, section 3.1 and appendix A         `order="bahdanau"`
            c_i = attention(s_{i-1}, h)               the old state asks
            s_i = cell([y_{i-1} ; c_i], s_{i-1})
            t_i = tanh(U s_i + V y_{i-1} + C c_i)
            or with `readout="maxout"` (appendix A.2.2), u_i of twice the width,
            u_i = U s_{i-1} + V y_{i-1} + C c_i,   t_ik = max(u_i,2k-1 , u_i,2k)

        Luong et al. 2015, sections 3.1 and 3.3                  `order="luong"`
            s_i = cell([y_{i-1} ; t_{i-1}], s_{i-1})  input feeding
            c_i = attention(s_i, h)                   the new state asks
            t_i = tanh(W_c [c_i ; s_i])

        Cho et al. 2014, one fixed vector                        `attention=None`
            as Bahdanau's, with c_i = summary at every step

    Args:
        hidden_dim: width D of the state.
        output_dim: width of the readout t_i, on which a vocabulary layer follows.
        attention: a `tfqa.attention.Attention`, or None for the fixed vector.
        order: "bahdanau" or "luong".
        readout: "tanh" or "maxout"; "maxout" goes with Bahdanau's order only.
        cell: "gru" or "lstm".
        dropout: share of the inputs and of the readouts set to zero in training.

    Call arguments:
        inputs: float tensor (B, T, E), the embedded previous words (teacher forcing).
        annotations: float tensor (B, S, M).
        summary: float tensor (B, M), forward beside backward state as `RecurrentEncoder` gives it.
            The backward half sets the initial state, s_0 = tanh(W_s .), as in Bahdanau et al.;
            without attention both halves do.
        padding_mask: boolean (B, S), True = real source token; None if nothing is padded.
        return_weights: also return the attention weights.

    Returns:
        readouts (B, T, output_dim); with `return_weights` the pair (readouts, weights), weights
        float32 (B, T, S), all zeros without attention.

    Time is O(T) sequential steps with O(S) work each. The annotations are projected to keys once,
    all word inputs in one product before the scan, and Bahdanau's readouts in one after it.
    To decode, call `init_cache` once and `step` for each word.

    Raises:
        ValueError: an unknown `order`, `readout` or `cell`, or parts that do not fit together.
    """

    def __init__(
        self,
        hidden_dim,
        output_dim,
        attention=None,
        order="bahdanau",
        readout="tanh",
        cell="gru",
        dropout=0.0,
        **kwargs,
    ):
        super().__init__(**kwargs)
        if isinstance(attention, dict):
            attention = keras.saving.deserialize_keras_object(attention)
        _check_parts(attention, order, readout)
        self.hidden_dim = hidden_dim
        self.output_dim = output_dim
        self.attention = attention
        self.order = order
        self.readout = readout
        self.cell = cell
        self.dropout = dropout
        policy = {"dtype": self.dtype_policy}
        self.recurrent_cell = make_cell(cell, hidden_dim, **policy)
        gates = self.recurrent_cell.num_gates * hidden_dim
        self.feed_projection = keras.layers.Dense(gates, use_bias=False, **policy)
        self.initial_projection = keras.layers.Dense(hidden_dim, activation="tanh", **policy)
        width = 2 * output_dim if readout == "maxout" else output_dim
        self.readout_projection = keras.layers.Dense(width, **policy)
        self.dropout_layer = keras.layers.Dropout(dropout, **policy)

    def build(self, inputs_shape, annotations_shape, summary_shape, padding_mask_shape=None):
        batch, annotation_dim = annotations_shape[0], annotations_shape[-1]
        luong = self.order == "luong"
        feed_dim = self.output_dim if luong else annotation_dim
        readout_dim = annotation_dim + self.hidden_dim + (0 if luong else inputs_shape[-1])
        initial_dim = summary_shape[-1] if self.attention is None else summary_shape[-1] // 2
        self.recurrent_cell.build(inputs_shape)
        self.feed_projection.build((batch, feed_dim))
        self.readout_projection.build((batch, readout_dim))
        self.initial_projection.build((batch, initial_dim))
        if self.attention is not None and not self.attention.built:
            self.attention.build((batch, 1, self.hidden_dim), annotations_shape)

    def call(
        self,
        inputs,
        annotations,
        summary,
        padding_mask=None,
        *,
        return_weights=False,
        training=None,
    ):
        encoded, initial = self.init_cache(annotations, summary, padding_mask)
        words = self.dropout_layer(ops.transpose(inputs, (1, 0, 2)), training=training)  # (T, B, E)

        def step(carry, projected):
            carry = self.recurrent_step(projected, encoded, carry[0])
            return carry, carry  # `ops.scan` wants carry and output of one structure

        first = (initial, *self.attend(encoded, initial["cell"][0]))
        steps = ops.scan(step, first, self.recurrent_cell.project(words))[1]
        states, contexts, weights = steps  # each (T, B, ...)
        if self.order == "luong":
            readouts = states["feed"]
        else:
            after = states["cell"][0]  # (T, B, D)
            before = ops.concatenate([initial["cell"][0][None], after[:-1]], axis=0)
            readouts = self.compute_readout(before, after, words, contexts)  # (T, B, output_dim)
        readouts = self.dropout_layer(readouts, training=training)
        readouts = ops.transpose(readouts, (1, 0, 2))  # (B, T, output_dim)
        return (readouts, ops.transpose(weights, (1, 0, 2))) if return_weights else readouts

    def init_cache(self, annotations, summary, padding_mask=None):
        """Return what stays the same while a sentence is decoded, and the state before word one.

        Returns:
            encoded: dict of tensors with leading axis B, fixed for the sentence.
            state: dict of tensors with leading axis B, to be passed to `step`.
        """
        if padding_mask is None:
            padding_mask = ops.ones(ops.shape(annotations)[:2], dtype="bool")
        encoded = {"annotations": annotations, "padding_mask": padding_mask}
        if self.attention is None:
            encoded = {"summary": summary, "feed": self.feed_projection(summary), **encoded}
        else:
            encoded["keys"] = self.attention.compatibility.project_key(annotations)
            summary = ops.split(summary, 2, axis=-1)[1]  # (B, M / 2), the backward state
        zeros = self.recurrent_cell.initial_state(ops.shape(summary)[0])
        state = {"cell": (self.initial_projection(summary), *zeros[1:])}
        if self.order == "luong":
            shape = (ops.shape(summary)[0], self.output_dim)
            state["feed"] = ops.zeros(shape, dtype=self.compute_dtype)
        return encoded, state

    def step(self, inputs, encoded, state):
        """Write one word: embedded previous words (B, E) -> readouts (B, output_dim), state."""
        projected = self.recurrent_cell.project(inputs)
        new, context, _ = self.recurrent_step(projected, encoded, state)
        if self.order == "luong":
            return new["feed"], new
        return self.compute_readout(state["cell"][0], new["cell"][0], inputs, context), new

    def recurrent_step(self, projected, encoded, state):
        """Advance the state by one word -> state, context (B, M), weights (B, S)."""
        if self.order == "luong":
            projected = projected + self.feed_projection(state["feed"])
            cell = self.recurrent_cell.step(projected, state["cell"])
            context, weights = self.attend(encoded, cell[0])
            readout = self.readout_projection(ops.concatenate([context, cell[0]], axis=-1))
            return {"cell": cell, "feed": ops.tanh(readout)}, context, weights
        context, weights = self.attend(encoded, state["cell"][0])
        feed = encoded["feed"] if self.attention is None else self.feed_projection(context)
        return {"cell": self.recurrent_cell.step(projected + feed, state["cell"])}, context, weights

    def attend(self, encoded, query):
        """Attend to the annotations with states (B, D) -> context (B, M), weights (B, S)."""
        real = encoded["padding_mask"]  # (B, S)
        if self.attention is None:
            return encoded["summary"], ops.zeros_like(real, dtype="float32")
        query = self.attention.compatibility.project_query(query[:, None])  # (B, 1, A)
        context, weights = self.attention.attend(
            query, encoded["keys"], encoded["annotations"], attention_mask=real[:, None]
        )
        return context[:, 0], weights[:, 0]

    def compute_readout(self, before, after, words, context):
        """Compute Bahdanau's readout from the states around the step; any leading axes."""
        state = before if self.readout == "maxout" else after
        hidden = self.readout_projection(ops.concatenate([state, words, context], axis=-1))
        if self.readout == "tanh":
            return ops.tanh(hidden)
        pairs = (*ops.shape(hidden)[:-1], self.output_dim, 2)
        return ops.max(ops.reshape(hidden, pairs), axis=-1)

    def get_config(self):
        return {
            **super().get_config(),
            "hidden_dim": self.hidden_dim,
            "output_dim": self.output_dim,
            "attention": keras.saving.serialize_keras_object(self.attention),
            "order": self.order,
            "readout": self.readout,
            "cell": self.cell,
            "dropout": self.dropout,
        }


def _check_parts(attention, order, readout):
    for name, value, known in (
        ("order", order, ("bahdanau", "luong")),
        ("readout", readout, ("tanh", "maxout")),
    ):
        if value not in known:
            raise ValueError(f"`{name}` must be one of {known}. Received: {name}={value!r}.")
    if order == "luong" and (attention is None or readout == "maxout"):
        raise ValueError(
            'order="luong" needs an attention layer and readout="tanh". '
            f"Received: attention={attention}, readout={readout!r}."
        )
    if attention is not None and attention.dropout:
        raise ValueError(
            "Dropout on attention weights is not drawn anew inside the scan over steps; use the "
            f"decoder's own `dropout`. Received: attention.dropout={attention.dropout}."
        )
