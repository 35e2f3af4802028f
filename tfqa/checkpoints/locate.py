"""From what a user names to a checkpoint that is open."""

from __future__ import annotations

import os
import re
from pathlib import Path

from tfqa.checkpoints import minilm
from tfqa.checkpoints.checkpoint import CheckpointError, Source
from tfqa.checkpoints.formats import google, huggingface
from tfqa.checkpoints.formats import keras_hub as kerashub

HUB_FILES = (
    *("config.json", "model.safetensors", "model.safetensors.index.json", "model-*.safetensors"),
    *("vocab.txt", "tokenizer_config.json", "tokenizer.json"),
)
HUB_NAME = re.compile(r"[A-Za-z0-9][\w.-]*(/[\w.-]+)?", re.ASCII)


def open_source(where: str | os.PathLike) -> Source:
    """Open a checkpoint of any of the kinds that `from_pretrained` names.

    Raises:
        CheckpointError, FileNotFoundError, OSError: see `load_pretrained`.
    """
    if kerashub.is_preset_name(where) and find_directory(where) is None:
        return kerashub.open_preset(str(where))
    directory = locate(where)
    if kerashub.is_preset(directory):
        return kerashub.open_preset(str(directory))
    if google.is_google(directory):
        return google.open_google(directory)
    if huggingface.is_huggingface(directory):
        return huggingface.open_huggingface(directory)
    raise CheckpointError(
        f"Expected config.json (Hugging Face, KerasHub) or bert_config.json (Google) in "
        f"{directory}. Received: {sorted(path.name for path in directory.iterdir())}. Name the "
        "directory that holds the configuration beside the weights."
    )


def locate(where: str | os.PathLike) -> Path:
    """Return the directory that a user means; files from the Hugging Face hub are fetched.

    A directory of that name comes first; then one of that name in the data directory and in
    `data/cache`; then, for a name, the hub.

    Raises:
        FileNotFoundError: there is none, and it cannot be a name on the hub.
        OSError: the hub cannot be reached, or has no such model.
    """
    if (directory := find_directory(where)) is not None:
        return directory
    places = " or ".join(str(place / where) for place in minilm.search_directories())
    if where == minilm.NAME:
        raise FileNotFoundError(
            f"Expected the model {where} at {places}. Received: no such directory. Run `make "
            "pretrained`, or call `tfqa.checkpoints.fetch_minilm()`."
        )
    if not isinstance(where, str) or not HUB_NAME.fullmatch(where):
        raise FileNotFoundError(
            f"Expected a directory with a checkpoint. Received: {where}, which is none. Check the "
            "path; to take a model from the Hugging Face hub, give its name, such as "
            "'bert-base-uncased'."
        )
    return _fetch(where, places)


def find_directory(where: str | os.PathLike) -> Path | None:
    """Return the directory of that path, or of that name among the pretrained models."""
    path = Path(where).expanduser()
    candidates = [path, *(place / path for place in minilm.search_directories())]
    return next((candidate for candidate in candidates if candidate.is_dir()), None)


def _fetch(name, places):
    """Fetch a model from the Hugging Face hub, or from its cache on this machine."""
    advice = f"Put the folder with {', '.join(HUB_FILES[:2])} and vocab.txt at {places}."
    try:
        import huggingface_hub
    except ImportError as error:
        raise OSError(
            f"Expected the directory {places}, or the package huggingface_hub to fetch {name}. "
            f"Received: neither. Run `pip install huggingface_hub`. {advice}"
        ) from error
    try:
        return Path(huggingface_hub.snapshot_download(name, allow_patterns=list(HUB_FILES)))
    except Exception as error:  # every version of the hub and of its parts has errors of its own
        reason = (str(error).strip().splitlines() or ["no reason given"])[0].rstrip(".")
        raise OSError(
            f"Expected {name} at {places}, or on the Hugging Face hub. Received: "
            f"{type(error).__name__}: {reason}. Check the name and the network. {advice}"
        ) from error
