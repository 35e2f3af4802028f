"""True facts as short articles, with questions that they answer and some that they do not.

| name | what it is |
|---|---|
| `generate_articles` | articles and questions from tables of facts |
| `all_facts` | each `Fact` of the tables; `stated` is False for those that no article states |
| `cloze_facts` | the facts to ask a language model for |
| `cloze_sentences` | a fact as sentences with a blank for its value |
| `Article`, `Paragraph`, `Question`, `Answer`, `Fact` | what these are made of |
| `to_squad` | articles as the JSON of SQuAD 2.0 (Rajpurkar et al. 2018) |
"""

from data.generator.articles.facts import Fact, all_facts, cloze_facts, cloze_sentences
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
    "cloze_facts",
    "cloze_sentences",
    "generate_articles",
    "to_squad",
]
