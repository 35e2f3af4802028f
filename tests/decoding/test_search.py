"""What all searches share: one compiled loop, kept with its model."""

import gc
import weakref

import keras
import numpy as np
import pytest

from tfqa.decoding import beam_search, greedy, sample
from tfqa.decoding.beam import beam_loop
from tfqa.decoding.greedy import greedy_loop

PAD, END = 0, 3
SEARCHES = [greedy, beam_search, sample]


@pytest.mark.skipif(keras.backend.backend() != "tensorflow", reason="counts eager steps")
@pytest.mark.parametrize("bias, steps", [(50.0, 1), (-50.0, 11)])
def test_stops_when_all_have_ended(make_toy, make_sources, bias, steps):
    model = make_toy(end_bias=bias)
    greedy_loop(model, make_sources(1, 2), max_length=11)  # not compiled: the toy counts steps
    assert model.traces == steps
    model.traces = 0
    options = {"num_beams": 2, "num_results": 1, "length_penalty": 0.6}
    beam_loop(model, make_sources(1, 2), max_length=11, **options)
    assert model.traces == steps


@pytest.mark.parametrize("search", SEARCHES)
def test_second_call_does_not_trace_and_sees_new_weights(make_toy, make_sources, search):
    model = make_toy(seed=3)
    first = search(model, make_sources(1, 2, 3), 7)
    traces = model.traces
    assert traces == 1
    second = search(model, make_sources(4, 5, 6), 7)
    assert model.traces == traces
    np.testing.assert_array_equal(second, search(model, make_sources(4, 5, 6), 7))
    model.bigrams.assign(model.bigram_values + 50 * (np.arange(5) == END))
    ended = search(model, make_sources(1, 2, 3), 7)
    np.testing.assert_array_equal(ended, [[END] + 6 * [PAD]] * 3)
    assert model.traces == traces
    assert not np.array_equal(first, ended)


@pytest.mark.parametrize("search", SEARCHES)
def test_other_batch_sizes_and_nested_sources(make_toy, make_sources, search):
    model = make_toy(seed=3)
    sources = make_sources(1, 2, 3, 4, 5)
    expected = search(model, sources, 7)
    np.testing.assert_array_equal(search(model, sources[:2], 7), expected[:2])
    np.testing.assert_array_equal(search(model, np.tile(sources, 3)[:3], 7), expected[:3])
    nested = {"source_ids": sources, "more": (np.ones((5, 2, 3), "float32"),)}
    np.testing.assert_array_equal(search(model, nested, 7), expected)


@pytest.mark.parametrize("search", SEARCHES)
def test_compiled_with_xla_the_same_is_written(make_toy, make_sources, search, recwarn):
    model, sources = make_toy(seed=3), make_sources(1, 2, 3)
    expected = search(model, sources, 7)
    np.testing.assert_array_equal(search(model, sources, 7, jit_compile=True), expected)
    programs = model._decoding_programs.by_options.values()
    plain, fast = (program.jit_compile for program in programs)
    assert plain == (keras.backend.backend() != "tensorflow")
    # Keras refuses, and warns, once something has asked for deterministic operations.
    assert fast or any("jit_compile=False" in str(one.message) for one in recwarn)


@pytest.mark.parametrize("search", SEARCHES)
def test_half_precision_model(make_toy, make_sources, search):
    model = make_toy(dtype="mixed_bfloat16", seed=3)
    same = make_toy(seed=3)
    sources = make_sources(1, 2, 3)
    np.testing.assert_array_equal(search(model, sources, 7), search(same, sources, 7))


def test_model_is_freed_and_saves_after_a_search(make_toy, make_sources, tmp_path):
    model = make_toy()
    greedy(model, make_sources(1), 3)
    assert {v.name for v in model.variables} == {"bigrams", "past"}
    path = tmp_path / "toy.weights.h5"
    model.save_weights(path)
    other = make_toy(seed=9)
    other.load_weights(path)
    np.testing.assert_array_equal(
        greedy(other, make_sources(1), 3), greedy(model, make_sources(1), 3)
    )
    gone = weakref.ref(model)
    del model
    gc.collect()
    assert gone() is None


@pytest.mark.parametrize("search", SEARCHES)
@pytest.mark.parametrize("max_length", [0, -1, 2.5, True, None])
def test_wrong_max_length(make_toy, make_sources, search, max_length):
    with pytest.raises(ValueError, match=f"`max_length` must be.*max_length={max_length!r}"):
        search(make_toy(), make_sources(1), max_length)


@pytest.mark.parametrize("search", SEARCHES)
def test_wrong_model(make_toy, make_sources, search):
    with pytest.raises(ValueError, match="`model` must be a keras.Model.*missing=.*'step'"):
        search(keras.Sequential(), make_sources(1), 3)
    unbuilt = make_toy()
    unbuilt.built = False
    with pytest.raises(ValueError, match="`model` must be built.*built=False"):
        search(unbuilt, make_sources(1), 3)
