"""The Transformer token by token: steps and searches against those without a cache; learning."""

import math

import keras
import numpy as np
import pytest
from keras import ops

from tests.decoding.test_beam import beam_search_in_numpy
from tests.models.test_transformer import EVERY, B, L, T, get, make, make_inputs, to_numpy
from tests.transformer_in_numpy import transformer
from tfqa.decoding import beam_search, greedy
from tfqa.training import MaskedCrossEntropy

RANDOM = np.random.default_rng(0)


@EVERY
def test_steps_equal_teacher_forcing(name):
    """The cache has room for more tokens than are written, in one case."""
    model, inputs = get(name), make_inputs()
    expected = to_numpy(model(inputs))
    context, state = model.init_cache(
        ops.convert_to_tensor(inputs["source_ids"]), T + (name == "pre")
    )
    for part in keras.tree.flatten((context, state)):
        assert part.shape[0] == B
    shapes = [tuple(x.shape) for x in keras.tree.flatten(state)]
    for t in range(T):
        token = ops.convert_to_tensor(inputs["target_ids"][:, t])
        logits, state = model.step(token, context, state)
        np.testing.assert_allclose(logits, expected[:, t], atol=5e-5)
        assert [tuple(x.shape) for x in keras.tree.flatten(state)] == shapes


def test_learned_positions_end():
    """A position that does not exist would be an error deep in TensorFlow, and noise in JAX."""
    model, source = get("learned"), make_inputs()["source_ids"]
    assert greedy(model, source, L).shape == (B, L)
    for search in (greedy, beam_search):
        with pytest.raises(ValueError, match=f"Received: max_length={L + 1}, config.max_len.*={L}"):
            search(model, source, L + 1)


@pytest.mark.slow
@pytest.mark.parametrize("search", [greedy, beam_search])
def test_searches_compiled_with_xla_write_the_same(search):
    model, source = get("pre"), make_inputs()["source_ids"]
    expected = search(model, source, L)
    np.testing.assert_array_equal(search(model, source, L, jit_compile=True), expected)


@pytest.mark.parametrize("name", ["pre"])
def test_steps_in_half_precision(name):
    """The state's dtypes must not change from step to step, and the logits stay close."""
    model, inputs = make(name, dtype="mixed_bfloat16", shaken=False), make_inputs()
    assert {x.dtype_policy.name for x in model._flatten_layers()} == {"mixed_bfloat16"}
    context, state = model.init_cache(ops.convert_to_tensor(inputs["source_ids"]), T)
    logits, new = model.step(ops.convert_to_tensor(inputs["target_ids"][:, 0]), context, state)
    kinds = [
        [keras.backend.standardize_dtype(x.dtype) for x in keras.tree.flatten(s)]
        for s in (state, new)
    ]
    assert kinds[0] == kinds[1]
    assert sorted(set(kinds[0])) == ["bfloat16", "int32"]
    assert keras.backend.standardize_dtype(logits.dtype) == "bfloat16"
    np.testing.assert_allclose(to_numpy(logits), to_numpy(model(inputs))[:, 0], atol=0.1)


def draw_copies(size):
    """Sentences of 2 to T words to be copied: inputs and labels."""
    source = RANDOM.integers(4, 15, size=(size, T)).astype("int32")
    lengths = RANDOM.integers(2, T + 1, size=size)
    source[np.arange(T) >= lengths[:, None]] = 0
    target = np.pad(source, ((0, 0), (1, 0)), constant_values=2)
    labels = np.pad(source, ((0, 0), (0, 1)))
    labels[np.arange(size), lengths] = 3
    return {"source_ids": source, "target_ids": target}, labels


@pytest.fixture(scope="module")
def copier():
    """A model that has learned to copy. Each batch is new, so it has to look at the source."""
    keras.utils.set_random_seed(3)
    model = make(shaken=False, norm="pre", num_layers=1)
    model.compile(
        optimizer=keras.optimizers.Adam(0.01),
        loss=MaskedCrossEntropy(),
        jit_compile=keras.backend.backend() != "tensorflow",
    )
    for _ in range(200):
        model.train_on_batch(*draw_copies(32))
    return model


@pytest.mark.slow
def test_learns_to_copy(copier):
    """A model that does not look knows no more than the 11 words: its loss is about log 11."""
    inputs, labels = draw_copies(31)
    loss = float(MaskedCrossEntropy()(labels, copier.predict_on_batch(inputs)))
    assert loss < 0.5 < math.log(11) / 4


def test_greedy_equals_a_search_without_a_cache(copier):
    """As one writes it first: the whole prefix again for every token."""
    source = draw_copies(31)[0]["source_ids"]
    tokens = np.pad(np.full((31, 1), 2), ((0, 0), (0, T + 1))).astype("int32")
    ended = np.zeros(31, "bool")
    for t in range(T + 1):
        inputs = {"source_ids": source, "target_ids": tokens[:, : T + 1]}
        logits = copier.predict_on_batch(inputs)[:, t]
        tokens[:, t + 1] = np.where(ended, 0, logits.argmax(-1))
        ended |= tokens[:, t + 1] == 3
    found = greedy(copier, source, T + 1)
    np.testing.assert_array_equal(found, tokens[:, 1:])
    assert len(np.unique((found == 3).argmax(axis=1))) > 2, "no sentence ended before another"


class Rescored:
    """The next-token probabilities of a Transformer from NumPy, for the search in NumPy."""

    def __init__(self, model):
        self.model = model

    def next_log_probs(self, source_ids, prefix):
        logits = transformer(self.model, source_ids, np.array([self.model.start_id, *prefix]))[-1]
        return logits - logits.max() - np.log(np.sum(np.exp(logits - logits.max())))


@pytest.mark.parametrize("name", ["post", "pre"])
def test_beam_search_equals_a_search_without_a_cache(name):
    """The caches follow their hypotheses; a source's padding stays masked for all of them."""
    model, source = make(name, num_layers=1), make_inputs()["source_ids"]
    options = {"num_beams": 3, "length_penalty": 0.6}
    tokens, scores = beam_search(model, source, 4, num_results=3, return_scores=True, **options)
    for i in range(B):
        best = beam_search_in_numpy(Rescored(model), source[i][source[i] != 0], 4, 3, 0.6)
        np.testing.assert_array_equal(tokens[i], [found for _, found in best])
        np.testing.assert_allclose(scores[i], [score for score, _ in best], rtol=1e-4)
