"""What the programs that evaluate fine-tunings share: a run, its command, the head of a record."""

import argparse
import os
from pathlib import Path

from benchmarks.evaluation.commands import find_command
from benchmarks.records import read_result, round_floats
from tfqa.datasets import SquadDataset, load_squad
from tfqa.recipes import SQUAD_PRESETS, SquadRecipe

JOB = "squad train"
SEED = 0
"""Of the questions that are drawn where not all of them are asked."""


def make_parser(program, summary, several=False):
    """Return a parser of the arguments that the programs share: runs, and how much is asked."""
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
    """Return what a finished fine-tuning says of itself, and its recipe.

    A directory of the machine is named as the README does, `runs/NAME`, in both.

    Raises:
        FileNotFoundError: `run` holds no finished training.
        ValueError: it is no fine-tuning on questions.
    """
    result = read_result(run)
    recipe = SquadRecipe.from_dict(result["recipe"])
    if (place := Path(recipe.pretrained)).is_absolute():
        recipe = recipe.replace(pretrained=f"runs/{place.name}")
    return {**result, "recipe": recipe.to_dict()}, recipe


def load_questions(recipe, split="dev", limit=None):
    """Load what a recipe is evaluated on, or some of it: the same for all of its runs."""
    questions = load_squad(recipe.data, split)
    if recipe.answerable:
        questions = questions.without_impossible()
    few = limit is not None and limit < len(questions)
    return questions.sample(limit, SEED) if few else questions


def require_version(questions: SquadDataset, version):
    """Raise a ValueError if questions are of another version than a program is for."""
    if questions.version != version:
        raise ValueError(
            f"Expected a run whose questions are of SQuAD's version {version}. Received: one on "
            f"{questions.name}, of version {questions.version}. Pass another run."
        )


def describe_run(result, recipe):
    """Return what a table says of one fine-tuning among others."""
    names = ("questions", "windows", "minutes", "commit", "hardware")
    return {
        **{name: result[name] for name in names},
        "data": recipe.data,
        "seed": recipe.seed,
        "command": find_command(JOB, SQUAD_PRESETS, recipe),
    }


def describe_before(run):
    """Describe the fine-tuning that a run went on from; None if it was none, or is not there.

    A relative `pretrained` is looked for here, and beside the directory that holds the run.
    """
    pretrained = Path(read_result(run)["recipe"]["pretrained"])
    for place in (pretrained, Path(run).resolve().parent.parent / pretrained):
        if (place / "result.json").exists():
            return round_floats(describe_run(*read_run(place)))
    return None


def count_threads():
    """Return how many threads the backend may use for one operation."""
    return int(os.environ.get("TF_NUM_INTRAOP_THREADS") or os.cpu_count())


def make_head(result, name, kind, questions):
    """Return what every record of one fine-tuning says, its figures apart."""
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
