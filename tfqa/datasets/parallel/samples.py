"""The parallel text of this project: English and Spanish, with gold word alignments."""

from __future__ import annotations

from pathlib import Path

from tfqa._directories import samples_directory
from tfqa.datasets.files.reading import read_lines, read_pair
from tfqa.datasets.parallel.records import Alignment, ParallelSplit, ParallelText


def load_samples() -> ParallelText:
    """Read 12,000 pairs to train on, 1,000 for validation and 1,000 for test."""
    directory = samples_directory() / "en-es"
    return ParallelText(
        name="samples",
        source_language="en",
        target_language="es",
        notes=("Written for this project; each pair has a gold word alignment.",),
        **{split: _read_split(directory, split) for split in ("train", "validation", "test")},
    )


def read_alignments(path: Path) -> list[Alignment]:
    """Read links in Pharaoh format, a pair's on each line: `0-0 1-2`, source index first.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: a line that is something else; the message names the file and the line.
    """
    return [
        _parse_links(line, f"{path}, line {number}")
        for number, line in enumerate(read_lines(path), start=1)
    ]


def _read_split(directory: Path, split: str) -> ParallelSplit:
    sources, targets = read_pair(directory / f"{split}.en", directory / f"{split}.es")
    alignments = read_alignments(directory / f"{split}.align")
    return ParallelSplit(tuple(sources), tuple(targets), tuple(alignments))


def _parse_links(line: str, location: str) -> Alignment:
    try:
        links = (link.split("-") for link in line.split())
        return tuple((int(source), int(target)) for source, target in links)
    except ValueError as error:
        raise ValueError(
            f"{location}: expected links as 'source-target', such as '0-0 1-2'. Received: {line!r}."
        ) from error
