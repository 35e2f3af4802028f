"""Scores of answers by what kind of question it was, and how long answer and context are."""

import numpy as np

from tfqa.metrics import squad_by_question

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
    texts = {one.id: texts[one.id] for one in questions}
    each = squad_by_question(questions, texts)
    scores = np.array([each[one.id] for one in questions])
    names = {
        "question": (name_question, (*WORDS, "other")),
        "answer": (lambda one: _bin(_count(one.answers[0].text), ANSWER_WORDS, "words"), None),
        "context": (lambda one: _bin(_count(one.context), CONTEXT_WORDS, "words"), None),
    }
    found = _mean(scores)
    for kind in groups:
        name, order = names[kind]
        labels = np.array([name(one) for one in questions])
        order = sorted(set(labels), key=_first_number) if order is None else order
        found[kind] = [
            {"group": label, **_mean(scores[labels == label])}
            for label in order
            if (labels == label).any()
        ]
    return found


def name_question(example):
    """Return the first question word in a question, or "other"."""
    words = f" {example.question.lower()} "
    places = {word: words.find(f" {word} ") for word in WORDS}
    asked = [word for word in WORDS if places[word] >= 0]
    return min(asked, key=lambda word: (places[word], -len(word))) if asked else "other"


def _mean(scores):
    exact, f1 = 100 * scores.mean(axis=0)
    return {"questions": len(scores), "exact": float(exact), "f1": float(f1)}


def _count(text):
    return len(text.split())


def _bin(value, edges, unit):
    place = int(np.searchsorted(edges, value, side="right")) - 1
    low = edges[place]
    high = edges[place + 1] - 1 if place + 1 < len(edges) else None
    shown = f"{low} and more" if high is None else str(low) if low == high else f"{low}–{high}"
    return f"{shown} {unit}"


def _first_number(label):
    return int(label.split()[0].split("–")[0])
