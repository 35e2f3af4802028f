"""One layer of a Transformer encoder: self-attention, then a feed-forward network."""

import keras

from tfqa.layers.transformer_layer import TransformerLayer


@keras.saving.register_keras_serializable(package="tfqa")
class EncoderLayer(TransformerLayer):
    """Self-attention and a feed-forward network, each with its residual connection.

        y = x + SelfAttention(x)      z = y + FFN(y)       (Vaswani et al. 2017, section 3.1)

    with a normalization after each sum ("post", the paper) or before each sublayer ("pre").

    Args: see `TransformerLayer`.

    Call arguments:
        inputs: float tensor (B, T, D).
        attention_mask: boolean, True = attend, broadcastable to (B, N, T, T): `combine_masks` of
            the padding mask for an encoder, with `causal_mask` for a language model.
        bias: float tensor added to the scores, broadcastable to (B, N, T, T).
        return_weights: also return the attention weights.

    Returns:
        float tensor (B, T, D); with `return_weights` the pair (outputs, weights), weights float32
        (B, N, T, T). Padded positions hold numbers of no meaning: mask them wherever they enter.

    Cost for a sentence: 8 T D^2 + 4 T^2 D operations for attention, 4 T D F for the rest.
    """

    def call(self, inputs, *, attention_mask=None, bias=None, return_weights=False, training=None):
        options = {"attention_mask": attention_mask, "bias": bias, "training": training}
        if not return_weights:
            return self.feed_forward_block(self.self_attention_block(inputs, **options), training)
        hidden, weights = self.self_attention_block(inputs, return_weights=True, **options)
        return self.feed_forward_block(hidden, training), weights
