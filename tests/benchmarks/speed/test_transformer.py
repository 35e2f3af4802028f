"""The Transformer's benchmark compares equal models, counts right and shows what it measured."""

import json

import numpy as np
import pytest

from benchmarks.peers import torch_transformer as peer_torch
from benchmarks.peers.transformer import KerasHubTransformer, KerasTransformer
from benchmarks.report import results
from benchmarks.speed import transformer
from benchmarks.speed.decoding import make_prefix_loop
from benchmarks.speed.flops import count_transformer_step
from benchmarks.speed.profile_step import find_part
from tfqa.decoding import greedy
from tfqa.models import Transformer, TransformerConfig

SIZES = {"source_vocabulary_size": 17, "target_vocabulary_size": 19, "hidden_dim": 12}
SIZES |= {"intermediate_dim": 7, "num_heads": 3, "num_layers": 2}


def make_model(**changes):
    """A model whose biases and gains are not what they start with, so that none can be lost."""
    model = Transformer(TransformerConfig(**SIZES, **changes))
    rng = np.random.default_rng(3)
    for variable in model.trainable_variables:
        variable.assign(rng.normal(size=variable.shape, scale=0.5))
    return model


def make_inputs():
    rng = np.random.default_rng(5)
    source = rng.integers(4, 17, size=(3, 7), dtype="int32")
    source[1, 4:] = 0  # padding, in one sentence only
    return {"source_ids": source, "target_ids": rng.integers(4, 19, size=(3, 5), dtype="int32")}


@pytest.mark.parametrize("kind", [KerasTransformer, KerasHubTransformer])
def test_peers_from_keras_give_the_same_logits(kind):
    model, inputs = make_model(), make_inputs()
    peer = kind(model.config)
    peer(inputs)
    peer.take_weights(model)
    assert peer.count_params() == model.count_params()
    np.testing.assert_allclose(peer(inputs), model(inputs), rtol=1e-3, atol=1e-4)


@pytest.mark.skipif(not peer_torch.has_torch(), reason="PyTorch is an optional extra")
def test_the_peer_from_pytorch_gives_the_same_logits():
    import torch

    model, inputs = make_model(), make_inputs()
    peer = peer_torch.make_torch_peer(model.config).eval()
    peer_torch.take_weights(peer, model)
    assert sum(p.numel() for p in peer.parameters()) == model.count_params()
    with torch.no_grad():
        found = peer(*(torch.from_numpy(ids).long() for ids in inputs.values())).numpy()
    np.testing.assert_allclose(found, model(inputs), rtol=1e-3, atol=1e-4)


def test_operations_are_two_for_each_use_of_a_weight():
    model = make_model()
    batch, source, target = 3, 7, 5
    counts = count_transformer_step(model.config, batch, source, target)
    matrices = {"encoder": 0, "decoder": 0, "memory": 0}
    for side, layers in (("encoder", model.encoder.layers), ("decoder", model.decoder.layers)):
        for layer in layers:
            every = [v for v in layer.weights if len(v.shape) == 2]
            matrices[side] += sum(int(np.prod(v.shape)) for v in every)
            matrices["memory"] += 2 * 12 * 12 if side == "decoder" else 0
    # Keys and values of the cross-attention are made of the source.
    uses = source * (matrices["encoder"] + matrices["memory"])
    uses += target * (matrices["decoder"] - matrices["memory"])
    found = counts["attention, projections"] + counts["feed-forward"]
    assert found == 3 * batch * 2 * uses
    assert counts["vocabulary"] == 3 * batch * 2 * target * 12 * 19
    pairs = source * source + target * target + target * source
    assert counts["attention, scores to context"] == 3 * batch * 2 * (2 * 2 * pairs * 12)


def test_the_loop_that_reads_again_writes_the_same():
    model = make_model(end_id=-1)
    source = make_inputs()["source_ids"]
    np.testing.assert_array_equal(make_prefix_loop(model)(source, 6), greedy(model, source, 6))


def test_operations_of_the_profiler_find_their_part():
    assert find_part("transformer/encoder_layer/multi_head_attention/dense/MatMul") == (
        "attention, projections"
    )
    assert find_part("gradient_tape/transformer/decoder_layer/feed_forward/dense/MatMul") == (
        "feed-forward"
    )
    assert find_part("adam/Sqrt") == "optimizer"
    assert find_part("transformer/encoder_layer/residual/dropout/stateless_random/Random") == (
        "dropout, random numbers"
    )


def test_quick_benchmark_prints_its_tables(capsys):
    found = transformer.main(["--quick"])
    printed = capsys.readouterr().out
    assert all(field in found for field in results.REQUIRED["speed"])
    assert json.loads(json.dumps(found)) == found
    rows = {}
    for row in found["rows"]:
        rows.setdefault(row["table"], []).append(row)
    assert {row["written"] for row in rows["training"]} >= {"tfqa", "plain Keras", "KerasHub"}
    assert all(row.get("largest_difference_of_logits", 0) < 1e-4 for row in rows["training"])
    assert len(rows["decoding"]) == 6 and {row["same_tokens"] for row in rows["decoding"]} == {1.0}
    assert sum(row["product_milliseconds"] for row in rows["parts"]) > 0
    assert len(rows["attention length"]) == 4
    assert "| quick | KerasHub |" in printed and "whole prefix again" in printed
    assert ("PyTorch is not installed" in printed) != peer_torch.has_torch()


def test_quick_figures_are_not_kept():
    with pytest.raises(SystemExit):
        transformer.parse(["--quick", "--record"])
