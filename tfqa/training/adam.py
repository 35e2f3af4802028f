"""Adam whose clipping sees the gradient of the whole batch on several devices, too."""

import math
from collections.abc import Sequence

import keras
from keras import ops


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
    """Adam with decoupled weight decay; it spares some variables and slows some down, saved or not.

        w <- w - f rate_t (m_t / (sqrt(v_t) + eps) + lambda w)
                                                    (Loshchilov & Hutter 2019, algorithm 2)

    with the bias correction of m_t and v_t as in Keras's Adam, and a factor f for each variable, 1
    in the paper. The decay is no part of the gradient, so it is neither clipped nor divided by
    sqrt(v_t); nor does the factor change what is clipped. Keras can spare variables as well, but
    forgets which when the optimizer is saved.

    On TensorFlow the gradient of a table that is looked up comes in parts, one for each look-up.
    Keras squares each part, for v_t and for clipping, and then adds; here they are added first.

    Args: as `keras.optimizers.AdamW`, and
        weight_decay: lambda, per step and times the learning rate.
        spared: names of variables that do not decay, the last part of their paths. Biases and the
            scales and shifts of normalizations by default: to pull a scale to zero makes no sense.
        rate_factors: f, a number of at least 0 for each trainable variable of the model, in their
            order; `layerwise_factors` makes them. None is 1 for all. They go by order and not by
            path, because Keras names the layers of a second model in another way.

    Raises:
        ValueError: a factor is negative or no number; or, when the optimizer is built, there are
            not as many as trainable variables.
    """

    def __init__(
        self,
        learning_rate=0.001,
        weight_decay: float = 0.01,
        spared: Sequence[str] = ("bias", "gamma", "beta"),
        rate_factors: Sequence[float] | None = None,
        **options,
    ):
        super().__init__(learning_rate, weight_decay=weight_decay, **options)
        self.spared = tuple(spared)
        self.rate_factors = None if rate_factors is None else tuple(map(float, rate_factors))
        wrong = [one for one in self.rate_factors or () if not 0 <= one < math.inf]
        if wrong:
            raise ValueError(
                "`rate_factors` must be numbers of at least 0. "
                f"Received: rate_factors with {wrong[0]}."
            )

    def build(self, variables):
        """Make room for the moments of these variables."""
        if self.built:
            return
        variables = list(variables)
        if self.rate_factors is not None and len(self.rate_factors) != len(variables):
            raise ValueError(
                "`rate_factors` must have one factor for each trainable variable. Received: "
                f"{len(self.rate_factors)} factors, {len(variables)} trainable variables. Make "
                "them of this model, when it is decided which of its layers are trainable."
            )
        super().build(variables)
        self._decaying = tuple(one.name not in self.spared for one in variables)

    def apply(self, grads, trainable_variables=None):
        """Update the variables, from what this device computed."""
        super().apply([_add_parts(gradient) for gradient in grads], trainable_variables)

    def update_step(self, gradient, variable, learning_rate):
        """Update one variable: it decays, and then takes Adam's step, both at its own rate."""
        place = self._get_variable_index(variable)
        rate = ops.cast(learning_rate, variable.dtype)
        if self.rate_factors is not None:
            rate = rate * self.rate_factors[place]
        if self.weight_decay and self._decaying[place] and self._use_weight_decay(variable):
            self.assign_sub(variable, variable * ops.cast(self.weight_decay, variable.dtype) * rate)
        super().update_step(gradient, variable, rate)

    def _apply_weight_decay(self, variables):
        """Leave it to `update_step`, which knows the variable's rate."""

    def get_config(self):
        """Return the arguments."""
        factors = None if self.rate_factors is None else list(self.rate_factors)
        return {**super().get_config(), "spared": list(self.spared), "rate_factors": factors}


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
