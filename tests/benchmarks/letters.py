"""Passages of letters, and an answerer whose scores are written by hand."""

import string

import numpy as np

from benchmarks.evaluation.cached_logits import CachingAnswerer
from tfqa.datasets import SquadAnswer, SquadExample, length_sorted
from tfqa.models import BertConfig, BertForQuestionAnswering
from tfqa.pipelines import QuestionAnswerer
from tfqa.tokenizers import WordPieceTokenizer
from tfqa.tokenizers.wordpiece import BERT_TOKENS

LETTERS = WordPieceTokenizer([*BERT_TOKENS, *string.ascii_lowercase, "?"])
ELEVEN = "a b c d e f g h i j k"
OPTIONS = {"max_length": 32, "stride": 5, "max_question_length": 3, "max_answer_tokens": 4}
SEVEN = {"max_length": 13, "stride": 2}
"""Windows of 7 tokens of the passage, beside a question of 3: of `ELEVEN` a-g, c-i and e-k."""

SIZES = {"vocabulary_size": LETTERS.vocabulary_size, "hidden_dim": 8, "intermediate_dim": 7}
MODEL = BertForQuestionAnswering(BertConfig.tiny(**SIZES, num_heads=2, num_layers=1))


class Scripted(QuestionAnswerer):
    """Scores are what a function says of a window's tokens: {place: (start, end)}, else 0, 0.

    A place is a token, or a pair of a token and the window's first token of the passage.
    """

    scores: dict = {}
    scored = 0

    def logits(self, windows, batch_size=32):
        for rows in length_sorted(windows.lengths, batch_size):
            ids = windows.inputs(rows)["token_ids"]
            table = np.zeros((2, *ids.shape), "float32")
            for row, line in enumerate(ids):
                words = [self.tokenizer.tokens[i] for i in line]
                first = words[words.index("[SEP]") + 1]
                for place, word in enumerate(words):
                    pair = self.scores.get((word, first), self.scores.get(word, (0, 0)))
                    table[:, row, place] = pair
            self.scored += len(rows)
            yield rows, {"start_logits": table[0], "end_logits": table[1]}


def make(scores, **options):
    """Return a `CachingAnswerer` of written scores."""
    answerer = Scripted(MODEL, LETTERS, **(OPTIONS | options))
    answerer.scores = scores
    return CachingAnswerer(answerer)


def ask(text, context=ELEVEN, question="y z?", identity="q", title="title"):
    answers = () if text is None else (SquadAnswer(text, context.index(text)),)
    return SquadExample(identity, title, question, context, answers, text is None)


def answer(answerer, *examples):
    """Return the guesses in order."""
    return list(answerer.predict(examples or [ask("a")]).guesses.values())
