import numpy as np
import pytest

from tfqa.datasets import ParallelSplit
from tfqa.pipelines import alignment_error, attention_weights
from tfqa.recipes import NMTRecipe
from tfqa.recipes.translation import build_translator

SPLIT = ParallelSplit(
    ("We like cold water.", "No.", "The white house."),
    ("Nos gusta el agua fría.", "No.", "La casa blanca."),
    (((0, 0), (3, 3)), ((0, 0), (1, 1)), ((0, 0), (1, 2), (2, 1))),
)


@pytest.fixture
def translator():
    sizes = {"embedding_dim": 5, "hidden_dim": 6}
    return build_translator(NMTRecipe(tokenizer="word", model=sizes), SPLIT)


def test_weights_have_a_row_a_target_word_and_a_column_a_source_word(translator):
    found = attention_weights(translator, SPLIT.sources, SPLIT.targets, batch_size=2)
    assert [weights.shape for weights in found] == [(6, 5), (2, 2), (4, 4)]
    for weights in found:
        np.testing.assert_allclose(weights.sum(axis=1), 1.0, rtol=1e-5)
    alone = attention_weights(translator, SPLIT.sources[:1], SPLIT.targets[:1])[0]
    np.testing.assert_allclose(found[0], alone, atol=1e-6)


def test_error_is_that_of_the_largest_weights(translator, monkeypatch):
    perfect = [np.zeros((6, 5)), np.eye(2), np.eye(4)[[0, 2, 1, 3]]]
    perfect[0][[0, 3], [0, 3]] = 1.0
    perfect[2][3] = 0.0
    monkeypatch.setattr("tfqa.pipelines.alignment.attention_weights", lambda *_: perfect)
    assert alignment_error(translator, SPLIT) == 0.0
    perfect[1] = perfect[1][::-1]
    assert alignment_error(translator, SPLIT) == pytest.approx(1 - 10 / 14)


def test_gold_alignments_are_needed(translator):
    with pytest.raises(ValueError, match="must have gold alignments"):
        alignment_error(translator, ParallelSplit(("a",), ("b",)))
