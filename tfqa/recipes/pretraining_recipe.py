"""What decides a pre-training run of BERT: its fields and presets."""

import dataclasses
import math

from tfqa.datasets import PretrainingOptions
from tfqa.models import BertConfig
from tfqa.recipes.recipe import Recipe, check_fields


@dataclasses.dataclass(frozen=True, kw_only=True)
class PretrainingRecipe(Recipe):
    """All that decides what a pre-training run does.

    It has phases, one after the other, with longer and longer sequences: attention costs the
    square of the length, and most of what is to be learned shows in short ones
    (Devlin et al. 2019, A.2: 128 tokens for nine tenths of the steps, then 512).

    Args:
        data: what `tfqa.datasets.load_corpus` takes: a name, a path, or several.
        validation_data: a corpus to evaluate on; None holds out `validation_share` of `data`.
        validation_share: share of the documents of `data` that is held out, if it is; another
            `seed` holds out others.
        vocabulary: "bert-base-uncased", a published `vocab.txt`, or a tokenizer that
            `tfqa tokenizer train --kind wordpiece` wrote; None learns WordPiece on the corpus.
        vocabulary_size: entries at most, if it is learned.
        examples: fields of `tfqa.datasets.PretrainingOptions`, without `max_length` and
            `max_predictions`, which follow from `lengths`.
        dynamic: draw the masked tokens anew in each pass over the data; False draws them once, when
            the examples are written, as the first BERT did; it wrote ten `examples.copies`.
        left_to_right: train a model that predicts each token from those before it, for comparison;
            see `tfqa.datasets.left_to_right`. It is evaluated on the tokens that are masked for
            BERT, and learns nothing of the next sentence.
        model: fields of `BertConfig`, without the vocabulary's size. What it leaves out is as in
            BERT-base, so {} is BERT-base: far too large for a CPU.
        lengths: tokens of an example at most, a number for each phase, all different.
        batch_sizes: examples a step, for each phase.
        steps: for each phase; multiples of `evaluate_every`.
        evaluate_every: steps between two evaluations, which are the epochs that Keras speaks of.
        validation_batches: evaluate on the first so many batches; None for all.
        learning_rate: at its highest.
        warmup_steps: steps over which the rate rises linearly from 0; then it falls linearly to 0
            at the last step of the last phase.
        weight_decay: of AdamW; biases and normalizations do not decay.
        clip_norm: the gradient of all weights together is scaled down to this norm; None for no
            limit.
        accumulation_steps: batches whose mean gradient makes one update.
        checkpoint_every: steps between checkpoints inside an epoch; 0 for one an epoch.
        precision: Keras dtype policy, "float32", "mixed_bfloat16" or "mixed_float16".
        seed: of weights, dropout, examples and their order.

    Raises:
        ValueError: a field has a wrong type or is out of range, or `model` or `examples` has an
            unknown one.
    """

    at_least_one = (
        *("vocabulary_size", "lengths", "batch_sizes", "steps", "evaluate_every"),
        *("validation_batches", "accumulation_steps"),
    )

    data: str | tuple = "samples"
    validation_data: str | tuple | None = None
    validation_share: float = 0.05
    vocabulary: str | None = None
    vocabulary_size: int = 4000
    examples: dict = dataclasses.field(default_factory=dict)
    dynamic: bool = True
    left_to_right: bool = False
    model: dict = dataclasses.field(default_factory=dict)
    lengths: tuple[int, ...] = (128,)
    batch_sizes: tuple[int, ...] = (32,)
    steps: tuple[int, ...] = (1000,)
    evaluate_every: int = 250
    validation_batches: int | None = None
    learning_rate: float = 1e-3
    warmup_steps: int = 100
    weight_decay: float = 0.01
    clip_norm: float | None = 1.0
    accumulation_steps: int = 1
    checkpoint_every: int = 0
    precision: str = "float32"
    seed: int = 0

    def __post_init__(self):
        super().__post_init__()
        counts = {name: len(getattr(self, name)) for name in ("lengths", "batch_sizes", "steps")}
        if not self.lengths or len(set(counts.values())) > 1:
            raise ValueError(
                "`lengths`, `batch_sizes` and `steps` must have a number for each phase. "
                f"Received: lengths={self.lengths}, batch_sizes={self.batch_sizes}, "
                f"steps={self.steps}."
            )
        if len(set(self.lengths)) < len(self.lengths):
            raise ValueError(
                "`lengths` must be different, because two phases with the same one would see the "
                f"same batches. Received: lengths={self.lengths}. Make one phase of them with more "
                "`steps`."
            )
        if any(count % self.evaluate_every for count in self.steps):
            raise ValueError(
                "Every number in `steps` must be a multiple of `evaluate_every`. Received: "
                f"steps={self.steps}, evaluate_every={self.evaluate_every}."
            )
        if not 0 <= self.warmup_steps < sum(self.steps):
            raise ValueError(
                "`warmup_steps` must be at least 0 and less than all `steps` together. Received: "
                f"warmup_steps={self.warmup_steps}, steps={self.steps}."
            )
        if not 0 < self.validation_share < 1:
            raise ValueError(
                "`validation_share` must be between 0 and 1. Received: "
                f"validation_share={self.validation_share}. A corpus of its own to evaluate on is "
                "`validation_data`."
            )
        check_fields("model", self.model, BertConfig, ("vocabulary_size", "pad_id"))
        longest = self.make_config(self.vocabulary_size).max_length
        if longest < max(self.lengths):
            raise ValueError(
                "`model.max_length` must be at least the longest of `lengths`. Received: "
                f"model.max_length={longest}, lengths={self.lengths}."
            )
        computed = "max_length", "max_predictions"
        check_fields("examples", self.examples, PretrainingOptions, computed)
        for length in self.lengths:
            self.make_options(length)

    def with_data(self, data: str | tuple) -> "PretrainingRecipe":
        """Return the same recipe for other data, a share of which is held out to evaluate on."""
        changed = self.replace(data=data)
        return self if changed == self else changed.replace(validation_data=None)

    def make_config(self, vocabulary_size: int) -> BertConfig:
        """Return what the model is."""
        fields = {"max_length": max(self.lengths), **self.model}
        return BertConfig(vocabulary_size=vocabulary_size, **fields)

    def make_options(self, length: int) -> PretrainingOptions:
        """Return what makes the examples of a phase.

        One masks at most its share of `length`, rounded up: 20 of 128 tokens, and 77 of 512, as in
        the original.
        """
        options = PretrainingOptions(max_length=length, **self.examples)
        most = max(1, math.ceil(round(length * options.masking_rate, 9)))
        return dataclasses.replace(options, max_predictions=most)


FAST = {"dropout": 0.0, "attention_dropout": 0.0}
"""No dropout: what passes by only a few times is not learned by heart."""

# The shape of "text" is that of BERT-tiny (Turc et al. 2019).
PRETRAINING_PRESETS = {
    "samples": PretrainingRecipe(
        data="samples",
        validation_data="samples-dev",
        vocabulary_size=6000,  # more than there are: nearly every word is a token
        model={"hidden_dim": 128, "intermediate_dim": 512, "num_heads": 4, "num_layers": 2}
        | {"initializer_range": 0.08, **FAST},
        lengths=(32,),
        batch_sizes=(48,),
        steps=(2400,),
        evaluate_every=300,
        learning_rate=3e-3,
    ),
    "text": PretrainingRecipe(
        data=("wiki_squad_train", "gutenberg", "state_union", "inaugural"),
        validation_data="wiki_squad_dev",
        vocabulary="bert-base-uncased",
        model={"hidden_dim": 128, "intermediate_dim": 512, "num_heads": 2, "num_layers": 2}
        | {"initializer_range": 0.08, **FAST},
        lengths=(32, 64),
        batch_sizes=(96, 48),
        steps=(4000, 800),
        evaluate_every=200,
        validation_batches=20,
        learning_rate=7e-4,
        warmup_steps=200,
        checkpoint_every=50,
    ),
}
