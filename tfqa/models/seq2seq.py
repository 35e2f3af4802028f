"""Recurrent translation with attention (Bahdanau et al. 2015, Luong et al. 2015)."""

import dataclasses

import keras
from keras import ops

from tfqa.attention import Attention, padding_mask
from tfqa.attention.compatibility import get_compatibility
from tfqa.layers import AttentionDecoder, RecurrentEncoder
from tfqa.models.config import Config, ConfiguredModel


@dataclasses.dataclass(frozen=True, kw_only=True)
class Seq2SeqConfig(Config):
    """Sizes and parts of a `Seq2Seq` model.

    Args:
        source_vocabulary_size, target_vocabulary_size: V of each side, special tokens included.
        embedding_dim: width E of the word vectors, and of the readout before the vocabulary.
        hidden_dim: width D of the decoder's state.
        encoder_dim: width of each encoder direction; D / 2 by default, so that annotations are as
            wide as the state and a dot product can compare them.
        attention: compatibility function, "additive", "concat", "dot", "general", "scaled_dot";
            None for the fixed-vector model.
        attention_dim: hidden width of "additive" and "concat"; D by default.
        distribution: "softmax" or "sparsemax".
        order: "bahdanau" (the old state asks) or "luong" (the new state asks, input feeding).
        readout: "tanh" or "maxout".
        cell: "gru" or "lstm".
        num_layers: layers of the encoder.
        dropout: share set to zero of word vectors, annotations and readouts, in training.
        tie_embeddings: the target word vectors are also the output weights (Press & Wolf 2017).
        pad_id, start_id, end_id: special token ids.
    """

    source_vocabulary_size: int
    target_vocabulary_size: int
    embedding_dim: int = 256
    hidden_dim: int = 256
    encoder_dim: int | None = None
    attention: str | None = "additive"
    attention_dim: int | None = None
    distribution: str = "softmax"
    order: str = "bahdanau"
    readout: str = "tanh"
    cell: str = "gru"
    num_layers: int = 1
    dropout: float = 0.0
    tie_embeddings: bool = False
    pad_id: int = 0
    start_id: int = 2
    end_id: int = 3

    @classmethod
    def tiny(cls, **changes):
        """Return a model for tests and toy problems: vocabulary 64, width 32."""
        sizes = {"source_vocabulary_size": 64, "target_vocabulary_size": 64}
        return cls(**{**sizes, "embedding_dim": 32, "hidden_dim": 32, **changes})

    @classmethod
    def base(cls, **changes):
        """Return the size of RNNsearch in Bahdanau et al. 2015: 30,000 words, E = 620, D = 1000."""
        sizes = {"source_vocabulary_size": 30_000, "target_vocabulary_size": 30_000}
        sizes = {**sizes, "embedding_dim": 620, "hidden_dim": 1000}
        return cls(**{**sizes, "encoder_dim": 1000, "readout": "maxout", **changes})


@keras.saving.register_keras_serializable(package="tfqa")
class Seq2Seq(ConfiguredModel):
    """Encoder-decoder: p(y_i | y_1 .. y_{i-1}, x) for every target position i.

    Args:
        config: a `Seq2SeqConfig`.

    Call arguments:
        inputs: dict of "source_ids" int (B, S) and "target_ids" int (B, T), the target sentence
            shifted right: it starts with `start_id` and lacks the last token. Both are padded with
            `pad_id`; the source's padding mask is made from it inside.

    Returns:
        logits (B, T, V) in the compute dtype; position i predicts the token after `target_ids[i]`.

    `init_cache` and `step` are the protocol of `tfqa.decoding`; `align` returns attention weights.
    """

    configuration = Seq2SeqConfig

    def __init__(self, config, **kwargs):
        super().__init__(config, **kwargs)
        self.pad_id, self.start_id, self.end_id = config.pad_id, config.start_id, config.end_id
        policy = {"dtype": self.dtype_policy}
        self.source_embedding = _make_embedding(config.source_vocabulary_size, config, **policy)
        self.target_embedding = _make_embedding(config.target_vocabulary_size, config, **policy)
        self.encoder = RecurrentEncoder(
            config.encoder_dim or config.hidden_dim // 2,
            cell=config.cell,
            num_layers=config.num_layers,
            dropout=config.dropout,
            **policy,
        )
        self.decoder = AttentionDecoder(
            config.hidden_dim,
            config.embedding_dim,
            attention=_make_attention(config, **policy),
            order=config.order,
            readout=config.readout,
            cell=config.cell,
            dropout=config.dropout,
            **policy,
        )
        self.output_projection = None
        if not config.tie_embeddings:
            self.output_projection = keras.layers.Dense(config.target_vocabulary_size, **policy)
        self.build()

    def build(self, input_shape=None):
        words = (None, None, self.config.embedding_dim)
        annotation_dim = 2 * self.encoder.hidden_dim
        self.source_embedding.build((None, None))
        self.target_embedding.build((None, None))
        self.encoder.build(words)
        self.decoder.build(words, (None, None, annotation_dim), (None, annotation_dim))
        if self.config.tie_embeddings:
            self.output_bias = self.add_weight(
                name="output_bias", shape=(self.config.target_vocabulary_size,), initializer="zeros"
            )
        else:
            self.output_projection.build(words)
        self.built = True

    def call(self, inputs, training=None):
        return self.logits(self.decode(inputs, training=training))  # (B, T, V)

    @property
    def attends(self):
        """Whether there are attention weights: not in the fixed-vector model."""
        return self.config.attention is not None

    def align(self, inputs):
        """Return the attention weights (B, T, S) of teacher forcing, float32.

        Row i of a sentence says where the model looked in order to write the token after
        `target_ids[i]`. All zeros for the fixed-vector model. Takes the same inputs as `call`.
        """
        return self.decode(inputs, return_weights=True)[1]

    def init_cache(self, source_ids, max_length):
        """Read the source (B, S): what stays fixed while decoding, and the state before word 1.

        A recurrent state has one size, whatever `max_length`, the tokens to write, may be.
        """
        return self.decoder.init_cache(*self.encode(source_ids))

    def step(self, token_ids, context, state):
        """Extend every sentence by one token: previous tokens (B,) -> logits (B, V), state."""
        readouts, state = self.decoder.step(
            self.embed(self.target_embedding, token_ids), context, state
        )
        return self.logits(readouts), state

    def encode(self, source_ids, training=None):
        """Read (B, S) -> annotations (B, S, M), summary (B, M), padding mask (B, S)."""
        mask = padding_mask(source_ids, self.pad_id)  # (B, S)
        words = self.embed(self.source_embedding, source_ids)  # (B, S, E)
        annotations, summary = self.encoder(words, padding_mask=mask, training=training)
        return annotations, summary, mask

    def decode(self, inputs, **options):
        """Return the readouts (B, T, E) of teacher forcing; options as `AttentionDecoder`."""
        encoded = self.encode(inputs["source_ids"], training=options.get("training"))
        words = self.embed(self.target_embedding, inputs["target_ids"])  # (B, T, E)
        return self.decoder(words, *encoded, **options)

    def embed(self, embedding, token_ids):
        """Look up word vectors (..., E) of variance one."""
        return embedding(token_ids) * self.config.embedding_dim**0.5

    def logits(self, readouts):
        """Score every token of the target's vocabulary: (..., E) -> (..., V)."""
        if self.output_projection is not None:
            return self.output_projection(readouts)
        kernel = ops.cast(self.target_embedding.embeddings, readouts.dtype)  # (V, E)
        return ops.matmul(readouts, ops.transpose(kernel)) + ops.cast(
            self.output_bias, readouts.dtype
        )


def _make_embedding(vocabulary_size, config, **policy):
    # With a scale of 1 / sqrt(E) here and sqrt(E) in `embed`, words enter with variance one, and
    # tied output weights still give small logits. Keras's own +-0.05 makes learning several times
    # slower: the state hardly hears the words.
    scale = keras.initializers.RandomNormal(stddev=config.embedding_dim**-0.5)
    return keras.layers.Embedding(
        vocabulary_size, config.embedding_dim, embeddings_initializer=scale, **policy
    )


def _make_attention(config, **policy):
    if config.attention is None:
        return None
    units = config.attention_dim or config.hidden_dim
    compatibility = get_compatibility(config.attention, units, **policy)
    return Attention(compatibility, config.distribution, **policy)
