"""Sampling against the softmax, and its filters against NumPy."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keras import ops

from tfqa.decoding import greedy, sample
from tfqa.decoding.sampling import inverse_cdf, keep_most_probable

PAD, END = 0, 3


def softmax(x):
    powers = np.exp(x - x.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def filtered_in_numpy(logits, top_k, top_p):
    """Probabilities (V,) after top-k and then nucleus, one token at a time."""
    order = sorted(range(len(logits)), key=lambda v: (-logits[v], v))[:top_k]
    share = softmax(logits[order])
    kept, total = [], 0.0
    for token, p in zip(order, share, strict=True):
        if top_p is not None and total >= top_p:
            break
        kept.append(token)
        total += p
    result = np.zeros(len(logits))
    result[kept] = softmax(logits[kept])
    return result


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.integers(-9, 9), min_size=7, max_size=7, unique=True),
    st.one_of(st.none(), st.integers(1, 11)),
    st.one_of(st.none(), st.floats(0.01, 1.0)),
)
def test_filters_equal_numpy(values, top_k, top_p):
    logits = np.array([values], dtype="float32") * 0.37
    left, ids = map(ops.convert_to_numpy, keep_most_probable(ops.array(logits), top_k, top_p))
    found = np.zeros(7)
    found[ids[0]] = softmax(left[0].astype("float64"))
    expected = filtered_in_numpy(logits[0].astype("float64"), top_k, top_p)
    np.testing.assert_allclose(found, expected, atol=1e-6)


def test_filters_by_hand():
    logits = np.log(np.array([[0.1, 0.4, 0.05, 0.2, 0.25]], dtype="float32"))
    for top_k, top_p, kept in [
        (2, None, {1, 4}),
        (None, 0.39, {1}),
        (None, 0.5, {1, 4}),
        (None, 0.84, {1, 4, 3}),
        (None, 1.0, {0, 1, 2, 3, 4}),
        (3, 0.7, {1, 4}),  # of 0.85 left, 0.65 is a share of 0.76
    ]:
        left, ids = map(ops.convert_to_numpy, keep_most_probable(ops.array(logits), top_k, top_p))
        assert set(ids[0][left[0] > -1e8].tolist()) == kept, (top_k, top_p)


def test_top_k_keeps_the_lower_id_of_equals():
    _, ids = keep_most_probable(ops.array([[1.0, 5.0, 5.0, 5.0]]), 2, None)
    np.testing.assert_array_equal(ids, [[1, 2]])


def test_inverse_cdf_by_hand():
    logits = np.log(np.array([0.25, 1e-30, 0.5, 0.25], dtype="float32"))
    uniforms = np.array([0.0, 0.2, 0.3, 0.7, 0.8, 1 - 2**-24], dtype="float32")
    found = inverse_cdf(ops.array(np.tile(logits, (6, 1))), ops.array(uniforms))
    np.testing.assert_array_equal(found, [0, 0, 2, 2, 3, 3])


def test_inverse_cdf_never_picks_what_is_forbidden():
    """Also at both ends of [0, 1), with forbidden tokens at both ends."""
    logits = np.full((3, 5003), -1e9, dtype="float32")
    logits[:, 2:-2:3] = np.random.default_rng(0).normal(size=logits[:, 2:-2:3].shape)
    uniforms = np.array([0.0, 0.5, 1 - 2**-24], dtype="float32")
    found = ops.convert_to_numpy(inverse_cdf(ops.array(logits), ops.array(uniforms)))
    assert np.all(logits[range(3), found] > -1e8)
    assert found[0] == 2 and found[2] >= 4990


@pytest.mark.parametrize(
    "options", [{}, {"temperature": 2.0}, {"top_k": 3}, {"top_p": 0.8}, {"top_k": 4, "top_p": 0.9}]
)
def test_frequencies_match_the_distribution(make_toy, make_sources, options):
    """First and second token of 20,000 samples, within five standard deviations."""
    model, count = make_toy(vocabulary_size=7, seed=13), 20_000
    tokens = sample(model, np.repeat(make_sources(4), count, axis=0), 2, seed=1, **options)
    first = int(np.bincount(tokens[:, 0]).argmax())
    for prefix, drawn in [([], tokens[:, 0]), ([first], tokens[tokens[:, 0] == first, 1])]:
        logits = model.next_log_probs(4, prefix) / options.get("temperature", 1.0)
        expected = filtered_in_numpy(logits, options.get("top_k"), options.get("top_p"))
        frequencies = np.bincount(drawn, minlength=7) / len(drawn)
        band = 5 * np.sqrt(expected * (1 - expected) / len(drawn))
        assert np.all(np.abs(frequencies - expected) <= band + 1e-6), (prefix, frequencies)
        assert np.sum(expected > 0.02) > 1


@pytest.mark.parametrize(
    "options", [{"top_k": 1}, {"temperature": 1e-4}, {"top_p": 1e-6}, {"top_k": 1, "top_p": 0.5}]
)
def test_limits_are_greedy(make_toy, make_sources, options):
    model = make_toy(vocabulary_size=7, seed=1, end_bias=1.0)
    sources = make_sources(*range(11))
    np.testing.assert_array_equal(sample(model, sources, 9, **options), greedy(model, sources, 9))


def test_high_temperature_is_uniform(make_toy, make_sources):
    """Over the tokens that the model allows: all but the pad id."""
    model = make_toy(vocabulary_size=5)
    tokens = sample(model, np.repeat(make_sources(4), 5000, axis=0), 1, temperature=1e4)
    frequencies = np.bincount(tokens[:, 0], minlength=5) / 5000
    np.testing.assert_allclose(frequencies, [0, 0.25, 0.25, 0.25, 0.25], atol=0.03)


def test_seeds(make_toy, make_sources):
    model, sources = make_toy(vocabulary_size=7), make_sources(*range(11))
    first = sample(model, sources, 9, seed=3)
    traces = model.traces
    np.testing.assert_array_equal(first, sample(model, sources, 9, seed=3))
    assert not np.array_equal(first, sample(model, sources, 9, seed=4))
    assert not np.array_equal(
        sample(model, sources, 9, seed=None), sample(model, sources, 9, seed=None)
    )
    assert model.traces == traces


def test_rows_of_a_batch_differ_and_a_row_does_not_depend_on_the_batch(make_toy, make_sources):
    model = make_toy(vocabulary_size=7)
    tokens = sample(model, make_sources(4, 4, 4), 9)
    assert len({tuple(row) for row in tokens.tolist()}) == 3
    np.testing.assert_array_equal(sample(model, make_sources(4), 9), tokens[:1])


@pytest.mark.parametrize(
    "wrong, message",
    [
        ({"temperature": 0}, "`temperature` must be a number above 0. Received: temperature=0"),
        ({"temperature": -1.0}, "`temperature` must be.*temperature=-1.0"),
        ({"temperature": float("nan")}, "`temperature` must be.*temperature=nan"),
        ({"top_k": 0}, "`top_k` must be an integer of at least 1.*top_k=0"),
        ({"top_p": 0.0}, r"`top_p` must be a probability in \(0, 1\].*top_p=0.0"),
        ({"top_p": 1.5}, "`top_p` must be.*top_p=1.5"),
    ],
)
def test_wrong_arguments(make_toy, make_sources, wrong, message):
    with pytest.raises(ValueError, match=message):
        sample(make_toy(), make_sources(1), 3, **wrong)
