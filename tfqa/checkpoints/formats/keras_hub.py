"""BERTs of KerasHub: one in memory, a preset's name, or a directory of a preset."""

from __future__ import annotations

import functools
import os
import re
from pathlib import Path

import keras
import numpy as np

from tfqa.checkpoints.checkpoint import CheckpointError, Source, Tensor
from tfqa.checkpoints.config import read_json
from tfqa.checkpoints.families.bert import LAYER
from tfqa.models import BertConfig

_ATTENTION = "_self_attention_layer"
_PARTS = dict(
    zip(
        (name for name, _ in LAYER),
        (
            *(f"{_ATTENTION}._{kind}_dense" for kind in ("query", "key", "value", "output")),
            *("_self_attention_layer_norm", "_feedforward_intermediate_dense"),
            *("_feedforward_output_dense", "_feedforward_layer_norm"),
        ),
        strict=True,
    )
)
"""The parts of an encoder layer: Hugging Face's names, and the attributes of KerasHub's layer."""

_NAME = re.compile(r"kaggle://.*|[a-z0-9.]+(_[a-z0-9.]+)+")


def is_preset_name(where: str | os.PathLike) -> bool:
    """Whether it is written as the names of KerasHub's presets are: with underscores.

    Names on the Hugging Face hub have an owner and a slash, or none and hyphens.
    """
    return isinstance(where, str) and _NAME.fullmatch(where) is not None


def is_preset(directory: Path) -> bool:
    """Whether a directory looks like a preset of KerasHub."""
    path = directory / "config.json"
    return path.is_file() and "registered_name" in read_json(path)


def open_preset(where: str) -> Source:
    """Open a preset by its name, which KerasHub fetches and caches, or by its directory.

    Raises:
        CheckpointError: it is not a BERT's.
        ImportError: KerasHub is not installed.
        FileNotFoundError: there is neither such a directory nor such a preset.
        OSError: it could not be fetched.
    """
    if Path(where).is_dir():
        kind = read_json(Path(where) / "config.json")["registered_name"]
        if kind != "keras_hub>BertBackbone":
            raise CheckpointError(
                f"Expected a preset of KerasHub's BertBackbone in {where}. Received: {kind!r}."
            )
    return convert(_fetch(where, "BertBackbone"), where)


def read_tokenizer(name: str) -> tuple[list[str], bool]:
    """Return the vocabulary of a preset, and whether it is lower case.

    Raises:
        ImportError: KerasHub is not installed.
        OSError: it is not there, or could not be fetched.
    """
    tokenizer = _fetch(name, "BertTokenizer")
    return list(tokenizer.get_vocabulary()), bool(tokenizer.lowercase)


def convert(backbone: keras.Model, where: str = "the BertBackbone") -> Source:
    """Name the weights of a `keras_hub.models.BertBackbone` as Hugging Face does.

    KerasHub computes the approximate activation, "gelu_tanh", for every BERT, and so does the
    model that is made of this. The same weights in a Hugging Face folder are run with the exact
    one; `activation="gelu"` does that here.

    Raises:
        CheckpointError: it is another kind of model.
    """
    if type(backbone).__name__ != "BertBackbone":
        raise CheckpointError(
            f"Expected a `keras_hub.models.BertBackbone`. Received: {type(backbone).__name__}."
        )
    config = BertConfig(
        vocabulary_size=backbone.vocabulary_size,
        hidden_dim=backbone.hidden_dim,
        intermediate_dim=backbone.intermediate_dim,
        num_heads=backbone.num_heads,
        num_layers=backbone.num_layers,
        activation="gelu_tanh",
        dropout=backbone.dropout,
        attention_dropout=backbone.dropout,
        max_length=backbone.max_sequence_length,
        num_segments=backbone.num_segments,
    )
    tensors = {}
    for kind in ("token", "position", "segment"):
        layer, theirs = getattr(backbone, f"{kind}_embedding"), _EMBEDDINGS[kind]
        (table,) = layer.weights
        _add(tensors, f"bert.embeddings.{theirs}_embeddings.weight", table, tuple(table.shape))
    _add_part(tensors, "bert.embeddings.LayerNorm", backbone.embeddings_layer_norm)
    for number, layer in enumerate(backbone.transformer_layers):
        for name, path in _PARTS.items():
            part = functools.reduce(getattr, path.split("."), layer)
            _add_part(tensors, f"bert.encoder.layer.{number}.{name}", part)
    _add_part(tensors, "bert.pooler.dense", backbone.pooled_dense)
    return Source(where, config, tensors)


_EMBEDDINGS = {"token": "word", "position": "position", "segment": "token_type"}


def _add_part(tensors, name, part):
    """Add a linear map, whose heads may have an axis of their own, or a normalization."""
    if isinstance(part, keras.layers.LayerNormalization):
        _add(tensors, f"{name}.weight", part.gamma, tuple(part.gamma.shape))
        _add(tensors, f"{name}.bias", part.beta, tuple(part.beta.shape))
        return
    units = int(np.prod(part.bias.shape))
    inputs = int(np.prod(part.kernel.shape)) // units
    _add(tensors, f"{name}.weight", part.kernel, (inputs, units), transposed=True)
    _add(tensors, f"{name}.bias", part.bias, (units,))


def _add(tensors, name, variable, shape, transposed=False):
    def read():
        values = keras.ops.convert_to_numpy(variable).reshape(shape)
        return values.T if transposed else values

    tensors[name] = Tensor(variable.path, shape[::-1] if transposed else shape, read)


def _fetch(where, kind):
    """Return what KerasHub makes of a preset, of the class with this name."""
    try:
        import keras_hub  # only here: all other formats are read without it
    except ImportError as error:
        raise ImportError(
            f"Expected KerasHub, to read the preset {where}. Received: {error}. Run `pip install "
            "keras-hub`, or take a Hugging Face folder of the same model."
        ) from error
    found = getattr(keras_hub.models, kind)
    if not Path(where).is_dir() and "://" not in where and where not in found.presets:
        raise FileNotFoundError(
            f"Expected a directory, or one of KerasHub's presets of BERT, {sorted(found.presets)}. "
            f"Received: {where!r}. Check the path or the name."
        )
    try:
        return found.from_preset(where)
    except Exception as error:  # KerasHub's, and those of the libraries that it fetches with
        raise OSError(
            f"Expected the preset {where} of KerasHub. Received: {type(error).__name__}: {error}. "
            "Check the name and the network, or give a directory that "
            "`backbone.save_to_preset(directory)` wrote."
        ) from error
