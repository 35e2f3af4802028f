"""The translation model from Keras's own layers is ours."""

import numpy as np
import pytest

from benchmarks.peers.recurrent import PlainSeq2Seq
from benchmarks.speed.translation import MODELS
from tests.benchmarks.random_weights import make_translation_inputs
from tfqa.models import Seq2Seq, Seq2SeqConfig

SIZES = {"source_vocabulary_size": 17, "target_vocabulary_size": 19}
SIZES |= {"embedding_dim": 5, "hidden_dim": 6}


@pytest.mark.slow
@pytest.mark.parametrize("name", MODELS)
def test_it_gives_the_same_logits(name):
    config = Seq2SeqConfig(**SIZES, **MODELS[name])
    model, peer = Seq2Seq(config), PlainSeq2Seq(config)
    inputs = make_translation_inputs()
    peer(inputs)
    rng = np.random.default_rng(3)
    for variable in model.variables:  # biases start at zero, where none could be forgotten
        variable.assign(rng.normal(size=variable.shape, scale=0.7))
    peer.take_weights(model)
    assert peer.count_params() == model.count_params()
    np.testing.assert_allclose(peer(inputs), model(inputs), rtol=1e-4, atol=1e-5)
