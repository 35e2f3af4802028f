"""What decides a training run of a translation model: its fields, presets and files."""

import dataclasses

from tfqa.models.architectures import ARCHITECTURES
from tfqa.recipes.recipe import Recipe, check_fields

DECAYS = ("constant", "cosine", "inverse_sqrt")


@dataclasses.dataclass(frozen=True, kw_only=True)
class NMTRecipe(Recipe):
    """All that decides what a training run does.

    Args:
        data: what `tfqa.datasets.load_parallel` takes: a name, a path, or two paths.
        languages: codes of source and target, for a directory of files; see `load_parallel`.
        tokenizer: "word" or "bpe".
        vocabulary_size: entries at most, of each language.
        joint: one vocabulary, learned on both languages.
        architecture: "seq2seq" (chapter 01) or "transformer" (chapter 02).
        model: fields of `Seq2SeqConfig` or `TransformerConfig`, without the vocabulary sizes.
        max_length: training pairs with more tokens than this on a side are left out.
        translation_length: tokens after which a translation is cut off.
        train_pairs: use only so many training pairs, evenly spaced, because files are often sorted
            by length; None for all.
        validation_pairs: translate only the first so many validation pairs after each epoch.
        batch_size: sentence pairs a step.
        epochs: at most.
        patience: epochs without a better validation BLEU after which to stop; None for never.
        average: the trained model is the mean of the weights after each of the last so many
            epochs; 1 for the weights of the best epoch alone.
        learning_rate: of Adam, at its highest. A Transformer's Adam has the paper's settings.
        warmup_steps: batches over which the rate rises linearly from 0.
        decay: after the warm-up the rate stays ("constant"), falls to 0 along a cosine until the
            last epoch ("cosine"), or falls with the square root of time ("inverse_sqrt").
        accumulation_steps: batches whose mean gradient makes one update.
        clip_norm: the gradient of all weights together is scaled down to this norm.
        label_smoothing: see `MaskedCrossEntropy`.
        checkpoint_every: steps between checkpoints inside an epoch; 0 for one an epoch.
        precision: Keras dtype policy, "float32", "mixed_bfloat16" or "mixed_float16".
        jit_compile: compile the step with XLA. None does so where it works: on JAX; TensorFlow's
            XLA refuses the scan over the words of a sentence, and deterministic operations.
        seed: of weights, dropout and the order of the data.

    Raises:
        ValueError: a field has a wrong type or is out of range, or `model` has an unknown one.
    """

    at_least_one = (
        *("vocabulary_size", "max_length", "translation_length", "train_pairs", "validation_pairs"),
        *("epochs", "patience", "average", *Recipe.at_least_one),
    )
    choices = Recipe.choices | {"architecture": tuple(ARCHITECTURES), "decay": DECAYS}

    data: str | tuple = "samples"
    languages: tuple | None = None
    tokenizer: str = "word"
    vocabulary_size: int = 8000
    joint: bool = False
    architecture: str = "seq2seq"
    model: dict = dataclasses.field(default_factory=dict)
    max_length: int = 100
    translation_length: int = 100
    train_pairs: int | None = None
    validation_pairs: int | None = None
    batch_size: int = 64
    epochs: int = 10
    patience: int | None = None
    average: int = 1
    learning_rate: float = 1e-3
    warmup_steps: int = 0
    decay: str = "constant"
    accumulation_steps: int = 1
    clip_norm: float = 1.0
    label_smoothing: float = 0.0
    checkpoint_every: int = 0
    precision: str = "float32"
    jit_compile: bool | None = None
    seed: int = 0

    def __post_init__(self):
        super().__post_init__()
        if self.decay == "inverse_sqrt" and not self.warmup_steps:
            raise ValueError(
                '`decay="inverse_sqrt"` must have `warmup_steps` of at least 1, where the rate is '
                "at its peak. Received: warmup_steps=0."
            )
        counted = "source_vocabulary_size", "target_vocabulary_size"  # from the tokenizers
        check_fields("model", self.model, ARCHITECTURES[self.architecture][1], counted)


TRANSLATION_PRESETS = {
    "samples": NMTRecipe(
        data="samples",
        vocabulary_size=2000,
        model={"embedding_dim": 64, "hidden_dim": 128, "attention_dim": 64},
        max_length=30,
        translation_length=60,
        validation_pairs=100,
        batch_size=48,
        epochs=4,
        learning_rate=3e-3,
        decay="cosine",
    ),
    "samples-transformer": NMTRecipe(
        data="samples",
        architecture="transformer",
        vocabulary_size=2000,
        model={"hidden_dim": 80, "intermediate_dim": 160, "num_heads": 8, "num_layers": 2},
        max_length=30,
        translation_length=60,
        validation_pairs=100,
        batch_size=48,
        epochs=4,
        learning_rate=3e-3,
        warmup_steps=200,
        decay="cosine",
        label_smoothing=0.1,
    ),
    "multi30k": NMTRecipe(
        data="multi30k/en-de",
        tokenizer="bpe",
        vocabulary_size=6000,
        model={"embedding_dim": 192, "hidden_dim": 256, "encoder_dim": 256, "dropout": 0.4}
        | {"tie_embeddings": True},
        epochs=10,
        warmup_steps=300,
        decay="cosine",
        label_smoothing=0.1,
    ),
    "multi30k-transformer": NMTRecipe(
        data="multi30k/en-de",
        architecture="transformer",
        tokenizer="bpe",
        vocabulary_size=6000,
        joint=True,
        model={"hidden_dim": 128, "intermediate_dim": 512, "num_heads": 4, "num_layers": 4}
        | {"dropout": 0.15, "norm": "pre", "share_embeddings": True},
        epochs=18,
        average=5,
        learning_rate=2e-3,
        warmup_steps=600,
        decay="cosine",
        label_smoothing=0.1,
    ),
    "spa-eng": NMTRecipe(
        data="spa-eng",
        tokenizer="bpe",
        vocabulary_size=6000,
        model={"embedding_dim": 192, "hidden_dim": 256, "dropout": 0.2, "tie_embeddings": True},
        train_pairs=30_000,
        epochs=3,
        warmup_steps=300,
        decay="cosine",
        label_smoothing=0.1,
    ),
}
