"""Lines and sentence pairs from files; each fault is reported with its file and line number."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from tfqa.datasets.files.normalization import normalize_sentence

Pairs = tuple[list[str], list[str]]


def decode_lines(file: Iterable[bytes], location: str | os.PathLike) -> Iterator[tuple[int, str]]:
    """Yield the lines of UTF-8 text with their numbers from 1, none read before it is needed.

    Only U+000A ends a line. A byte-order mark is removed and Windows line ends are accepted.

    Args:
        file: what is open in binary mode.
        location: its name, for messages.

    Raises:
        ValueError: a line is not UTF-8.
    """
    for number, line in enumerate(file, start=1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise ValueError(
                f"{location}, line {number}: expected UTF-8 text. Received: the byte "
                f"0x{error.object[error.start]:02x}, which is not UTF-8 there. Save the file as "
                "UTF-8."
            ) from error
        yield number, text.removesuffix("\n").removesuffix("\r")


def stream_lines(path: str | os.PathLike) -> Iterator[tuple[int, str]]:
    """Yield the lines of a UTF-8 text file, plain or gzip (`.gz`), with their numbers from 1.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: as `decode_lines`, or the file is a damaged gzip file.
    """
    path = Path(path)
    with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as file:
        try:
            yield from decode_lines(file, path)
        except (OSError, EOFError, zlib.error) as error:
            raise _damaged(path, "gzip", error) from error


def read_lines(path: str | os.PathLike) -> list[str]:
    """Read all lines of a UTF-8 text file, plain or gzip (`.gz`).

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: as `stream_lines`, or the file is empty.
    """
    return _not_empty(stream_lines(path), path)


def read_zip_lines(path: str | os.PathLike, member: str) -> list[str]:
    """Read the lines of the file called `member` in a zip archive, in whichever folder it is.

    Raises:
        FileNotFoundError: there is no such archive.
        ValueError: as `read_lines`, or the archive is damaged, or has no such member.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.split("/")[-1] == member]
            content = archive.read(names[0]) if names else None
    except (zipfile.BadZipFile, EOFError, zlib.error) as error:
        raise _damaged(path, "zip", error) from error
    if content is None:
        raise ValueError(f"Expected a file {member} in the archive. Received: {path} without it.")
    location = f"{path}, {names[0]}"
    return _not_empty(decode_lines(io.BytesIO(content), location), location)


def parse_tab_separated(lines: list[str], location: str, *, attribution: bool = False) -> Pairs:
    """Parse sentence pairs from lines of `source TAB target`.

    Args:
        lines: as `read_lines` returns them.
        location: the file's name, for messages.
        attribution: accepts a third column that names a license, as newer Anki files have.

    Raises:
        ValueError: a line without tab, with too many, or with an empty sentence.
    """
    sources, targets = [], []
    for number, line in enumerate(lines, start=1):
        columns = line.split("\t")
        if attribution and len(columns) == 3 and columns[2].startswith("CC-BY"):
            columns.pop()
        if len(columns) != 2:
            raise ValueError(
                f"{location}, line {number}: expected two columns, `source TAB target`. "
                f"Received: {len(columns)} column{'s' * (len(columns) != 1)}: {_shown(line)}. "
                "Separate the two sentences by one tab and remove other columns."
            )
        sources.append(_sentence(columns[0], location, number, "source"))
        targets.append(_sentence(columns[1], location, number, "target"))
    return sources, targets


def read_pair(source_path: str | os.PathLike, target_path: str | os.PathLike) -> Pairs:
    """Read sentence pairs from two files, where line i of one translates line i of the other.

    Raises:
        ValueError: as `read_lines`, or different numbers of lines, or an empty sentence.
    """
    sources, targets = read_lines(source_path), read_lines(target_path)
    if len(sources) != len(targets):
        raise ValueError(
            "Expected as many lines in both files, line i of one translating line i of the other. "
            f"Received: {source_path} with {len(sources)} lines, {target_path} with {len(targets)} "
            "lines. Look for a sentence that is missing or broken over two lines."
        )
    return (
        [_sentence(text, source_path, i, "source") for i, text in enumerate(sources, start=1)],
        [_sentence(text, target_path, i, "target") for i, text in enumerate(targets, start=1)],
    )


def _not_empty(numbered: Iterable[tuple[int, str]], location: str | os.PathLike) -> list[str]:
    lines = [line for _, line in numbered]
    if not any(map(str.strip, lines)):
        raise ValueError(f"{location}: expected sentences, one a line. Received: an empty file.")
    return lines


def _sentence(text: str, location: str | os.PathLike, number: int, field: str) -> str:
    sentence = normalize_sentence(text)
    if not sentence:
        raise ValueError(
            f"{location}, line {number}: expected a {field} sentence. Received: an empty one. "
            "Remove the pair, or fill in the sentence."
        )
    return sentence


def _shown(line: str) -> str:
    return repr(line if len(line) <= 80 else line[:77] + "...")


def _damaged(path: Path, kind: str, error: Exception) -> ValueError:
    return ValueError(
        f"Expected a whole {kind} file. Received: {path}, which is damaged or is no {kind} file "
        f"({error}). Delete it, so that it is downloaded again, or replace it by a good copy."
    )
