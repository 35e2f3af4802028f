"""What the official layout may look like, and data sets that are refused."""

import pytest

from tests.metrics.test_squad import lay_out, name
from tfqa.metrics import squad_v1, squad_v2


def test_layouts():
    class Questions:
        def to_official(self):
            return lay_out([["cat"]])

    for dataset in (Questions(), lay_out([["cat"]]), lay_out([["cat"]])["data"]):
        assert squad_v1(dataset, {"q0": "cat"})["f1"] == 100.0
        assert squad_v2(dataset, {"q0": "cat"})["f1"] == 100.0


def test_an_id_that_is_a_number_is_looked_up_as_text():
    data = lay_out([["cat"]])
    data["data"][0]["paragraphs"][1]["qas"][0]["id"] = 7
    assert squad_v1(data, {"7": "cat"})["f1"] == squad_v2(data, {"7": "cat"})["f1"] == 100.0


# The official scripts, recorded


def spoil(change):
    data = lay_out([["x"], ["y"], ["z"]])
    change(data["data"], data["data"][0]["paragraphs"][1]["qas"])
    return data


@pytest.mark.parametrize(
    "dataset, message",
    [
        ({"rows": []}, "Expected in the data set: `data`, a list. Received: data=None"),
        (spoil(lambda data, _: data.insert(0, "Text")), r"article 0 \(''\): .*Received: 'Text'"),
        (spoil(lambda data, _: data[0].pop("paragraphs")), r"article 0 \('Title'\): `paragraphs`"),
        (
            spoil(lambda data, _: data[0]["paragraphs"][0].pop("qas")),
            r"article 0 \('Title'\), paragraph 0: `qas`, a list. Received: qas=None",
        ),
        (spoil(lambda _, qas: qas[1].pop("id")), "paragraph 1, question 1: `id`, a str or int"),
        (
            spoil(lambda _, qas: qas[1].pop("answers")),
            r"article 0 \('Title'\), paragraph 1, question 1 \('q2'\): `answers`, a list.",
        ),
        (
            spoil(lambda _, qas: qas[0]["answers"].append({"text": 3})),
            r"question 0 \('q1'\), answer 1: `text`, a str. Received: text=3.",
        ),
        (
            spoil(lambda _, qas: qas[1].update(id="q0")),
            r"an id of its own. Received: article 0 \('Title'\), paragraph 1, question 1 \('q0'\)",
        ),
        ([], "must hold questions. Received: 0 articles"),
        (lay_out([]), "must hold questions. Received: 1 articles"),
    ],
)
def test_wrong_data_sets(dataset, message):
    for score in (squad_v1, squad_v2):
        with pytest.raises(ValueError, match=message):
            score(dataset, name("xyz"))


# The real files, where they are
