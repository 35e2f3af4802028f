"""Train, evaluate and use a translation model; the notebook and the command line call this."""

import dataclasses
import functools
import os
import warnings
from collections.abc import Sequence

import keras
import numpy as np

from tfqa._files import write_json
from tfqa.datasets import ParallelSplit, ParallelText, load_parallel, make_batches
from tfqa.metrics import corpus_bleu
from tfqa.metrics.bleu import BleuScore
from tfqa.models.architectures import make_model
from tfqa.pipelines.alignment import alignment_error
from tfqa.pipelines.translator import WEIGHTS, Translator
from tfqa.recipes.run import RECIPE, RESULT, fit_epochs, open_run
from tfqa.recipes.translation_recipe import PRESETS, NMTRecipe
from tfqa.tokenizers import LibraryTokenizer
from tfqa.training.adam import Adam
from tfqa.training.averaging import KeepLast, average_weights
from tfqa.training.callbacks import KeepBest, MetricCallback, TrainingCheckpoint, best_epoch
from tfqa.training.devices import alone
from tfqa.training.files import load_weights, save_weights
from tfqa.training.losses import MaskedCrossEntropy
from tfqa.training.optimizers import transformer_adam
from tfqa.training.runtime import (
    can_jit_compile,
    current_commit,
    describe_machine,
    set_seeds,
)
from tfqa.training.schedules import InverseSquareRoot, warmup_cosine

__all__ = [
    "PRESETS",
    "NMTRecipe",
    "TrainingResult",
    "Translator",
    "build_translator",
    "evaluate",
    "load_text",
    "make_optimizer",
    "summarize",
    "train",
]

MONITOR = "val_bleu"


@dataclasses.dataclass(frozen=True)
class TrainingResult:
    """What a training run leaves: the best model, and the record of how it got there.

    Attributes:
        translator: the model of the best epoch, or the mean of the last ones if the recipe says
            `average`, with its tokenizers.
        history: a dict for each epoch: loss and val_loss (nats per token, with the recipe's label
            smoothing), val_bleu (0 to 100), minutes, and val_aer where there are gold alignments
            and tokens are words. See `TrainingCheckpoint` on the loss of an interrupted epoch.
        minutes: of training, validation included, over all restarts; not what a kill undid.
    """

    translator: Translator
    history: list[dict]
    minutes: float


def train(
    recipe: NMTRecipe,
    output: str | os.PathLike | None = None,
    *,
    text: ParallelText | None = None,
    resume: bool = False,
    verbose: int = 1,
    callbacks: Sequence[keras.callbacks.Callback] = (),
    logs: bool = False,
) -> TrainingResult:
    """Train a translation model, on all GPUs that there are; see `tfqa.training.devices`.

    Args:
        recipe: an `NMTRecipe`.
        output: directory for tokenizers, checkpoints, the best weights and `result.json`; None
            for a temporary one that is deleted at the end.
        text: a `ParallelText` to train on, in place of loading `recipe.data`.
        resume: go on from the last checkpoint in `output`, to the very weights that an
            uninterrupted run would have reached. Without it a directory in use is refused. A
            finished run is only loaded; one that a callback stopped goes on.
        verbose: 0 silent, 1 progress bars, 2 a line an epoch; also prints what the loader notes.
        callbacks: further Keras callbacks.
        logs: also write TensorBoard logs, under `output`/logs.

    Returns:
        A `TrainingResult`.

    Raises:
        FileExistsError: `output` holds a run, and `resume` is False.
        FileNotFoundError: `resume`, and `output` holds no run.
        ValueError: `resume`, and the run in `output` was made by another recipe; or the recipe
            asks for what this backend cannot do.
        RuntimeError: a callback stopped the training before its first epoch was over.
    """
    with open_run(recipe, output, resume=resume, logs=logs) as run:
        options = {"resume": resume, "callbacks": callbacks, "logs": logs}
        options["verbose"] = verbose if run.speaks else 0
        return _train(recipe, run.place, text, run.devices, **options)


def _train(recipe, output, text, devices, *, verbose, **options):
    """Train on these devices; `output` is this process's own."""
    jit_compile = _choose_jit(recipe)
    set_seeds(recipe.seed, deterministic=True)
    text = load_text(recipe) if text is None else text
    train_split = spread(text.train, recipe.train_pairs)
    validation = text.validation.take(range(len(text.validation))[: recipe.validation_pairs])
    with devices.scope():
        translator = build_translator(recipe, train_split)
    translator.save_parts(output)
    write_json(output / RECIPE, recipe.to_dict())  # from here on the directory is in use
    run = _Run(recipe, translator, train_split, validation, output)
    for note in (*text.notes, *run.notes) if verbose else ():
        print(f"Note: {note}")
    with devices.scope():
        run.compile(jit_compile)
    run.fit(verbose=verbose, **options)
    history = run.checkpoint.history
    if not history:
        raise RuntimeError(
            "A callback stopped the training before its first epoch was over, so there is no best "
            "epoch. Resume it with resume=True (--resume)."
        )
    result = TrainingResult(translator, history, sum(record["minutes"] for record in history))
    if (output / RESULT).exists():  # a finished run was only loaded
        load_weights(translator.model, output / WEIGHTS)
        return result
    averaged = run.choose_weights()
    write_json(output / RESULT, summarize(recipe, result) | averaged)
    return result


def spread(split: ParallelSplit, count: int | None) -> ParallelSplit:
    """Take `count` pairs, evenly spaced from the first to the last; None or too many: all."""
    if count is None or count >= len(split):
        return split
    return split.take([round(row) for row in np.linspace(0, len(split) - 1, count)])


def load_text(recipe: NMTRecipe) -> ParallelText:
    """Load the data that a recipe names."""
    return load_parallel(recipe.data, languages=recipe.languages)


def build_translator(recipe: NMTRecipe, split: ParallelSplit) -> Translator:
    """Learn the vocabularies from the training split and make an untrained model for them."""
    texts = {"source": split.sources, "target": split.targets}
    if recipe.joint:
        texts = dict.fromkeys(texts, split.sources + split.targets)
    tokenizers = {
        side: LibraryTokenizer.train(lines, recipe.vocabulary_size, kind=recipe.tokenizer)
        for side, lines in texts.items()
    }
    sizes = {f"{side}_vocabulary_size": one.vocabulary_size for side, one in tokenizers.items()}
    model = make_model(recipe.architecture, {**recipe.model, **sizes}, dtype=recipe.precision)
    return Translator(model, tokenizers["source"], tokenizers["target"], recipe.translation_length)


def evaluate(
    translator: Translator, split: ParallelSplit, num_beams: int = 1, length_penalty: float = 1.0
) -> tuple[list[str], BleuScore]:
    """Translate a split and score it.

    Returns:
        The translations, and their `BleuScore` against the split's targets.
    """
    hypotheses = translator.translate(
        list(split.sources), num_beams=num_beams, length_penalty=length_penalty
    )
    return hypotheses, corpus_bleu(hypotheses, split.targets)


def summarize(recipe: NMTRecipe, result: TrainingResult) -> dict:
    """Return the record of a training run that `benchmarks/results/` keeps."""
    best = best_epoch([record[MONITOR] for record in result.history], MONITOR)
    return {
        "recipe": recipe.to_dict(),
        "parameters": result.translator.model.count_params(),
        "commit": current_commit(),
        **describe_machine(),
        "minutes": round(result.minutes, 2),
        "epochs": len(result.history),
        "best_epoch": best,
        "curve": result.history,
    }


class _Run:
    """One training run: the data pipelines and callbacks around `fit`."""

    def __init__(self, recipe, translator, train_split, validation_split, output):
        self.recipe = recipe
        self.translator = translator
        self.validation_split = validation_split
        self.output = output
        self.encode = functools.partial(
            make_batches,
            source_tokenizer=translator.source_tokenizer,
            target_tokenizer=translator.target_tokenizer,
            batch_size=recipe.batch_size,
        )
        self.train_split = train_split
        self.validation = self.encode(validation_split, shuffle=False)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            self.steps = int(self._batches().cardinality())
        self.notes = [str(one.message) for one in caught]  # how many pairs are left out
        self.checkpoint = TrainingCheckpoint(
            output / "checkpoints", every=recipe.checkpoint_every, steps=self.steps
        )
        self.keep_best = KeepBest(
            output / WEIGHTS, self.checkpoint, monitor=MONITOR, patience=recipe.patience
        )
        self.keep_last = KeepLast(output / "last", recipe.average, self.checkpoint)

    def batches(self, **options):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # they are in `notes`
            return self._batches(**options)

    def _batches(self, **options):
        limits = {"max_length": self.recipe.max_length, "seed": self.recipe.seed}
        return self.encode(self.train_split, **limits, **options)

    def compile(self, jit_compile):
        self.translator.model.compile(
            optimizer=make_optimizer(self.recipe, self.steps),
            loss=MaskedCrossEntropy(label_smoothing=self.recipe.label_smoothing),
            jit_compile=jit_compile,
        )

    def fit(self, *, resume, verbose, callbacks, logs):
        checkpoint, recipe = self.checkpoint, self.recipe
        if resume:
            checkpoint.restore(self.translator.model)
        records = [
            MetricCallback(self._score),
            self.keep_best,
            *([self.keep_last] if recipe.average > 1 else []),
            checkpoint,
        ]
        if logs:
            records.append(keras.callbacks.TensorBoard(self.output / "logs"))
        values = [record[MONITOR] for record in checkpoint.history]
        if checkpoint.epoch >= recipe.epochs or self.keep_best.is_over(values):
            return
        (self.output / RESULT).unlink(missing_ok=True)  # of a run that a callback stopped
        options = {"callbacks": [*records, *callbacks], "verbose": verbose}
        fit_epochs(
            self.translator.model, self.batches, checkpoint, recipe.epochs, self.steps,
            validation_data=self.validation, **options,
        )  # fmt: skip

    def choose_weights(self):
        """Load the weights that the run leaves -> what to add to its record."""
        model = self.translator.model
        if self.recipe.average == 1:
            load_weights(model, self.output / WEIGHTS)
            return {}
        paths = self.keep_last.paths()
        average_weights(model, paths)
        save_weights(model, self.output / WEIGHTS)
        with alone():
            return {"averaged": {"epochs": len(paths), MONITOR: self._bleu()}}

    def _score(self):
        """Compute BLEU, and the alignment error rate where words have gold alignments."""
        translator, split = self.translator, self.validation_split
        scores = {MONITOR: self._bleu()}
        words = self.recipe.tokenizer == "word"
        if split.alignments is not None and translator.model.attends and words:
            scores["val_aer"] = alignment_error(translator, split)
        return scores

    def _bleu(self):
        return evaluate(self.translator, self.validation_split)[1].score


def make_optimizer(recipe: NMTRecipe, steps: int) -> keras.optimizers.Optimizer:
    """Adam with the recipe's schedule; `steps` is the number of batches in an epoch.

    For a Transformer with the paper's settings, else with Keras's.
    """
    rate, warmup, every = recipe.learning_rate, recipe.warmup_steps, recipe.accumulation_steps
    if recipe.decay == "inverse_sqrt":
        rate = InverseSquareRoot(rate, warmup)
    elif recipe.decay == "cosine" or warmup:
        total = recipe.epochs * steps  # a schedule counts batches, also where they accumulate
        rate = warmup_cosine(rate, warmup, total, cosine=recipe.decay == "cosine")
    if recipe.architecture == "transformer":
        return transformer_adam(rate, clip_norm=recipe.clip_norm, accumulation_steps=every)
    return Adam(
        rate,
        global_clipnorm=recipe.clip_norm,
        gradient_accumulation_steps=every if every > 1 else None,
    )


def _choose_jit(recipe):
    if recipe.jit_compile and not can_jit_compile():
        raise ValueError(
            "TensorFlow's XLA compiles neither the gradient of the scan over the words of a "
            "sentence nor deterministic operations, which a training asks for. "
            "Received: jit_compile=True. Leave it null, or set KERAS_BACKEND=jax."
        )
    return can_jit_compile() if recipe.jit_compile is None else recipe.jit_compile
