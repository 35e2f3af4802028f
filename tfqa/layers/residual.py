"""What stands around every sublayer of a Transformer: dropout, the sum, the normalization."""

import keras

NORMS = ("post", "pre")
NORMALIZATIONS = {
    "layer": keras.layers.LayerNormalization,
    "rms": keras.layers.RMSNormalization,
}


@keras.saving.register_keras_serializable(package="tfqa")
class Residual(keras.layers.Layer):
    """Add a sublayer's output to its input, and normalize one of the two places.

        post:  y = Norm(x + dropout(f(x)))                 (Vaswani et al. 2017, section 5.4)
        pre:   y = x + dropout(f(Norm(x)))                 (Xiong et al. 2020, section 3)

    With "pre" the path x -> y is free of everything, so a stack of such layers needs one
    normalization more at its end, and trains without a warm-up of the learning rate.

    Args:
        norm: "post" or "pre".
        dropout: share of f's output set to zero in training.
        norm_epsilon: added to the variance in the normalization.
        normalization: "layer", or "rms" without mean and shift (Zhang & Sennrich 2019).

    Call arguments:
        inputs: float tensor (B, T, D), x.
        sublayer: function f from (B, T, D) to (B, T, D), or to a tuple that begins with it.

    Returns:
        float tensor (B, T, D), y; or a tuple of y and what else the sublayer returned.

    Raises:
        ValueError: unknown `norm` or `normalization`.
    """

    def __init__(
        self, norm="post", dropout=0.0, norm_epsilon=1e-6, normalization="layer", **kwargs
    ):
        super().__init__(**kwargs)
        if norm not in NORMS:
            raise ValueError(f"`norm` must be one of {NORMS}. Received: norm={norm!r}.")
        self.norm = norm
        self.dropout = dropout
        self.norm_epsilon = norm_epsilon
        policy = {"dtype": self.dtype_policy}
        self.normalization = make_normalization(normalization, norm_epsilon, **policy)
        self.dropout_layer = keras.layers.Dropout(dropout, **policy)

    def build(self, inputs_shape):
        self.normalization.build(inputs_shape)

    def call(self, inputs, sublayer, training=None):
        update = sublayer(self.normalization(inputs) if self.norm == "pre" else inputs)
        update, *others = update if isinstance(update, tuple) else (update,)
        outputs = inputs + self.dropout_layer(update, training=training)
        outputs = self.normalization(outputs) if self.norm == "post" else outputs
        return (outputs, *others) if others else outputs

    def get_config(self):
        kinds = {kind: name for name, kind in NORMALIZATIONS.items()}
        return {
            **super().get_config(),
            "norm": self.norm,
            "dropout": self.dropout,
            "norm_epsilon": self.norm_epsilon,
            "normalization": kinds[type(self.normalization)],
        }


def make_normalization(name, epsilon, **options):
    """Make the normalization of this name: "layer" (Ba et al. 2016), or "rms".

    Raises:
        ValueError: there is none of that name.
    """
    if name not in NORMALIZATIONS:
        known = tuple(NORMALIZATIONS)
        raise ValueError(f"`normalization` must be one of {known}. Received: {name!r}.")
    return NORMALIZATIONS[name](epsilon=epsilon, **options)
