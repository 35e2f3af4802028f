"""Beam search: the best of several half-finished sentences, all extended at once."""

import keras
import numpy as np
from keras import ops

from tfqa.decoding import search

IMPOSSIBLE = -1e9  # log-probability of a hypothesis that does not exist; finite: no NaN
POSSIBLE = IMPOSSIBLE / 2  # every real hypothesis is above this


def beam_search(
    model: keras.Model,
    source_ids,
    max_length: int,
    *,
    num_beams: int = 5,
    length_penalty: float = 0.6,
    num_results: int = 1,
    return_scores: bool = False,
    jit_compile: bool = False,
):
    """Search for the most probable sentences, keeping `num_beams` hypotheses at every step.

        score(y) = log p(y | x) / lp(y),   lp(y) = ((5 + |y|) / 6)^length_penalty
        (Wu et al. 2016, eq. 14, without its coverage term)

    |y| counts the tokens written, the end token included and the start token not: one for each
    factor of p(y | x). At each step the 2K best continuations of the K live hypotheses are found,
    by log-probability. Those among the best K that end are finished; the best K that do not end
    live on. A sentence's search stops when K have finished, or when no live hypothesis can
    overtake the `num_results`-th finished one even if it costs nothing from here to `max_length`;
    what is finished then never changes. A hypothesis that reaches `max_length` without `end_id`
    competes with its score. With one beam this is `greedy`; it is exhaustive when K is at least
    the number of hypotheses.

    Args:
        model: a built `keras.Model` with the step protocol of `tfqa.decoding`.
        source_ids: int array (B, S), or any nest of arrays, as in `greedy`.
        max_length: the most tokens to write, the end token included; at least 1.
        num_beams: K, at least 1.
        length_penalty: 0 or more. 0 ranks by log-probability, which favors short sentences;
            0.6 is what Vaswani et al. 2017 used; 1 is nearly the mean for each token.
        num_results: how many sentences to return for each source, from 1 to `num_beams`.
        return_scores: also return the scores.
        jit_compile: as in `greedy`.

    Returns:
        int32 NumPy array (B, num_results, max_length), or (B, max_length) when `num_results` is 1:
        rows as in `greedy`, best first. Where the model allows fewer hypotheses, rows of `pad_id`
        with the score -inf.
        With `return_scores`, `(tokens, scores)`: scores float32 (B, num_results) or (B,).

    Cost: one `model.step` on B*K rows for each token, the 2K best of K*V scores, and a copy of the
    state to reorder it. Memory: what the model keeps for B*K sequences. Each new choice of options
    compiles once.

    Raises:
        ValueError: if an argument is out of its range, or `model` cannot be searched.
    """
    max_length = search.check_count("max_length", max_length)
    num_beams = search.check_count("num_beams", num_beams)
    num_results = search.check_count("num_results", num_results, num_beams, "num_beams")
    options = {"max_length": max_length, "num_beams": num_beams, "num_results": num_results}
    options["length_penalty"] = check_length_penalty(length_penalty)
    tokens, scores = search.run(beam_loop, model, source_ids, jit_compile=jit_compile, **options)
    missing = scores <= POSSIBLE
    tokens = np.where(missing[:, :, None], model.pad_id, tokens)
    scores = np.where(missing, -np.inf, scores)
    if num_results == 1:
        tokens, scores = tokens[:, 0], scores[:, 0]
    return (tokens, scores) if return_scores else tokens


def check_length_penalty(value: float) -> float:
    """Return `value` as a float, or raise when it is not 0 or more."""
    if not 0 <= value < float("inf"):
        raise ValueError(
            f"`length_penalty` must be 0 or more. Received: length_penalty={value}. "
            "Pass 0 to rank by log-probability alone."
        )
    return float(value)


def beam_loop(model, source_ids, *, max_length, num_beams, length_penalty, num_results):
    """Run the compiled part of `beam_search`; live tokens are flat, (B*K, L), as the state is."""
    batch = search.batch_size(source_ids)

    def scores_of(log_probs, length):
        penalty = ((5.0 + ops.cast(length, "float32")) / 6.0) ** length_penalty
        return ops.where(log_probs > POSSIBLE, log_probs / penalty, IMPOSSIBLE)

    def running(position, live, log_probs, finished, scores, done, state):
        return ops.logical_not(ops.all(done))

    def advance(position, live, log_probs, finished, scores, done, state):
        previous = ops.take(live, position - 1, axis=1)  # (B*K,)
        last = ops.where(ops.equal(position, 0), model.start_id, previous)
        logits, state = model.step(last, memory, state)  # (B*K, V)
        candidates, parents, tokens = continuations(logits, log_probs)  # (B, 2K)
        ends = ops.equal(tokens, model.end_id)

        # Finished: those that end among the best K, unless the search of this sentence is over.
        counts = ops.logical_and(ends[:, :num_beams], ops.logical_not(done)[:, None])
        new = ops.where(counts, candidates[:, :num_beams], IMPOSSIBLE)  # (B, K)
        new = scores_of(new, position + 1)
        ended = search.write(live, position, ops.full_like(last, model.end_id))
        ended = search.take_rows(ended, parents[:, :num_beams], num_beams)  # (B*K, L)
        both = ops.concatenate([by_beam(finished, num_beams), by_beam(ended, num_beams)], axis=1)
        scores, kept = ops.top_k(ops.concatenate([scores, new], axis=1), k=num_beams)  # (B, K)
        finished = search.take_rows(ops.reshape(both, (-1, max_length)), kept, 2 * num_beams)

        # Live: the best K that do not end.
        open_ones = ops.where(ends, IMPOSSIBLE, candidates)  # (B, 2K)
        log_probs, kept = ops.top_k(open_ones, k=num_beams)  # (B, K)
        parents = ops.take_along_axis(parents, kept, axis=1)  # (B, K)
        tokens = ops.reshape(ops.take_along_axis(tokens, kept, axis=1), (-1,))  # (B*K,)
        live = search.write(search.take_rows(live, parents, num_beams), position, tokens)
        state = keras.tree.map_structure(lambda x: search.take_rows(x, parents, num_beams), state)

        full = scores[:, -1] > POSSIBLE
        bound = scores_of(log_probs[:, 0], max_length)  # the best that a live one can still get
        done = ops.logical_or(done, ops.logical_or(full, bound <= scores[:, num_results - 1]))
        return position + 1, live, log_probs, finished, scores, done, state

    memory, state = keras.tree.map_structure(
        lambda x: search.repeat_rows(x, num_beams), model.start(source_ids, max_length)
    )
    rows = batch * num_beams
    one = ops.convert_to_tensor([[0.0] + [IMPOSSIBLE] * (num_beams - 1)], dtype="float32")
    begin = (
        0,
        ops.full((rows, max_length), model.pad_id, dtype="int32"),
        ops.tile(one, (batch, 1)),
        ops.full((rows, max_length), model.pad_id, dtype="int32"),
        ops.full((batch, num_beams), IMPOSSIBLE, dtype="float32"),
        ops.zeros((batch,), dtype="bool"),
        state,
    )
    _, live, log_probs, finished, scores, done, _ = ops.while_loop(
        running, advance, begin, maximum_iterations=max_length
    )
    # What still lives has reached `max_length`, and competes with what has finished.
    live_scores = scores_of(log_probs, max_length)
    live_scores = ops.where(done[:, None], IMPOSSIBLE, live_scores)
    both = ops.concatenate([by_beam(finished, num_beams), by_beam(live, num_beams)], axis=1)
    scores, best = ops.top_k(ops.concatenate([scores, live_scores], axis=1), k=num_results)
    tokens = search.take_rows(ops.reshape(both, (-1, max_length)), best, 2 * num_beams)
    return by_beam(tokens, num_results), scores


def continuations(logits, log_probs):
    """Find the 2K best continuations of the K live hypotheses of each sentence.

    K of them at most end, so at least K do not. From one hypothesis K + 1 are enough: at most one
    of them ends.

    Args:
        logits: (B*K, V).
        log_probs: float32 (B, K), of the live hypotheses.

    Returns:
        float32 log-probabilities, best first; int32 beams that they continue; int32 tokens:
        (B, 2K) each.
    """
    num_beams, vocabulary_size = log_probs.shape[1], logits.shape[-1]
    logits = ops.cast(logits, "float32")
    each = min(num_beams + 1, vocabulary_size)
    best, tokens = ops.top_k(logits, k=each)  # (B*K, each)
    best = best - ops.logsumexp(logits, axis=-1, keepdims=True)
    totals = log_probs[:, :, None] + by_beam(best, num_beams)  # (B, K, each)
    totals = ops.reshape(totals, (-1, num_beams * each))  # (B, K*each)
    best, flat = ops.top_k(totals, k=2 * num_beams)  # (B, 2K)
    tokens = ops.take_along_axis(ops.reshape(tokens, (-1, num_beams * each)), flat, axis=1)
    return best, ops.cast(flat, "int32") // each, ops.cast(tokens, "int32")


def by_beam(x, num_beams: int):
    """Reshape (B*K, n) to (B, K, n)."""
    return ops.reshape(x, (-1, num_beams, x.shape[-1]))
