"""Adam whose clipping sees the gradient of the whole batch on several devices, too."""

import math
from collections.abc import Sequence

import keras
from keras import ops


class GlobalClipMixin:
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
        present = [gradient for gradient in gradients if gradient is not None]
        sums = tf.distribute.get_replica_context().all_reduce("sum", present)
        shares = (_scale(total, 1 / devices) for total in self._clip_gradients(sums))
        return [None if gradient is None else next(shares) for gradient in gradients]


@keras.saving.register_keras_serializable(package="tfqa")
class Adam(GlobalClipMixin, keras.optimizers.Adam):
    """`keras.optimizers.Adam` that clips the gradient of the whole batch: see `GlobalClipMixin`.

    Args: as `keras.optimizers.Adam`.
    """


@keras.saving.register_keras_serializable(package="tfqa")
class AdamW(GlobalClipMixin, keras.optimizers.AdamW):
    """Adam with decoupled weight decay, and a learning rate for each variable.

        w <- w - f rate_t (m_t / (sqrt(v_t) + eps) + lambda w)
                                                    (Loshchilov & Hutter 2019, algorithm 2)

    with the bias correction of m_t and v_t as in Keras's Adam, and a factor f for each variable, 1
    in the paper. The decay is no part of the gradient, so it is neither clipped nor divided by
    sqrt(v_t); nor does the factor change what is clipped. Keras can exclude variables as well,
    but forgets which when the optimizer is saved.

    On TensorFlow the gradient of a table that is looked up comes in parts, one for each look-up.
    Keras squares each part, for v_t and for clipping, and then adds; here they are added first.

    Args: as `keras.optimizers.AdamW`, and
        weight_decay: lambda, per step and times the learning rate.
        exclude_from_weight_decay: names of variables that do not decay, the last part of their
            paths. Biases and the scales and shifts of normalizations by default: to pull a scale to
            zero makes no sense.
        learning_rate_multipliers: f, a number of at least 0 for each trainable variable of the
            model, in their order; `layerwise_factors` makes them. None is 1 for all. They go by
            order and not by path, because Keras names the layers of a second model differently.

    Raises:
        ValueError: a factor is negative or no number; or, when the optimizer is built, there are
            not as many as trainable variables.
    """

    def __init__(
        self,
        learning_rate=0.001,
        weight_decay: float = 0.01,
        exclude_from_weight_decay: Sequence[str] = ("bias", "gamma", "beta"),
        learning_rate_multipliers: Sequence[float] | None = None,
        **options,
    ):
        super().__init__(learning_rate, weight_decay=weight_decay, **options)
        self.excluded_names = tuple(exclude_from_weight_decay)  # Keras has a method of that name
        if learning_rate_multipliers is not None:
            learning_rate_multipliers = tuple(map(float, learning_rate_multipliers))
        self.learning_rate_multipliers = learning_rate_multipliers
        wrong = [value for value in learning_rate_multipliers or () if not 0 <= value < math.inf]
        if wrong:
            raise ValueError(
                "`learning_rate_multipliers` must be numbers of at least 0. "
                f"Received: learning_rate_multipliers with {wrong[0]}."
            )

    def build(self, variables):
        """Make room for the moments of these variables."""
        if self.built:
            return
        variables = list(variables)
        multipliers = self.learning_rate_multipliers
        if multipliers is not None and len(multipliers) != len(variables):
            raise ValueError(
                "`learning_rate_multipliers` must have one factor for each trainable variable. "
                f"Received: {len(multipliers)} factors, {len(variables)} trainable variables. Make "
                "them of this model, when it is decided which of its layers are trainable."
            )
        super().build(variables)
        self._decaying = tuple(variable.name not in self.excluded_names for variable in variables)

    def apply(self, grads, trainable_variables=None):
        """Update the variables, from what this device computed."""
        super().apply([_add_parts(gradient) for gradient in grads], trainable_variables)

    def update_step(self, gradient, variable, learning_rate):
        """Update one variable: it decays, and then takes Adam's step, both at its own rate."""
        index = self._get_variable_index(variable)
        rate = ops.cast(learning_rate, variable.dtype)
        if self.learning_rate_multipliers is not None:
            rate = rate * self.learning_rate_multipliers[index]
        if self.weight_decay and self._decaying[index] and self._use_weight_decay(variable):
            self.assign_sub(variable, variable * ops.cast(self.weight_decay, variable.dtype) * rate)
        super().update_step(gradient, variable, rate)

    def _apply_weight_decay(self, variables):
        """Leave it to `update_step`, which knows the variable's rate."""

    def get_config(self):
        """Return the arguments."""
        multipliers = self.learning_rate_multipliers
        return {
            **super().get_config(),
            "exclude_from_weight_decay": list(self.excluded_names),
            "learning_rate_multipliers": None if multipliers is None else list(multipliers),
        }


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
