"""Operations are counted as two for each use of a weight, and checked against the weights."""

import numpy as np
import pytest

from benchmarks.speed.flops import (
    count_bert_step,
    count_span_step,
    count_training_step,
    count_transformer_step,
)
from benchmarks.speed.translation import MODELS
from tests.benchmarks.random_weights import make_bert, make_span_bert, make_transformer
from tfqa.models import Seq2Seq, Seq2SeqConfig

SIZES = {"source_vocabulary_size": 17, "target_vocabulary_size": 19}
SIZES |= {"embedding_dim": 5, "hidden_dim": 6}


def count_matrices(*parts):
    weights = [weight for part in parts for weight in part.weights]
    return sum(int(np.prod(weight.shape)) for weight in weights if len(weight.shape) == 2)


@pytest.mark.parametrize("name", MODELS)
def test_recurrent_step(name):
    model = Seq2Seq(Seq2SeqConfig(**SIZES, **MODELS[name]))
    batch, source, target = 3, 7, 5
    counts = count_training_step(model.config, batch, source, target)
    decoder = model.decoder
    once = [decoder.initial_projection]
    every = [decoder.recurrent_cell, decoder.readout_projection]
    (once if model.config.attention is None else every).append(decoder.feed_projection)
    uses = batch * count_matrices(*once) + batch * target * count_matrices(*every)
    assert counts["decoder"] == 3 * 2 * uses
    assert counts["encoder"] == 3 * 2 * batch * source * count_matrices(model.encoder)
    output = count_matrices(model.output_projection)
    assert counts["vocabulary"] == 3 * 2 * batch * target * output
    if model.config.attention == "dot":  # a product for the scores, one for the context
        assert counts["attention"] == 3 * 2 * batch * target * source * (6 + 6)


def test_transformer_step():
    model = make_transformer()
    batch, source, target = 3, 7, 5
    counts = count_transformer_step(model.config, batch, source, target)
    encoder, decoder = (
        count_matrices(*layers) for layers in (model.encoder.layers, model.decoder.layers)
    )
    # Keys and values of the cross-attention are made of the source.
    from_source = 2 * 12 * 12 * len(model.decoder.layers)
    uses = source * (encoder + from_source) + target * (decoder - from_source)
    found = counts["attention, projections"] + counts["feed-forward"]
    assert found == 3 * batch * 2 * uses
    assert counts["vocabulary"] == 3 * batch * 2 * target * 12 * 19
    pairs = source * source + target * target + target * source
    assert counts["attention, scores to context"] == 3 * batch * 2 * (2 * 2 * pairs * 12)


def test_pretraining_step():
    batch, tokens, places = 5, 17, 4
    model = make_bert()
    counts = count_bert_step(model.config, batch, tokens, places)
    uses = {
        "encoder": tokens * count_matrices(*model.backbone.encoder.layers),
        "vocabulary": places * 12 * 23,
        "before": places * count_matrices(model.mlm_head.transform)
        + count_matrices(model.backbone.pooler),
        "next sentence": count_matrices(model.nsp_head),
    }
    times = 3 * batch * 2
    assert counts["attention, projections"] + counts["feed-forward"] == times * uses["encoder"]
    assert counts["vocabulary"] == times * uses["vocabulary"]
    assert counts["heads before their last products"] == times * uses["before"]
    assert counts["next sentence"] == times * uses["next sentence"]
    assert counts["attention, scores to context"] == times * 2 * (2 * tokens**2 * 12)


def test_span_step():
    model = make_span_bert()
    lengths = [17, 13, 11]
    counts = count_span_step(model.config, lengths)
    encoder = count_matrices(*model.backbone.encoder.layers)
    assert counts["attention, projections"] + counts["feed-forward"] == 3 * 2 * 41 * encoder
    assert counts["starts and ends"] == 3 * 2 * 41 * np.prod(model.span_head.kernel.shape)
    scores = 2 * sum(2 * length**2 * 12 for length in lengths)  # and the weighted means
    assert counts["attention, scores to context"] == 3 * 2 * scores  # of two layers
