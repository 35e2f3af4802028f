"""What the sample articles are about: their topics, and the facts to ask a language model for."""

import re

import pytest

from tests.datasets.text_files import write
from tfqa.datasets import Fact, load_corpus, load_facts, load_topics

HEADER = "topic,relation,subject,value,stated,cloze\n"


@pytest.fixture(scope="module")
def documents():
    return {part: list(load_corpus(part)) for part in ("samples", "samples-dev")}


def test_every_article_has_a_topic(documents):
    topics = load_topics("samples")
    titles = [[document.name for document in part] for part in documents.values()]
    assert sorted(topics) == sorted(sum(titles, []))
    for part in titles:  # in the order of the corpus
        assert [title for title in topics if title in set(part)] == part
    assert topics["Mercury (planet)"] == "planet" and topics["Mercury (element)"] == "element"
    assert len(set(topics.values())) == 12


def test_facts_are_asked_with_a_blank_for_the_value():
    facts = load_facts()
    assert facts == load_facts("samples") and len(set(facts)) == len(facts) > 400
    peru = Fact("country", "capital", "Peru", "Lima", True, "The capital of Peru is [MASK].")
    assert peru in facts
    for fact in facts:
        assert fact.cloze.count("[MASK]") == 1
        assert fact.subject.lower() in fact.cloze.lower()
        assert fact.value[:3].lower() != fact.subject[:3].lower()


def test_articles_state_what_is_stated_and_nothing_else(documents):
    paragraphs = {
        part: [text for document in found for text in document.paragraphs]
        for part, found in documents.items()
    }

    def holds_both(text, fact):
        words = (re.escape(word) for word in (fact.subject, fact.value))
        return all(re.search(rf"(?<!\w){word}(?!\w)", text, re.IGNORECASE) for word in words)

    facts = load_facts()
    for fact in facts:
        if not fact.stated:
            assert not any(holds_both(text, fact) for text in sum(paragraphs.values(), []))
    for fact in [fact for fact in facts if fact.stated][::13]:
        assert sum(holds_both(text, fact) for text in paragraphs["samples"]) >= 3
    relations = {fact.relation for fact in facts if not fact.stated}
    assert relations == {fact.relation for fact in facts if fact.stated}


def test_files_of_ones_own(tmp_path):
    path = write(tmp_path / "facts.csv", f"{HEADER}river,bank,the Po,Turin,no,The Po is [MASK].\n")
    expected = Fact("river", "bank", "the Po", "Turin", False, "The Po is [MASK].")
    assert load_facts(path) == (expected,)
    path = write(tmp_path / "topics.csv", "title,topic\nPo,river\n")
    assert load_topics(str(path)) == {"Po": "river"}


def test_faults_of_files(tmp_path):
    path = write(tmp_path / "facts.csv", f"{HEADER}river,mouth,the Po,Adria,perhaps,The Po.\n")
    with pytest.raises(ValueError, match="facts.csv, line 2: .*`stated`. Received: 'perhaps'"):
        load_facts(path)
    with pytest.raises(FileNotFoundError, match="absent"):
        load_topics(tmp_path / "absent")
