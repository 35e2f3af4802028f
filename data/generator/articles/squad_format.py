"""Articles as the JSON of SQuAD 2.0."""

from __future__ import annotations

import json
from collections.abc import Iterable

from data.generator.articles.records import Answer, Article, Paragraph, Question

VERSION = "v2.0"


def to_squad(articles: Iterable[Article]) -> str:
    """Write the official format, one line for each title, context and question."""
    written = ",\n".join(_article(article) for article in articles)
    return f'{{"version": {_json(VERSION)}, "data": [\n{written}\n]}}\n'


def _article(article: Article) -> str:
    paragraphs = ",\n".join(_paragraph(one) for one in article.paragraphs)
    return f'{{"title": {_json(article.title)}, "paragraphs": [\n{paragraphs}\n]}}'


def _paragraph(paragraph: Paragraph) -> str:
    questions = ",\n".join(_json(_question(one)) for one in paragraph.questions)
    return f'{{"context": {_json(paragraph.context)}, "qas": [\n{questions}\n]}}'


def _question(question: Question) -> dict:
    record = {
        "id": question.id,
        "question": question.text,
        "is_impossible": question.answer is None,
        "answers": _answers(question.answer),
    }
    if question.plausible:
        record["plausible_answers"] = _answers(question.plausible)
    return record


def _answers(answer: Answer | None) -> list[dict]:
    return [{"text": answer.text, "answer_start": answer.start}] if answer else []


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
