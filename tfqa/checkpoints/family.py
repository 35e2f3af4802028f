"""How the world describes a model family: the keys of its configuration, the names of its weights.

A family is data: one `Family` in a file of `tfqa.checkpoints.families`, and one line in the
registry there. All formats are brought to Hugging Face's vocabulary, so a family's tables pair
that with ours; Google's and KerasHub's names, where such files exist, are paired with it in turn.

A `WeightPattern` says which variables of a model hold a tensor:

* A placeholder in braces stands for a number. In the path to a variable it follows a list or a
  tuple, and the pattern holds for each item: `{layer}` for an ordinary stack, `{group}` and
  `{inner}` for the groups of layers that ALBERT shares. A tensor that only the first layer has
  (T5's relative positions) is written with its 0.
* `transposed`: linear maps are stored as (outputs, inputs) and computed here as (inputs, outputs).
  GPT-2's are stored as they are computed: `linear(..., transposed=False)`.
* Several variables hold one tensor together, side by side along the outputs: GPT-2 stores the
  projections of query, key and value as one.
* A layer or variable that is None is one that the model does without: a pooler, T5's biases.
* A head that is tied to an embedding has no pattern; if a file has both matrices, `ties` says so.

A model has the heads whose attributes it has. Every variable must be named by a pattern, and every
tensor of a part that the model has must be used: see `tfqa.checkpoints.loading`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Set
from pathlib import Path
from typing import Any

BACKBONE, UNKNOWN = "backbone", "unknown"
OTHER_TASK = "other task:"  # begins the name of a tensor that belongs to another class


@dataclasses.dataclass(frozen=True)
class WeightPattern:
    """A tensor's name and the variables that hold it, for all layers at once.

    Args:
        tensor: Hugging Face's name; that of the backbone's tensors without the family's prefix.
        paths: attributes of the backbone, or of the model for a head, with dots between them.
        transposed: whether the tensor is (outputs, inputs) where the variables are
            (inputs, outputs).
    """

    tensor: str
    paths: tuple[str, ...]
    transposed: bool = False


def linear(name: str, *paths: str, transposed: bool = True) -> tuple[WeightPattern, ...]:
    """Name kernel and bias of a linear map, or of several that are stored as one."""
    kernels, biases = (tuple(f"{path}.{kind}" for path in paths) for kind in ("kernel", "bias"))
    return (
        WeightPattern(f"{name}.weight", kernels, transposed),
        WeightPattern(f"{name}.bias", biases),
    )


def normalization(name: str, path: str) -> tuple[WeightPattern, ...]:
    """Name scale and offset of a layer normalization."""
    return (
        WeightPattern(f"{name}.weight", (f"{path}.gamma",)),
        WeightPattern(f"{name}.bias", (f"{path}.beta",)),
    )


@dataclasses.dataclass(frozen=True, kw_only=True)
class GoogleNames:
    """What Google's program for a family calls its files and variables.

    Args:
        repository: where the program is.
        config_file: name of the configuration, by which a directory is recognised.
        checkpoint: name of the published weights, without what each of their files ends in.
        renames: pairs of a regular expression and what replaces it, in this order, in a variable's
            name. Then "/" becomes ".", and kernel, gamma and beta become weight and bias.
    """

    repository: str
    config_file: str
    checkpoint: str
    renames: tuple[tuple[str, str], ...] = ()


@dataclasses.dataclass(frozen=True, kw_only=True)
class KerasHubNames:
    """What KerasHub calls the classes of a family and their attributes.

    Args:
        backbone_class: name of its model.
        tokenizer_class: name of its tokenizer.
        config: Hugging Face's keys and the backbone's attributes.
        constants: Hugging Face's keys and the values that hold for each such backbone.
        layers: Hugging Face's names of layers, with the family's prefix, and the paths to them.
    """

    backbone_class: str
    tokenizer_class: str
    config: Mapping[str, str]
    constants: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    layers: Mapping[str, str]


@dataclasses.dataclass(frozen=True, kw_only=True)
class TokenizerFiles:
    """How a family's tokenizer lies beside its weights.

    Args:
        load: function of a directory and of `lowercase`, True, False or None, which returns a
            tokenizer.
        save: function of a tokenizer, a directory and the longest input, or None.
        from_keras_hub: function of KerasHub's tokenizer, of `lowercase` and of the preset's name.
    """

    load: Callable[[Path, bool | None], Any]
    save: Callable[[Any, Path, int | None], None]
    from_keras_hub: Callable[[Any, bool | None, str], Any]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Family:
    """All that is known of the files of a model family.

    Args:
        model_type: as its `config.json` says it; the model classes name it as `family`.
        name: in messages.
        class_prefix: how the names of its model classes begin, here and in Hugging Face.
        required_keys: keys of whole numbers, and fields of our configuration.
        optional_keys: other keys and their fields. The defaults are the same here and there.
        choices: key -> its values -> the fields that each sets. Of several values with the same
            fields the first is the one that is written.
        required_values: keys with the one value at which a model computes what ours does.
        equal_keys: keys that must have the value of another one, if they are there.
        ignored_keys: keys that do not change what our model computes.
        fixed_fields: fields of our configuration with the one value that the family has.
        changeable_fields: fields that may be changed where weights are loaded.
        prefix: before the names of the backbone's tensors in a model with a head.
        backbone: patterns of the backbone's weights.
        heads: patterns of what a model may have beside its backbone.
        parts: what a model may lack, and how the names of its tensors begin.
        task_parts: those with one name for heads of different tasks. They are read only from a
            checkpoint of the same class.
        ties: pairs of tensors that must be equal. A file may have both or either.
        buffers: regular expressions of names of tensors that are no weights.
        old_names: pairs of a regular expression and what replaces it, for names in older files.
        google: its files of Google's, if there are any.
        keras_hub: its models in KerasHub, if there are any.
        tokenizer: its tokenizer's files.
    """

    model_type: str
    name: str
    class_prefix: str
    required_keys: Mapping[str, str]
    optional_keys: Mapping[str, str] = dataclasses.field(default_factory=dict)
    choices: Mapping[str, Mapping[Any, Mapping[str, Any]]] = dataclasses.field(default_factory=dict)
    required_values: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    equal_keys: Mapping[str, str] = dataclasses.field(default_factory=dict)
    ignored_keys: Set[str] = frozenset()
    fixed_fields: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    changeable_fields: tuple[str, ...] = ()
    prefix: str = ""
    backbone: tuple[WeightPattern, ...]
    heads: tuple[WeightPattern, ...] = ()
    parts: Mapping[str, str] = dataclasses.field(default_factory=dict)
    task_parts: Set[str] = frozenset()
    ties: tuple[tuple[str, str], ...] = ()
    buffers: tuple[str, ...] = ()
    old_names: tuple[tuple[str, str], ...] = ()
    google: GoogleNames | None = None
    keras_hub: KerasHubNames | None = None
    tokenizer: TokenizerFiles

    @property
    def backbone_class(self) -> str:
        """The name of the model without a head."""
        return f"{self.class_prefix}Model"

    @property
    def roots(self) -> tuple[str, ...]:
        """How names of the backbone's tensors begin in a file of the backbone alone."""
        return tuple(sorted({f"{weight.tensor.split('.')[0]}." for weight in self.backbone}))

    def find_part(self, name: str) -> str:
        """Return the part that a tensor belongs to: a key of `parts`, "backbone" or "unknown"."""
        if name.startswith(OTHER_TASK):
            return f"{self.find_part(name.removeprefix(OTHER_TASK))} of another task"
        for part, start in self.parts.items():
            if name.startswith(start):
                return part
        return BACKBONE if name.startswith(self.prefix or self.roots) else UNKNOWN
