"""Folders that Hugging Face's `save_pretrained` writes."""

from __future__ import annotations

import functools
from pathlib import Path

import ml_dtypes  # noqa: F401 - gives NumPy the type bfloat16, which safetensors asks it for
import safetensors

from tfqa.checkpoints.checkpoint import CheckpointError, Source, Tensor
from tfqa.checkpoints.config import read_config, read_json
from tfqa.checkpoints.families.bert import DECODER_BIAS, MASKED_TOKEN_BIAS

CONFIG, WEIGHTS, INDEX = "config.json", "model.safetensors", "model.safetensors.index.json"
PICKLED = ("pytorch_model.bin", "pytorch_model.bin.index.json", "tf_model.h5", "flax_model.msgpack")
POSITION_IDS = "embeddings.position_ids"  # a buffer: 0, 1, 2, …


def is_huggingface(directory: Path) -> bool:
    """Whether a directory looks like one of theirs."""
    return (directory / CONFIG).is_file()


def open_huggingface(directory: Path) -> Source:
    """Open a folder with `config.json` and `model.safetensors`, or the parts and their index.

    The weights are mapped into memory and read one by one; bfloat16 and float16 become float32.
    Names may have "bert." before them or not; those of the first release, "gamma" and "beta" of the
    normalizations, are read as "weight" and "bias".

    Raises:
        CheckpointError: the folder is not a BERT's, a file is damaged, or the weights are only in
            a format that can run programs (pickle).
    """
    config, architecture, settings = read_config(
        read_json(directory / CONFIG), str(directory / CONFIG)
    )
    tensors, skipped = {}, []
    for tensor in _read_headers(directory):
        name = rename(tensor.name)
        if name.endswith(POSITION_IDS):
            skipped.append(tensor.name)
            continue
        if name in tensors:
            raise CheckpointError(
                f"Expected each tensor once in {directory}. Received: {tensor.name} and "
                f"{tensors[name].name}, which are the same one."
            )
        tensors[name] = tensor
    if MASKED_TOKEN_BIAS not in tensors and DECODER_BIAS in tensors:
        tensors[MASKED_TOKEN_BIAS] = tensors.pop(DECODER_BIAS)  # one of the two is enough
    return Source(str(directory), config, tensors, architecture, tuple(sorted(skipped)), settings)


def rename(name: str) -> str:
    """Return the present name of a tensor in a model with a head."""
    if name.startswith(("embeddings.", "encoder.", "pooler.")):
        name = f"bert.{name}"
    for old, new in ((".gamma", ".weight"), (".beta", ".bias")):
        if name.endswith(f"LayerNorm{old}"):
            name = name.removesuffix(old) + new
    return name


def _read_headers(directory):
    """Return the tensors of all files of a folder."""
    if (directory / WEIGHTS).is_file():
        return _read_header(directory / WEIGHTS)
    if (directory / INDEX).is_file():
        return _read_parts(directory)
    if pickled := [name for name in PICKLED if (directory / name).exists()]:
        raise CheckpointError(
            f"Expected {WEIGHTS} in {directory}. Received: {', '.join(pickled)} only. Such a file "
            "is refused: to read a pickle is to run whatever program is in it. Convert it where "
            "you trust it, in Python with transformers and torch: "
            "AutoModel.from_pretrained(folder).save_pretrained(new_folder), with the class that "
            "config.json names under architectures in place of AutoModel."
        )
    raise CheckpointError(
        f"Expected {WEIGHTS}, or {INDEX} and the files it names, in {directory}. Received: "
        f"{sorted(path.name for path in directory.iterdir())}. Fetch the weights, too."
    )


def _read_parts(directory):
    """Read the files that an index names, and hold them to it."""
    path = directory / INDEX
    places = read_json(path).get("weight_map")
    if not isinstance(places, dict):
        raise CheckpointError(f"Expected a weight_map in {path}. Received: none. Fetch it again.")
    names = sorted(set(places.values()))
    if odd := [name for name in names if Path(name).name != name]:
        raise CheckpointError(
            f"Expected files beside the index in {path}. Received: {odd}. Fetch the folder again."
        )
    if missing := [name for name in names if not (directory / name).is_file()]:
        raise CheckpointError(
            f"Expected the files that {INDEX} names in {directory}. Received: a folder without "
            f"{missing}. Fetch them, too."
        )
    found = [(name, tensor) for name in names for tensor in _read_header(directory / name)]
    listed, there = set(places.items()), {(tensor.name, name) for name, tensor in found}
    if listed != there:
        raise CheckpointError(
            f"Expected {path} to say what is in its files. Received: "
            f"{sorted(name for name, _ in listed ^ there)[:5]} on one side only. Fetch the folder "
            "again."
        )
    return [tensor for _, tensor in found]


def _read_header(path):
    try:
        file = safetensors.safe_open(path, "np")
        shapes = {name: tuple(file.get_slice(name).get_shape()) for name in file.keys()}
    except (safetensors.SafetensorError, OSError) as error:
        raise CheckpointError(
            f"Expected a whole safetensors file. Received: {path}, which is cut off or damaged "
            f"({error}). Fetch it again."
        ) from error
    return [
        Tensor(name, shape, functools.partial(file.get_tensor, name))
        for name, shape in sorted(shapes.items())
    ]
