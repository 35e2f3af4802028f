"""Encoders that learn from text alone: embeddings, a stack of layers, a pooler."""

import keras

from tfqa.attention import combine_masks, padding_mask
from tfqa.attention.multi_head import serialize_initializer
from tfqa.layers import EncoderStack
from tfqa.models.pretrained import PretrainedModel

TRAINING_ONLY_FIELDS = ("attention_dropout", "dropout", "initializer_range", "num_labels")
"""Fields of a configuration that do not say what the backbone's weights mean."""


class EncoderBackbone(PretrainedModel):
    """Base of the encoders: each token's vector has seen the tokens on both its sides.

        h_0 = embed(tokens, segments)      h_l = EncoderLayer(h_(l-1))      l = 1 ... L
        pooled = tanh(W h_L[CLS] + b)                      (Devlin et al. 2019, section 3)

    A family is a subclass that names its `configuration` and defines `make_embedding`; one that
    shares layers or has others also defines `make_encoder`.

    Args:
        config: of the class `configuration`.
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

    def __init__(self, config, pooled=True, **kwargs):
        super().__init__(config, **kwargs)
        self.pooled = pooled
        self.kernel_initializer = make_initializer(config)
        self.embedding = self.make_embedding()
        self.encoder = self.make_encoder()
        self.pooler = None
        if pooled:
            self.pooler = keras.layers.Dense(
                config.hidden_dim,
                activation="tanh",
                kernel_initializer=self.kernel_initializer,
                dtype=self.dtype_policy,
            )
        self.build()

    def make_embedding(self):
        """Make the layer from token ids and segment ids to vectors (B, T, D)."""
        raise NotImplementedError(f"{type(self).__name__} must define `make_embedding`.")

    def make_encoder(self):
        """Make the `EncoderStack`: L layers, each with weights of its own."""
        options = {"kernel_initializer": self.kernel_initializer, "dtype": self.dtype_policy}
        layers = [self.config.make_layer(**options) for _ in range(self.config.num_layers)]
        return EncoderStack(layers, dtype=self.dtype_policy)

    def build(self, input_shape=None):
        self.embedding.build((None, None))
        self.encoder.build((None, None, self.config.hidden_dim))
        if self.pooled:
            self.pooler.build((None, self.config.hidden_dim))
        self.built = True

    def call(self, inputs, training=None):
        hidden = self.encode(inputs, training=training)  # (B, T, D)
        outputs = {"sequence_output": hidden}
        return {**outputs, "pooled_output": self.pooler(hidden[:, 0])} if self.pooled else outputs

    def encode(self, inputs, training=None, **options):
        """Run embedding and encoder; `options` are those of `EncoderStack`."""
        mask = combine_masks(self.padding_mask(inputs), inputs.get("attention_mask"))  # (B,1,·,T)
        hidden = self.embedding(inputs["token_ids"], inputs.get("segment_ids"), training=training)
        return self.encoder(hidden, attention_mask=mask, training=training, **options)

    def attention_weights(self, inputs):
        """Return the attention weights of each layer, first to last: float32 (B, N, T, T)."""
        return self.encode(inputs, return_weights=True)["weights"]

    def hidden_states(self, inputs):
        """Return what each layer says of each token, to be used as features (section 5.3).

        Returns:
            list of L + 1 tensors (B, T, D): the embeddings, then each layer's output, first to
            last. The last one is "sequence_output".
        """
        return self.encode(inputs, return_states=True)["states"]

    def padding_mask(self, inputs):
        """Return the padding mask (B, T): the one given, or where no `pad_id` stands."""
        mask = inputs.get("padding_mask")
        return padding_mask(inputs["token_ids"], self.config.pad_id) if mask is None else mask

    def copy(self, pooled=None, **config_changes):
        """Return a new model with the same weights, to be trained in another way.

            BertForSequenceClassification(pretrained.backbone.copy(num_labels=3))

        Args:
            pooled: whether the copy has a pooler, which is new if this model has none; as this
                model by default.
            **config_changes: fields of the configuration that do not say what the weights mean:
                `dropout`, `attention_dropout`, `initializer_range`, `num_labels`.

        Raises:
            ValueError: another field is to change.
        """
        if fixed := sorted(set(config_changes) - set(TRAINING_ONLY_FIELDS)):
            raise ValueError(
                f"A copy can change {', '.join(TRAINING_ONLY_FIELDS)} only: the weights say the "
                f"rest. Received: { {name: config_changes[name] for name in fixed} }."
            )
        pooled = self.pooled if pooled is None else pooled
        config = self.config.replace(**config_changes)
        other = type(self)(config, pooled=pooled, name=self.name, dtype=self.dtype_policy)
        for part in ("embedding", "encoder", "pooler"):
            mine, theirs = getattr(self, part), getattr(other, part)
            if mine is not None and theirs is not None:
                theirs.set_weights(mine.get_weights())
        return other

    def get_config(self):
        return {**super().get_config(), "pooled": self.pooled}


def make_initializer(config):
    """Return what all matrices of an encoder are drawn from."""
    stddev = config.initializer_range
    return serialize_initializer(keras.initializers.TruncatedNormal(stddev=stddev))
