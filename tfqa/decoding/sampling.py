"""Sampling from a model's distribution: temperature, top-k and nucleus."""

import keras
import numpy as np
from keras import ops

from tfqa.decoding import search

NEVER = -1e9  # a logit that no sample meets; finite, so that no arithmetic gives NaN


def sample(
    model: keras.Model,
    source_ids,
    max_length: int,
    *,
    temperature: float = 1.0,
    top_k: int | None = None,
    top_p: float | None = None,
    seed: int | None = 0,
    jit_compile: bool = False,
) -> np.ndarray:
    """Draw each next token at random from the model's distribution.

        y_t ~ softmax(z_t / temperature), restricted to
        the k most probable tokens                        (Fan et al. 2018, section 5), and then to
        the smallest set of tokens with sum of p >= top_p (Holtzman et al. 2020, eq. 2 and 3)

    With both filters, `top_p` is a share of what `top_k` has left.

    Args:
        model: a built `keras.Model` with the step protocol of `tfqa.decoding`.
        source_ids: int array (B, S), or any nest of arrays, as in `greedy`.
        max_length: the most tokens to write, the end token included; at least 1.
        temperature: above 0. Below 1 sharpens the distribution, towards `greedy`; above 1 flattens.
        top_k: number of tokens kept at each step, at least 1; `None` keeps all. 1 is `greedy`.
        top_p: probability kept at each step, in (0, 1]; `None` keeps all.
        seed: of the uniform numbers, drawn by NumPy: the same on every backend and device. Row i of
            a batch has the same numbers whatever the batch size. `None` draws new ones every time.
        jit_compile: as in `greedy`.

    Returns:
        int32 NumPy array (B, max_length), as in `greedy`.

    Cost: `greedy`'s, and for `top_p` without `top_k` a sort of V scores at each step. Each new
    choice of `max_length`, `temperature`, `top_k`, `top_p` compiles once; a new seed does not.

    Raises:
        ValueError: if an argument is out of its range, or `model` cannot be searched.
    """
    max_length = search.check_count("max_length", max_length)
    if top_k is not None:
        top_k = search.check_count("top_k", top_k)
    if not 0 < temperature < float("inf"):
        raise ValueError(
            f"`temperature` must be a number above 0. Received: temperature={temperature}. "
            "For the most probable tokens call greedy."
        )
    if top_p is not None and not 0 < top_p <= 1:
        raise ValueError(
            f"`top_p` must be a probability in (0, 1]. Received: top_p={top_p}. "
            "Pass None to keep all tokens."
        )
    shape = (search.batch_size(source_ids), max_length)
    uniforms = np.random.default_rng(seed).random(shape, dtype="float32")  # (B, L)
    options = {"temperature": float(temperature), "top_k": top_k, "top_p": top_p}
    return search.run(sample_loop, model, source_ids, uniforms, jit_compile=jit_compile, **options)


def sample_loop(model, source_ids, uniforms, *, temperature, top_k, top_p):
    """Run the compiled part of `sample`: all randomness comes in as `uniforms` (B, L)."""

    def draw(logits, position):
        scores, ids = keep_most_probable(logits / temperature, top_k, top_p)  # (B, k) each
        uniform = ops.take(uniforms, position, axis=1)  # (B,)
        chosen = inverse_cdf(scores, uniform)[:, None]  # (B, 1)
        return ops.take_along_axis(ids, chosen, axis=1)[:, 0]  # (B,)

    return search.generate(model, source_ids, uniforms.shape[1], draw)


def keep_most_probable(logits, top_k: int | None, top_p: float | None):
    """Apply both filters to logits (B, V), and return what is left as `(logits, ids)` (B, k) each.

    With a filter the tokens come sorted, most probable first, and those that `top_p` drops have the
    logit `NEVER`. Of equal logits the lower id comes first, so `top_k` keeps exactly k.
    """
    vocabulary_size = logits.shape[-1]
    if top_k is None and top_p is None:
        ids = ops.arange(vocabulary_size, dtype="int32")
        return logits, ops.broadcast_to(ids, ops.shape(logits))
    kept = vocabulary_size if top_k is None else min(top_k, vocabulary_size)
    logits, ids = ops.top_k(logits, k=kept)  # (B, k)
    if top_p is not None:
        shares = relative_probabilities(logits)
        sums = ops.cumsum(shares, axis=-1)  # (B, k)
        before = sums - shares  # of all more probable tokens
        logits = ops.where(before < top_p * sums[:, -1:], logits, NEVER)
    return logits, ops.cast(ids, "int32")


def inverse_cdf(logits, uniform):
    """Turn uniform numbers in [0, 1) into samples of softmax(logits).

    Args:
        logits: float32 (B, k).
        uniform: float32 (B,).

    Returns:
        int32 positions (B,): the first i with p_1 + ... + p_i > uniform, and p_i > 0.
    """
    shares = relative_probabilities(logits)
    cdf = ops.cumsum(shares, axis=-1)  # (B, k), up to a factor
    # A sum made in parallel may rise a little over a token without probability: 1e-6 keeps the
    # level below what the last possible token reaches.
    level = uniform[:, None] * (1 - 1e-6) * cdf[:, -1:]  # (B, 1)
    reached = ops.logical_and(cdf > level, shares > 0)
    return ops.cast(ops.argmax(ops.cast(reached, "int32"), axis=-1), "int32")


def relative_probabilities(logits):
    """Probabilities up to a common factor: 1 for the most probable token."""
    return ops.exp(logits - ops.max(logits, axis=-1, keepdims=True))
