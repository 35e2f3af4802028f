"""Reads text line by line, however long it is: of documents in a file, or of standard input."""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Iterator

from tfqa.datasets.files.reading import decode_lines, stream_lines

LONGEST_DOCUMENT = 2**28
"""Characters of one document, which is held in memory."""


def read_standard_input() -> Iterator[str]:
    """Yield the lines of standard input in UTF-8, whatever the locale, each as soon as it comes.

    Raises:
        ValueError: as `decode_lines`.
    """
    return (line for _, line in decode_lines(sys.stdin.buffer, "standard input"))


def read_paragraphs(path: str | os.PathLike) -> Iterator[tuple[str, ...]]:
    """Read the documents of a text file: a paragraph a line, blank lines between documents.

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
