"""Examples as files: made once, the same ones each time, and of one recipe only."""

import shutil

import numpy as np
import pytest

from tfqa.recipes.bert_examples import load_corpora, make_tokenizer, write_examples
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
    (copy / "validation-37" / "index.json").unlink()
    table = write_examples(tiny_pretraining, copy).validation[1].read(0)
    np.testing.assert_array_equal(table.token_ids, prepared.validation[1].read(0).token_ids)


def test_another_recipe_is_refused(written, tiny_pretraining):
    directory, _ = written
    other = tiny_pretraining.replace(examples={"masking_rate": 0.3}, learning_rate=0.5)
    with pytest.raises(ValueError, match=r"differ in examples \(examples: \{\}, wanted"):
        write_examples(other, directory)


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
