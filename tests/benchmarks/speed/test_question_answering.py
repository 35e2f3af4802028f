"""The benchmark of fine-tuning on questions compares equal windows, models and steps."""

import argparse
import json

import keras
import numpy as np
import pytest

from benchmarks.peers import question_answering as peers_squad
from benchmarks.report import results
from benchmarks.speed import measure
from benchmarks.speed import pretraining as bert
from benchmarks.speed import question_answering as squad
from benchmarks.speed import question_answering_training as squad_training
from benchmarks.speed.flops import count_span_step
from benchmarks.speed.profile_step import REST, find_part
from benchmarks.speed.windows import (
    LIBRARY,
    NEIGHBOURS,
    OURS,
    OURS_ARRAYS,
    STRANGERS,
    LibraryWindows,
    compare_windows,
    list_batches,
    list_windows,
)
from tfqa.datasets import SquadAnswer, SquadExample, load_squad, make_windows
from tfqa.models import BertConfig, BertForQuestionAnswering
from tfqa.recipes import SquadRecipe
from tfqa.recipes.question_answering import compile_model
from tfqa.tokenizers import WordPieceTokenizer
from tfqa.tokenizers.wordpiece import BERT_TOKENS
from tfqa.training import span_losses

WITH_HUGGING_FACE = pytest.mark.skipif(
    not peers_squad.has_hugging_face(), reason="PyTorch and transformers are optional extras"
)
WORDS = WordPieceTokenizer([*BERT_TOKENS, *"a b c d e f g ? . ##s".split()])


def make_model(**changes):
    """A model whose biases and gains are not what they start with, so that none can be lost."""
    sizes = {"vocabulary_size": 23, "hidden_dim": 12, "intermediate_dim": 7, "num_heads": 3}
    model = BertForQuestionAnswering(BertConfig.tiny(**sizes, max_length=19, **changes))
    rng = np.random.default_rng(3)
    for variable in model.trainable_variables:
        variable.assign(rng.normal(size=variable.shape, scale=0.5))
    return model


def make_batch():
    rng, lengths = np.random.default_rng(5), np.array([17, 13, 11, 17, 5])
    real = np.arange(17) < lengths[:, None]
    ids = np.where(real, rng.integers(5, 23, real.shape), 0).astype("int32")
    segments = (real & (np.arange(17) > 4)).astype("int32")
    labels = {name: rng.integers(0, lengths).astype("int32") for name in peers_squad.OUTPUTS}
    return {"token_ids": ids, "segment_ids": segments, "padding_mask": real}, labels


def assert_same_logits(found, expected, real):
    for name in peers_squad.OUTPUTS:
        one, other = (np.asarray(logits[name])[real] for logits in (found, expected))
        np.testing.assert_allclose(one, other, rtol=1e-3, atol=1e-4)


def train_ours(model, batch, rate):
    compile_model(model, SquadRecipe(learning_rate=rate, warmup_share=0.0), steps=10**9)
    return [model.train_on_batch(*batch)[0] for _ in range(4)]


def make_keras_hub_peer(model):
    """The peer with the exact GELU, which it approximates."""
    peer = peers_squad.make_keras_hub_peer(model)
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
    model, batch = make_model(), make_batch()
    peer = make_keras_hub_peer(model)
    assert sum(np.prod(w.shape) for w in peer.trainable_weights) == model.count_params()
    assert_same_logits(peer(batch[0]), model(batch[0]), batch[0]["padding_mask"])
    whole = take_whole(batch)
    peers_squad.compile_keras_hub_peer(peer, 0.01)
    losses = [peer.train_on_batch(*whole)[0] for _ in range(4)]
    np.testing.assert_allclose(losses, train_ours(model, whole, 0.01), rtol=1e-3)


@pytest.mark.slow
@WITH_HUGGING_FACE
@pytest.mark.parametrize("attention", [None, "eager"])
def test_the_peer_from_hugging_face_gives_the_same_logits_and_trains_as_ours(attention):
    model, batch = make_model(), make_batch()
    peer = peers_squad.make_hugging_face_peer(model, attention)
    assert sum(weight.numel() for weight in peer.parameters()) == model.count_params()
    found = peers_squad.call_hugging_face_peer(peer)(batch[0])
    assert_same_logits(found, model(batch[0]), batch[0]["padding_mask"])
    whole = take_whole(batch)
    (step,) = peers_squad.make_hugging_face_steps(peer, [whole], 0.01)
    losses = [step() for _ in range(4)]
    # PyTorch adds epsilon to the corrected moment, Keras to the other.
    np.testing.assert_allclose(losses, train_ours(model, whole, 0.01), rtol=2e-3)


def test_full_batches_have_the_loss_of_short_ones():
    model, batch = make_model(), make_batch()
    filled = bert.fill_up(*batch, argparse.Namespace(tokens=19))
    assert filled[0]["token_ids"].shape == (5, 19)
    losses = []
    for given in (batch, filled):
        model.compile(loss=span_losses())
        losses.append(model.test_on_batch(*given)[0])
    assert losses[0] == pytest.approx(losses[1], rel=1e-5)


def test_operations_are_two_for_each_use_of_a_weight():
    model = make_model()
    lengths = [17, 13, 11]
    counts = count_span_step(model.config, lengths)
    weights = [w for layer in model.backbone.encoder.layers for w in layer.weights]
    encoder = sum(int(np.prod(w.shape)) for w in weights if len(w.shape) == 2)
    assert counts["attention, projections"] + counts["feed-forward"] == 3 * 2 * 41 * encoder
    assert counts["starts and ends"] == 3 * 2 * 41 * np.prod(model.span_head.kernel.shape)
    scores = 2 * sum(2 * length**2 * 12 for length in lengths)  # and the weighted means
    assert counts["attention, scores to context"] == 3 * 2 * scores  # of two layers


def test_batches_stand_for_all_lengths():
    assert squad_training.spread(list(range(8)), 8) == list(range(8))
    assert squad_training.spread(list(range(12)), 4) == [1, 4, 7, 10]
    assert squad_training.spread("abc", 1) == ["b"]
    questions = load_squad("samples", "train").take(range(211))
    tokenizer = WordPieceTokenizer.train((one.context for one in questions), 500)
    sizes = {"tokens": 96, "stride": 16, "size": "quick"}
    options = argparse.Namespace(**sizes, batches=997)  # more than there are: each at least once
    batches = squad_training.choose_batches(questions, tokenizer, options)
    assert len(make_windows(questions, tokenizer, max_length=96, stride=16)) % 3
    assert {len(labels["end_logits"]) for _, labels in batches} == {3}  # not the rest
    widths = [inputs["token_ids"].shape[1] for inputs, _ in batches]
    assert widths == sorted(widths) and len({*widths}) > 1
    real, padded = squad_training.count_tokens(batches)
    assert padded == np.repeat(widths, 3).tolist()
    assert all(0 <= wide - length for length, wide in zip(real, padded, strict=True))


def ask(identity, context, text=None, question="a ?"):
    answers = () if text is None else (SquadAnswer(text, context.index(text)),)
    return SquadExample(identity, "title", question, context, answers, text is None)


def test_the_library_makes_our_windows():
    context = "a b c d e f g a b c d e f g . E\u0301s a"
    examples = [
        ask("first", context, "b c"),
        ask("in two", context, "g a", question="g f e ?"),
        ask("last", context, "E\u0301s"),
        ask("unknown", context, question="what is that ?"),
        ask("short", "b c.", "c"),
    ]
    sizes = {"max_length": 12, "stride": 3}
    windows = make_windows(examples, WORDS, **sizes)
    ours, theirs = list_windows(windows), LibraryWindows(WORDS, examples, **sizes).make(examples)
    assert [len(some) for some in theirs] == [5, 6, 5, 6, 1]
    assert compare_windows(theirs, ours) == {"same_ids": 1, "same_labels": 1}
    answered = [sum(label != (0, 0) for _, _, label in some) for some in theirs]
    assert answered == [1, 2, 1, 0, 1]
    arrays = list_batches(windows)
    assert sum(len(inputs["token_ids"]) for inputs in arrays) == len(windows) == 23


def test_what_is_not_the_same_is_counted():
    window, other = ([2, 5, 3, 6, 3], [0, 0, 0, 1, 1], (3, 3)), ([2, 5, 3], [0, 0, 0], (0, 0))
    expected = [[window, other], [window, window]]
    moved = (*window[:2], (2, 3))
    found = compare_windows([[moved, other], [window]], expected)
    assert found == {"same_ids": 3 / 4, "same_labels": 2 / 4}
    assert compare_windows([[other, window], [other]], expected)["same_ids"] == 0


def test_a_part_has_the_name_of_the_head():
    assert find_part("bert_for_question_answering/MatMul", squad_training.HEAD) == "starts and ends"
    assert find_part("transformer/MatMul") == "vocabulary"
    assert find_part("transformer/Sum") == find_part("gradient_tape/AddN", "head") == REST


def test_turns_are_told_by_the_clock_that_is_given():
    ticks = iter([1.0, 3.0, 10.0, 17.0])
    timings = measure.take_turns({"A": lambda: None}, 2, warmups=1, clock=lambda: next(ticks))
    assert timings["A"].seconds == (2.0, 7.0)


@pytest.mark.slow
def test_quick_benchmark_prints_its_tables(capsys):
    found = squad.main(["--quick"])
    printed = capsys.readouterr().out
    assert all(field in found for field in results.REQUIRED["speed"])
    assert json.loads(json.dumps(found)) == found
    rows = {}
    for row in found["rows"]:
        rows.setdefault(row["table"], []).append(row)
    programs = {(row["order"], row["program"]) for row in rows["preprocessing"]}
    orders, names = (NEIGHBOURS, STRANGERS), (OURS, OURS_ARRAYS, LIBRARY)
    assert programs == {(order, name) for order in orders for name in names}
    for order in orders:
        assert len({row["windows"] for row in rows["preprocessing"] if row["order"] == order}) == 1
    assert all(row.get("same_labels", 1) == 1 for row in rows["preprocessing"])
    training = {row["written"]: row for row in rows["training"]}
    ours, half, full, peer = (
        training[name] for name in (*squad_training.BUCKETED, squad_training.OURS_FULL, "KerasHub")
    )
    assert (ours["steps"], half["steps"], full["steps"], ours["times_tfqa"]) == (3, 3, 1, 1)
    assert half["padding"] == ours["padding"] and half["operations"] == ours["operations"]
    assert 1e-4 < half["largest_difference_of_logits"] < 0.1  # it does compute in half precision
    assert ours["padding"] < full["padding"] == peer["padding"]
    assert ours["operations"]["feed-forward"] < full["operations"]["feed-forward"]
    assert ours["useful_share_of_peak"] < ours["share_of_peak"]
    assert peer["largest_difference_of_logits"] < 1e-4
    assert len(training) == (6 if peers_squad.has_hugging_face() else 4)
    assert sum(row["product_milliseconds"] for row in rows["parts"]) > 0
    assert "| tfqa, full batches | 1 |" in printed and "| quick | starts and ends |" in printed
    assert (peers_squad.ABSENT in printed) != peers_squad.has_hugging_face()


def test_quick_figures_are_not_kept():
    with pytest.raises(SystemExit):
        squad.parse(["--quick", "--record"])
