"""Published weights into a model, every tensor accounted for."""

from __future__ import annotations

import dataclasses
import inspect
import os
from typing import Any

import keras
import numpy as np

from tfqa.checkpoints.checkpoint import CheckpointError
from tfqa.checkpoints.config import read_config
from tfqa.checkpoints.families import find_family
from tfqa.checkpoints.family import BACKBONE, OTHER_TASK, UNKNOWN
from tfqa.checkpoints.formats import keras_hub
from tfqa.checkpoints.locate import open_checkpoint
from tfqa.checkpoints.report import CheckpointReport, shorten
from tfqa.checkpoints.weights import list_weights


def load_pretrained(
    model_class: type[keras.Model],
    directory_or_name: str | os.PathLike,
    *,
    dtype: Any = None,
    **config_changes: Any,
) -> tuple[keras.Model, CheckpointReport]:
    """Make a model of published weights, and say what became of each of them.

    Args:
        model_class: of a family that is known: `BertModel`, or a model with a head on it.
        directory_or_name: see `from_pretrained` of the models.
        dtype: of the model.
        **config_changes: see `from_pretrained` of the models.

    Returns:
        the model and the report. A head, or the pooler, that the checkpoint does not have at all
        is newly initialized; what the model does not have is unexpected; everything else must be
        there.

    Raises:
        CheckpointError: a file is damaged; a tensor is missing or has another shape; the checkpoint
            is of another model, or has weights only in a format that can run programs.
        FileNotFoundError: there is no such directory, or no preset of that name.
        OSError: a name could not be had from the network; the message says where to put the files.
        ValueError: a change that the weights do not allow, or a class of no known family.
    """
    checkpoint = open_checkpoint(directory_or_name, find_family(model_class))
    return _make_model(model_class, checkpoint, dtype, config_changes)


def from_keras_hub(
    backbone: keras.Model,
    model_class: type[keras.Model],
    *,
    dtype: Any = None,
    **config_changes: Any,
) -> tuple[keras.Model, CheckpointReport]:
    """Make a model of the weights of one of KerasHub, a `BertBackbone` for example.

    KerasHub computes the approximate activation, "gelu_tanh", for every BERT, and so does the
    model that is made of it. The same weights in a Hugging Face folder are run with the exact one;
    `activation="gelu"` does that here.

    Args:
        backbone: KerasHub's model.
        model_class: `BertModel`, or a model with a head on it, which is newly initialized.
        dtype: of the model.
        **config_changes: see `from_pretrained` of the models.

    Returns:
        the model and the report.

    Raises:
        CheckpointError: `backbone` is another kind of model.
        ValueError: a change that the weights do not allow, or a class of no known family.
    """
    checkpoint = keras_hub.convert(backbone, find_family(model_class))
    return _make_model(model_class, checkpoint, dtype, config_changes)


def _make_model(model_class, checkpoint, dtype, config_changes):
    """Make the model that a checkpoint describes, and give it the weights."""
    family = find_family(model_class)
    config, unknown_config_keys = read_config(
        family, model_class.configuration, checkpoint.config, checkpoint.config_location
    )
    own = _list_own_arguments(model_class)
    arguments = {name: value for name, value in config_changes.items() if name in own}
    changes = {name: value for name, value in config_changes.items() if name not in own}
    if fixed := sorted(changes.keys() - set(family.changeable_fields)):
        raise ValueError(
            f"Only {', '.join(family.changeable_fields)} can be changed: the weights say the rest. "
            f"Received: { {name: changes[name] for name in fixed} }. Leave them out."
        )
    model = model_class(config.replace(**changes), dtype=dtype, **arguments)
    report = _fill(model, family, checkpoint)
    return model, dataclasses.replace(report, unknown_config_keys=unknown_config_keys)


def _list_own_arguments(model_class):
    """Return what a class can be made with beside a configuration, such as `pooled`."""
    _, _, *parameters = inspect.signature(model_class.__init__).parameters.values()
    return [x.name for x in parameters if x.kind is not x.VAR_KEYWORD]


def _fill(model, family, checkpoint):
    """Give the model its weights and return the report."""
    weights = list_weights(model, family)
    checkpoint = _hide_other_task(model, family, checkpoint)
    checkpoint, ties = _settle_ties(model, weights, family, checkpoint)
    tensors = checkpoint.tensors
    wanted = {weight.name for weight in weights}.union(ties)
    _check_complete(weights, family, checkpoint)
    unexpected = [name for name in tensors if name not in wanted]
    _check_leftovers(weights, unexpected, family, checkpoint)
    for weight in weights:
        if (tensor := tensors.get(weight.name)) is not None:
            _check_shape(weight, tensor, model, family, checkpoint)
            weight.assign(tensor.values())
    missing = tuple(weight.name for weight in weights if weight.name not in tensors)
    unknown = [name for name in unexpected if family.find_part(name) == UNKNOWN]
    return CheckpointReport(
        checkpoint.location,
        used=tuple(tensor.name for name, tensor in tensors.items() if name in wanted),
        unexpected=tuple(tensors[name].name for name in unexpected),
        skipped=checkpoint.skipped,
        newly_initialized=missing,
        unexpected_parts=tuple(sorted({*map(family.find_part, unexpected)} - {UNKNOWN})),
        newly_initialized_parts=tuple(dict.fromkeys(map(family.find_part, missing))),
        unknown_tensors=tuple(tensors[name].name for name in unknown),
    )


def _hide_other_task(model, family, checkpoint):
    """Take a classifier only from its own class: those of texts, tokens, choices have one name."""
    if checkpoint.architecture in (None, type(model).__name__):
        return checkpoint
    tensors = {
        f"{OTHER_TASK}{name}" if family.find_part(name) in family.task_parts else name: tensor
        for name, tensor in checkpoint.tensors.items()
    }
    return dataclasses.replace(checkpoint, tensors=tensors)


def _settle_ties(model, weights, family, checkpoint):
    """Find the one tensor of each variable for which a checkpoint may have two, or either.

    Returns:
        the checkpoint, with the name of the variable's tensor, and the names of the others.
    """
    parts = {family.find_part(weight.name) for weight in weights}
    lacking = family.parts.keys() - parts
    ties = {name: twin for name, twin in family.ties if family.find_part(name) not in lacking}
    tensors = dict(checkpoint.tensors)
    for name, twin in ties.items():
        if name in tensors and twin not in tensors:
            tensors[twin] = tensors.pop(name)
        elif name in tensors:
            _check_equal(tensors[name], tensors[twin], model, family, checkpoint)
    return dataclasses.replace(checkpoint, tensors=tensors), set(ties)


def _check_equal(tensor, twin, model, family, checkpoint):
    if not np.array_equal(tensor.values(), twin.values()):
        raise CheckpointError(
            f"{tensor.name} must equal {twin.name} in {checkpoint.location}: "
            f"`{type(model).__name__}` has one for both. Received: two different ones. Load the "
            f"`{family.backbone_class}` of it."
        )


def _check_complete(weights, family, checkpoint):
    """Let a head be missing as a whole, and nothing else."""
    present = {BACKBONE, *map(family.find_part, checkpoint.tensors)}
    wanted = [weight.name for weight in weights if family.find_part(weight.name) in present]
    if missing := [name for name in wanted if name not in checkpoint.tensors]:
        names = [tensor.name for tensor in checkpoint.tensors.values()]
        raise CheckpointError(
            f"Expected {len(wanted)} tensors in {checkpoint.location}, as its configuration says. "
            f"Received: {len(names)}, such as {shorten(names, 3)}; without {shorten(missing)}. "
            "The file is damaged, or of another model."
        )


def _check_leftovers(weights, unexpected, family, checkpoint):
    """Refuse leftovers of a part that the model has: they would change what it computes."""
    parts = {family.find_part(weight.name) for weight in weights}
    leftovers = [name for name in unexpected if family.find_part(name) in parts]
    if leftovers:
        names = [checkpoint.tensors[name].name for name in leftovers]
        raise CheckpointError(
            f"Expected a {family.name} of the size in the configuration of {checkpoint.location}. "
            f"Received: tensors that it has no place for: {shorten(names)}. The configuration is "
            f"of another checkpoint, or the model is not a {family.name}."
        )


def _check_shape(weight, tensor, model, family, checkpoint):
    if tensor.shape != weight.shape:
        raise CheckpointError(
            f"Tensor {tensor.name} of {checkpoint.location} must have the shape {weight.shape}, as "
            f"the configuration says. Received: {tensor.shape}. If it is `num_labels` that "
            f"differs, load the `{family.backbone_class}` and make the model from it: "
            f"`{type(model).__name__}(backbone)`; otherwise take the configuration that was "
            "published with the weights."
        )
