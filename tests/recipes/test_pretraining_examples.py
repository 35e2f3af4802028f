"""Examples as files: made once, the same ones each time, and of one recipe only."""

import json
import shutil

import numpy as np
import pytest

from tfqa.recipes.pretraining_examples import load_corpora, make_tokenizer, write_examples
from tfqa.tokenizers import WordPieceTokenizer


@pytest.fixture(scope="module")
def written(tiny_pretraining, tmp_path_factory):
    directory = tmp_path_factory.mktemp("examples")
    return directory, write_examples(tiny_pretraining, directory)


def test_each_phase_has_its_shards(written, tiny_pretraining):
    _, prepared = written
    for part, masked in (("train", False), ("validation", True)):
        shards = getattr(prepared, part)
        assert [one.options.max_length for one in shards] == list(tiny_pretraining.lengths)
        assert [one.options.max_predictions for one in shards] == [3, 6]
        assert all(one.masked is masked for one in shards)
        for one in shards:
            assert one.read(0).lengths.max() <= one.options.max_length


def test_no_document_is_in_both_parts(written):
    _, prepared = written
    numbers = [
        {int(n) for table in (one.read(0) for one in shards) for n in table.spans[:, :, 0].flat}
        for shards in (prepared.train, prepared.validation)
    ]
    assert numbers[0] and numbers[1] and not numbers[0] & numbers[1]


def test_what_is_there_is_not_made_again(written, tiny_pretraining):
    directory, prepared = written
    before = {path: path.stat().st_mtime_ns for path in directory.rglob("*.tfrecord")}
    again = write_examples(tiny_pretraining, directory)
    assert before == {path: path.stat().st_mtime_ns for path in directory.rglob("*.tfrecord")}
    assert again.tokenizer.tokens == prepared.tokenizer.tokens


def test_an_interrupted_call_is_completed(written, tiny_pretraining, tmp_path):
    directory, prepared = written
    copy = tmp_path / "copy"
    shutil.copytree(directory, copy)
    (copy / "made_from.json").unlink()
    shutil.rmtree(copy / "validation-37")
    table = write_examples(tiny_pretraining, copy).validation[1].read(0)
    np.testing.assert_array_equal(table.token_ids, prepared.validation[1].read(0).token_ids)


def test_another_recipe_is_refused(written, tiny_pretraining):
    directory, _ = written
    other = tiny_pretraining.replace(examples={"masking_rate": 0.3}, learning_rate=0.5)
    with pytest.raises(ValueError, match=r"since then examples=\{\} became .*0\.3\}\. Take"):
        write_examples(other, directory)


def test_a_corpus_that_has_changed_is_refused(written, tiny_pretraining, tiny_corpus, tmp_path):
    directory, prepared = written
    text = tiny_corpus.read_text(encoding="utf-8")
    mine, examples = tmp_path / "mine.txt", tmp_path / "examples"
    shutil.copytree(directory, examples)
    recipe = tiny_pretraining.replace(data=str(mine))
    path = examples / "made_from.json"
    values = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(values | {"data": str(mine)}), encoding="utf-8")
    assert write_examples(recipe, examples).train[0].counts == prepared.train[0].counts  # no corpus
    mine.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"the text of .*mine\.txt.* has changed"):
        write_examples(recipe, examples)  # its documents have other names
    older = {name: value for name, value in values.items() if name not in ("corpora", "tokenizer")}
    path.write_text(json.dumps(older | {"data": str(mine)}), encoding="utf-8")
    assert write_examples(recipe, examples).train[0].counts == prepared.train[0].counts


def test_a_vocabulary_that_has_changed_is_refused(tiny_pretraining, written, tmp_path):
    vocabulary, examples = tmp_path / "mine.json", tmp_path / "examples"
    written[1].tokenizer.save(vocabulary)
    recipe = tiny_pretraining.replace(vocabulary=str(vocabulary), lengths=(19, 23))
    write_examples(recipe, examples)
    write_examples(recipe, examples)
    other = WordPieceTokenizer.train(["a dog sees a cat"], 40)
    other.save(vocabulary)
    with pytest.raises(ValueError, match=r"the vocabulary .*mine\.json' has changed"):
        write_examples(recipe, examples)
    vocabulary.unlink()
    write_examples(recipe, examples)
    other.save(examples / "tokenizer.json")
    with pytest.raises(ValueError, match=r"tokenizer\.json was replaced"):
        write_examples(recipe, examples)


@pytest.mark.parametrize("name", ["recipe.json", "model.json"])
def test_a_models_tokenizer_is_not_replaced(tiny_pretraining, written, tmp_path, name):
    written[1].tokenizer.save(tmp_path / "tokenizer.json")
    (tmp_path / name).write_text("{}", encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(ValueError, match=rf"a model \({name}\), whose tokenizer\.json would be"):
        write_examples(tiny_pretraining, tmp_path)
    assert sorted(tmp_path.iterdir()) == before


def test_another_tokenizer_is_not_replaced(tiny_pretraining, tmp_path):
    path = tmp_path / "tokenizer.json"
    WordPieceTokenizer.train(["a dog sees a cat"], 40).save(path)
    before = path.read_bytes()
    with pytest.raises(ValueError, match="Received: another one"):
        write_examples(tiny_pretraining, tmp_path)
    assert path.read_bytes() == before


def test_the_seed_decides_what_is_held_out(tiny_pretraining):
    held_out = [
        {document.number for document in load_corpora(recipe)["validation"]}
        for recipe in (tiny_pretraining, tiny_pretraining.replace(seed=3))
    ]
    assert held_out[0] != held_out[1]


def test_static_masks_and_a_corpus_of_its_own(tiny_pretraining, tiny_corpus, tmp_path):
    recipe = tiny_pretraining.replace(
        dynamic=False, validation_data=str(tiny_corpus), lengths=(19,), batch_sizes=(7,), steps=(5,)
    )
    prepared = write_examples(recipe, tmp_path)
    assert prepared.train[0].masked
    assert prepared.train[0].counts == prepared.validation[0].counts


def test_vocabularies(tiny_pretraining, tmp_path, monkeypatch):
    corpus = load_corpora(tiny_pretraining)["train"]
    learned = make_tokenizer(tiny_pretraining, corpus)
    learned.save(tmp_path / "mine.json")
    saved = tiny_pretraining.replace(vocabulary=str(tmp_path / "mine.json"))
    assert make_tokenizer(saved, corpus).tokens == learned.tokens
    monkeypatch.setenv("TFQA_DATA_DIR", str(tmp_path))
    published = tiny_pretraining.replace(vocabulary="bert-base-uncased")
    with pytest.raises(FileNotFoundError, match="bert-base-uncased-vocab.txt"):
        make_tokenizer(published, corpus)
    (tmp_path / "vocab").mkdir()
    learned.save_vocabulary(tmp_path / "vocab" / "bert-base-uncased-vocab.txt")
    found = make_tokenizer(published, corpus)
    assert isinstance(found, WordPieceTokenizer) and found.tokens == learned.tokens
