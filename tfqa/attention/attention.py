"""Attention: compatibility, distribution, weighted mean. The one idea of the course."""

import keras
from keras import ops

from tfqa.attention.compatibility import ScaledDotProduct
from tfqa.attention.distribution import get_distribution, softmax
from tfqa.attention.kernel import dot_product_attention
from tfqa.attention.masks import expand_mask


@keras.saving.register_keras_serializable(package="tfqa")
class Attention(keras.layers.Layer):
    """A weighted mean of the values, with weights from how well each key fits the query.

        e_ij = a(q_i, k_j) + bias_ij         alpha_i = distribution(e_i)
        c_i  = sum_j alpha_ij v_j            (Bahdanau et al. 2015, eq. 5 and 6)

    Args:
        compatibility: a, a layer from `tfqa.attention` such as `Additive(units)`;
            `ScaledDotProduct()` by default.
        distribution: "softmax", "sparsemax" or a function (scores, mask) -> weights.
        dropout: share of the weights set to zero in training, 0 <= dropout < 1.

    Call arguments:
        query: float tensor (B, T, Dq); also (B, N, T, Dq) with N heads.
        key: float tensor (B, S, Dk), or (B, N, S, Dk).
        value: float tensor (B, S, Dv); the keys if not given.
        attention_mask: boolean, True = attend, broadcastable to (B, N, T, S); also (B, T, S).
            Make it with `combine_masks`. A query that may see nothing gets a context of zeros.
        bias: float tensor added to the scores, broadcastable to them.
        return_weights: also return the weights.

    Returns:
        context (B, T, Dv) in the compute dtype; with `return_weights` the pair
        (context, weights), weights float32 (B, T, S).

    Time and memory are O(T S) times the width; scores and distribution are float32. Without
    `return_weights`, scaled dot product with softmax runs as `dot_product_attention`.
    """

    def __init__(self, compatibility=None, distribution="softmax", dropout=0.0, **kwargs):
        super().__init__(**kwargs)
        if not 0 <= dropout < 1:
            raise ValueError(f"`dropout` must be in [0, 1). Received: dropout={dropout}.")
        if isinstance(compatibility, dict):
            compatibility = keras.saving.deserialize_keras_object(compatibility)
        self.compatibility = compatibility or ScaledDotProduct(dtype=self.dtype_policy)
        self.distribution = get_distribution(distribution)
        self.dropout = dropout
        self.dropout_layer = keras.layers.Dropout(dropout, dtype=self.dtype_policy)

    def build(self, query_shape, key_shape, value_shape=None):
        if not self.compatibility.built:  # it is when it comes from a saved configuration
            self.compatibility.build(query_shape, key_shape)
        self.dropout_layer.build(None)

    def call(
        self,
        query,
        key,
        value=None,
        *,
        attention_mask=None,
        bias=None,
        return_weights=False,
        training=None,
    ):
        value = key if value is None else value
        if not return_weights and self.is_fusable(key, value, training):
            mask = expand_mask(attention_mask, len(query.shape))
            return dot_product_attention(query, key, value, mask, bias, self.compatibility.scale)
        context, weights = self.attend(
            self.compatibility.project_query(query),
            self.compatibility.project_key(key),
            value,
            attention_mask=attention_mask,
            bias=bias,
            training=training,
        )
        return (context, weights) if return_weights else context

    def attend(self, query, key, value, *, attention_mask=None, bias=None, training=None):
        """As `call`, from projected queries and keys; returns (context, weights) always."""
        scores = self.compatibility.score(query, key)  # (B, T, S)
        if bias is not None:
            scores = scores + ops.cast(bias, scores.dtype)
        mask = expand_mask(attention_mask, len(scores.shape))
        weights = self.distribution(scores, mask)  # (B, T, S)
        mixing = self.dropout_layer(ops.cast(weights, value.dtype), training=training)
        return ops.matmul(mixing, value), weights  # (B, T, Dv)

    def is_fusable(self, key, value, training=None):
        """Say whether `dot_product_attention` does the same: scaled dot, softmax, no dropout."""
        plain = type(self.compatibility) is ScaledDotProduct and self.distribution is softmax
        one_width = key.shape[-1] == value.shape[-1]  # JAX's kernel knows no other
        return plain and one_width and not (self.dropout and training)

    def get_config(self):
        return {
            **super().get_config(),
            "compatibility": keras.saving.serialize_keras_object(self.compatibility),
            "distribution": keras.saving.serialize_keras_object(self.distribution),
            "dropout": self.dropout,
        }
