"""The Transformers from Keras's layers and from KerasHub's are ours."""

import numpy as np
import pytest

from benchmarks.peers.transformer import KerasHubTransformer, KerasTransformer
from tests.benchmarks.random_weights import make_transformer, make_translation_inputs


@pytest.mark.slow
@pytest.mark.parametrize("kind", [KerasTransformer, KerasHubTransformer])
def test_they_give_the_same_logits(kind):
    model, inputs = make_transformer(), make_translation_inputs()
    peer = kind(model.config)
    peer(inputs)
    peer.take_weights(model)
    assert peer.count_params() == model.count_params()
    np.testing.assert_allclose(peer(inputs), model(inputs), rtol=1e-3, atol=1e-4)
