"""Windows of long passages: the same as in BERT's program and in `tokenizers`, none is lost."""

import string

import numpy as np
import pytest
import sentencepiece
import tokenizers
from hypothesis import given
from hypothesis import strategies as st

from tests.datasets.questions import reach_over_marks
from tests.tokenizers.texts import PARTS, find_data, sample_texts
from tfqa.datasets import SquadAnswer, SquadExample, SquadWindows, load_squad, make_windows
from tfqa.tokenizers import UnigramTokenizer, WordPieceTokenizer
from tfqa.tokenizers.wordpiece import BERT_TOKENS

ALBERT_TOKENS = ("<pad>", "<unk>", "[CLS]", "[SEP]", "[MASK]")
LETTERS = WordPieceTokenizer(
    [*BERT_TOKENS, *string.ascii_lowercase, "1990", "##s", "?", "##b", "."]
)


def ask(context, *texts, question="y z?", identity="q", **changes):
    """Return a question whose answers are the first places of these texts."""
    answers = tuple(SquadAnswer(text, context.index(text)) for text in texts)
    return SquadExample(identity, "title", question, context, answers, not texts, **changes)


def tokens(windows, row, tokenizer=LETTERS):
    return " ".join(tokenizer.tokens[i] for i in windows.inputs([row], 1)["token_ids"][0])


# Three windows, spelled out

ELEVEN = "a b c d e f g h i j k"


def test_a_passage_of_three_windows():
    # 13 - 3 special tokens - 3 of the question: room for 7 of the passage's 11 tokens. The step is
    # 2, so two windows share 5 tokens, which is what Hugging Face calls `stride`.
    windows = make_windows([ask(ELEVEN, "c")], LETTERS, max_length=13, stride=2)
    assert isinstance(windows, SquadWindows) and len(windows) == 3
    assert [tokens(windows, row) for row in range(3)] == [
        "[CLS] y z ? [SEP] a b c d e f g [SEP]",
        "[CLS] y z ? [SEP] c d e f g h i [SEP]",
        "[CLS] y z ? [SEP] e f g h i j k [SEP]",
    ]
    assert windows.example.tolist() == [0, 0, 0]
    assert windows.lengths.tolist() == [13, 13, 13]
    assert windows.labels.tolist() == [[7, 7], [5, 5], [0, 0]]
    best = windows.best_context_mask([0, 1, 2], 13)
    assert ["".join("abcdefghijk"[2 * row + i - 5] for i in np.flatnonzero(best[row]))
            for row in range(3)] == ["abcde", "fg", "hijk"]  # fmt: skip
    assert windows.context_mask([0, 1, 2], 16).sum(axis=1).tolist() == [7, 7, 7]
    assert windows.unlabeled_ids == ()


def test_the_last_window_is_as_long_as_what_is_left():
    windows = make_windows([ask(ELEVEN, "k")], LETTERS, max_length=11, stride=4)
    assert [tokens(windows, row)[len("[CLS] y z ? [SEP] ") :] for row in range(3)] == [
        "a b c d e [SEP]",
        "e f g h i [SEP]",
        "i j k [SEP]",
    ]
    assert windows.labels.tolist() == [[0, 0], [0, 0], [7, 7]]


@pytest.mark.parametrize("count", [4, 5])
def test_a_passage_that_fits_is_one_window(count):
    windows = make_windows([ask(ELEVEN[: 2 * count - 1], "a")], LETTERS, max_length=11, stride=5)
    assert windows.lengths.tolist() == [6 + count]


def test_windows_side_by_side():
    windows = make_windows([ask(ELEVEN[:-2], "e f")], LETTERS, max_length=11, stride=5)
    assert [tokens(windows, row)[len("[CLS] y z ? [SEP] ") :] for row in range(2)] == [
        "a b c d e [SEP]",
        "f g h i j [SEP]",
    ]
    assert windows.labels.tolist() == [[0, 0], [0, 0]]  # each holds a half
    assert windows.unlabeled_ids == ("q",)


# What a model is given


def test_inputs():
    examples = [ask("a b", "b"), ask("c", "c", question="z"), ask("d e f g h", question="x y z")]
    windows = make_windows(examples, LETTERS, max_length=10, stride=2)
    assert windows.example.tolist() == [0, 1, 2, 2]
    assert windows.inputs([3])["token_ids"].shape == (1, 10), "a model may have no more positions"
    assert windows.inputs([1])["token_ids"].shape == (1, 8)
    inputs = windows.inputs(np.array([3, 0, 1]))
    assert {name: array.shape for name, array in inputs.items()} == dict.fromkeys(
        ["token_ids", "segment_ids", "padding_mask"], (3, 10)
    )
    assert [inputs[name].dtype for name in inputs] == [np.int32, np.int32, np.bool_]
    rows = [" ".join(LETTERS.tokens[i] for i in row) for row in inputs["token_ids"]]
    assert rows == [
        "[CLS] x y z [SEP] f g h [SEP]" + " [PAD]",
        "[CLS] y z ? [SEP] a b [SEP]" + 2 * " [PAD]",
        "[CLS] z [SEP] c [SEP]" + 5 * " [PAD]",
    ]
    assert ["".join(map(str, row)) for row in inputs["segment_ids"]] == [
        "0000011110",
        "0000011100",
        "0001100000",
    ]
    assert (
        inputs["padding_mask"].sum(axis=1).tolist()
        == [9, 8, 5]
        == windows.lengths[[3, 0, 1]].tolist()
    )
    assert windows.inputs([1, 3], multiple=1)["token_ids"].shape == (2, 9)
    assert windows.inputs([1], multiple=5)["token_ids"].shape == (1, 5)
    mask = windows.context_mask([3, 0, 1], 16)
    assert [np.flatnonzero(row).tolist() for row in mask] == [[5, 6, 7], [5, 6], [3]]
    assert windows.labels[0].tolist() == [6, 6]


def test_padding_that_is_not_0():
    tokenizer = WordPieceTokenizer(["a", *BERT_TOKENS, "b"], special_tokens=BERT_TOKENS)
    windows = make_windows([ask("b b", "b", question="a")], tokenizer, stride=1)
    assert windows.inputs([0])["token_ids"][0].tolist() == [3, 0, 4, 6, 6, 4, 1, 1]


def test_a_long_question_is_cut_off():
    windows = make_windows(
        [ask("a b", "b", question="u v w x y z")], LETTERS, max_question_length=2
    )
    assert tokens(windows, 0) == "[CLS] u v [SEP] a b [SEP]"


# Answers


@pytest.mark.parametrize(
    ("context", "text", "expected"),
    [
        ("in the 1990s.", "1990", "1990"),  # "1990" and "##s" are tokens
        ("in the x1990.", "1990", "x1990"),
        ("in the 1990s.", "the 199", "the 1990"),
        ("a 🎈 b c\u0327afe\u0301", "c\u0327afe\u0301", "c\u0327afe\u0301"),
        ("a\u00a0b\u200b\tc\n\nd", "b\u200b\tc", "b\u200b\tc"),
        ("a b c", " b ", "b"),
        ("\u3000 a b \n", "a b \n", "a b"),
        ("ABBA ab", "ab", "ab"),
        ("a ☃☃ b", "☃☃", "☃☃"),
        ("a xyz b", "y", "xyz"),
        ("a b.", "b.", "b."),
        (" a", " a", "a"),
    ],
)
def test_an_answer_is_the_tokens_that_share_a_character_with_it(context, text, expected):
    tokenizer = WordPieceTokenizer([*LETTERS.tokens, "the", "in", "##a", "##f", "##e", "##c"])
    windows = make_windows([ask(context, text)], tokenizer)
    start, end = windows.labels[0]
    assert start > 0 and windows.unlabeled_ids == ()
    assert windows.answer_text(0, start, end) == expected


def test_an_answer_within_a_token():
    windows = make_windows([ask("in 1990 b", "99")], LETTERS)
    assert windows.answer_text(0, *windows.labels[0]) == "1990"


def test_the_first_answer_is_learned_from():
    windows = make_windows([ask("a b c", "c", "a")], LETTERS)
    assert windows.answer_text(0, *windows.labels[0]) == "c"


def test_an_answer_that_ends_or_is_the_passage():
    for text in ("k", "j k", ELEVEN):
        windows = make_windows([ask(ELEVEN, text)], LETTERS)
        assert windows.answer_text(0, *windows.labels[0]) == text
        windows = make_windows([ask(ELEVEN + "🎈", text + "🎈")], LETTERS)
        assert windows.answer_text(0, *windows.labels[0]) == text + "🎈"


def test_an_answer_without_a_token_is_counted():
    examples = [
        ask("a \u200b\u200b b", "\u200b", identity="nothing"),
        ask("a b", "b", identity="there"),
        ask("a b", identity="impossible"),
        ask("\u200b", "\u200b", identity="no token at all"),
        ask(ELEVEN, "a b c d e f g", identity="longer than the room"),
    ]
    windows = make_windows(examples, LETTERS, max_length=10, stride=3)
    assert windows.unlabeled_ids == ("nothing", "no token at all", "longer than the room")
    labels = {examples[e].id: pair for e, pair in zip(windows.example, windows.labels, strict=True)}
    assert labels.pop("there").tolist() == [6, 6]
    assert not any(pair.any() for pair in labels.values())
    assert set(windows.example.tolist()) == {0, 1, 2, 3, 4}  # no question is dropped
    assert tokens(windows, 3) == "[CLS] y z ? [SEP] [SEP]"


# Characters


def test_characters():
    context = "🎈 ä b\u00a0c d e f g h"
    windows = make_windows([ask(context, "d")], LETTERS, max_length=12, stride=3)
    assert len(windows) == 2
    assert windows.characters(0, 5, 5) == (0, 1)
    assert windows.characters(0, 6, 8) == (2, 7)
    assert windows.characters(1, 5, 10) == (6, 17)
    assert all(type(number) is int for number in windows.characters(0, 5, 5))
    assert windows.answer_text(0, 6, 8) == "ä b\u00a0c"
    spans = windows.character_spans([0, 1, 1], [6, 5, 0], [8, 10, 0])
    assert spans.tolist() == [[2, 7], [6, 17], [0, 0]]
    assert windows.answer_text(1, 0, 0) == ""
    several = windows.character_spans([0, 1], [[6, 0], [5, 10]], [[8, 0], [10, 10]])
    assert several.tolist() == [[[2, 7], [0, 0]], [[6, 17], [16, 17]]]


@pytest.mark.parametrize(("start", "end"), [(4, 6), (5, 11), (0, 5), (7, 6), (-1, 5), (11, 11)])
def test_characters_of_what_is_no_part_of_the_passage(start, end):
    windows = make_windows([ask(ELEVEN, "d")], LETTERS, max_length=12, stride=3)
    with pytest.raises(ValueError, match=rf"window 1, from 5 to 10, .*start={start}, end={end}\."):
        windows.character_spans([0, 1], [5, start], [5, end])


# Errors


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"max_length": 6},
            r"a token of the passage. Received: max_length=6, and question 'q' of 3",
        ),
        ({"max_length": 2}, "`max_length` must have room"),
        ({"stride": 0}, "`stride` must be at least 1 token. Received: stride=0"),
        ({"stride": -1}, "stride=-1"),
        ({"max_question_length": 0}, "`max_question_length` must be at least 1 token"),
        (
            {"max_length": 11, "stride": 6},
            r"`stride`, the step.* stride=6, and room for 5 tokens beside question 'q'",
        ),
    ],
)
def test_errors(changes, message):
    with pytest.raises(ValueError, match=message):
        make_windows([ask(ELEVEN, "d")], LETTERS, **changes)


def test_the_question_that_leaves_the_least_room_is_named():
    examples = [ask("a", "a"), ask(ELEVEN, "a", identity="long", question="u v w x y")]
    with pytest.raises(ValueError, match="question 'long' of 5 tokens"):
        make_windows(examples, LETTERS, max_length=8)
    make_windows(examples, LETTERS, max_length=8, stride=1, max_question_length=4)
    with pytest.raises(ValueError, match="room for 2 tokens beside question 'long'"):
        make_windows(examples, LETTERS, max_length=10, stride=3)


def test_no_example_and_no_special_token():
    with pytest.raises(ValueError, match="at least one example.*: none"):
        make_windows([], LETTERS)
    bare = WordPieceTokenizer(["[UNK]", "[CLS]", "[SEP]", "a"], special_tokens=["[UNK]"])
    with pytest.raises(
        ValueError, match=r"the special tokens \[PAD\], \[CLS\], \[SEP\].*without \[PAD\]"
    ):
        make_windows([ask("a", "a")], bare)


# Properties, against the rules written out


def cut_slowly(count, room, stride):
    """Return start and size of each window, as BERT's program finds them."""
    found, start = [], 0
    while True:
        size = min(count - start, room)
        found.append((start, size))
        if start + size == count:
            return found
        start += min(size, stride)


def is_best(cut, number, place):
    """Whether a token has its largest context in this window, as BERT's program says."""
    best_score, best = None, None
    for window, (start, size) in enumerate(cut):
        end = start + size - 1
        if start <= place <= end:
            score = min(place - start, end - place) + 0.01 * size
            if best_score is None or score > best_score:
                best_score, best = score, window
    return best == number


def check(count, room, stride):
    """Compare the windows of a passage of `count` tokens with those of the rules."""
    context = " ".join("abcdefg"[i * i % 7] for i in range(count))
    windows = make_windows(
        [ask("a", "a"), ask(context, question="z")], LETTERS, max_length=4 + room, stride=stride,
        max_question_length=1,
    )  # fmt: skip
    rows = np.flatnonzero(windows.example == 1)
    cut = cut_slowly(count, room, stride)
    assert len(rows) == len(cut)
    best = windows.best_context_mask(rows, room + 4)
    there = windows.context_mask(rows, room + 4)
    covered = np.zeros(count, int)
    for number, (start, size) in enumerate(cut):
        part = context.split()[start : start + size]
        assert tokens(windows, rows[number]) == " ".join(["[CLS] z [SEP]", *part, "[SEP]"])
        expected = [is_best(cut, number, start + i) for i in range(size)]
        assert best[number].tolist() == [False] * 3 + expected + [False] * (1 + room - size)
        assert there[number].tolist() == [False] * 3 + [True] * size + [False] * (1 + room - size)
        assert windows.characters(rows[number], 3, 2 + size) == (2 * start, 2 * (start + size) - 1)
        covered[start : start + size] += best[number, 3 : 3 + size]
    assert covered.tolist() == [1] * count  # each token is best shown in exactly one window


@given(st.data())
def test_windows_follow_the_rules(data):
    room = data.draw(st.integers(1, 13))
    check(data.draw(st.integers(1, 67)), room, data.draw(st.integers(1, room)))


@pytest.mark.parametrize("count", [137, 138, 149, 311])
def test_a_much_shorter_last_window_shows_less(count):
    # 0.01 · tokens decides where two windows differ by 100 tokens or more.
    check(count, 131, 119)


def make_hard(kind):
    """Return a tokenizer of a small vocabulary with BERT's special tokens."""
    learned = kind.train([*sample_texts(50), *PARTS], 500)
    if kind is WordPieceTokenizer:
        return learned
    tokens = [*ALBERT_TOKENS, *learned.tokens[4:]]
    scores = [0.0] * len(ALBERT_TOKENS) + list(learned.log_probabilities[4:])
    return UnigramTokenizer(tokens, scores, special_tokens=ALBERT_TOKENS)


HARD = [make_hard(kind) for kind in (WordPieceTokenizer, UnigramTokenizer)]


@pytest.mark.parametrize("tokenizer", HARD, ids=lambda tokenizer: type(tokenizer).__name__)
@given(st.data())
def test_labels_are_where_the_answer_is(tokenizer, data):
    part = st.sampled_from([*PARTS, *"abc. ", "the", " ", " "])
    text = data.draw(st.lists(part, min_size=1, max_size=40).map("".join))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    example = SquadExample("q", "t", "the?", text, (SquadAnswer(text[start:end], start),))
    max_length = data.draw(st.integers(16, 47))
    windows = make_windows([example], tokenizer, max_length=max_length, stride=5)
    room = max_length - 3 - len(tokenizer.encode("the?").ids)
    offsets = reach_over_marks(text, tokenizer.encode(text).offsets)
    gold = text[start:end].strip()
    begin = start + text[start:end].find(gold)
    stop = begin + len(gold)
    shared = [i for i, (a, b) in enumerate(offsets) if max(a, begin) < min(b, stop)]
    held = False
    for row, (first, size) in enumerate(cut_slowly(len(offsets), room, 5)):
        inside = bool(shared) and first <= shared[0] and shared[-1] < first + size
        held |= inside
        label = windows.labels[row].tolist()
        position = max_length - room - 1 - first
        assert label == ([shared[0] + position, shared[-1] + position] if inside else [0, 0])
        if inside:
            found = windows.answer_text(row, *label)
            assert found == text[offsets[shared[0]][0] : offsets[shared[-1]][1]]
            a, b = windows.characters(row, *label)
            # What sticks out of the tokens are characters of which no token is made.
            for i in [*range(begin, a), *range(b, begin + len(gold))]:
                assert not any(s <= i < e for s, e in offsets)
    assert windows.unlabeled_ids == (() if held else ("q",))


# The same as `tokenizers`, on real text


@pytest.fixture(scope="module")
def bert():
    """The published tokenizer, ours and that of `tokenizers`."""
    ours = WordPieceTokenizer.from_vocabulary(find_data("vocab/bert-base-uncased-vocab.txt"))
    ids = {token: number for number, token in enumerate(ours.tokens)}
    return ours, tokenizers.BertWordPieceTokenizer(ids)


@pytest.mark.parametrize(("max_length", "stride"), [(384, 128), (128, 48), (96, 19)])
def test_equal_to_the_library_on_real_questions(bert, max_length, stride):
    find_data("squad/dev-v2.0.json.gz")
    tokenizer, library = bert
    questions = load_squad("squad/v2.0").sample(211, seed=7)
    windows = make_windows(questions, tokenizer, max_length=max_length, stride=stride)
    row = 0
    for number, example in enumerate(questions):
        room = max_length - 3 - min(64, len(tokenizer.encode(example.question).ids))
        library.enable_truncation(max_length, stride=room - stride, strategy="only_second")
        first = library.encode(example.question, example.context)
        for found in [first, *first.overflowing]:
            assert windows.example[row] == number
            inputs = windows.inputs([row], 1)
            assert inputs["token_ids"][0].tolist() == found.ids
            assert inputs["segment_ids"][0].tolist() == found.type_ids
            places = np.flatnonzero(windows.context_mask([row], len(found.ids))[0])
            assert places.tolist() == [i for i, s in enumerate(found.sequence_ids) if s == 1]
            spans = windows.character_spans(np.full(len(places), row), places, places)
            assert [*map(tuple, spans.tolist())] == [found.offsets[i] for i in places]
            row += 1
    assert row == len(windows) > 211


# SentencePiece, with its own special tokens and with spaces that are characters


def test_windows_of_sentencepiece():
    pieces = ["▁", "▁a", "b", "▁where", "?", "▁1990"]
    tokenizer = UnigramTokenizer(
        ["▁c", *ALBERT_TOKENS, *pieces], [-1.0] * 12, special_tokens=ALBERT_TOKENS
    )
    examples = [
        ask("a b 1990, c", "b", question="where?"),
        ask("a  ab\u3000c", "ab\u3000c", question="a b"),
    ]
    windows = make_windows(examples, tokenizer, max_length=9, stride=2)
    assert [tokens(windows, row, tokenizer) for row in range(4)] == [
        "[CLS] ▁where ? [SEP] ▁a ▁ b ▁1990 [SEP]",
        "[CLS] ▁where ? [SEP] b ▁1990 <unk> ▁c [SEP]",
        "[CLS] ▁a ▁ b [SEP] ▁a ▁a b [SEP]",
        "[CLS] ▁a ▁ b [SEP] b ▁c [SEP]",
    ]
    assert windows.inputs([1, 3], 1)["token_ids"][1].tolist()[-2:] == [4, 1]
    assert windows.labels.tolist() == [[6, 6], [4, 4], [0, 0], [0, 0]]
    assert windows.answer_text(0, 6, 6) == windows.answer_text(0, 5, 6) == "b"
    assert windows.answer_text(1, 4, 6) == "b 1990,"
    assert windows.unlabeled_ids == ("q",), "an answer of three tokens, in parts"
    windows = make_windows([ask("a b", " b", question="a")], tokenizer)
    assert tokens(windows, 0, tokenizer) == "[CLS] ▁a [SEP] ▁a ▁ b [SEP]"
    assert windows.labels.tolist() == [[5, 5]], "no character is of the ▁ alone"


@pytest.mark.slow
def test_windows_of_the_published_albert():
    tokenizer = UnigramTokenizer.from_sentencepiece(find_data("vocab/albert-base-v2-spiece.model"))
    find_data("squad/dev-v1.1.json.gz")
    questions = load_squad("squad/v1.1").sample(2000, seed=7)
    windows = make_windows(questions, tokenizer, max_length=256, stride=100)
    library = sentencepiece.SentencePieceProcessor()
    library.load(str(find_data("vocab/albert-base-v2-spiece.model")))
    cls, sep = map(library.piece_to_id, ("[CLS]", "[SEP]"))
    for row in range(0, len(windows), 50):
        example = windows.examples[windows.example[row]]
        question, context = map(library.encode, (example.question, example.context))
        ids = windows.inputs([row], 1)["token_ids"][0].tolist()
        begin = len(question[:64]) + 2
        assert ids[:begin] == [cls, *question[:64], sep] and ids[-1] == sep
        part = ids[begin:-1]
        assert any(context[i : i + len(part)] == part for i in range(0, len(context), 100))
    assert windows.unlabeled_ids == ()
    for row, (start, end) in enumerate(windows.labels.tolist()):
        if start:
            answer = windows.examples[windows.example[row]].answers[0]
            assert answer.text.strip() in windows.answer_text(row, start, end)
            # Both tokens are needed: each has a character of the answer.
            assert windows.characters(row, start, start)[1] > answer.start
            assert windows.characters(row, end, end)[0] < answer.end
