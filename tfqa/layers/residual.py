"""What stands around every sublayer of a Transformer: dropout, the sum, the normalization."""

import keras

NORMS = ("post", "pre")


@keras.saving.register_keras_serializable(package="tfqa")
class Residual(keras.layers.Layer):
    """Add a sublayer's output to its input, and normalize one of the two places.

        post:  y = LayerNorm(x + dropout(f(x)))            (Vaswani et al. 2017, section 5.4)
        pre:   y = x + dropout(f(LayerNorm(x)))            (Xiong et al. 2020, section 3)

    A sublayer f is called between the two methods: `residual(x, f(residual.before(x)))`. With "pre"
    the path x -> y is free of everything, so a stack of such layers needs one normalization more at
    its end, and trains without a warm-up of the learning rate.

    Args:
        norm: "post" or "pre".
        dropout: share of f's output set to zero in training.
        norm_epsilon: added to the variance in the normalization.

    Call arguments:
        inputs: float tensor (B, T, D), x.
        update: float tensor (B, T, D), f's output.

    Returns:
        float tensor (B, T, D), y.

    Raises:
        ValueError: unknown `norm`.
    """

    def __init__(self, norm="post", dropout=0.0, norm_epsilon=1e-6, **kwargs):
        super().__init__(**kwargs)
        if norm not in NORMS:
            raise ValueError(f"`norm` must be one of {NORMS}. Received: norm={norm!r}.")
        self.norm = norm
        self.dropout = dropout
        self.norm_epsilon = norm_epsilon
        policy = {"dtype": self.dtype_policy}
        self.normalization = keras.layers.LayerNormalization(epsilon=norm_epsilon, **policy)
        self.dropout_layer = keras.layers.Dropout(dropout, **policy)

    def build(self, inputs_shape, update_shape=None):
        self.normalization.build(inputs_shape)

    def before(self, inputs):
        """Return what the sublayer shall see."""
        return self.normalization(inputs) if self.norm == "pre" else inputs

    def call(self, inputs, update, training=None):
        outputs = inputs + self.dropout_layer(update, training=training)
        return self.normalization(outputs) if self.norm == "post" else outputs

    def get_config(self):
        return {
            **super().get_config(),
            "norm": self.norm,
            "dropout": self.dropout,
            "norm_epsilon": self.norm_epsilon,
        }
