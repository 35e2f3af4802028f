"""Fine-tune a pre-trained encoder on questions about a page."""

import dataclasses
import functools
import math
import os
from collections.abc import Sequence
from pathlib import Path

import keras

from tfqa.checkpoints import load_tokenizer
from tfqa.datasets import SquadDataset, load_squad, squad_batches
from tfqa.metrics import squad_v1, squad_v2
from tfqa.pipelines.question_answerer import Predictions, QuestionAnswerer, load_answering_model
from tfqa.recipes.question_answering_recipe import SQUAD_PRESETS, SquadRecipe
from tfqa.recipes.run import run_task
from tfqa.recipes.task import Phase, Result, Task
from tfqa.training.losses import span_losses
from tfqa.training.optimizers import bert_adamw, layerwise_factors
from tfqa.training.schedules import WarmupLinear


@dataclasses.dataclass(frozen=True)
class FineTuningResult(Result):
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

    @property
    def model(self) -> keras.Model:
        """The trained model."""
        return self.answerer.model

    def figures(self) -> dict:
        """Return the numbers of questions and of windows."""
        return {"questions": self.questions, "windows": self.windows}

    def describe(self) -> list[str]:
        """Return how much it was trained on, and its last scores."""
        lines = [f"Trained on {self.questions:,} questions, {self.windows:,} windows."]
        last = self.history[-1] if self.history else {}
        if "val_f1" in last:
            exact, f1 = last["val_exact"], last["val_f1"]
            lines.append(f"Held-out questions: EM {exact:.1f}, F1 {f1:.1f}.")
        return lines

    def next_commands(self, output: str) -> list[list[str]]:
        """Return the evaluation and the page in the browser."""
        return [["squad", command, "--output", output] for command in ("evaluate", "demo")]


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
    """Fine-tune a pre-trained encoder on questions.

    Args:
        recipe: a `SquadRecipe`.
        output, resume, verbose, callbacks, logs: see `tfqa.recipes.run.run_task`. The model is
            written as Hugging Face does.
        train, validation: questions in place of those that the recipe names.

    Returns:
        A `FineTuningResult`.

    Raises: as `run_task`.
    """
    options = {"resume": resume, "verbose": verbose, "callbacks": callbacks, "logs": logs}
    return run_task(QuestionAnsweringTask(recipe, train, validation), output, **options)


class QuestionAnsweringTask(Task):
    """Answers as parts of a page, scored by exact match and F1.

    Args:
        recipe: a `SquadRecipe`.
        train, validation: see `fine_tune`.
    """

    presets = SQUAD_PRESETS

    def __init__(
        self,
        recipe: SquadRecipe,
        train: SquadDataset | None = None,
        validation: SquadDataset | None = None,
    ):
        super().__init__(recipe)
        self.train = train
        self.validation = validation

    def load(self, directory: Path, resume: bool) -> None:
        """Read the questions."""
        if self.train is None:
            self.train = choose_questions(self.recipe, "train")
        if self.validation is None and self.recipe.validation_examples != 0:
            self.validation = choose_questions(self.recipe, "dev")

    def build(self) -> None:
        """Load the encoder, and give it a head."""
        self.pipeline = make_answerer(self.recipe)

    def prepare(self, directory: Path) -> int:
        """Cut the questions' pages into windows."""
        self.windows = self.pipeline.windows(self.train)
        return math.ceil(len(self.windows) / self.recipe.batch_size)

    def compile(self, steps: int) -> None:
        """Compile with AdamW."""
        compile_model(self.model, self.recipe, steps)

    def phases(self) -> list[Phase]:
        """Return the one phase of the training."""
        recipe = self.recipe
        batches = functools.partial(
            squad_batches, self.windows, recipe.batch_size, seed=recipe.seed
        )
        return [Phase(recipe.epochs, batches)]

    def score(self) -> dict[str, float]:
        """Compute exact match and F1, each at its best threshold where some have no answer."""
        if self.validation is None:
            return {}
        scores, _ = evaluate_squad(self.pipeline, self.validation)
        answerable = self.validation.version == "1.1"
        exact, f1 = ("exact_match", "f1") if answerable else ("best_exact", "best_f1")
        return {"val_exact": scores[exact], "val_f1": scores[f1]}

    def save(self, directory: Path, history: list[dict]) -> None:
        """Choose the threshold for "no answer", and write model and tokenizer."""
        if self.validation is not None and self.validation.version == "2.0":
            self.pipeline.no_answer_threshold = tune_threshold(self.pipeline, self.validation)
        self.pipeline.save(directory)

    def reload(self, directory: Path) -> None:
        """Read model, tokenizer and threshold."""
        self.pipeline = QuestionAnswerer.load(directory, dtype=self.recipe.precision)

    def make_result(self, checkpoint, minutes: float) -> FineTuningResult:
        """Return the answerer and its history."""
        sizes = len(self.train), len(self.windows)
        return FineTuningResult(self.pipeline, checkpoint.history, minutes, *sizes)


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
    model, _ = load_answering_model(recipe.pretrained, dtype=recipe.precision, **recipe.model)
    if recipe.from_scratch:
        model = type(model)(model.config, dtype=recipe.precision)
    model.backbone.trainable = not recipe.frozen
    names = "max_length", "stride", "max_question_length", "max_answer_tokens"
    options = {name: getattr(recipe, name) for name in names}
    return QuestionAnswerer(model, load_tokenizer(recipe.pretrained), **options)


def compile_model(model: keras.Model, recipe: SquadRecipe, steps: int) -> None:
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
    predictions = answerer.predict(questions, batch_size)
    guesses, no_answer_scores = predictions.guesses, predictions.no_answer_scores
    if questions.version == "1.1":
        return squad_v1(questions, guesses), predictions
    limit = answerer.no_answer_threshold
    limit = math.inf if limit is None else limit
    return squad_v2(questions, guesses, no_answer_scores, limit), predictions


def tune_threshold(answerer: QuestionAnswerer, questions: SquadDataset) -> float:
    """Return the threshold for "no answer" that is best for F1 on some questions."""
    return float(evaluate_squad(answerer, questions)[0]["best_f1_thresh"])
