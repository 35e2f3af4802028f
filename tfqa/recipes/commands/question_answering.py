"""`tfqa squad`: questions about a page (chapter 05)."""

import argparse
import sys

from tfqa.recipes.commands.command import Command, Job, argument, output_argument
from tfqa.recipes.commands.training import RUN_ARGUMENTS, recipe_arguments, train_command

OUTPUT = "runs/squad"
DATA = (
    "questions: samples, squad/v1.1, squad/v2.0, squad/v2.0-articles, tfds:NAME, or two files in "
    "SQuAD's format, one to train on and one to evaluate on"
)
TRAIN_EXAMPLES = """examples:
  tfqa squad train                                     the committed articles, minutes on a CPU
  tfqa squad train --config squad-v1.1 --output runs/squad-v1.1
  tfqa squad train --data train.json dev.json --set epochs=2 layer_decay=0.9
  tfqa squad train --output runs/squad-v1.1 --resume   go on after a crash: the same weights

It starts from a published encoder, minilm-l6, which  python -m tfqa.checkpoints.minilm  fetches;
another one is set by --set pretrained=NAME_OR_DIRECTORY. A field of the recipe is set by
--set NAME=VALUE, where VALUE is JSON or a word. Fields are listed by:
  python -c "import tfqa.recipes as r; help(r.SquadRecipe)"
"""
EVALUATE_EXAMPLES = """examples:
  tfqa squad evaluate                                  the questions of the run, those held out
  tfqa squad evaluate --output runs/squad-v1.1 --data squad/v1.1 --predictions answers.json

Exact match and F1 are those of the official script. --predictions writes what that script reads.
"""
ANSWER_EXAMPLES = """examples:
  tfqa squad answer "Where is Lisbon?" "Lisbon is the capital of Portugal."
  tfqa squad answer --top 5 "Who wrote it?" < page.txt
"""
EXPORT_EXAMPLES = """examples:
  tfqa squad export --output runs/squad --to exported/squad
  tfqa squad export --output runs/squad --to exported/squad-5 --top 5

What is written needs TensorFlow and tensorflow-text, not this package:

  import tensorflow as tf, tensorflow_text
  exported = tf.saved_model.load("exported/squad")
  output = exported.answer(tf.constant(["Where is it?"]), tf.constant(["It is in Rome."]))
  print(output["answers"][0, 0].numpy().decode())
"""
DEMO_EXAMPLES = """examples:
  tfqa squad demo
  tfqa squad demo --output runs/squad-v1.1 --port 8000

It needs Gradio: pip install "gradio>=6".
"""


def find_task() -> type:
    """Import the task."""
    from tfqa.recipes.question_answering import QuestionAnsweringTask

    return QuestionAnsweringTask


def evaluate(options: argparse.Namespace) -> None:
    """Print the official scores of a model, one a line."""
    from tfqa._files import write_json
    from tfqa.datasets import load_squad
    from tfqa.pipelines import QuestionAnswerer
    from tfqa.recipes.question_answering import SquadRecipe, choose_questions, evaluate_squad
    from tfqa.recipes.recipe import as_data, read_saved_recipe

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
    """Print the likeliest answers: probability, start and end, and text, a line for each."""
    from tfqa.datasets.files.reading import decode_lines
    from tfqa.pipelines import QuestionAnswerer

    context = options.context
    if context is None:
        lines = decode_lines(sys.stdin.buffer, "standard input")
        context = "\n".join(line for _, line in lines)
    answers = QuestionAnswerer.load(options.output).answer(options.question, context, options.top)
    for guess in answers:
        text = " ".join(guess.text.split())  # on one line
        print(f"{guess.probability:.3f}  {guess.start}-{guess.end}  {text}")
    if answers:
        print(f"{answers[0].no_answer_probability:.3f}  (the text does not say)")


def export(options: argparse.Namespace) -> None:
    """Write a SavedModel and say how to load it."""
    from tfqa.pipelines import QuestionAnswerer
    from tfqa.pipelines.export.question_answering import export_answerer

    export_answerer(QuestionAnswerer.load(options.output), options.to, top_k=options.top)
    print(f"Written to {options.to}. Load it with tensorflow and tensorflow_text alone.")


def demo(options: argparse.Namespace) -> None:
    """Show a page in the browser until it is interrupted."""
    from tfqa.pipelines import QuestionAnswerer
    from tfqa.pipelines.demo import launch_demo

    launch_demo(QuestionAnswerer.load(options.output), options.port)


TOP = argument("--top", type=int, default=3, metavar="N", help="answers (default: 3)")
MODEL = output_argument(
    "directory of a run, or a fine-tuned model of Hugging Face's format", OUTPUT
)
JOB = Job(
    "squad",
    "questions about a page (chapter 05)",
    "A pre-trained BERT that answers questions about a page (chapter 05).",
    (
        train_command(
            "train",
            "fine-tune a model, or go on with it",
            find_task,
            (
                *recipe_arguments(DATA, "samples, squad-v1.1 or squad-v2.0-articles"),
                output_argument("directory for the run; one in use is refused", OUTPUT),
                *RUN_ARGUMENTS,
            ),
            TRAIN_EXAMPLES,
        ),
        Command(
            "evaluate",
            "print the official scores",
            evaluate,
            (
                argument("--data", nargs="+", metavar="DATA", help=f"by default the run's; {DATA}"),
                argument("--split", choices=("train", "dev"), default="dev", help="default: dev"),
                argument("--limit", type=int, metavar="N", help="the first N questions only"),
                argument("--predictions", metavar="FILE", help="write id -> answer as JSON"),
                MODEL,
            ),
            EVALUATE_EXAMPLES,
        ),
        Command(
            "answer",
            "answer a question about a text",
            answer,
            (
                argument("question", metavar="QUESTION"),
                argument(
                    "context",
                    nargs="?",
                    metavar="TEXT",
                    help="by default what comes by standard input",
                ),
                *(TOP, MODEL),
            ),
            ANSWER_EXAMPLES,
        ),
        Command(
            "export",
            "write a TensorFlow SavedModel",
            export,
            (
                argument(
                    "--to",
                    required=True,
                    metavar="DIRECTORY",
                    help="what to write; it must not exist yet",
                ),
                *(TOP, MODEL),
            ),
            EXPORT_EXAMPLES,
        ),
        Command(
            "demo",
            "a page to paste a text and ask",
            demo,
            (
                argument("--port", type=int, default=7860, metavar="N", help="default: 7860"),
                MODEL,
            ),
            DEMO_EXAMPLES,
        ),
    ),
)
