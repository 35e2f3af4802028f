"""`generate_articles`: true facts as articles with questions about them."""

from __future__ import annotations

import functools

from data.generator.articles.facts import Fact, is_key, stated_facts
from data.generator.articles.lists import FEWEST, MOST, Listing, list_text, listings
from data.generator.articles.prose import Prose
from data.generator.articles.questions import ask
from data.generator.articles.records import Article, Paragraph
from data.generator.articles.sentence_writer import ENOUGH, SentenceWriter
from data.generator.articles.subject_articles import subject_article
from data.generator.articles.tables import Topic
from data.generator.articles.topics import TOPICS
from data.generator.seeded_random import SeededRandom

SEED = 20180611  # the day on which the questions without answers of SQuAD 2.0 appeared on arXiv
QUESTIONS = 9
"""Questions with an answer that an article has, or about so many."""

DEV_SHARE = 0.2
"""Of the articles about one subject, in each topic; all lists are to train on."""


@functools.cache
def generate_articles() -> tuple[Article, ...]:
    """Generate all articles, always the same: first those about one subject, then the lists."""
    writer, titles = SentenceWriter(SeededRandom(SEED)), _titles()
    lists, subject_articles = [], []
    for topic in TOPICS:
        for listing in listings(topic):
            prose = list_text(writer, listing)
            lists.append(_article(writer, listing.title, topic, "train", prose))
    for topic in TOPICS:
        held_out = set(
            writer.random.shuffled(list(topic.rows))[: round(len(topic.rows) * DEV_SHARE)]
        )
        for subject in topic.rows:
            split = "dev" if subject in held_out else "train"
            prose = subject_article(writer, topic, subject)
            title = titles[topic.name, subject]
            subject_articles.append(_article(writer, title, topic, split, prose))
    return tuple(subject_articles + lists + _more(writer))


def _more(writer: SentenceWriter) -> list[Article]:
    """Make lists of the key facts that are stated too rarely, until each is stated enough."""
    articles: list[Article] = []
    for topic in TOPICS:
        part = 0
        while facts := [
            fact for fact in stated_facts(topic) if is_key(fact) and writer.counts[fact] < ENOUGH
        ]:
            part += 1
            others = writer.random.shuffled(stated_facts(topic))
            chosen: dict[str, Fact] = {}
            for fact in writer.random.shuffled(facts)[:MOST]:
                chosen.setdefault(fact.subject, fact)
            while len(chosen) < FEWEST:
                fact = others.pop()
                chosen.setdefault(fact.subject, fact)
            title = f"Facts about {topic.plural}, part {part}"
            listing = Listing(title, tuple(chosen.values()))
            prose = list_text(writer, listing)
            articles.append(_article(writer, title, topic, "train", prose))
    return articles


def _article(
    writer: SentenceWriter,
    title: str,
    topic: Topic,
    split: str,
    paragraphs: list[Prose],
) -> Article:
    """Ask about the paragraphs, and count the facts in them where they are to train on."""
    stated = [
        tuple(dict.fromkeys(mention.fact for mention in prose.mentions)) for prose in paragraphs
    ]
    if split == "train":
        for facts in stated:
            writer.counts.update(facts)
    total, share = sum(map(len, stated)), round(QUESTIONS / len(paragraphs))
    return Article(
        title,
        topic.name,
        split,
        tuple(
            Paragraph(
                prose.text,
                tuple(ask(writer.random, title, prose, max(share, QUESTIONS - total + len(facts)))),
                facts,
            )
            for prose, facts in zip(paragraphs, stated, strict=True)
        ),
    )


def _titles() -> dict[tuple[str, str], str]:
    """Give each topic and subject a title; two subjects of one name have their topic in it."""
    plain = {
        (topic.name, subject): subject.removeprefix("the ")
        for topic in TOPICS
        for subject in topic.rows
    }
    capital = {key: name[0].upper() + name[1:] for key, name in plain.items()}
    names = list(capital.values())
    return {
        key: name if names.count(name) == 1 else f"{name} ({key[0]})"
        for key, name in capital.items()
    }
