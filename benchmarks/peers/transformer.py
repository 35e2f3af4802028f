"""The peers of `Transformer`: the same model from Keras's own layers, and from KerasHub's.

Both are written as someone who knows these libraries would write them. They have as many weights
as our model and share our masks, positions and tied output, and `take_weights` gives the same
logits up to rounding. What differs is what each layer is made of:

- `KerasTransformer`: `keras.layers.MultiHeadAttention` with its projections as sums over indices;
- `KerasHubTransformer`: `keras_hub.layers.TransformerEncoder` and `TransformerDecoder`. These drop
  attention weights, too, wherever they drop anything.

The peer from PyTorch is in `benchmarks/peers/torch_transformer.py`.
"""

import keras
import numpy as np
from keras import ops

MOST_TOKENS = 512  # positions are computed once, for so many


def compute_positions(length, width):
    """Return the sinusoidal positions of Vaswani et al. 2017, section 3.5: float32 (length, D)."""
    angles = np.arange(length)[:, None] * 10000.0 ** (-np.arange(0, width, 2) / width)
    return np.stack([np.sin(angles), np.cos(angles)], axis=-1).reshape(length, width).astype("f4")


class Peer(keras.Model):
    """What the peers share: embeddings, masks and the tied output.

    Args:
        config: a `tfqa.models.TransformerConfig`, "post", not gated, with the default parts.

    Call arguments:
        inputs: dict of "source_ids" (B, S) and "target_ids" (B, T), at most `MOST_TOKENS` each.

    Returns:
        logits (B, T, V).
    """

    def __init__(self, config):
        super().__init__()
        self.config = config
        self.source_embedding = keras.layers.Embedding(
            config.source_vocabulary_size, config.hidden_dim
        )
        self.target_embedding = keras.layers.Embedding(
            config.target_vocabulary_size, config.hidden_dim
        )
        self.source_dropout = keras.layers.Dropout(config.dropout)
        self.target_dropout = keras.layers.Dropout(config.dropout)
        self.encoder_layers = [self.make_encoder_layer() for _ in range(config.num_layers)]
        self.decoder_layers = [self.make_decoder_layer() for _ in range(config.num_layers)]
        self.positions = compute_positions(MOST_TOKENS, config.hidden_dim)

    def call(self, inputs, training=None):
        mask = ops.not_equal(inputs["source_ids"], self.config.pad_id)  # (B, S)
        hidden = self._embed(self.source_embedding, inputs["source_ids"])  # (B, S, D)
        hidden = self.source_dropout(hidden, training=training)
        for layer in self.encoder_layers:
            hidden = layer(hidden, padding_mask=mask, training=training)
        encoder_output = hidden
        hidden = self._embed(self.target_embedding, inputs["target_ids"])  # (B, T, D)
        hidden = self.target_dropout(hidden, training=training)
        for layer in self.decoder_layers:
            hidden = layer(hidden, encoder_output, encoder_padding_mask=mask, training=training)
        kernel = ops.transpose(self.target_embedding.embeddings)  # (D, V)
        return ops.matmul(hidden, kernel)  # (B, T, V)

    def _embed(self, embedding, token_ids):
        vectors = embedding(token_ids) * self.config.hidden_dim**0.5
        return vectors + self.positions[: token_ids.shape[1]]

    def take_weights(self, model):
        """Copy the weights of a `Transformer` with the same configuration into this built model."""
        self.source_embedding.set_weights([model.source_embedding.embeddings])
        self.target_embedding.set_weights([model.target_embedding.embeddings])
        pairs = [*zip(self.encoder_layers, model.encoder.layers, strict=True)]
        pairs += zip(self.decoder_layers, model.decoder.layers, strict=True)
        for theirs, ours in pairs:
            take_layer(self.list_parts(theirs), ours)


def take_layer(parts, ours):
    """Copy the weights of one of our layers into another's attentions, dense layers and norms."""
    attentions, denses, norms = parts
    _take_attention(attentions[0], ours.self_attention)
    our_norms = [ours.self_attention_residual, ours.feed_forward_residual]
    if len(attentions) == 2:
        _take_attention(attentions[1], ours.cross_attention)
        our_norms.insert(1, ours.cross_attention_residual)
    for norm, residual in zip(norms, our_norms, strict=True):
        norm.set_weights(residual.normalization.get_weights())
    feed = ours.feed_forward
    denses[0].set_weights(feed.intermediate_projection.get_weights())
    denses[1].set_weights(feed.output_projection.get_weights())


def _take_attention(theirs, ours):
    """Copy the weights of one attention: its matrices (D, D) are ours, cut into heads."""
    heads = ours.num_heads, ours.head_dim
    names = ("query", "key", "value")
    for name in names:
        kernel, bias = getattr(ours, f"{name}_projection").get_weights()
        dense = getattr(theirs, f"{name}_dense")
        dense.set_weights([kernel.reshape(-1, *heads), bias.reshape(heads)])
    kernel, bias = ours.output_projection.get_weights()
    theirs.output_dense.set_weights([kernel.reshape(*heads, -1), bias])


class KerasTransformer(Peer):
    """The peer from `keras.layers.MultiHeadAttention`, `Dense` and `LayerNormalization`."""

    def make_encoder_layer(self):
        """Return a layer of the encoder."""
        return KerasLayer(self.config)

    def make_decoder_layer(self):
        """Return a layer of the decoder."""
        return KerasLayer(self.config, cross=True)

    def list_parts(self, layer):
        """Return a layer's attentions, dense layers and normalizations."""
        return layer.attentions, layer.denses, layer.norms


class KerasLayer(keras.layers.Layer):
    """One layer of encoder or decoder from Keras's own: the decoder's with `cross`."""

    def __init__(self, config, cross=False):
        super().__init__()
        options = {"key_dim": config.hidden_dim // config.num_heads}
        options |= {"num_heads": config.num_heads, "dropout": config.attention_dropout}
        parts = 3 if cross else 2
        self.cross = cross
        self.attentions = [keras.layers.MultiHeadAttention(**options) for _ in range(parts - 1)]
        self.denses = [
            keras.layers.Dense(config.intermediate_dim, activation=config.activation),
            keras.layers.Dense(config.hidden_dim),
        ]
        self.dropouts = [keras.layers.Dropout(config.dropout) for _ in range(parts)]
        self.norms = [
            keras.layers.LayerNormalization(epsilon=config.norm_epsilon) for _ in range(parts)
        ]

    def call(
        self,
        hidden,
        encoder_output=None,
        padding_mask=None,
        encoder_padding_mask=None,
        training=None,
    ):
        mask = None if padding_mask is None else padding_mask[:, None, :]  # (B, 1, S)
        update = self.attentions[0](
            hidden, hidden, attention_mask=mask, use_causal_mask=self.cross, training=training
        )
        hidden = self._add(0, hidden, update, training)
        if self.cross:
            mask = encoder_padding_mask[:, None, :]  # (B, 1, S)
            update = self.attentions[1](
                hidden, encoder_output, attention_mask=mask, training=training
            )
            hidden = self._add(1, hidden, update, training)
        update = self.denses[1](self.denses[0](hidden))
        return self._add(-1, hidden, update, training)

    def _add(self, index, hidden, update, training):
        update = self.dropouts[index](update, training=training)
        return self.norms[index](hidden + update)


class KerasHubTransformer(Peer):
    """The peer from `keras_hub.layers`; its `dropout` is that of the attention weights, too."""

    def make_encoder_layer(self):
        """Return a layer of the encoder."""
        from keras_hub.layers import TransformerEncoder

        return TransformerEncoder(**self._options())

    def make_decoder_layer(self):
        """Return a layer of the decoder."""
        from keras_hub.layers import TransformerDecoder

        return TransformerDecoder(**self._options())

    def _options(self):
        names = ("intermediate_dim", "num_heads", "dropout", "activation")
        options = {name: getattr(self.config, name) for name in names}
        return {**options, "layer_norm_epsilon": self.config.norm_epsilon}

    def list_parts(self, layer):
        """Return a layer's attentions, dense layers and normalizations."""
        return list_keras_hub_parts(layer)


def list_keras_hub_parts(layer):
    """Return the attentions, dense layers and normalizations of a layer of KerasHub."""
    attentions, norms = [layer._self_attention_layer], [layer._self_attention_layer_norm]
    if hasattr(layer, "_cross_attention_layer"):
        attentions.append(layer._cross_attention_layer)
        norms.append(layer._cross_attention_layer_norm)
    norms.append(layer._feedforward_layer_norm)
    denses = layer._feedforward_intermediate_dense, layer._feedforward_output_dense
    return attentions, denses, norms
