"""What BERT reads: the token, where it stands, and which of the two texts it belongs to."""

import keras
from keras import ops

from tfqa.attention.multi_head import serialize_initializer
from tfqa.layers.embeddings import TokenEmbedding
from tfqa.layers.positions import LearnedPositions


@keras.saving.register_keras_serializable(package="tfqa")
class BertEmbedding(TokenEmbedding):
    """The sum of three learned vectors, normalized.

        x_t = dropout(LayerNorm(E[token_t] + P[t] + S[segment_t]))
                                                           (Devlin et al. 2019, figure 2)
        logits = h E^T                                     `logits`: tied (Press & Wolf 2017)

    Unlike `TransformerEmbedding` it does not multiply by sqrt(D): the normalization sets the scale.

    Args:
        vocabulary_size, hidden_dim: V, D.
        max_length: L, how many positions there are.
        num_segments: how many texts an input may have; 2 in the paper.
        dropout: share of the sum set to zero in training.
        norm_epsilon: added to the variance in the normalization.
        embeddings_initializer: of the three matrices, normal of scale 0.02, cut off at two of them,
            by default.

    Call arguments:
        token_ids: int tensor (B, T), T <= L.
        segment_ids: int tensor (B, T), values from 0 to `num_segments` - 1; all 0 if not given.

    Returns:
        float tensor (B, T, D) in the compute dtype.

    Raises:
        ValueError: there are more tokens than `max_length`, or it is not positive.
    """

    def __init__(
        self,
        vocabulary_size,
        hidden_dim,
        max_length=512,
        num_segments=2,
        dropout=0.0,
        norm_epsilon=1e-12,
        embeddings_initializer=None,
        **kwargs,
    ):
        super().__init__(vocabulary_size, hidden_dim, **kwargs)
        if embeddings_initializer is None:
            embeddings_initializer = keras.initializers.TruncatedNormal(stddev=0.02)
        self.max_length = max_length
        self.num_segments = num_segments
        self.dropout = dropout
        self.norm_epsilon = norm_epsilon
        self.embeddings_initializer = serialize_initializer(embeddings_initializer)
        policy = {"dtype": self.dtype_policy}
        self.position_layer = LearnedPositions(
            hidden_dim, max_length, self.embeddings_initializer, **policy
        )
        self.normalization = keras.layers.LayerNormalization(epsilon=norm_epsilon, **policy)
        self.dropout_layer = keras.layers.Dropout(dropout, **policy)

    def build(self, token_ids_shape, segment_ids_shape=None):
        self.add_embeddings(self.embeddings_initializer)
        self.segment_embeddings = self.add_weight(
            name="segment_embeddings",
            shape=(self.num_segments, self.hidden_dim),
            initializer=self.embeddings_initializer,
        )
        self.position_layer.build(token_ids_shape)
        self.normalization.build((*token_ids_shape, self.hidden_dim))

    def call(self, token_ids, segment_ids=None, training=None):
        if segment_ids is None:
            segment_ids = ops.zeros_like(token_ids)
        vectors = self.look_up(token_ids)  # (B, T, D)
        segments = ops.one_hot(segment_ids, self.num_segments, dtype=self.compute_dtype)
        table = ops.cast(self.segment_embeddings, self.compute_dtype)
        vectors = vectors + ops.matmul(segments, table)  # (B, T, D); so few rows need no look-up
        vectors = vectors + self.position_layer(ops.arange(ops.shape(token_ids)[1])[None])
        return self.dropout_layer(self.normalization(vectors), training=training)

    def get_config(self):
        return {
            **super().get_config(),
            "max_length": self.max_length,
            "num_segments": self.num_segments,
            "dropout": self.dropout,
            "norm_epsilon": self.norm_epsilon,
            "embeddings_initializer": self.embeddings_initializer,
        }
