import json

import pytest

from data.generator.articles import (
    Answer,
    Article,
    Fact,
    Paragraph,
    Question,
    generate_articles,
    to_squad,
)

FACT = Fact("Brazil", "capital", "Brasília", "country")
ARTICLE = Article(
    "Brazil",
    "country",
    "train",
    (
        Paragraph(
            'The "capital" is Brasília.',
            (
                Question("a1", "What is it?", FACT, Answer("Brasília", 17)),
                Question("b2", "What is it not?", FACT, None, Answer("capital", 5)),
            ),
            (FACT,),
        ),
    ),
)


def test_the_official_format():
    assert json.loads(to_squad([ARTICLE])) == {
        "version": "v2.0",
        "data": [
            {
                "title": "Brazil",
                "paragraphs": [
                    {
                        "context": 'The "capital" is Brasília.',
                        "qas": [
                            {
                                "id": "a1",
                                "question": "What is it?",
                                "is_impossible": False,
                                "answers": [{"text": "Brasília", "answer_start": 17}],
                            },
                            {
                                "id": "b2",
                                "question": "What is it not?",
                                "is_impossible": True,
                                "answers": [],
                                "plausible_answers": [{"text": "capital", "answer_start": 5}],
                            },
                        ],
                    }
                ],
            }
        ],
    }


def test_one_line_a_question_and_letters_as_they_are():
    lines = to_squad([ARTICLE, ARTICLE]).splitlines()
    assert sum(line.startswith('{"id"') for line in lines) == 4
    assert any("Brasília" in line for line in lines)
    assert len(lines) == 2 * (1 + 1 + 2 + 1 + 1) + 2


@pytest.mark.parametrize("split", ["train", "dev"])
def test_all_articles_come_back(split):
    articles = [article for article in generate_articles() if article.split == split]
    data = json.loads(to_squad(articles))["data"]
    assert [one["title"] for one in data] == [article.title for article in articles]
    for written, article in zip(data, articles, strict=True):
        for record, paragraph in zip(written["paragraphs"], article.paragraphs, strict=True):
            assert record["context"] == paragraph.context
            assert [one["id"] for one in record["qas"]] == [q.id for q in paragraph.questions]
