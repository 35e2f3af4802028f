"""The text of an article about one subject: its facts, with those of others between them."""

from __future__ import annotations

from data.generator.articles.facts import Fact, facts_about, leaks
from data.generator.articles.prose import Prose, paragraph, text_of
from data.generator.articles.sentence_writer import SentenceWriter
from data.generator.articles.tables import Topic

SHORTEST, FEWEST = 72, 8
"""Words of an article, and different facts in it."""


def subject_article(writer: SentenceWriter, topic: Topic, subject: str) -> list[Prose]:
    """Write the paragraphs of an article.

    Args:
        writer: states the facts and chooses those about others.
        topic: which the subject is in.
        subject: whom the article is about.
    """
    random, facts = writer.random, facts_about(topic, subject)
    facts = facts[:1] + random.shuffled(facts[1:]) if random.chance(0.8) else random.shuffled(facts)
    kept_back = [facts.pop()] if len(facts) > 4 and random.chance(0.5) else []
    parts = _split(facts, 1 + (len(facts) > 2) + (len(facts) > 6 and random.chance(0.5)))
    taken: set[str] = set()
    written: list[tuple[Prose, list[Fact]]] = []
    for part in parts:
        hidden = kept_back + [fact for other in parts if other is not part for fact in other]
        sentences = _write_part(writer, topic, subject, part, hidden, taken)
        if sentences:
            written.append((paragraph(sentences), part))
    while _is_short([prose for prose, _ in written]):
        shortest = min(range(len(written)), key=lambda index: len(written[index][0].mentions))
        prose, part = written[shortest]
        longer = _with_distractor(writer, topic, subject, [prose], part, [], taken)
        if len(longer) == 1:
            break
        written[shortest] = paragraph(longer), part
    return [prose for prose, _ in written]


def _split(facts: list[Fact], count: int) -> list[list[Fact]]:
    """Cut a list into parts of nearly the same length."""
    bounds = [round(len(facts) * part / count) for part in range(count + 1)]
    return [facts[low:high] for low, high in zip(bounds, bounds[1:], strict=False)]


def _is_short(paragraphs: list[Prose]) -> bool:
    facts = {mention.fact for prose in paragraphs for mention in prose.mentions}
    words = sum(len(prose.text.split()) for prose in paragraphs)
    return words < SHORTEST or len(facts) < FEWEST


def _write_part(
    writer: SentenceWriter,
    topic: Topic,
    subject: str,
    facts: list[Fact],
    hidden: list[Fact],
    taken: set[str],
) -> list[Prose]:
    """Write a paragraph's sentences: the subject's facts in order, distractors after some."""
    random, waiting, sentences, before = writer.random, list(facts), [], None
    stated: list[Fact] = []
    distractors = 1 + random.chance(0.6)
    while waiting:
        count = 2 if len(waiting) > 1 and random.chance(0.3) else 1
        now, waiting = waiting[:count], waiting[count:]
        if before and random.chance(0.8):
            sentence = (writer.refer, writer.refer_both)[count - 1](*now, before)
        else:
            sentence = (writer.name, writer.name_both)[count - 1](*now)
        if leaks(text_of([*sentences, sentence]), subject):
            continue
        sentences, before, stated = [*sentences, sentence], sentence, stated + now
        if distractors and (not waiting or random.chance(0.4)):
            longer = _with_distractor(writer, topic, subject, sentences, facts, hidden, taken)
            before = sentence if len(longer) == len(sentences) else None
            sentences, distractors = longer, distractors - 1
    if stated and random.chance(0.2):
        sentences.append(writer.opened("in short", random.choice(stated)))
    return sentences


def _with_distractor(
    writer: SentenceWriter,
    topic: Topic,
    subject: str,
    sentences: list[Prose],
    facts: list[Fact],
    hidden: list[Fact],
    taken: set[str],
) -> list[Prose]:
    """Add a sentence about another subject, of a relation that the paragraph states or hides."""
    states, hides = ({fact.relation: fact.value for fact in part} for part in (facts, hidden))
    choices = {
        "same": lambda fact: states.get(fact.relation) == fact.value,
        "rival": lambda fact: fact.relation in states and states[fact.relation] != fact.value,
        "decoy": lambda fact: fact.relation in hides and hides[fact.relation] != fact.value,
        "any": lambda fact: True,
    }
    first = writer.random.choice(("same", "rival", "rival", "decoy", "decoy"))
    for choice in (first, "rival", "any"):
        text = text_of(sentences)
        fact = writer.distractor(topic, subject, text, taken, choices[choice])
        if fact:
            taken.add(fact.subject)
            return [*sentences, writer.compare(fact, facts)]
    return sentences
