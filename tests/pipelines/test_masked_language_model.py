"""Texts with blanks in, guesses out."""

import json

import numpy as np
import pytest
from keras import ops

from tfqa.models import BertConfig, BertForPreTraining
from tfqa.pipelines import MaskedLanguageModel
from tfqa.tokenizers import WordPieceTokenizer


@pytest.fixture(scope="module")
def language_model(tiny_corpus):
    lines = tiny_corpus.read_text(encoding="utf-8").splitlines()
    tokenizer = WordPieceTokenizer.train(lines, 71)
    config = BertConfig.tiny(vocabulary_size=tokenizer.vocabulary_size, max_length=23)
    model = BertForPreTraining(config)
    model.set_weights([weight + 0.3 * np.sin(np.arange(weight.size)).reshape(weight.shape)
                       for weight in model.get_weights()])  # fmt: skip
    return MaskedLanguageModel(model, tokenizer)


def test_blanks_are_filled_by_the_model(language_model):
    tokenizer, model = language_model.tokenizer, language_model.model
    texts = ["The [MASK] dog sees a [MASK].", "[MASK]", "A cat [MASK] the old red house of a king."]
    found = language_model.fill(texts, top_k=3, batch_size=2)
    assert [len(blanks) for blanks in found] == [2, 1, 1]
    ids = [tokenizer.token_to_id(token) for token in ("[CLS]", "the", "[MASK]", "dog", "sees", "a")]
    ids += [ids[2], tokenizer.token_to_id("."), tokenizer.token_to_id("[SEP]")]
    pieces = tokenizer.encode("The ").ids, tokenizer.encode(" dog sees a ").ids
    assert ids == [ids[0], *pieces[0], ids[2], *pieces[1], ids[2], *ids[-2:]]
    logits = model({"token_ids": np.array([ids])})["mlm_logits"]
    expected = ops.convert_to_numpy(ops.softmax(logits))[0, [2, 6]]  # (2, V)
    for guesses, probabilities in zip(found[0], expected, strict=True):
        best = np.argsort(-probabilities)[:3]
        assert [guess.token for guess in guesses] == [tokenizer.id_to_token(i) for i in best]
        np.testing.assert_allclose(
            [guess.probability for guess in guesses], probabilities[best], rtol=1e-4
        )


def test_inputs_of_pairs(language_model):
    inputs = language_model.inputs(["the dog", "a"], ["sees", "a dog ."])
    tokens = [[language_model.tokenizer.id_to_token(i) for i in row] for row in inputs["token_ids"]]
    assert tokens[0][:6] == ["[CLS]", "the", "dog", "[SEP]", "sees", "[SEP]"]
    assert inputs["segment_ids"][0].tolist() == [0, 0, 0, 0, 1, 1, 0, 0]
    assert inputs["padding_mask"].sum(axis=1).tolist() == [6, 7]
    assert inputs["segment_ids"][1].tolist() == [0, 0, 0, 1, 1, 1, 1, 0]
    alone = language_model.inputs(["the dog"])
    assert alone["segment_ids"].sum() == 0 and alone["padding_mask"].sum() == 4


def test_save_and_load(language_model, tmp_path):
    language_model.save(tmp_path / "model")
    loaded = MaskedLanguageModel.load(tmp_path / "model")
    texts = ["The [MASK] sees a boat."]
    assert loaded.fill(texts) == language_model.fill(texts)
    values = json.loads((tmp_path / "model" / "model.json").read_text(encoding="utf-8"))
    assert values["precision"] == "float32"
    (tmp_path / "model" / "model.weights.h5").unlink()
    with pytest.raises(FileNotFoundError, match=r"model\.weights\.h5.*bert pretrain"):
        MaskedLanguageModel.load(tmp_path / "model")


def test_wrong_texts(language_model):
    with pytest.raises(ValueError, match="Put it in a list"):
        language_model.fill("The [MASK].")
    with pytest.raises(ValueError, match=r"must have a blank.*'The dog\.'"):
        language_model.fill(["A [MASK].", "The dog."])
    with pytest.raises(ValueError, match="at most 23 tokens"):
        language_model.fill(["[MASK]" + " dog" * 23])
    assert len(language_model.fill(["[MASK]" + " dog" * 20])[0]) == 1, "23 tokens are not too many"


def test_wrong_numbers(language_model):
    size = language_model.tokenizer.vocabulary_size
    for wrong in (0, size + 1):
        with pytest.raises(ValueError, match=rf"from 1 to {size}.*top_k={wrong}"):
            language_model.fill(["[MASK]"], top_k=wrong)
    assert len(language_model.fill(["[MASK]"], top_k=size)[0][0]) == size
    with pytest.raises(ValueError, match="batch_size=0"):
        language_model.fill(["[MASK]"], batch_size=0)
    with pytest.raises(ValueError, match="2 texts and 1 others"):
        language_model.inputs(["a", "dog"], ["cat"])
    with pytest.raises(ValueError, match="0 texts"):
        language_model.inputs([])
    with pytest.raises(ValueError, match="Put it in a list"):
        language_model.inputs(["a", "dog"], "a ")
    assert language_model.fill([]) == []


def test_a_model_that_reads_from_left_to_right_fills_no_blanks(language_model, tmp_path):
    one = MaskedLanguageModel(language_model.model, language_model.tokenizer, left_to_right=True)
    one.save(tmp_path)
    for model in (one, MaskedLanguageModel.load(tmp_path)):
        assert model.left_to_right
        with pytest.raises(ValueError, match="trained from left to right"):
            model.fill(["The [MASK]."])
    values = json.loads((tmp_path / "model.json").read_text(encoding="utf-8"))
    del values["left_to_right"]  # as older files
    (tmp_path / "model.json").write_text(json.dumps(values), encoding="utf-8")
    assert not MaskedLanguageModel.load(tmp_path).left_to_right


def test_another_vocabulary_is_refused(language_model):
    other = WordPieceTokenizer.train(["a dog"], 30)
    with pytest.raises(ValueError, match="and a model of"):
        MaskedLanguageModel(language_model.model, other)
