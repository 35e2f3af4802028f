"""Pre-train a BERT on raw text; the notebook and the command line call this."""

import dataclasses
import functools
import json
import os
import warnings
from collections.abc import Sequence
from pathlib import Path

import keras

from tfqa._files import write_json
from tfqa.datasets import left_to_right, pretraining_batches
from tfqa.models import BertForPreTraining
from tfqa.pipelines.masked_language_model import WEIGHTS, MaskedLanguageModel
from tfqa.recipes.pretraining_examples import PreparedExamples, write_examples
from tfqa.recipes.pretraining_recipe import PretrainingRecipe
from tfqa.recipes.run import RECIPE, RESULT, open_run
from tfqa.training.callbacks import TrainingCheckpoint
from tfqa.training.files import load_weights, save_weights
from tfqa.training.losses import NO_LABEL, pretraining_losses
from tfqa.training.metrics import pretraining_metrics
from tfqa.training.optimizers import bert_adamw
from tfqa.training.runtime import current_commit, describe_machine, set_seeds
from tfqa.training.schedules import WarmupLinear

EXAMPLES = "examples.json"
"""Says which examples a run reads."""


@dataclasses.dataclass(frozen=True)
class PretrainingResult:
    """What a pre-training leaves.

    Attributes:
        language_model: the trained model with its tokenizer.
        history: a dict for each evaluation: what `fit` logs, such as "val_mlm_logits_accuracy" (0
            to 1) and "val_mlm_logits_nats" (nats per masked token); "minutes" since the one before;
            and "step" and "tokens", the steps and the real tokens, in millions, seen until then.
        minutes: of training, evaluation included, over all restarts; not what a kill undid.
        steps: those of the recipe, or fewer if a callback stopped the training.
    """

    language_model: MaskedLanguageModel
    history: list[dict]
    minutes: float
    steps: int


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
    """Pre-train a BERT, on all GPUs that there are; see `tfqa.training.devices`.

    Args:
        recipe: a `PretrainingRecipe`.
        output: directory for examples, checkpoints, weights and `result.json`; None for a
            temporary one that is deleted at the end.
        examples: directory of the examples, which are written if they are not there;
            `output`/examples by default, or with `resume` those that the run began with.
        resume: go on from the last checkpoint in `output`, to the very weights that an
            uninterrupted run would have reached. Without it a directory in use is refused. A
            finished run is only loaded; one that a callback stopped goes on.
        verbose: 0 silent, 1 progress bars, 2 a line for each evaluation.
        callbacks: further Keras callbacks. If one stops the training, the weights of that moment
            are written, and their record says how many steps they have seen.
        logs: also write TensorBoard logs, under `output`/logs.
        workers: processes that make examples; see `tfqa.datasets.PretrainingExamples`.

    Returns:
        A `PretrainingResult`.

    Raises:
        FileExistsError: `output` holds a run, and `resume` is False.
        FileNotFoundError: `resume`, and `output` holds no run; or the corpus is not there.
        ValueError: `resume`, and the run in `output` was made by another recipe; or `examples`
            were, or they are to be in `output` itself.
    """
    if examples and output and Path(examples).resolve() == Path(output).resolve():
        raise ValueError(
            "`examples` must be another directory than `output`. "
            f"Received: examples={str(examples)!r}, output={str(output)!r}."
        )
    with open_run(recipe, output, resume=resume, logs=logs) as run:
        set_seeds(recipe.seed, deterministic=True)
        place = run.place
        if resume and examples is None:
            examples = _read_examples(place)
        prepared = write_examples(recipe, examples or place / "examples", workers=workers)
        with run.devices.scope():
            language_model = make_language_model(recipe, prepared.tokenizer)
        language_model.save_parts(place)
        if examples is not None:
            write_json(place / EXAMPLES, {"directory": os.path.abspath(examples)})
        write_json(place / RECIPE, recipe.to_dict())  # from here on the directory is in use
        with run.devices.scope():
            _compile(language_model.model, recipe)
        checkpoint = TrainingCheckpoint(
            place / "checkpoints", every=recipe.checkpoint_every, steps=recipe.evaluate_every
        )
        if resume:
            checkpoint.restore(language_model.model)
        callbacks = [checkpoint, *callbacks]
        if logs:
            callbacks.append(keras.callbacks.TensorBoard(place / "logs"))
        options = {"callbacks": callbacks, "verbose": verbose if run.speaks else 0}
        options["shuffle"] = False  # the batches come in their order
        if checkpoint.step < sum(recipe.steps):
            (place / RESULT).unlink(missing_ok=True)  # of a run that a callback stopped
            with warnings.catch_warnings():
                if not _learns_next_sentence(recipe):  # its head is not trained, and shall not be
                    warnings.filterwarnings("ignore", "Gradients do not exist")
                _fit(language_model.model, recipe, prepared, checkpoint, **options)
        history = describe_history(checkpoint.history, recipe, prepared)
        minutes = sum(record["minutes"] for record in history)
        result = PretrainingResult(language_model, history, minutes, checkpoint.step)
        if (place / RESULT).exists():  # a finished run was only loaded
            load_weights(language_model.model, place / WEIGHTS)
            return result
        save_weights(language_model.model, place / WEIGHTS)
        write_json(place / RESULT, summarize(recipe, result))
        return result


def _read_examples(place):
    """The directory that a run was given for its examples; None if they are in its own."""
    path = place / EXAMPLES
    return json.loads(path.read_text(encoding="utf-8"))["directory"] if path.exists() else None


def make_language_model(recipe: PretrainingRecipe, tokenizer) -> MaskedLanguageModel:
    """Make the untrained model of a recipe."""
    config = recipe.make_config(tokenizer.vocabulary_size)
    model = BertForPreTraining(config, dtype=recipe.precision)
    return MaskedLanguageModel(model, tokenizer, recipe.left_to_right)


def summarize(recipe: PretrainingRecipe, result: PretrainingResult) -> dict:
    """Return the record of a pre-training that `benchmarks/results/` keeps."""
    model = result.language_model.model
    return {
        "recipe": recipe.to_dict(),
        "parameters": model.count_params(),
        "commit": current_commit(),
        **describe_machine(),
        "minutes": round(result.minutes, 2),
        "steps": result.steps,
        "curve": result.history,
    }


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


def _train_batches(recipe, prepared, phase, first_batch):
    batches = pretraining_batches(
        prepared.train[phase],
        recipe.batch_sizes[phase],
        tokenizer=prepared.tokenizer,
        seed=recipe.seed,
        first_batch=first_batch,
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


def _compile(model, recipe):
    total = sum(recipe.steps)  # a schedule counts batches, also where they accumulate
    model.compile(
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


def _for_tasks(parts, recipe):
    """Leave the next sentence out where there is nothing to learn of it.

    That is where examples have one segment, or "[CLS]" sees itself alone.
    """
    return parts | ({} if _learns_next_sentence(recipe) else {"nsp_logits": None})


def _learns_next_sentence(recipe):
    single = recipe.make_options(recipe.lengths[0]).next_sentence is None
    return not (single or recipe.left_to_right)


def _fit(model, recipe, prepared, checkpoint, **options):
    """Train phase by phase from where the checkpoint stands, unless a callback stops it."""
    first, every = 0, recipe.evaluate_every
    for phase, steps in enumerate(recipe.steps):
        last = first + steps // every  # epochs first ... last - 1 are this phase's
        batches = functools.partial(_train_batches, recipe, prepared, phase)
        validation = validation_batches(recipe, prepared, phase)
        fit = functools.partial(model.fit, validation_data=validation, **options)
        if first <= checkpoint.epoch < last and checkpoint.batch:  # an interrupted epoch
            epoch, done = checkpoint.epoch, checkpoint.batch
            rest = batches(first_batch=(epoch - first) * every + done)
            fit(rest, initial_epoch=epoch, epochs=epoch + 1, steps_per_epoch=every - done)
            if model.stop_training:
                return
        if checkpoint.epoch < last:
            epoch = max(first, checkpoint.epoch)
            rest = batches(first_batch=(epoch - first) * every)
            fit(rest, initial_epoch=epoch, epochs=last, steps_per_epoch=every)
            if model.stop_training:
                return
        first = last
