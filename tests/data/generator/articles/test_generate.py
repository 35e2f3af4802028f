import re
from collections import Counter

import pytest

from data.generator.articles import all_facts, generate_articles
from data.generator.articles.facts import WITHHELD, is_key, occurs, relation_of
from data.generator.articles.topics import TOPICS


@pytest.fixture(scope="module")
def articles():
    return generate_articles()


@pytest.fixture(scope="module")
def paragraphs(articles):
    return [paragraph for article in articles for paragraph in article.paragraphs]


@pytest.fixture(scope="module")
def asked(paragraphs):
    """Each paragraph with each of its questions."""
    return [(paragraph, one) for paragraph in paragraphs for one in paragraph.questions]


def words(article):
    return sum(len(paragraph.context.split()) for paragraph in article.paragraphs)


def is_withholdable(fact):
    return fact.relation in WITHHELD.get(fact.topic, ())


def test_sizes(articles, asked):
    assert len(articles) >= 320
    assert len(asked) >= 4000
    assert all(1 <= len(article.paragraphs) <= 3 for article in articles)
    assert all(60 <= words(article) <= 140 for article in articles)
    counts = [sum(len(one.questions) for one in article.paragraphs) for article in articles]
    assert all(8 <= count <= 20 for count in counts)


def test_every_topic_and_subject_has_articles(articles):
    for topic in TOPICS:
        titles = [article for article in articles if article.topic == topic.name]
        assert len(titles) > len(topic.rows), topic.name
        assert {article.split for article in titles} == {"train", "dev"}


def test_splits_share_no_title_and_no_paragraph(articles):
    assert len({article.title for article in articles}) == len(articles)
    contexts = [paragraph.context for article in articles for paragraph in article.paragraphs]
    assert len(set(contexts)) == len(contexts)
    dev = sum(article.split == "dev" for article in articles)
    assert 0.13 <= dev / len(articles) <= 0.17


def test_answers_are_where_they_say(asked):
    for paragraph, question in asked:
        answer = question.answer or question.plausible
        end = answer.start + len(answer.text)
        assert paragraph.context[answer.start : end] == answer.text
        assert not re.match(r"\w", paragraph.context[end:])
        assert not re.search(r"\w$", paragraph.context[: answer.start])


def test_answers_are_true_and_stated_there(asked):
    for paragraph, question in asked:
        if question.answer:
            fact = question.fact
            assert fact in paragraph.facts
            backwards = not occurs(fact.subject, question.text)
            truth = fact.subject if backwards else fact.value
            assert question.answer.text.lower() == truth.lower()
            assert (fact.value in question.text) >= backwards


def test_an_answer_stands_in_a_sentence_about_the_subject(articles):
    """The occurrence that answers: its sentence names the subject, or a pronoun refers to it."""
    for article in articles:
        for paragraph in article.paragraphs:
            for question in paragraph.questions:
                if question.answer is None or occurs(question.fact.value, question.fact.subject):
                    continue
                start = question.answer.start
                before = re.split(r"(?<=[.]) (?=\w)", paragraph.context[:start])[-1]
                after = re.split(r"[.]( |$)", paragraph.context[start:])[0]
                if not occurs(question.fact.subject, before + after):
                    name = question.fact.subject.removeprefix("the ").lower()
                    assert article.title.lower().startswith(name), (question, before + after)


def test_unanswerable_questions_are_so(asked):
    for paragraph, question in asked:
        if question.answer is None:
            fact = question.fact
            assert not occurs(fact.value, paragraph.context), question
            assert fact not in paragraph.facts
            assert question.plausible.text.lower() != fact.value.lower()
        else:
            assert question.plausible is None


def test_unanswerable_questions_are_about_a_subject_of_the_paragraph(asked):
    for paragraph, question in asked:
        if question.answer is None:
            subjects = {fact.subject for fact in paragraph.facts}
            assert question.fact.subject in subjects
            kinds = {
                relation_of(fact).kind
                for fact in paragraph.facts
                if fact.value.lower() == question.plausible.text.lower()
            }
            assert relation_of(question.fact).kind in kinds


def test_shares(paragraphs, asked):
    unanswerable = sum(question.answer is None for _, question in asked) / len(asked)
    assert 0.30 <= unanswerable <= 0.36
    repeated = sum(
        question.answer is not None and paragraph.context.count(question.answer.text) > 1
        for paragraph, question in asked
    )
    assert 0.12 <= repeated / len(asked) <= 0.25
    foreign = sum(not paragraph.context.isascii() for paragraph in paragraphs)
    assert 0.2 <= foreign / len(paragraphs) <= 0.4


def test_no_question_is_asked_twice_of_a_paragraph(asked):
    assert len({question.id for _, question in asked}) == len(asked)
    assert len({(paragraph.context, question.text) for paragraph, question in asked}) == len(asked)
    wordings = Counter(
        relation_of(question.fact).name
        for _, question in asked
        if question.text.startswith("What is the capital of ")
    )
    assert set(wordings) == {"capital"}


def test_english_is_tidy(paragraphs, asked):
    for text in [one.context for one in paragraphs] + [question.text for _, question in asked]:
        assert not re.search(r"[{}\n]|  | [.,?]|\.\.|,,", text), text
        assert text[0].isupper() and text[-1] in ".?", text
        assert not re.search(r"\b(the the|a the|an the)\b", text, re.IGNORECASE), text
        assert not re.search(r"\ba (?!ewe\b)[aeio]", text, re.IGNORECASE), text
        assert not re.search(r"\ban [^aeio]", text, re.IGNORECASE), text
    for paragraph in paragraphs:
        for sentence in re.split(r"(?<=[.]) ", paragraph.context):
            assert sentence[0].isupper(), sentence


def test_key_facts_are_told_three_times_to_train_on(articles):
    told = Counter(
        fact
        for article in articles
        if article.split == "train"
        for paragraph in article.paragraphs
        for fact in paragraph.facts
    )
    key = [fact for fact in all_facts() if is_key(fact)]
    assert {fact.topic for fact in key} == {"country", "element", "scientist", "writer"}
    assert min(told[fact] for fact in key) >= 3


def test_withheld_facts_are_nowhere(articles):
    """No paragraph that names such a subject, or is about it, has the value in any sentence."""
    withheld = [fact for fact in all_facts() if not fact.stated]
    assert 0.06 <= len(withheld) / sum(map(is_withholdable, all_facts())) <= 0.09
    for fact in withheld:
        name = fact.subject.removeprefix("the ").lower()
        assert any(re.split(r" \(", article.title.lower())[0] == name for article in articles)
        for article in articles:
            own = re.split(r" \(", article.title.lower())[0] == name
            for paragraph in article.paragraphs:
                assert fact not in paragraph.facts
                if own or occurs(fact.subject, paragraph.context):
                    assert not occurs(fact.value, paragraph.context), (fact, paragraph.context)


def test_the_words_are_few(paragraphs):
    counts = Counter(word.lower() for one in paragraphs for word in re.findall(r"\w+", one.context))
    assert 2000 <= len(counts) <= 4000
