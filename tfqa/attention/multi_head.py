"""Multi-head attention: several small attentions side by side, each on its own projections."""

import keras
from keras import ops

from tfqa.attention.attention import Attention, fused_attention


@keras.saving.register_keras_serializable(package="tfqa")
class MultiHeadAttention(keras.layers.Layer):
    """N attentions on N projections of the same vectors, joined and projected once more.

        MultiHead(Q, K, V) = [head_1 ; ... ; head_N] W^O
        head_i = Attention(Q W_i^Q, K W_i^K, V W_i^V)      (Vaswani et al. 2017, section 3.2.2)

    Each head has the width H = D / N, so N heads cost what one head of width D costs, and the
    layer has 4 D^2 weights however many heads there are (4 D more with biases). The matrices W_i of
    all heads are the column blocks of one (D, D) matrix.

    Args:
        hidden_dim: D, width of the queries and of the output.
        num_heads: N; it must divide D.
        compatibility: a layer from `tfqa.attention` that compares the heads' queries and keys;
            `ScaledDotProduct()` by default. If it has weights, all heads share them.
        distribution: "softmax", "sparsemax" or a function (scores, mask) -> weights.
        dropout: share of the attention weights set to zero in training. The paper has none here.
        use_bias: whether the four projections add a bias. The paper's have none.
        kernel_initializer: of the four matrices: a name, a configuration or a Keras initializer.

    Call arguments:
        query: float tensor (B, T, D).
        key: float tensor (B, S, Dk): the query again for self-attention, the encoder's output for
            cross-attention.
        value: float tensor (B, S, Dv); the keys if not given.
        attention_mask: boolean, True = attend, broadcastable to (B, N, T, S); also (B, T, S).
            Make it with `combine_masks`. A query that may see nothing gets the output's bias.
        bias: float tensor added to the scores, broadcastable to (B, N, T, S): a position bias, say.
        return_weights: also return the weights.

    Returns:
        float tensor (B, T, D) in the compute dtype; with `return_weights` the pair
        (output, weights), weights float32 (B, N, T, S).

    Time is O((T + S) D^2 + T S D), memory O(N T S); on a GPU the fused kernel never stores the
    (T, S) weights. It runs when no weights are asked for and the parts are scaled dot and softmax.

    To decode token by token: `start` makes an empty cache of keys and values, `step` extends it.
    For keys that stay, as in cross-attention, `project_memory` once and then `attend`.

    Raises:
        ValueError: `num_heads` does not divide `hidden_dim`.
    """

    def __init__(
        self,
        hidden_dim,
        num_heads,
        compatibility=None,
        distribution="softmax",
        dropout=0.0,
        use_bias=True,
        kernel_initializer="glorot_uniform",
        **kwargs,
    ):
        super().__init__(**kwargs)
        if num_heads < 1 or hidden_dim < 1 or hidden_dim % num_heads:
            raise ValueError(
                "`hidden_dim` must be divisible by `num_heads`, both positive. "
                f"Received: hidden_dim={hidden_dim}, num_heads={num_heads}."
            )
        self.hidden_dim = hidden_dim
        self.num_heads = num_heads
        self.head_dim = hidden_dim // num_heads
        self.dropout = dropout
        self.use_bias = use_bias
        self.kernel_initializer = describe_initializer(kernel_initializer)
        policy = {"dtype": self.dtype_policy}
        self.attention = Attention(compatibility, distribution, dropout, **policy)
        dense = {"units": hidden_dim, "use_bias": use_bias, **policy}
        dense["kernel_initializer"] = self.kernel_initializer
        self.query_projection = keras.layers.Dense(**dense)
        self.key_projection = keras.layers.Dense(**dense)
        self.value_projection = keras.layers.Dense(**dense)
        self.output_projection = keras.layers.Dense(**dense)

    def build(self, query_shape, key_shape, value_shape=None):
        self.query_projection.build(query_shape)
        self.key_projection.build(key_shape)
        self.value_projection.build(value_shape or key_shape)
        self.output_projection.build((None, None, self.hidden_dim))
        heads = (None, self.num_heads, None, self.head_dim)
        self.attention.build(heads, heads)

    def call(
        self,
        query,
        key,
        value=None,
        *,
        attention_mask=None,
        bias=None,
        return_weights=False,
        training=None,
    ):
        value = key if value is None else value
        options = {"attention_mask": attention_mask, "bias": bias}
        if not return_weights and self.attention.is_fusable(training):
            heads = self._project(query, key, value)  # (B, T, N, H), (B, S, N, H) twice
            return self._join(fused_attention(*heads, **options))
        heads = (ops.swapaxes(x, 1, 2) for x in self._project(query, key, value))  # (B, N, T, H)
        context, weights = self.attention(*heads, **options, return_weights=True, training=training)
        output = self._join(ops.swapaxes(context, 1, 2))  # (B, T, D)
        return (output, weights) if return_weights else output

    def project_memory(self, key, value=None):
        """Project what is attended to, once: keys and values (B, N, S, H) for `attend`."""
        keys = self._split(self.key_projection(key))  # (B, S, N, H)
        values = self._split(self.value_projection(key if value is None else value))
        return ops.swapaxes(keys, 1, 2), ops.swapaxes(values, 1, 2)  # (B, N, S, H)

    def attend(self, query, keys, values, *, attention_mask=None, bias=None):
        """Attend with queries (B, T, D) to what `project_memory` returned -> output (B, T, D)."""
        query = ops.swapaxes(self._split(self.query_projection(query)), 1, 2)  # (B, N, T, H)
        context, _ = self.attention(
            query, keys, values, attention_mask=attention_mask, bias=bias, return_weights=True
        )
        return self._join(ops.swapaxes(context, 1, 2))

    def start(self, batch_size, max_length):
        """Return an empty cache for `step`: keys and values (B, N, L, H) of L tokens to come."""
        shape = (batch_size, self.num_heads, max_length, self.head_dim)
        return {name: ops.zeros(shape, dtype=self.compute_dtype) for name in ("key", "value")}

    def step(self, query, cache, position, *, bias=None):
        """Attend with one more token to itself and to all before it.

        Args:
            query: float tensor (B, 1, D), the token at `position`.
            cache: from `start` or the last `step`; positions from `position` on are ignored.
            position: int scalar, the number of tokens before this one, less than L.
            bias: added to the scores, broadcastable to (B, N, 1, L).

        Returns:
            output (B, 1, D) and the cache with this token's key and value in it. Time is O(L D)
            beside the projections: nothing is computed again for earlier tokens.
        """
        new = dict(zip(("key", "value"), self.project_memory(query), strict=True))  # (B, N, 1, H)
        cache = {
            name: ops.slice_update(cache[name], (0, 0, position, 0), new[name]) for name in cache
        }
        length = cache["key"].shape[2]
        seen = ops.less_equal(ops.arange(length), position)[None, None, None]  # (1, 1, 1, L)
        output = self.attend(query, cache["key"], cache["value"], attention_mask=seen, bias=bias)
        return output, cache

    def _project(self, query, key, value):
        projections = self.query_projection, self.key_projection, self.value_projection
        pairs = zip(projections, (query, key, value), strict=True)
        return [self._split(projection(x)) for projection, x in pairs]

    def _split(self, x):
        shape = ops.shape(x)
        return ops.reshape(x, (shape[0], shape[1], self.num_heads, self.head_dim))  # (B, T, N, H)

    def _join(self, context):
        shape = ops.shape(context)
        context = ops.reshape(context, (shape[0], shape[1], self.hidden_dim))  # (B, T, D)
        return self.output_projection(context)

    def get_config(self):
        parts = self.attention.get_config()
        return {
            **super().get_config(),
            "hidden_dim": self.hidden_dim,
            "num_heads": self.num_heads,
            "compatibility": parts["compatibility"],
            "distribution": parts["distribution"],
            "dropout": self.dropout,
            "use_bias": self.use_bias,
            "kernel_initializer": self.kernel_initializer,
        }


def describe_initializer(initializer):
    """Return a name or a configuration from which each weight makes an initializer of its own.

    One object shared by several weights would give all those of one shape the same values: in
    Keras it draws the same numbers at every call.
    """
    if isinstance(initializer, keras.initializers.Initializer):
        return keras.initializers.serialize(initializer)
    return initializer
