"""What a change of the answers is worth, and how much of that is the luck of the questions."""

import numpy as np

from tfqa.metrics import squad_by_question

RESAMPLES = 1000


def score_each(questions, texts):
    """Return exact match and F1 (0-1) of each question -> float64 (n, 2)."""
    found = squad_by_question(questions, texts)
    return np.array([found[one.id] for one in questions])


def mean_scores(scores):
    """Return {"exact", "f1"}, 0-100; None of no question."""
    if not len(scores):
        return {"exact": None, "f1": None}
    exact, f1 = 100 * scores.mean(axis=0)
    return {"exact": float(exact), "f1": float(f1)}


def compare(before, after, kept=None, resamples=RESAMPLES, seed=0):
    """Compare the scores of two ways to answer the same questions.

    The spread is that of the difference over sets of questions drawn anew with replacement, each
    with both its scores (paired bootstrap, Efron & Tibshirani 1993, chapters 6 and 13).

    Args:
        before, after: float (n, 2), what `score_each` gives.
        kept: bool (n,), the questions that the second way counts; None for all.
        resamples: sets to draw, at least 2.
        seed: of the draws; the same for all comparisons, so that they share the luck.

    Returns:
        dict, in points of 0-100: "exact" and "f1" of the second way; "exact_difference" and
        "f1_difference" to the first; "f1_standard_error", and "f1_low" and "f1_high", between
        which 95 % of the sets lie. What is not defined, because no question is kept, is None.
    """
    kept = np.ones(len(before), bool) if kept is None else kept
    found = mean_scores(after[kept])
    names = ("exact_difference", "f1_difference", "f1_standard_error", "f1_low", "f1_high")
    if not kept.any():
        return {**found, **dict.fromkeys(names)}
    exact, f1 = 100 * (after[kept].mean(axis=0) - before.mean(axis=0))
    rng = np.random.default_rng(seed)
    drawn = []
    for _ in range(resamples):
        rows = rng.integers(len(before), size=len(before))
        counted = rows[kept[rows]]
        if len(counted):
            drawn.append(100 * (after[counted, 1].mean() - before[rows, 1].mean()))
    low, high = np.percentile(drawn, [2.5, 97.5])
    spread = np.std(drawn, ddof=1)
    values = (exact, f1, spread, low, high)
    return {**found, **dict(zip(names, map(float, values), strict=True))}
