"""Folders with Google's first checkpoints: `bert_config.json` and `bert_model.ckpt.*`."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import numpy as np

from tfqa.checkpoints.checkpoint import CheckpointError, Source, Tensor
from tfqa.checkpoints.config import read_config, read_json

CONFIG, PREFIX = "bert_config.json", "bert_model.ckpt"
_SKIPPED = re.compile(r"(^|/)(adam_m|adam_v|Adam|Adam_1|global_step|beta[12]_power)$")
_OBJECTS = "_CHECKPOINTABLE_OBJECT_GRAPH"
_WHOLE = {
    "cls/predictions/output_bias": "cls.predictions.bias",
    "cls/seq_relationship/output_weights": "cls.seq_relationship.weight",
    "cls/seq_relationship/output_bias": "cls.seq_relationship.bias",
    "cls/squad/output_weights": "qa_outputs.weight",
    "cls/squad/output_bias": "qa_outputs.bias",
    "output_weights": "classifier.weight",
    "output_bias": "classifier.bias",
}
_LAST = {"gamma": "weight", "beta": "bias", "kernel": "weight"}


def is_google(directory: Path) -> bool:
    """Whether a directory looks like one of theirs."""
    return (directory / CONFIG).is_file()


def open_google(directory: Path) -> Source:
    """Open a folder as google-research/bert publishes it, or as its programs write it.

    TensorFlow reads the file, on any backend of Keras. An optimizer's state is skipped.

    Raises:
        CheckpointError: a file is damaged or missing, or TensorFlow 2 wrote it in another layout.
        ImportError: TensorFlow is not installed.
    """
    path = directory / CONFIG
    config, architecture, settings = read_config(read_json(path), str(path))
    prefix = _find_prefix(directory)
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
            "that google-research/bert names, or a Hugging Face folder of the same model."
        )
    tensors = {}
    for name in sorted(shapes):
        if not _SKIPPED.search(name):
            read = functools.partial(_read, reader, name, prefix)
            shape = shapes[name]
            if name.endswith("/kernel"):
                read, shape = functools.partial(_transpose, read), shape[::-1]
            tensors[rename(name)] = Tensor(name, shape, read)
    skipped = tuple(sorted(name for name in shapes if _SKIPPED.search(name)))
    return Source(str(directory), config, tensors, architecture, skipped, settings)


def rename(name: str) -> str:
    """Return Hugging Face's name of a variable."""
    if name in _WHOLE:
        return _WHOLE[name]
    *parts, last = name.split("/")
    if last.endswith("_embeddings"):
        return ".".join((*parts, last, "weight"))
    dotted = ".".join((*parts, _LAST.get(last, last)))
    return re.sub(r"\.layer_(\d+)\.", r".layer.\1.", dotted)


def _find_prefix(directory):
    """Return the path of the checkpoint without what each of its files ends in."""
    found = sorted(path.name.removesuffix(".index") for path in directory.glob("*.index"))
    if PREFIX in found:
        return directory / PREFIX
    if len(found) == 1:
        return directory / found[0]
    raise CheckpointError(
        f"Expected {PREFIX}.index, or one other *.index, in {directory}. Received: {found}. Put "
        f"the one checkpoint to be read into a directory, beside {CONFIG}."
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
