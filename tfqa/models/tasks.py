"""Heads on an encoder, for every family: pre-training, classes, answers.

A family's model is three lines, `class BertForQuestionAnswering(QuestionAnswering):` with its
`backbone_class`.
"""

import keras
from keras import ops

from tfqa.layers import MaskedTokenHead, SpanHead
from tfqa.layers.activations import get_activation
from tfqa.layers.heads import gather_positions
from tfqa.models.backbone import make_initializer
from tfqa.models.pretrained import PretrainedModel


class Task(PretrainedModel):
    """Base of the models that put a head on an encoder, which is their `backbone`.

    A subclass says whether its head needs the pooler (`pooled`), and defines `assemble`, `build`
    and `call`.

    Args:
        config: a configuration of the backbone's class; or a backbone itself, which the model goes
            on training. `backbone.copy()` leaves the original as it is.

    Raises:
        ValueError: the backbone has a pooler that the head leaves idle, or lacks one.
    """

    backbone_class = None
    pooled = True

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if cls.backbone_class is not None:
            cls.configuration = cls.backbone_class.configuration
            cls.family = cls.backbone_class.family

    def __init__(self, config, **kwargs):
        backbone = config if isinstance(config, self.backbone_class) else None
        if backbone is not None:
            self._check_pooler(backbone)
            config, kwargs = backbone.config, {"dtype": backbone.dtype_policy, **kwargs}
        super().__init__(config, **kwargs)
        if backbone is None:
            backbone = self.backbone_class(
                config, pooled=self.pooled, name="backbone", dtype=self.dtype_policy
            )
        self.assemble(backbone)
        self.build()

    def assemble(self, backbone):
        """Set `backbone` and make the head, in the order in which the model lists its weights."""
        raise NotImplementedError(f"{type(self).__name__} must define `assemble`.")

    def _check_pooler(self, backbone):
        if backbone.pooled != self.pooled:
            raise ValueError(
                f"`{type(self).__name__}` must have a backbone with pooled={self.pooled}. "
                f"Received: one with pooled={backbone.pooled}. Make it with "
                f"`{self.backbone_class.__name__}.from_pretrained(…, pooled={self.pooled})`, or "
                f"take `backbone.copy(pooled={self.pooled})`."
            )


class PreTraining(Task):
    """The two tasks that need no labels: fill in masked tokens, and tell what follows what.

        p(token at i) = softmax(E LayerNorm(act(W h_i + b)) + c)     masked token, E as embedded
        p(B follows A) = softmax(V pooled + d)                       next sentence, 0 = it follows
                                                           (Devlin et al. 2019, section 3.1)

    Args: see `Task`.

    Call arguments:
        inputs: dict as the backbone takes it, and
            "masked_positions" int (B, P), which tokens to fill in, filled up with any position
            (0, say): a label `pad_id` leaves the filler out of the loss. If left out, all T.

    Returns:
        dict of "mlm_logits" (B, P, V) and "nsp_logits" (B, 2), in the compute dtype.

    The masked vectors are picked before the vocabulary product, which costs 2 V D operations for
    each of them: P is about 15 % of T.
    """

    def assemble(self, backbone):
        """Set the backbone, the masked-token head and the next-sentence head."""
        config = self.config
        options = {"kernel_initializer": make_initializer(config), "dtype": self.dtype_policy}
        self.backbone = backbone
        self.mlm_head = MaskedTokenHead(
            backbone.embedding.hidden_dim,
            get_activation(config.activation),
            config.norm_epsilon,
            **options,
        )
        self.nsp_head = keras.layers.Dense(2, **options)

    def build(self, input_shape=None):
        self.mlm_head.build((None, None, self.config.hidden_dim))
        self.mlm_bias = self.add_weight(
            name="bias", shape=(self.config.vocabulary_size,), initializer="zeros"
        )
        self.nsp_head.build((None, self.config.hidden_dim))
        self.built = True

    def call(self, inputs, training=None):
        outputs = self.backbone(inputs, training=training)
        hidden, positions = outputs["sequence_output"], inputs.get("masked_positions")
        if positions is not None:
            hidden = gather_positions(hidden, positions)  # (B, P, D)
        logits = self.backbone.embedding.logits(self.mlm_head(hidden))  # (B, P, V)
        logits = logits + ops.cast(self.mlm_bias, logits.dtype)
        return {"mlm_logits": logits, "nsp_logits": self.nsp_head(outputs["pooled_output"])}


class Classification(Task):
    """Base of the models that give classes to one of the backbone's outputs.

    Args: see `Task`; `config.num_labels` is the number of classes, K.
    """

    backbone_output = None

    def assemble(self, backbone):
        """Set the backbone, dropout and the classifier."""
        self.backbone = backbone
        self.dropout_layer = keras.layers.Dropout(self.config.dropout, dtype=self.dtype_policy)
        self.classifier = keras.layers.Dense(
            self.config.num_labels,
            kernel_initializer=make_initializer(self.config),
            dtype=self.dtype_policy,
        )

    def build(self, input_shape=None):
        self.classifier.build((None, self.config.hidden_dim))  # the last axis is all it asks for
        self.built = True

    def call(self, inputs, training=None):
        hidden = self.backbone(inputs, training=training)[self.backbone_output]
        return {"logits": self.classifier(self.dropout_layer(hidden, training=training))}


class SequenceClassification(Classification):
    """A class for a text, or for a pair of them.

        p(class) = softmax(W dropout(pooled) + b)          (Devlin et al. 2019, section 4.1)

    Args: see `Task`; `config.num_labels` is the number of classes, K.

    Call arguments:
        inputs: dict as the backbone takes it.

    Returns:
        dict of "logits" (B, K), in the compute dtype.
    """

    backbone_output = "pooled_output"


class TokenClassification(Classification):
    """A class for each token: names of people and places, say.

        p(class of token i) = softmax(W dropout(h_i) + b)  (Devlin et al. 2019, section 5.3)

    Args: see `Task`; `config.num_labels` is the number of classes, K.

    Call arguments:
        inputs: dict as the backbone takes it.

    Returns:
        dict of "logits" (B, T, K), in the compute dtype. Those of padded positions mean nothing:
        leave them out of the loss.
    """

    pooled = False
    backbone_output = "sequence_output"


class QuestionAnswering(Task):
    """Where in a passage the answer to a question starts, and where it ends.

        p(start = i) = softmax over i of S . h_i + s
        p(end = i)   = softmax over i of E . h_i + e       (Devlin et al. 2019, section 4.2)

    Unanswerable questions have their start and end at [CLS] (section 4.3).

    Args: see `Task`.

    Call arguments:
        inputs: dict as the backbone takes it: the question, then the passage.

    Returns:
        dict of "start_logits" and "end_logits" (B, T), float32 in any dtype policy; see `SpanHead`.
    """

    pooled = False

    def assemble(self, backbone):
        """Set the head, whose weights the model lists first, and the backbone."""
        self.span_head = SpanHead(make_initializer(self.config), dtype=self.dtype_policy)
        self.backbone = backbone

    def build(self, input_shape=None):
        self.span_head.build((None, None, self.config.hidden_dim))
        self.built = True

    def call(self, inputs, training=None):
        hidden = self.backbone(inputs, training=training)["sequence_output"]  # (B, T, D)
        start, end = self.span_head(hidden, self.backbone.padding_mask(inputs))  # (B, T)
        return {"start_logits": start, "end_logits": end}
