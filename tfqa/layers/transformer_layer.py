"""What the layers of encoders and decoders share: self-attention and a feed-forward network."""

import keras

from tfqa.attention import MultiHeadAttention
from tfqa.attention.multi_head import serialize_initializer
from tfqa.layers.feed_forward import FeedForward
from tfqa.layers.residual import Residual


class TransformerLayer(keras.layers.Layer):
    """Base of `EncoderLayer` and `DecoderLayer`: two sublayers, each with its residual connection.

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
        attention: a layer with the call signature of `MultiHeadAttention`, in place of the one that
            is made of `num_heads`, `compatibility` and `distribution`.
        feed_forward: a layer from (B, T, D) to (B, T, D), in place of `FeedForward`.
        normalization: "layer" or "rms"; see `Residual`.
        use_bias: whether the projections of both sublayers add a bias.
        head_dim: H; D / N by default.
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
        *,
        attention=None,
        feed_forward=None,
        normalization="layer",
        use_bias=True,
        head_dim=None,
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
        self.kernel_initializer = serialize_initializer(kernel_initializer)
        self.normalization = normalization
        self.use_bias = use_bias
        self.head_dim = head_dim
        self.own_attention, self.own_feed_forward = attention is None, feed_forward is None
        self.self_attention = restore(attention) or self.make_attention(compatibility, distribution)
        self.self_attention_residual = self.make_residual()
        self.feed_forward = restore(feed_forward) or FeedForward(
            hidden_dim,
            intermediate_dim,
            activation,
            gated,
            use_bias=use_bias,
            kernel_initializer=self.kernel_initializer,
            dtype=self.dtype_policy,
        )
        self.feed_forward_residual = self.make_residual()

    def make_attention(self, compatibility, distribution, **options):
        """Make a `MultiHeadAttention` of the layer's sizes."""
        return MultiHeadAttention(
            self.hidden_dim,
            self.num_heads,
            compatibility,
            distribution,
            self.attention_dropout,
            self.use_bias,
            self.kernel_initializer,
            self.head_dim,
            dtype=self.dtype_policy,
            **options,
        )

    def make_residual(self):
        """Make the residual connection of one sublayer."""
        return Residual(
            self.norm,
            self.dropout,
            self.norm_epsilon,
            self.normalization,
            dtype=self.dtype_policy,
        )

    def build(self, inputs_shape):
        if not self.self_attention.built:  # one from a saved configuration is
            self.self_attention.build(inputs_shape, inputs_shape)
        for part in (self.self_attention_residual, self.feed_forward, self.feed_forward_residual):
            if not part.built:
                part.build(inputs_shape)

    def self_attention_block(self, inputs, training=None, **options):
        """Attend to the same positions -> (B, T, D), with the weights if they are asked for."""
        return self.self_attention_residual(
            inputs,
            sublayer=lambda x: self.self_attention(x, x, training=training, **options),
            training=training,
        )

    def feed_forward_block(self, inputs, training=None):
        """Apply the feed-forward network to each position -> (B, T, D)."""
        return self.feed_forward_residual(inputs, sublayer=self.feed_forward, training=training)

    def get_config(self):
        serialize = keras.saving.serialize_keras_object
        attention = self.self_attention.get_config() if self.own_attention else {}
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
            "compatibility": attention.get("compatibility"),
            "distribution": attention.get("distribution", "softmax"),
            "kernel_initializer": self.kernel_initializer,
            "attention": None if self.own_attention else serialize(self.self_attention),
            "feed_forward": None if self.own_feed_forward else serialize(self.feed_forward),
            "normalization": self.normalization,
            "use_bias": self.use_bias,
            "head_dim": self.head_dim,
        }


def restore(layer):
    """Return a layer, from itself or from its configuration."""
    return keras.saving.deserialize_keras_object(layer) if isinstance(layer, dict) else layer
