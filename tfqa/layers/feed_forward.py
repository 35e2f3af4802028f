"""The feed-forward network of a Transformer layer: the same two products at every position."""

import keras

from tfqa.attention.multi_head import serialize_initializer


@keras.saving.register_keras_serializable(package="tfqa")
class FeedForward(keras.layers.Layer):
    """Widen, bend, narrow: each position by itself.

        FFN(x) = act(x W_1 + b_1) W_2 + b_2                (Vaswani et al. 2017, eq. 2, with relu)
        FFN(x) = (act(x W) * (x V)) W_2                    gated (Shazeer 2020, eq. 5 and 6)

    Args:
        hidden_dim: D, width of input and output.
        intermediate_dim: F, width in between; 4 D in the paper. A gated network has three matrices
            instead of two, so F = 8 D / 3 keeps the number of weights.
        activation: "relu", "gelu" (Hendrycks & Gimpel 2016; BERT), "silu", or any of Keras's.
        gated: multiply by a second projection. With "gelu" it is GEGLU, with "silu" SwiGLU.
        dropout: share of the widened units set to zero in training. The paper has none here.
        use_bias: whether the projections add a bias.
        kernel_initializer: of the matrices; see `MultiHeadAttention`.

    Call arguments:
        inputs: float tensor (B, T, D).

    Returns:
        float tensor (B, T, D). Cost: 4 T D F operations for a sentence, 6 T D F gated.
    """

    def __init__(
        self,
        hidden_dim,
        intermediate_dim,
        activation="relu",
        gated=False,
        dropout=0.0,
        use_bias=True,
        kernel_initializer="glorot_uniform",
        **kwargs,
    ):
        super().__init__(**kwargs)
        for name, value in (("hidden_dim", hidden_dim), ("intermediate_dim", intermediate_dim)):
            if value < 1:
                raise ValueError(f"`{name}` must be a positive integer. Received: {name}={value}.")
        self.hidden_dim = hidden_dim
        self.intermediate_dim = intermediate_dim
        self.activation = keras.activations.get(activation)
        self.gated = gated
        self.dropout = dropout
        self.use_bias = use_bias
        self.kernel_initializer = serialize_initializer(kernel_initializer)
        dense = {"use_bias": use_bias, "dtype": self.dtype_policy}
        dense["kernel_initializer"] = self.kernel_initializer
        self.intermediate_projection = keras.layers.Dense(intermediate_dim, **dense)
        self.gate_projection = keras.layers.Dense(intermediate_dim, **dense) if gated else None
        self.output_projection = keras.layers.Dense(hidden_dim, **dense)
        self.dropout_layer = keras.layers.Dropout(dropout, dtype=self.dtype_policy)

    def build(self, inputs_shape):
        self.intermediate_projection.build(inputs_shape)
        if self.gated:
            self.gate_projection.build(inputs_shape)
        self.output_projection.build((*inputs_shape[:-1], self.intermediate_dim))

    def call(self, inputs, training=None):
        hidden = self.activation(self.intermediate_projection(inputs))  # (B, T, F)
        if self.gated:
            hidden = hidden * self.gate_projection(inputs)
        return self.output_projection(self.dropout_layer(hidden, training=training))  # (B, T, D)

    def get_config(self):
        return {
            **super().get_config(),
            "hidden_dim": self.hidden_dim,
            "intermediate_dim": self.intermediate_dim,
            "activation": keras.activations.serialize(self.activation),
            "gated": self.gated,
            "dropout": self.dropout,
            "use_bias": self.use_bias,
            "kernel_initializer": self.kernel_initializer,
        }
