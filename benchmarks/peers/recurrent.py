"""The peer of `Seq2Seq`: the same model from Keras's own layers, with a Python loop over steps.

It is written as someone who knows Keras well would without a scan: `Bidirectional(GRU)` reads the
source, then `GRUCell` and `AdditiveAttention` (or `Attention`) are called once for each target
word. Keys are projected once per sentence, and readouts that no later step needs are computed once
for all steps, as in `Seq2Seq`. It has as many weights, and `take_weights` gives the same logits up
to rounding.

Where it differs:
- the loop is unrolled in the graph, so every new target length is traced and compiled again, and
  the length must be known when that happens (`Seq2Seq` compiles one scan for all lengths);
- `GRUCell` multiplies word and context with its kernel at every step, as Keras's cells do;
  `Seq2Seq` takes the words' part of all steps in one product before the scan;
- annotations of padding repeat the last state instead of being zero; attention masks both.
"""

import keras
import numpy as np
from keras import ops


class PlainSeq2Seq(keras.Model):
    """Translation model with Bahdanau's order for "additive" and None, Luong's for "dot".

    Args:
        config: a `tfqa.models.Seq2SeqConfig` with a GRU, one layer, readout "tanh", no dropout.

    Call arguments:
        inputs: dict of "source_ids" (B, S) and "target_ids" (B, T), T static.

    Returns:
        logits (B, T, V).
    """

    def __init__(self, config):
        super().__init__()
        self.config = config
        width = config.hidden_dim
        self.source_embedding = keras.layers.Embedding(
            config.source_vocabulary_size, config.embedding_dim
        )
        self.target_embedding = keras.layers.Embedding(
            config.target_vocabulary_size, config.embedding_dim
        )
        reader = keras.layers.GRU(
            config.encoder_dim or width // 2,
            return_sequences=True,
            return_state=True,
            reset_after=False,
        )
        self.encoder = keras.layers.Bidirectional(reader)
        self.initial = keras.layers.Dense(width, activation="tanh")
        self.cell = keras.layers.GRUCell(width, reset_after=False)
        if config.attention == "additive":
            units = config.attention_dim or width
            self.query_projection = keras.layers.Dense(units, use_bias=False)
            self.key_projection = keras.layers.Dense(units, use_bias=False)
            self.attention = keras.layers.AdditiveAttention()
        elif config.attention == "dot":
            self.attention = keras.layers.Attention()
        self.readout = keras.layers.Dense(config.embedding_dim, activation="tanh")
        self.vocabulary = keras.layers.Dense(config.target_vocabulary_size)

    def call(self, inputs):
        mask = ops.not_equal(inputs["source_ids"], self.config.pad_id)  # (B, S)
        scale = self.config.embedding_dim**0.5  # as `Seq2Seq` has it
        source = self.source_embedding(inputs["source_ids"]) * scale  # (B, S, E)
        words = self.target_embedding(inputs["target_ids"]) * scale  # (B, T, E)
        annotations, ahead, back = self.encoder(source, mask=mask)
        summary = ops.concatenate([ahead, back], axis=-1)  # (B, M)
        if self.config.attention is None:
            readouts = self._decode_fixed(words, self.initial(summary), summary)
        elif self.config.order == "luong":
            readouts = self._decode_luong(words, self.initial(back), annotations, mask)
        else:
            readouts = self._decode_bahdanau(words, self.initial(back), annotations, mask)
        return self.vocabulary(readouts)  # (B, T, V)

    def _decode_fixed(self, words, state, summary):
        states = []
        for step in range(words.shape[1]):
            inputs = ops.concatenate([words[:, step], summary], axis=-1)  # (B, E + M)
            state = self.cell(inputs, [state])[0]
            states.append(state)
        contexts = ops.repeat(summary[:, None], words.shape[1], axis=1)  # (B, T, M)
        return self.readout(ops.concatenate([ops.stack(states, 1), words, contexts], axis=-1))

    def _decode_bahdanau(self, words, state, annotations, mask):
        keys = self.key_projection(annotations)  # (B, S, A)
        states, contexts = [], []
        for step in range(words.shape[1]):
            query = self.query_projection(state[:, None])  # (B, 1, A)
            context = self.attention([query, annotations, keys], mask=[None, mask])[:, 0]
            inputs = ops.concatenate([words[:, step], context], axis=-1)  # (B, E + M)
            state = self.cell(inputs, [state])[0]
            states.append(state)
            contexts.append(context)
        parts = [ops.stack(states, 1), words, ops.stack(contexts, 1)]
        return self.readout(ops.concatenate(parts, axis=-1))  # (B, T, E)

    def _decode_luong(self, words, state, annotations, mask):
        feed = ops.zeros_like(words[:, 0])  # (B, E): the readout is as wide as a word
        readouts = []
        for step in range(words.shape[1]):
            inputs = ops.concatenate([words[:, step], feed], axis=-1)  # (B, 2E)
            state = self.cell(inputs, [state])[0]
            context = self.attention([state[:, None], annotations], mask=[None, mask])[:, 0]
            feed = self.readout(ops.concatenate([context, state], axis=-1))  # (B, E)
            readouts.append(feed)
        return ops.stack(readouts, 1)

    def take_weights(self, model):
        """Copy the weights of a `Seq2Seq` with the same configuration into this built model."""
        decoder = model.decoder
        cells = model.encoder.forward_cells[0], model.encoder.backward_cells[0]
        readers = self.encoder.forward_layer, self.encoder.backward_layer
        for reader, cell in zip(readers, cells, strict=True):
            reader.set_weights([cell.kernel, cell.recurrent_kernel, cell.bias])
        cell = decoder.recurrent_cell
        kernels = [np.asarray(cell.kernel), np.asarray(decoder.feed_projection.kernel)]
        self.cell.set_weights([np.concatenate(kernels), cell.recurrent_kernel, cell.bias])
        for ours, theirs in (
            (self.source_embedding, model.source_embedding),
            (self.target_embedding, model.target_embedding),
            (self.initial, decoder.initial_projection),
            (self.readout, decoder.readout_projection),
            (self.vocabulary, model.output_projection),
        ):
            ours.set_weights(theirs.get_weights())
        if self.config.attention == "additive":
            additive = decoder.attention.compatibility
            self.query_projection.set_weights([additive.query_kernel])
            self.key_projection.set_weights([additive.key_kernel])
            self.attention.set_weights([np.asarray(additive.vector)[:, 0]])
