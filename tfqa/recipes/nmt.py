"""Train, evaluate and use a translation model; the notebook and the command line call this."""

import dataclasses
import functools
import json
import tempfile
from pathlib import Path

import keras

from tfqa.datasets import load_parallel, make_batches
from tfqa.metrics import corpus_bleu
from tfqa.models import Seq2Seq, Seq2SeqConfig
from tfqa.models.config import Config
from tfqa.recipes.translator import Translator, write_json
from tfqa.tokenizers import LibraryTokenizer
from tfqa.training.callbacks import (
    KeepBest,
    MetricCallback,
    Stopwatch,
    TrainingCheckpoint,
    best_epoch,
)
from tfqa.training.losses import MaskedCrossEntropy
from tfqa.training.runtime import current_commit, describe_machine, set_seeds

MONITOR = "val_bleu"
WEIGHTS = "model.weights.h5"


@dataclasses.dataclass(frozen=True, kw_only=True)
class NMTRecipe(Config):
    """All that decides what a training run does.

    Args:
        data: what `tfqa.datasets.load_parallel` takes: a name or a path.
        tokenizer: "word" or "bpe".
        vocabulary_size: entries at most, of each language.
        joint: one vocabulary, learned on both languages.
        model: fields of `Seq2SeqConfig` other than the vocabulary sizes.
        max_length: training pairs with more tokens than this on a side are left out; translations
            are cut off there.
        train_pairs: use only the first so many training pairs; None for all.
        batch_size: sentence pairs a step.
        epochs: at most.
        patience: epochs without a better validation BLEU after which to stop; None for never.
        learning_rate: of Adam, at its highest.
        warmup_steps: steps over which the rate rises linearly from 0.
        cosine: the rate then falls to 0 along a cosine until the last epoch, else it stays.
        clip_norm: the gradient of all weights together is scaled down to this norm.
        label_smoothing: see `MaskedCrossEntropy`.
        checkpoint_every: steps between checkpoints inside an epoch; 0 for one an epoch.
        precision: Keras dtype policy, "float32", "mixed_bfloat16" or "mixed_float16".
        jit_compile: compile the step with XLA; on a CPU it does not pay for recurrent models.
        seed: of weights, dropout and the order of the data.
    """

    data: str = "samples"
    tokenizer: str = "word"
    vocabulary_size: int = 8000
    joint: bool = False
    model: dict = dataclasses.field(default_factory=dict)
    max_length: int = 100
    train_pairs: int | None = None
    batch_size: int = 64
    epochs: int = 10
    patience: int | None = None
    learning_rate: float = 1e-3
    warmup_steps: int = 0
    cosine: bool = False
    clip_norm: float = 1.0
    label_smoothing: float = 0.0
    checkpoint_every: int = 0
    precision: str = "float32"
    jit_compile: bool = False
    seed: int = 0


PRESETS = {
    "samples": NMTRecipe(model={"embedding_dim": 64, "hidden_dim": 128}, epochs=8, batch_size=64),
    "multi30k": NMTRecipe(
        data="multi30k/en-de",
        tokenizer="bpe",
        vocabulary_size=6000,
        model={"embedding_dim": 192, "hidden_dim": 256, "encoder_dim": 256, "dropout": 0.4}
        | {"tie_embeddings": True},
        epochs=16,
        warmup_steps=300,
        cosine=True,
        label_smoothing=0.1,
        checkpoint_every=200,
    ),
    "spa-eng": NMTRecipe(
        data="spa-eng",
        tokenizer="bpe",
        vocabulary_size=6000,
        model={"embedding_dim": 192, "hidden_dim": 256, "dropout": 0.2, "tie_embeddings": True},
        train_pairs=60_000,
        epochs=6,
        warmup_steps=400,
        cosine=True,
        checkpoint_every=500,
    ),
}


@dataclasses.dataclass(frozen=True)
class TrainingResult:
    """What a training run leaves: the best model, and the record of how it got there.

    Attributes:
        translator: the model of the best epoch, with its tokenizers.
        history: a dict for each epoch: loss, val_loss (nats per token), val_bleu (0 to 100), …
        minutes: of training, validation included, over all restarts.
    """

    translator: Translator
    history: list
    minutes: float


def train(recipe, output=None, *, text=None, resume=False, verbose=1, callbacks=(), logs=False):
    """Train a translation model.

    Args:
        recipe: an `NMTRecipe`.
        output: directory for tokenizers, checkpoints, the best weights and `result.json`; None
            for a temporary one that is deleted at the end.
        text: a `ParallelText` to train on, in place of loading `recipe.data`.
        resume: go on from the last checkpoint in `output`, to the very weights that an
            uninterrupted run would have reached. Without it a directory in use is refused.
        verbose: 0 silent, 1 progress bars, 2 a line an epoch.
        callbacks: further Keras callbacks.
        logs: also write TensorBoard logs, under `output`/logs.

    Returns:
        A `TrainingResult`.

    Raises:
        FileExistsError: `output` holds a run, and `resume` is False.
        FileNotFoundError: `resume`, and `output` holds no run.
        ValueError: `resume`, and the run in `output` was made by another recipe.
    """
    if output is None:
        with tempfile.TemporaryDirectory() as directory:
            return train(recipe, Path(directory) / "run", text=text, verbose=verbose,
                         callbacks=callbacks)
    output = Path(output)
    _claim(output, recipe, resume)
    set_seeds(recipe.seed, deterministic=True)
    text = load_parallel(recipe.data) if text is None else text
    train_split = text.train.take(range(len(text.train))[: recipe.train_pairs])
    translator = build_translator(recipe, train_split)
    translator.save_parts(output)
    run = _Run(recipe, translator, train_split, text.validation, output)
    run.fit(resume=resume, verbose=verbose, callbacks=callbacks, logs=logs)
    translator.model.load_weights(output / WEIGHTS)
    history = run.checkpoint.history
    result = TrainingResult(translator, history, sum(record["minutes"] for record in history))
    write_json(output / "result.json", summarize(recipe, result))
    return result


def build_translator(recipe, split):
    """Learn the vocabularies from the training split and make an untrained model for them."""
    texts = {"source": split.sources, "target": split.targets}
    if recipe.joint:
        texts = dict.fromkeys(texts, split.sources + split.targets)
    tokenizers = {
        side: LibraryTokenizer.train(lines, recipe.vocabulary_size, kind=recipe.tokenizer)
        for side, lines in texts.items()
    }
    config = Seq2SeqConfig.from_dict(
        {
            **recipe.model,
            "source_vocabulary_size": tokenizers["source"].vocabulary_size,
            "target_vocabulary_size": tokenizers["target"].vocabulary_size,
        }
    )
    model = Seq2Seq(config, dtype=recipe.precision)
    return Translator(model, tokenizers["source"], tokenizers["target"], recipe.max_length)


def evaluate(translator, split, num_beams=1, length_penalty=1.0):
    """Translate a split and score it.

    Returns:
        The translations, and their `BleuScore` against the split's targets.
    """
    hypotheses = translator.translate(
        list(split.sources), num_beams=num_beams, length_penalty=length_penalty
    )
    return hypotheses, corpus_bleu(hypotheses, split.targets)


def summarize(recipe, result):
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
        self.steps = int(self.batches().cardinality())
        self.checkpoint = TrainingCheckpoint(
            output / "checkpoints", every=recipe.checkpoint_every, steps=self.steps
        )
        self.keep_best = KeepBest(
            output / WEIGHTS, self.checkpoint, monitor=MONITOR, patience=recipe.patience
        )

    def batches(self, **options):
        limits = {"max_length": self.recipe.max_length, "seed": self.recipe.seed}
        return self.encode(self.train_split, **limits, **options)

    def compile(self):
        self.translator.model.compile(
            optimizer=make_optimizer(self.recipe, self.steps),
            loss=MaskedCrossEntropy(label_smoothing=self.recipe.label_smoothing),
            jit_compile=self.recipe.jit_compile,
        )

    def fit(self, *, resume, verbose, callbacks, logs):
        self.compile()
        checkpoint, recipe = self.checkpoint, self.recipe
        if resume:
            checkpoint.restore(self.translator.model)
        records = [
            MetricCallback(MONITOR, self._bleu),
            MetricCallback("minutes", Stopwatch()),
            self.keep_best,
            checkpoint,
        ]
        if logs:
            records.append(keras.callbacks.TensorBoard(self.output / "logs"))
        options = {
            "validation_data": self.validation,
            "callbacks": [*records, *callbacks],
            "verbose": verbose,
            "shuffle": False,  # the batches come in the order of their epoch
        }
        fit = functools.partial(self.translator.model.fit, **options)
        if checkpoint.batch:  # the rest of the epoch that was interrupted
            rest = self.batches(first_epoch=checkpoint.epoch, skip_batches=checkpoint.batch)
            fit(rest, initial_epoch=checkpoint.epoch, epochs=checkpoint.epoch + 1)
        values = [record[MONITOR] for record in checkpoint.history]
        if checkpoint.epoch < recipe.epochs and not self.keep_best.is_over(values):
            batches = self.batches(first_epoch=checkpoint.epoch)
            fit(batches, initial_epoch=checkpoint.epoch, epochs=recipe.epochs)

    def _bleu(self):
        return evaluate(self.translator, self.validation_split)[1].score


def make_optimizer(recipe, steps):
    """Adam with the recipe's schedule; `steps` is the number of steps in an epoch."""
    rate = recipe.learning_rate
    if recipe.cosine or recipe.warmup_steps:
        total = recipe.epochs * steps - recipe.warmup_steps
        rate = keras.optimizers.schedules.CosineDecay(
            initial_learning_rate=0.0,
            warmup_target=recipe.learning_rate,
            warmup_steps=recipe.warmup_steps,
            decay_steps=max(1, total),
            alpha=0.0 if recipe.cosine else 1.0,
        )
    return keras.optimizers.Adam(rate, global_clipnorm=recipe.clip_norm)


def _claim(output, recipe, resume):
    """Take a directory for a run, or find the run to resume there."""
    path = output / "recipe.json"
    values = recipe.to_dict()
    if not resume:
        if path.exists():
            raise FileExistsError(
                f"{output} already holds a training run. Continue it with resume=True (--resume) "
                "or choose another output directory."
            )
        output.mkdir(parents=True, exist_ok=True)
        write_json(path, values)
        return
    if not path.exists():
        raise FileNotFoundError(
            f"Expected a training run to resume in {output}, with a file recipe.json. "
            "Start it without resume first."
        )
    before = json.loads(path.read_text(encoding="utf-8"))
    changed = sorted(name for name in values if before.get(name) != values[name])
    if changed:
        raise ValueError(
            f"The run in {output} was started with another recipe: {changed} differ. "
            "Resume it with its own recipe, or start a new run elsewhere."
        )
