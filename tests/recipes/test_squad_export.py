"""The exported answerer: the same answers, in a process with TensorFlow and tensorflow-text."""

import json
import subprocess
import sys

import numpy as np
import pytest
import tensorflow as tf

from tests.recipes.test_squad_graph import PAIRS, check_answers, make_answerer, to_examples
from tfqa.recipes.squad_export import export_answerer

BATCHES = [PAIRS, [], PAIRS[1:2], PAIRS[::-1]]
CASES = {"default": ({}, 3), "other": ({"seed": 1, "stride": 35, "max_answer_tokens": 3}, 20)}
# Whoever loads the model lacks what made it: the finders of modules are told to find nothing.
FRESH = """
import json, sys

class Without:
    def __init__(self, finder):
        self.finder = finder

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"tfqa", "tokenizers"}:
            return None
        return self.finder.find_spec(name, path, target)

sys.meta_path[:] = [Without(finder) for finder in sys.meta_path]
for name in ("tfqa", "tokenizers"):
    try:
        __import__(name)
    except ModuleNotFoundError:
        continue
    raise SystemExit(f"{name} can be imported")

import tensorflow as tf
import tensorflow_text

def run(answer, pairs):
    texts = [tf.constant([pair[i] for pair in pairs], tf.string) for i in range(2)]
    found = answer(questions=texts[0], contexts=texts[1])
    assert [value.dtype.name for _, value in sorted(found.items())] == [
        "string", "int32", "float32", "float32", "int32"
    ]
    return {name: value.numpy().tolist() for name, value in found.items()}

directories, batches = json.loads(sys.argv[1]), json.loads(sys.argv[2])
results = {}
for name, directory in directories.items():
    answer = tf.saved_model.load(directory).signatures["serving_default"]
    results[name] = [run(answer, pairs) for pairs in batches]
print(json.dumps(results, default=bytes.decode))
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
    done = subprocess.run(
        [sys.executable, "-c", FRESH, json.dumps(directories), json.dumps(BATCHES)],
        capture_output=True, text=True, check=False, cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", "TF_CPP_MIN_LOG_LEVEL": "2", "HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout.splitlines()[-1])
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
