"""Multi-head attention: several small attentions side by side, each on its own projections."""

import keras
from keras import ops

from tfqa.attention.attention import Attention
from tfqa.attention.masks import combine_masks


@keras.saving.register_keras_serializable(package="tfqa")
class MultiHeadAttention(keras.layers.Layer):
    """N attentions on N projections of the same vectors, joined and projected once more.

        MultiHead(Q, K, V) = [head_1 ; ... ; head_N] W^O
        head_i = Attention(Q W_i^Q, K W_i^K, V W_i^V)      (Vaswani et al. 2017, section 3.2.2)

    In the paper each head has the width H = D / N, so N heads cost what one head of width D costs,
    and the layer has 4 D^2 weights however many heads there are (4 D more with biases). The
    matrices W_i of all heads are the column blocks of one (D, N H) matrix.

    Args:
        hidden_dim: D, width of the queries and of the output.
        num_heads: N; it must divide D, unless `head_dim` is given.
        compatibility: a layer from `tfqa.attention` that compares the heads' queries and keys;
            `ScaledDotProduct()` by default. If it has weights, all heads share them.
        distribution: "softmax", "sparsemax" or a function (scores, mask) -> weights.
        dropout: share of the attention weights set to zero in training. The paper has none here.
        use_bias: whether the four projections add a bias. The paper's have none.
        kernel_initializer: of the four matrices: a name, a configuration or a Keras initializer.
        head_dim: H; D / N by default. T5 has models with other heads.

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

    To decode token by token: `init_cache` makes an empty cache of keys and values, `step` extends
    it. For keys that stay, as in cross-attention, `project_to_cache` once, then `attend_to_cache`.

    Raises:
        ValueError: `num_heads` does not divide `hidden_dim`, or a size is not positive.
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
        head_dim=None,
        **kwargs,
    ):
        super().__init__(**kwargs)
        if num_heads < 1 or hidden_dim < 1 or (head_dim is None and hidden_dim % num_heads):
            raise ValueError(
                "`hidden_dim` must be divisible by `num_heads`, both positive. "
                f"Received: hidden_dim={hidden_dim}, num_heads={num_heads}."
            )
        if head_dim is not None and head_dim < 1:
            raise ValueError(f"`head_dim` must be at least 1. Received: head_dim={head_dim}.")
        self.hidden_dim = hidden_dim
        self.num_heads = num_heads
        self.head_dim = head_dim or hidden_dim // num_heads
        self.dropout = dropout
        self.use_bias = use_bias
        self.kernel_initializer = serialize_initializer(kernel_initializer)
        policy = {"dtype": self.dtype_policy}
        self.attention = Attention(compatibility, distribution, dropout, **policy)
        dense = {"use_bias": use_bias, "kernel_initializer": self.kernel_initializer, **policy}
        heads_dim = num_heads * self.head_dim
        self.query_projection = keras.layers.Dense(heads_dim, **dense)
        self.key_projection = keras.layers.Dense(heads_dim, **dense)
        self.value_projection = keras.layers.Dense(heads_dim, **dense)
        self.output_projection = keras.layers.Dense(hidden_dim, **dense)

    def build(self, query_shape, key_shape, value_shape=None):
        self.query_projection.build(query_shape)
        self.key_projection.build(key_shape)
        self.value_projection.build(value_shape or key_shape)
        self.output_projection.build((None, None, self.num_heads * self.head_dim))
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
        attended = self.attention(
            self.split_heads(self.query_projection(query)),  # (B, N, T, H)
            self.split_heads(self.key_projection(key)),  # (B, N, S, H)
            self.split_heads(self.value_projection(key if value is None else value)),
            attention_mask=attention_mask,
            bias=bias,
            return_weights=return_weights,
            training=training,
        )
        context, weights = attended if return_weights else (attended, None)
        output = self.output_projection(self.join_heads(context))  # (B, T, D)
        return (output, weights) if return_weights else output

    def split_heads(self, x):
        """Cut vectors into heads: (B, T, N H) -> (B, N, T, H)."""
        shape = ops.shape(x)
        x = ops.reshape(x, (shape[0], shape[1], self.num_heads, self.head_dim))  # (B, T, N, H)
        return ops.swapaxes(x, 1, 2)  # (B, N, T, H)

    def join_heads(self, x):
        """Put the heads side by side again: (B, N, T, H) -> (B, T, N H)."""
        x = ops.swapaxes(x, 1, 2)  # (B, T, N, H)
        shape = ops.shape(x)
        return ops.reshape(x, (shape[0], shape[1], self.num_heads * self.head_dim))  # (B, T, N H)

    def project_to_cache(self, key, value=None):
        """Project what is attended to, once: a cache of "key" and "value", (B, N, S, H) each."""
        value = key if value is None else value
        return {
            "key": self.split_heads(self.key_projection(key)),
            "value": self.split_heads(self.value_projection(value)),
        }

    def attend_to_cache(self, query, cache, *, attention_mask=None, bias=None):
        """Attend with queries (B, T, D) to projected keys and values -> output (B, T, D)."""
        context, _ = self.attention(
            self.split_heads(self.query_projection(query)),  # (B, N, T, H)
            cache["key"],
            cache["value"],
            attention_mask=attention_mask,
            bias=bias,
            return_weights=True,
        )
        return self.output_projection(self.join_heads(context))

    def init_cache(self, batch_size, max_length):
        """Return an empty cache for `step`: keys and values (B, N, L, H) of L tokens to come."""
        shape = (batch_size, self.num_heads, max_length, self.head_dim)
        return {name: ops.zeros(shape, dtype=self.compute_dtype) for name in ("key", "value")}

    def step(self, query, cache, position, *, attention_mask=None, bias=None):
        """Attend with the next tokens to themselves and to all before them.

        Args:
            query: float tensor (B, T, D), the tokens at `position` and after it: one in decoding,
                several of a prompt.
            cache: from `init_cache` or the last `step`; what it holds from `position` on is
                ignored.
            position: int scalar, the number of tokens before these; position + T is at most L.
            attention_mask: boolean, broadcastable to (B, N, T, L): a restriction beside the order,
                such as padding before a prompt.
            bias: added to the scores, broadcastable to (B, N, T, L).

        Returns:
            output (B, T, D) and the cache with these tokens' keys and values in it. Time is
            O(T L D) beside the projections: nothing is computed again for earlier tokens.
        """
        new = self.project_to_cache(query)  # (B, N, T, H)
        cache = {
            name: ops.slice_update(cache[name], (0, 0, position, 0), new[name]) for name in cache
        }
        rows = position + ops.arange(ops.shape(query)[1])[:, None]  # (T, 1)
        visible = ops.less_equal(ops.arange(ops.shape(cache["key"])[2]), rows)[
            None, None
        ]  # (1,1,T,L)
        mask = combine_masks(visible, attention_mask)
        return self.attend_to_cache(query, cache, attention_mask=mask, bias=bias), cache

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
            "head_dim": self.head_dim,
        }


def serialize_initializer(initializer):
    """Return a name or a configuration from which each weight makes an initializer of its own.

    One object shared by several weights would give all those of one shape the same values: in
    Keras it draws the same numbers at every call.
    """
    if isinstance(initializer, keras.initializers.Initializer):
        return keras.initializers.serialize(initializer)
    return initializer
