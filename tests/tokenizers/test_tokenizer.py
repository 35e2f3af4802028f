"""A tokenizer that is called: the inputs of a model, from single texts, several, and pairs."""

import numpy as np
import pytest

from tfqa.tokenizers import LibraryTokenizer, WordPieceTokenizer
from tfqa.tokenizers.wordpiece import BERT_TOKENS

LETTERS = WordPieceTokenizer([*BERT_TOKENS, *"abcdefghij"])


def write(inputs, tokenizer=LETTERS):
    """Return each row as text, after looking at types, masks and padding."""
    ids, segments, real = (inputs[k] for k in ("token_ids", "segment_ids", "padding_mask"))
    assert list(inputs) == ["token_ids", "segment_ids", "padding_mask"]
    assert [array.dtype for array in inputs.values()] == [np.int32, np.int32, np.bool_]
    assert ids.shape == segments.shape == real.shape and ids.ndim == 2
    assert (ids[~real] == (tokenizer.pad_id or 0)).all() and not segments[~real].any()
    return [
        " ".join(f"{tokenizer.tokens[i]}{'' if s == 0 else s}" for i, s in zip(*row, strict=True))
        for row in zip(ids, segments, strict=True)
    ]


def test_texts_and_pairs():
    assert write(LETTERS("a b")) == ["[CLS] a b [SEP]"]
    assert write(LETTERS("a b", "c")) == ["[CLS] a b [SEP] c1 [SEP]1"]
    assert write(LETTERS("", "")) == ["[CLS] [SEP] [SEP]1"]
    assert write(LETTERS(["a", "b c"])) == ["[CLS] a [SEP] [PAD]", "[CLS] b c [SEP]"]
    assert write(LETTERS(iter(["a", "b c"]), ("d e", ""))) == [
        "[CLS] a [SEP] d1 e1 [SEP]1",
        "[CLS] b c [SEP] [SEP]1 [PAD]",
    ]
    assert LETTERS([])["token_ids"].shape == (0, 0)
    assert LETTERS([], max_length=4, padding="max_length")["token_ids"].shape == (0, 4)
    assert write(LETTERS("[SEP]"))[0].count("[SEP]") == 1, "text never becomes a special token"


def test_padding():
    rows = write(LETTERS(["a", "b c"], max_length=6, padding="max_length"))
    assert rows == ["[CLS] a [SEP] [PAD] [PAD] [PAD]", "[CLS] b c [SEP] [PAD] [PAD]"]
    assert write(LETTERS(["a b", "b c"], padding=False)) == ["[CLS] a b [SEP]", "[CLS] b c [SEP]"]
    with pytest.raises(ValueError, match=r"padding=False all rows.*rows of 3 to 4"):
        LETTERS(["a", "b c"], padding=False)


@pytest.mark.parametrize(
    ("truncation", "max_length", "expected"),
    [
        ("longest_first", 10, "[CLS] a b [SEP] c1 d1 e1 f1 g1 [SEP]1"),
        ("longest_first", 8, "[CLS] a b [SEP] c1 d1 e1 [SEP]1"),
        ("longest_first", 6, "[CLS] a [SEP] c1 d1 [SEP]1"),
        ("longest_first", 3, "[CLS] [SEP] [SEP]1"),
        ("only_second", 6, "[CLS] a b [SEP] c1 [SEP]1"),
        ("only_first", 9, "[CLS] a [SEP] c1 d1 e1 f1 g1 [SEP]1"),
        (False, 10, "[CLS] a b [SEP] c1 d1 e1 f1 g1 [SEP]1"),
    ],
)
def test_truncation(truncation, max_length, expected):
    inputs = LETTERS("a b", "c d e f g", max_length=max_length, truncation=truncation)
    assert write(inputs) == [expected]


def test_of_an_odd_number_of_tokens_the_longer_text_keeps_one_more():
    assert write(LETTERS("a b c", "d e", max_length=6)) == ["[CLS] a b [SEP] d1 [SEP]1"]
    assert write(LETTERS("a b", "d e", max_length=6)) == ["[CLS] a [SEP] d1 e1 [SEP]1"]


def test_one_text_is_cut_as_the_first():
    for truncation in ("longest_first", "only_first"):
        assert write(LETTERS("a b c", max_length=4, truncation=truncation)) == ["[CLS] a b [SEP]"]


def test_without_cls_and_sep_nothing_is_put_around_a_text():
    words = LibraryTokenizer.train(["a b c"], 200, kind="word")
    inputs = words(["a b c", "c"], max_length=2)
    assert inputs["token_ids"].tolist() == [words.encode("a b").ids, [*words.encode("c").ids, 0]]
    with pytest.raises(ValueError, match=r"special tokens \[CLS\], \[SEP\].*one without"):
        words("a", "b")


def test_other_special_tokens():
    tokens = ["a", "<cls>", "<unk>", "<pad>", "<sep>"]
    tokenizer = WordPieceTokenizer(tokens, special_tokens=tokens[1:])
    assert tokenizer(["a", "a a"])["token_ids"].tolist() == [[1, 0, 4, 3], [1, 0, 0, 4]]
    bare = WordPieceTokenizer(tokens, special_tokens=["<unk>", "<cls>", "<sep>"])
    assert bare(["a", "b"])["token_ids"].tolist() == [[1, 0, 4], [1, 2, 4]]
    with pytest.raises(ValueError, match=r"special tokens \[PAD\]"):
        bare(["a", "a a"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"padding": True}, r"`padding` must be one of .*padding=True"),
        ({"truncation": "longest"}, r"`truncation` must be one of .*truncation='longest'"),
        ({"padding": "max_length"}, r'padding="max_length" needs `max_length`'),
        ({"truncation": "only_second"}, r'truncation="only_second" needs `second`'),
        ({"max_length": 1}, r"special tokens, which are 2. Received: max_length=1"),
        ({"max_length": 3, "truncation": False}, r"max_length=3, and row 1 of 5 tokens"),
        ({"second": ["a"]}, r"must have as many texts. Received: 2 and 1"),
        ({"second": "a"}, r"several texts as `first` and one as `second`"),
        ({"first": "a", "second": ["a"]}, r"one text as `first` and several as `second`"),
        (
            {"second": ["a", "a b c"], "max_length": 6, "truncation": "only_first"},
            r"leave at least one token.*row 1, whose texts have 3 and 3 tokens beside 3",
        ),
        (
            {"second": ["a", "a"], "max_length": 5, "truncation": "only_second"},
            r"leave at least one token.*row 1, whose texts have 3 and 1 tokens",
        ),
    ],
)
def test_errors(arguments, message):
    with pytest.raises(ValueError, match=message):
        LETTERS(**{"first": ["a", "a b c"], **arguments})
