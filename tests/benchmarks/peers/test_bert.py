"""The BERTs from KerasHub's parts and from PyTorch's are ours, and train as ours."""

import argparse

import keras
import numpy as np
import pytest

from benchmarks.peers import bert
from benchmarks.peers.torch_transformer import has_torch, to_tensor
from benchmarks.speed import pretraining
from tests.benchmarks.random_weights import make_bert
from tfqa.training import bert_adamw, pretraining_losses


def make_batch(model):
    return pretraining.make_batch(model.config, 5, argparse.Namespace(tokens=17, predictions=4))


def assert_same_logits(found, expected):
    for name in ("mlm_logits", "nsp_logits"):
        np.testing.assert_allclose(found[name], expected[name], rtol=1e-3, atol=1e-4)


def test_the_peer_from_keras_hub_gives_the_same_logits():
    model = make_bert()
    peer = bert.make_keras_hub_peer(model.config)
    bert.take_weights(peer, model)
    assert peer.count_params() == model.count_params()
    inputs, _ = make_batch(model)
    backbone = next(layer for layer in peer.layers if hasattr(layer, "transformer_layers"))
    for layer in backbone.transformer_layers:  # which approximate
        layer._feedforward_intermediate_dense.activation = keras.activations.gelu
    assert_same_logits(peer(inputs), model(inputs))


@pytest.mark.skipif(not has_torch(), reason="PyTorch is an optional extra")
def test_the_peer_from_pytorch_trains_as_ours():
    model = make_bert()
    inputs, labels = make_batch(model)
    peer, step = bert.make_torch_step(model.config, inputs, labels, 0.01)
    bert.take_weights_in_torch(peer, model)
    assert sum(p.numel() for p in peer.parameters()) == model.count_params()
    found = peer({name: to_tensor(array) for name, array in inputs.items()})
    found = dict(zip(("mlm_logits", "nsp_logits"), (f.detach() for f in found), strict=True))
    assert_same_logits(found, model(inputs))
    losses = [step() for _ in range(4)]
    model.compile(bert_adamw(0.01), pretraining_losses())
    expected = [model.train_on_batch(inputs, labels)[0] for _ in range(4)]
    # PyTorch adds epsilon to the corrected moment, Keras to the other.
    np.testing.assert_allclose(losses, expected, rtol=1e-3)


@pytest.mark.slow
def test_the_peers_optimizer_does_what_ours_does():
    trained = []
    for make in (bert_adamw, bert.make_adamw):
        model = make_bert(num_layers=1)
        inputs, labels = make_batch(model)
        pretraining.make_step(model, make(0.01), [(inputs, labels)] * 3)()
        trained.append(model.get_weights())
    for one, other in zip(*trained, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-5)
