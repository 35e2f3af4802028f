"""The commands `python -m tfqa squad …` (chapter 05); `tfqa.recipes.squad_commands` runs them."""

from tfqa._options import add_command, add_output, add_recipe, add_run

RUN = "runs/squad"
DATA_HELP = (
    "questions: samples, squad/v1.1, squad/v2.0, squad/v2.0-articles, tfds:NAME, or two files in "
    "SQuAD's format, one to train on and one to evaluate on"
)
TRAIN_EXAMPLES = """examples:
  tfqa squad train                                     the committed articles, minutes on a CPU
  tfqa squad train --config squad-v1.1 --output runs/squad-v1.1
  tfqa squad train --data train.json dev.json --set epochs=2 layer_decay=0.9
  tfqa squad train --output runs/squad-v1.1 --resume   go on after a crash: the same weights

It starts from a published encoder, minilm-l6 ("make pretrained" fetches it); another one is set by
--set pretrained=NAME_OR_DIRECTORY. A field of the recipe is set by --set NAME=VALUE, where VALUE is
JSON or a word. Fields are listed by:  python -c "import tfqa.recipes as r; help(r.SquadRecipe)"
"""
EVALUATE_EXAMPLES = """examples:
  tfqa squad evaluate                                  the questions of the run, those held out
  tfqa squad evaluate --output runs/squad-v1.1 --data squad/v1.1 --predictions found.json

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
  found = exported.answer(tf.constant(["Where is it?"]), tf.constant(["It is in Rome."]))
  print(found["answers"][0, 0].numpy().decode())
"""
DEMO_EXAMPLES = """examples:
  tfqa squad demo
  tfqa squad demo --output runs/squad-v1.1 --port 8000

It needs Gradio: pip install "gradio>=6".
"""


def add_squad(recipes) -> None:
    """Add the family of commands."""
    squad = recipes.add_parser(
        "squad",
        help="questions about a page (chapter 05)",
        description="A pre-trained BERT that answers questions about a page (chapter 05).",
    )
    commands = squad.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_train(commands)
    _add_evaluate(commands)
    _add_answer(commands)
    _add_export(commands)
    _add_demo(commands)


def _add_train(commands):
    parser = _add(commands, "train", "fine-tune a model, or go on with it", TRAIN_EXAMPLES)
    add_recipe(parser, DATA_HELP, "samples, squad-v1.1 or squad-v2.0-articles")
    add_output(parser, "directory for the run; one in use is refused", RUN)
    add_run(parser)


def _add_evaluate(commands):
    parser = _add(commands, "evaluate", "print the official scores", EVALUATE_EXAMPLES)
    parser.add_argument(
        "--data", nargs="+", metavar="DATA", help=f"by default the run's; {DATA_HELP}"
    )
    parser.add_argument("--split", choices=("train", "dev"), default="dev", help="default: dev")
    parser.add_argument("--limit", type=int, metavar="N", help="the first N questions only")
    parser.add_argument("--predictions", metavar="FILE", help="write id -> answer as JSON")
    _add_model(parser)


def _add_answer(commands):
    parser = _add(commands, "answer", "answer a question about a text", ANSWER_EXAMPLES)
    parser.add_argument("question", metavar="QUESTION")
    parser.add_argument(
        "context", nargs="?", metavar="TEXT", help="by default what comes by standard input"
    )
    parser.add_argument("--top", type=int, default=3, metavar="N", help="answers (default: 3)")
    _add_model(parser)


def _add_export(commands):
    parser = _add(commands, "export", "write a TensorFlow SavedModel", EXPORT_EXAMPLES)
    parser.add_argument(
        "--to", required=True, metavar="DIRECTORY", help="what to write; it must not exist yet"
    )
    parser.add_argument("--top", type=int, default=3, metavar="N", help="answers (default: 3)")
    _add_model(parser)


def _add_demo(commands):
    parser = _add(commands, "demo", "a page to paste a text and ask", DEMO_EXAMPLES)
    parser.add_argument("--port", type=int, default=7860, metavar="N", help="default: 7860")
    _add_model(parser)


def _add_model(parser):
    add_output(parser, "directory of a run, or a fine-tuned model of Hugging Face's format", RUN)


def _add(commands, name, summary, epilog):
    return add_command(commands, name, summary, epilog, module="squad_commands")
