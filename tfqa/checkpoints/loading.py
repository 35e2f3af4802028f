"""Published weights into a model, every tensor accounted for."""

from __future__ import annotations

import dataclasses
import os
from typing import Any

import keras
import numpy as np

from tfqa.checkpoints.checkpoint import CheckpointError, Source
from tfqa.checkpoints.families.bert import (
    BACKBONE,
    DECODER,
    DECODER_BIAS,
    MASKED_TOKEN_BIAS,
    TABLE,
    find_part,
    list_weights,
)
from tfqa.checkpoints.formats import keras_hub as kerashub
from tfqa.checkpoints.locate import open_source
from tfqa.checkpoints.report import CheckpointReport, shorten
from tfqa.models import BertForPreTraining, BertModel
from tfqa.models.backbone import TRAINING_ONLY_FIELDS

TIES = ((DECODER, TABLE), (DECODER_BIAS, MASKED_TOKEN_BIAS))
"""Tensors of the masked-token head, and those that they must equal."""

CHANGEABLE = (*sorted(TRAINING_ONLY_FIELDS), "activation", "pad_id")


def load_pretrained(
    kind: type[keras.Model],
    where: str | os.PathLike,
    *,
    dtype: Any = None,
    **config_changes: Any,
) -> tuple[keras.Model, CheckpointReport]:
    """Make a model of published weights, and say what became of each of them.

    Args:
        kind: `BertModel` or a model with a head on it.
        where: see `from_pretrained` of the models.
        dtype: of the model.
        **config_changes: see `from_pretrained` of the models.

    Returns:
        the model and the report. A head, or the pooler, that the source does not have at all is
        fresh; what the model does not have is unused; everything else must be there.

    Raises:
        CheckpointError: a file is damaged; a tensor is missing or has another shape; the source is
            another kind of model, or has weights only in a format that can run programs.
        FileNotFoundError: there is no such directory, or no preset of that name.
        OSError: a name could not be had from the network; the message says where to put the files.
        ValueError: a change that the weights do not allow.
    """
    return load_source(kind, open_source(where), dtype=dtype, **config_changes)


def from_keras_hub(
    backbone: keras.Model, kind: type[keras.Model] = BertModel, **options: Any
) -> tuple[keras.Model, CheckpointReport]:
    """Make a model of the weights of a `keras_hub.models.BertBackbone`.

    KerasHub computes the approximate activation, "gelu_tanh", for every BERT, and so does the
    model; `activation="gelu"` makes it the exact one.

    Args:
        backbone: KerasHub's model.
        kind: `BertModel` or a model with a head on it, which is fresh.
        **options: `dtype` and changes, as `load_pretrained` takes them.

    Returns:
        the model and the report.

    Raises:
        CheckpointError: `backbone` is another kind of model.
        ValueError: a change that the weights do not allow.
    """
    return load_source(kind, kerashub.convert(backbone), **options)


def load_source(
    kind: type[keras.Model], source: Source, *, dtype: Any = None, **config_changes: Any
) -> tuple[keras.Model, CheckpointReport]:
    """Do as `load_pretrained` does with a source that is open."""
    options = {"dtype": dtype}
    if kind is BertModel and "pooled" in config_changes:
        options["pooled"] = config_changes.pop("pooled")
    if fixed := sorted(set(config_changes) - set(CHANGEABLE)):
        raise ValueError(
            f"Only {', '.join(CHANGEABLE)} can be changed: the weights say the rest. Received: "
            f"{ {name: config_changes[name] for name in fixed} }. Leave them out."
        )
    source = _hide_other_classifier(kind, source)
    _check_tie(kind, source)
    model = kind(source.config.replace(**config_changes), **options)
    return model, _fill(model, source)


def _hide_other_classifier(kind, source):
    """Classifiers of texts, tokens and choices have one name; take only that of this class."""
    if source.architecture in (None, kind.__name__):
        return source
    tensors = {
        f"other.{name}" if find_part(name) == "classifier" else name: tensor
        for name, tensor in source.tensors.items()
    }
    return dataclasses.replace(source, tensors=tensors)


def _check_tie(kind, source):
    """Ours scores the vocabulary with the embedded vectors; a checkpoint may have two matrices."""
    if kind is not BertForPreTraining:
        return
    for name, twin in TIES:
        if {name, twin} <= source.tensors.keys():
            one, other = source.tensors[name], source.tensors[twin]
            if not np.array_equal(one.values(), other.values()):
                raise CheckpointError(
                    f"{one.name} must equal {other.name} in {source.where}: `BertForPreTraining` "
                    "has one for both. Received: two different ones. Load the `BertModel` of it."
                )


def _fill(model, source):
    """Give the model its weights and return the report."""
    weights = list_weights(model)
    wanted = {weight.name for weight in weights}
    if isinstance(model, BertForPreTraining):
        wanted |= {name for name, _ in TIES}
    _check_complete(weights, source)
    unused = [name for name in source.tensors if name not in wanted]
    _check_leftovers(weights, unused, source)
    for weight in weights:
        if (tensor := source.tensors.get(weight.name)) is not None:
            _check_shape(weight, tensor, source)
            values = tensor.values()
            weight.variable.assign(values.T if weight.transposed else values)
    return CheckpointReport(
        source.where,
        used=tuple(t.name for name, t in source.tensors.items() if name in wanted),
        unused=tuple(source.tensors[name].name for name in unused),
        skipped=source.skipped,
        fresh=tuple(weight.name for weight in weights if weight.name not in source.tensors),
        unused_parts=tuple(sorted({find_part(name) for name in unused})),
        settings=source.settings,
    )


def _check_complete(weights, source):
    """A head may be missing as a whole; nothing else may."""
    there = {BACKBONE, *map(find_part, source.tensors)}
    wanted = [weight.name for weight in weights if find_part(weight.name) in there]
    if missing := [name for name in wanted if name not in source.tensors]:
        names = [tensor.name for tensor in source.tensors.values()]
        raise CheckpointError(
            f"Expected {len(wanted)} tensors in {source.where}, as its configuration says. "
            f"Received: {len(names)}, such as {shorten(names, 3)}; without {shorten(missing)}. "
            "The file is damaged, or of another model."
        )


def _check_leftovers(weights, unused, source):
    """A tensor of a part that the model has changes what it computes: it may not be left over."""
    parts = {find_part(weight.name) for weight in weights}
    over = [source.tensors[name].name for name in unused if find_part(name) in parts]
    if over:
        raise CheckpointError(
            f"Expected a BERT of the size in the configuration of {source.where}. Received: "
            f"tensors that it has no place for: {shorten(over)}. The configuration is of another "
            "checkpoint, or the model is not a BERT."
        )


def _check_shape(weight, tensor, source):
    if tensor.shape != weight.shape:
        raise CheckpointError(
            f"Tensor {tensor.name} of {source.where} must have the shape {weight.shape}, as the "
            f"configuration says. Received: {tensor.shape}. If it is `num_labels` that differs, "
            "load the `BertModel` and make the model from it; otherwise take the "
            "configuration that was published with the weights."
        )
