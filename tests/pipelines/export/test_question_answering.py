"""The exported answerer: the same answers, in a process with TensorFlow and tensorflow-text."""

import numpy as np
import pytest
import tensorflow as tf

from tests.fresh_process import run_without
from tests.pipelines.export.test_question_answering_graph import (
    PAIRS,
    check_answers,
    make_answerer,
    to_examples,
)
from tfqa.pipelines.export.question_answering import export_answerer

pytestmark = pytest.mark.slow  # exports trained models

BATCHES = [PAIRS, [], PAIRS[1:2], PAIRS[::-1]]
CASES = {"default": ({}, 3), "other": ({"seed": 1, "stride": 35, "max_answer_tokens": 3}, 20)}
RUN = """
import tensorflow_text

def run(answer, pairs):
    texts = [tf.constant([pair[i] for pair in pairs], tf.string) for i in range(2)]
    found = answer(questions=texts[0], contexts=texts[1])
    assert [value.dtype.name for _, value in sorted(found.items())] == [
        "string", "int32", "float32", "float32", "int32"
    ]
    return {name: value.numpy().tolist() for name, value in found.items()}
"""


@pytest.fixture(scope="module")
def answerers():
    return {name: make_answerer(**options) for name, (options, _) in CASES.items()}


@pytest.fixture(scope="module")
def directories(answerers, tmp_path_factory):
    place = tmp_path_factory.mktemp("exported") / "deep"
    for name, (_, top_k) in CASES.items():
        export_answerer(answerers[name], place / name, top_k=top_k)
    assert sorted(path.name for path in place.iterdir()) == sorted(CASES)
    return {name: str(place / name) for name in CASES}


@pytest.mark.slow
def test_a_process_without_this_package_answers_the_same(answerers, directories, tmp_path):
    results = run_without(["tfqa", "tokenizers"], RUN, directories, BATCHES, tmp_path)
    for name, (_, top_k) in CASES.items():
        for pairs, found in zip(BATCHES, results[name], strict=True):
            assert {len(rows) for rows in found.values()} == {len(pairs)}
            assert {len(row) for row in found["answers"]} <= {top_k}
            if pairs:
                answers = [[text.encode() for text in row] for row in found["answers"]]
                found = {key: np.array(rows) for key, rows in found.items()}
                check_answers(answerers[name], pairs, {**found, "answers": answers}, top_k)


def test_the_first_three_answers_are_those_of_answer(answerers, directories):
    exported = tf.saved_model.load(directories["default"])
    question, context = PAIRS[1]
    found = exported.answer(tf.constant([question]), tf.constant([context]))
    expected = answerers["default"].answer(question, context)
    texts = [text.decode() for text in found["answers"][0].numpy()]
    assert texts == [answer.text for answer in expected]
    assert found["starts"][0].numpy().tolist() == [answer.start for answer in expected]
    assert found["ends"][0].numpy().tolist() == [answer.end for answer in expected]


@pytest.mark.slow
def test_precision_is_kept(directories, tmp_path):
    """In bfloat16 a near tie may fall either way in another batch, so spans are not compared."""
    answerer = make_answerer(precision="mixed_bfloat16")
    export_answerer(answerer, tmp_path / "half")
    texts = [tf.constant([pair[i] for pair in PAIRS]) for i in range(2)]
    modules = map(tf.saved_model.load, (str(tmp_path / "half"), directories["default"]))
    found = [module.answer(*texts) for module in modules]
    half, full = (result["no_answer_probabilities"].numpy() for result in found)
    expected = [found.no_answer_probability for found in answerer.find(to_examples(PAIRS))]
    assert np.abs(half - expected).max() < np.abs(half - full).max() / 2


def test_what_cannot_be_exported(answerers, tmp_path):
    answerer = answerers["default"]
    with pytest.raises(FileExistsError, match="must not exist yet. Received: .* Choose another"):
        export_answerer(answerer, tmp_path)
    for top_k in (0, 21, 2.5):
        with pytest.raises(ValueError, match=f"from 1 to 20. Received: top_k={top_k}"):
            export_answerer(answerer, tmp_path / "new", top_k=top_k)
    assert list(tmp_path.iterdir()) == []
