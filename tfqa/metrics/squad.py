"""Exact match and F1 of answers to SQuAD's questions, the figures of the two official scripts."""

import warnings
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from tfqa.metrics.squad_scores import (
    check_number,
    check_predictions,
    overlap,
    read_questions,
    score_questions,
    split_words,
)


class ThresholdCurve(NamedTuple):
    """What each threshold on the probability of no answer would give.

    Attributes:
        thresholds: float64 (P,), rising: one just below the smallest probability, with which no
            question is answered, then every probability that occurs. Between two of them nothing
            changes. At a threshold the questions with a probability up to it are answered.
        exact: float64 (P,), 0-100, the `exact` of `squad_v2` with this threshold.
        f1: float64 (P,), 0-100, its `f1`.
        precision: float64 (P,), 0-1: F1 earned on questions that have an answer, divided by the
            number of questions answered. 1 where none is, as in the official script.
        recall: float64 (P,), 0-1: the same F1, divided by the number of questions that have an
            answer. NaN if none has.
    """

    thresholds: np.ndarray
    exact: np.ndarray
    f1: np.ndarray
    precision: np.ndarray
    recall: np.ndarray


def squad_v1(dataset, predictions: Mapping[str, str]) -> dict[str, float]:
    """Compute exact match and F1 as SQuAD 1.1's official `evaluate-v1.1.py` does.

        EM = mean of max over gold answers of [prediction = gold]
        F1 = mean of max over gold answers of 2 P R / (P + R)
        (Rajpurkar et al. 2016, section 6.1)

    P is the share of the prediction's words that the gold answer has too, R the share of the gold
    answer's words, both as bags of words. Before, text is lowercased, loses ASCII punctuation and
    the articles a, an, the, and is cut at white space. Two texts without a word left are an exact
    match with F1 0 here, and 1 in `squad_v2`.

    Args:
        dataset: what `load_squad` returns, or the parsed official JSON, whole or its "data" list.
        predictions: from question id to answer text. A question without a prediction counts as
            wrong; a prediction without a question is ignored. Each is a warning.

    Returns:
        {"exact_match", "f1"}, 0–100, of all questions.

    Cost: linear in the length of all answers.

    Raises:
        ValueError: if the data set is not laid out as the official files, an id is there twice,
            a prediction is no string, or a question to score has no gold answer.
    """
    questions = read_questions(dataset)
    check_predictions(predictions, questions)
    missing = [name for name in questions if name not in predictions]
    if missing:
        warnings.warn(
            f"{len(missing)} of {len(questions)} questions have no prediction and count as wrong, "
            f"the first is {missing[0]!r}.",
            stacklevel=2,
        )
    exact = f1 = 0.0
    for name, golds in questions.items():
        if name not in predictions:
            continue
        if not golds:
            raise ValueError(
                "In SQuAD 1.1 every question must have an answer. Received: question "
                f"{name!r} with no answers. Use `squad_v2` for data with unanswerable questions."
            )
        answer, golds = split_words(predictions[name]), [split_words(gold) for gold in golds]
        exact += max(answer == gold for gold in golds)
        f1 += max(overlap(answer, gold) for gold in golds)
    total = len(questions)
    return {"exact_match": 100.0 * exact / total, "f1": 100.0 * f1 / total}


def squad_v2(
    dataset,
    predictions: Mapping[str, str],
    no_answer_probs: Mapping[str, float] | None = None,
    threshold: float = 1.0,
) -> dict[str, float]:
    """Compute the figures of SQuAD 2.0's official `evaluate-v2.0.py`.

    As `squad_v1`, and a question may have no answer (Rajpurkar et al. 2018): then only the empty
    prediction is right, with EM and F1 1. Whether a question has an answer is read from its
    "answers", not from "is_impossible".

    Args:
        dataset: as in `squad_v1`.
        predictions: from the id of every question to an answer text, "" for no answer.
        no_answer_probs: from the id of every question to the probability that it has no answer,
            or any other number that grows with it. `None` counts as 0 for all.
        threshold: a prediction is taken as "" where the number is greater than this.

    Returns:
        A dict in the official order. Figures are 0–100, totals are numbers of questions.

        - exact, f1, total: of all questions, at the threshold;
        - HasAns_exact, HasAns_f1, HasAns_total: of those with an answer, if there are any;
        - NoAns_exact, NoAns_f1, NoAns_total: of those without, if there are any;
        - with `no_answer_probs` also best_exact, best_exact_thresh, best_f1, best_f1_thresh: the
          best that any threshold gives, and the threshold;
        - and pr_exact_ap, pr_f1_ap, pr_oracle_ap: average precision when questions are answered
          in the order of their probabilities; "oracle" gives each question with an answer a 1. If
          there are any. (The official script gives them only together with their plots.)

    The best figures are the official ones, which have two quirks. Questions of equal probability
    are taken one by one, in the order of `no_answer_probs`, as if a threshold could part them; and
    to a question without an answer "the" is wrong, though `exact` takes it for empty.
    `threshold_curve` has neither.

    Cost: that of `squad_v1`, and O(n log n) for the thresholds of n questions.

    Raises:
        ValueError: as `squad_v1`; if a question has no prediction or no probability (the official
            script ends in a KeyError); if a probability or the threshold is no number.
    """
    check_number("threshold", threshold, "Pass for instance the best_exact_thresh of other data.")
    scores = score_questions(dataset, predictions, no_answer_probs)
    refused = scores.probabilities > threshold
    exact = np.where(refused, ~scores.has_answer, scores.exact)
    f1 = np.where(refused, ~scores.has_answer, scores.f1)
    result = {}
    groups = {"": ..., "HasAns_": scores.has_answer, "NoAns_": ~scores.has_answer}
    for prefix, rows in groups.items():
        total = len(exact[rows])
        if total:
            for key, values in (("exact", exact), ("f1", f1)):
                result[prefix + key] = 100.0 * sum(values[rows].tolist()) / total
            result[prefix + "total"] = total
    if no_answer_probs is None:
        return result
    for key, values in (("exact", scores.exact), ("f1", scores.f1)):
        best = _find_best(scores, values)
        result[f"best_{key}"], result[f"best_{key}_thresh"] = best
    if scores.has_answer.any():
        oracle = np.ones(len(exact))
        for key, values in (("exact", scores.exact), ("f1", scores.f1), ("oracle", oracle)):
            precision, recall = _trace(scores, values)
            steps = precision[1:] * np.diff(recall)
            result[f"pr_{key}_ap"] = 100.0 * float(np.cumsum(steps)[-1])
    return result


def threshold_curve(
    dataset, predictions: Mapping[str, str], no_answer_probs: Mapping[str, float]
) -> ThresholdCurve:
    """Compute what `squad_v2` gives for every threshold at once.

    Args:
        dataset: as in `squad_v2`.
        predictions: as in `squad_v2`: the best answer text of every question, also where the model
            would rather give none. An empty one stays empty at all thresholds.
        no_answer_probs: as in `squad_v2`.

    Returns:
        A `ThresholdCurve`. `precision` against `recall` is the official curve whose average
        precision is `pr_f1_ap`.

    Cost: O(n log n) for n questions, beside the scores themselves.

    Raises:
        ValueError: as `squad_v2`.
    """
    scores = score_questions(dataset, predictions, no_answer_probs)
    precision, recall = _trace(scores, scores.f1)
    rows, last = _find_steps(scores)
    curves = []
    for values in (scores.exact, scores.f1):
        gain = np.where(scores.has_answer, values, values - 1.0)[rows]  # of giving the answer
        total = np.count_nonzero(~scores.has_answer) + np.cumsum([0.0, *gain])
        curves.append(100.0 * total[[0, *last + 1]] / len(rows))
    probabilities = scores.probabilities[rows][last]
    nothing = np.nextafter(probabilities[0], -np.inf)
    return ThresholdCurve(np.array([nothing, *probabilities]), *curves, precision, recall)


def squad_by_question(dataset, predictions: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    """Score each question, for means over groups of them; their mean over all is `squad_v2`'s.

    Args:
        dataset: as in `squad_v1`.
        predictions: as in `squad_v2`.

    Returns:
        From question id to EM (0 or 1) and F1 (0–1), in the data set's order.

    Raises:
        ValueError: as `squad_v2`.
    """
    scores = score_questions(dataset, predictions, None)
    pairs = zip(scores.exact.tolist(), scores.f1.tolist(), strict=True)
    return dict(zip(scores.ids, pairs, strict=True))


def _find_best(scores, values):
    """Return the official best figure over thresholds, and the official threshold."""
    gain = np.where(scores.has_answer, values, np.where(scores.empty, 0.0, -1.0))[scores.order]
    total = np.cumsum([np.count_nonzero(~scores.has_answer), *gain])  # first: answer none
    best = int(np.argmax(total))
    threshold = float(scores.probabilities[scores.order[best - 1]]) if best else 0.0
    return 100.0 * float(total[best]) / len(values), threshold


def _find_steps(scores):
    """Return rows by rising probability, and the last place of each probability among them."""
    rows = scores.order
    rises = np.diff(scores.probabilities[rows]) != 0
    return rows, np.flatnonzero([*rises, True])


def _trace(scores, values):
    """Return precision and recall when ever more questions are answered, none at first."""
    rows, last = _find_steps(scores)
    earned = np.cumsum(np.where(scores.has_answer, values, 0.0)[rows])[last]
    possible = np.count_nonzero(scores.has_answer) or np.nan
    return np.array([1.0, *earned / (last + 1)]), np.array([0.0, *earned]) / possible
