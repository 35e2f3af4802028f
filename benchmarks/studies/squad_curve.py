"""Evaluate fine-tunings that differ in their number of questions, and keep the learning curve.

    python -m benchmarks.studies.squad_curve runs/pre5000 runs/scratch5000

writes `benchmarks/results/squad_curve.json`. Runs of an earlier call stay in the record, unless
they are evaluated again, so that runs can be added as they end.
"""

import json

from benchmarks.evaluation.bootstrap import compare, score_each
from benchmarks.evaluation.squad_runs import (
    count_threads,
    describe_run,
    load_questions,
    make_parser,
    read_run,
    require_version,
)
from benchmarks.records import read_record, round_floats, write_record
from tfqa.pipelines import QuestionAnswerer
from tfqa.recipes.recipe import describe_changes

NAME = "squad_curve"
FREE = ("train_examples", "from_scratch", "seed")
"""In what the recipes of a curve may differ."""

SCRATCH, PRETRAINED = "from scratch", "pre-trained"


def main(arguments=None):
    """Evaluate, and write what is known together."""
    parser = make_parser(__spec__.name, __doc__.splitlines()[0], several=True)
    options = parser.parse_args(arguments)
    record = read_record(NAME)
    runs = [read_run(run) for run in options.runs]
    check_runs(runs, options.limit, record)  # before the work
    for directory, (result, recipe) in zip(options.runs, runs, strict=True):
        questions = load_questions(recipe, limit=options.limit)
        run = evaluate_run(result, recipe, QuestionAnswerer.load(directory), questions)
        record = add_run(record, result, recipe, run, options.limit, len(questions))
        write_record(record)
        print(
            f"{run['model']}, {run['questions']:,} questions: EM {run['exact']:.2f}, "
            f"F1 {run['f1']:.2f}",
            flush=True,
        )


def check_runs(runs, limit, record=None):
    """Raise a ValueError unless runs are points of one curve, and of the record's.

    Args:
        runs: for each run what `read_run` gives.
        limit: how many dev questions they are asked; None for all.
        record: of the earlier runs, if there is one.
    """
    if record and record["limit"] != limit:
        raise ValueError(
            "Expected the same dev questions for all runs of the record, --limit "
            f"{record['limit'] or 'left out'}. Received: --limit {limit or 'left out'}. "
            f"Repeat it as before, or delete {NAME}.json and evaluate all runs anew."
        )
    shared = record["recipe"] if record else _share(runs[0][1])
    for _, recipe in runs:
        if changes := describe_changes(shared, _share(recipe)):
            raise ValueError(
                f"Expected runs that differ in {', '.join(FREE)} and nothing else. Received: "
                f"{changes}, for {find_model(recipe)}, {recipe.train_examples} questions. "
                "Leave this run out."
            )
    points = [_point(describe_point(*run)) for run in runs]
    if repeated := [point for point in points if points.count(point) > 1]:
        raise ValueError(
            f"Expected every run once. Received: two of {repeated[0]}. Leave one of them out."
        )


def describe_point(result, recipe):
    """Return what a run is a point for, before it is evaluated."""
    return {"model": find_model(recipe), **describe_run(result, recipe)}


def evaluate_run(result, recipe, answerer, questions):
    """Return the record of one run: what it was trained on, and its scores (0-100)."""
    require_version(questions, "1.1")
    scores = score_each(questions, answerer.predict(questions).guesses)
    names = ("exact", "f1", "f1_standard_error")
    spread = compare(0 * scores, scores)
    return {**describe_point(result, recipe), **{name: spread[name] for name in names}}


def add_run(record, result, recipe, run, limit, dev):
    """Return the record with one run more, or evaluated again.

    Args:
        record: None makes a new one.
        result, recipe: what `read_run` gives.
        run: what `evaluate_run` gives.
        limit: as in `check_runs`.
        dev: how many dev questions were asked.
    """
    machine = ("commit", "hardware", "python", "backend", "versions")
    record = record or {
        "name": NAME,
        "kind": "squad_curve",
        "command": f"python -m {__spec__.name} RUN …",
        **{name: result[name] for name in machine},
        "data": {"name": recipe.data, "dev": dev},
        "recipe": _share(recipe),
        "limit": limit,
        "threads": count_threads(),
        "runs": [],
    }
    others = [other for other in record["runs"] if _point(other) != _point(run)]
    runs = sorted([*others, round_floats(run)], key=_point)
    minutes = round(sum(other["minutes"] for other in runs), 2)
    return {**record, "minutes": minutes, "runs": runs}


def find_model(recipe):
    """Name what the weights start from."""
    return SCRATCH if recipe.from_scratch else PRETRAINED


def _point(run):
    """Return what sets a run apart from the others of a curve."""
    return run["model"], run["questions"], run["seed"]


def _share(recipe):
    """Return the fields of a recipe that all runs of a curve share, as JSON gives them back."""
    values = json.loads(json.dumps(recipe.to_dict()))
    return {name: value for name, value in values.items() if name not in FREE}


if __name__ == "__main__":
    main()
