"""`python -m tfqa`, or `tfqa` where the package is installed: recipes from the command line.

Nothing heavy is imported before the arguments are read, so that `--help` answers at once.
"""

import argparse
import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from tfqa._options import add_command, add_output, add_recipe, add_run
from tfqa._squad_options import add_squad

DESCRIPTION = "Train and use the models and tokenizers of the course."
DATA_HELP = (
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
  found = exported.translate(tf.constant(["A dog sleeps."]))
  print(found["translations"][0].numpy().decode())
"""
BERT_DATA_HELP = (
    "a corpus: samples, wiki_squad_train, gutenberg, state_union, inaugural, or files with a "
    "paragraph a line and a blank line between documents; a share of it is held out to evaluate "
    "on, unless --set names validation_data"
)
BERT_DATA_EXAMPLES = """examples:
  tfqa bert data                                       the committed articles, seconds
  tfqa bert data --config text --workers 4             real text, the published vocabulary
  tfqa bert data --data my.txt.gz --set vocabulary_size=8000 examples.whole_word=true

A field of the recipe is set by --set NAME=VALUE, where VALUE is JSON or a word; "model.NAME" and
"examples.NAME" set a field of the model and of what makes the examples. Fields are listed by:
  python -c "import tfqa.recipes as r; help(r.PretrainingRecipe)"
"""
BERT_PRETRAIN_EXAMPLES = """examples:
  tfqa bert pretrain                                   the committed articles, minutes on a CPU
  tfqa bert pretrain --config text --output runs/text  real text, most of an hour on 2 cores
  tfqa bert pretrain --data my.txt --set 'steps=[4800]' model.num_layers=6
  tfqa bert pretrain --output runs/text --resume       go on after a crash: the same weights
"""
BERT_FILL_EXAMPLES = """examples:
  tfqa bert fill "The capital of France is [MASK]."
  tfqa bert fill --output runs/text --top 3 "He [MASK] the house."

A line for each [MASK]: the likeliest tokens, each with its probability.
"""
TRAIN_TOKENIZER_EXAMPLES = """examples:
  tfqa tokenizer train my.txt --output my-bpe.json
  tfqa tokenizer train --kind wordpiece --vocabulary-size 30000 --output wp.json a.txt.gz b.txt
"""
ENCODE_EXAMPLES = """examples:
  tfqa tokenizer encode --tokenizer my-bpe.json "The dog sleeps."
  tfqa tokenizer encode --tokenizer my-bpe.json --show ids < my.txt > ids.txt

"places" are the start and the end of each token in its text, in Unicode code points.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status: 2 if the library says what is wrong with it."""
    options = make_parser().parse_args(arguments)
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    try:
        commands = importlib.import_module(f"tfqa.recipes.{options.module}")
        getattr(commands, options.function)(options)
    except KeyboardInterrupt:
        print("tfqa: interrupted", file=sys.stderr)
        return 130
    except Exception as error:
        if not is_for_the_user(error):
            raise
        print("tfqa: error:", " ".join(str(error).split()), file=sys.stderr)
        return 2
    return 0


def is_for_the_user(error: Exception) -> bool:
    """Tell what this library says about its input from a fault in a program, ours included.

    Errors of the operating system are for the user, and others that a file of this package raised.
    """
    if isinstance(error, OSError):
        return True
    raised_in = Path(traceback.extract_tb(error.__traceback__)[-1].filename)
    expected = isinstance(error, (ValueError, ImportError, RuntimeError))
    return expected and Path(__file__).resolve().parent in raised_in.resolve().parents


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(prog="tfqa", description=DESCRIPTION)
    recipes = parser.add_subparsers(title="recipes", required=True, metavar="RECIPE")
    nmt = recipes.add_parser(
        "nmt",
        help="translation with attention (chapters 01 and 02)",
        description="Translation by a recurrent network with attention (chapter 01) or by a "
        "Transformer (chapter 02).",
    )
    commands = nmt.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_train(commands)
    _add_evaluate(commands)
    _add_translate(commands)
    _add_export(commands)
    tokenizer = recipes.add_parser(
        "tokenizer",
        help="vocabularies of your own text (chapter 03)",
        description="Byte pairs, WordPiece or Unigram, learned from text (chapter 03).",
    )
    commands = tokenizer.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_train_tokenizer(commands)
    _add_encode(commands)
    bert = recipes.add_parser(
        "bert",
        help="pre-training of BERT (chapter 04)",
        description="A network that learns from text alone (chapter 04).",
    )
    commands = bert.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_bert_data(commands)
    _add_bert_pretrain(commands)
    _add_bert_fill(commands)
    add_squad(recipes)
    return parser


def _add_train(commands):
    parser = add_command(commands, "train", "train a model, or go on training it", TRAIN_EXAMPLES)
    add_recipe(parser, DATA_HELP, "samples or multi30k")
    add_output(parser, "directory for the run; one in use is refused")
    add_run(parser)


def _add_evaluate(commands):
    parser = add_command(commands, "evaluate", "print BLEU and sacrebleu's signature")
    parser.add_argument(
        "--data", nargs="+", metavar="DATA", help=f"by default the run's; {DATA_HELP}"
    )
    parser.add_argument(
        "--split", choices=("train", "validation", "test"), default="test", help="default: test"
    )
    add_output(parser, "directory of a training run")
    _add_search(parser)


def _add_translate(commands):
    parser = add_command(commands, "translate", "translate sentences", TRANSLATE_EXAMPLES)
    parser.add_argument(
        "sentences", nargs="*", metavar="SENTENCE", help="by default the lines of standard input"
    )
    add_output(parser, "directory of a training run")
    _add_search(parser)


def _add_export(commands):
    parser = add_command(commands, "export", "write a TensorFlow SavedModel", EXPORT_EXAMPLES)
    add_output(parser, "directory of a training run")
    parser.add_argument(
        "--to", required=True, metavar="DIRECTORY", help="what to write; it must not exist yet"
    )
    _add_search(parser)


def _add_train_tokenizer(commands):
    parser = add_command(commands, "train", "learn a vocabulary", TRAIN_TOKENIZER_EXAMPLES)
    parser.set_defaults(module="tokenizer_commands", function="train_tokenizer")
    parser.add_argument("files", nargs="+", metavar="FILE", help="text in UTF-8, plain or .gz")
    parser.add_argument(
        "--kind", choices=("bpe", "wordpiece", "unigram"), default="bpe", help="default: bpe"
    )
    parser.add_argument(
        "--vocabulary-size",
        type=int,
        default=8000,
        metavar="N",
        help="at most, but all characters are kept (default: 8000)",
    )
    parser.add_argument(
        "--lowercase",
        action=argparse.BooleanOptionalAction,
        help="make text lower case; by default as the kind does, wordpiece only",
    )
    parser.add_argument("--output", required=True, metavar="FILE", help="what to write")


def _add_encode(commands):
    parser = add_command(commands, "encode", "cut texts into tokens", ENCODE_EXAMPLES)
    parser.set_defaults(module="tokenizer_commands", function="encode_texts")
    parser.add_argument(
        "texts", nargs="*", metavar="TEXT", help="by default the lines of standard input"
    )
    parser.add_argument("--tokenizer", required=True, metavar="FILE", help="from `train`")
    parser.add_argument(
        "--show", choices=("tokens", "ids", "places"), default="tokens", help="default: tokens"
    )


def _add_bert_data(commands):
    parser = add_command(
        commands, "data", "write the examples of a pre-training", BERT_DATA_EXAMPLES
    )
    parser.set_defaults(module="bert_commands", function="write_examples")
    add_recipe(parser, BERT_DATA_HELP, "samples or text")
    add_output(parser, "directory for the examples", "runs/bert-examples")
    _add_workers(parser)


def _add_bert_pretrain(commands):
    parser = add_command(
        commands, "pretrain", "pre-train a model, or go on with it", BERT_PRETRAIN_EXAMPLES
    )
    parser.set_defaults(module="bert_commands", function="pretrain")
    add_recipe(parser, BERT_DATA_HELP, "samples or text")
    parser.add_argument(
        "--examples",
        metavar="DIRECTORY",
        help="from `data`; made there if missing (default: OUTPUT/examples, or with --resume "
        "those that the run began with)",
    )
    add_output(parser, "directory for the run; one in use is refused", "runs/bert")
    add_run(parser)
    _add_workers(parser)


def _add_bert_fill(commands):
    parser = add_command(commands, "fill", "guess what is left out of a text", BERT_FILL_EXAMPLES)
    parser.set_defaults(module="bert_commands", function="fill")
    parser.add_argument("texts", nargs="+", metavar="TEXT", help="with [MASK] for each blank")
    parser.add_argument("--top", type=int, default=5, metavar="N", help="guesses (default: 5)")
    add_output(parser, "directory of a pre-training", "runs/bert")


def _add_workers(parser):
    parser.add_argument(
        "--workers", type=int, default=0, metavar="N", help="processes that make examples"
    )


def _add_search(parser):
    parser.add_argument(
        "--beams", type=int, default=1, metavar="N", help="1 is greedy search, the default"
    )
    parser.add_argument(
        "--length-penalty",
        type=float,
        default=1.0,
        help="more favors longer sentences (default: 1)",
    )


if __name__ == "__main__":
    sys.exit(main())
