"""Each of SQuAD's questions by itself: its gold answers, its words, its scores."""

import numbers
import re
import string
import warnings
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

_PUNCTUATION = str.maketrans("", "", string.punctuation)
_ARTICLES = re.compile(r"\b(a|an|the)\b")


class QuestionScores(NamedTuple):
    """Of the n questions in the data set's order, arrays (n,), before any threshold."""

    ids: tuple[str, ...]
    has_answer: np.ndarray  # bool
    exact: np.ndarray  # float64, 0 or 1
    f1: np.ndarray  # float64, 0-1
    empty: np.ndarray  # bool: the prediction is ""
    probabilities: np.ndarray  # float64, of no answer
    order: np.ndarray  # rows by rising probability; of equal ones, as in `no_answer_probs`


def score_questions(dataset, predictions, no_answer_probs) -> QuestionScores:
    """Score each question by itself, before any threshold."""
    questions = read_questions(dataset)
    check_predictions(predictions, questions)
    refuse_missing("predictions", predictions, questions, '"" where the model gives no answer')
    exact, f1 = np.zeros((2, len(questions)))
    for row, (name, golds) in enumerate(questions.items()):
        answer = split_words(predictions[name])
        golds = [gold for gold in map(split_words, golds) if gold] or [[]]
        exact[row] = max(answer == gold for gold in golds)
        f1[row] = max(
            overlap(answer, gold) if answer and gold else float(answer == gold) for gold in golds
        )
    if no_answer_probs is None:
        no_answer_probs = dict.fromkeys(questions, 0.0)
    check_mapping("no_answer_probs", no_answer_probs, questions)
    refuse_missing("no_answer_probs", no_answer_probs, questions, "0.0 where it is not known")
    for name, value in no_answer_probs.items():
        check_number(f"no_answer_probs[{name!r}]", value, "Pass one number for each question.")
    probabilities = np.array([no_answer_probs[name] for name in questions], "float64")
    row_of = {name: row for row, name in enumerate(questions)}
    order = np.array([row_of[name] for name in no_answer_probs if name in row_of])
    return QuestionScores(
        ids=tuple(questions),
        has_answer=np.array([bool(golds) for golds in questions.values()]),
        exact=exact,
        f1=f1,
        empty=np.array([not predictions[name] for name in questions]),
        probabilities=probabilities,
        order=order[np.argsort(probabilities[order], kind="stable")],
    )


def split_words(text: str) -> list[str]:
    """Return the words that count."""
    return _ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split()


def overlap(answer: list[str], gold: list[str]) -> float:
    """Return the F1 of two bags of words, 0 if they share none."""
    same = sum((Counter(answer) & Counter(gold)).values())
    if not same:
        return 0.0
    precision, recall = same / len(answer), same / len(gold)
    return (2 * precision * recall) / (precision + recall)


def read_questions(dataset) -> dict[str, list[str]]:
    """Return {question id: gold answers' texts} of data in the official layout."""
    if hasattr(dataset, "to_official"):
        dataset = dataset.to_official()
    if isinstance(dataset, Mapping):
        dataset = _take(dataset, "data", (list, tuple), "the data set")
    found = {}
    for i, article in enumerate(dataset):
        title = article.get("title", "") if isinstance(article, Mapping) else ""
        place = f"article {i} ({title!r})"
        for j, paragraph in enumerate(_take(article, "paragraphs", (list, tuple), place)):
            inside = f"{place}, paragraph {j}"
            for k, question in enumerate(_take(paragraph, "qas", (list, tuple), inside)):
                here = f"{inside}, question {k}"
                name = str(_take(question, "id", (str, int), here))
                here += f" ({name!r})"
                if name in found:
                    raise ValueError(
                        f"Each question must have an id of its own. Received: {here}, whose id "
                        "another question has. Give it a new one, in the predictions too."
                    )
                answers = enumerate(_take(question, "answers", (list, tuple), here))
                found[name] = [_take(x, "text", str, f"{here}, answer {m}") for m, x in answers]
    if not found:
        raise ValueError(
            f"`dataset` must hold questions. Received: {len(dataset)} articles without any. "
            "Pass the parsed file, or its 'data'."
        )
    return found


def _take(record, field, kind, place):
    value = record.get(field) if isinstance(record, Mapping) else None
    if not isinstance(value, kind):
        kinds = kind if isinstance(kind, tuple) else (kind,)
        expected = " or ".join(kind.__name__ for kind in kinds if kind is not tuple)
        received = f"{field}={value!r:.60}" if isinstance(record, Mapping) else f"{record!r:.60}"
        raise ValueError(
            "`dataset` must be laid out as SQuAD's official JSON: data, paragraphs, qas, id and "
            f"answers, text. Expected in {place}: `{field}`, a {expected}. Received: {received}. "
            "Pass what `load_squad` returns, or the parsed file."
        )
    return value


def check_predictions(predictions, questions):
    """Refuse predictions that are not texts by id, and warn of unknown ids."""
    check_mapping("predictions", predictions, questions)
    for name, text in predictions.items():
        if not isinstance(text, str):
            raise ValueError(
                f"A prediction must be a string. Received: predictions[{name!r}]={text!r:.60}. "
                'Pass the text of the best answer, "" for no answer.'
            )


def check_mapping(name, values, questions):
    """Refuse what is no mapping from ids, and warn of unknown ids."""
    if not isinstance(values, Mapping):
        raise ValueError(
            f"`{name}` must be a dict with a question's id for each key. Received: "
            f"{type(values).__name__}. Make one with dict(zip(ids, values))."
        )
    unknown = [key for key in values if key not in questions]
    if unknown:
        warnings.warn(
            f"{len(unknown)} of the {len(values)} ids in `{name}` are no questions of this data "
            f"set and are ignored, the first is {unknown[0]!r}.",
            stacklevel=4,
        )


def refuse_missing(name, values, questions, instead):
    """Raise if a question has no value."""
    missing = [key for key in questions if key not in values]
    if missing:
        raise ValueError(
            f"`{name}` must have every question's id. Received: none for {len(missing)} of "
            f"{len(questions)} questions, the first is {missing[0]!r}. Pass {instead}."
        )


def check_number(name, value, advice):
    """Refuse what is no finite number."""
    if not isinstance(value, numbers.Real) or value != value:
        raise ValueError(f"`{name}` must be a number, not NaN. Received: {value!r}. {advice}")
