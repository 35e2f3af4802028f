"""`generate_articles`: true facts as articles with questions about them."""

from __future__ import annotations

import functools

from data.generator.articles.asking import ask
from data.generator.articles.facts import Fact, is_key, stated_facts
from data.generator.articles.lists import FEWEST, MOST, Listing, list_text, listings
from data.generator.articles.narrator import ENOUGH, Narrator
from data.generator.articles.portraits import portrait
from data.generator.articles.prose import Prose
from data.generator.articles.records import Article, Paragraph
from data.generator.articles.tables import Topic
from data.generator.articles.topics import TOPICS
from data.generator.dice import Dice

SEED = 20180611  # the day on which the questions without answers of SQuAD 2.0 appeared on arXiv
QUESTIONS = 9
"""Questions with an answer that an article has, or about so many."""

DEV_SHARE = 0.2
"""Of the articles about one subject, in each topic; all lists are to train on."""


@functools.cache
def generate_articles() -> tuple[Article, ...]:
    """All articles, always the same: first those about one subject, then the lists."""
    narrator, titles = Narrator(Dice(SEED)), _titles()
    lists, portraits = [], []
    for topic in TOPICS:
        for listing in listings(topic):
            prose = list_text(narrator, listing)
            lists.append(_article(narrator, listing.title, topic, "train", prose))
    for topic in TOPICS:
        held_out = set(
            narrator.dice.shuffled(list(topic.rows))[: round(len(topic.rows) * DEV_SHARE)]
        )
        for subject in topic.rows:
            split = "dev" if subject in held_out else "train"
            prose = portrait(narrator, topic, subject)
            title = titles[topic.name, subject]
            portraits.append(_article(narrator, title, topic, split, prose))
    return tuple(portraits + lists + _more(narrator))


def _more(narrator: Narrator) -> list[Article]:
    """Lists of the key facts that have been told too rarely, until each has been told enough."""
    articles: list[Article] = []
    for topic in TOPICS:
        place = 0
        while facts := [
            fact for fact in stated_facts(topic) if is_key(fact) and narrator.counts[fact] < ENOUGH
        ]:
            place += 1
            others = narrator.dice.shuffled(stated_facts(topic))
            chosen: dict[str, Fact] = {}
            for fact in narrator.dice.shuffled(facts)[:MOST]:
                chosen.setdefault(fact.subject, fact)
            while len(chosen) < FEWEST:
                fact = others.pop()
                chosen.setdefault(fact.subject, fact)
            title = f"Facts about {topic.plural}, part {place}"
            listing = Listing(title, tuple(chosen.values()))
            prose = list_text(narrator, listing)
            articles.append(_article(narrator, title, topic, "train", prose))
    return articles


def _article(
    narrator: Narrator,
    title: str,
    topic: Topic,
    split: str,
    paragraphs: list[Prose],
) -> Article:
    """Asks about the paragraphs, and counts what they tell where they are to train on."""
    told = [tuple(dict.fromkeys(one.fact for one in prose.told)) for prose in paragraphs]
    if split == "train":
        for facts in told:
            narrator.counts.update(facts)
    total, share = sum(map(len, told)), round(QUESTIONS / len(paragraphs))
    return Article(
        title,
        topic.name,
        split,
        tuple(
            Paragraph(
                prose.text,
                tuple(ask(narrator.dice, title, prose, max(share, QUESTIONS - total + len(facts)))),
                facts,
            )
            for prose, facts in zip(paragraphs, told, strict=True)
        ),
    )


def _titles() -> dict[tuple[str, str], str]:
    """A title for each topic and subject; two subjects of one name have their topic in it."""
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
