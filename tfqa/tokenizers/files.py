"""Files that hold a tokenizer."""

from __future__ import annotations

import json
import os
from pathlib import Path

from tfqa._files import write_text


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
