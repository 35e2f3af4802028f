"""A model family with the habits of three: ALBERT's groups, GPT-2's matrices, T5's first layer."""

import dataclasses

import keras

from tfqa.checkpoints.config import IGNORED_KEYS
from tfqa.checkpoints.families.bert import WORDPIECE
from tfqa.checkpoints.family import Family, WeightPattern, linear, normalization
from tfqa.models.config import Config
from tfqa.models.pretrained import PretrainedModel


@dataclasses.dataclass(frozen=True, kw_only=True)
class ToyConfig(Config):
    """Two groups of two layers; one key of the files, "mlp", sets two fields."""

    vocabulary_size: int = 7
    hidden_dim: int = 4
    activation: str = "relu"
    gated: bool = False
    dropout: float = 0.0
    norm: str = "post"


class ToyLayer(keras.layers.Layer):
    """A normalization, three maps that are stored as one, and one without bias."""

    def __init__(self, width, first, **kwargs):
        super().__init__(**kwargs)
        self.norm = keras.layers.LayerNormalization()
        self.query, self.key, self.value = (keras.layers.Dense(width) for _ in range(3))
        self.output_projection = keras.layers.Dense(width, use_bias=False)
        self.position_bias = keras.layers.Embedding(5, 2) if first else None
        self.width = width

    def build(self, input_shape=None):
        for layer in (self.norm, self.query, self.key, self.value, self.output_projection):
            layer.build((None, self.width))
        if self.position_bias is not None:
            self.position_bias.build()


class ToyModel(PretrainedModel):
    """The backbone; nothing is computed with it."""

    configuration = ToyConfig
    family = "toy"

    def __init__(self, config, **kwargs):
        super().__init__(config, **kwargs)
        self.table = keras.layers.Embedding(config.vocabulary_size, config.hidden_dim)
        self.groups = [
            [ToyLayer(config.hidden_dim, first=group == inner == 0) for inner in range(2)]
            for group in range(2)
        ]
        self.table.build()
        for group in self.groups:
            for layer in group:
                layer.build()
        self.built = True


class ToyLMHeadModel(PretrainedModel):
    """Scores the vocabulary with the table: its head has no weights of its own."""

    configuration = ToyConfig
    family = "toy"

    def __init__(self, config, **kwargs):
        super().__init__(config, **kwargs)
        self.backbone = ToyModel(config)
        self.built = True


LAYER, OURS = "h.{group}.{inner}", "groups.{group}.{inner}"
TOY = Family(
    model_type="toy",
    name="Toy",
    class_prefix="Toy",
    required_keys={"vocab_size": "vocabulary_size", "n_embd": "hidden_dim"},
    choices={
        "mlp": {
            "relu": {"activation": "relu", "gated": False},
            "gated-gelu": {"activation": "gelu", "gated": True},
        }
    },
    equal_keys={"n_ctx": "n_embd"},
    ignored_keys=IGNORED_KEYS,
    fixed_fields={"norm": "pre"},
    changeable_fields=("dropout",),
    prefix="transformer.",
    backbone=(
        WeightPattern("wte.weight", ("table.embeddings",)),
        *normalization(f"{LAYER}.ln", f"{OURS}.norm"),
        *linear(
            f"{LAYER}.c_attn", f"{OURS}.query", f"{OURS}.key", f"{OURS}.value", transposed=False
        ),
        *linear(f"{LAYER}.proj", f"{OURS}.output_projection"),
        WeightPattern("h.0.0.positions.weight", (f"{OURS}.position_bias.embeddings",)),
    ),
    ties=(("lm_head.weight", "transformer.wte.weight"),),
    buffers=(r"\.attn\.bias$",),
    tokenizer=WORDPIECE,
)
