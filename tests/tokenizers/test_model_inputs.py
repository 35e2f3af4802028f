"""The inputs of a model are those of `tokenizers`, on real pairs and at all small sizes."""

import csv
import gzip
import itertools

import numpy as np
import pytest
import tokenizers
from tokenizers import processors

from tests.tokenizers.texts import find_data
from tfqa.datasets import load_squad
from tfqa.tokenizers import WordPieceTokenizer
from tfqa.tokenizers.model_inputs import truncated_sizes
from tfqa.tokenizers.wordpiece import BERT_TOKENS

STRATEGIES = ("longest_first", "only_first", "only_second")


def make_library(tokenizer):
    """Return the library's tokenizer of the same vocabulary, with BERT's special tokens."""
    library = tokenizers.BertWordPieceTokenizer(
        {token: number for number, token in enumerate(tokenizer.tokens)}
    )
    library.post_processor = processors.BertProcessing(
        ("[SEP]", tokenizer.sep_id), ("[CLS]", tokenizer.cls_id)
    )
    return library


def as_arrays(encodings):
    """Return the library's encodings, which are equally long, as the inputs of a model."""
    columns = zip(*((e.ids, e.type_ids, e.attention_mask) for e in encodings), strict=True)
    return dict(zip(("token_ids", "segment_ids", "padding_mask"), columns, strict=True))


def assert_equal(inputs, encodings):
    for name, expected in as_arrays(encodings).items():
        np.testing.assert_array_equal(inputs[name], expected, err_msg=name)


def test_small_sizes_are_cut_as_by_the_library():
    """All sizes up to 6 tokens, cut to all lengths; where the library fails, so do we."""
    tokenizer = WordPieceTokenizer([*BERT_TOKENS, *"abcdef"])
    library = make_library(tokenizer)
    texts = [" ".join("abcdef"[:size]) for size in range(7)]
    failures = 0
    for truncation, max_length in itertools.product(STRATEGIES, range(4, 15)):
        library.enable_truncation(max_length, strategy=truncation)
        for first, second in itertools.product(texts, texts):
            options = {"max_length": max_length, "truncation": truncation}
            try:
                expected = library.encode(first, second)
            except Exception:  # the library raises plain Exception
                failures += 1
                with pytest.raises(ValueError, match="at least one token"):
                    tokenizer(first, second, **options)
            else:
                assert_equal(tokenizer(first, second, **options), [expected])
    assert failures > 100


@pytest.mark.parametrize("first", [5, 0, 7])
def test_sizes_need_not_be_cut_in_half(first):
    assert truncated_sizes(first, 20, 16, "longest_first") == (first, 16 - first)
    assert truncated_sizes(20, first, 16, "longest_first") == (16 - first, first)
    assert truncated_sizes(9, 20, 16, "longest_first") == (8, 8)


def read_pairs(count):
    """Return pairs of texts: of MRPC and RTE, and questions of SQuAD with their passages."""
    pairs = []
    for task, columns in (("MRPC", (3, 4)), ("RTE", (1, 2))):
        path = find_data(f"glue/{task}/train.tsv.gz")
        with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
        pairs += [tuple(row[column] for column in columns) for row in rows]
    find_data("squad/dev-v1.1.json.gz")
    questions = load_squad("squad/v1.1", "dev").sample(count - count // 2, seed=3)
    return [*pairs[: count // 2], *((q.question, q.context) for q in questions)]


@pytest.mark.slow
def test_real_pairs_are_those_of_the_library():
    tokenizer = WordPieceTokenizer.from_vocabulary(find_data("vocab/bert-base-uncased-vocab.txt"))
    library = make_library(tokenizer)
    pairs = read_pairs(5000)
    assert len(set(pairs)) > 4900
    firsts, seconds = zip(*pairs, strict=True)
    # Passages are long, questions short; the other way round for "only_first".
    for truncation, columns, max_length in (
        ("longest_first", (firsts, seconds), 48),
        ("only_second", (firsts, seconds), 160),
        ("only_first", (seconds, firsts), 160),
    ):
        library.enable_truncation(max_length, strategy=truncation)
        library.enable_padding(pad_id=tokenizer.pad_id, pad_token="[PAD]")
        inputs = tokenizer(*columns, max_length=max_length, truncation=truncation)
        assert_equal(inputs, library.encode_batch([*zip(*columns, strict=True)]))
    library.no_truncation()
    library.enable_padding(pad_id=tokenizer.pad_id, pad_token="[PAD]", length=512)
    inputs = tokenizer(firsts[:500], max_length=512, padding="max_length", truncation=False)
    assert_equal(inputs, library.encode_batch(list(firsts[:500])))
