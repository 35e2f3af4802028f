"""`tfqa nmt`: translation (chapters 01 and 02)."""

import argparse
import itertools
import sys

from tfqa.recipes.commands.command import Command, Job, argument, output_argument
from tfqa.recipes.commands.training import RUN_ARGUMENTS, recipe_arguments, train_command

OUTPUT = "runs/nmt"
LINES_AT_A_TIME = 512
DATA = (
    "a data set (samples, multi30k/en-de, spa-eng, tfds:NAME), a file with a line "
    "'source TAB target' for each pair, or two files, one for each language"
)
TRAIN_EXAMPLES = """examples:
  tfqa nmt train                                       the committed samples, minutes on a CPU
  tfqa nmt train --config multi30k --output runs/m30k  English to German
  tfqa nmt train --config multi30k-transformer         the same, without recurrence
  tfqa nmt train --data my.tsv --set epochs=3 model.attention=null
  tfqa nmt train --output runs/m30k --resume           go on after a crash: the same weights

A field of the recipe is set by --set NAME=VALUE, where VALUE is JSON or a word; "model.NAME" sets
a field of the model. Fields are listed by:  python -c "import tfqa.recipes as r; help(r.NMTRecipe)"
"""
TRANSLATE_EXAMPLES = """examples:
  tfqa nmt translate "The dog sleeps." "I see a cat."
  tfqa nmt translate --beams 5 < english.txt > spanish.txt

Translations go to standard output, a line for each sentence; everything else goes elsewhere.
"""
EXPORT_EXAMPLES = """examples:
  tfqa nmt export --output runs/m30k --to exported/m30k
  tfqa nmt export --output runs/m30k --to exported/m30k-beam --beams 5

What is written needs TensorFlow alone, not this package and not Keras:

  import tensorflow as tf
  exported = tf.saved_model.load("exported/m30k")
  output = exported.translate(tf.constant(["A dog sleeps."]))
  print(output["translations"][0].numpy().decode())
"""


def find_task() -> type:
    """Import the task."""
    from tfqa.recipes.translation import TranslationTask

    return TranslationTask


def evaluate(options: argparse.Namespace) -> None:
    """Print BLEU of a split with sacrebleu's signature."""
    from tfqa.pipelines import Translator
    from tfqa.recipes.recipe import as_data, read_saved_recipe
    from tfqa.recipes.translation import NMTRecipe, evaluate_translator, load_text

    recipe = read_saved_recipe(options.output, NMTRecipe)
    if options.data:
        recipe = recipe.replace(data=as_data(options.data))
    translator = Translator.load(options.output)
    split = getattr(load_text(recipe), options.split)
    _, bleu = evaluate_translator(translator, split, options.beams, options.length_penalty)
    search = "greedy" if options.beams == 1 else f"beam {options.beams}"
    print(f"BLEU {bleu.score:.2f}  ({options.split}, {len(split)} sentences, {search})")
    print(bleu.signature)


def translate(options: argparse.Namespace) -> None:
    """Print a line for each sentence given, or for each line of standard input."""
    from tfqa.datasets.corpus.paragraphs import read_standard_input
    from tfqa.pipelines import Translator

    translator = Translator.load(options.output)
    lines = iter(options.sentences or read_standard_input())
    size = 1 if sys.stdin.isatty() else LINES_AT_A_TIME  # who types wants an answer to each line
    while batch := [line.strip() for line in itertools.islice(lines, size)]:
        for translation in translator.translate(batch, options.beams, options.length_penalty):
            print(translation, flush=True)


def export(options: argparse.Namespace) -> None:
    """Write a SavedModel, and say how it is called."""
    from tfqa.pipelines import Translator
    from tfqa.pipelines.export.translation import export_translator
    from tfqa.training.runtime import quiet_logs

    quiet_logs()
    search = {"num_beams": options.beams, "length_penalty": options.length_penalty}
    export_translator(Translator.load(options.output), options.to, **search)
    print(f"Written to {options.to}. It needs TensorFlow alone:")
    print(f'  exported = tf.saved_model.load("{options.to}")')
    print('  exported.translate(tf.constant(["…"]))["translations"]')


RUN = output_argument("directory of a training run", OUTPUT)
BEAMS = argument(
    "--beams", type=int, default=1, metavar="N", help="1 is greedy search, the default"
)
PENALTY = argument(
    "--length-penalty", type=float, default=1.0, help="more favors longer sentences (default: 1)"
)
JOB = Job(
    "nmt",
    "translation with attention (chapters 01 and 02)",
    "Translation by a recurrent network with attention (chapter 01) or by a Transformer (chapter "
    "02).",
    (
        train_command(
            "train",
            "train a model, or go on training it",
            find_task,
            (
                *recipe_arguments(DATA, "samples or multi30k"),
                output_argument("directory for the run; one in use is refused", OUTPUT),
                *RUN_ARGUMENTS,
            ),
            TRAIN_EXAMPLES,
        ),
        Command(
            "evaluate",
            "print BLEU and sacrebleu's signature",
            evaluate,
            (
                argument("--data", nargs="+", metavar="DATA", help=f"by default the run's; {DATA}"),
                argument(
                    "--split",
                    choices=("train", "validation", "test"),
                    default="test",
                    help="default: test",
                ),
                *(RUN, BEAMS, PENALTY),
            ),
        ),
        Command(
            "translate",
            "translate sentences",
            translate,
            (
                argument(
                    "sentences",
                    nargs="*",
                    metavar="SENTENCE",
                    help="by default the lines of standard input",
                ),
                *(RUN, BEAMS, PENALTY),
            ),
            TRANSLATE_EXAMPLES,
        ),
        Command(
            "export",
            "write a TensorFlow SavedModel",
            export,
            (
                RUN,
                argument(
                    "--to",
                    required=True,
                    metavar="DIRECTORY",
                    help="what to write; it must not exist yet",
                ),
                *(BEAMS, PENALTY),
            ),
            EXPORT_EXAMPLES,
        ),
    ),
)
