"""Models of KerasHub: one in memory, a preset's name, or a directory of a preset."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import keras
import numpy as np

from tfqa.checkpoints.checkpoint import Checkpoint, CheckpointError, Tensor
from tfqa.checkpoints.config import read_json
from tfqa.checkpoints.family import Family
from tfqa.checkpoints.weights import resolve

_NAME = re.compile(r"kaggle://.*|[a-z0-9.]+(_[a-z0-9.]+)+")


def is_preset_name(directory_or_name: str | os.PathLike) -> bool:
    """Whether it is written as the names of KerasHub's presets are: with underscores.

    Names on the Hugging Face hub have an owner and a slash, or none and hyphens.
    """
    return isinstance(directory_or_name, str) and _NAME.fullmatch(directory_or_name) is not None


def is_preset(directory: Path) -> bool:
    """Whether a directory looks like a preset of KerasHub."""
    path = directory / "config.json"
    return path.is_file() and "registered_name" in read_json(path)


def open_preset(directory_or_name: str, family: Family) -> Checkpoint:
    """Open a preset by its name, which KerasHub fetches and caches, or by its directory.

    Raises:
        CheckpointError: it is another family's, or KerasHub's models of this one are not read.
        ImportError: KerasHub is not installed.
        FileNotFoundError: there is neither such a directory nor such a preset.
        OSError: it could not be fetched.
    """
    backbone_class = _names(family).backbone_class
    if Path(directory_or_name).is_dir():
        registered_name = read_json(Path(directory_or_name) / "config.json")["registered_name"]
        if registered_name != f"keras_hub>{backbone_class}":
            raise CheckpointError(
                f"Expected a preset of KerasHub's {backbone_class} in {directory_or_name}. "
                f"Received: {registered_name!r}."
            )
    backbone = _fetch(directory_or_name, family, backbone_class)
    return convert(backbone, family, directory_or_name)


def fetch_tokenizer(name: str, family: Family) -> Any:
    """Return KerasHub's tokenizer of a preset.

    Raises:
        CheckpointError: KerasHub's models of this family are not read.
        ImportError: KerasHub is not installed.
        OSError: it is not there, or could not be fetched.
    """
    return _fetch(name, family, _names(family).tokenizer_class)


def convert(backbone: keras.Model, family: Family, location: str | None = None) -> Checkpoint:
    """Name the weights of a model of KerasHub as Hugging Face does.

    Args:
        backbone: the model.
        family: the one that it should be of.
        location: what errors name; its class by default.

    Raises:
        CheckpointError: it is another kind of model.
    """
    names = _names(family)
    if type(backbone).__name__ != names.backbone_class:
        raise CheckpointError(
            f"Expected a `keras_hub.models.{names.backbone_class}`. Received: "
            f"{type(backbone).__name__}."
        )
    location = f"the {names.backbone_class}" if location is None else location
    config = {key: getattr(backbone, attribute) for key, attribute in names.config.items()}
    tensors = {}
    for name, path in names.layers.items():
        for numbers, layer in resolve(backbone, path):
            tensors |= _name_layer(name.format(**numbers), layer)
    return Checkpoint(location, location, {**config, **names.constants}, tensors)


def _name_layer(name, layer):
    """Name what a layer holds: a normalization, a table, or a linear map.

    The heads of a linear map may have an axis of their own.
    """
    if isinstance(layer, keras.layers.LayerNormalization):
        return {
            f"{name}.weight": _make_tensor(layer.gamma, tuple(layer.gamma.shape)),
            f"{name}.bias": _make_tensor(layer.beta, tuple(layer.beta.shape)),
        }
    if not hasattr(layer, "kernel"):
        (table,) = layer.weights
        return {f"{name}.weight": _make_tensor(table, tuple(table.shape))}
    units = int(np.prod(layer.bias.shape))
    inputs = int(np.prod(layer.kernel.shape)) // units
    return {
        f"{name}.weight": _make_tensor(layer.kernel, (inputs, units), transposed=True),
        f"{name}.bias": _make_tensor(layer.bias, (units,)),
    }


def _make_tensor(variable, shape, transposed=False):
    def read():
        values = keras.ops.convert_to_numpy(variable).reshape(shape)
        return values.T if transposed else values

    return Tensor(variable.path, shape[::-1] if transposed else shape, read)


def _names(family):
    if family.keras_hub is None:
        raise CheckpointError(
            f"Expected a family of which KerasHub's models are read. Received: {family.name}. Take "
            "a Hugging Face folder of the same model."
        )
    return family.keras_hub


def _fetch(directory_or_name, family, class_name):
    """Return what KerasHub makes of a preset, of the class with this name."""
    try:
        import keras_hub  # only here: all other formats are read without it
    except ImportError as error:
        raise ImportError(
            f"Expected KerasHub, to read the preset {directory_or_name}. Received: {error}. Run "
            "`pip install keras-hub`, or take a Hugging Face folder of the same model."
        ) from error
    keras_hub_class = getattr(keras_hub.models, class_name)
    presets, is_directory = keras_hub_class.presets, Path(directory_or_name).is_dir()
    if not is_directory and "://" not in directory_or_name and directory_or_name not in presets:
        raise FileNotFoundError(
            f"Expected a directory, or one of KerasHub's presets of {family.name}, "
            f"{sorted(presets)}. Received: {directory_or_name!r}. Check the path or the name."
        )
    try:
        return keras_hub_class.from_preset(directory_or_name)
    except Exception as error:  # KerasHub's, and those of the libraries that it fetches with
        raise OSError(
            f"Expected the preset {directory_or_name} of KerasHub. Received: "
            f"{type(error).__name__}: {error}. Check the name and the network, or give a directory "
            "that `backbone.save_to_preset(directory)` wrote."
        ) from error
