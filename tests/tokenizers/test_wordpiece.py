"""WordPieceTokenizer: BERT's ids and offsets, to the last character, and nothing is lost."""

import unicodedata

import pytest
import tokenizers
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import models, normalizers, pre_tokenizers

from tests.tokenizers.texts import PARTS, find_data, make_hard_texts, sample_texts, squad_texts
from tfqa.tokenizers.wordpiece import BERT_TOKENS, WordPieceTokenizer

HAND = ["[PAD]", "[UNK]", "un", "##aff", "##able", "##a", "##b", "a", "##ff", "!"]


@pytest.fixture(scope="module")
def learned():
    """A vocabulary learned on the samples and on what is hard."""
    return WordPieceTokenizer.train([*sample_texts(), *PARTS], 800)


def make_library(ours):
    """Return `tokenizers`' own BERT with the same vocabulary, with no special tokens in text."""
    model = models.WordPiece(
        {token: number for number, token in enumerate(ours.tokens)},
        unk_token="[UNK]", max_input_chars_per_word=ours.max_characters_per_word,
    )  # fmt: skip
    library = tokenizers.Tokenizer(model)
    library.normalizer = normalizers.BertNormalizer(
        clean_text=True, handle_chinese_chars=True,
        strip_accents=ours.lowercase, lowercase=ours.lowercase,
    )  # fmt: skip
    library.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return library


def assert_equals_library(ours, texts):
    for text, found in zip(texts, make_library(ours).encode_batch(texts), strict=True):
        encoding = ours.encode(text)
        assert encoding.ids == found.ids, text
        assert encoding.tokens == found.tokens, text
        assert encoding.offsets == found.offsets, text


def test_the_longest_entry_first():
    tokenizer = WordPieceTokenizer(HAND, special_tokens=HAND[:2])
    encoding = tokenizer.encode("unaffable!  ab")
    assert encoding.tokens == ["un", "##aff", "##able", "!", "a", "##b"]
    assert encoding.ids == [2, 3, 4, 9, 7, 6]
    assert encoding.offsets == [(0, 2), (2, 5), (5, 9), (9, 10), (12, 13), (13, 14)]


def test_a_word_that_cannot_be_cut_to_its_end_is_unknown_as_a_whole():
    tokenizer = WordPieceTokenizer(HAND, special_tokens=HAND[:2])
    assert tokenizer.encode("unaffx a").tokens == ["[UNK]", "a"]
    assert tokenizer.encode("unaffx a").offsets == [(0, 6), (7, 8)]


def test_long_words_are_unknown():
    for limit in (100, 200):
        tokenizer = WordPieceTokenizer(HAND, special_tokens=HAND[:2], max_characters_per_word=limit)
        assert len(tokenizer.encode("a" * limit).ids) == limit
        assert tokenizer.encode("a" * (limit + 1)).tokens == ["[UNK]"]


@pytest.mark.parametrize("lowercase", [True, False])
def test_ids_and_offsets_equal_the_library(lowercase):
    ours = WordPieceTokenizer.train([*sample_texts(), *PARTS], 800, lowercase=lowercase)
    assert_equals_library(ours, [*sample_texts(), *make_hard_texts(5000)])


@pytest.mark.slow
def test_ids_and_offsets_equal_the_library_with_the_published_vocabulary():
    path = find_data("vocab/bert-base-uncased-vocab.txt")
    ours = WordPieceTokenizer.from_vocabulary(path)
    assert ours.vocabulary_size == 30522 and ours.token_to_id("[MASK]") == 103
    assert_equals_library(ours, [*squad_texts(), *make_hard_texts(5000, seed=1)])


def is_everyday(text):
    """Unicode changes: a character may be new to the tables of one of two programs."""
    return all(unicodedata.category(c) not in ("Cn", "Co", "Cs") for c in text)


KNOWN_AND_HARD = st.sampled_from([*"abcdefß12,.! ", "é", "e\u0301", "İ", "\u200b", "中", "\t"])


@given(st.lists(KNOWN_AND_HARD, max_size=20).map("".join) | st.text().filter(is_everyday))
def test_every_offset_is_that_of_its_token(text):
    ours = KNOWS_LATIN
    encoding = ours.encode(text)
    end = 0
    for token, (first, last) in zip(encoding.tokens, encoding.offsets, strict=True):
        assert 0 <= first < last <= len(text)
        assert end <= first or text[first:last] == text[first:end]  # one character, several tokens
        if token != "[UNK]":
            assert token.removeprefix("##") in ours.normalize(text[first:last]).replace(" ", "")
        end = last


KNOWS_LATIN = WordPieceTokenizer.train(["abc def é ß 1 2 , . ! ##"] * 2, 60)


@given(st.text(alphabet="abcdefé ß12,.!#ABCDEF\t\u0301\u200b", max_size=30))
def test_decoding_gives_the_normalized_text(text):
    encoding = KNOWS_LATIN.encode(text)
    if "[UNK]" not in encoding.tokens:
        assert KNOWS_LATIN.decode(encoding.ids) == KNOWS_LATIN.normalize(text)


def test_text_never_becomes_a_special_token(learned):
    assert not set(learned.encode("".join(BERT_TOKENS)).ids) & {0, 2, 3, 4}


def test_batches_are_cut_as_single_texts(learned):
    texts = [*sample_texts(50), *make_hard_texts(300, seed=2)]
    assert learned.encode_batch(texts) == [learned.encode(text).ids for text in texts]


def test_learning_is_the_same_whatever_the_order():
    texts = sample_texts()
    ours = WordPieceTokenizer.train(texts, 500)
    assert ours.tokens == WordPieceTokenizer.train(texts[::-1], 500).tokens
    assert ours.vocabulary_size == 500 and ours.tokens[:5] == BERT_TOKENS


@pytest.mark.parametrize("score", ["frequency", "likelihood"])
def test_learned_pieces_cut_what_they_were_learned_on(score):
    texts = sample_texts(100)
    ours = WordPieceTokenizer.train(texts, 300, score=score)
    assert not any("[UNK]" in ours.encode(text).tokens for text in texts)


def test_frequent_words_become_one_piece_by_frequency_and_not_by_likelihood():
    texts = ["the the the the the the quiz quiz then", "that that"]
    by_frequency = WordPieceTokenizer.train(texts, 19)
    by_likelihood = WordPieceTokenizer.train(texts, 19, score="likelihood")
    assert by_frequency.encode("the quiz").tokens == ["the", "q", "##u", "##iz"]
    assert by_likelihood.encode("the quiz").tokens == ["t", "##h", "##e", "quiz"]


def test_vocabularies_round_trip_through_the_published_format(learned, tmp_path):
    learned.save_vocabulary(tmp_path / "vocab.txt")
    again = WordPieceTokenizer.from_vocabulary(tmp_path / "vocab.txt")
    assert again.tokens == learned.tokens and tuple(again.special_tokens) == BERT_TOKENS


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[UNK]\na\n\nb\n", "line 3 is empty"),
        ("[UNK]\na\na\n", "'a' more than once"),
        ("a\nb\n", r"without \['\[UNK\]'\]"),
    ],
)
def test_bad_vocabularies_are_refused_by_name(content, message, tmp_path):
    path = tmp_path / "vocab.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=message) as error:
        WordPieceTokenizer.from_vocabulary(path)
    assert "vocab.txt" in str(error.value)


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"class": "Other"}', '{"class": "WordPieceTokenizer"}']
)
def test_files_that_hold_no_tokenizer_are_refused(content, tmp_path):
    path = tmp_path / "tokenizer.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match="tokenizer.json"):
        WordPieceTokenizer.load(path)


@pytest.mark.parametrize(
    ("arguments", "settings", "message"),
    [
        (("one text", 50), {}, "one string"),
        (([" \t"], 50), {}, "at least one word"),
        ((["a"], 50), {"score": "luck"}, "score='luck'"),
        ((["a"], 50), {"max_characters_per_word": 0}, "max_characters_per_word=0"),
        ((["é" * 101], 50), {}, "at least one word of at most"),
        ((["a"], 5), {}, "vocabulary_size=5"),
    ],
)
def test_bad_arguments_are_refused(arguments, settings, message):
    with pytest.raises(ValueError, match=message):
        WordPieceTokenizer.train(*arguments, **settings)
