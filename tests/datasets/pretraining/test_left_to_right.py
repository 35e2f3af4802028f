"""The same text predicted from left to right."""

import numpy as np
import pytest

from tfqa.datasets import PretrainingExamples, PretrainingOptions, left_to_right
from tfqa.datasets import pretraining_batches as make_batches
from tfqa.datasets.corpus.loading import Document
from tfqa.tokenizers import WordPieceTokenizer

TEXT = "The old king sees a red boat. It is far from the house. A dog barks at the moon."


@pytest.fixture(scope="module")
def made():
    tokenizer = WordPieceTokenizer.train([TEXT], 60)
    corpus = [Document(number, str(number), (TEXT, TEXT)) for number in range(5)]
    options = PretrainingOptions(max_length=29, max_predictions=5)
    examples = list(PretrainingExamples(corpus, tokenizer, options, seed=3))
    return tokenizer, examples, make_batches(examples, 7, shuffle=False, passes=1)


def test_every_token_is_predicted_from_those_before_it(made):
    tokenizer, examples, batches = made
    special = {tokenizer.token_to_id(token) for token in tokenizer.special_tokens}
    rows = iter(examples)
    for inputs, labels in left_to_right(batches, tokenizer).as_numpy_iterator():
        length = inputs["token_ids"].shape[1]
        for number, example in zip(range(len(inputs["token_ids"])), rows, strict=False):
            ids = example.original_ids
            np.testing.assert_array_equal(inputs["token_ids"][number, : len(ids)], ids)
            expected = [0 if one in special else one for one in ids[1:]]
            expected += [0] * (length - len(ids))
            assert labels["mlm_logits"][number].tolist() == expected
            assert inputs["masked_positions"][number].tolist() == list(range(length - 1))
            assert labels["nsp_logits"][number] == example.label
        seen = inputs["attention_mask"]
        np.testing.assert_array_equal(
            seen, np.broadcast_to(np.tril(np.ones((length, length), bool)), seen.shape)
        )
    assert next(rows, None) is None


def test_only_masked_tokens_for_a_comparison(made):
    tokenizer, _, batches = made
    found = left_to_right(batches, tokenizer, everywhere=False)
    for (inputs, labels), (masked, wanted) in zip(
        found.as_numpy_iterator(), batches.as_numpy_iterator(), strict=True
    ):
        np.testing.assert_array_equal(labels["mlm_logits"], wanted["mlm_logits"])
        real = wanted["mlm_logits"] > 0
        places = inputs["masked_positions"][real]
        np.testing.assert_array_equal(places, masked["masked_positions"][real] - 1)
        following = np.take_along_axis(inputs["token_ids"], inputs["masked_positions"] + 1, axis=1)
        np.testing.assert_array_equal(following[real], wanted["mlm_logits"][real])
