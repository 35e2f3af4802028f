"""Files that hold a tokenizer."""

from __future__ import annotations

import contextlib
import json
import os
import uuid
from collections.abc import Iterator
from pathlib import Path


def write_text(path: str | os.PathLike, text: str) -> None:
    """Writes a file whole or not at all, in a folder that is made if it is missing."""
    with replacing(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


@contextlib.contextmanager
def replacing(path: str | os.PathLike) -> Iterator[Path]:
    """Give a temporary path to write to; it takes the place of `path` if the block succeeds."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{uuid.uuid4().hex}.part")
    try:
        yield temporary
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def read_class(path: str | os.PathLike) -> str:
    """Return the class of the tokenizer that a file holds; raises as `read_state`."""
    return _read(path, "the `save` of a tokenizer")["class"]


def read_state(path: str | os.PathLike, kind: str) -> dict:
    """Read what `write_state` wrote for a tokenizer of this class.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: the file is not JSON, or another kind of tokenizer.
    """
    state = _read(path, f"`{kind}.save`")
    if state["class"] != kind:
        raise ValueError(
            f"Expected a tokenizer written by `{kind}.save`. Received: {path}, with "
            f'"class": {state["class"]!r}. Load it with the class that wrote it.'
        )
    return state


def write_state(path: str | os.PathLike, kind: str, state: dict) -> None:
    """Write the state of a tokenizer as JSON, one entry of its vocabulary a line."""
    write_text(path, json.dumps({"class": kind, **state}, ensure_ascii=False, indent=0) + "\n")


def _read(path, writer):
    try:
        state = json.loads(Path(path).read_text(encoding="utf-8"))
        state["class"]
    except (ValueError, TypeError, KeyError) as error:
        raise ValueError(
            f"Expected a tokenizer written by {writer}. Received: {path}, which is not JSON with a "
            f'field "class" ({error!r}).'
        ) from error
    return state
