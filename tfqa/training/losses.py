"""Losses that leave padding out."""

import keras
from keras import ops


@keras.saving.register_keras_serializable(package="tfqa")
class MaskedCrossEntropy(keras.losses.Loss):
    """Cross-entropy in nats per real token; padding has no part in it.

        L = 1 / n sum_{i real} [ (1 - eps) (-log p_i(y_i)) + eps / V sum_v (-log p_i(v)) ]

    n is the number of real tokens in the batch, eps the label smoothing (Szegedy et al. 2016,
    section 7). A model that knows nothing gives every token 1 / V, so its loss is log V.

    Args:
        pad_id: labels with this id are padding.
        label_smoothing: eps, 0 <= eps < 1.

    Call arguments:
        y_true: int labels (B, T).
        y_pred: logits (B, T, V), any float dtype; computed in float32.

    Returns:
        Scalar float32; 0 if every label is padding.

    Raises:
        ValueError: `label_smoothing` is outside [0, 1).
    """

    def __init__(self, pad_id=0, label_smoothing=0.0, name="masked_cross_entropy", **kwargs):
        super().__init__(name=name, **kwargs)
        if not 0 <= label_smoothing < 1:
            raise ValueError(
                f"`label_smoothing` must be in [0, 1). Received: label_smoothing={label_smoothing}."
            )
        self.pad_id = pad_id
        self.label_smoothing = label_smoothing

    def call(self, y_true, y_pred):
        labels = ops.cast(y_true, "int32")
        logits = ops.cast(y_pred, "float32")
        real = ops.cast(ops.not_equal(labels, self.pad_id), "float32")  # (B, T)
        targets = ops.one_hot(labels, logits.shape[-1], dtype="float32")  # (B, T, V)
        if self.label_smoothing:
            smooth = self.label_smoothing / logits.shape[-1]
            targets = targets * (1 - self.label_smoothing) + smooth
        losses = ops.categorical_crossentropy(targets, logits, from_logits=True)  # (B, T)
        return ops.sum(losses * real) / ops.maximum(ops.sum(real), 1.0)

    def get_config(self):
        return {
            **super().get_config(),
            "pad_id": self.pad_id,
            "label_smoothing": self.label_smoothing,
        }
