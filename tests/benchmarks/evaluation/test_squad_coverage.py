"""Answers that survive the way into tokens, those that nearly do, and those that do not."""

import pytest

from benchmarks.evaluation.squad_coverage import load_tokenizer, measure_coverage
from tests.tokenizers.texts import find_data
from tfqa.datasets import SquadAnswer, SquadExample, load_squad, make_windows
from tfqa.tokenizers import WordPieceTokenizer
from tfqa.tokenizers.wordpiece import BERT_TOKENS

WORDS = WordPieceTokenizer([*BERT_TOKENS, *"the a b 1990s field . ( ) ?".split()])


def ask(identity, context, text=None):
    answers = () if text is None else (SquadAnswer(text, context.index(text)),)
    return SquadExample(identity, "title", "?", context, answers, text is None)


def test_what_is_exact_what_is_equal_and_what_is_neither():
    examples = [
        ask("exact", "a b the field.", "the field"),
        ask("none", "a b the field."),
        ask("spaces", "a b the field.", " b "),
        ask("part", "a b 1990s", "1990"),
        ask("lost", "a b a b a", "b a b"),
    ]
    found = measure_coverage(make_windows(examples, WORDS, max_length=6, stride=1))
    assert found.questions == 4
    assert found.failures == (
        ("spaces", " b ", "b"),
        ("part", "1990", "1990s"),
        ("lost", "b a b", ""),
    )
    assert (found.exact, found.exact_match) == (25, 50)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "tokenizer", "least"),
    [
        ("squad/v1.1", "BERT", (99.7, 99.8)),
        ("squad/v2.0", "BERT", (99.8, 99.9)),
        ("squad/v1.1", "ALBERT", (97.4, 99.7)),
        ("squad/v2.0", "ALBERT", (98.1, 99.8)),
    ],
)
def test_real_answers_come_back(name, tokenizer, least):
    find_data(f"squad/dev-v{name[-3:]}.json.gz")
    find_data("vocab")
    windows = make_windows(load_squad(name), load_tokenizer(tokenizer))
    found = measure_coverage(windows)
    assert windows.unlabeled_ids == ()
    assert found.exact > least[0] and found.exact_match > least[1], found[:3]
    for _, gold, text in found.failures:  # all begin or end within a token
        assert gold in text and gold != text
