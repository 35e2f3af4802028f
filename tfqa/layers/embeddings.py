"""Token vectors with a mark of their position: what a Transformer reads."""

import keras
from keras import ops

from tfqa.layers.positions import make_positions


class TokenEmbedding(keras.layers.Layer):
    """What all embeddings of tokens share: one matrix E (V, D), to read with and to score with.

    Args:
        vocabulary_size: V.
        hidden_dim: D.
    """

    def __init__(self, vocabulary_size, hidden_dim, **kwargs):
        super().__init__(**kwargs)
        self.vocabulary_size = vocabulary_size
        self.hidden_dim = hidden_dim

    def add_embeddings(self, initializer):
        """Make E, in `build`."""
        self.embeddings = self.add_weight(
            name="embeddings",
            shape=(self.vocabulary_size, self.hidden_dim),
            initializer=initializer,
        )

    def look_up(self, token_ids):
        """Return the rows of E: token ids (B, T) -> vectors (B, T, D) in the compute dtype."""
        return ops.cast(ops.take(self.embeddings, token_ids, axis=0), self.compute_dtype)

    def logits(self, hidden):
        """Score every token of the vocabulary: hidden (B, T, D) -> logits (B, T, V)."""
        kernel = ops.cast(self.embeddings, hidden.dtype)  # (V, D)
        return ops.matmul(hidden, ops.transpose(kernel))

    def get_config(self):
        return {
            **super().get_config(),
            "vocabulary_size": self.vocabulary_size,
            "hidden_dim": self.hidden_dim,
        }


@keras.saving.register_keras_serializable(package="tfqa")
class TransformerEmbedding(TokenEmbedding):
    """Token vectors times sqrt(D), plus positions; the same matrix also scores the vocabulary.

        x_t = dropout(sqrt(D) E[token_t] + PE(t))          (Vaswani et al. 2017, section 3.4)
        logits = h E^T                                     `logits`: tied (Press & Wolf 2017)

    E is drawn with standard deviation 1 / sqrt(D): times sqrt(D), tokens enter with variance one
    beside positions of about that size, and tied logits start small.

    Args:
        vocabulary_size: V.
        hidden_dim: D.
        positions: "sinusoidal", "learned", or None for none at all: then a model without causal
            mask cannot tell one order of the tokens from another.
        max_length: the most tokens, for learned positions; None otherwise.
        dropout: share of the sum set to zero in training.

    Call arguments:
        token_ids: int tensor (B, T).
        positions: int tensor broadcastable to (B, T); 0 ... T - 1 if not given.

    Returns:
        float tensor (B, T, D) in the compute dtype.

    Raises:
        ValueError: unknown `positions`, or `max_length` missing where they are learned.
    """

    def __init__(
        self,
        vocabulary_size,
        hidden_dim,
        positions="sinusoidal",
        max_length=None,
        dropout=0.0,
        **kwargs,
    ):
        super().__init__(vocabulary_size, hidden_dim, **kwargs)
        self.positions = positions
        self.max_length = max_length
        self.dropout = dropout
        policy = {"dtype": self.dtype_policy}
        self.position_layer = make_positions(positions, hidden_dim, max_length, **policy)
        self.dropout_layer = keras.layers.Dropout(dropout, **policy)

    def build(self, token_ids_shape, positions_shape=None):
        self.add_embeddings(keras.initializers.RandomNormal(stddev=self.hidden_dim**-0.5))
        if self.position_layer is not None:
            self.position_layer.build(token_ids_shape)

    def call(self, token_ids, positions=None, training=None):
        vectors = self.look_up(token_ids) * self.hidden_dim**0.5  # (B, T, D)
        if self.position_layer is not None:
            if positions is None:
                positions = ops.arange(ops.shape(token_ids)[1])[None]  # (1, T)
            vectors = vectors + self.position_layer(positions)  # (B, T, D)
        return self.dropout_layer(vectors, training=training)

    def get_config(self):
        return {
            **super().get_config(),
            "positions": self.positions,
            "max_length": self.max_length,
            "dropout": self.dropout,
        }
