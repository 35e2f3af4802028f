# %% [markdown]
# # 01 · Translation with attention: solutions
#
# `make test` runs this file.

# %%
import numpy as np
from keras import ops, random

from tfqa.attention import Additive, Concat, General, padding_mask, softmax, sparsemax
from tfqa.attention.compatibility import Compatibility
from tfqa.datasets import ParallelSplit
from tfqa.testing import assert_weights_sum_to_one
from tfqa.tokenizers import join_words, split_words

query, key = random.normal((2, 3, 4), seed=0), random.normal((2, 5, 7), seed=1)

# %% [markdown]
# **1. Luong's general score.** W k does not need the query, so it goes into `project_key`.


# %%
class GeneralByHand(Compatibility):
    def build(self, query_shape, key_shape):
        self.kernel = self.add_weight(name="kernel", shape=(query_shape[-1], key_shape[-1]))

    def project_key(self, key):
        return ops.matmul(key, ops.transpose(self.kernel))  # (B, S, Dq)

    def score(self, query, key):
        return ops.matmul(query, ops.swapaxes(key, -1, -2))  # (B, T, S)


library, mine = General(), GeneralByHand()
library(query, key), mine(query, key)  # builds both
mine.set_weights(library.get_weights())
assert np.allclose(mine(query, key), library(query, key), atol=1e-5)

# %% [markdown]
# **2. Coverage.** The sum over target words says how much of its attention each source word got.


# %%
def find_repeated(weights, source_words, limit=1.6):
    coverage = np.sum(weights, axis=0)  # (S,)
    return [word for word, value in zip(source_words, coverage, strict=True) if value > limit]


def coverage_penalty(weights):
    return float(np.log(np.minimum(np.sum(weights, axis=0), 1.0)).sum())


once = np.eye(3) * 0.94 + 0.02  # every word is looked at once
twice = once[[0, 1, 1]]  # the second word twice, the third hardly at all
assert find_repeated(once, ["the", "white", "house"]) == []
assert find_repeated(twice, ["the", "white", "house"]) == ["white"]
assert coverage_penalty(twice) < coverage_penalty(once)

# %% [markdown]
# **3. Reversing the source.** The first source words come to stand right before the first target words
# they explain, so the fixed vector needs to carry them over fewer steps. The mean distance stays the
# same; the shortest ones shrink, and the network gets a foothold there. Attention reaches any
# annotation in one step, wherever it stands.


# %%
def reverse(split):
    words = [split_words(source) for source in split.sources]
    links = [
        tuple((len(some) - 1 - s, t) for s, t in aligned)
        for some, aligned in zip(words, split.alignments, strict=True)
    ]
    return ParallelSplit(tuple(" ".join(some[::-1]) for some in words), split.targets, tuple(links))


pair = ParallelSplit(
    ("We like cold water",), ("Nos gusta el agua fría",), (((0, 0), (3, 3), (2, 4)),)
)
backwards = reverse(pair)
assert backwards.sources == ("water cold like We",)
assert backwards.alignments[0] == ((3, 0), (0, 3), (1, 4))
assert join_words(split_words(reverse(backwards).sources[0])) == pair.sources[0]

# %% [markdown]
# **4. A planted bug.** The layer masks after the softmax. The padding then gets no weight, but the rest
# does not sum to one: the scores of padding stand in the denominator. So the context of a real word
# shrinks with the amount of padding, and depends on what the padding holds. Masking belongs before the
# softmax; `tfqa.attention.softmax(scores, mask)` does that.

# %%
token_ids = np.array([[5, 6, 7, 0, 0], [5, 6, 7, 8, 9]])
mask = padding_mask(token_ids)[:, None]  # (B, 1, S)
scores = random.normal((2, 3, 5), seed=2)
wrong = ops.softmax(scores, axis=-1) * ops.cast(mask, "float32")
try:
    assert_weights_sum_to_one(wrong, mask)
    found = False
except AssertionError:
    found = True
assert found
assert_weights_sum_to_one(softmax(scores, mask), mask)

# %% [markdown]
# **5. Concat is additive.** [q; k] is the two stacked, so W [q; k] = W_q q + W_k k with the two blocks of W.

# %%
additive, concat = Additive(units=6), Concat(units=6)
additive(query, key), concat(query, key)  # builds both
W, U, v = additive.get_weights()  # (Dq, A), (Dk, A), (A, 1)
concat.set_weights([np.concatenate([W, U]), v])
assert np.allclose(concat(query, key), additive(query, key), atol=1e-5)


# %% [markdown]
# **6. Sparsemax by bisection.** The sum falls from at least 1 to 0 between max(z) - 1 and max(z).


# %%
def sparsemax_by_bisection(z, steps=60):
    low, high = np.max(z) - 1, np.max(z)
    for _ in range(steps):
        middle = (low + high) / 2
        if np.maximum(z - middle, 0).sum() > 1:
            low = middle
        else:
            high = middle
    return np.maximum(z - low, 0)


z = np.array([2.0, 1.8, 0.5, -1.0])
assert np.allclose(sparsemax_by_bisection(z), sparsemax(z[None])[0], atol=1e-6)
print("all solutions hold")
