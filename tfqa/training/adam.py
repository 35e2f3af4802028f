"""Adam whose clipping sees the gradient of the whole batch on several devices, too."""

from collections.abc import Sequence

import keras


class ClipsTheSum:
    """What an optimizer of Keras lacks on several devices of TensorFlow; it comes first as a base.

    There each device clips the gradient of its part of the batch, and the sum of these, up to R
    times as large for R devices, moves the weights. Here the parts are summed first. On one device
    and on JAX it is Keras's own.

    Raises:
        ValueError: it is used on several devices of TensorFlow, with `gradient_accumulation_steps`,
            which Keras cannot do there.
    """

    def apply(self, grads, trainable_variables=None):
        """Update the variables, from what this device computed."""
        super().apply(self._clip_sum(grads), trainable_variables)

    def _clip_sum(self, gradients):
        """Sum over the devices and clip; give each device an equal share, as Keras sums again."""
        if keras.backend.backend() != "tensorflow":
            return gradients
        import tensorflow as tf

        devices = tf.distribute.get_strategy().num_replicas_in_sync
        if devices == 1:
            return gradients
        if self.gradient_accumulation_steps:
            raise ValueError(
                "`gradient_accumulation_steps` does not work on several devices of TensorFlow. "
                f"Received: gradient_accumulation_steps={self.gradient_accumulation_steps}, "
                f"{devices} devices. Leave it out, for each device has a part of the batch, or set "
                "KERAS_BACKEND=jax."
            )
        found = [gradient for gradient in gradients if gradient is not None]
        found = tf.distribute.get_replica_context().all_reduce("sum", found)
        found = iter(_scale(one, 1 / devices) for one in self._clip_gradients(found))
        return [None if gradient is None else next(found) for gradient in gradients]


@keras.saving.register_keras_serializable(package="tfqa")
class Adam(ClipsTheSum, keras.optimizers.Adam):
    """`keras.optimizers.Adam` that clips the gradient of the whole batch, as `ClipsTheSum` does.

    Args: as `keras.optimizers.Adam`.
    """


@keras.saving.register_keras_serializable(package="tfqa")
class AdamW(ClipsTheSum, keras.optimizers.AdamW):
    """Adam with decoupled weight decay, which spares some variables by name and stays so if saved.

        w <- w - rate_t (m_t / (sqrt(v_t) + eps) + lambda w)
                                                    (Loshchilov & Hutter 2019, algorithm 2)

    with the bias correction of m_t and v_t as in Keras's Adam. The decay is no part of the
    gradient, so it is neither clipped nor divided by sqrt(v_t). Keras can spare variables as well,
    but forgets which when the optimizer is saved.

    On TensorFlow the gradient of a table that is looked up comes in parts, one for each look-up.
    Keras squares each part, for v_t and for clipping, and then adds; here they are added first.

    Args: as `keras.optimizers.AdamW`, and
        weight_decay: lambda, per step and times the learning rate.
        spared: names of variables that do not decay, the last part of their paths. Biases and the
            scales and shifts of normalizations by default: to pull a scale to zero makes no sense.
    """

    def __init__(
        self,
        learning_rate=0.001,
        weight_decay: float = 0.01,
        spared: Sequence[str] = ("bias", "gamma", "beta"),
        **options,
    ):
        super().__init__(learning_rate, weight_decay=weight_decay, **options)
        self.spared = tuple(spared)

    def apply(self, grads, trainable_variables=None):
        """Update the variables, from what this device computed."""
        super().apply([_add_parts(gradient) for gradient in grads], trainable_variables)

    def _apply_weight_decay(self, variables):
        super()._apply_weight_decay([one for one in variables if one.name not in self.spared])

    def get_config(self):
        """Return the arguments."""
        return {**super().get_config(), "spared": list(self.spared)}


def _add_parts(gradient):
    """Return the gradient of a whole table, where TensorFlow gives one of each look-up in it."""
    if keras.backend.backend() != "tensorflow":
        return gradient
    import tensorflow as tf

    return tf.convert_to_tensor(gradient) if isinstance(gradient, tf.IndexedSlices) else gradient


def _scale(gradient, factor):
    import tensorflow as tf

    if isinstance(gradient, tf.IndexedSlices):
        values = gradient.values * tf.cast(factor, gradient.values.dtype)
        return tf.IndexedSlices(values, gradient.indices, gradient.dense_shape)
    return gradient * tf.cast(factor, gradient.dtype)
