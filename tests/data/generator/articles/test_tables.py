"""The tables of facts are whole, and every template can be filled with every row."""

import collections
import re

import pytest

from data.generator.articles.tables import Relation, read_rows
from data.generator.articles.topics import TOPICS
from tests.datasets.text_files import write

RELATIONS = [(topic, relation) for topic in TOPICS for relation in topic.relations]
EVERY_TOPIC = pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
EVERY_RELATION = pytest.mark.parametrize(
    ("topic", "relation"), RELATIONS, ids=[f"{one.name}-{two.name}" for one, two in RELATIONS]
)
TIDY = re.compile(r"\S+( \S+)*")
"""No blank at an end, none doubled."""

BARE = {"ewe", "use"}
"""Words that begin with a vowel letter but not with a vowel sound."""


def fields(template):
    return sorted(re.findall(r"\{(\w*)\}", template))


def test_the_tables_are_large_enough():
    rows = collections.Counter({topic.name: len(topic.rows) for topic in TOPICS})
    assert len(rows) == len(TOPICS) == 12
    assert rows.total() >= 500
    assert rows["planet"] == 8
    assert min(rows.values()) == 8


def test_no_subject_is_in_two_tables_but_mercury():
    counts = collections.Counter(subject.lower() for topic in TOPICS for subject in topic.rows)
    assert [subject for subject, count in counts.items() if count > 1] == ["mercury"]


@EVERY_TOPIC
def test_rows_hold_known_relations_and_tidy_values(topic):
    names = [relation.name for relation in topic.relations]
    assert len(set(names)) == len(names) >= 4
    assert topic.rows
    for subject, row in topic.rows.items():
        assert len(row) >= 2, subject
        for text in (subject, *row.values()):
            assert TIDY.fullmatch(text), (subject, text)
            assert not set("{}|_") & set(text), (subject, text)
        assert row.keys() <= set(names), subject


@EVERY_TOPIC
def test_lists_and_neighbours_are_of_known_relations(topic):
    names = {relation.name for relation in topic.relations}
    assert topic.related
    assert set(topic.related) <= names
    assert topic.lists
    for group, told, title in topic.lists:
        assert {group, told} <= names | {""} and told
        assert fields(title) == (["value"] if group else []), title
    titles = [title for _, _, title in topic.lists]
    assert len(set(titles)) == len(titles)


@EVERY_RELATION
def test_templates_hold_what_they_must(topic, relation):
    assert len(relation.statements) >= 4
    assert 2 <= len(relation.pronouns) <= 4
    assert len(relation.questions) >= 4
    for template in relation.statements:
        assert fields(template) == ["subject", "value"], template
    for template in relation.pronouns + relation.reverse:
        assert fields(template) == ["value"], template
    for template in relation.questions:
        assert fields(template) == ["subject"], template
    statements = relation.statements + relation.pronouns
    asked = relation.questions + relation.reverse
    for template in statements:
        assert template.endswith(".") and TIDY.fullmatch(template), template
    for template in asked:
        assert template.endswith("?") and TIDY.fullmatch(template), template
        assert not template[0].islower(), template
    for templates in (relation.statements, relation.pronouns, asked):
        assert len(set(templates)) == len(templates)
    assert relation.kind


@EVERY_RELATION
def test_every_relation_is_used_and_a_reverse_question_has_one_answer(topic, relation):
    values = [row[relation.name] for row in topic.rows.values() if relation.name in row]
    assert len(values) >= 5
    assert len(set(values)) > 1
    if relation.reverse:
        repeated = [value for value, count in collections.Counter(values).items() if count > 1]
        assert not repeated, "leave `reverse` out, or the values that are not of one subject alone"


@EVERY_RELATION
def test_articles_agree_with_the_word_that_follows(topic, relation):
    for subject, row in topic.rows.items():
        if relation.name not in row:
            continue
        value = row[relation.name]
        for template in relation.statements + relation.pronouns:
            sentence = template.format(subject=subject, value=value)
            for article, word in re.findall(r"\b([Aa]n?) (\w+)", sentence):
                vowel = word[0].lower() in "aeiou" and word not in BARE
                if article.islower() or sentence.startswith(article):
                    assert (article.lower() == "an") == vowel, sentence
            assert not re.search(r"\b(the|an?) (the|an?)\b", sentence), sentence


COUNTRY, YEAR = Relation("land", (), (), (), "country"), Relation("year", (), (), (), "year")


def test_rows_are_read_from_a_table(tmp_path):
    path = write(tmp_path / "cities.csv", "city,year,land\nPraha,885,Bohemia\nOlomouc,1017,\n")
    rows = read_rows(path, "city", [COUNTRY, YEAR])
    assert rows == {"Praha": {"land": "Bohemia", "year": "885"}, "Olomouc": {"year": "1017"}}
    assert [*rows["Praha"]] == ["year", "land"]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("Praha,a", r"line 2: expected 3 cells .* Received: 2 \(Praha,a\)"),
        ("Praha,a,1,c", "line 2: expected 3 cells .* Received: 4"),
        ("Praha,a,old", "line 2: expected another value for `year`. Received: 'old'"),
        (",a,1", "line 2: expected a value for `city`"),
        ("Praha,a,1\nPraha,b,2", ": expected each subject once. Received: 'Praha' twice"),
    ],
)
def test_rows_that_cannot_be_read_are_named(tmp_path, lines, message):
    path = write(tmp_path / "cities.csv", f"city,land,year\n{lines}\n")
    with pytest.raises(ValueError, match=message):
        read_rows(path, "city", [COUNTRY, YEAR])
