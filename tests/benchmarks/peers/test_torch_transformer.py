"""The Transformer from PyTorch is ours."""

import numpy as np
import pytest

from benchmarks.peers.torch_transformer import has_torch, make_torch_peer, take_weights
from tests.benchmarks.random_weights import make_transformer, make_translation_inputs


@pytest.mark.skipif(not has_torch(), reason="PyTorch is an optional extra")
def test_it_gives_the_same_logits():
    import torch

    model, inputs = make_transformer(), make_translation_inputs()
    peer = make_torch_peer(model.config).eval()
    take_weights(peer, model)
    assert sum(p.numel() for p in peer.parameters()) == model.count_params()
    with torch.no_grad():
        found = peer(*(torch.from_numpy(ids).long() for ids in inputs.values())).numpy()
    np.testing.assert_allclose(found, model(inputs), rtol=1e-3, atol=1e-4)
