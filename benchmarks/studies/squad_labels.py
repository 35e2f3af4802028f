"""What known mistakes in reading SQuAD's answers do to the labels that a model learns from."""

import dataclasses

import numpy as np

from benchmarks.evaluation.bootstrap import mean_scores, score_each
from tfqa.datasets import SquadAnswer, make_windows

WHOLE = 2**20
"""Tokens of a window that holds any passage whole."""


def measure_labels(questions, tokenizer):
    """Count the labels that two mistakes lose or spoil.

    The first takes an answer that ends the passage for one that does not fit into it (`>=` for
    `>`). The second makes every stretch of white space in passage and answer one space, and leaves
    `answer_start` as it was.

    Args:
        questions: a `SquadDataset` in which every question has an answer. The label is of the
            first one.
        tokenizer: of the model, for a label can only begin and end where a token does.

    Returns:
        dict of numbers of questions: "questions"; "at_end", where the answer ends the passage;
        "moved", where it stands elsewhere in the collapsed passage; "wrong", where the collapsed
        passage has another text at the old place. And for the labels that are "right", and the
        "collapsed" ones, the "exact" and "f1" (0-100, against all gold answers) of the text that
        they give back, the most that a model which learns them can be expected to reach; with
        "_wrong" added, of those alone that are wrong.
    """
    changed = [collapse(example) for example in questions]
    pairs = list(zip(questions, changed, strict=True))
    wrong = np.array([
        not example.context.startswith(example.answers[0].text, example.answers[0].start)
        for example, _ in changed
    ])  # fmt: skip
    scores = {}
    for name, examples in (
        ("right", questions),
        ("collapsed", [example for example, _ in changed]),
    ):
        each = score_each(questions, read_labels(examples, tokenizer))
        scores |= {name: mean_scores(each), f"{name}_wrong": mean_scores(each[wrong])}
    return {
        "questions": len(questions),
        "at_end": sum(example.answers[0].end >= len(example.context) for example in questions),
        "moved": sum(example.answers[0].start != start for example, (_, start) in pairs),
        "wrong": int(wrong.sum()),
        **scores,
    }


def collapse(example):
    """Collapse the white space of an example -> the example, and where its answer should start."""
    answer = example.answers[0]
    before = example.context[: answer.start]
    start = len(" ".join(before.split())) + bool(before.strip() and before[-1].isspace())
    moved = SquadAnswer(" ".join(answer.text.split()), answer.start)
    context = " ".join(example.context.split())
    return dataclasses.replace(example, context=context, answers=(moved,)), start


def read_labels(examples, tokenizer):
    """Return the text of each example's label: question id -> text."""
    short = [
        dataclasses.replace(example, question="?") for example in examples
    ]  # not needed, not cut
    windows = make_windows(short, tokenizer, max_length=WHOLE, max_question_length=1)
    labels = windows.labels.tolist()
    return {
        example.id: windows.answer_text(row, *labels[row]) if np.any(labels[row]) else ""
        for row, example in enumerate(short)
    }
