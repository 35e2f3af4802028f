"""Evaluate a finished fine-tuning on the whole dev set of SQuAD 1.1 and keep the record.

    python -m tfqa squad train --config squad-v1.1 --set validation_examples=0 --output runs/squad
    python -m benchmarks.evaluation.squad runs/squad squad_minilm

writes `benchmarks/results/squad_minilm.json`.
"""

import argparse
from pathlib import Path

from benchmarks.evaluation.squad_groups import score_groups
from benchmarks.evaluation.squad_runs import describe_before, load_questions, make_head, read_run
from benchmarks.records import round_floats, write_record
from tfqa.pipelines import QuestionAnswerer
from tfqa.recipes import evaluate_squad


def main(arguments=None):
    """Evaluate and write."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.evaluation.squad", description=__doc__
    )
    parser.add_argument("run", type=Path, help="output directory of a finished fine-tuning")
    parser.add_argument("name", help="of the record")
    options = parser.parse_args(arguments)
    result, recipe = read_run(options.run)
    questions = load_questions(recipe)
    answerer, before = QuestionAnswerer.load(options.run), describe_before(options.run)
    record = make_record(result, options.name, answerer, questions, before)
    write_record(record)
    scores = record["evaluation"]["all"]
    print(
        f"EM {scores['exact_match']:.2f}, F1 {scores['f1']:.2f}, {scores['questions']:,} questions"
    )


def make_record(result, name, answerer, questions, before=None):
    """Return the record of a finished fine-tuning, evaluated on questions that have an answer.

    Args:
        result: of the run, as `read_run` gives it.
        name: of the record.
        answerer: of the run.
        questions: dev questions of version 1.1.
        before: what `describe_before` gives.
    """
    scores, predictions = evaluate_squad(answerer, questions)
    evaluation = {
        "all": {"questions": len(questions), **scores},
        "groups": score_groups(questions, predictions.texts),
    }
    head = make_head(result, name, "squad", questions)
    return {**head, "before": before, "evaluation": round_floats(evaluation)}


if __name__ == "__main__":
    main()
