"""Evaluate a finished fine-tuning on SQuAD 2.0's questions, at thresholds tuned on other articles.

    python -m benchmarks.studies.squad_v2 runs/squad-v2

writes `benchmarks/results/squad_v2_articles.json`: the official figures, and what it costs to take
the mean or the maximum of the windows' scores for "no answer" in place of the minimum.
"""

import numpy as np

from benchmarks.evaluation.bootstrap import RESAMPLES, compare, score_each
from benchmarks.evaluation.cached_logits import CachingAnswerer
from benchmarks.evaluation.squad_runs import (
    describe_before,
    load_questions,
    make_head,
    make_parser,
    read_run,
    require_version,
)
from benchmarks.records import round_floats, write_record
from tfqa.decoding import null_scores
from tfqa.metrics import squad_v2, threshold_curve
from tfqa.pipelines import QuestionAnswerer

NAME = "squad_v2_articles"
SHORT = {"max_length": 128, "stride": 64, "max_question_length": 48}
"""Windows into which most passages do not fit, beside those of the run."""

POINTS = 60
"""Of the threshold's curve, at most."""


def main(arguments=None):
    """Evaluate and write."""
    options = make_parser(__spec__.name, __doc__.splitlines()[0]).parse_args(arguments)
    result, recipe = read_run(options.run)
    questions = load_questions(recipe, limit=options.limit)
    answerer, before = QuestionAnswerer.load(options.run), describe_before(options.run)
    record = make_record(result, answerer, questions, before)
    write_record(record)
    scores = record["evaluation"]["held_out"]
    print(f"EM {scores['exact']:.2f}, F1 {scores['f1']:.2f}, {scores['total']:,} questions")


def make_record(result, answerer, questions, before=None, short=None):
    """Return the record of a fine-tuning on questions some of which have no answer.

    Args:
        result: of the run, as `read_run` gives it.
        answerer: of the run.
        questions: dev questions of version 2.0, about two articles at least.
        before: what `describe_before` gives.
        short: options of `QuestionAnswerer` of the shorter windows, `SHORT` if not given.

    Raises:
        ValueError: the questions are of version 1.1, or about one article.
    """
    require_version(questions, "2.0")
    known, second = CachingAnswerer(answerer), cut_by_article(questions)
    evaluation = {
        **measure_thresholds(known.predict(questions), questions, second),
        "resamples": RESAMPLES,
        "layouts": [
            measure_nulls(known, questions, second),
            measure_nulls(CachingAnswerer(known, **(short or SHORT)), questions, second),
        ],
    }
    return {
        **make_head(result, NAME, "squad_v2", questions),
        "before": before,
        "evaluation": round_floats(evaluation),
    }


def cut_by_article(questions):
    """Halve questions by article: every second title, in sorted order -> bool (n,).

    Raises:
        ValueError: they are all about one article.
    """
    titles = sorted({example.title for example in questions})
    if len(titles) < 2:
        raise ValueError(
            "Expected questions about two articles at least, to tune on one and test on the other. "
            f"Received: {len(titles)}, in {questions.name}. Give a larger --limit."
        )
    return np.array([titles.index(example.title) % 2 == 1 for example in questions])


def tune_halves(predictions, questions, second):
    """Return the threshold for each half of the questions that is best for F1 on the other one."""
    thresholds = []
    for other in (second, ~second):
        part = questions.take(np.flatnonzero(other).tolist())
        texts, nulls = (
            {example.id: values[example.id] for example in part}
            for values in (predictions.guesses, predictions.no_answer_scores)
        )
        curve = threshold_curve(part, texts, nulls)
        thresholds.append(float(curve.thresholds[curve.f1.argmax()]))
    return thresholds


def shift_scores(predictions, questions, second, thresholds):
    """Return the scores of no answer less the threshold of the question's half: id -> float."""
    nulls = predictions.no_answer_scores
    pairs = zip(questions, second.tolist(), strict=True)
    return {example.id: nulls[example.id] - thresholds[half] for example, half in pairs}


def measure_thresholds(predictions, questions, second):
    """Return the official figures at thresholds found in several ways, and the curve of all."""
    guesses, nulls = predictions.guesses, predictions.no_answer_scores
    tuned = tune_halves(predictions, questions, second)
    shifted = shift_scores(predictions, questions, second, tuned)
    untuned, best = _part_figures(squad_v2(questions, guesses, nulls, 0.0))
    titles = np.array([example.title for example in questions])
    return {
        "held_out": _part_figures(squad_v2(questions, guesses, shifted, 0.0))[0],
        "halves": [
            {"articles": len(set(half)), "questions": len(half), "threshold": threshold}
            for half, threshold in zip((titles[~second], titles[second]), tuned, strict=True)
        ],
        "best": best,
        "untuned": untuned,
        "never": squad_v2(questions, dict.fromkeys(guesses, "")),
        "always": squad_v2(questions, guesses),
        "curve": thin_curve(threshold_curve(questions, guesses, nulls)),
    }


def thin_curve(curve, points=POINTS):
    """Return evenly spaced points of a `ThresholdCurve`, first and last included, as dicts."""
    count = len(curve.thresholds)
    rows = np.unique(np.linspace(0, count - 1, min(points, count)).round().astype(int))
    names = {"thresholds": "threshold", "exact": "exact", "f1": "f1"}
    names |= {"precision": "precision", "recall": "recall"}
    columns = {name: getattr(curve, field)[rows].tolist() for field, name in names.items()}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


class MeanNull(CachingAnswerer):
    """The score of no answer is the mean over the windows of a passage."""

    def logits(self, windows, batch_size=32):
        """Give every window of a passage the score of them together."""
        batches = list(super().logits(windows, batch_size))
        nulls = np.zeros(len(windows))
        for rows, logits in batches:
            nulls[rows] = null_scores(**logits)
        pooled = self.pool(nulls, windows.example)[windows.example]  # (W,)
        for rows, logits in batches:
            logits["start_logits"][:, 0], logits["end_logits"][:, 0] = pooled[rows], 0.0
            yield rows, logits

    def pool(self, nulls, example):
        """Return one score for each example."""
        return np.bincount(example, nulls) / np.bincount(example)


class MaximumNull(MeanNull):
    """The score of no answer is the maximum over the windows of a passage."""

    def pool(self, nulls, example):
        """Return one score for each example."""
        pooled = np.full(example.max() + 1, -np.inf)
        np.maximum.at(pooled, example, nulls)
        return pooled


NULLS = {"minimum": CachingAnswerer, "mean": MeanNull, "maximum": MaximumNull}


def measure_nulls(known, questions, second):
    """Measure ways to combine the windows' scores of no answer, each with its thresholds.

    Returns:
        dict of the windows' sizes, "windows", "several" (questions whose passage needs several),
        and "rows": for every way "null", "thresholds" of the halves, "best_f1" of any threshold,
        and what `compare` returns, against the minimum, of "all" questions and of "several".
    """
    counts = known.count_windows(questions)
    several, rows, first = counts > 1, [], None
    for name, kind in NULLS.items():
        predictions = kind(known).predict(questions)
        tuned = tune_halves(predictions, questions, second)
        shifted = shift_scores(predictions, questions, second, tuned)
        texts = {i: "" if shifted[i] > 0 else text for i, text in predictions.guesses.items()}
        scores = score_each(questions, texts)
        first = scores if first is None else first
        official = squad_v2(questions, predictions.guesses, predictions.no_answer_scores)
        rows.append({
            "null": name,
            "thresholds": tuned,
            "best_f1": official["best_f1"],
            "all": compare(first, scores),
            "several": compare(first[several], scores[several]),
        })  # fmt: skip
    names = "max_length", "stride", "max_question_length"
    return {
        **{name: getattr(known, name) for name in names},
        "windows": int(counts.sum()),
        "several": int(several.sum()),
        "rows": rows,
    }


def _part_figures(figures):
    """Separate the figures of `squad_v2` at its threshold from those over all thresholds."""
    best = {k: v for k, v in figures.items() if k.startswith(("best_", "pr_"))}
    return {k: v for k, v in figures.items() if k not in best}, best


if __name__ == "__main__":
    main()
