"""Answers that the labels give back: which do not, and how many of real ones."""

import os
from types import SimpleNamespace

import numpy as np
import pytest

from tfqa.datasets import SquadAnswer, SquadDataset, SquadExample, load_squad, make_windows
from tfqa.datasets.download import data_directory
from tfqa.datasets.squad_coverage import answer_coverage
from tfqa.metrics import squad_v1
from tfqa.tokenizers import WordPieceTokenizer
from tfqa.tokenizers.wordpiece import BERT_TOKENS

WORDS = WordPieceTokenizer([*BERT_TOKENS, *"the a b 1990s field . ( ) ?".split()])


def ask(identity, context, text=None):
    answers = () if text is None else (SquadAnswer(text, context.index(text)),)
    return SquadExample(identity, "title", "?", context, answers, text is None)


def test_what_is_exact_what_is_equal_and_what_is_neither():
    windows = make_windows(
        [
            ask("exact", "a b the field.", "the field"),
            ask("none", "a b the field."),
            ask("spaces", "a b the field.", " b "),
            ask("part", "a b 1990s", "1990"),
            ask("lost", "a b a b a", "b a b"),
        ],
        WORDS,
        max_length=6,
        stride=1,
    )
    found = answer_coverage(windows)
    assert found.questions == 4
    assert found.failures == (
        ("spaces", " b ", "b"),
        ("part", "1990", "1990s"),
        ("lost", "b a b", ""),
    )
    assert (found.exact, found.normalized) == (0.25, 0.5)


def test_equal_is_what_the_official_evaluation_takes_for_equal():
    pairs = [
        ("The (Field)", "field!"),
        ("a b", "b"),
        ("b  the\u00a0 b", "B b"),
        ("an-other", "another"),
        ("theme", "me"),
        ("“b”", "b"),
        ("é", "e"),
    ]
    examples = [ask(f"{i}", gold, gold) for i, (gold, _) in enumerate(pairs)]
    windows = SimpleNamespace(
        examples=examples,
        example=np.arange(len(pairs)),
        labels=np.ones((len(pairs), 2), int),
        answer_text=lambda row, start, end: pairs[row][1],
    )
    found = answer_coverage(windows)
    dataset = SquadDataset("made", "1.1", examples)
    scores = squad_v1(dataset, {f"{i}": text for i, (_, text) in enumerate(pairs)})
    assert found.exact == 0
    assert 100 * found.normalized == pytest.approx(scores["exact_match"]) == 400 / 7


def test_questions_without_an_answer():
    with pytest.raises(ValueError, match="has an answer. Received: 1 questions without any"):
        answer_coverage(make_windows([ask("none", "a b")], WORDS))


@pytest.mark.slow
@pytest.mark.parametrize(("name", "least"), [("squad/v1.1", 0.997), ("squad/v2.0", 0.998)])
def test_real_answers_come_back(name, least):
    vocabulary = data_directory() / "vocab" / "bert-base-uncased-vocab.txt"
    questions = data_directory() / "squad" / f"dev-v{name[-3:]}.json.gz"
    if "TFQA_DATA_DIR" not in os.environ or not (vocabulary.exists() and questions.exists()):
        pytest.skip(f"TFQA_DATA_DIR holds no {vocabulary.name} or no {questions.name}")
    windows = make_windows(load_squad(name), WordPieceTokenizer.from_vocabulary(vocabulary))
    found = answer_coverage(windows)
    assert windows.lost == ()
    assert found.exact > least and found.normalized >= found.exact
    for _, gold, text in found.failures:  # all begin or end within a word
        assert gold in text and gold != text
