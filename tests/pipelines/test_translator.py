"""The translator: strings in, strings out, the same after saving."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tfqa.datasets.parallel.batching import pad
from tfqa.pipelines import Translator

ROOT = Path(__file__).parents[2]
FRESH = """
import json, sys
from tfqa.pipelines import Translator
translator = Translator.load(sys.argv[1])
sentences = json.loads(sys.argv[2])
print(json.dumps([translator.translate(sentences), translator.translate(sentences, num_beams=2)]))
"""


@pytest.fixture(scope="module")
def translator(finished):
    return finished[1].translator


@pytest.mark.slow
def test_a_fresh_process_translates_the_same(translator, tiny_text, tmp_path):
    translator.save(tmp_path / "saved")
    sentences = list(tiny_text.test.sources[:5])
    expected = [translator.translate(sentences), translator.translate(sentences, num_beams=2)]
    done = subprocess.run(
        [sys.executable, "-c", FRESH, str(tmp_path / "saved"), json.dumps(sentences)],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == expected
    assert any(expected[0]), "an untrained model that says nothing would pass"


def test_results_keep_the_order_of_the_sentences(translator, tiny_text):
    sentences = sorted(tiny_text.test.sources, key=len, reverse=True)
    one_by_one = [translator.translate([sentence])[0] for sentence in sentences]
    assert len(set(one_by_one)) > 1
    assert translator.translate(sentences, batch_size=5) == one_by_one


def test_what_is_hardly_a_sentence(translator):
    assert translator.translate([]) == []
    assert translator.translate(["", "one two", " "])[::2] == ["", ""]
    assert isinstance(translator.translate(["xyzzy plugh"])[0], str)  # unknown words only
    with pytest.raises(ValueError, match="Put it in a list"):
        translator.translate("one two")


def test_align_gives_a_distribution_for_each_token(translator):
    weights, source, target = translator.align("one two three four five", "uno dos tres")
    assert (source, target) == ("one two three four five".split(), "uno dos tres".split())
    assert weights.shape == (3, 5)
    assert weights.dtype == np.float32
    np.testing.assert_allclose(weights.sum(axis=-1), 1, rtol=1e-5)
    inputs = {
        "source_ids": np.array([translator.source_tokenizer.encode(" ".join(source)).ids]),
        "target_ids": np.array([[2, *translator.target_tokenizer.encode("uno dos").ids]]),
    }
    np.testing.assert_allclose(weights, translator.model.align(inputs)[0], rtol=1e-4)
    with pytest.raises(ValueError, match="target=''"):
        translator.align("one", "")


def test_weights_are_saved_without_the_optimizer(finished):
    output, result = finished
    size = (output / "model.weights.h5").stat().st_size
    (checkpoint,) = (output / "checkpoints").iterdir()
    assert size < 0.6 * (checkpoint / "state.weights.h5").stat().st_size


def test_precision_is_kept(translator, tmp_path):
    translator.save(tmp_path)
    values = json.loads((tmp_path / "translator.json").read_text(encoding="utf-8"))
    assert values["precision"] == "float32"
    path = tmp_path / "translator.json"
    path.write_text(json.dumps({**values, "precision": "mixed_bfloat16"}), encoding="utf-8")
    assert Translator.load(tmp_path).model.compute_dtype == "bfloat16"


def test_loading_what_is_not_there(tmp_path, translator):
    with pytest.raises(FileNotFoundError, match=r"translator\.json.*nmt train"):
        Translator.load(tmp_path)
    translator.save_parts(tmp_path)
    with pytest.raises(FileNotFoundError, match=r"model\.weights\.h5"):
        Translator.load(tmp_path)


def test_pad():
    np.testing.assert_array_equal(pad([[5, 7], [3]], 3), [[5, 7, 0], [3, 0, 0]])
    assert pad([[5] * 9, [3]]).shape == (2, 16)
    assert pad([[]]).shape == (1, 8)
