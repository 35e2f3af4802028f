"""One layer of a Transformer encoder: look around, then think."""

import keras

from tfqa.attention import MultiHeadAttention
from tfqa.attention.multi_head import describe_initializer
from tfqa.layers.feed_forward import FeedForward
from tfqa.layers.residual import Residual


@keras.saving.register_keras_serializable(package="tfqa")
class EncoderLayer(keras.layers.Layer):
    """Self-attention and a feed-forward network, each with its residual connection.

        y = x + SelfAttention(x)      z = y + FFN(y)       (Vaswani et al. 2017, section 3.1)

    with layer normalization after each sum ("post", the paper) or before each sublayer ("pre").

    Args:
        hidden_dim, intermediate_dim, num_heads: D, F, N.
        activation, gated: of the feed-forward network; see `FeedForward`.
        dropout: share of each sublayer's output set to zero in training.
        attention_dropout: share of the attention weights; 0 in the paper, and then the fused
            attention kernel serves in training, too.
        norm: "post" or "pre"; see `Residual`.
        norm_epsilon: of the normalizations.
        compatibility, distribution: parts of the attention; see `MultiHeadAttention`.
        kernel_initializer: of all matrices; see `MultiHeadAttention`.

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

    def __init__(
        self,
        hidden_dim,
        intermediate_dim,
        num_heads,
        activation="relu",
        gated=False,
        dropout=0.0,
        attention_dropout=0.0,
        norm="post",
        norm_epsilon=1e-6,
        compatibility=None,
        distribution="softmax",
        kernel_initializer="glorot_uniform",
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.hidden_dim = hidden_dim
        self.intermediate_dim = intermediate_dim
        self.num_heads = num_heads
        self.activation = activation
        self.gated = gated
        self.dropout = dropout
        self.attention_dropout = attention_dropout
        self.norm = norm
        self.norm_epsilon = norm_epsilon
        self.kernel_initializer = describe_initializer(kernel_initializer)
        policy = {"dtype": self.dtype_policy}
        kernels = {"kernel_initializer": self.kernel_initializer, **policy}
        self.self_attention = MultiHeadAttention(
            hidden_dim, num_heads, compatibility, distribution, attention_dropout, **kernels
        )
        self.self_attention_residual = Residual(norm, dropout, norm_epsilon, **policy)
        self.feed_forward = FeedForward(hidden_dim, intermediate_dim, activation, gated, **kernels)
        self.feed_forward_residual = Residual(norm, dropout, norm_epsilon, **policy)

    def build(self, inputs_shape):
        self.self_attention.build(inputs_shape, inputs_shape)
        for part in (self.self_attention_residual, self.feed_forward, self.feed_forward_residual):
            part.build(inputs_shape)

    def call(self, inputs, *, attention_mask=None, bias=None, return_weights=False, training=None):
        options = {"attention_mask": attention_mask, "bias": bias, "training": training}
        hidden, weights = self._look_around(inputs, return_weights, **options)
        outputs = self._think(hidden, training)
        return (outputs, weights) if return_weights else outputs

    def _look_around(self, inputs, return_weights, training=None, **options):
        """Self-attention with its residual -> hidden (B, T, D), weights or None."""
        seen = self.self_attention_residual.before(inputs)
        found = self.self_attention(
            seen, seen, return_weights=return_weights, training=training, **options
        )
        context, weights = found if return_weights else (found, None)
        return self.self_attention_residual(inputs, context, training=training), weights

    def _think(self, hidden, training=None):
        """The feed-forward network with its residual."""
        update = self.feed_forward(self.feed_forward_residual.before(hidden))
        return self.feed_forward_residual(hidden, update, training=training)

    def get_config(self):
        attention = self.self_attention.get_config()
        return {
            **super().get_config(),
            "hidden_dim": self.hidden_dim,
            "intermediate_dim": self.intermediate_dim,
            "num_heads": self.num_heads,
            "activation": self.activation,
            "gated": self.gated,
            "dropout": self.dropout,
            "attention_dropout": self.attention_dropout,
            "norm": self.norm,
            "norm_epsilon": self.norm_epsilon,
            "compatibility": attention["compatibility"],
            "distribution": attention["distribution"],
            "kernel_initializer": self.kernel_initializer,
        }
