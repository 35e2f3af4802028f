"""Train and evaluate a translation model."""

import dataclasses
import functools
import os
import warnings
from collections.abc import Sequence
from pathlib import Path

import keras
import numpy as np

from tfqa.datasets import ParallelSplit, ParallelText, load_parallel, make_batches
from tfqa.metrics import corpus_bleu
from tfqa.metrics.bleu import BleuScore
from tfqa.models.architectures import make_model
from tfqa.pipelines.alignment import alignment_error
from tfqa.pipelines.pipeline import WEIGHTS
from tfqa.pipelines.translator import Translator
from tfqa.recipes.run import run_task
from tfqa.recipes.task import Phase, Result, Task
from tfqa.recipes.translation_recipe import TRANSLATION_PRESETS, NMTRecipe
from tfqa.tokenizers import LibraryTokenizer
from tfqa.training.adam import Adam
from tfqa.training.averaging import KeepLast, average_weights
from tfqa.training.callbacks import KeepBest, best_epoch
from tfqa.training.devices import alone
from tfqa.training.files import load_weights, save_weights
from tfqa.training.losses import MaskedCrossEntropy
from tfqa.training.optimizers import transformer_adam
from tfqa.training.runtime import can_jit_compile
from tfqa.training.schedules import InverseSquareRoot, warmup_cosine

MONITOR = "val_bleu"


@dataclasses.dataclass(frozen=True)
class TrainingResult(Result):
    """What a training run leaves: the best model, and the record of how it got there.

    Attributes:
        translator: the model of the best epoch, or the mean of the last ones if the recipe says
            `average`, with its tokenizers.
        history: a dict for each epoch: loss and val_loss (nats per token, with the recipe's label
            smoothing), val_bleu (0 to 100), minutes, and val_aer where there are gold alignments
            and tokens are words. See `TrainingCheckpoint` on the loss of an interrupted epoch.
        minutes: of training, validation included, over all restarts; not what a kill undid.
        averaged: how many epochs the mean is of, and its val_bleu; {} if it is no mean, or if a
            finished run was only loaded.
    """

    translator: Translator
    history: list[dict]
    minutes: float
    averaged: dict = dataclasses.field(default_factory=dict)

    @property
    def model(self) -> keras.Model:
        """The trained model."""
        return self.translator.model

    @property
    def best_epoch(self) -> int:
        """The number, from 1, of the epoch with the best validation BLEU."""
        return best_epoch([record[MONITOR] for record in self.history], MONITOR)

    def figures(self) -> dict:
        """Return the numbers of epochs, and the BLEU of averaged weights."""
        averaged = {"averaged": self.averaged} if self.averaged else {}
        return {"epochs": len(self.history), "best_epoch": self.best_epoch, **averaged}

    def describe(self) -> list[str]:
        """Return the best epoch with its BLEU."""
        best, epochs = self.best_epoch, len(self.history)
        score = self.history[best - 1][MONITOR]
        return [f"Best epoch: {best} of {epochs}, validation BLEU {score:.2f}."]

    def next_commands(self, output: str) -> list[list[str]]:
        """Return the evaluation."""
        return [["nmt", "evaluate", "--output", output, "--beams", "5"]]


def train_translator(
    recipe: NMTRecipe,
    output: str | os.PathLike | None = None,
    *,
    text: ParallelText | None = None,
    resume: bool = False,
    verbose: int = 1,
    callbacks: Sequence[keras.callbacks.Callback] = (),
    logs: bool = False,
) -> TrainingResult:
    """Train a translation model.

    Args:
        recipe: an `NMTRecipe`.
        output, resume, verbose, callbacks, logs: see `tfqa.recipes.run.run_task`.
        text: a `ParallelText` to train on, in place of loading `recipe.data`.

    Returns:
        A `TrainingResult`.

    Raises:
        ValueError: the recipe asks for what this backend cannot do; or as `run_task`.
        RuntimeError: a callback stopped the training before its first epoch was over.
    """
    options = {"resume": resume, "verbose": verbose, "callbacks": callbacks, "logs": logs}
    return run_task(TranslationTask(recipe, text=text), output, **options)


class TranslationTask(Task):
    """Translation of sentences, scored by BLEU.

    Args:
        recipe: an `NMTRecipe`.
        text: see `train_translator`.
    """

    presets = TRANSLATION_PRESETS

    def __init__(self, recipe: NMTRecipe, text: ParallelText | None = None):
        super().__init__(recipe)
        self.text = text
        self.averaged = {}

    def load(self, directory: Path, resume: bool) -> None:
        """Read the sentence pairs."""
        recipe = self.recipe
        self.jit_compile = _choose_jit(recipe)
        text = load_text(recipe) if self.text is None else self.text
        self.notes = list(text.notes)
        self.train_split = spread(text.train, recipe.train_pairs)
        validation = text.validation
        self.validation_split = validation.take(range(len(validation))[: recipe.validation_pairs])

    def build(self) -> None:
        """Learn the vocabularies, and make the model for them."""
        self.pipeline = build_translator(self.recipe, self.train_split)

    def prepare(self, directory: Path) -> int:
        """Encode the pairs, and note how many are left out; write all but the weights."""
        self.pipeline.save_parts(directory)
        encode = functools.partial(
            make_batches,
            source_tokenizer=self.pipeline.source_tokenizer,
            target_tokenizer=self.pipeline.target_tokenizer,
            batch_size=self.recipe.batch_size,
        )
        limits = {"max_length": self.recipe.max_length, "seed": self.recipe.seed}
        self.train_batches = functools.partial(encode, self.train_split, **limits)
        self.validation_batches = encode(self.validation_split, shuffle=False)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            steps = int(self.train_batches().cardinality())
        self.notes += [str(warning.message) for warning in caught]
        return steps

    def compile(self, steps: int) -> None:
        """Compile with the recipe's optimizer."""
        self.model.compile(
            optimizer=make_optimizer(self.recipe, steps),
            loss=MaskedCrossEntropy(label_smoothing=self.recipe.label_smoothing),
            jit_compile=self.jit_compile,
        )

    def phases(self) -> list[Phase]:
        """Return the one phase of the training."""

        def batches(**options):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # they are in `notes`
                return self.train_batches(**options)

        return [Phase(self.recipe.epochs, batches, self.validation_batches)]

    def score(self) -> dict[str, float]:
        """Compute BLEU, and the alignment error rate where words have gold alignments."""
        scores = {MONITOR: self._bleu()}
        words = self.recipe.tokenizer == "word"
        if self.validation_split.alignments is not None and self.model.attends and words:
            scores["val_aer"] = alignment_error(self.pipeline, self.validation_split)
        return scores

    def callbacks(self, directory, checkpoint):
        """Keep the weights of the best epoch, and of the last ones if the recipe averages."""
        self.keep_best = KeepBest(directory / WEIGHTS, checkpoint, MONITOR, self.recipe.patience)
        self.keep_last = KeepLast(directory / "last", self.recipe.average, checkpoint)
        return [self.keep_best, *([self.keep_last] if self.recipe.average > 1 else [])]

    def is_over(self, history: list[dict]) -> bool:
        """Say whether the recipe's patience is at an end."""
        return self.keep_best.is_over([record[MONITOR] for record in history])

    def save(self, directory: Path, history: list[dict]) -> None:
        """Choose the weights of the best epoch, or write the mean of the last ones."""
        if not history:
            raise RuntimeError(
                "A callback stopped the training before its first epoch was over, so there is no "
                "best epoch. Resume it with resume=True (--resume)."
            )
        if self.recipe.average == 1:
            self.reload(directory)
            return
        paths = self.keep_last.paths()
        average_weights(self.model, paths)
        save_weights(self.model, directory / WEIGHTS)
        with alone():
            self.averaged = {"epochs": len(paths), MONITOR: self._bleu()}

    def reload(self, directory: Path) -> None:
        """Read the weights that were kept."""
        load_weights(self.model, directory / WEIGHTS)

    def make_result(self, checkpoint, minutes: float) -> TrainingResult:
        """Return the translator and its history."""
        return TrainingResult(self.pipeline, checkpoint.history, minutes, self.averaged)

    def _bleu(self):
        return evaluate_translator(self.pipeline, self.validation_split)[1].score


def evaluate_translator(
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
    sizes = {f"{side}_vocabulary_size": t.vocabulary_size for side, t in tokenizers.items()}
    model = make_model(recipe.architecture, {**recipe.model, **sizes}, dtype=recipe.precision)
    return Translator(model, tokenizers["source"], tokenizers["target"], recipe.translation_length)


def make_optimizer(recipe: NMTRecipe, steps: int) -> keras.optimizers.Optimizer:
    """Make Adam with the recipe's schedule; `steps` is the number of batches in an epoch.

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
