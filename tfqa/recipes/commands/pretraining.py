"""`tfqa bert`: pre-training on raw text (chapter 04)."""

import argparse
import shlex

from tfqa.recipes.commands.command import Command, Job, argument, output_argument
from tfqa.recipes.commands.training import RUN_ARGUMENTS, recipe_arguments, train_command

OUTPUT = "runs/bert"
DATA = (
    "a corpus: samples, wiki_squad_train, gutenberg, state_union, inaugural, or files with a "
    "paragraph a line and a blank line between documents; a share of it is held out to evaluate "
    "on, unless --set names validation_data"
)
DATA_EXAMPLES = """examples:
  tfqa bert data                                       the committed articles, seconds
  tfqa bert data --config text --workers 4             real text, the published vocabulary
  tfqa bert data --data my.txt.gz --set vocabulary_size=8000 examples.whole_word=true

A field of the recipe is set by --set NAME=VALUE, where VALUE is JSON or a word; "model.NAME" and
"examples.NAME" set a field of the model and of what makes the examples. Fields are listed by:
  python -c "import tfqa.recipes as r; help(r.PretrainingRecipe)"
"""
PRETRAIN_EXAMPLES = """examples:
  tfqa bert pretrain                                   the committed articles, minutes on a CPU
  tfqa bert pretrain --config text --output runs/text  real text, most of an hour on 2 cores
  tfqa bert pretrain --data my.txt --set 'steps=[4800]' model.num_layers=6
  tfqa bert pretrain --output runs/text --resume       go on after a crash: the same weights
"""
FILL_EXAMPLES = """examples:
  tfqa bert fill "The capital of France is [MASK]."
  tfqa bert fill --output runs/text --top 3 "He [MASK] the house."

A line for each [MASK]: the likeliest tokens, each with its probability.
"""


def find_task() -> type:
    """Import the task."""
    from tfqa.recipes.pretraining import PretrainingTask

    return PretrainingTask


def write_data(options: argparse.Namespace) -> None:
    """Write the examples of a pre-training, and say how many there are."""
    from tfqa.recipes.pretraining_examples import write_examples
    from tfqa.recipes.recipe import choose_recipe, repeat_options

    recipe = choose_recipe(options, find_task().presets)
    prepared = write_examples(recipe, options.output, workers=options.workers)
    for length, train, validation in zip(
        recipe.lengths, prepared.train, prepared.validation, strict=True
    ):
        print(
            f"At most {length} tokens: {sum(train.counts):,} examples to train on "
            f"({train.tokens / 1e6:.2f} M tokens), {sum(validation.counts):,} to evaluate on."
        )
    print(f"Written to {options.output}. Now try:")
    words = ["--examples", options.output, *repeat_options(options)]
    print(f"  python -m tfqa bert pretrain {shlex.join(words)}")


def fill(options: argparse.Namespace) -> None:
    """Print the likeliest tokens for each blank of each text, with their probabilities."""
    from tfqa.pipelines import MaskedLanguageModel

    language_model = MaskedLanguageModel.load(options.output)
    for blanks in language_model.fill(options.texts, options.top):
        for guesses in blanks:
            print(*(f"{guess.token} {guess.probability:.3f}" for guess in guesses), sep="  ")


RECIPE = recipe_arguments(DATA, "samples or text")
WORKERS = argument(
    "--workers", type=int, default=0, metavar="N", help="processes that make examples"
)
JOB = Job(
    "bert",
    "pre-training of BERT (chapter 04)",
    "A network that learns from text alone (chapter 04).",
    (
        Command(
            "data",
            "write the examples of a pre-training",
            write_data,
            (
                *RECIPE,
                output_argument("directory for the examples", "runs/bert-examples"),
                WORKERS,
            ),
            DATA_EXAMPLES,
        ),
        train_command(
            "pretrain",
            "pre-train a model, or go on with it",
            find_task,
            (
                *RECIPE,
                argument(
                    "--examples",
                    metavar="DIRECTORY",
                    help="from `data`; made there if missing (default: OUTPUT/examples, or with "
                    "--resume those that the run began with)",
                ),
                output_argument("directory for the run; one in use is refused", OUTPUT),
                *RUN_ARGUMENTS,
                WORKERS,
            ),
            PRETRAIN_EXAMPLES,
            inputs=("examples", "workers"),
        ),
        Command(
            "fill",
            "guess what is left out of a text",
            fill,
            (
                argument("texts", nargs="+", metavar="TEXT", help="with [MASK] for each blank"),
                argument("--top", type=int, default=5, metavar="N", help="guesses (default: 5)"),
                output_argument("directory of a pre-training", OUTPUT),
            ),
            FILL_EXAMPLES,
        ),
    ),
)
