"""How many answers survive the way into tokens and back."""

from __future__ import annotations

import re
import string
from typing import NamedTuple

import numpy as np

from tfqa.datasets.squad_windows import SquadWindows

_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_NO_MARKS = str.maketrans("", "", string.punctuation)


class AnswerCoverage(NamedTuple):
    """Of the questions that have an answer, those whose labels give it back.

    Args:
        questions: those that have an answer.
        exact: the share of them whose label has the text of the first gold answer, 0 to 1.
        normalized: the share whose label has it without regard to case, punctuation, articles and
            white space, as SQuAD's evaluation compares: at most this exact match can be reached.
        failures: the id, the gold text and the label's text ("" if it has no label) of each
            question that is not exact.
    """

    questions: int
    exact: float
    normalized: float
    failures: tuple[tuple[str, str, str], ...]


def answer_coverage(windows: SquadWindows) -> AnswerCoverage:
    """Compares the text of the labels with the answers that they were made of.

    A label can only begin and end where a token does: of "the 1990s", "1990" is no token. So what
    is not exact is what no model can answer to the letter.

    Raises:
        ValueError: no question has an answer.
    """
    rows = np.flatnonzero(windows.labels[:, 0])
    numbers, first = np.unique(windows.example[rows], return_index=True)
    found = {
        int(number): windows.answer_text(row, *windows.labels[row])
        for number, row in zip(numbers, rows[first], strict=True)
    }
    pairs = [
        (example.id, example.answers[0].text, found.get(number, ""))
        for number, example in enumerate(windows.examples)
        if example.answers
    ]
    if not pairs:
        raise ValueError(
            "Expected windows of at least one question that has an answer. Received: "
            f"{len(windows.examples)} questions without any."
        )
    failures = tuple(pair for pair in pairs if pair[1] != pair[2])
    wrong = sum(_normalize(gold) != _normalize(text) for _, gold, text in failures)
    return AnswerCoverage(
        len(pairs), 1 - len(failures) / len(pairs), 1 - wrong / len(pairs), failures
    )


def _normalize(text: str) -> str:
    """What the official evaluation compares (Rajpurkar et al. 2016, section 6.1)."""
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_NO_MARKS)).split())
