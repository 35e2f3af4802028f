"""True facts as short articles, with questions that they answer and some that they do not.

| name | source | notebook |
|---|---|---|
| `generate_articles` | articles and questions from tables of facts | 04 |
| `all_facts` | each `Fact` of the tables; `stated` is False for those that no article states | 04 |
| `suggests` | whether a subject suggests a value, as Croatia does Croatian | 04 |
| `cloze_sentences` | a fact as sentences with a blank for its value | 04 |
| `Article`, `Paragraph`, `Question`, `Answer`, `Fact` | what these are made of | 04 |
| `to_squad` | articles as the JSON of SQuAD 2.0 (Rajpurkar et al. 2018) | – |
"""

from data.generator.articles.facts import (
    Fact,
    all_facts,
    cloze_sentences,
    suggests,
)
from data.generator.articles.generate import generate_articles
from data.generator.articles.records import Answer, Article, Paragraph, Question
from data.generator.articles.squad_format import to_squad

__all__ = [
    "Answer",
    "Article",
    "Fact",
    "Paragraph",
    "Question",
    "all_facts",
    "cloze_sentences",
    "generate_articles",
    "suggests",
    "to_squad",
]
