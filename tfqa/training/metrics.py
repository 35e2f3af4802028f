"""Means over real tokens: exact over a whole data set, however its tokens lie in batches."""

import keras
from keras import ops

from tfqa.training.losses import NO_LABEL, cross_entropies


class MaskedMean(keras.metrics.Mean):
    """Mean over the labels that are no padding, of all batches together.

    Keras's own mean takes that of each row first, and so gives a token in a short row more weight.
    A subclass says of what, in `values(labels, logits)`.

    Args:
        pad_id: labels with this id are padding; `NO_LABEL`, -1, where 0 is a class.

    Call arguments:
        y_true: int labels (B, T), or (B,).
        y_pred: logits (B, T, V), or (B, V), any float dtype; computed in float32.
        sample_weight: float (B,) or (B, T), a weight for each real token beside; 1 if not given.
    """

    def __init__(self, pad_id=0, name=None, **kwargs):
        super().__init__(name=name, **kwargs)
        self.pad_id = pad_id

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Add a batch."""
        labels = ops.cast(y_true, "int32")
        real = ops.not_equal(labels, self.pad_id)  # (B, T) or (B,)
        labels = ops.where(real, labels, 0)
        weights = ops.cast(real, "float32")
        if sample_weight is not None:
            sample_weight = ops.cast(sample_weight, "float32")
            if len(sample_weight.shape) < len(labels.shape):
                sample_weight = sample_weight[:, None]  # (B, 1)
            weights = weights * sample_weight
        values = self.values(labels, ops.cast(y_pred, "float32"))  # as labels
        super().update_state(ops.reshape(values, (-1,)), ops.reshape(weights, (-1,)))

    def values(self, labels, logits):
        """Return what is averaged, of the shape of `labels`."""
        raise NotImplementedError

    def get_config(self):
        """Return the arguments."""
        return {**super().get_config(), "pad_id": self.pad_id}


@keras.saving.register_keras_serializable(package="tfqa")
class MaskedAccuracy(MaskedMean):
    """Share of the real tokens, between 0 and 1, whose label has the largest logit.

    Args and call arguments: as `MaskedMean`.
    """

    def __init__(self, pad_id=0, name="accuracy", **kwargs):
        super().__init__(pad_id, name, **kwargs)

    def values(self, labels, logits):
        """Return 1 where the largest logit is the label's, else 0."""
        return ops.cast(ops.equal(ops.argmax(logits, axis=-1), labels), "float32")


@keras.saving.register_keras_serializable(package="tfqa")
class NatsPerToken(MaskedMean):
    """Mean of -log p(label) over the real tokens: `MaskedCrossEntropy` over a whole data set.

    What `fit` and `evaluate` log as a loss is a mean of the batches' means, and differs where
    batches hold different numbers of tokens. exp of this value is the perplexity.

    Args and call arguments: as `MaskedMean`.
    """

    def __init__(self, pad_id=0, name="nats", **kwargs):
        super().__init__(pad_id, name, **kwargs)

    def values(self, labels, logits):
        """Return the cross-entropy of each token."""
        return cross_entropies(labels, logits, smoothing=0.0)


def pretraining_metrics(pad_id: int = 0) -> dict[str, list[keras.metrics.Metric]]:
    """Return the metrics of `BertForPreTraining`, for `compile`.

    They are logged as "mlm_logits_nats", "mlm_logits_accuracy" and "nsp_logits_accuracy".

    Args:
        pad_id: a masked-token label with this id is filler; so is a next-sentence label of
            `NO_LABEL`, -1.
    """
    return {
        "mlm_logits": [NatsPerToken(pad_id), MaskedAccuracy(pad_id)],
        "nsp_logits": [MaskedAccuracy(NO_LABEL)],
    }
