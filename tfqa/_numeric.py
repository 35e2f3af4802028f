"""Run functions and layers on arrays, take gradients, compare: what `tfqa.testing` is made of."""

import contextlib

import keras
import numpy as np
from keras import ops


def gradients(fn, *arrays, variables=()):
    """Return d fn / d x, as NumPy, for each array and then each Keras variable; fn gives a scalar.

    Raises:
        NotImplementedError: Keras runs on a backend other than TensorFlow or JAX.
    """
    return make_gradients(fn, variables)(*arrays)


def make_gradients(fn, variables):
    """Return a function from arrays to gradients, to be compiled once and called often."""
    variables = list(variables)
    backend = keras.backend.backend()
    if backend == "tensorflow":
        import tensorflow as tf

        def compute(arrays, values):
            with tf.GradientTape() as tape:
                tape.watch(arrays)
                result = fn(*arrays)
            slopes = tape.gradient(result, [*arrays, *values], unconnected_gradients="zero")
            return [tf.convert_to_tensor(x) for x in slopes]

    elif backend == "jax":
        import jax

        def pure(arrays, values):
            with keras.StatelessScope(state_mapping=list(zip(variables, values, strict=True))):
                return fn(*arrays)

        compiled = jax.jit(jax.grad(pure, argnums=(0, 1)))

        def compute(arrays, values):
            return sum(compiled(arrays, values), [])

    else:
        raise NotImplementedError(
            f"Gradients need TensorFlow or JAX. Received: backend={backend!r}."
        )
    return lambda *arrays: [
        to_numpy(x)
        for x in compute([ops.convert_to_tensor(x) for x in arrays], [v.value for v in variables])
    ]


def check(condition, message):
    """Raise an `AssertionError` with this message unless the condition holds."""
    if not condition:
        raise AssertionError(message)


@contextlib.contextmanager
def explain(message):
    """Turn any error of the block into an `AssertionError` with this message before it."""
    try:
        yield
    except Exception as error:
        raise AssertionError(f"{message} It said: {error}") from error


def to_numpy(x):
    """Return a tensor as a NumPy array, bfloat16 as float32."""
    array = ops.convert_to_tensor(x)
    if keras.backend.standardize_dtype(array.dtype) == "bfloat16":
        array = ops.cast(array, "float32")
    return ops.convert_to_numpy(array)


def run(fn, inputs):
    """Call a function with a dict of arguments and return all its outputs as NumPy arrays."""
    return [to_numpy(x) for x in keras.tree.flatten(fn(**inputs))]


def difference(expected, actual):
    """Return the largest difference, relative to the largest value if that is above one."""
    shapes = [[x.shape for x in values] for values in (expected, actual)]
    check(shapes[0] == shapes[1], f"Shapes differ: {shapes[0]} and {shapes[1]}.")
    finite = all(np.isfinite(x).all() for x in (*expected, *actual))
    check(finite, "A value is not finite (NaN or infinity).")
    worst = 0.0
    for x, y in zip(expected, actual, strict=True):
        change = np.abs(x.astype("float64") - y.astype("float64")).max(initial=0)
        worst = max(worst, change / np.abs(x).max(initial=1))
    return worst


def permute(inputs, axes):
    """Yield two orders of some inputs' positions, and the inputs in these orders."""
    name, axis = next(iter(axes.items()))
    positions = np.arange(np.shape(inputs[name])[axis])
    for order in (positions[::-1], np.roll(positions, 1)):
        changed = {n: np.take(to_numpy(inputs[n]), order, axis=a) for n, a in axes.items()}
        yield order, {**inputs, **changed}


def fit(mask, values):
    """Give a mask the rank of some values."""
    return mask.reshape(*mask.shape, *[1] * (values.ndim - mask.ndim))


def mask_outputs(outputs, mask):
    """Set to zero what a mask (B, T) hides in outputs (B, T, ...)."""
    if mask is None:
        return outputs
    return [
        np.where(fit(mask, x), x, 0) if x.shape[: mask.ndim] == mask.shape else x for x in outputs
    ]


class Program(keras.Model):
    """A layer as a model of one dict, so that Keras compiles it on any backend."""

    def __init__(self, layer):
        super().__init__(dtype="float32", autocast=False)
        self.layer = layer
        self.built = True

    def call(self, inputs):
        return self.layer(**inputs)


def make_functional(layer, inputs):
    """Call a layer on symbols: every axis unknown, but the last one of floats."""

    def symbol(x):
        x = np.asarray(x)
        last = x.shape[-1:] if np.issubdtype(x.dtype, np.floating) else (None,)
        return keras.Input(batch_shape=(*[None] * (x.ndim - 1), *last), dtype=str(x.dtype))

    symbols = keras.tree.map_structure(symbol, inputs)
    return keras.Model(keras.tree.flatten(symbols), layer(**symbols))


def call_functional(model):
    """Return a functional model as a function of the layer's arguments."""
    return lambda **inputs: model(keras.tree.flatten(inputs))
