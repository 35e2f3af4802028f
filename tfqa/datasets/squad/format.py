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
    """Reads a file in SQuAD's format: UTF-8, plain or gzip (`.gz`); a byte-order mark is removed.

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


def parse_squad(content, name: str, *, where: str | None = None) -> SquadDataset:
    """Makes a data set of parsed JSON in SQuAD's format, and checks every record.

    The version is that of the field `version`, "1.1" or "2.0", with or without a "v" before it.
    Where that is missing or says something else, it is "2.0" if a question has the field
    `is_impossible`, else "1.1". In a set of version 2.0, every question must have it, and no answer
    where it is true; in one of version 1.1 it must not be true. All other questions have an answer.

    Args:
        content: the parsed JSON.
        name: of the data set.
        where: the file's name, for messages; by default `name`.

    Raises:
        ValueError: a record is not as it must be. The message names the file, the article, the
            paragraph, the question and the field.
    """
    where = where or name
    articles = _field(content, "data", list, where)
    version = _find_version(content, articles)
    seen: dict[str, str] = {}
    examples = []
    for title, context, record, place in _find_questions(articles, where):
        identity = _text(record, "id", place)
        named = f"{place}, question {identity!r}"
        if identity in seen:
            raise ValueError(
                f"{named}: expected an id that no other question has. Received: the id of "
                f"{seen[identity]}. Give each question an id of its own."
            )
        seen[identity] = place
        examples.append(_make_example(record, identity, title, context, version, named))
    if not examples:
        raise ValueError(
            f"{where}: expected at least one question. Received: {len(articles)} articles without "
            "any. Check that it is the right file and that it is whole."
        )
    return SquadDataset(name, version, tuple(examples))


def make_answer(text: str, start: int, context: str, where: str) -> SquadAnswer:
    """An answer that stands where it says.

    Raises:
        ValueError: it does not; the message says where it does.
    """
    if not text.strip():
        raise ValueError(
            f"{where}: expected `text`, the characters of an answer. Received: {text!r}. Fill it "
            "in, or remove the answer."
        )
    if context.startswith(text, start) and start >= 0:
        return SquadAnswer(text, start)
    if not 0 <= start < len(context):
        found = f"answer_start={start}, outside of the context, which has {len(context)} characters"
    else:
        found = f"answer_start={start}, where {context[start : start + len(text)][:80]!r} stands"
    places = ", ".join(map(str, itertools.islice(_find_all(text, context), 5)))
    raise ValueError(
        f"{where}: expected the answer {text[:80]!r} at `answer_start`. Received: {found}. It "
        f"stands {f'at {places}' if places else 'nowhere in the context'}. Correct the place, "
        "which counts Unicode characters from 0, not bytes, or the text."
    )


def _find_version(content: dict, articles: list) -> str:
    said = str(content.get("version", "")).removeprefix("v")
    if said in VERSIONS:
        return said
    questions = (
        question
        for article in articles
        for paragraph in _peek(article, "paragraphs")
        for question in _peek(paragraph, "qas")
    )
    there = any(isinstance(one, dict) and "is_impossible" in one for one in questions)
    return "2.0" if there else "1.1"


def _peek(record, name: str) -> list:
    """The list in a record that is not checked yet: what is wrong with it is said later."""
    found = record.get(name) if isinstance(record, dict) else None
    return found if isinstance(found, list) else []


def _find_questions(articles: list, where: str) -> Iterator[tuple[str, str, dict, str]]:
    """Yield the title, the context and the record of each question, and where it stands."""
    for number, article in enumerate(articles, start=1):
        place = f"{where}, article {number}"
        title = _field(article, "title", str, place)
        place = f"{place} ({title!r})"
        for number, paragraph in enumerate(_field(article, "paragraphs", list, place), start=1):
            within = f"{place}, paragraph {number}"
            context = _text(paragraph, "context", within)
            for number, record in enumerate(_field(paragraph, "qas", list, within), start=1):
                if not isinstance(record, dict) or not isinstance(record.get("id"), str):
                    within = f"{within}, question {number}"
                yield title, context, record, within


def _make_example(record, identity, title, context, version, where: str) -> SquadExample:
    question = _text(record, "question", where)
    impossible = False
    if version == "2.0" or "is_impossible" in record:
        impossible = _field(record, "is_impossible", bool, where)
    if impossible and version == "1.1":
        raise ValueError(
            f"{where}: expected a question with an answer, as all of version 1.1 have. Received: "
            'is_impossible=true. Write "version": "v2.0", or remove the question.'
        )
    answers = _find_answers(record, "answers", context, where)
    if impossible and answers:
        raise ValueError(
            f"{where}: expected no `answers`, because `is_impossible` is true. Received: "
            f"{answers[0].text[:80]!r}. Move them to `plausible_answers`, or correct "
            "`is_impossible`."
        )
    if not impossible and not answers:
        advice = "set `is_impossible` to true" if version == "2.0" else "remove the question"
        raise ValueError(
            f"{where}: expected at least one of `answers`. Received: an empty list. Add an "
            f"answer, or {advice}."
        )
    plausible = ()
    if "plausible_answers" in record:
        plausible = _find_answers(record, "plausible_answers", context, where)
    return SquadExample(identity, title, question, context, answers, impossible, plausible)


def _find_answers(record: dict, field: str, context: str, where: str) -> tuple[SquadAnswer, ...]:
    answers = []
    for number, answer in enumerate(_field(record, field, list, where), start=1):
        place = f"{where}, `{field}` {number}"
        text, start = _field(answer, "text", str, place), _field(answer, "answer_start", int, place)
        answers.append(make_answer(text, start, context, place))
    return tuple(answers)


def _find_all(text: str, context: str) -> Iterator[int]:
    start = context.find(text)
    while start >= 0:
        yield start
        start = context.find(text, start + 1)


def _text(record, name: str, where: str) -> str:
    """What `_field` finds, if it is not blank."""
    text = _field(record, name, str, where)
    if not text.strip():
        raise ValueError(
            f"{where}: expected `{name}`, a text that is not empty. Received: {text!r}. Fill it "
            "in, or remove the record."
        )
    return text


def _field(record, name: str, kind: type, where: str):
    """What a record holds under a name, or an error that says where it stands."""
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
        f"{where}: expected SQuAD's format, a record whose `{name}` is {KINDS[kind]}. Received: "
        f"{received}. Correct the record, or remove it."
    )
