"""Adam whose clipping sees the gradient of the whole batch on several devices, too."""

import keras


@keras.saving.register_keras_serializable(package="tfqa")
class Adam(keras.optimizers.Adam):
    """`keras.optimizers.Adam`, which on several devices of TensorFlow clips the wrong gradient.

    There each device clips the gradient of its part of the batch, and the sum of these, up to R
    times as large for R devices, moves the weights. Here the parts are summed first. On one device
    and on JAX it is Keras's own.

    Args: as `keras.optimizers.Adam`.

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


def _scale(gradient, factor):
    import tensorflow as tf

    if isinstance(gradient, tf.IndexedSlices):
        values = gradient.values * tf.cast(factor, gradient.values.dtype)
        return tf.IndexedSlices(values, gradient.indices, gradient.dense_shape)
    return gradient * tf.cast(factor, gradient.dtype)
