"""The properties that every layer of the course keeps, as functions for your own tests.

    from tfqa.testing import assert_causal
    assert_causal(lambda x: my_layer(x), x)

`inputs` is always a dict of the arguments of one call, by name: `{"query": q, "key": k}` for
`layer(query=q, key=k)`, and `{"inputs": {"source_ids": ...}}` for a model that takes a dict. Each
function calls what it gets, returns nothing, keeps nothing, and raises an `AssertionError` that
says what was violated and what usually causes it. Use small sizes, and different ones for each
axis. They run on TensorFlow and JAX, whichever Keras runs on.
"""

import inspect
import json
import tempfile
from pathlib import Path

import keras
import numpy as np
from keras import ops

from tfqa._numeric import (
    Program,
    call_functional,
    check,
    difference,
    explain,
    fit,
    gradients,
    make_functional,
    make_gradients,
    mask_outputs,
    permute,
    run,
    to_numpy,
)

__all__ = [
    "assert_causal",
    "assert_jit",
    "assert_padding_invariant",
    "assert_permutation_equivariant",
    "assert_permutation_invariant",
    "assert_precision",
    "assert_serializable",
    "assert_unknown_lengths",
    "assert_weights_sum_to_one",
    "gradients",
]


def assert_weights_sum_to_one(weights, mask=None, tolerance=1e-5):
    """Check that weights are a distribution over what the mask lets be seen, zero elsewhere.

    Args:
        weights: (..., T, S).
        mask: boolean, True = attend, broadcastable to the weights. Rows that may see nothing must
            be all zeros.
        tolerance: largest deviation of a sum.
    """
    weights = to_numpy(weights)
    mask = np.broadcast_to(True if mask is None else to_numpy(mask) > 0, weights.shape)
    check(np.isfinite(weights).all(), "Weights are not finite: was the mask -inf, not -1e9?")
    check((weights >= 0).all(), "A weight is negative: is this the output of a distribution?")
    check(
        (weights[~mask] == 0).all(),
        "A masked position has weight: the mask was not used, was applied after the softmax, or "
        "has the wrong polarity (True = attend).",
    )
    wrong = np.abs(weights.sum(-1) - mask.any(-1)).max()
    check(
        wrong <= tolerance,
        f"A row of weights misses its sum by {wrong:.2g}; 1 is right, or 0 where all is masked. "
        "Is the softmax over the keys (last axis), and does the mask act before it?",
    )


def assert_permutation_invariant(fn, inputs, axes, tolerance=1e-5):
    """Check that reordering the positions of some inputs together leaves the output as it is.

    Args:
        fn: layer or function.
        inputs: its arguments.
        axes: dict, which inputs to reorder along which axis, as
            {"key": 1, "value": 1, "attention_mask": -1}.
        tolerance: largest change allowed.
    """
    for _, changed in permute(inputs, axes):
        change = difference(run(fn, inputs), run(fn, changed))
        check(
            change <= tolerance,
            f"Reordering {sorted(axes)} together changed the output by {change:.2g}. Is one of "
            "them left out (the mask?), or does the layer use the positions?",
        )


def assert_permutation_equivariant(fn, inputs, axes, output_axis=1, tolerance=1e-5):
    """Check that reordering the inputs reorders the outputs: self-attention without positions.

    Args: as `assert_permutation_invariant`, and
        output_axis: axis of the first output that follows the order.
    """
    for order, changed in permute(inputs, axes):
        expected = np.take(run(fn, inputs)[0], order, axis=output_axis)
        change = difference([expected], run(fn, changed)[:1])
        check(
            change <= tolerance,
            f"Reordering {sorted(axes)} did not reorder the outputs: they differ by {change:.2g}. "
            "Is a mask left out of `axes`, or does the layer use the positions?",
        )


def assert_padding_invariant(fn, inputs, mask, padded, output_mask=None, tolerance=1e-5):
    """Check that what a padded position holds changes no output and no gradient.

    Args:
        fn: layer or function. The gradients of a layer's weights are compared, too.
        inputs: its arguments.
        mask: boolean (B, S), True = real; at least one position must be padded.
        padded: name of the float input (B, S, ...) or names of those inputs that have this padding.
        output_mask: boolean (B, T) that marks the positions which must not change, for outputs
            (B, T, ...); None: nothing in any output may change.
        tolerance: largest change allowed, relative to the largest value.
    """
    mask = to_numpy(mask) > 0
    padded = [padded] if isinstance(padded, str) else list(padded)
    check(not mask.all(), "Nothing is padded in `mask`, so nothing would be tested.")
    random = np.random.default_rng(0)
    changed = dict(inputs)
    for name in padded:
        values = to_numpy(inputs[name])
        noise = 100 * random.normal(size=values.shape).astype(values.dtype)
        changed[name] = np.where(fit(mask, values), values, noise)
    keep = None if output_mask is None else to_numpy(output_mask) > 0
    before, after = (mask_outputs(run(fn, values), keep) for values in (inputs, changed))
    change = difference(before, after)
    check(
        change <= tolerance,
        f"What padded positions of {padded} hold changed the output by {change:.2g}. Is the mask "
        "passed on to every layer that mixes positions? Keras drops implicit masks silently.",
    )
    mix = [random.normal(size=x.shape).astype("float32") for x in before]
    variables = list(getattr(fn, "trainable_variables", []))
    names = [n for n, x in inputs.items() if np.issubdtype(np.asarray(x).dtype, np.floating)]

    mix = mask_outputs(mix, keep)  # zero where the output does not matter

    def value(*arrays):
        outputs = keras.tree.flatten(fn(**{**inputs, **dict(zip(names, arrays, strict=True))}))
        pairs = zip(outputs, mix, strict=True)
        return sum(ops.sum(ops.cast(x, "float32") * m) for x, m in pairs)

    slopes = make_gradients(value, variables)
    before, after = (slopes(*(values[name] for name in names)) for values in (inputs, changed))
    for name, old, new in zip([*names, *(v.path for v in variables)], before, after, strict=True):
        check(
            difference([old], [new]) <= tolerance,
            f"What padded positions of {padded} hold changed the gradient of `{name}`: they are "
            "part of the loss, or enter a sum with a weight that is small but not zero.",
        )
        leak = np.abs(np.where(fit(mask, old), 0, old)).max() if name in padded else 0
        check(leak <= tolerance, f"The padded positions of `{name}` get a gradient: {leak:.2g}.")


def assert_causal(fn, inputs, tolerance=1e-6):
    """Check that output t depends on no input after it: d output_t / d input_s = 0 for s > t.

    Args:
        fn: function of one float array (B, T, ...) that returns (B, T, ...), or a tuple with it
            first. Other arguments go into a lambda.
        inputs: that array. Each of the T positions costs one gradient.
        tolerance: largest gradient that counts as zero.
    """
    outputs = keras.tree.flatten(fn(inputs))[0]
    mix = np.random.default_rng(0).normal(size=outputs.shape).astype("float32")
    slopes = make_gradients(lambda x, m: ops.sum(keras.tree.flatten(fn(x))[0] * m), ())
    found = 0
    for t in range(outputs.shape[1]):
        here = mix * (np.arange(mix.shape[1]) == t).reshape(1, -1, *[1] * (mix.ndim - 2))
        slope = slopes(inputs, here)[0]
        strength = np.abs(slope).max(axis=tuple(i for i in range(slope.ndim) if i != 1))  # (T,)
        late = [s for s in range(t + 1, len(strength)) if strength[s] > tolerance]
        check(
            not late,
            f"Output {t} sees the future: it depends on inputs {late}. Is the causal mask passed, "
            "with True = attend on and below the diagonal? Is the target shifted by one?",
        )
        found = max(found, strength.max())
    check(found > 0, "The output does not depend on the input at all, so nothing was tested.")


def assert_serializable(layer, inputs):
    """Check that configuration and .keras file give back a layer or model with the same output."""
    expected = run(layer, inputs)
    config = json.loads(json.dumps(keras.saving.serialize_keras_object(layer)))
    unknown = sorted(_find_unknown(config))
    check(not unknown, f"Not registered: {unknown}. Use keras.saving.register_keras_serializable.")
    arguments = inspect.signature(type(layer).__init__).parameters.values()
    named = {p.name for p in arguments if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)}
    lost = sorted(named - {"self"} - set(config["config"]))
    own = type(layer).__init__ is not keras.layers.Layer.__init__
    own = own and not type(layer).__module__.startswith("keras.")
    check(not (own and lost), f"`get_config` of {type(layer).__name__} loses {lost}.")
    rebuilt = keras.saving.deserialize_keras_object(config)
    run(rebuilt, inputs)
    shapes = [[tuple(w.shape) for w in x.weights] for x in (layer, rebuilt)]
    check(shapes[0] == shapes[1], f"Weights differ after a round trip: {shapes[0]}, {shapes[1]}.")
    rebuilt.set_weights(layer.get_weights())
    change = difference(expected, run(rebuilt, inputs))
    check(change <= 1e-6, f"`get_config` loses an argument: the output changed by {change:.2g}.")
    is_model = isinstance(layer, keras.Model)
    model = layer if is_model else make_functional(layer, inputs)
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "model.keras"
        model.save(path)
        loaded = keras.models.load_model(path)
    loaded_outputs = run(loaded, inputs) if is_model else run(call_functional(loaded), inputs)
    change = difference(expected, loaded_outputs)
    check(
        change <= 1e-6,
        f"A saved and loaded model differs by {change:.2g}: is a sublayer or weight kept where "
        "Keras does not track it, or made outside `__init__` and `build`?",
    )


def assert_precision(make, inputs, tolerance=0.05):
    """Check that in mixed bfloat16 a layer runs, hands its policy on and is close to float32.

    Args:
        make: function of a dtype policy's name that makes the layer.
        inputs: its arguments.
        tolerance: largest difference, relative to the largest value.
    """
    exact, mixed = make("float32"), make("mixed_bfloat16")
    expected = run(exact, inputs)
    with explain("It does not run in mixed_bfloat16: is a constant or a part left in float32?"):
        run(mixed, inputs)
    for part in mixed._flatten_layers():
        check(
            part.dtype_policy.name == "mixed_bfloat16",
            f"{type(part).__name__} has policy {part.dtype_policy.name}: give sublayers "
            "`dtype=self.dtype_policy`.",
        )
    kinds = {str(w.dtype) for w in mixed.weights if "float" in str(w.dtype)}
    check(kinds <= {"float32"}, f"Weights must stay float32 in mixed precision. Found: {kinds}.")
    mixed.set_weights(exact.get_weights())
    change = difference(expected, run(mixed, inputs))
    check(change <= tolerance, f"mixed_bfloat16 differs from float32 by {change:.2g}.")


def assert_unknown_lengths(layer, inputs):
    """Check that a layer built with `None` for batch and lengths runs on any."""
    hint = "Is a static `x.shape[0]` read where `ops.shape(x)[0]` is needed?"
    with explain(f"It cannot be built, or run, with unknown lengths. {hint}"):
        model = make_functional(layer, inputs)
        for values in (inputs, keras.tree.map_structure(_cut, inputs)):
            change = difference(run(layer, values), run(call_functional(model), values))
            check(change <= 1e-5, f"The output differs by {change:.2g}.")


def assert_jit(layer, inputs, tolerance=1e-5):
    """Check that a compiled layer gives what it gives eagerly.

    JAX compiles with XLA. TensorFlow runs a graph without XLA, which fails on the CPU for
    `keras.ops.scan`.
    """
    program = Program(layer)
    program.jit_compile = keras.backend.backend() != "tensorflow"
    expected = run(layer, inputs)
    change = difference(expected, run(program.predict_on_batch, {"x": inputs}))
    check(
        change <= tolerance,
        f"Compiled output differs by {change:.2g}: does `call` change attributes, use NumPy, or "
        "branch on a tensor's value?",
    )


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


def _cut(x):
    """Keep the first row of a batch, and all but the last position of each length."""
    x = np.asarray(x)
    lengths = range(1, x.ndim - 1 if np.issubdtype(x.dtype, np.floating) else x.ndim)
    return x[(slice(1), *(slice(max(x.shape[i] - 1, 1)) for i in lengths))]
