"""The exported translator: the same text and weights, in a process that has TensorFlow alone."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from tests.fresh_process import run_without
from tfqa.datasets import load_parallel
from tfqa.datasets.parallel.batching import pad
from tfqa.decoding import align
from tfqa.models.architectures import ARCHITECTURES, make_model
from tfqa.pipelines import Translator
from tfqa.pipelines.export.translation import export_translator
from tfqa.tokenizers import LibraryTokenizer

pytestmark = pytest.mark.slow  # exports trained models

TEXT = load_parallel("samples").test
SENTENCES = [
    *TEXT.sources[:11],
    "",
    "Qu\u0065\u0301 \u1112\u1161\u11ab [END] 日本 ▁",
    " \t\u2003",
    'The "old" baker  (has)\na red house',
    "x",
]
BATCHES = [SENTENCES, [], ["", " "], ["house"], SENTENCES[::-1]]
# architecture, kind of tokenizer, beams, length penalty, changes of the tiny configuration
CASES = {
    "seq2seq": ("seq2seq", "word", 1, 1.0, {}),
    "seq2seq-beam": ("seq2seq", "bpe", 3, 0.6, {"attention": "general", "order": "luong"}),
    "transformer": ("transformer", "bpe", 1, 1.0, {"norm": "pre"}),
    "transformer-beam": ("transformer", "bpe", 3, 1.0, {"norm": "pre"}),
}
GROUPS = [  # exported together; greedy and beam search, for each architecture
    pytest.param(("seq2seq", "transformer-beam"), id="one of each"),
    pytest.param(("seq2seq-beam", "transformer"), id="the others", marks=pytest.mark.slow),
]
MISSING = ["tfqa", "keras", "tokenizers", "tensorflow_text"]
RUN = """
def run(translate, sentences):
    found = translate(sentences=tf.constant(sentences, tf.string))
    result = {name: value.numpy().tolist() for name, value in found.items()}
    return {**result, "shape": found["weights"].shape.as_list()}
"""


def make_translator(architecture, kind, precision="float32", **changes):
    """An untrained model that says something else for every sentence, and often ends early."""
    keras.utils.set_random_seed(7)
    source = LibraryTokenizer.train(TEXT.sources, 151, kind=kind)
    target = LibraryTokenizer.train(TEXT.targets, 167, kind=kind)
    sizes = {"source_vocabulary_size": source.vocabulary_size}
    sizes |= {"target_vocabulary_size": target.vocabulary_size, "tie_embeddings": False}
    config = ARCHITECTURES[architecture][1].tiny(**sizes, **changes)
    model = make_model(architecture, config.to_dict(), dtype=precision)
    for variable in model.trainable_variables:
        if len(variable.shape) > 1:
            variable.assign(5 * keras.ops.convert_to_numpy(variable))
    kernel = keras.ops.convert_to_numpy(model.output_projection.kernel).copy()
    kernel[:, model.end_id] *= 2
    model.output_projection.kernel.assign(kernel)
    return Translator(model, source, target, max_length=13)


@pytest.fixture(scope="module")
def translators():
    return {
        name: make_translator(architecture, kind, **changes)
        for name, (architecture, kind, _, _, changes) in CASES.items()
    }


@pytest.fixture(scope="module", params=GROUPS)
def fresh(request, translators, tmp_path_factory):
    """The results of the exported translators on all batches, out of one fresh process."""
    place = tmp_path_factory.mktemp("exported")
    directories = {name: str(place / "deep" / name) for name in request.param}
    for name, directory in directories.items():
        *_, beams, penalty, _ = CASES[name]
        export_translator(translators[name], directory, num_beams=beams, length_penalty=penalty)
    assert sorted(path.name for path in (place / "deep").iterdir()) == sorted(request.param)
    return run_without(MISSING, RUN, directories, BATCHES, place)


def test_a_process_with_tensorflow_alone_translates_the_same(fresh, translators):
    for name, results in fresh.items():
        *_, beams, penalty, _ = CASES[name]
        for sentences, result in zip(BATCHES, results, strict=True):
            expected = translators[name].translate(sentences, beams, penalty)
            assert result["translations"] == expected
        texts = results[0]["translations"]
        assert len(set(texts)) > len(texts) / 2, "a model that always says the same would pass"
        lengths = {sum(map(bool, tokens)) for tokens in results[0]["target_tokens"]}
        assert {0, translators[name].max_length} < lengths, "so would one that never ends"


def test_tokens_are_those_of_the_tokenizers(fresh, translators):
    for name, results in fresh.items():
        check_tokens(translators[name], results)


def check_tokens(translator, results):
    for sentences, result in zip(BATCHES, results, strict=True):
        size = (len(sentences), len(result["target_tokens"][0]) if sentences else 1)
        assert result["shape"][:2] == list(size)
        for text, tokens in zip(sentences, result["source_tokens"], strict=True):
            expected = translator.source_tokenizer.encode(text).tokens
            assert tokens == expected + [""] * (result["shape"][2] - len(expected))
        ids = to_ids(translator.target_tokenizer, result["target_tokens"])
        assert [translator.target_tokenizer.decode(row) for row in ids] == result["translations"]


def test_weights_are_those_of_writing_the_tokens(fresh, translators):
    for name, results in fresh.items():
        check_weights(translators[name], results[0])


def check_weights(translator, result):
    model = translator.model
    written = to_ids(translator.target_tokenizer, result["target_tokens"])
    weights = np.array(result["weights"], "float32").reshape(result["shape"])
    for text, ids, found in zip(SENTENCES, written, weights, strict=True):
        read = translator.source_tokenizer.encode(text).ids
        expected = np.zeros_like(found)
        if ids:
            inputs = pad([read]), pad([[model.start_id, *ids[:-1]]])
            rows = slice(len(ids)), slice(len(read))
            expected[rows] = align(model, *inputs)[0][rows]
            np.testing.assert_allclose(expected.sum(axis=-1)[: len(ids)], 1, rtol=1e-5)
        np.testing.assert_allclose(found, expected, atol=1e-5)
    assert np.std(weights[weights > 0]) > 0.05, "uniform weights would pass"


def test_weights_are_those_of_translator_align(fresh, translators):
    if "seq2seq" not in fresh:
        pytest.skip("pieces of words are seldom cut as they were written")
    translator, result = translators["seq2seq"], fresh["seq2seq"][0]
    compared = 0
    for row, (text, translation) in enumerate(zip(SENTENCES, result["translations"], strict=True)):
        tokens = [token for token in result["target_tokens"][row] if token]
        if tokens and tokens == translator.target_tokenizer.encode(translation).tokens:
            weights, _, _ = translator.align(text, translation)
            found = np.array(result["weights"][row], "float32")
            found = found[: weights.shape[0], : weights.shape[1]]
            np.testing.assert_allclose(found, weights, atol=1e-5)
            compared += 1
    assert compared > 5


def to_ids(tokenizer, rows):
    numbers = {tokenizer.id_to_token(i): i for i in range(tokenizer.vocabulary_size)}
    return [[numbers[token] for token in row if token] for row in rows]


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_a_saved_translator_translates_the_same(architecture, tmp_path):
    translator = make_translator(architecture, "bpe")
    translator.save(tmp_path)
    loaded = Translator.load(tmp_path)
    for beams in (1, 3):
        expected = translator.translate(SENTENCES, beams)
        assert loaded.translate(SENTENCES, beams) == expected
        assert len(set(expected)) > 5
    translator.model.save(tmp_path / "model.keras")
    model = keras.saving.load_model(tmp_path / "model.keras")
    other = Translator(model, loaded.source_tokenizer, loaded.target_tokenizer, max_length=13)
    assert other.translate(SENTENCES, 3) == expected


def test_the_fixed_vector_model_has_weights_of_zero(tmp_path):
    translator = make_translator("seq2seq", "word", attention=None)
    export_translator(translator, tmp_path / "fixed")
    module = tf.saved_model.load(str(tmp_path / "fixed"))
    found = module.translate(tf.constant(SENTENCES))
    texts = [text.decode() for text in found["translations"].numpy()]
    assert texts == translator.translate(SENTENCES)
    assert found["weights"].shape[0] == len(SENTENCES)
    assert not np.any(found["weights"])


def test_precision_is_kept(tmp_path):
    """In bfloat16 a near tie may fall either way in another batch, so not all must agree."""
    translator = make_translator("seq2seq", "bpe", "mixed_bfloat16")
    export_translator(translator, tmp_path / "half")
    module = tf.saved_model.load(str(tmp_path / "half"))
    texts = module.translate(tf.constant(TEXT.sources[:41]))["translations"].numpy()
    half = translator.translate(TEXT.sources[:41])
    full = make_translator("seq2seq", "bpe").translate(TEXT.sources[:41])
    assert np.mean([a.decode() == b for a, b in zip(texts, half, strict=True)]) > 0.8
    assert np.mean([a == b for a, b in zip(full, half, strict=True)]) < 0.8


def test_what_cannot_be_exported(translators, tmp_path):
    translator = translators["seq2seq"]
    with pytest.raises(FileExistsError, match="must not exist yet. Received: .* Choose another"):
        export_translator(translator, tmp_path)
    with pytest.raises(ValueError, match="num_beams=0"):
        export_translator(translator, tmp_path / "new", num_beams=0)
    with pytest.raises(ValueError, match="length_penalty=-1"):
        export_translator(translator, tmp_path / "new", num_beams=2, length_penalty=-1)
    assert list(tmp_path.iterdir()) == []
