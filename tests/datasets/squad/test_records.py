"""Questions in a set: which they are, drawn, and written as their publisher does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.datasets.questions import BALLOON, V1, make_v2
from tfqa.datasets import SquadAnswer, SquadDataset, SquadExample
from tfqa.datasets.squad.format import parse_squad


def make(count, version="1.1"):
    return SquadDataset(
        "made",
        version,
        [SquadExample(f"q{i}", "t", f"What is {i}?", f"{i}", (SquadAnswer(f"{i}", 0),))
         for i in range(count)],
    )  # fmt: skip


def test_a_sequence_of_questions():
    dataset = make(7)
    assert len(dataset) == 7
    assert [one.id for one in dataset] == [f"q{i}" for i in range(7)]
    assert dataset[3].question == "What is 3?" and dataset[-1].id == "q6"
    assert isinstance(dataset.examples, tuple)


def test_an_answer_ends_after_its_last_character():
    found = SquadAnswer("🎈 rose", 7)
    assert found.end == 13
    assert BALLOON[found.start : found.end] == found.text


def test_take():
    part = make(7).take([5, 0, 5])
    assert [one.id for one in part] == ["q5", "q0", "q5"]
    assert (part.name, part.version) == ("made", "1.1")


@given(st.integers(1, 53), st.integers(0, 9))
def test_sample_draws_without_putting_back(count, seed):
    dataset = make(53)
    drawn = dataset.sample(count, seed)
    ids = [one.id for one in drawn]
    assert len(set(ids)) == count == len(drawn)
    assert ids == sorted(ids, key=lambda one: int(one[1:]))
    assert drawn == dataset.sample(count, seed)
    if count < 53:
        assert set(ids) < {one.id for one in dataset.sample(count + 1, seed)}


def test_another_seed_draws_others_and_every_question_is_drawn():
    dataset = make(53)
    assert dataset.sample(11, 0) != dataset.sample(11, 1)
    drawn = {one.id for seed in range(60) for one in dataset.sample(11, seed)}
    assert len(drawn) == 53


@pytest.mark.parametrize("count", [0, 8, -1])
def test_sample_of_too_many(count):
    with pytest.raises(ValueError, match=rf"from 1 to 7, .*made. Received: count={count}"):
        make(7).sample(count)


def test_unknown_version():
    with pytest.raises(ValueError, match=r"\('1.1', '2.0'\). Received: version='3.0'"):
        make(1, "3.0")


@pytest.mark.parametrize("content", [V1, make_v2()], ids=["1.1", "2.0"])
def test_the_official_format_and_back(content):
    dataset = parse_squad(content, "here")
    assert dataset.to_official() == content
    assert parse_squad(dataset.to_official(), "here") == dataset


def test_the_official_format_of_a_part():
    written = parse_squad(make_v2(), "here").take([3, 1, 0]).to_official()
    assert [article["title"] for article in written["data"]] == ["Lyon", "Balloons"]
    (paragraph,) = written["data"][1]["paragraphs"]  # one context, one paragraph
    assert [question["id"] for question in paragraph["qas"]] == ["b2", "b1"]
    assert paragraph["qas"][0]["is_impossible"] and "plausible_answers" in paragraph["qas"][0]


def test_without_impossible():
    dataset = parse_squad(make_v2(), "here").without_impossible()
    assert [one.id for one in dataset] == ["b1", "r1", "l1"]
    assert dataset.version == "1.1"
    questions = [
        question
        for article in dataset.to_official()["data"]
        for paragraph in article["paragraphs"]
        for question in paragraph["qas"]
    ]
    assert all(set(question) == {"id", "question", "answers"} for question in questions)
