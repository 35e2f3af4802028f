"""SQuAD's JSON: what is read, and what is said of each fault."""

import copy
import re

import pytest

from tests.datasets.questions import BALLOON, RIVER, V1, dump, make_v2, spoil
from tests.datasets.text_files import write
from tfqa.datasets import SquadAnswer, SquadExample
from tfqa.datasets.squad.format import make_answer, parse_squad, read_squad

V2 = make_v2()
ARTICLE = ("data", 0)
PARAGRAPH = (*ARTICLE, "paragraphs", 1)
QUESTION = (*PARAGRAPH, "qas", 0)
ANSWER = (*QUESTION, "answers", 0)


def test_version_1():
    dataset = parse_squad(V1, "here")
    assert (dataset.name, dataset.version, len(dataset)) == ("here", "1.1", 4)
    assert dataset[0] == SquadExample(
        id="b1",
        title="Balloons",
        question="Where did it rise?",
        context=BALLOON,
        answers=(SquadAnswer("Annonay", 19), SquadAnswer("over Annonay", 14)),
    )
    assert dataset[0].context is dataset[1].context  # one string for all questions about it


def test_version_2():
    dataset = parse_squad(V2, "here")
    assert (dataset.version, len(dataset)) == ("2.0", 4)
    assert [one.is_impossible for one in dataset] == [False, True, False, False]
    assert dataset[1].answers == ()
    assert dataset[1].plausible_answers == (SquadAnswer("a field", BALLOON.index("a field")),)


@pytest.mark.parametrize(
    ("content", "said", "expected"),
    [
        (V1, "1.1", "1.1"),
        (V1, "v1.1", "1.1"),
        (V1, 1.1, "1.1"),
        (V1, "my questions", "1.1"),
        (V1, None, "1.1"),
        (V2, "2.0", "2.0"),
        (V2, "v2.0", "2.0"),
        (V2, "my questions", "2.0"),
        (V2, None, "2.0"),
    ],
)
def test_the_version_is_said_or_seen(content, said, expected):
    assert parse_squad(spoil(content, version=said), "here").version == expected


@pytest.mark.parametrize("ending", [".json", ".json.gz"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_files(tmp_path, ending, mark):
    path = write(tmp_path / f"mine{ending}", mark + dump(V1))
    assert read_squad(path).examples == parse_squad(V1, "").examples
    assert read_squad(str(path)).name == str(path)


def test_a_file_of_many_lines(tmp_path):
    path = write(tmp_path / "mine.json", dump(V1).replace("{", "\r\n{\r\n").encode())
    assert read_squad(path).examples == parse_squad(V1, "").examples


FAULTS = {
    "no data": (spoil(V1, data=None), r"here: .*`data` is a list. Received: a record without it"),
    "no object": ([], r"here: .*`data` is a list. Received: \[\]"),
    "no article": (spoil(V1, data=[]), r"here: expected at least one question.*0 articles"),
    "no question": (
        spoil(V1, data=[{"title": "Empty", "paragraphs": [{"context": "Yes.", "qas": []}]}]),
        r"here: expected at least one question. Received: 1 articles without any",
    ),
    "article no object": (spoil(V1, data=[5]), r"here, article 1: .*`title` is a text.*: 5\."),
    "no title": (spoil(V1, *ARTICLE, title=None), r"here, article 1: .*`title`.*without it"),
    "no paragraphs": (
        spoil(V1, *ARTICLE, paragraphs=None),
        r"here, article 1 \('Balloons'\): .*`paragraphs` is a list",
    ),
    "paragraphs no list": (
        spoil(spoil(V1, version=None), "data", 1, paragraphs=7),
        r"here, article 2 \('Lyon'\): .*`paragraphs` is a list. Received: `paragraphs` = 7",
    ),
    "no context": (spoil(V1, *PARAGRAPH, context=None), r"paragraph 2: .*`context` is a text"),
    "empty context": (
        spoil(V1, *PARAGRAPH, context=" \n"),
        r"\('Balloons'\), paragraph 2: expected `context`, a text that is not empty.*' \\n'",
    ),
    "no qas": (spoil(V1, *PARAGRAPH, qas=None), r"paragraph 2: .*`qas` is a list"),
    "question no object": (
        spoil(V1, *PARAGRAPH, qas=["?"]),
        r"paragraph 2, question 1: .*`id` is a text. Received: '\?'",
    ),
    "no id": (spoil(V1, *QUESTION, id=None), r"paragraph 2, question 1: .*`id` is a text"),
    "id a number": (spoil(V1, *QUESTION, id=12), r"paragraph 2, question 1: .*`id` = 12"),
    "id twice": (
        spoil(V1, *QUESTION, id="b1"),
        r"paragraph 2, question 'b1': .*no other question has. Received: the id of here, "
        r"article 1 \('Balloons'\), paragraph 1",
    ),
    "no question text": (spoil(V1, *QUESTION, question=None), r"'r1': .*`question` is a text"),
    "empty question": (
        spoil(V1, *QUESTION, question=" "),
        r"paragraph 2, question 'r1': expected `question`, a text that is not empty",
    ),
    "no answers": (spoil(V1, *QUESTION, answers=None), r"'r1': .*`answers` is a list"),
    "answers empty": (
        spoil(V1, *QUESTION, answers=[]),
        r"question 'r1': expected at least one of `answers`.*empty list.*or remove the question",
    ),
    "answers empty in 2.0": (
        spoil(V2, *QUESTION, answers=[]),
        r"question 'r1': expected at least one of `answers`.*or set `is_impossible` to true",
    ),
    "answer no object": (
        spoil(V1, *QUESTION, answers=["Lyon"]),
        r"question 'r1', `answers` 1: .*`text` is a text. Received: 'Lyon'",
    ),
    "no text": (spoil(V1, *ANSWER, text=None), r"'r1', `answers` 1: .*`text` is a text"),
    "no start": (
        spoil(V1, *ANSWER, answer_start=None),
        r"`answers` 1: .*`answer_start` is a whole number, not in quotes. Received: a record "
        r"without it, with 'text'",
    ),
    "start a text": (
        spoil(V1, *ANSWER, answer_start="0"),
        r"`answer_start` is a whole number, not in quotes. Received: `answer_start` = '0'",
    ),
    "start true": (spoil(V1, *ANSWER, answer_start=False), r"Received: `answer_start` = False"),
    "start with a point": (spoil(V1, *ANSWER, answer_start=0.0), r"`answer_start` = 0\.0"),
    "empty text": (spoil(V1, *ANSWER, text=" "), r"`answers` 1: expected `text`.*Received: ' '"),
    "not at its start": (
        spoil(V1, *ANSWER, text="Lyon"),
        r"article 1 \('Balloons'\), paragraph 2, question 'r1', `answers` 1: expected the answer "
        r"'Lyon' at `answer_start`. Received: answer_start=0, where 'The ' stands. It stands at 24",
    ),
    "nowhere": (spoil(V1, *ANSWER, text="Loire"), r"'The R' stands. It stands nowhere in"),
    "outside": (
        spoil(V1, *ANSWER, answer_start=29),
        r"answer_start=29, outside of the context, which has 29 characters. It stands at 0",
    ),
    "before": (spoil(V1, *ANSWER, text=".", answer_start=-1), r"answer_start=-1, outside of the"),
    "over the end": (spoil(V1, *ANSWER, text=". ", answer_start=28), r"where '.' stands.*nowhere"),
    "impossible with answers": (
        spoil(V2, *QUESTION, is_impossible=True),
        r"'r1': expected no `answers`, because `is_impossible` is true. Received: 'The Rhône'",
    ),
    "impossible in 1.1": (
        spoil(V1, *QUESTION, is_impossible=True, answers=[]),
        r"'r1': expected a question with an answer, as all of version 1.1 have.*\"v2.0\"",
    ),
    "impossible not said": (
        spoil(V2, *QUESTION, is_impossible=None),
        r"'r1': .*`is_impossible` is true or false, not in quotes. Received: a record without it",
    ),
    "impossible a text": (spoil(V2, *QUESTION, is_impossible="false"), r"`is_impossible` = 'fal"),
    "plausible answer elsewhere": (
        spoil(V2, *ARTICLE, "paragraphs", 0, "qas", 1, "plausible_answers", 0, answer_start=3),
        r"paragraph 1, question 'b2', `plausible_answers` 1: expected the answer 'a field' at",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_named_with_its_place(fault):
    content, message = FAULTS[fault]
    before = copy.deepcopy(content)
    with pytest.raises(ValueError, match=re.compile(message, re.DOTALL)):
        parse_squad(content, "here")
    assert content == before


def test_a_question_that_is_not_impossible_may_say_so_in_1():
    assert len(parse_squad(spoil(V1, *QUESTION, is_impossible=False), "here")) == 4


def test_faults_of_files(tmp_path):
    packed = write(tmp_path / "cut.json.gz", dump(V1))
    packed.write_bytes(packed.read_bytes()[:-20])
    with pytest.raises(ValueError, match=r"whole gzip file. Received: .*cut.json.gz.*damaged"):
        read_squad(packed)
    with pytest.raises(ValueError, match=r"whole gzip file. Received: .*plain.json.gz"):
        (tmp_path / "plain.json.gz").write_text("{}")
        read_squad(tmp_path / "plain.json.gz")
    with pytest.raises(ValueError, match=r"mine.json, line 1: expected UTF-8.*0xc4"):
        read_squad(write(tmp_path / "mine.json", dump(V1).encode("latin-1", "replace")))
    for content in ("", dump(V1)[:-9], "id,question\n"):
        with pytest.raises(ValueError, match=r"mine.json: .*which is JSON. Received: other text"):
            read_squad(write(tmp_path / "mine.json", content))
    with pytest.raises(FileNotFoundError):
        read_squad(tmp_path / "absent.json")


def test_the_message_names_the_file(tmp_path):
    path = write(tmp_path / "mine.json.gz", dump(FAULTS["outside"][0]))
    with pytest.raises(ValueError, match=rf"^{re.escape(str(path))}, article 1 \('Balloons'\), p"):
        read_squad(path)


def test_an_answer_that_ends_its_passage():
    assert make_answer("Lyon.", 24, RIVER, "here") == SquadAnswer("Lyon.", 24)
    assert make_answer(RIVER, 0, RIVER, "here").end == len(RIVER)
