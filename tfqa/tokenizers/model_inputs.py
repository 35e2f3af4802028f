"""Texts as the inputs of a model: cut to a length, with special tokens around them, and padded."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

import numpy as np

PADDING = ("longest", "max_length", False)
TRUNCATION = ("longest_first", "only_first", "only_second", False)


def make_inputs(
    tokenizer,
    first: str | Iterable[str],
    second: str | Iterable[str] | None,
    max_length: int | None,
    padding: str | bool,
    truncation: str | bool,
) -> dict[str, np.ndarray]:
    """Make what `Tokenizer.__call__` returns."""
    texts = _make_lists(first, second)
    _check_options(len(texts), max_length, padding, truncation)
    before, after = _find_frame(tokenizer, len(texts))
    columns = [tokenizer.encode_batch(column) for column in texts]
    if max_length is not None:
        num_special = len(before) + len(after) * len(columns)
        columns = _truncate(columns, max_length, num_special, truncation)
    columns = [[[*ids, *after] for ids in column] for column in columns]
    columns[0] = [[*before, *ids] for ids in columns[0]]
    sizes = np.array([[len(ids) for ids in column] for column in columns], int)  # (1 or 2, B)
    lengths = sizes.sum(axis=0)  # (B,)
    width = max_length if padding == "max_length" else lengths.max(initial=0)
    if (lengths < width).any():
        _check_padding(tokenizer, padding, lengths)
    positions = np.arange(width)
    real = positions < lengths[:, None]  # (B, T)
    token_ids = np.full(real.shape, tokenizer.pad_id or 0, np.int32)
    rows = itertools.chain.from_iterable(zip(*columns, strict=True))
    token_ids[real] = np.fromiter(itertools.chain.from_iterable(rows), np.int32)
    return {
        "token_ids": token_ids,
        "segment_ids": (real & (positions >= sizes[0][:, None])).astype(np.int32),
        "padding_mask": real,
    }


def truncated_sizes(first: int, second: int, room: int, truncation: str) -> tuple[int, int]:
    """Return how many tokens stay of two texts, so that both have `room` together.

    Args:
        first, second: tokens of the texts, together more than `room`; of one text alone, second
            is 0.
        room: tokens, 0 or more.
        truncation: of `TRUNCATION`, not False. What "only_first" and "only_second" leave of a text
            is negative where the other one alone has no room.
    """
    if truncation == "only_first":
        return room - second, second
    if truncation == "only_second":
        return first, room - first
    shorter = min(first, second)
    longer = max(shorter, room - shorter)
    if shorter + longer > room:
        shorter, longer = room // 2, room - room // 2
    return (longer, shorter) if first > second else (shorter, longer)


def _truncate(columns, max_length, num_special, truncation):
    """Cut the ids of texts, lists of B rows each, as `truncated_sizes` tells."""
    room = max_length - num_special
    if room < 0:
        raise ValueError(
            f"`max_length` must have room for the special tokens, which are {num_special}. "
            f"Received: max_length={max_length}."
        )
    for number, row in enumerate(zip(*columns, strict=True)):
        sizes = [len(ids) for ids in row]
        if sum(sizes) <= room:
            continue
        if not truncation:
            raise ValueError(
                "With truncation=False every row must have at most `max_length` tokens. Received: "
                f"max_length={max_length}, and row {number} of {sum(sizes) + num_special} tokens, "
                f"of which {num_special} are special. Give a larger `max_length` or another "
                "`truncation`."
            )
        kept = truncated_sizes(*sizes, *[0] * (2 - len(sizes)), room, truncation)
        if truncation != "longest_first" and kept[truncation == "only_second"] < 1:
            raise ValueError(
                f"truncation={truncation!r} must leave at least one token of that text. Received: "
                f"max_length={max_length}, and row {number}, whose texts have "
                f"{' and '.join(map(str, sizes))} tokens beside {num_special} special ones. Give a "
                'larger `max_length` or truncation="longest_first".'
            )
        for column, size in zip(columns, kept, strict=False):
            column[number] = column[number][:size]
    return columns


def _make_lists(first, second) -> list[list[str]]:
    """Make lists of the texts: one, or two for pairs."""
    if isinstance(first, str):
        if not (second is None or isinstance(second, str)):
            raise ValueError(
                "`first` and `second` must both be one text or both be several. Received: one text "
                "as `first` and several as `second`."
            )
        return [[first]] if second is None else [[first], [second]]
    if isinstance(second, str):
        raise ValueError(
            "`first` and `second` must both be one text or both be several. Received: several "
            "texts as `first` and one as `second`."
        )
    texts = [list(column) for column in (first, second) if column is not None]
    if len({len(column) for column in texts}) > 1:
        raise ValueError(
            "`first` and `second` must have as many texts. Received: "
            f"{len(texts[0])} and {len(texts[1])}."
        )
    return texts


def _check_options(num_texts, max_length, padding, truncation) -> None:
    for name, value, options in (
        ("padding", padding, PADDING),
        ("truncation", truncation, TRUNCATION),
    ):
        if value not in options:
            raise ValueError(f"`{name}` must be one of {options}. Received: {name}={value!r}.")
    if max_length is None and padding == "max_length":
        raise ValueError('padding="max_length" needs `max_length`. Received: max_length=None.')
    if truncation == "only_second" and num_texts == 1:
        raise ValueError('truncation="only_second" needs `second`. Received: second=None.')


def _check_padding(tokenizer, padding, lengths: Sequence[int]) -> None:
    if not padding:
        raise ValueError(
            "With padding=False all rows must have the same number of tokens. Received: rows of "
            f'{min(lengths)} to {max(lengths)}. Give padding="longest" or "max_length".'
        )
    tokenizer.special_tokens.require("pad")


def _find_frame(tokenizer, num_texts) -> tuple[list[int], list[int]]:
    """Return the ids to put before the first text, and after each."""
    if num_texts == 2:
        tokenizer.special_tokens.require("cls", "sep")
    if tokenizer.cls_id is None or tokenizer.sep_id is None:
        return [], []
    return [tokenizer.cls_id], [tokenizer.sep_id]
