"""Files and directories that are written whole or not at all."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any


@contextlib.contextmanager
def atomic_write(path: str | os.PathLike) -> Iterator[Path]:
    """Give a temporary path to write a file to; it takes the place of `path` if the block succeeds.

    The folder is made if it is missing. Two programs never share a temporary path, and its name
    ends as the file's does, which Keras looks at.
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = temporary_path(path)
    try:
        yield temporary
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def atomic_directory(path: str | os.PathLike) -> Iterator[Path]:
    """Give a temporary path for a directory; it is renamed to `path` if the block succeeds.

    The block makes the directory, or the library that it calls does.

    Raises:
        OSError: `path` is a directory that is not empty.
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = temporary_path(path)
    try:
        yield temporary
        os.rename(temporary, path)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def temporary_path(path: Path) -> Path:
    """Return an unused path beside `path`, hidden, that ends as `path` does."""
    return path.with_name(f".part-{uuid.uuid4().hex}-{path.name}")


def write_text(path: str | os.PathLike, text: str) -> None:
    """Write UTF-8 text with Unix line ends, whole or not at all."""
    with atomic_write(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


def write_json(path: str | os.PathLike, values: Any) -> None:
    """Write JSON for people to read and compare: indented, keys sorted."""
    write_text(path, json.dumps(values, indent=2, ensure_ascii=False, sort_keys=True) + "\n")
