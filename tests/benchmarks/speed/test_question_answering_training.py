"""Training steps on questions: the batches that stand for all, and the full ones."""

import argparse

import numpy as np
import pytest

from benchmarks.speed.pretraining import fill_up
from benchmarks.speed.question_answering_training import choose_batches, count_tokens, spread
from tests.benchmarks.peers.test_question_answering import make_batch
from tests.benchmarks.random_weights import make_span_bert
from tfqa.datasets import load_squad, make_windows
from tfqa.tokenizers import WordPieceTokenizer
from tfqa.training import span_losses


def test_full_batches_have_the_loss_of_short_ones():
    model, batch = make_span_bert(), make_batch()
    filled = fill_up(*batch, argparse.Namespace(tokens=19))
    assert filled[0]["token_ids"].shape == (5, 19)
    losses = []
    for given in (batch, filled):
        model.compile(loss=span_losses())
        losses.append(model.test_on_batch(*given)[0])
    assert losses[0] == pytest.approx(losses[1], rel=1e-5)


def test_batches_stand_for_all_lengths():
    assert spread(list(range(8)), 8) == list(range(8))
    assert spread(list(range(12)), 4) == [1, 4, 7, 10]
    assert spread("abc", 1) == ["b"]
    questions = load_squad("samples", "train").take(range(211))
    tokenizer = WordPieceTokenizer.train((one.context for one in questions), 500)
    sizes = {"tokens": 96, "stride": 16, "size": "quick"}
    options = argparse.Namespace(**sizes, batches=997)  # more than there are: each at least once
    batches = choose_batches(questions, tokenizer, options)
    assert len(make_windows(questions, tokenizer, max_length=96, stride=16)) % 3
    assert {len(labels["end_logits"]) for _, labels in batches} == {3}  # not the rest
    widths = [inputs["token_ids"].shape[1] for inputs, _ in batches]
    assert widths == sorted(widths) and len({*widths}) > 1
    real, padded = count_tokens(batches)
    assert padded == np.repeat(widths, 3).tolist()
    assert all(0 <= wide - length for length, wide in zip(real, padded, strict=True))
