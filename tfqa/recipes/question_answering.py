"""Fine-tune a pre-trained BERT on questions; the notebook and the command line call this."""

import dataclasses
import functools
import math
import os
from collections.abc import Sequence

import keras

from tfqa._files import write_json
from tfqa.checkpoints import load_pretrained, load_tokenizer
from tfqa.datasets import SquadDataset, load_squad, squad_batches
from tfqa.metrics import squad_v1, squad_v2
from tfqa.models import BertForQuestionAnswering
from tfqa.pipelines.question_answerer import Predictions, QuestionAnswerer
from tfqa.recipes.run import RECIPE, RESULT, fit_epochs, open_run
from tfqa.recipes.squad_recipe import SquadRecipe
from tfqa.training.callbacks import MetricCallback, TrainingCheckpoint
from tfqa.training.losses import span_losses
from tfqa.training.optimizers import bert_adamw, layerwise_factors
from tfqa.training.runtime import current_commit, describe_machine, set_seeds
from tfqa.training.schedules import WarmupLinear


@dataclasses.dataclass(frozen=True)
class FineTuningResult:
    """What a fine-tuning leaves.

    Attributes:
        answerer: the trained model with its tokenizer.
        history: a dict for each epoch: loss (nats, mean of start and end), "val_exact" and
            "val_f1" (0 to 100) if the recipe evaluates, and minutes.
        minutes: of training, evaluation included, over all restarts; not what a kill undid.
        questions, windows: how many were trained on.
    """

    answerer: QuestionAnswerer
    history: list[dict]
    minutes: float
    questions: int
    windows: int


def fine_tune(
    recipe: SquadRecipe,
    output: str | os.PathLike | None = None,
    *,
    train: SquadDataset | None = None,
    validation: SquadDataset | None = None,
    resume: bool = False,
    verbose: int = 1,
    callbacks: Sequence[keras.callbacks.Callback] = (),
    logs: bool = False,
) -> FineTuningResult:
    """Fine-tune a BERT on questions, on all GPUs that there are.

    Args:
        recipe: a `SquadRecipe`.
        output: directory for checkpoints, the model as Hugging Face writes it, and `result.json`;
            None for a temporary one that is deleted at the end.
        train, validation: questions in place of those that the recipe names.
        resume: go on from the last checkpoint in `output`, to the very weights that an
            uninterrupted run would have reached. Without it a directory in use is refused. A
            finished run is only loaded; one that a callback stopped goes on.
        verbose: 0 silent, 1 progress bars, 2 a line an epoch.
        callbacks: further Keras callbacks.
        logs: also write TensorBoard logs, under `output`/logs.

    Returns:
        A `FineTuningResult`.

    Raises:
        FileExistsError: `output` holds a run, and `resume` is False.
        FileNotFoundError: `resume`, and `output` holds no run; or data or weights are not there.
        ValueError: `resume`, and the run in `output` was made by another recipe.
    """
    with open_run(recipe, output, resume=resume, logs=logs) as run:
        set_seeds(recipe.seed, deterministic=True)
        train = choose_questions(recipe, "train") if train is None else train
        if validation is None and recipe.validation_examples != 0:
            validation = choose_questions(recipe, "dev")
        with run.devices.scope():
            answerer = make_answerer(recipe)
        windows = answerer.windows(train)
        steps = math.ceil(len(windows) / recipe.batch_size)
        write_json(run.place / RECIPE, recipe.to_dict())  # from here on the directory is in use
        with run.devices.scope():
            compile_model(answerer.model, recipe, steps)
        checkpoint = TrainingCheckpoint(
            run.place / "checkpoints", every=recipe.checkpoint_every, steps=steps
        )
        if resume:
            checkpoint.restore(answerer.model)
        callbacks = [*_make_metrics(answerer, validation), checkpoint, *callbacks]
        if logs:
            callbacks.append(keras.callbacks.TensorBoard(run.place / "logs"))
        if checkpoint.epoch < recipe.epochs:
            (run.place / RESULT).unlink(missing_ok=True)  # of a run that a callback stopped
            batches = functools.partial(squad_batches, windows, recipe.batch_size, seed=recipe.seed)
            options = {"callbacks": callbacks, "verbose": verbose if run.speaks else 0}
            fit_epochs(answerer.model, batches, checkpoint, recipe.epochs, steps, **options)
        if (run.place / RESULT).exists():  # a finished run was only loaded
            answerer = QuestionAnswerer.load(run.place, dtype=recipe.precision)
        elif validation is not None and validation.version == "2.0":
            answerer.no_answer_threshold = tune_threshold(answerer, validation)
        history = checkpoint.history
        minutes = sum(record["minutes"] for record in history)
        minutes += checkpoint.stopwatch.read() if checkpoint.batch else 0.0  # it was stopped
        result = FineTuningResult(answerer, history, minutes, len(train), len(windows))
        if not (run.place / RESULT).exists():
            answerer.save(run.place)
            write_json(run.place / RESULT, summarize(recipe, result))
        return result


def choose_questions(recipe: SquadRecipe, split: str) -> SquadDataset:
    """Load the questions that a recipe trains on ("train") or evaluates on ("dev")."""
    questions = load_squad(recipe.data, split)
    if recipe.answerable:
        questions = questions.without_impossible()
    count = recipe.train_examples if split == "train" else recipe.validation_examples
    if count is None or count >= len(questions):
        return questions
    return questions.sample(count, recipe.seed)


def make_answerer(recipe: SquadRecipe) -> QuestionAnswerer:
    """Make the model of a recipe, its head untrained, with its tokenizer."""
    model, _ = load_pretrained(
        BertForQuestionAnswering, recipe.pretrained, dtype=recipe.precision, **recipe.model
    )
    if recipe.from_scratch:
        model = BertForQuestionAnswering(model.config, dtype=recipe.precision)
    model.backbone.trainable = not recipe.frozen
    names = "max_length", "stride", "max_question_length", "max_answer_tokens"
    options = {name: getattr(recipe, name) for name in names}
    return QuestionAnswerer(model, load_tokenizer(recipe.pretrained), **options)


def compile_model(model: BertForQuestionAnswering, recipe: SquadRecipe, steps: int) -> None:
    """Compile for a training of the recipe's epochs, of so many steps each."""
    total = recipe.epochs * steps  # a schedule counts batches, also where they accumulate
    decays = recipe.layer_decay < 1
    multipliers = layerwise_factors(model, recipe.layer_decay) if decays else None
    model.compile(
        optimizer=bert_adamw(
            WarmupLinear(recipe.learning_rate, int(recipe.warmup_share * total), total),
            weight_decay=recipe.weight_decay,
            clip_norm=recipe.clip_norm,
            accumulation_steps=recipe.accumulation_steps,
            learning_rate_multipliers=multipliers,
        ),
        loss=span_losses(),
        jit_compile="auto" if keras.backend.backend() == "jax" else False,
    )


def evaluate_squad(
    answerer: QuestionAnswerer, questions: SquadDataset, batch_size: int = 32
) -> tuple[dict, Predictions]:
    """Answer the questions of a set and score the answers as the official script does.

    Returns:
        The scores of `squad_v1`, or of `squad_v2` if the set has unanswerable questions; and the
        `Predictions`.
    """
    found = answerer.predict(questions, batch_size)
    if questions.version == "1.1":
        return squad_v1(questions, found.guesses), found
    limit = answerer.no_answer_threshold
    limit = math.inf if limit is None else limit
    return squad_v2(questions, found.guesses, found.no_answer_scores, limit), found


def tune_threshold(answerer: QuestionAnswerer, questions: SquadDataset) -> float:
    """Return the threshold for "no answer" that is best for F1 on some questions."""
    return float(evaluate_squad(answerer, questions)[0]["best_f1_thresh"])


def summarize(recipe: SquadRecipe, result: FineTuningResult) -> dict:
    """Return the record of a fine-tuning that `benchmarks/results/` keeps."""
    return {
        "recipe": recipe.to_dict(),
        "parameters": result.answerer.model.count_params(),
        "commit": current_commit(),
        **describe_machine(),
        "minutes": round(result.minutes, 2),
        "questions": result.questions,
        "windows": result.windows,
        "curve": result.history,
    }


def _make_metrics(answerer, validation):
    """Callbacks that log exact match and F1 after each epoch."""
    if validation is None:
        return []

    def score():
        scores, _ = evaluate_squad(answerer, validation)
        v1 = validation.version == "1.1"
        exact, f1 = ("exact_match", "f1") if v1 else ("best_exact", "best_f1")
        return {"val_exact": scores[exact], "val_f1": scores[f1]}

    return [MetricCallback(score)]
