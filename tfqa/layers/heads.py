"""What stands on an encoder: a guess at masked tokens, the ends of an answer."""

import keras
from keras import ops

from tfqa.attention.distribution import MASKED_SCORE
from tfqa.attention.multi_head import serialize_initializer


@keras.saving.register_keras_serializable(package="tfqa")
class MaskedTokenHead(keras.layers.Layer):
    """Bring vectors to where the embeddings are, so that the same matrix scores the vocabulary.

        z = LayerNorm(act(W h + b))                        (Devlin et al. 2019, section 3.1)

    The product with the embeddings and its bias follow: `embedding.logits(z) + c`.

    Args:
        output_dim: width E of the embeddings; D in BERT.
        activation: a function, or a name of Keras's.
        norm_epsilon: of the normalization.
        kernel_initializer: of W; see `MultiHeadAttention`.

    Call arguments:
        hidden: float tensor (B, P, D).

    Returns:
        float tensor (B, P, E).
    """

    def __init__(
        self,
        output_dim,
        activation="gelu",
        norm_epsilon=1e-12,
        kernel_initializer="glorot_uniform",
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.output_dim = output_dim
        self.activation = keras.activations.get(activation)
        self.norm_epsilon = norm_epsilon
        self.kernel_initializer = serialize_initializer(kernel_initializer)
        policy = {"dtype": self.dtype_policy}
        self.transform = keras.layers.Dense(
            output_dim,
            activation=self.activation,
            kernel_initializer=self.kernel_initializer,
            **policy,
        )
        self.norm = keras.layers.LayerNormalization(epsilon=norm_epsilon, **policy)

    def build(self, hidden_shape):
        self.transform.build(hidden_shape)
        self.norm.build((*hidden_shape[:-1], self.output_dim))

    def call(self, hidden):
        return self.norm(self.transform(hidden))  # (B, P, E)

    def get_config(self):
        return {
            **super().get_config(),
            "output_dim": self.output_dim,
            "activation": keras.activations.serialize(self.activation),
            "norm_epsilon": self.norm_epsilon,
            "kernel_initializer": self.kernel_initializer,
        }


@keras.saving.register_keras_serializable(package="tfqa")
class SpanHead(keras.layers.Layer):
    """Score each token as the first and as the last of an answer.

        start_i = S . h_i + s      end_i = E . h_i + e     (Devlin et al. 2019, section 4.2)

    S and E are the two columns of `kernel`. The paper has no s and e, its program has: they are the
    same at each position, so the softmax does not see them.

    Args:
        kernel_initializer: of the two vectors.

    Call arguments:
        hidden: float tensor (B, T, D).
        padding_mask: boolean (B, T), True = real token.

    Returns:
        start and end logits (B, T), float32 in any dtype policy: with the few digits of a
        half-precision number many positions would be equally good. Padded positions hold
        `MASKED_SCORE`, so that no probability is lost to them.
    """

    def __init__(self, kernel_initializer="glorot_uniform", **kwargs):
        super().__init__(**kwargs)
        self.kernel_initializer = serialize_initializer(kernel_initializer)

    def build(self, hidden_shape, padding_mask_shape=None):
        exact = {"dtype": "float32", "autocast": False}
        self.kernel = self.add_weight(
            name="kernel",
            shape=(hidden_shape[-1], 2),
            initializer=self.kernel_initializer,
            **exact,
        )
        self.bias = self.add_weight(name="bias", shape=(2,), initializer="zeros", **exact)

    def call(self, hidden, padding_mask):
        logits = ops.matmul(ops.cast(hidden, "float32"), self.kernel)  # (B, T, 2)
        real = ops.cast(padding_mask, "bool")[..., None]  # (B, T, 1)
        logits = ops.where(real, logits + self.bias, MASKED_SCORE)
        return logits[..., 0], logits[..., 1]

    def get_config(self):
        return {**super().get_config(), "kernel_initializer": self.kernel_initializer}


def gather_positions(hidden, positions):
    """Take some positions of each row: hidden (B, T, D), positions (B, P) -> (B, P, D).

    A product with rows of zeros and a one. It costs little beside the vocabulary product, and its
    gradient is a product, too, with the same bits every time; that of a look-up is a scatter.
    """
    rows = ops.one_hot(positions, ops.shape(hidden)[1], dtype=hidden.dtype)  # (B, P, T)
    return ops.matmul(rows, hidden)
