"""Translation without recurrence (Vaswani et al. 2017)."""

import dataclasses

import keras
from keras import ops

from tfqa.attention import causal_mask, combine_masks, padding_mask
from tfqa.attention.compatibility import get_compatibility
from tfqa.layers import (
    DecoderLayer,
    DecoderStack,
    EncoderLayer,
    EncoderStack,
    TransformerEmbedding,
)
from tfqa.models.config import ConfiguredModel, StackConfig


@dataclasses.dataclass(frozen=True, kw_only=True)
class TransformerConfig(StackConfig):
    """Sizes and parts of a `Transformer`. The defaults are the paper's base model.

    Args:
        source_vocabulary_size, target_vocabulary_size: V of each side, special tokens included.
        hidden_dim, intermediate_dim, num_heads: D, F (the feed-forward width), N.
        num_layers: layers of the encoder, and of the decoder.
        activation, gated: of the feed-forward networks; see `tfqa.layers.FeedForward`.
        dropout: share set to zero, in training, of each sublayer's output and of the embeddings.
        attention_dropout: share of the attention weights; the paper has none.
        norm: "post" (the paper) or "pre".
        norm_epsilon: of the normalizations.
        positions: "sinusoidal", "learned" or None for none.
        max_length: the most tokens on a side, for learned positions; None otherwise.
        tie_embeddings: the target's token vectors are also the output weights.
        share_embeddings: source and target share token vectors; needs one joint vocabulary.
        compatibility: "scaled_dot", "additive", "concat", "dot" or "general", in every head.
        attention_dim: hidden width of "additive" and "concat"; the head's width by default.
        distribution: "softmax" or "sparsemax".
        pad_id, start_id, end_id: special token ids.

    Raises:
        ValueError: `share_embeddings` with two sizes of vocabularies; and see `StackConfig`.
    """

    source_vocabulary_size: int
    target_vocabulary_size: int
    hidden_dim: int = 512
    intermediate_dim: int = 2048
    num_heads: int = 8
    num_layers: int = 6
    activation: str = "relu"
    gated: bool = False
    dropout: float = 0.1
    attention_dropout: float = 0.0
    norm: str = "post"
    norm_epsilon: float = 1e-6
    positions: str | None = "sinusoidal"
    max_length: int | None = None
    tie_embeddings: bool = True
    share_embeddings: bool = False
    compatibility: str = "scaled_dot"
    attention_dim: int | None = None
    distribution: str = "softmax"
    pad_id: int = 0
    start_id: int = 2
    end_id: int = 3

    sizes = (
        *("source_vocabulary_size", "target_vocabulary_size", "hidden_dim", "intermediate_dim"),
        *("num_heads", "num_layers", "max_length", "attention_dim"),
    )

    def __post_init__(self):
        super().__post_init__()
        sizes = self.source_vocabulary_size, self.target_vocabulary_size
        if self.share_embeddings and sizes[0] != sizes[1]:
            raise ValueError(
                "`share_embeddings` needs one joint vocabulary. Received: "
                f"source_vocabulary_size={sizes[0]}, target_vocabulary_size={sizes[1]}."
            )

    @classmethod
    def tiny(cls, **changes):
        """Return a model for tests and toy problems: width 32, 2 layers, no dropout."""
        sizes = {"source_vocabulary_size": 64, "target_vocabulary_size": 64, "hidden_dim": 32}
        sizes |= {"intermediate_dim": 64, "num_heads": 4, "num_layers": 2, "dropout": 0.0}
        return cls(**{**sizes, **changes})

    @classmethod
    def base(cls, **changes):
        """Return the base model of Vaswani et al. 2017, table 3: 37,000 joint pieces, D = 512."""
        sizes = {"source_vocabulary_size": 37_000, "target_vocabulary_size": 37_000}
        return cls(**{**sizes, "share_embeddings": True, **changes})


@keras.saving.register_keras_serializable(package="tfqa")
class Transformer(ConfiguredModel):
    """Encoder-decoder of attention alone: p(y_i | y_1 .. y_{i-1}, x) for every i at once.

    Args:
        config: a `TransformerConfig`.

    Call arguments:
        inputs: dict of "source_ids" int (B, S) and "target_ids" int (B, T), the target sentence
            shifted right: it starts with `start_id` and lacks the last token. Both are padded with
            `pad_id`.

    Returns:
        logits (B, T, V) in the compute dtype; position i predicts the token after `target_ids[i]`.

    Three masks, each made inside and passed on explicitly: source positions see real source
    positions; target positions see themselves and what is before them; and target positions see
    real *source* positions. Target padding stands at the end, so nothing real sees it.

    `init_cache` and `step` are the protocol of `tfqa.decoding`; `align` and `attention_weights`
    show where the model looks.
    """

    configuration = TransformerConfig

    def __init__(self, config, **kwargs):
        super().__init__(config, **kwargs)
        self.pad_id, self.start_id, self.end_id = config.pad_id, config.start_id, config.end_id
        policy = {"dtype": self.dtype_policy}
        self.target_embedding = _make_embedding(config.target_vocabulary_size, config, **policy)
        self.source_embedding = self.target_embedding
        if not config.share_embeddings:
            self.source_embedding = _make_embedding(config.source_vocabulary_size, config, **policy)
        self.encoder = EncoderStack(_make_layers(EncoderLayer, config, **policy), **policy)
        self.decoder = DecoderStack(_make_layers(DecoderLayer, config, **policy), **policy)
        self.output_projection = None
        if not config.tie_embeddings:
            self.output_projection = keras.layers.Dense(
                config.target_vocabulary_size, use_bias=False, **policy
            )
        self.build()

    def build(self, input_shape=None):
        states = (None, None, self.config.hidden_dim)
        for embedding in (self.source_embedding, self.target_embedding):
            if not embedding.built:
                embedding.build((None, None))
        self.encoder.build(states)
        self.decoder.build(states, states)
        if self.output_projection is not None:
            self.output_projection.build(states)
        self.built = True

    def call(self, inputs, training=None):
        encoded = self.encode(inputs["source_ids"], training=training)
        hidden = self.decode(inputs["target_ids"], *encoded, training=training)
        return self.logits(hidden)  # (B, T, V)

    @property
    def attends(self):
        """Whether there are attention weights, as `Seq2Seq.attends`: always."""
        return True

    def attention_weights(self, inputs):
        """Return all attention weights of teacher forcing, for the inputs of `call`.

        Returns:
            dict of lists with a float32 tensor for each layer, first to last: "encoder"
            (B, N, S, S), "decoder" (B, N, T, T) and "cross" (B, N, T, S).
        """
        traced = {"return_weights": True}
        encoded, mask = self.encode(inputs["source_ids"], **traced)
        decoded = self.decode(inputs["target_ids"], encoded["outputs"], mask, **traced)
        return {
            "encoder": encoded["weights"],
            "decoder": decoded["weights"],
            "cross": decoded["cross_weights"],
        }

    def align(self, inputs):
        """Return one matrix of weights (B, T, S) a sentence, float32: where the model looks.

        The mean over the heads of the cross-attention of the last layer but one, which is nearest
        to an alignment in six layers (Garg et al. 2019, section 3.2); of the second if there are
        two or three. Rows as in `Seq2Seq.align`.
        """
        weights = self.attention_weights(inputs)["cross"]
        layer = max(len(weights) - 2, min(len(weights) - 1, 1))
        return ops.mean(weights[layer], axis=1)  # (B, T, S)

    def init_cache(self, source_ids, max_length):
        """Read the source (B, S): what stays fixed while decoding, and empty caches.

        Raises:
            ValueError: more tokens are to be written than there are learned positions.
        """
        if self.config.positions == "learned" and max_length > self.config.max_length:
            raise ValueError(
                "`max_length` must be at most the model's own, where positions are learned. "
                f"Received: max_length={max_length}, config.max_length={self.config.max_length}. "
                "Write fewer tokens, or train with sinusoidal positions."
            )
        encoder_output, mask = self.encode(source_ids)
        batch_size = ops.shape(source_ids)[0]
        context = {"mask": mask, "caches": self.decoder.project_encoder_output(encoder_output)}
        caches = self.decoder.init_cache(batch_size, max_length)
        return context, {"position": ops.zeros((batch_size,), dtype="int32"), "caches": caches}

    def step(self, token_ids, context, state):
        """Extend every sentence by one token: previous tokens (B,) -> logits (B, V), state."""
        position = state["position"][0]  # all rows stand at the same one
        hidden = self.target_embedding(token_ids[:, None], position[None, None])  # (B, 1, D)
        hidden, caches = self.decoder.step(
            hidden,
            state["caches"],
            position,
            encoder_caches=context["caches"],
            encoder_mask=context["mask"],
        )
        logits = self.logits(hidden)[:, 0]  # (B, V)
        return logits, {"position": state["position"] + 1, "caches": caches}

    def encode(self, source_ids, training=None, **options):
        """Read (B, S) -> encoder output (B, S, D) and its mask (B, 1, 1, S).

        `options` are those of `EncoderStack`.
        """
        mask = combine_masks(padding_mask(source_ids, self.pad_id))  # (B, 1, 1, S)
        hidden = self.source_embedding(source_ids, training=training)  # (B, S, D)
        return self.encoder(hidden, attention_mask=mask, training=training, **options), mask

    def decode(self, target_ids, encoder_output, encoder_mask, training=None, **options):
        """Return the hidden states (B, T, D) of teacher forcing; options as `DecoderStack`."""
        hidden = self.target_embedding(target_ids, training=training)  # (B, T, D)
        return self.decoder(
            hidden,
            encoder_output=encoder_output,
            attention_mask=causal_mask(ops.shape(target_ids)[1]),  # (1, 1, T, T)
            encoder_mask=encoder_mask,
            training=training,
            **options,
        )

    def logits(self, hidden):
        """Score every token of the target's vocabulary: (B, T, D) -> (B, T, V)."""
        if self.output_projection is not None:
            return self.output_projection(hidden)
        return self.target_embedding.logits(hidden)


def _make_embedding(vocabulary_size, config, **policy):
    return TransformerEmbedding(
        vocabulary_size,
        config.hidden_dim,
        positions=config.positions,
        max_length=config.max_length,
        dropout=config.dropout,
        **policy,
    )


def _make_layers(kind, config, **policy):
    units = config.attention_dim or config.hidden_dim // config.num_heads
    return [
        config.make_layer(
            kind,
            gated=config.gated,
            compatibility=get_compatibility(config.compatibility, units, **policy),
            distribution=config.distribution,
            **policy,
        )
        for _ in range(config.num_layers)
    ]
