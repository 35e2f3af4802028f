"""Cutting a long passage into windows that overlap, each with its question."""

from __future__ import annotations

import functools
from collections.abc import Iterable

import numpy as np

from tfqa.datasets.squad.records import SquadExample
from tfqa.datasets.squad.tokens import TokenizedTexts
from tfqa.datasets.squad.windows import SquadWindows


def make_windows(
    examples: Iterable[SquadExample],
    tokenizer,
    *,
    max_length: int = 384,
    stride: int = 128,
    max_question_length: int = 64,
) -> SquadWindows:
    """Cut passages into windows, `[CLS] question [SEP] part of the passage [SEP]`.

    A window has room for `r = max_length - question - 3` tokens of its passage. Windows of a
    passage of n tokens start at its tokens 0, stride, 2 · stride, … until one reaches its end
    (`run_squad.py` of Devlin et al. 2019); a passage with n <= r is one window. So `stride` is the
    step from a window to the next, as BERT's `doc_stride`; two windows share r - stride tokens,
    which is what Hugging Face calls `stride`.

    Each passage and each question is cut into tokens once, however often it occurs. An answer is
    the tokens that share a character with it, so white space at its ends does not count.

    Args:
        examples: questions, such as a `SquadDataset`.
        tokenizer: any whose `special_tokens` have `pad`, `cls` and `sep`, whatever their names.
        max_length: the most tokens of a window.
        stride: tokens from the start of a window to the start of the next, at most r.
        max_question_length: the most tokens of a question; what is more is cut off its end.

    Returns:
        All windows, those of a question one after another, in the order of `examples`.

    Cost: time and memory grow with the tokens of the different texts, and with the windows; the
    tokens of a window are put together when it is asked for.

    Raises:
        ValueError: there is no example; `max_length` leaves no room for a passage beside a
            question; `stride` is more than the room, so that tokens would be lost between windows;
            the tokenizer lacks a special token.
    """
    examples = tuple(examples)
    tokenizer.special_tokens.require("pad", "cls", "sep")
    if not examples:
        raise ValueError("Expected at least one example to make windows of. Received: none.")
    for name, value in (("stride", stride), ("max_question_length", max_question_length)):
        if value < 1:
            raise ValueError(f"`{name}` must be at least 1 token. Received: {name}={value}.")
    contexts = TokenizedTexts([example.context for example in examples], tokenizer)
    questions = TokenizedTexts([example.question for example in examples], tokenizer)
    question_lengths = np.minimum(questions.counts, max_question_length)[questions.rows]
    counts = contexts.counts[contexts.rows]  # (E,)
    room = max_length - question_lengths - 3
    _check_room(examples, room, counts, max_length, stride)

    repeats = 1 + np.maximum(0, -(-(counts - room) // stride))
    example = np.repeat(np.arange(len(examples)), repeats)  # (W,)
    begins = np.cumsum(repeats) - repeats
    first = (np.arange(len(example)) - begins[example]) * stride
    size = np.minimum(counts[example] - first, room[example])
    best = np.stack([first, first + size], axis=1)
    best_ranges = functools.cache(_best_ranges)  # few pairs of numbers occur
    for row in np.flatnonzero(repeats > 1):
        ranges = best_ranges(int(counts[row]), int(room[row]), stride)
        best[begins[row] : begins[row] + repeats[row]] = ranges
    return SquadWindows(
        examples,
        example,
        contexts=contexts,
        questions=questions,
        question_lengths=question_lengths[example],
        first=first,
        size=size,
        best=best,
        special_ids=(tokenizer.pad_id, tokenizer.cls_id, tokenizer.sep_id),
        max_length=max_length,
    )


def _best_ranges(count: int, room: int, stride: int) -> np.ndarray:
    """For each window of a passage of `count` tokens, those it shows best -> (windows, 2)."""
    starts = np.arange(0, count - room + stride, stride)
    score, owner = np.full(count, -np.inf), np.zeros(count, np.int64)
    for number, start in enumerate(starts):
        end = min(start + room, count)
        left = np.arange(end - start)
        here = np.minimum(left, left[::-1]) + 0.01 * len(left)
        better = here > score[start:end]
        score[start:end][better], owner[start:end][better] = here[better], number
    numbers = np.arange(len(starts))
    # With starts and ends that rise, the owners of the tokens rise, too.
    ends = np.searchsorted(owner, numbers, side="right")
    return np.stack([np.searchsorted(owner, numbers), ends], axis=1)


def _check_room(examples, room, counts, max_length: int, stride: int) -> None:
    """Raise a ValueError where a window has no room for a passage, or windows leave gaps."""
    if (least := int(room.min())) < 1:
        tightest = examples[int(room.argmin())]
        raise ValueError(
            "`max_length` must have room for the question, three special tokens and a token of the "
            f"passage. Received: max_length={max_length}, and question {tightest.id!r} of "
            f"{max_length - 3 - least} tokens. Give a larger `max_length` or a smaller "
            "`max_question_length`."
        )
    gaps = (counts > room) & (stride > room)
    if gaps.any():
        worst = int(np.flatnonzero(gaps)[room[gaps].argmin()])
        raise ValueError(
            "`stride`, the step from a window to the next, must be at most the tokens of the "
            "passage in a window, so that none is left between two. Received: "
            f"stride={stride}, and room for {room[worst]} tokens beside question "
            f"{examples[worst].id!r} with max_length={max_length}. Give a smaller `stride`, a "
            "larger `max_length` or a smaller `max_question_length`."
        )
