"""The byte-pair tokenizer in a graph gives exactly its ids, for any string."""

import functools
import json
import subprocess
import sys
import unicodedata

import numpy as np
import pytest
import tensorflow as tf
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tokenizers.texts import PARTS, make_hard_texts, sample_texts, squad_texts
from tfqa.tokenizers import SPECIAL_TOKENS
from tfqa.tokenizers.bpe import BytePairTokenizer
from tfqa.tokenizers.graph.bpe import write_utf8
from tfqa.tokenizers.text.byte_tokens import BYTE_TOKENS
from tfqa.tokenizers.text.unicode_tables import CODE_POINTS, SURROGATES

SAMPLES = sample_texts()
# form, lowercase, byte fallback
KINDS = [
    ("NFC", False, True), ("NFC", True, False), ("NFKC", True, True), (None, False, True),
    ("NFD", False, True), ("NFKD", True, False),
]  # fmt: skip


@functools.cache
def make(form="NFC", lowercase=False, byte_fallback=True):
    tokenizer = BytePairTokenizer.train(
        [*SAMPLES[::12], *PARTS[:20]] * 2, 500 if byte_fallback else 300,
        form=form, lowercase=lowercase, byte_fallback=byte_fallback,
    )  # fmt: skip
    return tokenizer, tokenizer.as_tf_layer()


def check(tokenizer, layer, texts):
    found = layer(tf.constant(texts, tf.string))
    assert found.dtype == tf.int32 and found.shape.rank == 2
    for text, ids in zip(texts, found.to_list(), strict=True):
        assert ids == tokenizer.encode(text).ids, ascii(text)


def mark_decomposed(forms):
    """Mark what needs tables that few tests need; they take a second each."""
    return [
        pytest.param(form, marks=[pytest.mark.slow] if "D" in str(form) else []) for form in forms
    ]


@pytest.mark.parametrize("kind", mark_decomposed(KINDS), ids=str)
def test_ids_are_those_of_the_tokenizer(kind):
    check(*make(*kind), ["", *SAMPLES, *make_hard_texts(500, seed=4), " "])


STRINGS = st.text(max_size=20) | st.lists(st.sampled_from(PARTS), max_size=9).map("".join)


@settings(max_examples=20)
@given(st.lists(STRINGS, max_size=29))
def test_ids_of_any_text(texts):
    for kind in KINDS[:4]:
        check(*make(*kind), texts)


@pytest.mark.parametrize("form", mark_decomposed(["NFC", "NFKD"]))
def test_ids_of_every_character(form):
    codes = [*range(0x3400), *range(0xA000, 0xAC00), *range(0xE000, 0x12000, 3)]
    check(*make(form), [f"a{chr(code)}b 1{chr(code)} {chr(code)}\u0301" for code in codes])


@pytest.mark.parametrize("form", mark_decomposed(["NFC", "NFKC", "NFD", "NFKD"]))
def test_normal_forms_are_those_of_python(form):
    characters = [chr(code) for code in {*range(0x20000)} - {*SURROGATES}]
    texts = [f"a\u0323{character}\u0302" for character in characters]
    ours = BytePairTokenizer([*BYTE_TOKENS], [], form=form, special_tokens=[])
    ids = ours.as_tf_layer()(tf.constant(texts))
    data = tf.strings.reduce_join(tf.gather([bytes([i]) for i in range(256)], ids), axis=1)
    for text, result in zip(texts, data.numpy(), strict=True):
        normal = unicodedata.normalize(form, text)
        assert result.decode() == "▁" + "▁".join(normal.replace("▁", "_").split()), ascii(text)


@pytest.mark.slow
def test_ids_on_real_text():
    texts = squad_texts()
    tokenizer = BytePairTokenizer.train(texts[:1000], 4000)
    layer = tokenizer.as_tf_layer()
    for start in range(0, len(texts), 1000):
        part = texts[start : start + 1000]
        assert layer(tf.constant(part)).to_list() == tokenizer.encode_batch(part)


def test_a_long_word_and_no_text_at_all():
    check(*make(), ["house" * 300, "日本" * 300, "x"])
    check(*make(), [])
    check(*make(), ["", " \t\n"])


def test_bytes_that_are_no_text_count_as_replacement_characters():
    tokenizer, layer = make()
    assert layer(tf.constant([b"the \xff"])).to_list() == [tokenizer.encode("the \ufffd").ids]


def test_a_vocabulary_with_ids_in_any_order():
    tokens = ["ab", *BYTE_TOKENS[::-1], "b", *SPECIAL_TOKENS, "a", "▁", "|"]
    ours = BytePairTokenizer(tokens, [("a", "b")], special_tokens=[*SPECIAL_TOKENS, "|"])
    check(ours, ours.as_tf_layer(), ["ab ba", "é 日 🚀", "[PAD] a|"])


def test_utf8_of_every_code_point():
    codes = np.array(sorted({*range(CODE_POINTS)} - {*SURROGATES}), "int32")
    data = write_utf8(tf.constant(codes)).numpy()
    assert bytes(data[data >= 0].astype("uint8")) == "".join(map(chr, codes)).encode()
    assert [len(chr(code).encode()) for code in codes] == (data >= 0).sum(axis=1).tolist()


FRESH = """
import json, sys
import tensorflow as tf
loaded = [tf.saved_model.load(path) for path in sys.argv[2:]]
texts = tf.constant(json.loads(sys.argv[1]))
if any(name in sys.modules for name in ("tfqa", "tokenizers", "tensorflow_text")):
    raise SystemExit("TensorFlow alone should do")
print(json.dumps([loaded[0](texts).to_list(), loaded[1].cut(texts).to_list()]))
"""


@pytest.mark.slow
def test_it_works_in_a_pipeline_and_in_a_saved_graph(tmp_path):
    tokenizer, layer = make()
    texts = [*SAMPLES[::50], "日本 naïve"]
    expected = [tokenizer.encode(text).ids for text in texts]
    data = tf.data.Dataset.from_tensor_slices(texts).batch(3).map(layer)
    assert [ids for batch in data for ids in batch.to_list()] == expected

    module = tf.Module()
    module.cut = tf.function(layer, input_signature=[tf.TensorSpec([None], tf.string)])
    for name, saved in (("layer", layer), ("module", module)):
        tf.saved_model.save(saved, str(tmp_path / name))
    done = subprocess.run(
        [sys.executable, "-c", FRESH, json.dumps(texts), tmp_path / "layer", tmp_path / "module"],
        capture_output=True, text=True, check=True, cwd=tmp_path,
    )  # fmt: skip
    assert json.loads(done.stdout) == [expected, expected]
