"""The variables of a model, each by the name that its family gives the tensor it holds."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Iterator, Sequence
from typing import Any

import keras
import numpy as np

from tfqa.checkpoints.family import Family, WeightPattern


@dataclasses.dataclass(frozen=True)
class Weight:
    """The variables of a model that hold one tensor.

    Args:
        name: Hugging Face's, with the family's prefix before those of the backbone.
        variables: one, or several that are side by side along the last axis of the tensor.
        transposed: whether the tensor is (outputs, inputs) where the variables are
            (inputs, outputs).
    """

    name: str
    variables: tuple[keras.Variable, ...]
    transposed: bool = False

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of the tensor."""
        *inputs, _ = self.variables[0].shape
        shape = (*inputs, sum(self._outputs()))
        return shape[::-1] if self.transposed else shape

    def values(self) -> np.ndarray:
        """Return the tensor as float32."""
        arrays = [keras.ops.convert_to_numpy(variable) for variable in self.variables]
        values = np.concatenate([np.asarray(array, "float32") for array in arrays], axis=-1)
        return np.ascontiguousarray(values.T if self.transposed else values)

    def assign(self, values: np.ndarray) -> None:
        """Give the variables the numbers of a tensor of this `shape`."""
        values = values.T if self.transposed else values
        ends = np.cumsum(self._outputs())[:-1]
        for variable, array in zip(self.variables, np.split(values, ends, axis=-1), strict=True):
            variable.assign(array)

    def _outputs(self):
        return [variable.shape[-1] for variable in self.variables]


def list_weights(model: keras.Model, family: Family) -> list[Weight]:
    """Name all weights of a model.

    Args:
        model: a backbone, or a model with one as `backbone`.
        family: the one that it belongs to.

    Raises:
        ValueError: no pattern of the family names one of them.
    """
    heads = [head for head in family.heads if hasattr(model, head.paths[0].partition(".")[0])]
    weights = [
        *_bind(getattr(model, "backbone", model), family.backbone, family.prefix),
        *_bind(model, heads),
    ]
    named = {id(variable) for weight in weights for variable in weight.variables}
    if nameless := [variable.path for variable in model.weights if id(variable) not in named]:
        raise ValueError(
            f"Expected the family {family.model_type!r} to name all weights of "
            f"{type(model).__name__}. Received: none for {nameless}. Add their patterns to it."
        )
    return weights


def resolve(root: Any, path: str) -> Iterator[tuple[dict[str, int], Any]]:
    """Follow a path of attributes, and each list on it to all its items.

    Args:
        root: the object it starts from.
        path: "encoder.layers.{layer}.feed_forward" for example; a method, such as the `groups`
            of a stack, is called.

    Yields:
        the numbers of the placeholders, and what stands there; nothing where that is None.
    """
    attribute, _, rest = path.partition(".")
    if root is None:
        return
    if not attribute:
        yield {}, root
    elif attribute.startswith("{"):
        for number, item in enumerate(root):
            for numbers, end in resolve(item, rest):
                yield {attribute[1:-1]: number, **numbers}, end
    else:
        value = getattr(root, attribute)
        yield from resolve(value() if inspect.ismethod(value) else value, rest)


def _bind(root: Any, patterns: Sequence[WeightPattern], prefix: str = "") -> Iterator[Weight]:
    """Yield the weights that some patterns name under an object."""
    for pattern in patterns:
        for matches in zip(*(resolve(root, path) for path in pattern.paths), strict=True):
            numbers, _ = matches[0]
            variables = tuple(variable for _, variable in matches)
            name = f"{prefix}{pattern.tensor.format(**numbers)}"
            yield Weight(name, variables, pattern.transposed)
