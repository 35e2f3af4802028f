"""LibraryTokenizer: nothing is lost, ids mean what the contract says, and files come back."""

import json
import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tfqa.tokenizers import (
    SPECIAL_TOKENS,
    START_ID,
    LibraryTokenizer,
    join_words,
    split_words,
)
from tfqa.tokenizers.library import END_ID, PAD_ID, UNKNOWN_ID

TEXTS = [
    "A man in an orange hat, staring at something.",
    "¿Qué lee Ana, la hermana de Luis?",
    "Ein Mann mit einem orangefarbenen Hut (der etwas anstarrt)...",
    "The man's T-shirt costs 3.50 €!",
    "L'homme s'arrête « ici » ; il n'avance plus.",
]
KINDS = ("word", "bpe")


@pytest.fixture(scope="module", params=KINDS)
def tokenizer(request):
    return LibraryTokenizer.train(TEXTS * 3, 211, kind=request.param)


def test_special_tokens_have_the_first_ids(tokenizer):
    assert [tokenizer.id_to_token(i) for i in range(4)] == list(SPECIAL_TOKENS)
    assert (PAD_ID, UNKNOWN_ID, START_ID, END_ID) == (0, 1, 2, 3)


def test_word_tokens_are_those_of_split_words():
    tokenizer = LibraryTokenizer.train(TEXTS, 211, kind="word")
    for text in TEXTS:
        assert tokenizer.encode(text).tokens == split_words(text)
        assert tokenizer.decode(tokenizer.encode(text).ids) == join_words(split_words(text))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(list("aé.,;:?!¿¡«»\"()-' \t\n3")), min_size=1).map("".join))
def test_word_offsets_cut_any_text_as_split_words_does(text):
    encoding = WORDS.encode(text)
    assert [text[start:end] for start, end in encoding.offsets] == split_words(text)


WORDS = LibraryTokenizer.train(TEXTS, 211, kind="word")
PIECES = LibraryTokenizer.train(TEXTS, 211, kind="bpe")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=sorted(set("".join(TEXTS)) - {"\n"}), max_size=31))
def test_bpe_loses_nothing_but_repeated_spaces(text):
    encoding = PIECES.encode(text)
    assert PIECES.decode(encoding.ids) == " ".join(text.split())
    assert UNKNOWN_ID not in encoding.ids
    for token, (start, end) in zip(encoding.tokens, encoding.offsets, strict=True):
        assert text[start:end] == token.removeprefix("▁")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=13), max_size=5))
def test_encode_batch_is_encode_of_each(texts):
    for tokenizer in (WORDS, PIECES):
        assert tokenizer.encode_batch(texts) == [tokenizer.encode(text).ids for text in texts]


def test_bpe_pieces_never_join_a_word_and_a_mark():
    tokenizer = LibraryTokenizer.train(["hat. hat. hat. 3% 3%"] * 7, 211, kind="bpe")
    assert tokenizer.encode("hat. 3%").tokens == ["▁hat", ".", "▁3", "%"]


def test_frequent_words_become_one_piece_and_rare_ones_several():
    tokenizer = LibraryTokenizer.train(["house house house mouse"] * 5, 117, kind="bpe")
    assert tokenizer.encode("house").tokens == ["▁house"]
    assert len(tokenizer.encode("horse").tokens) > 1


def test_composed_and_decomposed_letters_are_one(tokenizer):
    assert tokenizer.encode("Qu\u0065\u0301").ids == tokenizer.encode("Qu\u00e9").ids


def test_unknown_text_becomes_the_unknown_id(tokenizer):
    assert set(tokenizer.encode("日").ids) & {UNKNOWN_ID}
    assert tokenizer.encode("日").tokens[-1] == "[UNK]"


def test_text_that_reads_like_a_special_token_is_text(tokenizer):
    texts = ["[END]", "a [START] b", "x[PAD]y"]
    for ids in [*tokenizer.encode_batch(texts), *(tokenizer.encode(t).ids for t in texts)]:
        assert not set(ids) & {PAD_ID, START_ID, END_ID}
    for text in texts:
        assert PIECES.decode(PIECES.encode(text).ids) == text


def test_the_mark_of_a_word_start_in_a_text_is_no_space():
    assert PIECES.decode(PIECES.encode("a▁b").ids) == "a_b"


def test_special_words_in_the_training_texts_keep_their_ids():
    tokenizer = LibraryTokenizer.train(["[END] [END] a [END]"] * 3, 211, kind="word")
    assert tokenizer.vocabulary_size == 5
    assert tokenizer.id_to_token(END_ID) == "[END]"
    assert tokenizer.encode("a [END]").ids[-1] == UNKNOWN_ID
    assert tokenizer.encode("a [END]").tokens[-1] == "[UNK]"


def test_decode_stops_at_the_end_id_and_drops_special_ids(tokenizer):
    ids = tokenizer.encode("in an orange hat").ids
    framed = [START_ID, *ids, END_ID, *ids, PAD_ID]
    assert tokenizer.decode(framed) == "in an orange hat"


@pytest.mark.parametrize("bad", [-1, 10_007])
def test_decode_refuses_ids_that_do_not_exist(tokenizer, bad):
    with pytest.raises(ValueError, match=rf"from 0 to .*Received: id={bad}"):
        tokenizer.decode([bad])


def test_lowercase_is_chosen_at_training(tokenizer):
    lower = LibraryTokenizer.train(TEXTS, 211, kind=tokenizer.kind, lowercase=True)
    assert lower.decode(lower.encode("A Man").ids) == "a man"
    assert tokenizer.decode(tokenizer.encode("A man").ids) == "A man"


def test_vocabulary_size_is_kept_to():
    assert LibraryTokenizer.train(TEXTS * 3, 23, kind="word").vocabulary_size == 23
    assert LibraryTokenizer.train(TEXTS * 3, 163, kind="bpe").vocabulary_size == 163


def test_save_and_load_in_a_fresh_process(tokenizer, tmp_path):
    path = tmp_path / "deep" / "tokenizer.json"
    tokenizer.save(path)
    json.loads(path.read_text(encoding="utf-8"))
    assert [p.name for p in path.parent.iterdir()] == ["tokenizer.json"]
    program = (
        "import sys, json; from tfqa.tokenizers import LibraryTokenizer\n"
        "t = LibraryTokenizer.load(sys.argv[1]); texts = json.loads(sys.argv[2])\n"
        "print(json.dumps([t.kind, t.vocabulary_size, t.encode_batch(texts)]))"
    )
    texts = [*TEXTS, "[END] x"]
    done = subprocess.run(
        [sys.executable, "-c", program, str(path), json.dumps(texts)],
        capture_output=True,
        check=True,
        text=True,
    )
    expected = [tokenizer.kind, tokenizer.vocabulary_size, tokenizer.encode_batch(texts)]
    assert json.loads(done.stdout) == expected


def test_a_save_that_fails_leaves_the_file_as_it_was(tokenizer, tmp_path, monkeypatch):
    def fail(*arguments):
        raise OSError("no space left")

    path = tmp_path / "tokenizer.json"
    path.write_text("before")
    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="no space left"):
        tokenizer.save(path)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_training_twice_gives_the_same_file(tmp_path):
    for kind in KINDS:
        for name in ("first", "second"):
            LibraryTokenizer.train(iter(TEXTS), 131, kind=kind).save(tmp_path / name)
        assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()


def test_load_refuses_other_files(tmp_path):
    path = tmp_path / "other.json"
    path.write_text("{}")
    with pytest.raises(ValueError, match=r"written by `LibraryTokenizer.save`.*other\.json"):
        LibraryTokenizer.load(path)
    PIECES.save(path)
    path.write_text(path.read_text(encoding="utf-8").replace("[START]", "[CLS]"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"ids 0 to 3.*\[CLS\]"):
        LibraryTokenizer.load(path)
    with pytest.raises(FileNotFoundError):
        LibraryTokenizer.load(tmp_path / "absent.json")


@pytest.mark.parametrize(
    ("texts", "size", "kind", "message"),
    [
        (TEXTS, 211, "char", r"`kind` must be one of .*Received: kind='char'"),
        (TEXTS, 4, "bpe", r"`vocabulary_size` must be more than 4.*Received: vocabulary_size=4"),
        (["  ", ""], 211, "word", r"at least one word.*Received: 2 texts"),
        ("a text", 211, "word", r"iterable of sentences.*Received: one string"),
    ],
)
def test_train_says_what_is_wrong(texts, size, kind, message):
    with pytest.raises(ValueError, match=message):
        LibraryTokenizer.train(texts, size, kind=kind)
