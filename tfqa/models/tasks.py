"""What can be built on a BERT: the two tasks it is trained with, classes, and answers."""

import keras
from keras import ops

from tfqa.attention.distribution import LARGE_NEGATIVE
from tfqa.layers.activations import get_activation
from tfqa.models.bert import BertTask, make_initializer


@keras.saving.register_keras_serializable(package="tfqa")
class BertForPreTraining(BertTask):
    """The two tasks that need no labels: fill in masked tokens, and tell what follows what.

        p(token at i) = softmax(E LayerNorm(act(W h_i + b)) + c)     masked token, E as embedded
        p(B follows A) = softmax(V pooled + d)                       next sentence, 0 = it follows
                                                           (Devlin et al. 2019, section 3.1)

    Args:
        config: a `BertConfig`.

    Call arguments:
        inputs: dict as `BertModel` takes it, and
            "masked_positions" int (B, P), which tokens to fill in, filled up with any position
            (0, say): a label `pad_id` leaves the filler out of the loss. If left out, all T.

    Returns:
        dict of "mlm_logits" (B, P, V) and "nsp_logits" (B, 2), in the compute dtype.

    The masked vectors are picked before the vocabulary product, which costs 2 V D operations for
    each of them: P is about 15 % of T.
    """

    def __init__(self, config, **kwargs):
        super().__init__(config, **kwargs)
        dense = {"kernel_initializer": make_initializer(config), "dtype": self.dtype_policy}
        self.mlm_transform = keras.layers.Dense(
            config.hidden_dim, activation=get_activation(config.activation), **dense
        )
        self.mlm_norm = keras.layers.LayerNormalization(
            epsilon=config.norm_epsilon, dtype=self.dtype_policy
        )
        self.nsp_head = keras.layers.Dense(2, **dense)
        self.build()

    def build(self, input_shape=None):
        states = (None, None, self.config.hidden_dim)
        self.mlm_transform.build(states)
        self.mlm_norm.build(states)
        self.mlm_bias = self.add_weight(
            name="bias", shape=(self.config.vocabulary_size,), initializer="zeros"
        )
        self.nsp_head.build((None, self.config.hidden_dim))
        self.built = True

    def call(self, inputs, training=None):
        found = self.backbone(inputs, training=training)
        hidden, positions = found["sequence_output"], inputs.get("masked_positions")
        if positions is not None:
            hidden = pick(hidden, positions)  # (B, P, D)
        hidden = self.mlm_norm(self.mlm_transform(hidden))
        logits = self.backbone.embedding.logits(hidden)  # (B, P, V)
        logits = logits + ops.cast(self.mlm_bias, logits.dtype)
        return {"mlm_logits": logits, "nsp_logits": self.nsp_head(found["pooled_output"])}


class BertClassifier(BertTask):
    """Base of the models that give classes to what the backbone says under a name, `reads`.

    Args:
        config: a `BertConfig`; `num_labels` is the number of classes, K.
    """

    reads = None

    def __init__(self, config, **kwargs):
        super().__init__(config, **kwargs)
        self.dropout_layer = keras.layers.Dropout(config.dropout, dtype=self.dtype_policy)
        self.classifier = keras.layers.Dense(
            config.num_labels,
            kernel_initializer=make_initializer(config),
            dtype=self.dtype_policy,
        )
        self.build()

    def build(self, input_shape=None):
        self.classifier.build((None, self.config.hidden_dim))  # the last axis is all it asks for
        self.built = True

    def call(self, inputs, training=None):
        hidden = self.backbone(inputs, training=training)[self.reads]  # (B, D) or (B, T, D)
        return {"logits": self.classifier(self.dropout_layer(hidden, training=training))}


@keras.saving.register_keras_serializable(package="tfqa")
class BertForSequenceClassification(BertClassifier):
    """A class for a text, or for a pair of them.

        p(class) = softmax(W dropout(pooled) + b)          (Devlin et al. 2019, section 4.1)

    Args:
        config: a `BertConfig`; `num_labels` is the number of classes, K.

    Call arguments:
        inputs: dict as `BertModel` takes it.

    Returns:
        dict of "logits" (B, K), in the compute dtype.
    """

    reads = "pooled_output"


@keras.saving.register_keras_serializable(package="tfqa")
class BertForTokenClassification(BertClassifier):
    """A class for each token: names of people and places, say.

        p(class of token i) = softmax(W dropout(h_i) + b)  (Devlin et al. 2019, section 5.3)

    Args:
        config: a `BertConfig`; `num_labels` is the number of classes, K.

    Call arguments:
        inputs: dict as `BertModel` takes it.

    Returns:
        dict of "logits" (B, T, K), in the compute dtype. Those of padded positions mean nothing:
        leave them out of the loss.
    """

    pooled = False
    reads = "sequence_output"


@keras.saving.register_keras_serializable(package="tfqa")
class BertForQuestionAnswering(BertTask):
    """Where in a passage the answer to a question starts, and where it ends.

        p(start = i) = softmax over i of S . h_i + s
        p(end = i)   = softmax over i of E . h_i + e       (Devlin et al. 2019, section 4.2)

    S and E are the two columns of `span_kernel`. The paper has no s and e, its program has: they
    are the same at each position, so the softmax does not see them. Unanswerable questions have
    their start and end at [CLS] (section 4.3).

    Args:
        config: a `BertConfig`.

    Call arguments:
        inputs: dict as `BertModel` takes it: the question, then the passage.

    Returns:
        dict of "start_logits" and "end_logits" (B, T), float32 in any dtype policy: with the few
        digits of a half-precision number many positions would be equally good. Padded positions
        hold a large finite negative, so that no probability is lost to them.
    """

    pooled = False

    def __init__(self, config, **kwargs):
        super().__init__(config, **kwargs)
        self.build()

    def build(self, input_shape=None):
        exact = {"dtype": "float32", "autocast": False}
        self.span_kernel = self.add_weight(
            name="kernel",
            shape=(self.config.hidden_dim, 2),
            initializer=make_initializer(self.config),
            **exact,
        )
        self.span_bias = self.add_weight(name="bias", shape=(2,), initializer="zeros", **exact)
        self.built = True

    def call(self, inputs, training=None):
        hidden = self.backbone(inputs, training=training)["sequence_output"]  # (B, T, D)
        logits = ops.matmul(ops.cast(hidden, "float32"), self.span_kernel)  # (B, T, 2)
        real = ops.cast(self.backbone.real_tokens(inputs), "bool")[..., None]  # (B, T, 1)
        logits = ops.where(real, logits + self.span_bias, LARGE_NEGATIVE)
        return {"start_logits": logits[..., 0], "end_logits": logits[..., 1]}


def pick(hidden, positions):
    """Take some positions of each row: hidden (B, T, D), positions (B, P) -> (B, P, D).

    A product with rows of zeros and a one. It costs little beside the vocabulary product, and its
    gradient is a product, too, with the same bits every time; that of a look-up is a scatter.
    """
    rows = ops.one_hot(positions, ops.shape(hidden)[1], dtype=hidden.dtype)  # (B, P, T)
    return ops.matmul(rows, hidden)
