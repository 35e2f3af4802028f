"""The benchmark of pre-training compares equal models and steps, counts right and shows it."""

import argparse
import json

import keras
import numpy as np
import pytest

from benchmarks.peers import bert as peers_bert
from benchmarks.peers import torch_transformer as peer_torch
from benchmarks.report import results
from benchmarks.speed import pretraining as bert
from benchmarks.speed.flops import count_bert_step
from tfqa.models import BertConfig, BertForPreTraining
from tfqa.training import bert_adamw, pretraining_losses

WITH_TORCH = pytest.mark.skipif(not peer_torch.has_torch(), reason="PyTorch is an optional extra")
BATCH, TOKENS, PLACES = 5, 17, 4
OPTIONS = argparse.Namespace(tokens=TOKENS, places=PLACES)


def make_model(**changes):
    """A model whose biases and gains are not what they start with, so that none can be lost."""
    sizes = {"vocabulary_size": 23, "hidden_dim": 12, "intermediate_dim": 7, "num_heads": 3}
    model = BertForPreTraining(BertConfig.tiny(**sizes, max_length=19, **changes))
    rng = np.random.default_rng(3)
    for variable in model.trainable_variables:
        variable.assign(rng.normal(size=variable.shape, scale=0.5))
    return model


def make_batch(model):
    return bert.make_batch(model.config, BATCH, OPTIONS)


def assert_same_logits(found, expected):
    for name in ("mlm_logits", "nsp_logits"):
        np.testing.assert_allclose(found[name], expected[name], rtol=1e-3, atol=1e-4)


def find_loss(model, inputs, labels):
    found = model(inputs)
    return sum(loss(labels[name], found[name]) for name, loss in pretraining_losses().items())


def test_batches_mask_real_tokens():
    model = make_model()
    inputs, labels = make_batch(model)
    assert inputs["padding_mask"].sum(axis=1).tolist() == [13, 17, 13, 17, 13]
    np.testing.assert_array_equal(inputs["token_ids"] != 0, inputs["padding_mask"])
    answers, positions = labels["mlm_logits"], inputs["masked_positions"]
    assert (answers != 0).sum(axis=1).tolist() == [2, 3, 2, 3, 2]  # 15 % of the real tokens
    picked = np.take_along_axis(inputs["token_ids"], positions, axis=1)
    np.testing.assert_array_equal(picked[answers != 0], answers[answers != 0])
    assert (positions[answers != 0] > 0).all() and (positions[answers == 0] == 0).all()


def test_the_peer_from_keras_hub_gives_the_same_logits():
    model = make_model()
    peer = peers_bert.make_keras_hub_peer(model.config)
    peers_bert.take_weights(peer, model)
    assert peer.count_params() == model.count_params()
    inputs, _ = make_batch(model)
    backbone = next(layer for layer in peer.layers if hasattr(layer, "transformer_layers"))
    for layer in backbone.transformer_layers:  # which approximate
        layer._feedforward_intermediate_dense.activation = keras.activations.gelu
    assert_same_logits(peer(inputs), model(inputs))


@WITH_TORCH
def test_the_peer_from_pytorch_trains_as_ours():
    model = make_model()
    inputs, labels = make_batch(model)
    peer, step = peers_bert.make_torch_step(model.config, inputs, labels, 0.01)
    peers_bert.take_weights_in_torch(peer, model)
    assert sum(p.numel() for p in peer.parameters()) == model.count_params()
    found = peer({name: peer_torch.to_tensor(array) for name, array in inputs.items()})
    found = dict(zip(("mlm_logits", "nsp_logits"), (f.detach() for f in found), strict=True))
    assert_same_logits(found, model(inputs))
    losses = [step() for _ in range(4)]
    model.compile(bert_adamw(0.01), pretraining_losses())
    expected = [model.train_on_batch(inputs, labels)[0] for _ in range(4)]
    # PyTorch adds epsilon to the corrected moment, Keras to the other.
    np.testing.assert_allclose(losses, expected, rtol=1e-3)


def test_the_peers_optimizer_does_what_ours_does():
    trained = []
    for make in (bert_adamw, peers_bert.make_adamw):
        model = make_model(num_layers=1)
        inputs, labels = make_batch(model)
        bert.make_step(model, make(0.01), [(inputs, labels)] * 3)()
        trained.append(model.get_weights())
    for one, other in zip(*trained, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-5)


def test_all_places_have_the_loss_of_the_picked_ones():
    model = make_model()
    inputs, labels = make_batch(model)
    others, answers = bert.score_everywhere(inputs, labels)
    assert "masked_positions" not in others and answers["mlm_logits"].shape == (BATCH, TOKENS)
    expected = find_loss(model, inputs, labels)
    np.testing.assert_allclose(find_loss(model, others, answers), expected, rtol=1e-5)


def test_full_batches_have_the_loss_of_short_ones():
    model = make_model()
    inputs, labels = make_batch(model)
    longer = argparse.Namespace(tokens=19, places=5)
    filled = bert.fill_up(inputs, labels, longer)
    assert filled[0]["token_ids"].shape == filled[0]["padding_mask"].shape == (BATCH, 19)
    assert filled[0]["masked_positions"].shape == filled[1]["mlm_logits"].shape == (BATCH, 5)
    expected = find_loss(model, inputs, labels)
    np.testing.assert_allclose(find_loss(model, *filled), expected, rtol=1e-5)


def test_operations_are_two_for_each_use_of_a_weight():
    model = make_model()
    counts = count_bert_step(model.config, BATCH, TOKENS, PLACES)

    def count_matrices(*parts):
        weights = [weight for part in parts for weight in part.weights]
        return sum(int(np.prod(w.shape)) for w in weights if len(w.shape) == 2)

    uses = {
        "encoder": TOKENS * count_matrices(*model.backbone.encoder.layers),
        "vocabulary": PLACES * 12 * 23,
        "before": PLACES * count_matrices(model.mlm_head.transform)
        + count_matrices(model.backbone.pooler),
        "next sentence": count_matrices(model.nsp_head),
    }
    times = 3 * BATCH * 2
    assert counts["attention, projections"] + counts["feed-forward"] == times * uses["encoder"]
    assert counts["vocabulary"] == times * uses["vocabulary"]
    assert counts["heads before their last products"] == times * uses["before"]
    assert counts["next sentence"] == times * uses["next sentence"]
    assert counts["attention, scores to context"] == times * 2 * (2 * TOKENS**2 * 12)


@pytest.mark.slow
def test_quick_benchmark_prints_its_tables(capsys):
    found = bert.main(["--quick"])
    printed = capsys.readouterr().out
    assert all(field in found for field in results.REQUIRED["speed"])
    assert json.loads(json.dumps(found)) == found
    training = {row["written"]: row for row in found["rows"] if row["table"] == "training"}
    assert training.keys() >= {bert.OURS, bert.OURS_EVERYWHERE, bert.KERAS_HUB}
    assert training[bert.KERAS_HUB]["largest_difference_of_logits"] < 1e-3
    ours, everywhere = (training[one]["operations"] for one in (bert.OURS, bert.OURS_EVERYWHERE))
    assert everywhere["vocabulary"] == ours["vocabulary"] * 64 / 10
    padding = {row["batches"]: row["padding"] for row in found["rows"] if "padding" in row}
    assert 0 <= padding[bert.BUCKETED] < padding[bert.FULL] < 1
    assert "| quick | KerasHub |" in printed and f"| {bert.BUCKETED} |" in printed
    assert ("PyTorch is not installed" in printed) != peer_torch.has_torch()


def test_quick_figures_are_not_kept():
    with pytest.raises(SystemExit):
        bert.parse(["--quick", "--record"])
