"""Attention: compatibility, distribution, weighted mean. The one idea of the course."""

import keras
from keras import ops

from tfqa.attention.compatibility import ScaledDotProduct
from tfqa.attention.distribution import LARGE_NEGATIVE, get_distribution, softmax


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
    `return_weights`, scaled dot product with softmax runs as Keras's fused kernel.
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
        one_width = key.shape[-1] == value.shape[-1]  # JAX's kernel knows no other
        if not return_weights and one_width and self.is_fusable(training):
            return _fuse(query, key, value, attention_mask, bias)
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
        weights = self.distribution(scores, fit_mask(attention_mask, scores))  # (B, T, S)
        mixing = self.dropout_layer(ops.cast(weights, value.dtype), training=training)
        return ops.matmul(mixing, value), weights  # (B, T, Dv)

    def is_fusable(self, training=None):
        """Say whether `fused_attention` does the same: scaled dot, softmax and no dropout."""
        plain = type(self.compatibility) is ScaledDotProduct and self.distribution is softmax
        return plain and not (self.dropout and training)

    def get_config(self):
        return {
            **super().get_config(),
            "compatibility": keras.saving.serialize_keras_object(self.compatibility),
            "distribution": keras.saving.serialize_keras_object(self.distribution),
            "dropout": self.dropout,
        }


def fused_attention(query, key, value, *, attention_mask=None, bias=None):
    """Scaled dot-product attention with softmax at once, without weights to look at.

        softmax(Q K^T / sqrt(d) + bias) V                       (Vaswani et al. 2017, eq. 1)

    Args:
        query: float tensor (B, T, N, D). The kernel wants the heads after the positions.
        key, value: float tensors (B, S, N, D), of one width D, as JAX's kernel wants it.
        attention_mask: boolean, broadcastable to (B, N, T, S); also (B, T, S).
        bias: float tensor broadcastable to (B, N, T, S).

    Returns:
        context (B, T, N, D). A query that may see nothing gets zeros.

    `keras.ops.dot_product_attention` does the work, which on a GPU never stores the (T, S) weights.
    TensorFlow has no such kernel: there it is written as products, and does store them.
    """
    if attention_mask is not None:
        if len(attention_mask.shape) == 3:
            attention_mask = ops.expand_dims(attention_mask, 1)  # (B, 1, T, S)
        attention_mask = _with_four_axes(attention_mask)
    bias = None if bias is None else _with_four_axes(bias)
    by_products = keras.backend.backend() == "tensorflow"
    kernel = _attend_by_products if by_products else ops.dot_product_attention
    context = kernel(query, key, value, bias=bias, mask=attention_mask)
    if attention_mask is None:
        return context
    seen = ops.any(attention_mask, axis=-1)  # (B, N, T), or axes of length 1
    seen = ops.expand_dims(ops.swapaxes(seen, 1, 2), -1)  # (B, T, N, 1)
    return ops.where(seen, context, ops.zeros_like(context))


def _attend_by_products(query, key, value, bias=None, mask=None):
    """Do what `ops.dot_product_attention` does, in half its time on TensorFlow.

    Keras has no kernel there, but two einsums, a choice by the mask and a softmax. Two batched
    products are faster than the einsums; adding the mask is faster than choosing by it, for the sum
    needs neither a mask of full size nor a choice in the gradient.
    """
    query, key, value = (ops.swapaxes(x, 1, 2) for x in (query, key, value))  # (B, N, T, D)
    scores = ops.matmul(query * query.shape[-1] ** -0.5, ops.swapaxes(key, 2, 3))  # (B, N, T, S)
    scores = ops.cast(scores, "float32")
    if bias is not None:
        scores = scores + ops.cast(bias, "float32")
    if mask is not None:
        scores = scores + ops.where(mask, 0.0, LARGE_NEGATIVE)
    weights = ops.cast(ops.softmax(scores, axis=-1), value.dtype)
    return ops.swapaxes(ops.matmul(weights, value), 1, 2)  # (B, T, N, D)


def _fuse(query, key, value, attention_mask, bias):
    """Call `fused_attention` with what `Attention` takes, (B, T, D) or (B, N, T, D)."""
    one_head = len(query.shape) == 3
    if one_head:
        query, key, value = (ops.expand_dims(x, 1) for x in (query, key, value))
        bias = bias if bias is None or len(bias.shape) < 3 else ops.expand_dims(bias, 1)
    heads = (ops.swapaxes(x, 1, 2) for x in (query, key, value))  # (B, T, N, D)
    context = fused_attention(*heads, attention_mask=attention_mask, bias=bias)
    context = ops.swapaxes(context, 1, 2)  # (B, N, T, D)
    return ops.squeeze(context, 1) if one_head else context


def _with_four_axes(x):
    while len(x.shape) < 4:
        x = ops.expand_dims(x, 0)  # (1, N, T, S) or (1, 1, T, S)
    return x


def fit_mask(attention_mask, scores):
    """Give a mask the axis of heads where the scores have it, and drop it where they do not.

    Raises:
        ValueError: the mask has more than one head and the scores have none, or its rank is wrong.
    """
    if attention_mask is not None and (len(attention_mask.shape), len(scores.shape)) == (3, 4):
        return ops.expand_dims(attention_mask, 1)  # (B, 1, T, S)
    if attention_mask is None or len(attention_mask.shape) <= len(scores.shape):
        return attention_mask
    if len(attention_mask.shape) == len(scores.shape) + 1 and attention_mask.shape[-3] == 1:
        return ops.squeeze(attention_mask, -3)
    raise ValueError(
        "`attention_mask` must broadcast to the scores. "
        f"Received: attention_mask.shape={tuple(attention_mask.shape)}, "
        f"scores.shape={tuple(scores.shape)}."
    )
