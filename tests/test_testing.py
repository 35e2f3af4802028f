"""Each property passes a layer that keeps it and catches one that is broken in the usual way."""

import keras
import numpy as np
import pytest
from keras import ops

from tfqa import _numeric, testing

B, T, S, D = 2, 5, 3, 7
RANDOM = np.random.default_rng(0)
X = RANDOM.normal(size=(B, T, D)).astype("float32")
MASK = np.array([[1, 1, 1, 0, 0], [1, 1, 1, 1, 1]], dtype="bool")  # (B, T)


def register(cls):
    return keras.saving.register_keras_serializable(package="test_testing")(cls)


@register
class Pool(keras.layers.Layer):
    """A masked mean, a dense layer, and a switch for each of the usual mistakes."""

    def __init__(self, units, scale=1.0, fault=None, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.scale = scale
        self.fault = fault
        policy = "float32" if fault == "policy" else self.dtype_policy
        self.dense = keras.layers.Dense(units, dtype=policy)

    def build(self, x_shape, real_shape=None):
        self.dense.build(x_shape)
        if self.fault == "static":
            self.offset = np.zeros((x_shape[0], 1, 1), dtype="float32")
        if self.fault == "half weights":
            self.half = self.add_weight(shape=(1,), dtype="bfloat16", name="half")

    def call(self, x, real):
        real = ops.cast(real, x.dtype)[:, :, None]  # (B, T, 1)
        if self.fault == "no mask":
            real = ops.ones_like(real)
        if self.fault == "static":
            x = x + self.offset
        if self.fault == "numpy":
            x = x * float(np.mean(self.dense.bias.shape[0])) * RANDOM.normal()
        hidden = ops.cast(self.dense(x), x.dtype)  # (B, T, units)
        if self.fault == "raises" and self.compute_dtype != "float32":
            raise TypeError("cannot multiply float32 and bfloat16")
        if self.fault == "half precision sum":
            hidden = hidden * 300 - ops.stop_gradient(hidden) * 299.5
        if self.fault == "gradient":  # the value of the padding is taken out, its gradient is not
            hidden = self.dense(ops.stop_gradient(x))
            stay = ops.stop_gradient((1 - real) * hidden)
            return ops.sum(real * hidden + (1 - real) * hidden - stay, axis=1)
        return self.scale * ops.sum(real * hidden, axis=1) / ops.sum(real, axis=1)

    def get_config(self):
        config = {**super().get_config(), "units": self.units, "fault": self.fault}
        if self.fault == "wrong config":
            config["scale"] = 1.0
        elif self.fault != "lost config":
            config["scale"] = self.scale
        return config


class Unregistered(Pool):
    pass


@register
class Hidden(Pool):
    """Its dense layer is made in `call` and kept where Keras does not look."""

    def call(self, x, real):
        if not hasattr(self, "box"):
            object.__setattr__(self, "box", (keras.layers.Dense(self.units),))
        return self.box[0](super().call(x, real))


INPUTS = {"x": X, "real": MASK}


def rejects(message, function, *arguments, **options):
    with pytest.raises(AssertionError, match=message):
        function(*arguments, **options)


def test_weights_sum_to_one():
    mask = np.array([[True, True, False], [False, False, False]])
    good = np.array([[0.25, 0.75, 0], [0, 0, 0]], dtype="float32")
    check = testing.assert_weights_sum_to_one
    check(good, mask)
    check(good[:1])
    rejects("misses its sum by 1", check, good)
    rejects("misses its sum by 0.25", check, good * 0.75, mask)
    rejects("masked position has weight.*polarity", check, good[:, ::-1], mask)
    rejects("masked position has weight", check, good + [[0, 0, 0], [0.3, 0.3, 0.4]], mask)
    rejects("not finite", check, good * [[np.nan], [1]], mask)
    rejects("negative", check, good + [[1, -1, 0], [0, 0, 0]], mask)


def test_permutation_invariant():
    check = testing.assert_permutation_invariant
    layer = Pool(3)
    check(layer, INPUTS, {"x": 1, "real": 1})
    rejects(r"Reordering \['x'\].*\(the mask\?\)", check, layer, INPUTS, {"x": 1})
    rejects("positions", check, lambda x: ops.sum(x[:, 1:], axis=1), {"x": X}, {"x": 1})


def test_permutation_equivariant():
    check = testing.assert_permutation_equivariant
    check(lambda x: ops.exp(x), {"x": X}, {"x": 1})
    rejects("did not reorder", check, lambda x: ops.cumsum(x, axis=1), {"x": X}, {"x": 1})
    check(lambda x: ops.sum(x, axis=2), {"x": X}, {"x": 0}, output_axis=0)


def test_padding_invariant():
    check = testing.assert_padding_invariant
    check(Pool(3), INPUTS, MASK, "x")
    rejects("changed the output.*mask", check, Pool(3, fault="no mask"), INPUTS, MASK, "x")
    rejects("gradient of `.*kernel`", check, Pool(3, fault="gradient"), INPUTS, MASK, "x")
    rejects("Nothing is padded", check, Pool(3), INPUTS, np.ones_like(MASK), "x")


def test_padding_invariant_catches_gradients_without_weights():
    def leak(x, real):
        keep = ops.cast(real, "float32")[:, :, None]
        return ops.sum(x * keep + (1 - keep) * (x - ops.stop_gradient(x)), axis=1)

    rejects("`x` get a gradient", testing.assert_padding_invariant, leak, INPUTS, MASK, "x")


def test_padding_invariant_with_outputs_at_each_position():
    check = testing.assert_padding_invariant
    rejects("changed the output", check, lambda x, real: 2 * x, INPUTS, MASK, "x")
    pool = Pool(3)
    check(lambda x, real: (2 * x, pool(x, real)), INPUTS, MASK, ["x"], output_mask=MASK)
    rejects(
        "changed the output", check, lambda x, real: ops.cumsum(x[:, ::-1], axis=1)[:, ::-1],
        INPUTS, MASK, "x", output_mask=MASK,
    )  # fmt: skip


def test_causal():
    check = testing.assert_causal
    check(lambda x: ops.cumsum(x, axis=1), X)
    check(lambda x: (ops.cumsum(x, axis=1), x), X)
    rejects(
        r"Output 0 sees the future.*\[1, 2, 3, 4\]", check,
        lambda x: ops.cumsum(x[:, ::-1], axis=1)[:, ::-1], X,
    )  # fmt: skip
    leak = np.eye(T, dtype="float32")
    leak[1, 2] = 1e-3
    rejects(r"Output 1 .*\[2\]", check, lambda x: ops.matmul(leak, x), X)
    rejects("nothing was tested", check, lambda x: ops.zeros_like(x), X)


def test_serializable():
    check = testing.assert_serializable
    check(Pool(3, scale=2.0), INPUTS)
    inputs = keras.Input((None, D))
    check(keras.Model(inputs, keras.layers.Dense(3)(inputs)), {"inputs": X})
    rejects(r"loses \['scale'\]", check, Pool(3, scale=2.0, fault="lost config"), INPUTS)
    rejects("loses an argument", check, Pool(3, scale=2.0, fault="wrong config"), INPUTS)
    rejects(r"Not registered: \['Unregistered'\]", check, Unregistered(3), INPUTS)
    rejects("Weights differ|loses an argument|differs by", check, Hidden(3), INPUTS)


def test_serializable_names_unregistered_children():
    model = keras.Sequential([keras.layers.Dense(3), UnregisteredChild()])
    rejects(r"\['UnregisteredChild'\]", testing.assert_serializable, model, {"inputs": X})


class UnregisteredChild(keras.layers.Layer):
    def call(self, x):
        return x


def test_precision():
    def make(**options):
        return lambda dtype: Pool(3, dtype=dtype, **options)

    check = testing.assert_precision
    check(make(), INPUTS)
    rejects("Dense has policy float32", check, make(fault="policy"), INPUTS)
    rejects("does not run in mixed_bfloat16", check, make(fault="raises"), INPUTS)
    rejects("must stay float32.*bfloat16", check, make(fault="half weights"), INPUTS)
    rejects("differs from float32", check, make(fault="half precision sum"), INPUTS)


def test_unknown_lengths():
    check = testing.assert_unknown_lengths
    check(Pool(3), INPUTS)
    rejects("unknown lengths", check, Pool(3, fault="static"), INPUTS)
    frozen = keras.layers.Lambda(lambda x: ops.reshape(x, (2, x.shape[1] or 5, 7)))
    rejects("unknown lengths", check, frozen, {"inputs": X})


def test_jit():
    check = testing.assert_jit
    check(Pool(3), INPUTS)
    check(lambda x: ops.exp(x), {"x": X})
    rejects("Compiled output differs", check, Pool(3, fault="numpy"), INPUTS)


def test_gradients_of_arrays_and_variables():
    weight = keras.Variable(np.array([2.0, 3.0], dtype="float32"))
    unused = keras.Variable(np.ones((5,), dtype="float32"))
    x = np.array([5.0, 7.0], dtype="float32")
    found = testing.gradients(lambda x, y: ops.sum(weight * x**2), x, x, variables=[weight, unused])
    expected = [2 * x * [2, 3], np.zeros(2), x**2, np.zeros(5)]
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_allclose(one, other)


def test_gradients_on_another_backend(monkeypatch):
    monkeypatch.setattr(keras.backend, "backend", lambda: "torch")
    with pytest.raises(NotImplementedError, match="Received: backend='torch'"):
        testing.gradients(ops.sum, np.ones(2, dtype="float32"))


def test_different_shapes_and_values_that_are_not_finite_are_reported():
    rejects("Shapes differ", _numeric.difference, [np.ones(2)], [np.ones(3)])
    rejects("not finite", _numeric.difference, [np.ones(2)], [np.array([np.nan, 1])])
