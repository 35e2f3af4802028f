"""What a change of the answers is worth, and how much of that is chance (paired bootstrap)."""

import numpy as np

from tfqa.metrics import squad_by_question

RESAMPLES = 1000


def score_each(questions, texts):
    """Return exact match and F1 (0-1) of each question -> float64 (n, 2)."""
    scores = squad_by_question(questions, texts)
    return np.array([scores[question.id] for question in questions])


def mean_scores(scores):
    """Return {"exact", "f1"}, 0-100; None if there is no question."""
    if not len(scores):
        return {"exact": None, "f1": None}
    exact, f1 = 100 * scores.mean(axis=0)
    return {"exact": float(exact), "f1": float(f1)}


def compare(before, after, kept=None, resamples=RESAMPLES, seed=0):
    """Compare the scores of two ways to answer the same questions.

    The standard error is that of the difference over samples of the questions, drawn with
    replacement, where each question keeps both its scores (paired bootstrap, Efron & Tibshirani
    1993, chapters 6 and 13).

    Args:
        before, after: float (n, 2), what `score_each` returns.
        kept: bool (n,), the questions that the second way counts; None for all.
        resamples: samples to draw, at least 2.
        seed: of the draws; the same for all comparisons, so that they share the samples.

    Returns:
        dict, in points of 0-100: "exact" and "f1" of the second way; "exact_difference" and
        "f1_difference" to the first; "f1_standard_error", and "f1_low" and "f1_high", between
        which 95 % of the samples lie. What is undefined, because no question is kept, is None.
    """
    kept = np.ones(len(before), bool) if kept is None else kept
    scores = mean_scores(after[kept])
    names = ("exact_difference", "f1_difference", "f1_standard_error", "f1_low", "f1_high")
    if not kept.any():
        return {**scores, **dict.fromkeys(names)}
    exact, f1 = 100 * (after[kept].mean(axis=0) - before.mean(axis=0))
    rng = np.random.default_rng(seed)
    differences = []
    for _ in range(resamples):
        rows = rng.integers(len(before), size=len(before))
        counted = rows[kept[rows]]
        if len(counted):
            differences.append(100 * (after[counted, 1].mean() - before[rows, 1].mean()))
    low, high = np.percentile(differences, [2.5, 97.5])
    spread = np.std(differences, ddof=1)
    values = (exact, f1, spread, low, high)
    return {**scores, **dict(zip(names, map(float, values), strict=True))}
