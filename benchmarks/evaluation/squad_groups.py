"""Scores of answers by question word, length of the answer and length of the context."""

import numpy as np

from benchmarks.evaluation.bootstrap import score_each

WORDS = ("who", "when", "where", "why", "how many", "how much", "how", "which", "what")
ANSWER_WORDS = (1, 2, 3, 5, 8)
CONTEXT_WORDS = (0, 80, 110, 140, 200)


def score_groups(questions, texts, groups=("question", "answer", "context")):
    """Score answers, all together and in groups.

    Args:
        questions: a `SquadDataset` of answerable questions.
        texts: question id -> answer; it may hold more than these.
        groups: which to make.

    Returns:
        dict of "questions", "exact", "f1" (0-100) for all, and for each kind of group a list of
        {"group", "questions", "exact", "f1"}.
    """
    scores = score_each(questions, {example.id: texts[example.id] for example in questions})
    names = {
        "question": (name_question, (*WORDS, "other")),
        "answer": (lambda example: _name_bin(example.answers[0].text, ANSWER_WORDS), None),
        "context": (lambda example: _name_bin(example.context, CONTEXT_WORDS), None),
    }
    result = _mean(scores)
    for kind in groups:
        name, order = names[kind]
        labels = np.array([name(example) for example in questions])
        order = sorted(set(labels), key=_first_number) if order is None else order
        result[kind] = [
            {"group": label, **_mean(scores[labels == label])}
            for label in order
            if (labels == label).any()
        ]
    return result


def name_question(example):
    """Return the first question word in a question, or "other"."""
    words = f" {example.question.lower()} "
    starts = {word: words.find(f" {word} ") for word in WORDS}
    asked = [word for word in WORDS if starts[word] >= 0]
    return min(asked, key=lambda word: (starts[word], -len(word))) if asked else "other"


def _mean(scores):
    exact, f1 = 100 * scores.mean(axis=0)
    return {"questions": len(scores), "exact": float(exact), "f1": float(f1)}


def _name_bin(text, edges):
    """Return the range between two edges that a text's number of words is in."""
    number = int(np.searchsorted(edges, len(text.split()), side="right")) - 1
    low = edges[number]
    high = edges[number + 1] - 1 if number + 1 < len(edges) else None
    shown = f"{low} and more" if high is None else str(low) if low == high else f"{low}–{high}"
    return f"{shown} words"


def _first_number(label):
    return int(label.split()[0].split("–")[0])
