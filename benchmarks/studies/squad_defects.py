"""Measure what the known mistakes of question answering programs cost a finished fine-tuning.

    python -m benchmarks.studies.squad_defects runs/squad

answers the dev questions of SQuAD 1.1 with one mistake at a time, from the same scores of tokens,
and writes `benchmarks/results/squad_defects.json`.
"""

import numpy as np

from benchmarks.evaluation.bootstrap import RESAMPLES, compare, mean_scores, score_each
from benchmarks.evaluation.cached_logits import CachingAnswerer
from benchmarks.evaluation.squad_runs import (
    load_questions,
    make_head,
    make_parser,
    read_run,
    require_version,
)
from benchmarks.records import round_floats, write_record
from benchmarks.studies.squad_labels import measure_labels
from benchmarks.studies.squad_variants import (
    AnyWindow,
    ArgmaxOfAll,
    ArgmaxOfPassage,
    FirstWindow,
    NoLastToken,
    StrideAsOverlap,
)
from tfqa.pipelines import QuestionAnswerer

NAME = "squad_defects"
SHORT = {"max_length": 192, "stride": 128, "max_question_length": 48}
"""Windows into which many passages do not fit, beside those of the run."""

SPANS = {
    "start and end apart, of all tokens": ArgmaxOfAll,
    "start and end apart, of the passage": ArgmaxOfPassage,
    "no answer ends the passage": NoLastToken,
}
UNLIMITED = "answers of any length"
WINDOWS = {
    "every window gives any span": AnyWindow,
    "long passages cut off": FirstWindow,
    "stride read as overlap": StrideAsOverlap,
}
WRONG, LEFT_OUT = "long passages counted as wrong", "long passages left out of the count"


def main(arguments=None):
    """Evaluate and write."""
    options = make_parser(__spec__.name, __doc__.splitlines()[0]).parse_args(arguments)
    result, recipe = read_run(options.run)
    questions = load_questions(recipe, limit=options.limit)
    train = load_questions(recipe, "train")
    record = make_record(result, QuestionAnswerer.load(options.run), questions, train)
    write_record(record)


def make_record(result, answerer, questions, train, short=None, verbose=1):
    """Return the record of what mistakes cost a fine-tuning.

    Args:
        result: of the run, as `read_run` gives it.
        answerer: of the run.
        questions, train: dev and training questions, all with an answer.
        short: options of `QuestionAnswerer` of the shorter windows, `SHORT` if not given.
        verbose: 1 prints a line for every mistake.

    Raises:
        ValueError: there are questions of version 2.0.
    """
    require_version(questions, "1.1")
    correct = CachingAnswerer(answerer)
    layouts = [
        measure_layout(
            correct, questions, {**SPANS, UNLIMITED: CachingAnswerer, **WINDOWS}, verbose
        ),
        measure_layout(CachingAnswerer(correct, **(short or SHORT)), questions, WINDOWS, verbose),
    ]
    labels = {
        "train": measure_labels(train, correct.tokenizer),
        "dev": measure_labels(questions, correct.tokenizer),
    }
    return {
        **make_head(result, NAME, "squad_defects", questions),
        "evaluation": round_floats(
            {"resamples": RESAMPLES, "layouts": layouts, "labels": labels},
        ),
    }


def measure_layout(correct, questions, mistakes, verbose=0):
    """Measure mistakes with the windows of an answerer.

    Args:
        correct: a `CachingAnswerer` without a mistake.
        questions: a `SquadDataset` of answerable questions.
        mistakes: label -> a subclass of `CachingAnswerer`. `UNLIMITED`, and those that choose start
            and end independently, have no limit on an answer's tokens.
        verbose: 1 prints a line for every mistake.

    Returns:
        dict of the windows' sizes, "windows", "long" (questions whose passage needs several),
        "exact", "f1", and "rows": for every mistake its "defect", "affected" (questions whose
        answer it changes), "empty" (questions left without an answer), "windows", and what
        `compare` returns. The last two rows are of programs that read passages of one window only.
    """
    texts = correct.predict(questions).guesses
    scores, counts = score_each(questions, texts), correct.count_windows(questions)
    rows = []
    for label, answers, windows, kept in _repeat(correct, questions, texts, counts, mistakes):
        rows.append({
            "defect": label,
            "affected": sum(answers[name] != text for name, text in texts.items()),
            "empty": sum(not text for text in answers.values()),
            "windows": int(windows.sum()),
            **compare(scores, score_each(questions, answers), kept),
        })  # fmt: skip
        if verbose:
            difference = rows[-1]["f1_difference"]
            shown = "not defined" if difference is None else f"{difference:+.2f}"
            print(f"{label}: {rows[-1]['affected']:,} answers differ, F1 {shown}", flush=True)
    names = "max_length", "stride", "max_question_length", "max_answer_tokens"
    return {
        **{name: getattr(correct, name) for name in names},
        "windows": int(counts.sum()),
        "long": int((counts > 1).sum()),
        **mean_scores(scores),
        "rows": rows,
    }


def _repeat(correct, questions, texts, counts, mistakes):
    """Yield a mistake, the answers with it, windows of each question, and which it counts."""
    for label, kind in mistakes.items():
        free = label == UNLIMITED or kind in (ArgmaxOfAll, ArgmaxOfPassage)
        limit = correct.max_length if free else correct.max_answer_tokens
        variant = kind(correct, max_answer_tokens=limit)
        windows = variant.count_windows(questions)
        if kind is FirstWindow:
            windows = np.ones_like(windows)
        yield label, variant.predict(questions).guesses, windows, None
    single = counts == 1
    pairs = zip(questions, single.tolist(), strict=True)
    answered = {example.id: texts[example.id] if short else "" for example, short in pairs}
    yield WRONG, answered, single, None
    yield LEFT_OUT, answered, single, single


if __name__ == "__main__":
    main()
