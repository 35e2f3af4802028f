"""Losses that leave padding out."""

import keras
from keras import ops

NO_LABEL = -1
"""The label of a row that only fills up a batch, where a row has one label and 0 is a class."""


@keras.saving.register_keras_serializable(package="tfqa")
class MaskedCrossEntropy(keras.losses.Loss):
    """Cross-entropy in nats per real token; padding has no part in it.

        L = w / n sum_{i real} [ (1 - eps) (-log p_i(y_i)) + eps / V sum_v (-log p_i(v)) ]

    n is the number of real tokens in the batch, on all devices together, eps the label smoothing
    (Szegedy et al. 2016, section 7). A model that knows nothing gives every token 1 / V, so its
    loss is log V. Rows with one label each are tokens, too: then V is the number of classes.

    Args:
        pad_id: labels with this id are padding; `NO_LABEL`, -1, where 0 is a class.
        label_smoothing: eps, 0 <= eps < 1.
        weight: w, the loss's part in a sum of losses.

    Call arguments:
        y_true: int labels (B, T), or (B,).
        y_pred: logits (B, T, V), or (B, V), any float dtype; computed in float32.

    Returns:
        Scalar float32; 0 if every label is padding.

    Raises:
        ValueError: `label_smoothing` is outside [0, 1).
    """

    def __init__(
        self, pad_id=0, label_smoothing=0.0, weight=1.0, name="masked_cross_entropy", **kwargs
    ):
        super().__init__(name=name, **kwargs)
        if not 0 <= label_smoothing < 1:
            raise ValueError(
                f"`label_smoothing` must be in [0, 1). Received: label_smoothing={label_smoothing}."
            )
        self.pad_id = pad_id
        self.label_smoothing = label_smoothing
        self.weight = weight

    def call(self, y_true, y_pred):
        labels = ops.cast(y_true, "int32")
        real = ops.not_equal(labels, self.pad_id)  # (B, T) or (B,)
        labels = ops.where(real, labels, 0)
        losses = cross_entropies(labels, ops.cast(y_pred, "float32"), self.label_smoothing)
        real = ops.cast(real, "float32")
        return self.weight * _mean(ops.sum(losses * real), ops.sum(real))

    def get_config(self):
        return {
            **super().get_config(),
            "pad_id": self.pad_id,
            "label_smoothing": self.label_smoothing,
            "weight": self.weight,
        }


def pretraining_losses(pad_id: int = 0) -> dict[str, keras.losses.Loss]:
    """Return the losses of `BertForPreTraining`, for `compile`: they are added.

        L = mean masked-token loss + mean next-sentence loss       (Devlin et al. 2019, A.2)

    Args:
        pad_id: a masked-token label with this id is filler; so is a next-sentence label of
            `NO_LABEL`, -1.
    """
    return {
        "mlm_logits": MaskedCrossEntropy(pad_id),
        "nsp_logits": MaskedCrossEntropy(NO_LABEL),
    }


def span_losses() -> dict[str, keras.losses.Loss]:
    """Return the losses of `BertForQuestionAnswering`, for `compile`: they are added.

        L = (-log p_start(s) - log p_end(e)) / 2, mean over the batch
                                                       (Devlin et al. 2019, section 4.2)

    s and e are the answer's first and last token, and p is a softmax over the tokens of the window:
    labels (B,), logits (B, T). The paper does not tell the half, its program does. What is logged
    for each of the two is the half, too. A row whose label is `NO_LABEL`, -1, has no part in it.
    """
    return {
        name: MaskedCrossEntropy(NO_LABEL, weight=0.5) for name in ("start_logits", "end_logits")
    }


def cross_entropies(labels, logits, smoothing):
    """Return log sum_v exp z_v - (1 - eps) z_y - eps / V sum_v z_v of each token, (B, T) or (B,).

    Its gradient, p(v) - eps / V and less 1 - eps for v = y, is written by hand: both together
    take half the time that a backend needs with an array (B, T, V) of targets. The targets are
    not scattered into place: TensorFlow leaves the GPU for that when it must be deterministic.
    """
    length = ops.shape(logits)[-1]
    size = logits.shape[-1] or ops.cast(length, "float32")  # None while TensorFlow traces
    labels = labels[..., None]  # (B, T, 1)

    @ops.custom_gradient
    def compute(logits):
        largest = ops.max(logits, axis=-1, keepdims=True)  # (B, T, 1)
        powers = ops.exp(logits - largest)  # (B, T, V)
        sums = ops.sum(powers, axis=-1, keepdims=True)  # (B, T, 1)
        losses = largest + ops.log(sums)
        losses -= (1 - smoothing) * ops.take_along_axis(logits, labels, axis=-1)
        if smoothing:
            losses -= smoothing * ops.mean(logits, axis=-1, keepdims=True)

        def gradient(upstream):
            slope = upstream[..., None]  # (B, T, 1)
            low = smoothing / size * slope
            targets = ops.where(ops.arange(length) == labels, low + (1 - smoothing) * slope, low)
            return powers * (slope / sums) - targets  # (B, T, V)

        return losses[..., 0], gradient

    return compute(logits)


def _mean(total, count):
    """Divide a sum by a number of tokens, over all devices of TensorFlow; JAX does so by itself.

    There each of R devices has a part of the batch. Keras sums what they return to find the
    gradient, so this one's must be that of its own part of the quotient; and logs R times what
    they return, so the value must be the R-th part of the quotient.
    """
    context, devices = None, 1
    if keras.backend.backend() == "tensorflow":
        import tensorflow as tf

        devices = tf.distribute.get_strategy().num_replicas_in_sync
        context = tf.distribute.get_replica_context()  # None while Keras only looks at shapes
    if devices == 1 or context is None:
        return total / ops.maximum(count, 1.0)
    sums = context.all_reduce("sum", [ops.stop_gradient(total), count])
    count = ops.maximum(sums[1], 1.0)
    part = total / count
    return part + ops.stop_gradient(sums[0] / count / devices - part)
