"""What the commands of `python -m tfqa nmt` do; `tfqa.__main__` reads their arguments."""

import argparse
import itertools
import sys

from tfqa.datasets.corpus.paragraphs import read_standard_input
from tfqa.pipelines.export.translation import export as export_translator
from tfqa.pipelines.translator import Translator
from tfqa.recipes.options import as_data, choose_recipe
from tfqa.recipes.run import RESULT, read_saved_recipe
from tfqa.recipes.translation import MONITOR, load_text
from tfqa.recipes.translation import evaluate as evaluate_translator
from tfqa.recipes.translation import train as train_translator
from tfqa.recipes.translation_recipe import PRESETS, NMTRecipe
from tfqa.training.callbacks import best_epoch
from tfqa.training.devices import is_main_process
from tfqa.training.runtime import quiet_logs

LINES_AT_A_TIME = 512


def train(options: argparse.Namespace) -> None:
    """Train, and say how well it went and what to do next."""
    recipe = choose_recipe(options, PRESETS)
    result = train_translator(
        recipe,
        options.output,
        resume=options.resume,
        verbose=2 if options.quiet else 1,
        logs=options.logs,
    )
    if not is_main_process():  # of several: the first one speaks
        return
    scores = [record[MONITOR] for record in result.history]
    best = best_epoch(scores, MONITOR)
    print(f"Best epoch: {best} of {len(scores)}, validation BLEU {scores[best - 1]:.2f}.")
    print(f"{result.minutes:.1f} minutes. The record is {options.output}/{RESULT}. Now try:")
    print(f"  python -m tfqa nmt evaluate --output {options.output} --beams 5")


def evaluate(options: argparse.Namespace) -> None:
    """Print BLEU of a split with sacrebleu's signature."""
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
    translator = Translator.load(options.output)
    lines = iter(options.sentences or read_standard_input())
    size = 1 if sys.stdin.isatty() else LINES_AT_A_TIME  # who types wants an answer to each line
    while some := [line.strip() for line in itertools.islice(lines, size)]:
        for translation in translator.translate(some, options.beams, options.length_penalty):
            print(translation, flush=True)


def export(options: argparse.Namespace) -> None:
    """Write a SavedModel, and say how it is called."""
    quiet_logs()
    translator = Translator.load(options.output)
    export_translator(
        translator,
        options.to,
        num_beams=options.beams,
        length_penalty=options.length_penalty,
    )
    print(f"Written to {options.to}. It needs TensorFlow alone:")
    print(f'  exported = tf.saved_model.load("{options.to}")')
    print('  exported.translate(tf.constant(["…"]))["translations"]')
