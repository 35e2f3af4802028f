"""SQuAD's JSON: read, and checked record by record."""

from __future__ import annotations

import itertools
import json
import os
import reprlib
from collections.abc import Iterator
from pathlib import Path

from tfqa.datasets.files.reading import stream_lines
from tfqa.datasets.squad.records import VERSIONS, SquadAnswer, SquadDataset, SquadExample

KINDS = {
    str: "a text",
    list: "a list",
    int: "a whole number, not in quotes",
    bool: "true or false, not in quotes",
}


def read_squad(path: str | os.PathLike) -> SquadDataset:
    """Read a file in SQuAD's format: UTF-8, plain or gzip (`.gz`); a byte-order mark is removed.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: the file is a damaged gzip file, not UTF-8 or not JSON; what `parse_squad`
            raises.
    """
    path = Path(path)
    try:
        content = json.loads("\n".join(line for _, line in stream_lines(path)))
    except json.JSONDecodeError as error:
        raise ValueError(
            f"{path}: expected SQuAD's format, which is JSON. Received: other text ({error}). "
            "Correct the place that is named, or replace the file by a good copy."
        ) from error
    return parse_squad(content, str(path))


def parse_squad(content, name: str, *, location: str | None = None) -> SquadDataset:
    """Make a data set of parsed JSON in SQuAD's format, and check every record.

    The version is that of the field `version`, "1.1" or "2.0", with or without a "v" before it.
    Where that is missing or says something else, it is "2.0" if a question has the field
    `is_impossible`, else "1.1". In a set of version 2.0, every question must have it, and no answer
    where it is true; in one of version 1.1 it must not be true. All other questions have an answer.

    Args:
        content: the parsed JSON.
        name: of the data set.
        location: the file's name, for messages; by default `name`.

    Raises:
        ValueError: a record is not as it must be. The message names the file, the article, the
            paragraph, the question and the field.
    """
    location = location or name
    articles = _field(content, "data", list, location)
    version = _find_version(content, articles)
    locations: dict[str, str] = {}
    examples = []
    for title, context, record, paragraph in _find_questions(articles, location):
        identity = _text(record, "id", paragraph)
        named = f"{paragraph}, question {identity!r}"
        if identity in locations:
            raise ValueError(
                f"{named}: expected an id that no other question has. Received: the id of "
                f"{locations[identity]}. Give each question an id of its own."
            )
        locations[identity] = paragraph
        examples.append(_make_example(record, identity, title, context, version, named))
    if not examples:
        raise ValueError(
            f"{location}: expected at least one question. Received: {len(articles)} articles "
            "without any. Check that it is the right file and that it is whole."
        )
    return SquadDataset(name, version, tuple(examples))


def make_answer(text: str, start: int, context: str, location: str) -> SquadAnswer:
    """Make an answer that stands where it says.

    Raises:
        ValueError: it does not; the message says where it does.
    """
    if not text.strip():
        raise ValueError(
            f"{location}: expected `text`, the characters of an answer. Received: {text!r}. Fill "
            "it in, or remove the answer."
        )
    if context.startswith(text, start) and start >= 0:
        return SquadAnswer(text, start)
    if not 0 <= start < len(context):
        received = (
            f"answer_start={start}, outside of the context, which has {len(context)} characters"
        )
    else:
        received = f"answer_start={start}, where {context[start : start + len(text)][:80]!r} stands"
    starts = ", ".join(map(str, itertools.islice(_find_all(text, context), 5)))
    raise ValueError(
        f"{location}: expected the answer {text[:80]!r} at `answer_start`. Received: {received}. "
        f"It stands {f'at {starts}' if starts else 'nowhere in the context'}. Correct the place, "
        "which counts Unicode characters from 0, not bytes, or the text."
    )


def _find_version(content: dict, articles: list) -> str:
    version = str(content.get("version", "")).removeprefix("v")
    if version in VERSIONS:
        return version
    questions = (
        question
        for article in articles
        for paragraph in _peek(article, "paragraphs")
        for question in _peek(paragraph, "qas")
    )
    is_second = any(
        isinstance(question, dict) and "is_impossible" in question for question in questions
    )
    return "2.0" if is_second else "1.1"


def _peek(record, name: str) -> list:
    """Return the list in a record that is not checked yet: what is wrong with it is said later."""
    values = record.get(name) if isinstance(record, dict) else None
    return values if isinstance(values, list) else []


def _find_questions(articles: list, location: str) -> Iterator[tuple[str, str, dict, str]]:
    """Yield the title, the context and the record of each question, and where it stands."""
    for number, article in enumerate(articles, start=1):
        in_article = f"{location}, article {number}"
        title = _field(article, "title", str, in_article)
        in_article = f"{in_article} ({title!r})"
        paragraphs = _field(article, "paragraphs", list, in_article)
        for number, paragraph in enumerate(paragraphs, start=1):
            in_paragraph = f"{in_article}, paragraph {number}"
            context = _text(paragraph, "context", in_paragraph)
            for number, record in enumerate(_field(paragraph, "qas", list, in_paragraph), start=1):
                if not isinstance(record, dict) or not isinstance(record.get("id"), str):
                    in_paragraph = f"{in_paragraph}, question {number}"
                yield title, context, record, in_paragraph


def _make_example(record, identity, title, context, version, location: str) -> SquadExample:
    question = _text(record, "question", location)
    impossible = False
    if version == "2.0" or "is_impossible" in record:
        impossible = _field(record, "is_impossible", bool, location)
    if impossible and version == "1.1":
        raise ValueError(
            f"{location}: expected a question with an answer, as all of version 1.1 have. "
            'Received: is_impossible=true. Write "version": "v2.0", or remove the question.'
        )
    answers = _find_answers(record, "answers", context, location)
    if impossible and answers:
        raise ValueError(
            f"{location}: expected no `answers`, because `is_impossible` is true. Received: "
            f"{answers[0].text[:80]!r}. Move them to `plausible_answers`, or correct "
            "`is_impossible`."
        )
    if not impossible and not answers:
        advice = "set `is_impossible` to true" if version == "2.0" else "remove the question"
        raise ValueError(
            f"{location}: expected at least one of `answers`. Received: an empty list. Add an "
            f"answer, or {advice}."
        )
    plausible = ()
    if "plausible_answers" in record:
        plausible = _find_answers(record, "plausible_answers", context, location)
    return SquadExample(identity, title, question, context, answers, impossible, plausible)


def _find_answers(record: dict, field: str, context: str, location: str) -> tuple[SquadAnswer, ...]:
    answers = []
    for number, answer in enumerate(_field(record, field, list, location), start=1):
        in_answer = f"{location}, `{field}` {number}"
        text = _field(answer, "text", str, in_answer)
        start = _field(answer, "answer_start", int, in_answer)
        answers.append(make_answer(text, start, context, in_answer))
    return tuple(answers)


def _find_all(text: str, context: str) -> Iterator[int]:
    start = context.find(text)
    while start >= 0:
        yield start
        start = context.find(text, start + 1)


def _text(record, name: str, location: str) -> str:
    """Return what `_field` finds, if it is not blank."""
    text = _field(record, name, str, location)
    if not text.strip():
        raise ValueError(
            f"{location}: expected `{name}`, a text that is not empty. Received: {text!r}. Fill it "
            "in, or remove the record."
        )
    return text


def _field(record, name: str, kind: type, location: str):
    """Return what a record holds under a name, or say where it is wrong."""
    if isinstance(record, dict) and name in record:
        value = record[name]
        if type(value) is kind:
            return value
        received = f"`{name}` = {reprlib.repr(value)}"
    elif isinstance(record, dict):
        received = f"a record without it, with {', '.join(map(repr, record)) or 'nothing'}"
    else:
        received = reprlib.repr(record)
    raise ValueError(
        f"{location}: expected SQuAD's format, a record whose `{name}` is {KINDS[kind]}. Received: "
        f"{received}. Correct the record, or remove it."
    )
