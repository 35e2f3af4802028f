"""Folders that Hugging Face's `save_pretrained` writes."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import ml_dtypes  # noqa: F401 - gives NumPy the type bfloat16, which safetensors asks it for
import safetensors

from tfqa.checkpoints.checkpoint import Checkpoint, CheckpointError, Tensor
from tfqa.checkpoints.config import check_family, read_json
from tfqa.checkpoints.family import Family

CONFIG, WEIGHTS, INDEX = "config.json", "model.safetensors", "model.safetensors.index.json"
PICKLED = ("pytorch_model.bin", "pytorch_model.bin.index.json", "tf_model.h5", "flax_model.msgpack")


def is_huggingface(directory: Path) -> bool:
    """Whether a directory looks like one of theirs."""
    return (directory / CONFIG).is_file()


def open_huggingface(directory: Path, family: Family) -> Checkpoint:
    """Open a folder with `config.json` and `model.safetensors`, or the parts and their index.

    The weights are mapped into memory and read one by one; bfloat16 and float16 become float32.
    Names of the backbone may have the family's prefix or not, and may be those of older files.

    Raises:
        CheckpointError: the folder is another family's, a file is damaged, or the weights are only
            in a format that can run programs (pickle).
    """
    config = read_json(directory / CONFIG)
    check_family(family, config, str(directory / CONFIG))
    tensors, skipped = {}, []
    for tensor in _read_headers(directory):
        name = rename(tensor.name, family)
        if any(re.search(buffer, name) for buffer in family.buffers):
            skipped.append(tensor.name)
            continue
        if name in tensors:
            raise CheckpointError(
                f"Expected each tensor once in {directory}. Received: {tensor.name} and "
                f"{tensors[name].name}, which are the same one."
            )
        tensors[name] = tensor
    location = str(directory)
    return Checkpoint(location, str(directory / CONFIG), config, tensors, tuple(sorted(skipped)))


def rename(name: str, family: Family) -> str:
    """Return the present name of a tensor in a model with a head."""
    if name.startswith(family.roots):
        name = f"{family.prefix}{name}"
    for old, new in family.old_names:
        name = re.sub(old, new, name)
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
    weight_map = read_json(path).get("weight_map")
    if not isinstance(weight_map, dict):
        raise CheckpointError(f"Expected a weight_map in {path}. Received: none. Fetch it again.")
    files = sorted(set(weight_map.values()))
    if outside := [name for name in files if Path(name).name != name]:
        raise CheckpointError(
            f"Expected files beside the index in {path}. Received: {outside}. Fetch the folder "
            "again."
        )
    if missing := [name for name in files if not (directory / name).is_file()]:
        raise CheckpointError(
            f"Expected the files that {INDEX} names in {directory}. Received: a folder without "
            f"{missing}. Fetch them, too."
        )
    tensors = [(name, tensor) for name in files for tensor in _read_header(directory / name)]
    listed, stored = set(weight_map.items()), {(tensor.name, name) for name, tensor in tensors}
    if listed != stored:
        raise CheckpointError(
            f"Expected {path} to say what is in its files. Received: "
            f"{sorted(name for name, _ in listed ^ stored)[:5]} on one side only. Fetch the folder "
            "again."
        )
    return [tensor for _, tensor in tensors]


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
