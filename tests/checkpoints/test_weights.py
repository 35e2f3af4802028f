"""From patterns to variables: numbers in names, matrices as files have them, several in one."""

from types import SimpleNamespace

import keras
import numpy as np
import pytest

from tests.checkpoints.toy import TOY, ToyConfig, ToyModel
from tfqa.checkpoints.weights import Weight, list_weights, resolve
from tfqa.layers import EncoderLayer, EncoderStack

RANDOM = np.random.default_rng(0)


def make_variable(*shape):
    return keras.Variable(RANDOM.normal(size=shape).astype("float32"))


def test_a_path_is_followed_to_each_item_of_each_list():
    groups = [[SimpleNamespace(x=f"{i}{j}") for j in range(2)] for i in range(3)]
    found = list(resolve(SimpleNamespace(stack=SimpleNamespace(groups=groups)),
                         "stack.groups.{group}.{inner}.x"))  # fmt: skip
    assert found == [({"group": i, "inner": j}, f"{i}{j}") for i in range(3) for j in range(2)]


def test_the_groups_of_a_stack_are_followed():
    """As ALBERT's files name them, by group and by layer inside it."""
    stack = EncoderStack([EncoderLayer(4, 6, 2) for _ in range(4)], num_layers=6, num_groups=2)
    steps = list(resolve(SimpleNamespace(encoder=stack), "encoder.groups.{group}.{inner}"))
    numbers = [(number["group"], number["inner"]) for number, _ in steps]
    assert numbers == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert [layer for _, layer in steps] == stack.layers


def test_what_is_none_is_left_out_and_what_is_misspelled_is_not():
    layers = [SimpleNamespace(bias=None), SimpleNamespace(bias="b"), None]
    root = SimpleNamespace(layers=layers, pooler=None)
    assert list(resolve(root, "layers.{layer}.bias")) == [({"layer": 1}, "b")]
    assert list(resolve(root, "pooler.kernel")) == []
    with pytest.raises(AttributeError, match="poler"):
        list(resolve(root, "poler.kernel"))


@pytest.mark.parametrize("transposed", [False, True])
def test_one_tensor_in_several_variables(transposed):
    """Side by side along the outputs, which need not be equally many."""
    variables = tuple(make_variable(3, outputs) for outputs in (2, 1, 4))
    weight = Weight("qkv", variables, transposed)
    assert weight.shape == ((7, 3) if transposed else (3, 7))
    tensor = RANDOM.normal(size=weight.shape).astype("float32")
    weight.assign(tensor)
    np.testing.assert_array_equal(weight.values(), tensor)
    stored = tensor.T if transposed else tensor
    np.testing.assert_array_equal(variables[0], stored[:, :2])
    np.testing.assert_array_equal(variables[2], stored[:, 3:])
    bias = Weight("bias", (make_variable(2), make_variable(3)))
    assert bias.shape == bias.values().shape == (5,)


def test_a_variable_without_a_name_is_an_error():
    model = ToyModel(ToyConfig())
    assert len(list_weights(model, TOY)) == 22
    model.forgotten = keras.layers.Dense(2, name="forgotten")
    model.forgotten.build((None, 3))
    with pytest.raises(ValueError, match="'toy' to name all weights of ToyModel.*forgotten/kernel"):
        list_weights(model, TOY)
