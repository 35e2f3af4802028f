"""The same text for a model that reads from left to right: what BERT is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tensorflow as tf


def left_to_right(batches: tf.data.Dataset, tokenizer, *, everywhere: bool = True):
    """Turn batches of masked examples into batches of next tokens.

    Nothing is masked. Each position sees itself and what is before it, and has to predict what
    comes next: p(x_t | x_1 … x_(t-1)). A `BertForPreTraining` reads them as they are. The
    next-sentence labels stay, but are of no use: "[CLS]", which that head reads, comes first and
    sees itself alone. So leave their loss out.

    Args:
        batches: from `pretraining_batches`.
        tokenizer: the one that made the examples; special tokens are not to be predicted.
        everywhere: every token is predicted; False only those that were masked, so that the two
            kinds of model can be compared on the same tokens.

    Returns:
        The dataset, whose inputs have "attention_mask" too, boolean (B, T, T), True = attend.
    """
    import tensorflow as tf

    special = tf.constant([tokenizer.token_to_id(token) for token in tokenizer.special_tokens])

    def convert(inputs, labels):
        positions, ids = inputs["masked_positions"], labels["mlm_logits"]  # (B, P)
        token_ids = _restore(tf, inputs["token_ids"], positions, ids)  # (B, T)
        shape = tf.shape(token_ids)
        if everywhere:
            ids = token_ids[:, 1:]  # (B, T - 1)
            is_special = tf.reduce_any(ids[..., None] == special, axis=-1)
            ids = tf.where(is_special, 0, ids)
            positions = tf.broadcast_to(tf.range(shape[1] - 1), tf.shape(ids))
        else:
            positions = tf.maximum(positions - 1, 0)
        order = tf.range(shape[1])
        visible = order[None] <= order[:, None]  # (T, T)
        inputs = {
            **inputs,
            "token_ids": token_ids,
            "masked_positions": positions,
            "attention_mask": tf.broadcast_to(visible, (shape[0], shape[1], shape[1])),
        }
        return inputs, {**labels, "mlm_logits": ids}

    return batches.map(convert)


def _restore(tf, token_ids, positions, ids):
    """Put the masked ids back; where a position is filler, its id 0 stays out."""
    rows = tf.broadcast_to(tf.range(tf.shape(positions)[0])[:, None], tf.shape(positions))  # (B, P)
    real = ids != 0
    indices = tf.stack([tf.boolean_mask(rows, real), tf.boolean_mask(positions, real)], axis=-1)
    return tf.tensor_scatter_nd_update(token_ids, indices, tf.boolean_mask(ids, real))
