"""What the commands of `python -m tfqa squad` do; `tfqa._squad_options` reads their arguments."""

import argparse
import shlex
import sys

from tfqa._files import write_json
from tfqa.datasets import load_squad
from tfqa.datasets.files.reading import decode_lines
from tfqa.pipelines.question_answerer import QuestionAnswerer
from tfqa.recipes.options import as_data, choose_recipe
from tfqa.recipes.question_answering import choose_questions, evaluate_squad, fine_tune
from tfqa.recipes.run import RESULT, read_saved_recipe
from tfqa.recipes.squad_recipe import SQUAD_PRESETS, SquadRecipe
from tfqa.training.devices import is_main_process


def train(options: argparse.Namespace) -> None:
    """Fine-tune, and say how well it went and what to do next."""
    result = fine_tune(
        choose_recipe(options, SQUAD_PRESETS),
        options.output,
        resume=options.resume,
        verbose=2 if options.quiet else 1,
        logs=options.logs,
    )
    if not is_main_process():  # of several: the first one speaks
        return
    print(f"Trained on {result.questions:,} questions, {result.windows:,} windows.")
    last = result.history[-1] if result.history else {}
    if "val_f1" in last:
        print(f"Held-out questions: EM {last['val_exact']:.1f}, F1 {last['val_f1']:.1f}.")
    print(f"{result.minutes:.1f} minutes. The record is {options.output}/{RESULT}.")
    words = shlex.join(["--output", options.output])
    print(f"Now try:\n  python -m tfqa squad evaluate {words}")
    print(f"  python -m tfqa squad demo {words}")


def evaluate(options: argparse.Namespace) -> None:
    """Print the official scores of a model, one a line."""
    answerer = QuestionAnswerer.load(options.output)
    if options.data:
        questions = load_squad(as_data(options.data), options.split)
    else:
        recipe = read_saved_recipe(options.output, SquadRecipe)
        everything = recipe.replace(train_examples=None, validation_examples=None)
        questions = choose_questions(everything, options.split)
    if options.limit is not None:
        questions = questions.take(range(len(questions))[: options.limit])
    scores, predictions = evaluate_squad(answerer, questions)
    for name, value in scores.items():
        print(f"{name:20} {value:.3f}" if isinstance(value, float) else f"{name:20} {value}")
    if options.predictions:
        write_json(options.predictions, predictions.texts)


def answer(options: argparse.Namespace) -> None:
    """Print the likeliest answers: probability, place and text, a line for each."""
    context = options.context
    if context is None:
        lines = decode_lines(sys.stdin.buffer, "standard input")
        context = "\n".join(line for _, line in lines)
    answers = QuestionAnswerer.load(options.output).answer(options.question, context, options.top)
    for found in answers:
        text = " ".join(found.text.split())  # on one line
        print(f"{found.probability:.3f}  {found.start}-{found.end}  {text}")
    if answers:
        print(f"{answers[0].no_answer_probability:.3f}  (the text does not say)")


def export(options: argparse.Namespace) -> None:
    """Write a SavedModel and say how to load it."""
    from tfqa.pipelines.export.question_answering import export_answerer

    export_answerer(QuestionAnswerer.load(options.output), options.to, top_k=options.top)
    print(f"Written to {options.to}. Load it with tensorflow and tensorflow_text alone.")


def demo(options: argparse.Namespace) -> None:
    """Show a page in the browser until it is interrupted."""
    from tfqa.pipelines.demo import launch_demo

    launch_demo(QuestionAnswerer.load(options.output), options.port)
