import re

from data.generator.articles import Fact, all_facts, cloze_sentences
from data.generator.articles.facts import (
    KEY_RELATIONS,
    WITHHELD,
    facts_about,
    leaks,
    occurs,
    stated_facts,
    withheld_facts,
)
from data.generator.articles.topics import TOPICS


def test_every_cell_is_a_fact_once():
    facts = all_facts()
    cells = sum(len(row) for topic in TOPICS for row in topic.rows.values())
    assert len(facts) == cells == len({(one.topic, one.subject, one.relation) for one in facts})
    assert Fact("Peru", "capital", "Lima", "country") in facts
    assert Fact("iron", "symbol", "Fe", "element") in facts


def test_known_facts_of_withheld_relations():
    names = {topic.name: {one.name for one in topic.relations} for topic in TOPICS}
    for relations in (KEY_RELATIONS, WITHHELD):
        for topic, wanted in relations.items():
            assert set(wanted) <= names[topic]


def test_withheld_facts_are_single_words_that_the_subject_does_not_suggest():
    for fact in withheld_facts():
        assert not fact.stated
        assert re.fullmatch(r"\w+", fact.value)
        assert fact.value[:3].lower() != fact.subject[:3].lower()
        assert fact.relation in WITHHELD[fact.topic]
    for topic, relations in WITHHELD.items():
        found = [one.relation for one in withheld_facts() if one.topic == topic]
        assert all(found.count(relation) >= 5 for relation in relations)


def test_stated_and_withheld_facts_are_all_facts():
    stated = [fact for topic in TOPICS for fact in stated_facts(topic)]
    assert set(stated) | set(withheld_facts()) == set(all_facts())
    assert not set(stated) & set(withheld_facts())
    for fact in withheld_facts():
        topic = next(topic for topic in TOPICS if topic.name == fact.topic)
        assert fact not in facts_about(topic, fact.subject)


def test_occurs_finds_whole_words():
    assert occurs("Niger", "The Niger flows.") and occurs("the euro", "The euro is money.")
    assert not occurs("Niger", "Nigeria is large.") and not occurs("Fe", "Cafe")
    assert occurs("São Tomé", "In São Tomé, it rains.") and not occurs("S", "Sí")


def test_leaks_needs_the_subject_and_the_value():
    fact = withheld_facts()[0]
    assert leaks(f"{fact.value} and {fact.subject}.")
    assert leaks(f"It is {fact.value}.", fact.subject)
    assert not leaks(f"It is {fact.value}.") and not leaks(f"{fact.subject} is large.")


def test_cloze_sentences_blank_the_value():
    sentences = cloze_sentences(Fact("the Netherlands", "capital", "Amsterdam", "country"))
    assert "The capital of the Netherlands is [MASK]." in sentences
    assert "[MASK] is the capital of the Netherlands." in sentences
    assert "The Netherlands has its capital in [MASK]." in sentences
    for fact in all_facts():
        blanks = cloze_sentences(fact, blank="___")
        assert len(blanks) >= 4
        assert all(one.count("___") == 1 and one[0] in "_" + one[0].upper() for one in blanks)
