"""What evaluations of fine-tunings share: reading a run, its questions, the head of a record."""

import argparse
import os
from pathlib import Path

from benchmarks.evaluation.commands import find_command
from benchmarks.records import read_result, round_floats
from tfqa.datasets import SquadDataset, load_squad
from tfqa.recipes import SQUAD_PRESETS, SquadRecipe

JOB = "squad train"
SEED = 0
"""Of the sample of questions that `--limit` asks."""


def make_parser(program, summary, several=False):
    """Return the parser of what the programs share: one run or several, and a limit."""
    parser = argparse.ArgumentParser(prog=f"python -m {program}", description=summary)
    words = "output directory of a finished fine-tuning"
    if several:
        parser.add_argument("runs", nargs="+", type=Path, metavar="RUN", help=words)
    else:
        parser.add_argument("run", type=Path, metavar="RUN", help=words)
    parser.add_argument(
        "--limit", type=int, help="dev questions to ask, drawn by seed 0 (default: all)"
    )
    return parser


def read_run(run):
    """Return the result of a finished fine-tuning, and its recipe.

    In both, a `pretrained` that is an absolute path becomes `runs/NAME`.

    Raises:
        FileNotFoundError: `run` holds no finished training.
        ValueError: it is no fine-tuning on questions.
    """
    result = read_result(run)
    recipe = SquadRecipe.from_dict(result["recipe"])
    if (path := Path(recipe.pretrained)).is_absolute():
        recipe = recipe.replace(pretrained=f"runs/{path.name}")
    return {**result, "recipe": recipe.to_dict()}, recipe


def load_questions(recipe, split="dev", limit=None):
    """Load what a recipe is evaluated on, or a sample of it, which is the same for all runs."""
    questions = load_squad(recipe.data, split)
    if recipe.answerable:
        questions = questions.without_impossible()
    sampled = limit is not None and limit < len(questions)
    return questions.sample(limit, SEED) if sampled else questions


def require_version(questions: SquadDataset, version):
    """Raise a ValueError if questions are of another version than a program is for."""
    if questions.version != version:
        raise ValueError(
            f"Expected a run whose questions are of SQuAD's version {version}. Received: one on "
            f"{questions.name}, of version {questions.version}. Pass another run."
        )


def describe_run(result, recipe):
    """Return what a record says of one fine-tuning among others."""
    names = ("questions", "windows", "minutes", "commit", "hardware")
    return {
        **{name: result[name] for name in names},
        "data": recipe.data,
        "seed": recipe.seed,
        "command": find_command(JOB, SQUAD_PRESETS, recipe),
    }


def describe_before(run):
    """Describe the fine-tuning that a run continued; None if there was none or it is missing.

    A relative `pretrained` is looked for here, and beside the directory that holds the run.
    """
    pretrained = Path(read_result(run)["recipe"]["pretrained"])
    for directory in (pretrained, Path(run).resolve().parent.parent / pretrained):
        if (directory / "result.json").exists():
            return round_floats(describe_run(*read_run(directory)))
    return None


def count_threads():
    """Return how many threads the backend may use for one operation."""
    return int(os.environ.get("TF_NUM_INTRAOP_THREADS") or os.cpu_count())


def make_head(result, name, kind, questions):
    """Return the record of one fine-tuning without its figures."""
    recipe = SquadRecipe.from_dict(result["recipe"])
    return {
        **round_floats(result),
        "name": name,
        "kind": kind,
        "command": find_command(JOB, SQUAD_PRESETS, recipe),
        "threads": count_threads(),
        "data": {"name": recipe.data, "train": result["questions"], "dev": len(questions)},
        "seeds": [recipe.seed],
    }
