"""The Transformer of Vaswani et al. 2017 in float64 NumPy, head by head and row by row.

Each function takes one of our layers for its weights, and one sentence without a batch axis. A
mask is a boolean array that broadcasts to (N, T, S), True = attend: what is masked is left out of
the sums, not weighted with zero.
"""

import math

import numpy as np

from tfqa.attention import Additive, Concat, General, ScaledDotProduct, sparsemax


def get_weights(layer):
    return [weight.astype("float64") for weight in layer.get_weights()]


def dense(layer, x):
    kernel, *bias = get_weights(layer)
    return x @ kernel + (bias[0] if bias else 0)


def score(layer, query, key):
    """Compare one query (H,) with one key (H,); `layer` is a compatibility function."""
    weights = get_weights(layer)
    if isinstance(layer, Concat):
        kernel, vector = weights
        return np.tanh(np.concatenate([query, key]) @ kernel) @ vector[:, 0]
    if isinstance(layer, Additive):
        query_kernel, key_kernel, vector = weights
        return np.tanh(query @ query_kernel + key @ key_kernel) @ vector[:, 0]
    if isinstance(layer, General):
        return query @ weights[0] @ key
    return query @ key / (math.sqrt(len(query)) if isinstance(layer, ScaledDotProduct) else 1)


def distribute(distribution, scores):
    """Turn the scores of one row into weights; sparsemax's threshold is found by bisection."""
    if distribution is not sparsemax:
        powers = np.exp(scores - scores.max())
        return powers / powers.sum()
    low, high = scores.max() - 1, scores.max()
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if np.maximum(scores - middle, 0).sum() > 1 else (low, middle)
    return np.maximum(scores - low, 0)


def attend(attention, query, key, value, mask, bias):
    """One head: query (T, H), key and value (S, H) -> context (T, H), weights (T, S)."""
    weights = np.zeros((len(query), len(key)))
    for t in range(len(query)):
        seen = np.flatnonzero(mask[t])
        scores = [score(attention.compatibility, query[t], key[s]) + bias[t, s] for s in seen]
        if scores:
            weights[t, seen] = distribute(attention.distribution, np.array(scores))
    return weights @ value, weights


def multi_head(layer, query, key, value=None, mask=True, bias=0.0):
    """Section 3.2.2: query (T, D), key (S, Dk) -> output (T, D), weights (N, T, S)."""
    shape = (layer.num_heads, len(query), len(key))
    mask, bias = np.broadcast_to(mask, shape), np.broadcast_to(bias, shape)
    projected = (
        dense(layer.query_projection, query),
        dense(layer.key_projection, key),
        dense(layer.value_projection, key if value is None else value),
    )
    width = layer.head_dim
    heads = []
    for n in range(layer.num_heads):  # W_i is a block of columns
        parts = (x[:, n * width : (n + 1) * width] for x in projected)
        heads.append(attend(layer.attention, *parts, mask[n], bias[n]))
    contexts, weights = zip(*heads, strict=True)
    return dense(layer.output_projection, np.concatenate(contexts, axis=-1)), np.stack(weights)


def normalize(layer, x, epsilon):
    """Layer normalization of each row (Ba et al. 2016, eq. 3)."""
    scale, shift = get_weights(layer)
    variance = np.mean((x - x.mean(-1, keepdims=True)) ** 2, axis=-1, keepdims=True)
    return (x - x.mean(-1, keepdims=True)) / np.sqrt(variance + epsilon) * scale + shift


def gelu(x):
    """Exact: x P(X <= x) for a standard normal X (Hendrycks & Gimpel 2016)."""
    return x * (1 + np.vectorize(math.erf)(x / math.sqrt(2))) / 2


ACTIVATIONS = {
    "relu": lambda x: np.maximum(x, 0),
    "gelu": gelu,
    "silu": lambda x: x / (1 + np.exp(-x)),
}


def feed_forward(layer, x):
    hidden = ACTIVATIONS[layer.activation.__name__](dense(layer.intermediate_projection, x))
    if layer.gated:
        hidden = hidden * dense(layer.gate_projection, x)
    return dense(layer.output_projection, hidden)


def residual(layer, x, sublayer, epsilon):
    """Put a function of x (T, D) between the two halves of a residual connection."""
    if layer.norm == "pre":
        return x + sublayer(normalize(layer.normalization, x, epsilon))
    return normalize(layer.normalization, x + sublayer(x), epsilon)


def look_around(layer, x, mask, epsilon):
    attention, around = layer.self_attention, layer.self_attention_residual
    return residual(around, x, lambda y: multi_head(attention, y, y, mask=mask)[0], epsilon)


def think(layer, x, epsilon):
    around = layer.feed_forward_residual
    return residual(around, x, lambda y: feed_forward(layer.feed_forward, y), epsilon)


def encoder_layer(layer, x, mask=True, epsilon=1e-6):
    return think(layer, look_around(layer, x, mask, epsilon), epsilon)


def decoder_layer(layer, x, encoder_output, mask=True, encoder_mask=True, epsilon=1e-6):
    x = look_around(layer, x, mask, epsilon)
    attention, around = layer.cross_attention, layer.cross_attention_residual
    x = residual(
        around, x, lambda y: multi_head(attention, y, encoder_output, mask=encoder_mask)[0], epsilon
    )
    return think(layer, x, epsilon)


def positions(length, width):
    """Section 3.5, entry by entry: (length, width)."""
    waves = np.zeros((length, width))
    for position, i in np.ndindex(length, width // 2):
        angle = position / 10000 ** (2 * i / width)
        waves[position, 2 * i], waves[position, 2 * i + 1] = math.sin(angle), math.cos(angle)
    return waves


def embed(layer, token_ids):
    """Section 3.4: token ids (T,) -> vectors (T, D), for layers of all three kinds of positions."""
    table = get_weights(layer)[0]
    vectors = table[token_ids] * math.sqrt(layer.hidden_dim)
    if layer.positions == "sinusoidal":
        return vectors + positions(*vectors.shape)
    return vectors if layer.positions is None else vectors + get_weights(layer)[1][: len(vectors)]


def transformer(model, source_ids, target_ids):
    """Logits (T, V) of one sentence pair, neither of them padded."""
    epsilon, pre = model.config.norm_epsilon, model.config.norm == "pre"
    encoder_output = embed(model.source_embedding, source_ids)
    for layer in model.encoder.layers:
        encoder_output = encoder_layer(layer, encoder_output, True, epsilon)
    if pre:
        encoder_output = normalize(model.encoder.normalization, encoder_output, epsilon)
    hidden, mask = embed(model.target_embedding, target_ids), np.tri(len(target_ids), dtype="bool")
    for layer in model.decoder.layers:
        hidden = decoder_layer(layer, hidden, encoder_output, mask, True, epsilon)
    if pre:
        hidden = normalize(model.decoder.normalization, hidden, epsilon)
    if model.output_projection is not None:
        return dense(model.output_projection, hidden)
    return hidden @ get_weights(model.target_embedding)[0].T
