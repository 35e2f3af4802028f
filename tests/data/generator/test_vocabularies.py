"""The committed vocabularies are those that the code learns today."""

import json
from pathlib import Path

import pytest

from data.generator.vocabularies import VOCABULARY_SIZE, vocabulary_files
from tfqa.tokenizers import (
    BytePairTokenizer,
    UnigramTokenizer,
    WordPieceTokenizer,
    split_words,
)

COMMITTED = Path(__file__).parents[3] / "data" / "samples"
CLASSES = {
    "byte_pair": BytePairTokenizer,
    "wordpiece": WordPieceTokenizer,
    "unigram": UnigramTokenizer,
}


@pytest.mark.slow
def test_committed_vocabularies_are_what_the_code_learns(samples):
    found = vocabulary_files(samples)
    assert {Path(path).stem for path in found} == CLASSES.keys()
    for path, content in found.items():
        ours = json.loads((COMMITTED / path).read_text(encoding="utf-8"))
        learned = json.loads(content)
        # Sums of logarithms may end in another last digit on another machine.
        scores = [state.pop("log_probabilities", []) for state in (ours, learned)]
        assert scores[0] == pytest.approx(scores[1], abs=1e-4)
        assert ours == learned, f"{path}: run `make samples`"


@pytest.mark.parametrize("name", CLASSES)
def test_committed_vocabularies_load_and_know_the_samples(name, samples):
    tokenizer = CLASSES[name].load(COMMITTED / "vocabularies" / f"{name}.json")
    assert tokenizer.vocabulary_size == VOCABULARY_SIZE
    sentences = [*samples.test.sources[:100], *samples.test.targets[:100]]
    cut = tokenizer.encode_batch(sentences)
    assert [tokenizer.decode(ids) for ids in cut] == list(map(tokenizer.normalize, sentences))
    assert sum(map(len, cut)) < 1.25 * sum(len(split_words(sentence)) for sentence in sentences)
