"""Tables of values from CSV files."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Collection, Mapping
from typing import Any

from tfqa.datasets.files.reading import stream_lines


def read_table(
    path: str | os.PathLike,
    columns: Mapping[str, Callable[[str], Any]],
    *,
    optional: Collection[str] = (),
) -> list[dict[str, Any]]:
    """Read a CSV file whose first line names its columns.

    Args:
        path: UTF-8 text, plain or gzip (`.gz`), cells separated by commas.
        columns: the name of each column, in whatever order, and its type: a function that makes a
            value of a cell's text, or raises ValueError or KeyError.
        optional: the columns whose cells may be empty.

    Returns:
        The rows, each a dict of column name to value, in the order of the file; None for an empty
        cell.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: the columns are others, a row has more or fewer cells, or a cell is empty or not
            of its column's type; the message names the file, the line and what to do.
    """
    reader = csv.reader((line for _, line in stream_lines(path)), strict=True)
    rows = []
    try:
        header = next(reader, [])
        if sorted(header) != sorted(columns):
            raise ValueError(
                f"{path}, line 1: expected the columns {','.join(columns)}. "
                f"Received: {','.join(header)}."
            )
        types = {name: columns[name] for name in header}
        for cells in reader:
            rows.append(_convert(cells, types, optional, f"{path}, line {reader.line_num}"))
    except csv.Error as error:
        raise ValueError(
            f"{path}, line {reader.line_num}: expected cells separated by commas, in double quotes "
            f"where they hold one. Received: another line ({error}). Correct it."
        ) from error
    return rows


def _convert(
    cells: list[str],
    columns: Mapping[str, Callable[[str], Any]],
    optional: Collection[str],
    location: str,
) -> dict[str, Any]:
    if len(cells) != len(columns):
        raise ValueError(
            f"{location}: expected {len(columns)} cells ({','.join(columns)}). "
            f"Received: {len(cells)} ({','.join(cells)}). Correct the row."
        )
    row = {}
    for (name, convert), cell in zip(columns.items(), cells, strict=True):
        if not cell and name not in optional:
            raise ValueError(f"{location}: expected a value for `{name}`. Received: an empty cell.")
        try:
            row[name] = convert(cell) if cell else None
        except (ValueError, KeyError) as error:
            raise ValueError(
                f"{location}: expected another value for `{name}`. Received: {cell!r} "
                f"({type(error).__name__}: {error}). Correct the cell."
            ) from error
    return row
