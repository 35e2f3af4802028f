"""Where a token stands: vectors for positions."""

import keras
import numpy as np
from keras import ops

from tfqa.attention.multi_head import serialize_initializer


@keras.saving.register_keras_serializable(package="tfqa")
class SinusoidalPositions(keras.layers.Layer):
    """A fixed vector for each position, from sine and cosine waves of growing length.

        PE(pos, 2i)     = sin(pos / 10000^(2i / D))
        PE(pos, 2i + 1) = cos(pos / 10000^(2i / D))        (Vaswani et al. 2017, section 3.5)

    For a fixed shift k, PE(pos + k) is a rotation of PE(pos), the same for every pos. There are no
    weights and no longest sentence.

    Args:
        hidden_dim: D, even: each wave length has one sine and one cosine.

    Call arguments:
        positions: int tensor of any shape (...,), counted from 0.

    Returns:
        float tensor (..., D) in the compute dtype, computed in float32; each entry is in [-1, 1].

    Raises:
        ValueError: `hidden_dim` is odd or not positive.
    """

    def __init__(self, hidden_dim, **kwargs):
        super().__init__(**kwargs)
        if hidden_dim < 2 or hidden_dim % 2:
            raise ValueError(
                "`hidden_dim` must be even: each wave length has one sine and one cosine. "
                f"Received: hidden_dim={hidden_dim}. Use an even width, or `LearnedPositions`."
            )
        self.hidden_dim = hidden_dim

    def build(self, positions_shape):
        pass  # no weights

    def call(self, positions):
        exponents = np.arange(0, self.hidden_dim, 2) / self.hidden_dim  # (D / 2,)
        frequencies = ops.convert_to_tensor(10000.0**-exponents, dtype="float32")
        angles = ops.cast(positions, "float32")[..., None] * frequencies  # (..., D / 2)
        waves = ops.stack([ops.sin(angles), ops.cos(angles)], axis=-1)  # (..., D / 2, 2)
        waves = ops.reshape(waves, (*ops.shape(angles)[:-1], self.hidden_dim))  # (..., D)
        return ops.cast(waves, self.compute_dtype)

    def get_config(self):
        return {**super().get_config(), "hidden_dim": self.hidden_dim}


@keras.saving.register_keras_serializable(package="tfqa")
class LearnedPositions(keras.layers.Layer):
    """A trained vector for each position (Gehring et al. 2017, section 3.1; used by BERT).

    Vaswani et al. 2017 (table 3, row E) found them no better than waves, and they end: a sentence
    longer than `max_length` has no vectors.

    Args:
        hidden_dim: D.
        max_length: L, how many positions there are.
        embeddings_initializer: of the vectors; normal, of scale 1 / sqrt(D), by default.

    Call arguments:
        positions: int tensor (...,) with values from 0 to L - 1. Only the length of the last axis
            is checked, where it is known.

    Returns:
        float tensor (..., D) in the compute dtype.

    Raises:
        ValueError: there are more positions than `max_length`, or `max_length` is not positive.
    """

    def __init__(self, hidden_dim, max_length, embeddings_initializer=None, **kwargs):
        super().__init__(**kwargs)
        if max_length is None or max_length < 1:
            raise ValueError(
                "`max_length` must be a positive integer: learned positions end somewhere. "
                f"Received: max_length={max_length}."
            )
        self.hidden_dim = hidden_dim
        self.max_length = max_length
        self.embeddings_initializer = serialize_initializer(embeddings_initializer)

    def build(self, positions_shape):
        initializer = self.embeddings_initializer
        if initializer is None:
            initializer = keras.initializers.RandomNormal(stddev=self.hidden_dim**-0.5)
        self.embeddings = self.add_weight(
            name="embeddings",
            shape=(self.max_length, self.hidden_dim),
            initializer=initializer,
        )

    def call(self, positions):
        length = positions.shape[-1] if len(positions.shape) else 1
        if isinstance(length, int) and length > self.max_length:
            raise ValueError(
                "`positions` must have at most `max_length` entries. Received: "
                f"{length} positions, max_length={self.max_length}. "
                "Cut the text, or use `SinusoidalPositions`."
            )
        vectors = ops.take(self.embeddings, positions, axis=0)  # (..., D)
        return ops.cast(vectors, self.compute_dtype)

    def get_config(self):
        return {
            **super().get_config(),
            "hidden_dim": self.hidden_dim,
            "max_length": self.max_length,
            "embeddings_initializer": self.embeddings_initializer,
        }


def make_positions(kind, hidden_dim, max_length, **policy):
    """Make the layer of this name, "sinusoidal" or "learned"; None for None.

    Raises:
        ValueError: there is none of that name.
    """
    known = {
        "sinusoidal": lambda: SinusoidalPositions(hidden_dim, **policy),
        "learned": lambda: LearnedPositions(hidden_dim, max_length, **policy),
        None: lambda: None,
    }
    if kind not in known:
        names = ", ".join(map(repr, known))
        raise ValueError(f"`positions` must be one of {names}. Received: positions={kind!r}.")
    return known[kind]()
