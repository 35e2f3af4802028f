"""An encoder that learns from text alone, and what can be built on it (Devlin et al. 2019)."""

import dataclasses

import keras

from tfqa.attention import combine_masks, padding_mask
from tfqa.attention.multi_head import describe_initializer
from tfqa.layers import BertEmbedding, EncoderLayer
from tfqa.layers.activations import get_activation
from tfqa.layers.residual import NORMS
from tfqa.models.config import Config
from tfqa.models.pretrained import PretrainedModel

SIZES = (
    *("vocabulary_size", "hidden_dim", "intermediate_dim", "num_heads", "num_layers"),
    *("max_length", "num_segments", "num_labels"),
)


@dataclasses.dataclass(frozen=True, kw_only=True)
class BertConfig(Config):
    """Sizes and parts of a BERT. The defaults are the paper's base model, uncased.

    Args:
        vocabulary_size: V, special tokens included.
        hidden_dim, intermediate_dim, num_heads, num_layers: D, F (the feed-forward width), N, L.
        activation: of the feed-forward networks and the masked-token head: "gelu", the exact one,
            "gelu_tanh", its approximation, or any of Keras's.
        dropout: share set to zero, in training, of each sublayer's output and of the embeddings.
        attention_dropout: share of the attention weights; with 0 the fused kernel trains, too.
        max_length: the most tokens of an input, special tokens included.
        num_segments: how many texts an input may have.
        norm: "post" (the paper) or "pre".
        norm_epsilon: of the normalizations.
        initializer_range: matrices are drawn from a normal of this scale, cut off at two of them.
        pad_id: the token that is padding, where no `padding_mask` is given.
        num_labels: K, classes of `BertForSequenceClassification` and
            `BertForTokenClassification`; the other models ignore it.

    Raises:
        ValueError: a size is less than 1, or no width is left for a head; a share is outside
            [0, 1), or a word is none of those that are known.
    """

    vocabulary_size: int = 30_522
    hidden_dim: int = 768
    intermediate_dim: int = 3072
    num_heads: int = 12
    num_layers: int = 12
    activation: str = "gelu"
    dropout: float = 0.1
    attention_dropout: float = 0.1
    max_length: int = 512
    num_segments: int = 2
    norm: str = "post"
    norm_epsilon: float = 1e-12
    initializer_range: float = 0.02
    pad_id: int = 0
    num_labels: int = 2

    def __post_init__(self):
        for name in SIZES:
            if (value := getattr(self, name)) < 1:
                raise ValueError(f"`{name}` must be at least 1. Received: {name}={value}.")
        if self.hidden_dim % self.num_heads:
            raise ValueError(
                "`hidden_dim` must be divisible by `num_heads`. "
                f"Received: hidden_dim={self.hidden_dim}, num_heads={self.num_heads}."
            )
        for name in ("dropout", "attention_dropout"):
            if not 0 <= (value := getattr(self, name)) < 1:
                raise ValueError(f"`{name}` must be in [0, 1). Received: {name}={value}.")
        if self.norm not in NORMS:
            raise ValueError(f"`norm` must be one of {NORMS}. Received: norm={self.norm!r}.")
        try:
            get_activation(self.activation)
        except ValueError as error:
            raise ValueError(
                "`activation` must be 'gelu_tanh' or one of Keras's, such as 'gelu'. "
                f"Received: activation={self.activation!r}."
            ) from error

    @classmethod
    def tiny(cls, **changes):
        """A model for tests and toy problems: vocabulary 64, width 32, 2 layers, no dropout."""
        sizes = {"vocabulary_size": 64, "hidden_dim": 32, "intermediate_dim": 64, "num_heads": 4}
        sizes |= {"num_layers": 2, "max_length": 64, "dropout": 0.0, "attention_dropout": 0.0}
        return cls(**{**sizes, **changes})

    @classmethod
    def base(cls, **changes):
        """BERT-base, uncased: 12 layers, D = 768, 109,482,240 parameters in `BertModel`."""
        return cls(**changes)

    @classmethod
    def large(cls, **changes):
        """BERT-large, uncased: 24 layers, D = 1024, 335,141,888 parameters in `BertModel`."""
        sizes = {"hidden_dim": 1024, "intermediate_dim": 4096, "num_heads": 16, "num_layers": 24}
        return cls(**{**sizes, **changes})


IN_TRAINING_ONLY = {"dropout", "attention_dropout", "initializer_range", "num_labels"}
"""Fields of a `BertConfig` that do not say what the backbone's weights mean."""


@keras.saving.register_keras_serializable(package="tfqa")
class BertModel(PretrainedModel):
    """Encoder of a text or of two: each token's vector has seen the tokens on both its sides.

        h_0 = embed(tokens, segments)      h_l = EncoderLayer(h_(l-1))      l = 1 ... L
        pooled = tanh(W h_L[CLS] + b)                      (Devlin et al. 2019, section 3)

    Args:
        config: a `BertConfig`.
        pooled: whether to make `pooled`, which the answers to questions and the classes of tokens
            do without: D^2 + D parameters less.

    Call arguments:
        inputs: dict of
            "token_ids" int (B, T), [CLS] first;
            "segment_ids" int (B, T), 0 for the first text and 1 for the second; all 0 if left out;
            "padding_mask" boolean (B, T), True = real token; `token_ids != pad_id` if left out;
            "attention_mask" boolean, broadcastable to (B, N, T, T), also (B, T, T): a restriction
            beside the padding. With `causal_mask(T)` this is a left-to-right model.

    Returns:
        dict of "sequence_output" (B, T, D) and, if `pooled`, "pooled_output" (B, D), in the compute
        dtype. Padded positions hold numbers of no meaning: mask them wherever they enter.
    """

    configuration = BertConfig
    family = "bert"

    def __init__(self, config, pooled=True, **kwargs):
        super().__init__(config, **kwargs)
        self.pooled = pooled
        policy = {"dtype": self.dtype_policy}
        initializer = make_initializer(config)
        self.embedding = BertEmbedding(
            config.vocabulary_size,
            config.hidden_dim,
            max_length=config.max_length,
            num_segments=config.num_segments,
            dropout=config.dropout,
            norm_epsilon=config.norm_epsilon,
            embeddings_initializer=initializer,
            **policy,
        )
        self.encoder_layers = [
            _make_layer(config, kernel_initializer=initializer, **policy)
            for _ in range(config.num_layers)
        ]
        self.encoder_norm = None
        if config.norm == "pre":
            self.encoder_norm = keras.layers.LayerNormalization(
                epsilon=config.norm_epsilon, **policy
            )
        self.pooler = None
        if pooled:
            self.pooler = keras.layers.Dense(
                config.hidden_dim, activation="tanh", kernel_initializer=initializer, **policy
            )
        self.build()

    def build(self, input_shape=None):
        states = (None, None, self.config.hidden_dim)
        self.embedding.build((None, None))
        for layer in (*self.encoder_layers, self.encoder_norm):
            if layer is not None:
                layer.build(states)
        if self.pooled:
            self.pooler.build((None, self.config.hidden_dim))
        self.built = True

    def call(self, inputs, training=None):
        hidden = self._encode(inputs, training=training)[0][-1]  # (B, T, D)
        found = {"sequence_output": hidden}
        return {**found, "pooled_output": self.pooler(hidden[:, 0])} if self.pooled else found

    def attention_weights(self, inputs):
        """Return the attention weights of each layer, first to last: float32 (B, N, T, T)."""
        return self._encode(inputs, return_weights=True)[1]

    def hidden_states(self, inputs):
        """Return what each layer says of each token, to be used as features (section 5.3).

        Returns:
            list of L + 1 tensors (B, T, D): the embeddings, then each layer's output, first to
            last. The last one is "sequence_output".
        """
        return self._encode(inputs)[0]

    def real_tokens(self, inputs):
        """Return the padding mask (B, T): the one given, or where no `pad_id` stands."""
        real = inputs.get("padding_mask")
        return padding_mask(inputs["token_ids"], self.config.pad_id) if real is None else real

    def _encode(self, inputs, return_weights=False, training=None):
        """Return the hidden states, L + 1 of them, and the weights, L of them or none."""
        token_ids, real = inputs["token_ids"], self.real_tokens(inputs)
        mask = combine_masks(real, inputs.get("attention_mask"))  # (B, 1, 1, T) or (B, N, T, T)
        states, weights = [], []
        hidden = self.embedding(token_ids, inputs.get("segment_ids"), training=training)
        for layer in self.encoder_layers:
            states.append(hidden)
            options = {"attention_mask": mask, "training": training}
            if return_weights:
                hidden, found = layer(hidden, return_weights=True, **options)
                weights.append(found)
            else:
                hidden = layer(hidden, **options)
        hidden = hidden if self.encoder_norm is None else self.encoder_norm(hidden)
        return [*states, hidden], weights

    def parts(self):
        """Return the layers with weights, first to last; None for one that this model lacks."""
        return [self.embedding, *self.encoder_layers, self.encoder_norm, self.pooler]

    def get_config(self):
        return {**super().get_config(), "pooled": self.pooled}


class BertTask(PretrainedModel):
    """Base of the models that put a head on a `BertModel`, which is their `backbone`.

    Args:
        config: a `BertConfig`.
    """

    configuration = BertConfig
    family = "bert"
    pooled = True

    def __init__(self, config, **kwargs):
        super().__init__(config, **kwargs)
        self.backbone = BertModel(
            config, pooled=self.pooled, name="backbone", dtype=self.dtype_policy
        )

    def copy_backbone(self, other):
        """Start from what another model has learned; the head stays as it is.

            classifier = BertForSequenceClassification(pretrained.config.replace(num_labels=3))
            classifier.copy_backbone(pretrained)

        Args:
            other: a `BertModel`, or any model with one as `backbone`. Dropout, the initializer's
                range and the labels may differ; everything else must be the same. A pooler that it
                lacks stays as it is, too.

        Raises:
            ValueError: the two are built differently.
        """
        source = getattr(other, "backbone", other)
        mine, theirs = self.config.to_dict(), source.config.to_dict()
        same = mine.keys() - IN_TRAINING_ONLY
        wrong = sorted(name for name in same if mine[name] != theirs.get(name))
        if wrong:
            expected = {name: theirs.get(name) for name in wrong}
            raise ValueError(
                f"The other model must be built alike. Expected: {expected}. Received: "
                f"{ {name: mine[name] for name in wrong} }. Make this one with "
                "`other.config.replace(...)`."
            )
        for part, other_part in zip(self.backbone.parts(), source.parts(), strict=True):
            if part is not None and other_part is not None:
                part.set_weights(other_part.get_weights())


def make_initializer(config):
    """Return what all matrices of a BERT are drawn from."""
    return describe_initializer(keras.initializers.TruncatedNormal(stddev=config.initializer_range))


def _make_layer(config, **options):
    return EncoderLayer(
        config.hidden_dim,
        config.intermediate_dim,
        config.num_heads,
        activation=get_activation(config.activation),
        dropout=config.dropout,
        attention_dropout=config.attention_dropout,
        norm=config.norm,
        norm_epsilon=config.norm_epsilon,
        **options,
    )
