"""Compatibility functions: how well does each query fit each key?

Each is a small layer. It projects the keys once (`project_key`), the queries when they are known
(`project_query`), and compares the two (`score`); calling the layer does all three. A decoder
that runs step by step keeps the projected keys.
"""

import math

import keras
from keras import ops


class Compatibility(keras.layers.Layer):
    """What all compatibility functions share: score(query, key) for every pair of positions.

    Call arguments:
        query: float tensor (..., T, Dq).
        key: float tensor (..., S, Dk), with the same leading axes.

    Returns:
        float32 scores (..., T, S). No masking and no normalization happens here.
    """

    def project_query(self, query):
        """Map queries (..., T, Dq) to the space where they are compared."""
        return query

    def project_key(self, key):
        """Map keys (..., S, Dk) to the space where they are compared; needed once a sentence."""
        return key

    def score(self, query, key):
        """Compare projected queries (..., T, A) with projected keys (..., S, A)."""
        raise NotImplementedError(f"{type(self).__name__} must define `score`.")

    def weight(self, variable):
        """Cast a weight to the compute dtype; Keras does so in `call` only, not in its parts."""
        return ops.cast(variable, self.compute_dtype)

    def call(self, query, key):
        return self.score(self.project_query(query), self.project_key(key))

    def get_config(self):
        return super().get_config()  # Keras writes none itself if `dtype` is a policy object


@keras.saving.register_keras_serializable(package="tfqa")
class DotProduct(Compatibility):
    """score(q, k) = q . k      (Luong et al. 2015, eq. 8, "dot")

    Query and key must have the same width. Cost: T S D multiplications, no weights.

    Raises:
        ValueError: query and key differ in width.
    """

    def build(self, query_shape, key_shape):
        _require_equal_width(self, query_shape, key_shape)

    def score(self, query, key):
        scores = ops.matmul(query, ops.swapaxes(key, -1, -2))  # (..., T, S)
        return ops.cast(scores, "float32")


@keras.saving.register_keras_serializable(package="tfqa")
class ScaledDotProduct(DotProduct):
    """score(q, k) = q . k / sqrt(d)      (Vaswani et al. 2017, eq. 1)

    d is the width of the queries. With independent entries of variance one, q . k has variance d;
    the division brings it back to one, where the softmax still has a gradient.

    Args:
        scale: a factor in place of 1 / sqrt(d): 1 in T5, whose initial weights are smaller instead.

    Raises:
        ValueError: query and key differ in width.
    """

    def __init__(self, scale=None, **kwargs):
        super().__init__(**kwargs)
        self.scale = scale

    def project_query(self, query):
        return query / math.sqrt(query.shape[-1]) if self.scale is None else query * self.scale

    def get_config(self):
        return {**super().get_config(), "scale": self.scale}


@keras.saving.register_keras_serializable(package="tfqa")
class General(DotProduct):
    """score(q, k) = q^T W k      (Luong et al. 2015, eq. 8, "general")

    W has shape (Dq, Dk), so query and key may differ in width. W k is computed once a sentence.
    Cost: S Dq Dk for the keys, then T S Dq.
    """

    def build(self, query_shape, key_shape):
        self.kernel = self.add_weight(
            name="kernel", shape=(query_shape[-1], key_shape[-1]), initializer="glorot_uniform"
        )

    def project_key(self, key):
        return ops.matmul(key, ops.transpose(self.weight(self.kernel)))  # (..., S, Dq)


@keras.saving.register_keras_serializable(package="tfqa")
class Additive(Compatibility):
    """score(s, h) = v^T tanh(W s + U h)      (Bahdanau et al. 2015, appendix A.1.2)

    Args:
        units: width A of the hidden layer (n' in the paper).

    W: (Dq, A), U: (Dk, A), v: (A,), no biases, as in the paper. U h is computed once a sentence.
    Cost: T S A evaluations of tanh and a (..., T, S, A) tensor in memory, A times more than the
    dot product needs.

    Raises:
        ValueError: `units` is not positive.
    """

    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        if units < 1:
            raise ValueError(f"`units` must be a positive integer. Received: units={units}.")
        self.units = units

    def build(self, query_shape, key_shape):
        glorot = "glorot_uniform"
        self.query_kernel = self.add_weight(
            name="query_kernel", shape=(query_shape[-1], self.units), initializer=glorot
        )
        self.key_kernel = self.add_weight(
            name="key_kernel", shape=(key_shape[-1], self.units), initializer=glorot
        )
        self.vector = self.add_weight(name="vector", shape=(self.units, 1), initializer=glorot)

    def project_query(self, query):
        return ops.matmul(query, self.weight(self.query_kernel))  # (..., T, A)

    def project_key(self, key):
        return ops.matmul(key, self.weight(self.key_kernel))  # (..., S, A)

    def score(self, query, key):
        hidden = ops.tanh(ops.expand_dims(query, -2) + ops.expand_dims(key, -3))  # (..., T, S, A)
        scores = ops.matmul(hidden, self.weight(self.vector))  # (..., T, S, 1)
        return ops.cast(ops.squeeze(scores, -1), "float32")

    def get_config(self):
        return {**super().get_config(), "units": self.units}


@keras.saving.register_keras_serializable(package="tfqa")
class Concat(Additive):
    """score(q, k) = v^T tanh(W [q; k])      (Luong et al. 2015, eq. 8, "concat")

    The same function as `Additive`, written with one matrix W = [W_q, W_k] for the concatenated
    pair: W: (Dq + Dk, A), drawn with one initialization. It is applied to each part separately,
    so the (T, S) pairs are never concatenated.

    Args:
        units: width A of the hidden layer.
    """

    def build(self, query_shape, key_shape):
        width = query_shape[-1] + key_shape[-1]
        self.query_dim = query_shape[-1]
        self.kernel = self.add_weight(
            name="kernel", shape=(width, self.units), initializer="glorot_uniform"
        )
        self.vector = self.add_weight(
            name="vector", shape=(self.units, 1), initializer="glorot_uniform"
        )

    def project_query(self, query):
        return ops.matmul(query, self.weight(self.kernel)[: self.query_dim])  # (..., T, A)

    def project_key(self, key):
        return ops.matmul(key, self.weight(self.kernel)[self.query_dim :])  # (..., S, A)


def get_compatibility(name, units, **kwargs):
    """Make the compatibility function with this name.

    Args:
        name: "additive", "concat", "dot", "general" or "scaled_dot".
        units: width of the hidden layer of "additive" and "concat".
        **kwargs: passed on to the layer, `dtype` for instance.

    Raises:
        ValueError: the name is not known.
    """
    known = {
        "additive": lambda: Additive(units, **kwargs),
        "concat": lambda: Concat(units, **kwargs),
        "dot": lambda: DotProduct(**kwargs),
        "general": lambda: General(**kwargs),
        "scaled_dot": lambda: ScaledDotProduct(**kwargs),
    }
    if name not in known:
        raise ValueError(f"`name` must be one of {sorted(known)}. Received: name={name!r}.")
    return known[name]()


def _require_equal_width(layer, query_shape, key_shape):
    if query_shape[-1] != key_shape[-1]:
        raise ValueError(
            f"`{type(layer).__name__}` compares vectors of one width. "
            f"Received: query width {query_shape[-1]}, key width {key_shape[-1]}. "
            "Use `General` or `Additive` where they differ."
        )
