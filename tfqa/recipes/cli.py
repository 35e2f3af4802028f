"""The command line: a parser of all jobs in the registry, and errors for a person."""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import tfqa
from tfqa.recipes.registry import JOBS

DESCRIPTION = "Train and use the models and tokenizers of the course."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status: 2 if the library says what is wrong with it."""
    options = make_parser().parse_args(arguments)
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    try:
        options.run(options)
    except KeyboardInterrupt:
        print("tfqa: interrupted", file=sys.stderr)
        return 130
    except Exception as error:
        if not is_for_the_user(error):
            raise
        print("tfqa: error:", " ".join(str(error).split()), file=sys.stderr)
        return 2
    return 0


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(prog="tfqa", description=DESCRIPTION)
    jobs = parser.add_subparsers(title="recipes", required=True, metavar="RECIPE")
    for job in JOBS:
        job.add_to(jobs)
    return parser


def is_for_the_user(error: Exception) -> bool:
    """Tell what this library says about its input from a fault in a program, ours included.

    Errors of the operating system are for the user, and others that a file of this package raised.
    """
    if isinstance(error, OSError):
        return True
    raised_in = Path(traceback.extract_tb(error.__traceback__)[-1].filename)
    expected = isinstance(error, (ValueError, ImportError, RuntimeError))
    return expected and Path(tfqa.__file__).resolve().parent in raised_in.resolve().parents
