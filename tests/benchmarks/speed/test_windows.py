"""The windows that `tokenizers` and a loop make are ours."""

from benchmarks.speed.windows import LibraryWindows, compare_windows, list_batches, list_windows
from tfqa.datasets import SquadAnswer, SquadExample, make_windows
from tfqa.tokenizers import WordPieceTokenizer
from tfqa.tokenizers.wordpiece import BERT_TOKENS

WORDS = WordPieceTokenizer([*BERT_TOKENS, *"a b c d e f g ? . ##s".split()])


def ask(identity, context, text=None, question="a ?"):
    answers = () if text is None else (SquadAnswer(text, context.index(text)),)
    return SquadExample(identity, "title", question, context, answers, text is None)


def test_the_library_makes_our_windows():
    context = "a b c d e f g a b c d e f g . E\u0301s a"
    examples = [
        ask("first", context, "b c"),
        ask("in two", context, "g a", question="g f e ?"),
        ask("last", context, "E\u0301s"),
        ask("unknown", context, question="what is that ?"),
        ask("short", "b c.", "c"),
    ]
    sizes = {"max_length": 12, "stride": 3}
    windows = make_windows(examples, WORDS, **sizes)
    ours, theirs = list_windows(windows), LibraryWindows(WORDS, examples, **sizes).make(examples)
    assert [len(some) for some in theirs] == [5, 6, 5, 6, 1]
    assert compare_windows(theirs, ours) == {"same_ids": 1, "same_labels": 1}
    answered = [sum(label != (0, 0) for _, _, label in some) for some in theirs]
    assert answered == [1, 2, 1, 0, 1]
    arrays = list_batches(windows)
    assert sum(len(inputs["token_ids"]) for inputs in arrays) == len(windows) == 23


def test_what_is_not_the_same_is_counted():
    window, other = ([2, 5, 3, 6, 3], [0, 0, 0, 1, 1], (3, 3)), ([2, 5, 3], [0, 0, 0], (0, 0))
    expected = [[window, other], [window, window]]
    moved = (*window[:2], (2, 3))
    found = compare_windows([[moved, other], [window]], expected)
    assert found == {"same_ids": 3 / 4, "same_labels": 2 / 4}
    assert compare_windows([[other, window], [other]], expected)["same_ids"] == 0
