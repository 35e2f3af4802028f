"""What decides a fine-tuning run on questions: its fields and presets."""

import dataclasses

from tfqa.recipes.recipe import Recipe, check_fields


@dataclasses.dataclass(frozen=True)
class FreeFields:
    """The fields of a model's configuration that a pre-trained one leaves open."""

    dropout: float
    attention_dropout: float
    initializer_range: float


@dataclasses.dataclass(frozen=True, kw_only=True)
class SquadRecipe(Recipe):
    """All that decides what a fine-tuning on questions about a page does.

    Args:
        data: what `tfqa.datasets.load_squad` takes: a name, a path, or a pair of paths.
        train_examples: questions to train on, drawn by the seed; None for all.
        validation_examples: the same of those to evaluate on after each epoch; 0 evaluates none.
        answerable: leave out the questions without an answer, when training and evaluating.
        pretrained: what `from_pretrained` of a model takes: "minilm-l6", a directory, a name.
        from_scratch: take sizes and vocabulary of `pretrained`, but new weights, to see what the
            weights are worth.
        frozen: train the head alone, on features that stay as they are.
        model: fields of the configuration that may differ from the pre-trained model's: `dropout`,
            `attention_dropout` and `initializer_range`.
        max_length: tokens of a window at most, question included.
        stride: tokens from the start of a window to the next one's start.
        max_question_length: tokens that are read of a question.
        max_answer_tokens: of an answer, when one is looked for.
        epochs: passes over the questions.
        batch_size: windows a step; similar lengths go together.
        learning_rate: at its highest, of the head.
        warmup_share: of all steps, over which the rate rises; then it falls linearly to 0.
        weight_decay: of AdamW; biases and normalizations do not decay.
        layer_decay: each layer learns with this share of the rate of the layer above it; 1 for
            all alike.
        clip_norm: the gradient of all weights together is scaled down to this norm; None for no
            limit.
        accumulation_steps: batches whose mean gradient makes one update.
        checkpoint_every: steps between checkpoints inside an epoch; 0 for one an epoch.
        precision: Keras dtype policy, "float32", "mixed_bfloat16" or "mixed_float16".
        seed: of the head, dropout, the questions and their order.

    Raises:
        ValueError: a field has a wrong type or is out of range, or `model` has an unknown one.
    """

    at_least_one = (
        *("train_examples", "max_question_length", "max_answer_tokens", "stride"),
        *("epochs", "batch_size", "accumulation_steps"),
    )

    data: str | tuple = "samples"
    train_examples: int | None = None
    validation_examples: int | None = None
    answerable: bool = False
    pretrained: str = "minilm-l6"
    from_scratch: bool = False
    frozen: bool = False
    model: dict = dataclasses.field(default_factory=dict)
    max_length: int = 384
    stride: int = 128
    max_question_length: int = 64
    max_answer_tokens: int = 30
    epochs: int = 1
    batch_size: int = 16
    learning_rate: float = 1e-4
    warmup_share: float = 0.1
    weight_decay: float = 0.01
    layer_decay: float = 1.0
    clip_norm: float | None = 1.0
    accumulation_steps: int = 1
    checkpoint_every: int = 0
    precision: str = "float32"
    seed: int = 0

    def __post_init__(self):
        super().__post_init__()
        if (count := self.validation_examples) is not None and count < 0:
            raise ValueError(
                "`validation_examples` must be at least 0, which evaluates none. "
                f"Received: validation_examples={count}."
            )
        if not 0 <= self.warmup_share < 1:
            raise ValueError(
                f"`warmup_share` must be in [0, 1). Received: warmup_share={self.warmup_share}."
            )
        if not 0 < self.layer_decay <= 1:
            raise ValueError(
                f"`layer_decay` must be in (0, 1]. Received: layer_decay={self.layer_decay}."
            )
        room = self.max_length - self.max_question_length - 3
        if not self.stride <= room:
            raise ValueError(
                "`stride` must be at most max_length - max_question_length - 3, or there would be "
                f"gaps between the windows. Received: stride={self.stride}, max_length="
                f"{self.max_length}, max_question_length={self.max_question_length}."
            )
        check_fields("model", self.model, FreeFields)


FAST = {"dropout": 0.0, "attention_dropout": 0.0}
"""No dropout: one pass over the questions shows none of them twice."""

SQUAD_PRESETS = {
    "samples": SquadRecipe(
        data="samples",
        train_examples=4000,
        validation_examples=300,
        model=FAST,
        max_length=192,
        stride=64,
        max_question_length=32,
        learning_rate=3e-4,
    ),
    "squad-v1.1": SquadRecipe(
        data="squad/v1.1",
        train_examples=20_000,
        validation_examples=500,
        model=FAST,
        learning_rate=2e-4,
        checkpoint_every=100,
    ),
    "squad-v2.0-articles": SquadRecipe(
        data="squad/v2.0-articles",
        validation_examples=500,
        model=FAST,
        checkpoint_every=100,
        epochs=2,
    ),
}
"""Recipes by name. With a GPU: --set train_examples=null epochs=3 batch_size=32."""
