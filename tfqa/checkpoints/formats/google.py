"""Folders with Google's first checkpoints: `bert_config.json` and `bert_model.ckpt.*`."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import numpy as np

from tfqa.checkpoints.checkpoint import Checkpoint, CheckpointError, Tensor
from tfqa.checkpoints.config import check_family, read_json
from tfqa.checkpoints.family import Family, GoogleNames

_SKIPPED = re.compile(r"(^|/)(adam_m|adam_v|Adam|Adam_1|global_step|beta[12]_power)$")
_OBJECTS = "_CHECKPOINTABLE_OBJECT_GRAPH"
_LAST = {"gamma": "weight", "beta": "bias", "kernel": "weight"}


def is_google(directory: Path, names: GoogleNames | None) -> bool:
    """Whether a directory looks like one of a family's by Google."""
    return names is not None and (directory / names.config_file).is_file()


def open_google(directory: Path, family: Family) -> Checkpoint:
    """Open a folder as google-research/bert publishes it, or as its programs write it.

    TensorFlow reads the file, on any backend of Keras. An optimizer's state is skipped.

    Raises:
        CheckpointError: a file is damaged or missing, or TensorFlow 2 wrote it in another layout.
        ImportError: TensorFlow is not installed.
    """
    names = family.google
    config_path = directory / names.config_file
    config = read_json(config_path)
    check_family(family, config, str(config_path))
    prefix = _find_prefix(directory, names)
    tensorflow = _import_tensorflow(directory)
    try:
        reader = tensorflow.train.load_checkpoint(str(prefix))
        shapes = {name: tuple(s) for name, s in reader.get_variable_to_shape_map().items()}
    except (tensorflow.errors.OpError, RuntimeError, ValueError) as error:
        raise CheckpointError(
            f"Expected a whole checkpoint of TensorFlow at {prefix}.*. Received: a damaged one "
            f"({error}). Fetch it again."
        ) from error
    if _OBJECTS in shapes:
        raise CheckpointError(
            f"Expected a checkpoint with names such as bert/embeddings/word_embeddings at "
            f"{prefix}.*. Received: one of objects, as TensorFlow 2 writes them. Take the files "
            f"that {names.repository} names, or a Hugging Face folder of the same model."
        )
    tensors = {}
    for name in sorted(shapes):
        if not _SKIPPED.search(name):
            read = functools.partial(_read, reader, name, prefix)
            shape = shapes[name]
            if name.endswith("/kernel"):
                read, shape = functools.partial(_transpose, read), shape[::-1]
            tensors[rename(name, names)] = Tensor(name, shape, read)
    skipped = tuple(sorted(name for name in shapes if _SKIPPED.search(name)))
    return Checkpoint(str(directory), str(config_path), config, tensors, skipped)


def rename(name: str, names: GoogleNames) -> str:
    """Return Hugging Face's name of a variable."""
    for pattern, replacement in names.renames:
        name = re.sub(pattern, replacement, name)
    *parts, last = name.split("/")
    if last.endswith("_embeddings"):
        return ".".join((*parts, last, "weight"))
    return ".".join((*parts, _LAST.get(last, last)))


def _find_prefix(directory, names):
    """Return the path of the checkpoint without what each of its files ends in."""
    prefixes = sorted(path.name.removesuffix(".index") for path in directory.glob("*.index"))
    if names.checkpoint in prefixes:
        return directory / names.checkpoint
    if len(prefixes) == 1:
        return directory / prefixes[0]
    raise CheckpointError(
        f"Expected {names.checkpoint}.index, or one other *.index, in {directory}. Received: "
        f"{prefixes}. Put the one checkpoint to be read into a directory, beside "
        f"{names.config_file}."
    )


def _import_tensorflow(directory):
    try:
        import tensorflow  # only here: all other formats are read without it
    except ImportError as error:
        raise ImportError(
            f"Expected TensorFlow, to read Google's checkpoint in {directory}. Received: {error}. "
            "Run `pip install tensorflow`, or take a Hugging Face folder of the same model."
        ) from error
    return tensorflow


def _read(reader, name, prefix):
    try:
        return np.asarray(reader.get_tensor(name))
    except Exception as error:  # TensorFlow's, of which no class can be named without it
        raise CheckpointError(
            f"Expected a whole checkpoint at {prefix}.*. Received: one without all of tensor "
            f"{name} ({error}). Fetch it again."
        ) from error


def _transpose(read):
    return read().T
