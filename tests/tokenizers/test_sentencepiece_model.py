"""Published models: the ids, tokens, text and offsets of SentencePiece, and what cannot be read."""

import functools
import io
import json
import random
import sys

import pytest
import sentencepiece
from sentencepiece import sentencepiece_model_pb2

from tests.tokenizers.texts import PARTS, find_data, make_hard_texts, sample_texts, squad_texts
from tfqa.tokenizers.sentencepiece_model import (
    BYTE,
    CONTROL,
    UNUSED,
    USER_DEFINED,
    build_model,
    read_model,
)
from tfqa.tokenizers.unigram import UnigramTokenizer

ALBERT = "vocab/albert-base-v2-spiece.model"
samples = functools.cache(sample_texts)

# How models differ. Vocabularies are small, so that words are cut and characters unknown.
MODELS = {
    "nmt_nfkc": {},
    "folded": {"normalization_rule_name": "nmt_nfkc_cf"},
    "identity": {"normalization_rule_name": "identity"},
    "ids": {
        "pad_id": 0, "unk_id": 1, "bos_id": -1, "eos_id": -1, "pad_piece": "[PAD]",
        "control_symbols": ["[CLS]", "[SEP]"],
    },
    "symbols": {"user_defined_symbols": ["-", "(", "the", "Str", "İ", "a\u0301", "--"]},
    "bytes": {"byte_fallback": True, "vocab_size": 600},
    "spaces": {"split_by_whitespace": False, "vocab_size": 500},
    "no_prefix": {"add_dummy_prefix": False},
    "all_spaces": {"remove_extra_whitespaces": False, "user_defined_symbols": ["  "]},
    "bare": {"add_dummy_prefix": False, "remove_extra_whitespaces": False},
}  # fmt: skip


@functools.cache
def train(name):
    """Train a model of SentencePiece's own -> its bytes."""
    file = io.BytesIO()
    arguments = {"vocab_size": 300, "character_coverage": 0.999, **MODELS[name]}
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([*samples(), *["ΣΊΣΥΦΟΣ naïve x-y (a) 한국어"] * 5]),
        model_writer=file, model_type="unigram", minloglevel=2, **arguments,
    )  # fmt: skip
    return file.getvalue()


@pytest.fixture(params=MODELS)
def model(request, tmp_path):
    """A file with a model, one for each way in which models differ."""
    path = tmp_path / "spiece.model"
    path.write_bytes(train(request.param))
    return path


@functools.cache
def make_texts():
    return [*samples(), *make_hard_texts(1500), *PARTS, "", " ", "a  b ", " -- (the a\u0301) "]


def find_unknown(processor, ids):
    return processor.unk_id() in ids


def assert_equal(ours, theirs, texts):
    """Assert equal ids, normalized texts and decoded texts."""
    found = theirs.encode(texts)
    for text, ids, normal in zip(texts, found, theirs.normalize(texts), strict=True):
        assert ours.encode(text).ids == ids, ascii(text)
        spaced = normal.replace("▁", " ")
        assert ours.normalize(text).strip(" ") == spaced.strip(" "), ascii(text)
        if not find_unknown(theirs, ids):
            assert ours.decode(ids) == theirs.decode(ids), ascii(text)
            assert ours.decode(ids) == ours.normalize(text), ascii(text)
    assert ours.encode_batch(texts) == found


def assert_offsets_equal(ours, theirs, texts):
    """Assert equal offsets where each character of a text becomes one character or a part of one.

    SentencePiece ends a piece where the next one begins, with what was dropped between them, and
    its offsets have the space of "▁": it is taken off, and so are spaces at the ends of ours.
    Where a character becomes several, it gives it to the first of them, ours to all; so it does
    with "--", a user-defined token, where that is cut in two.
    """
    compared = 0
    for text in texts:
        aligned = ours._normalizer.character_map(text)
        if not text or [*aligned.starts, len(text)] != [0, *aligned.ends] or "---" in text:
            continue
        dropped = "".join({c for c in text if not ours.normalize(c).strip(" ")})
        encoding, found = ours.encode(text), theirs.encode_as_offset_mapping(text)
        for (start, end), (first, last) in zip(encoding.offsets, found["offsets"], strict=True):
            assert text[start:end].strip(dropped) == text[first:last].strip(dropped), ascii(text)
            if text[start:end].strip(dropped):
                first = last - len(text[first:last].lstrip(dropped))
                assert (start, end) == (first, first + len(text[first:last].rstrip(dropped)))
        compared += 1
    assert compared > 0.5 * len(texts)


def test_trained_models_are_read_exactly(model):
    theirs = sentencepiece.SentencePieceProcessor(model_file=str(model))
    ours = UnigramTokenizer.from_sentencepiece(model)
    assert ours.vocabulary_size == theirs.get_piece_size()
    for number, token in enumerate(ours.tokens):
        assert theirs.id_to_piece(number) == token
        special = theirs.is_control(number) or theirs.is_unknown(number)
        assert (token in ours.special_tokens) == special
        assert ours.log_probabilities[number] == theirs.get_score(number)
    assert_equal(ours, theirs, make_texts())


def test_offsets_are_those_of_sentencepiece(model):
    theirs = sentencepiece.SentencePieceProcessor(model_file=str(model))
    ours = UnigramTokenizer.from_sentencepiece(model)
    if ours.byte_tokens:  # theirs belong to the last byte alone
        pytest.skip("compared with the other models")
    assert_offsets_equal(ours, theirs, make_texts())


def test_the_best_ways_and_their_scores_are_those_of_sentencepiece(model):
    theirs = sentencepiece.SentencePieceProcessor(model_file=str(model))
    ours = UnigramTokenizer.from_sentencepiece(model)
    for text in random.Random(0).sample(samples(), 20):
        found = theirs.nbest_encode(text, nbest_size=7, return_type="proto").nbests
        for (_, score), other in zip(ours.n_best(text, 7), found, strict=True):
            assert score == pytest.approx(other.score, rel=1e-5)


def test_a_model_that_is_written_is_the_one_that_was_read(model, tmp_path):
    arguments = read_model(model)
    path = tmp_path / "written.model"
    path.write_bytes(build_model(UnigramTokenizer(**arguments)))
    assert read_model(path) == arguments
    ours = UnigramTokenizer.from_sentencepiece(path)
    assert_equal(
        ours, sentencepiece.SentencePieceProcessor(model_file=str(path)), make_texts()[:99]
    )


def test_a_saved_model_needs_no_sentencepiece(model, tmp_path, monkeypatch):
    ours = UnigramTokenizer.from_sentencepiece(model)
    ours.save(tmp_path / "tokenizer.json")
    monkeypatch.setitem(sys.modules, "sentencepiece", None)
    loaded = UnigramTokenizer.load(tmp_path / "tokenizer.json")
    texts = make_texts()[::7]
    assert [loaded.encode(text) for text in texts] == [ours.encode(text) for text in texts]
    assert json.loads((tmp_path / "tokenizer.json").read_text(encoding="utf-8"))["tokens"]


@pytest.mark.slow
def test_albert_on_squad_and_on_hard_texts():
    path, texts = find_data(ALBERT), [*squad_texts(), *make_hard_texts(5000)]
    theirs = sentencepiece.SentencePieceProcessor(model_file=str(path))
    ours = UnigramTokenizer.from_sentencepiece(path)
    assert (ours.token_to_id("<pad>"), ours.token_to_id("[CLS]"), ours.vocabulary_size) == (
        0,
        2,
        30000,
    )
    assert tuple(ours.special_tokens) == ("<pad>", "<unk>", "[CLS]", "[SEP]", "[MASK]")
    assert_equal(ours, theirs, texts)


@pytest.mark.slow
def test_offsets_of_albert_on_squad():
    path, texts = find_data(ALBERT), squad_texts()
    theirs = sentencepiece.SentencePieceProcessor(model_file=str(path))
    ours = UnigramTokenizer.from_sentencepiece(path)
    assert_offsets_equal(ours, theirs, texts)
    for text in random.Random(0).sample(texts, 500):
        encoding = ours.encode(text)
        for token, (start, end) in zip(encoding.tokens, encoding.offsets, strict=True):
            if token != "<unk>":
                assert token.removeprefix("▁") in ours.normalize(text[start:end])


def test_without_the_package(model, monkeypatch):
    monkeypatch.setitem(sys.modules, "sentencepiece", None)
    monkeypatch.setitem(sys.modules, "sentencepiece.sentencepiece_model_pb2", None)
    with pytest.raises(ImportError, match="need the package `sentencepiece`.*pip install"):
        UnigramTokenizer.from_sentencepiece(model)


def test_files_that_are_no_models(tmp_path):
    with pytest.raises(FileNotFoundError):
        UnigramTokenizer.from_sentencepiece(tmp_path / "absent.model")
    whole, path = train("nmt_nfkc"), tmp_path / "other.model"
    not_whole = [whole[:size] for size in range(0, len(whole), len(whole) // 60)]
    for data in [*not_whole, b"[PAD]\n[UNK]\n", b"{}", b"\xff" * 99, whole[1:]]:
        path.write_bytes(data)
        with pytest.raises(
            ValueError, match=r"Received: .*other\.model|other\.model: A character map"
        ):
            UnigramTokenizer.from_sentencepiece(path)


def change_type(message, kind):
    message.pieces[-1].type = kind


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda m: setattr(m.trainer_spec, "model_type", 2), "of type BPE"),
        (lambda m: setattr(m.trainer_spec, "model_type", 4), "of type CHAR"),
        (
            lambda m: setattr(m.trainer_spec, "treat_whitespace_as_suffix", True),
            "spaces after words",
        ),
        (lambda m: setattr(m.normalizer_spec, "escape_whitespaces", False), "spaces as they are"),
        (lambda m: setattr(m.trainer_spec, "byte_fallback", True), "0 pieces for bytes"),
        (lambda m: change_type(m, BYTE), "with 1 pieces for bytes and byte_fallback=False"),
        (lambda m: change_type(m, UNUSED), "with unused pieces"),
        (lambda m: [setattr(p, "type", CONTROL) for p in m.pieces], "0 unknown pieces"),
        (lambda m: [setattr(p, "type", USER_DEFINED) for p in m.pieces[1:]], "without pieces"),
        (lambda m: setattr(m.denormalizer_spec, "precompiled_charsmap", b"x"), "for decoding"),
        (lambda m: m.ClearField("trainer_spec"), "without `trainer_spec`"),
        (lambda m: m.ClearField("normalizer_spec"), "without `normalizer_spec`"),
        (lambda m: m.ClearField("pieces"), "without `pieces`"),
        (
            lambda m: setattr(m.normalizer_spec, "precompiled_charsmap", b"\1\2"),
            "character map must",
        ),
    ],
)
def test_models_that_cannot_be_represented(change, message, tmp_path):
    model = sentencepiece_model_pb2.ModelProto.FromString(train("nmt_nfkc"))
    change(model)
    path = tmp_path / "spiece.model"
    path.write_bytes(model.SerializeToString())
    with pytest.raises(ValueError, match=message) as error:
        UnigramTokenizer.from_sentencepiece(path)
    assert "spiece.model" in str(error.value)
