"""What the commands of `python -m tfqa bert` do; `tfqa.__main__` reads their arguments."""

import argparse
import shlex

from tfqa.pipelines.masked_language_model import MaskedLanguageModel
from tfqa.recipes.options import choose_recipe, repeat_options
from tfqa.recipes.pretraining import pretrain as pretrain_model
from tfqa.recipes.pretraining_examples import write_examples as write_the_examples
from tfqa.recipes.pretraining_recipe import PRETRAINING_PRESETS
from tfqa.recipes.run import RESULT
from tfqa.training.devices import is_main_process


def write_examples(options: argparse.Namespace) -> None:
    """Write the examples of a pre-training, and say how many there are."""
    recipe = choose_recipe(options, PRETRAINING_PRESETS)
    prepared = write_the_examples(recipe, options.output, workers=options.workers)
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


def pretrain(options: argparse.Namespace) -> None:
    """Pre-train, and say how well it went and what to do next."""
    result = pretrain_model(
        choose_recipe(options, PRETRAINING_PRESETS),
        options.output,
        examples=options.examples,
        resume=options.resume,
        verbose=2 if options.quiet else 1,
        logs=options.logs,
        workers=options.workers,
    )
    if not is_main_process():  # of several: the first one speaks
        return
    last, language_model = result.history[-1], result.language_model
    tokens = "tokens" if language_model.left_to_right else "masked tokens"
    print(
        f"After {last['step']:,} steps and {last['tokens']:.1f} M tokens, on held-out text: "
        f"{last['val_mlm_logits_accuracy']:.1%} of {tokens} right, "
        f"{last['val_mlm_logits_nats']:.3f} nats each."
    )
    print(f"{result.minutes:.1f} minutes. The record is {options.output}/{RESULT}.")
    if not language_model.left_to_right:
        words = shlex.join(["--output", options.output, "The [MASK] of the city."])
        print(f"Now try:\n  python -m tfqa bert fill {words}")


def fill(options: argparse.Namespace) -> None:
    """Print the likeliest tokens for each blank of each text, with their probabilities."""
    language_model = MaskedLanguageModel.load(options.output)
    for blanks in language_model.fill(options.texts, options.top):
        for guesses in blanks:
            print(*(f"{guess.token} {guess.probability:.3f}" for guess in guesses), sep="  ")
