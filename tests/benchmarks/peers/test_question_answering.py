"""The BERTs for questions from KerasHub and from Hugging Face are ours, and train as ours."""

import keras
import numpy as np
import pytest

from benchmarks.peers import question_answering as peers
from tests.benchmarks.random_weights import make_span_bert
from tfqa.recipes import SquadRecipe
from tfqa.recipes.question_answering import compile_model

WITH_HUGGING_FACE = pytest.mark.skipif(
    not peers.has_hugging_face(), reason="PyTorch and transformers are optional extras"
)


def make_batch():
    rng, lengths = np.random.default_rng(5), np.array([17, 13, 11, 17, 5])
    real = np.arange(17) < lengths[:, None]
    ids = np.where(real, rng.integers(5, 23, real.shape), 0).astype("int32")
    segments = (real & (np.arange(17) > 4)).astype("int32")
    labels = {name: rng.integers(0, lengths).astype("int32") for name in peers.OUTPUTS}
    return {"token_ids": ids, "segment_ids": segments, "padding_mask": real}, labels


def assert_same_logits(found, expected, real):
    for name in peers.OUTPUTS:
        one, other = (np.asarray(logits[name])[real] for logits in (found, expected))
        np.testing.assert_allclose(one, other, rtol=1e-3, atol=1e-4)


def train_ours(model, batch, rate):
    compile_model(model, SquadRecipe(learning_rate=rate, warmup_share=0.0), steps=10**9)
    return [model.train_on_batch(*batch)[0] for _ in range(4)]


def make_keras_hub_peer(model):
    """The peer with the exact GELU, which it approximates."""
    peer = peers.make_keras_hub_peer(model)
    for layer in peer.layers:
        if hasattr(layer, "_feedforward_intermediate_dense"):
            layer._feedforward_intermediate_dense.activation = keras.activations.gelu
    return peer


def take_whole(batch):
    """The rows without padding, which the peers' loss takes in."""
    rows = batch[0]["padding_mask"].all(axis=1)
    return [{name: array[rows] for name, array in part.items()} for part in batch]


@pytest.mark.slow
def test_the_peer_from_keras_hub_gives_the_same_logits_and_trains_as_ours():
    model, batch = make_span_bert(), make_batch()
    peer = make_keras_hub_peer(model)
    assert sum(np.prod(w.shape) for w in peer.trainable_weights) == model.count_params()
    assert_same_logits(peer(batch[0]), model(batch[0]), batch[0]["padding_mask"])
    whole = take_whole(batch)
    peers.compile_keras_hub_peer(peer, 0.01)
    losses = [peer.train_on_batch(*whole)[0] for _ in range(4)]
    np.testing.assert_allclose(losses, train_ours(model, whole, 0.01), rtol=1e-3)


@pytest.mark.slow
@WITH_HUGGING_FACE
@pytest.mark.parametrize("attention", [None, "eager"])
def test_the_peer_from_hugging_face_gives_the_same_logits_and_trains_as_ours(attention):
    model, batch = make_span_bert(), make_batch()
    peer = peers.make_hugging_face_peer(model, attention)
    assert sum(weight.numel() for weight in peer.parameters()) == model.count_params()
    found = peers.call_hugging_face_peer(peer)(batch[0])
    assert_same_logits(found, model(batch[0]), batch[0]["padding_mask"])
    whole = take_whole(batch)
    (step,) = peers.make_hugging_face_steps(peer, [whole], 0.01)
    losses = [step() for _ in range(4)]
    # PyTorch adds epsilon to the corrected moment, Keras to the other.
    np.testing.assert_allclose(losses, train_ours(model, whole, 0.01), rtol=2e-3)
