"""Pre-train a BERT on raw text."""

import dataclasses
import functools
import json
import os
from collections.abc import Sequence
from pathlib import Path

import keras

from tfqa._files import write_json
from tfqa.datasets import left_to_right, pretraining_batches
from tfqa.models import BertForPreTraining
from tfqa.pipelines.masked_language_model import MaskedLanguageModel
from tfqa.pipelines.pipeline import WEIGHTS
from tfqa.recipes.pretraining_examples import PreparedExamples, write_examples
from tfqa.recipes.pretraining_recipe import PRETRAINING_PRESETS, PretrainingRecipe
from tfqa.recipes.run import run_task
from tfqa.recipes.task import Phase, Result, Task
from tfqa.training.files import load_weights
from tfqa.training.losses import NO_LABEL, pretraining_losses
from tfqa.training.metrics import pretraining_metrics
from tfqa.training.optimizers import bert_adamw
from tfqa.training.schedules import WarmupLinear

EXAMPLES = "examples.json"
"""Says which examples a run reads."""


@dataclasses.dataclass(frozen=True)
class PretrainingResult(Result):
    """What a pre-training leaves.

    Attributes:
        language_model: the trained model with its tokenizer.
        history: a dict for each evaluation: what `fit` logs, such as "val_mlm_logits_accuracy" (0
            to 1) and "val_mlm_logits_nats" (nats per masked token); "minutes" since the one before;
            and "step" and "tokens", the steps and the real tokens, in millions, until then.
        minutes: of training, evaluation included, over all restarts; not what a kill undid.
        steps: those of the recipe, or fewer if a callback stopped the training.
    """

    language_model: MaskedLanguageModel
    history: list[dict]
    minutes: float
    steps: int

    @property
    def model(self) -> keras.Model:
        """The trained model."""
        return self.language_model.model

    def figures(self) -> dict:
        """Return the number of steps."""
        return {"steps": self.steps}

    def describe(self) -> list[str]:
        """Return the last evaluation."""
        last = self.history[-1]
        tokens = "tokens" if self.language_model.left_to_right else "masked tokens"
        return [
            f"After {last['step']:,} steps and {last['tokens']:.1f} M tokens, on held-out text: "
            f"{last['val_mlm_logits_accuracy']:.1%} of {tokens} right, "
            f"{last['val_mlm_logits_nats']:.3f} nats each."
        ]

    def next_commands(self, output: str) -> list[list[str]]:
        """Return the filling of a blank, which a model that reads from left to right cannot."""
        if self.language_model.left_to_right:
            return []
        return [["bert", "fill", "--output", output, "The [MASK] of the city."]]


def pretrain(
    recipe: PretrainingRecipe,
    output: str | os.PathLike | None = None,
    *,
    examples: str | os.PathLike | None = None,
    resume: bool = False,
    verbose: int = 1,
    callbacks: Sequence[keras.callbacks.Callback] = (),
    logs: bool = False,
    workers: int = 0,
) -> PretrainingResult:
    """Pre-train a BERT.

    Args:
        recipe: a `PretrainingRecipe`.
        output, resume, verbose, callbacks, logs: see `tfqa.recipes.run.run_task`. If a callback
            stops the training, the weights of that moment are written, and their record says how
            many steps they have taken.
        examples: directory of the examples, which are written if they are not there;
            `output`/examples by default, or with `resume` those that the run began with.
        workers: processes that make examples; see `tfqa.datasets.PretrainingExamples`.

    Returns:
        A `PretrainingResult`.

    Raises:
        ValueError: `examples` are of another recipe, or are to be in `output` itself; or as
            `run_task`.
    """
    task = PretrainingTask(recipe, examples=examples, workers=workers)
    return run_task(task, output, resume=resume, verbose=verbose, callbacks=callbacks, logs=logs)


class PretrainingTask(Task):
    """Masked tokens and the next sentence, evaluated by Keras after each epoch.

    An epoch of Keras is what lies between two evaluations.

    Args:
        recipe: a `PretrainingRecipe`.
        examples, workers: see `pretrain`.
    """

    presets = PRETRAINING_PRESETS

    def __init__(
        self,
        recipe: PretrainingRecipe,
        examples: str | os.PathLike | None = None,
        workers: int = 0,
    ):
        super().__init__(recipe)
        self.examples = examples
        self.workers = workers

    @property
    def expected_warnings(self) -> list[str]:
        """What Keras says of the head for the next sentence, if it is not to be trained."""
        return [] if _learns_next_sentence(self.recipe) else ["Gradients do not exist"]

    def load(self, directory: Path, resume: bool) -> None:
        """Write the examples, or find them."""
        if self.examples and Path(self.examples).resolve() == directory.resolve():
            raise ValueError(
                "`examples` must be another directory than `output`. "
                f"Received: examples={str(self.examples)!r}, output={str(directory)!r}."
            )
        if resume and self.examples is None:
            self.examples = _read_examples(directory)
        examples = self.examples or directory / "examples"
        self.prepared = write_examples(self.recipe, examples, workers=self.workers)

    def build(self) -> None:
        """Make the model for the vocabulary of the examples."""
        self.pipeline = make_language_model(self.recipe, self.prepared.tokenizer)

    def prepare(self, directory: Path) -> int:
        """Write all but the weights, and where the examples are, which are encoded."""
        self.pipeline.save_parts(directory)
        if self.examples is not None:
            write_json(directory / EXAMPLES, {"directory": os.path.abspath(self.examples)})
        return self.recipe.evaluate_every

    def compile(self, steps: int) -> None:
        """Compile with AdamW, and a schedule over all phases."""
        recipe = self.recipe
        total = sum(recipe.steps)  # a schedule counts batches, also where they accumulate
        self.model.compile(
            optimizer=bert_adamw(
                WarmupLinear(recipe.learning_rate, recipe.warmup_steps, total),
                weight_decay=recipe.weight_decay,
                clip_norm=recipe.clip_norm,
                accumulation_steps=recipe.accumulation_steps,
            ),
            loss=_for_tasks(pretraining_losses(), recipe),
            metrics=_for_tasks(pretraining_metrics(), recipe),
            jit_compile="auto" if keras.backend.backend() == "jax" else False,
        )

    def phases(self) -> list[Phase]:
        """Return the phases of the recipe, with longer and longer sequences."""
        recipe = self.recipe
        return [
            Phase(
                epochs=steps // recipe.evaluate_every,
                batches=functools.partial(_train_batches, recipe, self.prepared, phase),
                validation=validation_batches(recipe, self.prepared, phase),
                endless=True,
            )
            for phase, steps in enumerate(recipe.steps)
        ]

    def save(self, directory: Path, history: list[dict]) -> None:
        """Write the last weights."""
        self.pipeline.save_weights(directory)

    def reload(self, directory: Path) -> None:
        """Read the last weights."""
        load_weights(self.model, directory / WEIGHTS)

    def make_result(self, checkpoint, minutes: float) -> PretrainingResult:
        """Return the language model and its history, with steps and tokens."""
        history = describe_history(checkpoint.history, self.recipe, self.prepared)
        return PretrainingResult(self.pipeline, history, minutes, checkpoint.step)


def _read_examples(directory):
    """Return the directory that a run was given for its examples; None for its own."""
    path = directory / EXAMPLES
    return json.loads(path.read_text(encoding="utf-8"))["directory"] if path.exists() else None


def make_language_model(recipe: PretrainingRecipe, tokenizer) -> MaskedLanguageModel:
    """Make the untrained model of a recipe."""
    config = recipe.make_config(tokenizer.vocabulary_size)
    model = BertForPreTraining(config, dtype=recipe.precision)
    return MaskedLanguageModel(model, tokenizer, recipe.left_to_right)


def describe_history(history, recipe: PretrainingRecipe, prepared: PreparedExamples) -> list[dict]:
    """Add to each epoch the steps and the tokens, in millions, that were seen until its end."""
    per_step = []
    for steps, size, shards in zip(recipe.steps, recipe.batch_sizes, prepared.train, strict=True):
        mean = shards.tokens / sum(shards.counts)
        per_step += [size * mean] * (steps // recipe.evaluate_every)
    described = []
    for record in history:
        epoch, every = record["epoch"], recipe.evaluate_every
        tokens = round(sum(per_step[:epoch]) * every / 1e6, 3)
        described.append({**record, "step": epoch * every, "tokens": tokens})
    return described


def validation_batches(recipe: PretrainingRecipe, prepared: PreparedExamples, phase: int = 0):
    """Return the dataset that a phase is evaluated on, the same in every run of a recipe."""
    size = recipe.batch_sizes[phase]
    batches = pretraining_batches(prepared.validation[phase], size, shuffle=False, passes=1)
    if recipe.validation_batches is not None:
        batches = batches.take(recipe.validation_batches)
    if recipe.left_to_right:
        batches = left_to_right(batches, prepared.tokenizer, everywhere=False)
    return _label_every_output(batches)


def _train_batches(recipe, prepared, phase, first_epoch, skip_batches=0):
    batches = pretraining_batches(
        prepared.train[phase],
        recipe.batch_sizes[phase],
        tokenizer=prepared.tokenizer,
        seed=recipe.seed,
        first_batch=first_epoch * recipe.evaluate_every + skip_batches,
    )
    if recipe.left_to_right:
        batches = left_to_right(batches, prepared.tokenizer)
    return _label_every_output(batches)


def _label_every_output(batches):
    """Add next-sentence labels where there are none, for Keras wants them; no loss reads them."""
    if "nsp_logits" in batches.element_spec[1]:
        return batches
    import tensorflow as tf

    def add(inputs, labels):
        rows = tf.shape(inputs["token_ids"])[:1]
        return inputs, {**labels, "nsp_logits": tf.fill(rows, NO_LABEL)}

    return batches.map(add)


def _for_tasks(parts, recipe):
    """Leave the next sentence out where there is nothing to learn of it.

    That is where examples have one segment, or "[CLS]" sees itself alone.
    """
    return parts | ({} if _learns_next_sentence(recipe) else {"nsp_logits": None})


def _learns_next_sentence(recipe):
    single = recipe.make_options(recipe.lengths[0]).next_sentence is None
    return not (single or recipe.left_to_right)
