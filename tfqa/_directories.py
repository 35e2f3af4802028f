"""Where data sets and pretrained models are kept."""

from __future__ import annotations

import os
from pathlib import Path


def samples_directory() -> Path:
    """Return where the samples lie, which are installed with the package."""
    return Path(__file__).parent / "samples"  # a link to data/samples in a checkout


def data_directory() -> Path:
    """Return where data sets are kept.

    `TFQA_DATA_DIR` where it is set; otherwise `data/cache` of the checkout that runs; otherwise,
    where the package was installed without its repository, `~/.cache/tfqa`.
    """
    chosen = os.environ.get("TFQA_DATA_DIR")
    return Path(chosen).expanduser() if chosen else cache_directory()


def cache_directory() -> Path:
    """Return where downloads are kept without `TFQA_DATA_DIR`, and pretrained models always."""
    root = Path(__file__).resolve().parents[1]
    if (root / "pyproject.toml").is_file():
        return root / "data" / "cache"
    return Path.home() / ".cache" / "tfqa"
