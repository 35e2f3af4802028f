"""Reads a text file of documents line by line, however large it is."""

from __future__ import annotations

import gzip
import itertools
import os
import zlib
from collections.abc import Iterator
from pathlib import Path

from tfqa.datasets.reading import damaged, not_utf8

LONGEST_DOCUMENT = 2**28
"""Characters of one document, which is held in memory."""


def stream_lines(path: str | os.PathLike) -> Iterator[tuple[int, str]]:
    """The lines of a UTF-8 text file, plain or gzip (`.gz`), with their numbers from 1.

    Only U+000A ends a line. A byte-order mark is removed and Windows line ends are accepted.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: a line is not UTF-8, or the file is a damaged gzip file.
    """
    path = Path(path)
    with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as file:
        for number in itertools.count(1):
            try:
                line = file.readline()
                if not line:
                    return
                text = line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                raise not_utf8(path, number, error) from error
            except (OSError, EOFError, zlib.error) as error:
                raise damaged(path, "gzip", error) from error
            yield number, text.removesuffix("\n").removesuffix("\r")


def read_paragraphs(path: str | os.PathLike) -> Iterator[tuple[str, ...]]:
    """The documents of a text file: a paragraph a line, blank lines between documents.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: as `stream_lines`; there is no text in the file; or a document is longer than
            `LONGEST_DOCUMENT`.
    """
    paragraphs, size, documents = [], 0, 0
    for number, line in itertools.chain(stream_lines(path), [(0, "")]):
        if line.strip():
            paragraphs.append(line)
            size += len(line)
            if size > LONGEST_DOCUMENT:
                raise ValueError(
                    f"{path}, line {number}: expected documents of at most {LONGEST_DOCUMENT:,} "
                    f"characters, with a blank line between two of them. Received: {size:,} "
                    "characters without one. Set a blank line after each document."
                )
        elif paragraphs:
            yield tuple(paragraphs)
            paragraphs, size, documents = [], 0, documents + 1
    if not documents:
        raise ValueError(
            f"{path}: expected a paragraph a line, and a blank line between documents. "
            "Received: an empty file."
        )
