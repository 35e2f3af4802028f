"""The properties that every layer of the course keeps, as functions for your own tests.

    from tfqa.testing import assert_causal
    assert_causal(lambda x: my_layer(x), x)

`inputs` is always a dict of the arguments of one call, by name: `{"query": q, "key": k}` for
`layer(query=q, key=k)`, and `{"inputs": {"source_ids": ...}}` for a model that takes a dict. Each
function calls what it gets, returns nothing, keeps nothing, and raises an `AssertionError` that
says what was violated and what usually causes it. Use small sizes, and different ones for each
axis. They run on TensorFlow and JAX, whichever Keras runs on.
"""

import contextlib
import inspect
import json
import tempfile
from pathlib import Path

import keras
import numpy as np
from keras import ops


def assert_weights_sum_to_one(weights, mask=None, tolerance=1e-5):
    """Attention weights are a distribution over what the mask lets be seen, and zero elsewhere.

    Args:
        weights: (..., T, S).
        mask: boolean, True = attend, broadcastable to the weights. Rows that may see nothing must
            be all zeros.
        tolerance: largest deviation of a sum.
    """
    weights = _to_numpy(weights)
    mask = np.broadcast_to(True if mask is None else _to_numpy(mask) > 0, weights.shape)
    _check(np.isfinite(weights).all(), "Weights are not finite: was the mask -inf, not -1e9?")
    _check((weights >= 0).all(), "A weight is negative: is this the output of a distribution?")
    _check(
        (weights[~mask] == 0).all(),
        "A masked position has weight: the mask was not used, was applied after the softmax, or "
        "has the wrong polarity (True = attend).",
    )
    wrong = np.abs(weights.sum(-1) - mask.any(-1)).max()
    _check(
        wrong <= tolerance,
        f"A row of weights misses its sum by {wrong:.2g}; 1 is right, or 0 where all is masked. "
        "Is the softmax over the keys (last axis), and does the mask act before it?",
    )


def assert_permutation_invariant(fn, inputs, axes, tolerance=1e-5):
    """Reordering the positions of some inputs together leaves the output as it is.

    Args:
        fn: layer or function.
        inputs: its arguments.
        axes: dict, which inputs to reorder along which axis, as
            {"key": 1, "value": 1, "attention_mask": -1}.
        tolerance: largest change allowed.
    """
    for _, changed in _permute(inputs, axes):
        change = _difference(_run(fn, inputs), _run(fn, changed))
        _check(
            change <= tolerance,
            f"Reordering {sorted(axes)} together changed the output by {change:.2g}. Is one of "
            "them left out (the mask?), or does the layer use the positions?",
        )


def assert_permutation_equivariant(fn, inputs, axes, output_axis=1, tolerance=1e-5):
    """Reordering the inputs reorders the outputs in the same way: self-attention without positions.

    Args: as `assert_permutation_invariant`, and
        output_axis: axis of the first output that follows the order.
    """
    for order, changed in _permute(inputs, axes):
        expected = np.take(_run(fn, inputs)[0], order, axis=output_axis)
        change = _difference([expected], _run(fn, changed)[:1])
        _check(
            change <= tolerance,
            f"Reordering {sorted(axes)} did not reorder the outputs: they differ by {change:.2g}. "
            "Is a mask left out of `axes`, or does the layer use the positions?",
        )


def assert_padding_invariant(fn, inputs, mask, padded, output_mask=None, tolerance=1e-5):
    """What a padded position holds changes no output and no gradient.

    Args:
        fn: layer or function. The gradients of a layer's weights are compared, too.
        inputs: its arguments.
        mask: boolean (B, S), True = real; at least one position must be padded.
        padded: name of the float input (B, S, ...) or names of those inputs that have this padding.
        output_mask: boolean (B, T) that marks the positions which must not change, for outputs
            (B, T, ...); None: nothing in any output may change.
        tolerance: largest change allowed, relative to the largest value.
    """
    mask = _to_numpy(mask) > 0
    padded = [padded] if isinstance(padded, str) else list(padded)
    _check(not mask.all(), "Nothing is padded in `mask`, so nothing would be tested.")
    random = np.random.default_rng(0)
    changed = dict(inputs)
    for name in padded:
        values = _to_numpy(inputs[name])
        noise = 100 * random.normal(size=values.shape).astype(values.dtype)
        changed[name] = np.where(_fit(mask, values), values, noise)
    keep = None if output_mask is None else _to_numpy(output_mask) > 0
    before, after = (_mask_outputs(_run(fn, values), keep) for values in (inputs, changed))
    change = _difference(before, after)
    _check(
        change <= tolerance,
        f"What padded positions of {padded} hold changed the output by {change:.2g}. Is the mask "
        "passed on to every layer that mixes positions? Keras drops implicit masks silently.",
    )
    mix = [random.normal(size=x.shape).astype("float32") for x in before]
    variables = list(getattr(fn, "trainable_variables", []))
    names = [n for n, x in inputs.items() if np.issubdtype(np.asarray(x).dtype, np.floating)]

    mix = _mask_outputs(mix, keep)  # zero where the output does not matter

    def value(*arrays):
        outputs = keras.tree.flatten(fn(**{**inputs, **dict(zip(names, arrays, strict=True))}))
        pairs = zip(outputs, mix, strict=True)
        return sum(ops.sum(ops.cast(x, "float32") * m) for x, m in pairs)

    slopes = _make_gradients(value, variables)
    before, after = (slopes(*(values[name] for name in names)) for values in (inputs, changed))
    for name, old, new in zip([*names, *(v.path for v in variables)], before, after, strict=True):
        _check(
            _difference([old], [new]) <= tolerance,
            f"What padded positions of {padded} hold changed the gradient of `{name}`: they are "
            "part of the loss, or enter a sum with a weight that is small but not zero.",
        )
        leak = np.abs(np.where(_fit(mask, old), 0, old)).max() if name in padded else 0
        _check(leak <= tolerance, f"The padded positions of `{name}` get a gradient: {leak:.2g}.")


def assert_causal(fn, inputs, tolerance=1e-6):
    """Output t depends on inputs up to t and on none after it: d output_t / d input_s = 0, s > t.

    Args:
        fn: function of one float array (B, T, ...) that returns (B, T, ...), or a tuple with it
            first. Other arguments go into a lambda.
        inputs: that array. Each of the T positions costs one gradient.
        tolerance: largest gradient that counts as zero.
    """
    outputs = keras.tree.flatten(fn(inputs))[0]
    mix = np.random.default_rng(0).normal(size=outputs.shape).astype("float32")
    slopes = _make_gradients(lambda x, m: ops.sum(keras.tree.flatten(fn(x))[0] * m), ())
    found = 0
    for t in range(outputs.shape[1]):
        here = mix * (np.arange(mix.shape[1]) == t).reshape(1, -1, *[1] * (mix.ndim - 2))
        slope = slopes(inputs, here)[0]
        strength = np.abs(slope).max(axis=tuple(i for i in range(slope.ndim) if i != 1))  # (T,)
        late = [s for s in range(t + 1, len(strength)) if strength[s] > tolerance]
        _check(
            not late,
            f"Output {t} sees the future: it depends on inputs {late}. Is the causal mask passed, "
            "with True = attend on and below the diagonal? Is the target shifted by one?",
        )
        found = max(found, strength.max())
    _check(found > 0, "The output does not depend on the input at all, so nothing was tested.")


def assert_serializable(layer, inputs):
    """The configuration, and a .keras file, give back a layer or model with the same output."""
    expected = _run(layer, inputs)
    config = json.loads(json.dumps(keras.saving.serialize_keras_object(layer)))
    unknown = sorted(_find_unknown(config))
    _check(not unknown, f"Not registered: {unknown}. Use keras.saving.register_keras_serializable.")
    arguments = inspect.signature(type(layer).__init__).parameters.values()
    named = {p.name for p in arguments if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)}
    lost = sorted(named - {"self"} - set(config["config"]))
    own = type(layer).__init__ is not keras.layers.Layer.__init__
    own = own and not type(layer).__module__.startswith("keras.")
    _check(not (own and lost), f"`get_config` of {type(layer).__name__} loses {lost}.")
    rebuilt = keras.saving.deserialize_keras_object(config)
    _run(rebuilt, inputs)
    shapes = [[tuple(w.shape) for w in x.weights] for x in (layer, rebuilt)]
    _check(shapes[0] == shapes[1], f"Weights differ after a round trip: {shapes[0]}, {shapes[1]}.")
    rebuilt.set_weights(layer.get_weights())
    change = _difference(expected, _run(rebuilt, inputs))
    _check(change <= 1e-6, f"`get_config` loses an argument: the output changed by {change:.2g}.")
    is_model = isinstance(layer, keras.Model)
    model = layer if is_model else _make_functional(layer, inputs)
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "model.keras"
        model.save(path)
        loaded = keras.models.load_model(path)
    loaded_outputs = _run(loaded, inputs) if is_model else _run(_call_functional(loaded), inputs)
    change = _difference(expected, loaded_outputs)
    _check(
        change <= 1e-6,
        f"A saved and loaded model differs by {change:.2g}: is a sublayer or weight kept where "
        "Keras does not track it, or made outside `__init__` and `build`?",
    )


def assert_precision(make, inputs, tolerance=0.05):
    """In mixed bfloat16 a layer runs, hands its policy to all parts, and is close to float32.

    Args:
        make: function of a dtype policy's name that makes the layer.
        inputs: its arguments.
        tolerance: largest difference, relative to the largest value.
    """
    exact, mixed = make("float32"), make("mixed_bfloat16")
    expected = _run(exact, inputs)
    with _explain("It does not run in mixed_bfloat16: is a constant or a part left in float32?"):
        _run(mixed, inputs)
    for part in mixed._flatten_layers():
        _check(
            part.dtype_policy.name == "mixed_bfloat16",
            f"{type(part).__name__} has policy {part.dtype_policy.name}: give sublayers "
            "`dtype=self.dtype_policy`.",
        )
    kinds = {str(w.dtype) for w in mixed.weights if "float" in str(w.dtype)}
    _check(kinds <= {"float32"}, f"Weights must stay float32 in mixed precision. Found: {kinds}.")
    mixed.set_weights(exact.get_weights())
    change = _difference(expected, _run(mixed, inputs))
    _check(change <= tolerance, f"mixed_bfloat16 differs from float32 by {change:.2g}.")


def assert_unknown_lengths(layer, inputs):
    """A layer can be built with `None` for batch and lengths, and then runs on any."""
    hint = "Is a static `x.shape[0]` read where `ops.shape(x)[0]` is needed?"
    with _explain(f"It cannot be built, or run, with unknown lengths. {hint}"):
        model = _make_functional(layer, inputs)
        for values in (inputs, keras.tree.map_structure(_cut, inputs)):
            change = _difference(_run(layer, values), _run(_call_functional(model), values))
            _check(change <= 1e-5, f"The output differs by {change:.2g}.")


def assert_jit(layer, inputs, tolerance=1e-5):
    """Compiled, a layer gives what it gives eagerly.

    JAX compiles with XLA. TensorFlow runs a graph without XLA, which fails on the CPU for
    `keras.ops.scan`.
    """
    program = Program(layer)
    program.jit_compile = keras.backend.backend() != "tensorflow"
    expected = _run(layer, inputs)
    change = _difference(expected, _run(program.predict_on_batch, {"x": inputs}))
    _check(
        change <= tolerance,
        f"Compiled output differs by {change:.2g}: does `call` change attributes, use NumPy, or "
        "branch on a tensor's value?",
    )


def gradients(fn, *arrays, variables=()):
    """Return d fn / d x, as NumPy, for each array and then each Keras variable; fn gives a scalar.

    Raises:
        NotImplementedError: Keras runs on a backend other than TensorFlow or JAX.
    """
    return _make_gradients(fn, variables)(*arrays)


def _make_gradients(fn, variables):
    """Return a function from arrays to gradients, to be compiled once and called often."""
    variables = list(variables)
    backend = keras.backend.backend()
    if backend == "tensorflow":
        import tensorflow as tf

        def run(arrays, values):
            with tf.GradientTape() as tape:
                tape.watch(arrays)
                result = fn(*arrays)
            found = tape.gradient(result, [*arrays, *values], unconnected_gradients="zero")
            return [tf.convert_to_tensor(x) for x in found]

    elif backend == "jax":
        import jax

        def pure(arrays, values):
            with keras.StatelessScope(state_mapping=list(zip(variables, values, strict=True))):
                return fn(*arrays)

        compiled = jax.jit(jax.grad(pure, argnums=(0, 1)))

        def run(arrays, values):
            return sum(compiled(arrays, values), [])

    else:
        raise NotImplementedError(
            f"Gradients need TensorFlow or JAX. Received: backend={backend!r}."
        )
    return lambda *arrays: [
        _to_numpy(x)
        for x in run([ops.convert_to_tensor(x) for x in arrays], [v.value for v in variables])
    ]


class Program(keras.Model):
    """A layer as a model of one dict, so that Keras compiles it on any backend."""

    def __init__(self, layer):
        super().__init__(dtype="float32", autocast=False)
        self.layer = layer
        self.built = True

    def call(self, inputs):
        return self.layer(**inputs)


def _check(condition, message):
    if not condition:
        raise AssertionError(message)


@contextlib.contextmanager
def _explain(message):
    try:
        yield
    except Exception as error:
        raise AssertionError(f"{message} It said: {error}") from error


def _to_numpy(x):
    array = ops.convert_to_tensor(x)
    if keras.backend.standardize_dtype(array.dtype) == "bfloat16":
        array = ops.cast(array, "float32")
    return ops.convert_to_numpy(array)


def _run(fn, inputs):
    return [_to_numpy(x) for x in keras.tree.flatten(fn(**inputs))]


def _difference(expected, found):
    """Return the largest difference, relative to the largest value if that is above one."""
    shapes = [[x.shape for x in values] for values in (expected, found)]
    _check(shapes[0] == shapes[1], f"Shapes differ: {shapes[0]} and {shapes[1]}.")
    finite = all(np.isfinite(x).all() for x in (*expected, *found))
    _check(finite, "A value is not finite (NaN or infinity).")
    worst = 0.0
    for x, y in zip(expected, found, strict=True):
        change = np.abs(x.astype("float64") - y.astype("float64")).max(initial=0)
        worst = max(worst, change / np.abs(x).max(initial=1))
    return worst


def _permute(inputs, axes):
    name, axis = next(iter(axes.items()))
    positions = np.arange(np.shape(inputs[name])[axis])
    for order in (positions[::-1], np.roll(positions, 1)):
        changed = {n: np.take(_to_numpy(inputs[n]), order, axis=a) for n, a in axes.items()}
        yield order, {**inputs, **changed}


def _fit(mask, values):
    return mask.reshape(*mask.shape, *[1] * (values.ndim - mask.ndim))


def _mask_outputs(outputs, mask):
    if mask is None:
        return outputs
    return [
        np.where(_fit(mask, x), x, 0) if x.shape[: mask.ndim] == mask.shape else x for x in outputs
    ]


def _find_unknown(config):
    """Yield the classes in a serialized configuration that are neither Keras's nor registered."""
    if isinstance(config, dict):
        name, module = config.get("registered_name"), config.get("module") or "keras"
        known = module.split(".")[0] in ("keras", "builtins")
        if name and not known and keras.saving.get_registered_object(name) is None:
            yield config["class_name"]
        config = list(config.values())
    if isinstance(config, list):
        for part in config:
            yield from _find_unknown(part)


def _make_functional(layer, inputs):
    """Call a layer on symbols: every axis unknown, but the last one of floats."""

    def symbol(x):
        x = np.asarray(x)
        last = x.shape[-1:] if np.issubdtype(x.dtype, np.floating) else (None,)
        return keras.Input(batch_shape=(*[None] * (x.ndim - 1), *last), dtype=str(x.dtype))

    symbols = keras.tree.map_structure(symbol, inputs)
    return keras.Model(keras.tree.flatten(symbols), layer(**symbols))


def _call_functional(model):
    return lambda **inputs: model(keras.tree.flatten(inputs))


def _cut(x):
    """Keep the first row of a batch, and all but the last position of each length."""
    x = np.asarray(x)
    lengths = range(1, x.ndim - 1 if np.issubdtype(x.dtype, np.floating) else x.ndim)
    return x[(slice(1), *(slice(max(x.shape[i] - 1, 1)) for i in lengths))]
