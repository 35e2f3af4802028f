# %% [markdown]
# # 02 · The Transformer: solutions
#
# `make test` runs this file.

# %%
import numpy as np
from keras import ops, random
from keras.layers import Identity, LayerNormalization

from tfqa.attention import MultiHeadAttention, causal_mask, combine_masks, padding_mask
from tfqa.layers import DecoderLayer, EncoderLayer, FeedForward
from tfqa.models import Transformer, TransformerConfig
from tfqa.testing import (
    assert_causal,
    assert_padding_invariant,
    assert_permutation_equivariant,
    gradients,
)
from tfqa.training import MaskedCrossEntropy

vectors = random.normal((1, 7, 12), seed=0)  # (B, T, D)

# %% [markdown]
# **1. Relative positions.** The bias depends on the distance alone, so it moves along with the sentence.
# Each head has its own slope: some look near, some far.


# %%
def distance_bias(length, heads):
    distance = np.abs(np.arange(length)[:, None] - np.arange(length))  # (T, S)
    slopes = 0.5 ** np.arange(1, heads + 1)  # (N,)
    return (-slopes[:, None, None] * distance)[None].astype("float32")  # (1, N, T, S)


multi_head = MultiHeadAttention(hidden_dim=12, num_heads=3)


def attend(query):
    return multi_head(query, query, bias=distance_bias(query.shape[1], 3))


assert_permutation_equivariant(
    lambda query: multi_head(query, query), {"query": vectors}, axes={"query": 1}
)
try:
    assert_permutation_equivariant(attend, {"query": vectors}, axes={"query": 1})
    knows_order = False
except AssertionError:
    knows_order = True
assert knows_order

moved = ops.pad(vectors, ((0, 0), (3, 0), (0, 0)))  # three places to the right
real = combine_masks(np.arange(10)[None] >= 3)  # (1, 1, 1, S)
there = multi_head(moved, moved, attention_mask=real, bias=distance_bias(10, 3))
assert np.allclose(there[:, 3:], attend(vectors), atol=1e-5)

# %% [markdown]
# **2. Tied weights.** They save one (V, D) matrix. The loss pushes down the score of every word that was not
# right, and a score is a product with that word's vector: so each vector gets a gradient at each position.

# %%
tied = Transformer(TransformerConfig.tiny())
untied = Transformer(TransformerConfig.tiny(tie_embeddings=False))
saved = untied.count_params() - tied.count_params()
assert saved == tied.config.target_vocabulary_size * tied.config.hidden_dim

inputs = {"source_ids": np.array([[5, 6, 7]]), "target_ids": np.array([[2, 8, 9]])}
labels = np.array([[8, 9, 3]])
untouched = [word for word in range(64) if word not in (2, 8, 9, 3)]
for model, touches_all in ((tied, True), (untied, False)):
    table = model.target_embedding.embeddings
    (slope,) = gradients(lambda m=model: MaskedCrossEntropy()(labels, m(inputs)), variables=[table])
    assert (np.abs(slope[untouched]).max(axis=1) > 0).all() == touches_all

# %% [markdown]
# **3. The planted bug.** `encoder_mask` is made of the target's padding. It must be made of the source's. If
# the target is longer than the source, the decoder looks at the source's padding.


# %%
def planted_bug(layer, target, encoder_output, target_ids, source_ids):
    mask = combine_masks(padding_mask(target_ids), causal_mask(target_ids.shape[1]))
    encoder_mask = combine_masks(padding_mask(target_ids))[..., : source_ids.shape[1]]
    return layer(target, encoder_output, attention_mask=mask, encoder_mask=encoder_mask)


def repaired(layer, target, encoder_output, target_ids, source_ids):
    mask = combine_masks(padding_mask(target_ids), causal_mask(target_ids.shape[1]))
    encoder_mask = combine_masks(padding_mask(source_ids))
    return layer(target, encoder_output, attention_mask=mask, encoder_mask=encoder_mask)


def check(decode):
    source_ids = np.array([[5, 6, 7, 0, 0]])
    target_ids = np.array([[2, 5, 6, 7, 8, 9, 10]])
    layer = DecoderLayer(hidden_dim=12, intermediate_dim=24, num_heads=3)
    encoder_output = random.normal((1, 5, 12), seed=1)  # (B, S, D)
    assert_padding_invariant(
        lambda encoder_output: decode(layer, vectors, encoder_output, target_ids, source_ids),
        {"encoder_output": encoder_output},
        mask=padding_mask(source_ids),
        padded="encoder_output",
    )


check(repaired)
try:
    check(planted_bug)
    found = False
except AssertionError:
    found = True
assert found

# %% [markdown]
# **4. A cache by hand.** For T words both need the projections, 3 T D² multiplications, and about T² D for scores
# and means. Without a cache, writing word by word would project all earlier words again: T² D² instead of T D².

# %%
generator = np.random.default_rng(0)
x = generator.normal(size=(7, 12))  # (T, D)
W_q, W_k, W_v = generator.normal(size=(3, 12, 12)) / np.sqrt(12)


def softmax(scores):
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def at_once(x):
    scores = (x @ W_q) @ (x @ W_k).T / np.sqrt(12)  # (T, T)
    hidden = np.where(np.tri(len(x), dtype=bool), scores, -1e9)
    return softmax(hidden) @ (x @ W_v)  # (T, D)


def word_by_word(x):
    keys, values = [], []
    for word in x:
        keys.append(word @ W_k)
        values.append(word @ W_v)
        scores = np.array(keys) @ (word @ W_q) / np.sqrt(12)  # (t,)
        yield softmax(scores) @ np.array(values)  # (D,)


assert np.allclose(at_once(x), list(word_by_word(x)))
assert_causal(lambda x: multi_head(x, x, attention_mask=causal_mask(7)), np.array(vectors))

# %% [markdown]
# **5. Heads as a sum.** A product of a row of blocks with a column of blocks is the sum of the products of the
# blocks. To switch off head n, set its H rows of W_o to zero.

# %%
heads = MultiHeadAttention(hidden_dim=12, num_heads=3, use_bias=False)
output, weights = heads(vectors, vectors, return_weights=True)
W_q, W_k, W_v, W_o = heads.get_weights()
values = np.array(vectors) @ W_v  # (B, T, D)
parts = [
    np.array(weights)[:, n] @ values[..., 4 * n : 4 * n + 4] @ W_o[4 * n : 4 * n + 4]
    for n in range(3)
]
assert np.allclose(sum(parts), output, atol=1e-5)

without_head_1 = W_o.copy()
without_head_1[4:8] = 0
heads.set_weights([W_q, W_k, W_v, without_head_1])
assert np.allclose(heads(vectors, vectors), parts[0] + parts[2], atol=1e-5)

# %% [markdown]
# **6. Why pre-norm needs less warm-up.** Post-norm: the last layer's gradient is as large in a deep stack as in
# a flat one. Pre-norm: the sum that runs through all layers grows with each of them, the last
# normalization divides by it, and so the gradient shrinks with depth (Xiong et al. 2020, theorem 1: as one
# over its square root). Large gradients at the start are what the warm-up guards against.


# %%
def last_gradient(norm, depth, seed):
    layers = [EncoderLayer(32, 64, 4, norm=norm) for _ in range(depth)]
    final = LayerNormalization() if norm == "pre" else Identity()
    x, mix = (random.normal((5, 7, 32), seed=seed + more) for more in (10, 20))

    def loss(x):
        for layer in layers:
            x = layer(x)
        return ops.sum(final(x) * mix)

    loss(x)  # builds
    kernel = layers[-1].feed_forward.output_projection.kernel
    return np.linalg.norm(gradients(loss, x, variables=[kernel])[1])


def compare_depths(norm):
    deep, flat = (
        np.mean([last_gradient(norm, depth, seed) for seed in range(3)]) for depth in (12, 3)
    )
    return deep / flat


ratios = {norm: compare_depths(norm) for norm in ("post", "pre")}
print("last gradient, 12 layers against 3:", {k: round(float(v), 2) for k, v in ratios.items()})
assert ratios["post"] > 0.75 and ratios["pre"] < 0.75

# %% [markdown]
# **7. Gates for free.** Three matrices of D F weights instead of two of 4 D²: F = 8 D / 3.

# %%
plain = FeedForward(hidden_dim=96, intermediate_dim=4 * 96)
gated = FeedForward(hidden_dim=96, intermediate_dim=8 * 96 // 3, activation="silu", gated=True)
for network in (plain, gated):
    network.build((None, None, 96))
assert abs(gated.count_params() / plain.count_params() - 1) < 0.01
print("all solutions hold")
