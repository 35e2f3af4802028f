"""Scaled dot-product attention in one go: what runs when nobody asks for the weights."""

import keras
from keras import ops

from tfqa.attention.distribution import MASKED_SCORE


def dot_product_attention(query, key, value, mask=None, bias=None, scale=None):
    """Attend with softmax of scaled dot products, without weights to look at.

        softmax(scale Q K^T + bias) V                      (Vaswani et al. 2017, eq. 1)

    Args:
        query: float tensor (B, N, T, H), or (B, T, H) without heads.
        key, value: float tensors (B, N, S, H), or (B, S, H); of one width H, as JAX's kernel wants.
        mask: boolean, True = attend, of the query's rank and broadcastable to the scores
            (B, N, T, S) or (B, T, S); see `expand_mask`.
        bias: float tensor broadcastable to the scores.
        scale: of the products; 1 / sqrt(H), the paper's, by default.

    Returns:
        context (B, N, T, H) or (B, T, H). A query that may see nothing gets zeros.

    Cost: 4 T S H operations a head. On JAX `keras.ops.dot_product_attention` does the work, which
    on a GPU never stores the (T, S) weights. TensorFlow has no such kernel: there it is written as
    products, and does store them.
    """
    scale = query.shape[-1] ** -0.5 if scale is None else scale
    compute = _products if keras.backend.backend() == "tensorflow" else _kernel
    context = compute(query, key, value, mask, bias, scale)
    if mask is None:
        return context
    return ops.where(ops.any(mask, axis=-1, keepdims=True), context, ops.zeros_like(context))


def _products(query, key, value, mask, bias, scale):
    """Do what Keras's function does on TensorFlow in half its time.

    Keras has two einsums there, a choice by the mask and a softmax. Batched products are faster
    than the einsums; adding the mask is faster than choosing by it, for the sum needs neither a
    mask of full size nor a choice in the gradient.
    """
    scores = ops.matmul(query * scale, ops.swapaxes(key, -1, -2))  # (B, N, T, S)
    scores = ops.cast(scores, "float32")
    if bias is not None:
        scores = scores + ops.cast(bias, "float32")
    if mask is not None:
        scores = scores + ops.where(mask, 0.0, MASKED_SCORE)
    weights = ops.cast(ops.softmax(scores, axis=-1), value.dtype)
    return ops.matmul(weights, value)  # (B, N, T, H)


def _kernel(query, key, value, mask, bias, scale):
    """Call Keras's function, which wants (B, T, N, H), and masks and biases of four axes."""
    headless = len(query.shape) == 3
    if headless:
        query, key, value = (ops.expand_dims(x, 1) for x in (query, key, value))
        mask = mask if mask is None else ops.expand_dims(mask, 1)  # (B, 1, T, S)
        bias = bias if bias is None or len(bias.shape) < 3 else ops.expand_dims(bias, 1)
    if bias is not None:
        bias = ops.reshape(bias, (*[1] * (4 - len(bias.shape)), *ops.shape(bias)))  # (B, N, T, S)
    query, key, value = (ops.swapaxes(x, 1, 2) for x in (query, key, value))  # (B, T, N, H)
    context = ops.dot_product_attention(query, key, value, bias=bias, mask=mask, scale=scale)
    context = ops.swapaxes(context, 1, 2)  # (B, N, T, H)
    return ops.squeeze(context, 1) if headless else context
