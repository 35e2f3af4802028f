"""From what a user names to a checkpoint that is open."""

from __future__ import annotations

import os
import re
from pathlib import Path

from tfqa.checkpoints import minilm
from tfqa.checkpoints.checkpoint import Checkpoint, CheckpointError
from tfqa.checkpoints.config import read_json
from tfqa.checkpoints.families import FAMILIES
from tfqa.checkpoints.family import Family
from tfqa.checkpoints.formats import google, huggingface, keras_hub

HUB_FILES = (
    *("config.json", "model.safetensors", "model.safetensors.index.json", "model-*.safetensors"),
    *("vocab.txt", "tokenizer_config.json", "tokenizer.json"),
)
HUB_NAME = re.compile(r"[A-Za-z0-9][\w.-]*(/[\w.-]+)?", re.ASCII)


def open_checkpoint(directory_or_name: str | os.PathLike, family: Family) -> Checkpoint:
    """Open a checkpoint of any of the kinds that `from_pretrained` names.

    Raises:
        CheckpointError, FileNotFoundError, OSError: see `load_pretrained`.
    """
    if is_preset_elsewhere(directory_or_name):
        return keras_hub.open_preset(str(directory_or_name), family)
    directory = locate(directory_or_name)
    if keras_hub.is_preset(directory):
        return keras_hub.open_preset(str(directory), family)
    if google.is_google(directory, family.google):
        return google.open_google(directory, family)
    if huggingface.is_huggingface(directory):
        return huggingface.open_huggingface(directory, family)
    google_file = f" or {family.google.config_file} (Google)" if family.google else ""
    raise CheckpointError(
        f"Expected config.json (Hugging Face, KerasHub){google_file} in {directory}. Received: "
        f"{sorted(path.name for path in directory.iterdir())}. Name the directory that holds the "
        "configuration beside the weights."
    )


def read_model_type(directory_or_name: str | os.PathLike) -> str | None:
    """Return the `model_type` of a checkpoint, "bert" for example; None if nothing says it.

    It is that of a family in `FAMILIES`, or what `config.json` names.

    Raises:
        CheckpointError, FileNotFoundError, OSError: see `load_pretrained`.
    """
    if is_preset_elsewhere(directory_or_name):
        words = re.split(r"[/_]", str(directory_or_name))
        return next((model_type for model_type in FAMILIES if model_type in words), None)
    directory = locate(directory_or_name)
    for family in FAMILIES.values():
        if google.is_google(directory, family.google):
            return family.model_type
    if not huggingface.is_huggingface(directory):
        return None
    config = read_json(directory / huggingface.CONFIG)
    for family in FAMILIES.values():
        names = family.keras_hub
        if names and config.get("registered_name") == f"keras_hub>{names.backbone_class}":
            return family.model_type
    return config.get("model_type")


def choose_family(directory_or_name: str | os.PathLike) -> Family:
    """Return the family that a checkpoint names; BERT for one that names none that is known.

    What is read as a BERT and is none is refused with the reason.
    """
    return FAMILIES.get(read_model_type(directory_or_name), FAMILIES["bert"])


def is_preset_elsewhere(directory_or_name: str | os.PathLike) -> bool:
    """Whether it names a preset that KerasHub must fetch, and no directory here."""
    return keras_hub.is_preset_name(directory_or_name) and find_directory(directory_or_name) is None


def locate(directory_or_name: str | os.PathLike) -> Path:
    """Return the directory that a user means; files from the Hugging Face hub are fetched.

    A directory of that name comes first; then one of that name in the data directory and in
    `data/cache`; then, for a name, the hub.

    Raises:
        FileNotFoundError: there is none, and it cannot be a name on the hub.
        OSError: the hub cannot be reached, or has no such model.
    """
    if (directory := find_directory(directory_or_name)) is not None:
        return directory
    candidates = [parent / directory_or_name for parent in minilm.search_directories()]
    candidates = " or ".join(map(str, candidates))
    if directory_or_name == minilm.NAME:
        raise FileNotFoundError(
            f"Expected the model {directory_or_name} at {candidates}. Received: no such "
            "directory. Run `python -m tfqa.checkpoints.minilm`, or call "
            "`tfqa.checkpoints.fetch_minilm()`."
        )
    if not isinstance(directory_or_name, str) or not HUB_NAME.fullmatch(directory_or_name):
        raise FileNotFoundError(
            f"Expected a directory with a checkpoint. Received: {directory_or_name}, which is "
            "none. Check the path; to take a model from the Hugging Face hub, give its name, such "
            "as 'bert-base-uncased'."
        )
    return _fetch(directory_or_name, candidates)


def find_directory(directory_or_name: str | os.PathLike) -> Path | None:
    """Return the directory of that path, or of that name among the pretrained models."""
    path = Path(directory_or_name).expanduser()
    candidates = [path, *(parent / path for parent in minilm.search_directories())]
    return next((candidate for candidate in candidates if candidate.is_dir()), None)


def _fetch(name, candidates):
    """Fetch a model from the Hugging Face hub, or from its cache on this machine."""
    advice = f"Put the folder with {', '.join(HUB_FILES[:2])} and vocab.txt at {candidates}."
    try:
        import huggingface_hub
    except ImportError as error:
        raise OSError(
            f"Expected the directory {candidates}, or the package huggingface_hub to fetch {name}. "
            f"Received: neither. Run `pip install huggingface_hub`. {advice}"
        ) from error
    try:
        return Path(huggingface_hub.snapshot_download(name, allow_patterns=list(HUB_FILES)))
    except Exception as error:  # every version of the hub and of its parts has errors of its own
        reason = (str(error).strip().splitlines() or ["no reason given"])[0].rstrip(".")
        raise OSError(
            f"Expected {name} at {candidates}, or on the Hugging Face hub. Received: "
            f"{type(error).__name__}: {reason}. Check the name and the network. {advice}"
        ) from error
