"""The decoder against recurrences written in float64 NumPy from the papers' equations."""

import keras
import numpy as np
import pytest
from keras import ops

from tfqa.attention import Attention
from tfqa.attention.compatibility import get_compatibility
from tfqa.layers import AttentionDecoder
from tfqa.testing import (
    assert_causal,
    assert_padding_invariant,
    assert_permutation_invariant,
    assert_weights_sum_to_one,
)

B, T, S, E, D, L, A = 3, 5, 7, 11, 13, 17, 19
RANDOM = np.random.default_rng(0)
REAL = np.arange(S) < np.array([[4], [7], [0]])  # the last sentence is all padding
KINDS = ["additive", "concat", "dot", "general", "scaled_dot"]
VARIANTS = [("bahdanau", "tanh"), ("bahdanau", "maxout"), ("luong", "tanh")]


def draw(*shape):
    return RANDOM.normal(size=shape).astype("float32")


def make(kind="additive", order="bahdanau", readout="tanh", cell="gru", **options):
    """A decoder with random weights (its biases are zero otherwise) and inputs for it.

    Annotations have 10 columns; dot products need as many as the state, that has 12 for them.
    """
    hidden = 12 if kind in ("dot", "scaled_dot") else D
    width = 12 if kind in ("dot", "scaled_dot") else 10
    policy = {"dtype": options.get("dtype")}
    attention = kind and Attention(get_compatibility(kind, A, **policy), **policy)
    decoder = AttentionDecoder(hidden, L, attention, order, readout, cell, **options)
    inputs = {
        "inputs": draw(B, T, E),
        "annotations": draw(B, S, width),
        "summary": draw(B, width),
        "padding_mask": REAL,
    }
    decoder.build(*(inputs[n].shape for n in ("inputs", "annotations", "summary")))
    decoder.set_weights([draw(*w.shape) / 3 for w in decoder.get_weights()])
    return decoder, inputs


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def gru(x, h, fed, cell, feed):
    """Bahdanau et al. 2015, appendix A.1.1 and A.2.2: W e(y) + U s + C c, for each gate."""
    (w_z, w_r, w), (u_z, u_r, u), (b_z, b_r, b) = (np.split(p, 3, -1) for p in cell)
    c_z, c_r, c = np.split(feed, 3, -1)
    z = sigmoid(x @ w_z + h @ u_z + fed @ c_z + b_z)
    r = sigmoid(x @ w_r + h @ u_r + fed @ c_r + b_r)
    return z * h + (1 - z) * np.tanh(x @ w + (r * h) @ u + fed @ c + b)


def attend(state, annotations, w, u, v):
    """Bahdanau et al. 2015, eq. 5 and 6 and appendix A.1.2, for one sentence without padding."""
    if not len(annotations):
        return np.zeros(annotations.shape[-1]), np.zeros(0)
    energies = np.array([v[:, 0] @ np.tanh(state @ w + h @ u) for h in annotations])
    weights = np.exp(energies - energies.max())
    weights /= weights.sum()
    return weights @ annotations, weights


def decode_in_numpy(decoder, inputs, sentence):
    """Run one sentence, its padding cut off, word by word: readouts (T, L), weights (T, S)."""

    def get(layer):
        return [w.astype("float64") for w in layer.get_weights()]

    cell, (feed,) = get(decoder.recurrent_cell), get(decoder.feed_projection)
    (out, out_bias), (first, first_bias) = (
        get(x) for x in (decoder.readout_projection, decoder.initial_projection)
    )
    words, annotations, summary = (
        inputs[n][sentence].astype("float64") for n in ("inputs", "annotations", "summary")
    )
    annotations = annotations[inputs["padding_mask"][sentence]]
    begin = summary if decoder.attention is None else summary[len(summary) // 2 :]
    state = np.tanh(begin @ first + first_bias)
    readout, readouts, all_weights = np.zeros(decoder.output_dim), [], []
    for word in words:
        before = state
        if decoder.order == "luong":  # Luong et al. 2015, eq. 5, with input feeding
            state = gru(word, state, readout, cell, feed)
            context, weights = attend(state, annotations, *get(decoder.attention))
            readout = np.tanh(np.concatenate([context, state]) @ out + out_bias)
        else:
            if decoder.attention is None:
                context, weights = summary, np.zeros(0)
            else:
                context, weights = attend(state, annotations, *get(decoder.attention))
            state = gru(word, state, context, cell, feed)
            asked = before if decoder.readout == "maxout" else state
            readout = np.concatenate([asked, word, context]) @ out + out_bias
            if decoder.readout == "maxout":  # appendix A.2.2: t_k = max(u_2k-1 , u_2k)
                readout = np.array([max(readout[2 * k], readout[2 * k + 1]) for k in range(L)])
            else:
                readout = np.tanh(readout)
        readouts.append(readout)
        all_weights.append(np.pad(weights, (0, S - len(weights))))
    return np.stack(readouts), np.stack(all_weights)


@pytest.mark.parametrize(
    ("kind", "order", "readout"),
    [("additive", *variant) for variant in VARIANTS]
    + [(None, "bahdanau", "tanh"), (None, "bahdanau", "maxout")],
)
def test_equals_the_equations(kind, order, readout):
    decoder, inputs = make(kind, order, readout)
    readouts, weights = decoder(**inputs, return_weights=True)
    assert readouts.shape == (B, T, L)
    assert weights.shape == (B, T, S)
    for i in range(B):
        expected, expected_weights = decode_in_numpy(decoder, inputs, i)
        np.testing.assert_allclose(readouts[i], expected, atol=1e-5)
        np.testing.assert_allclose(weights[i], expected_weights, atol=1e-5)


@pytest.mark.parametrize(
    ("kind", "order", "readout", "cell"),
    [(kind, order, "tanh", "gru") for kind in KINDS for order in ("bahdanau", "luong")]
    + [("additive", "bahdanau", "maxout", "lstm"), ("additive", "luong", "tanh", "lstm")]
    + [(None, "bahdanau", "tanh", "lstm"), (None, "bahdanau", "maxout", "gru")],
)
def test_one_scan_equals_repeated_steps(kind, order, readout, cell):
    decoder, inputs = make(kind, order, readout, cell)
    expected, weights = decoder(**inputs, return_weights=True)
    assert_weights_sum_to_one(weights, REAL[:, None] if kind else np.zeros((B, 1, S)))
    tensors = {name: ops.convert_to_tensor(x) for name, x in inputs.items()}
    words = tensors.pop("inputs")
    encoded, state = decoder.init_cache(**tensors)
    kept = [tuple(x.shape) for x in keras.tree.flatten(state)]
    for t in range(T):
        readout, state = decoder.step(words[:, t], encoded, state)
        np.testing.assert_allclose(readout, expected[:, t], atol=1e-5)
        assert [tuple(x.shape) for x in keras.tree.flatten(state)] == kept
    for part in keras.tree.flatten((encoded, state)):
        assert part.shape[0] == B


@pytest.mark.parametrize("order", ["bahdanau", "luong"])
def test_keys_are_projected_once(order):
    decoder, inputs = make("additive", order)
    compatibility = decoder.attention.compatibility
    calls, project = [], compatibility.project_key
    counted = lambda key: calls.append(tuple(key.shape)) or project(key)  # noqa: E731
    object.__setattr__(compatibility, "project_key", counted)
    decoder(**inputs)
    assert calls == [(B, S, 10)]
    tensors = {name: ops.convert_to_tensor(x) for name, x in inputs.items()}
    words = tensors.pop("inputs")
    encoded, state = decoder.init_cache(**tensors)
    assert len(calls) == 2
    compatibility.key_kernel.assign(np.full((10, A), np.nan))  # whoever reads it now shows
    for t in range(T):
        readout, state = decoder.step(words[:, t], encoded, state)
    assert len(calls) == 2
    assert np.isfinite(ops.convert_to_numpy(readout)).all()


@pytest.mark.parametrize(("order", "readout"), VARIANTS)
def test_causal_in_the_target(order, readout):
    decoder, inputs = make("additive", order, readout)
    words = inputs.pop("inputs")
    assert_causal(lambda x: decoder(x, **inputs), words)


@pytest.mark.parametrize(("order", "readout"), VARIANTS)
def test_what_padding_holds_changes_nothing(order, readout):
    decoder, inputs = make("additive", order, readout)
    assert_padding_invariant(decoder, inputs, REAL, "annotations")


def test_fixed_vector_sees_the_summary_only():
    decoder, inputs = make(None)
    expected = decoder(**inputs)
    np.testing.assert_array_equal(
        decoder(**{**inputs, "annotations": 5 * inputs["annotations"]}), expected
    )
    assert not np.allclose(decoder(**{**inputs, "summary": 5 * inputs["summary"]}), expected)


def test_order_of_the_annotations_is_not_seen():
    decoder, inputs = make("additive")
    assert_permutation_invariant(decoder, inputs, {"annotations": 1, "padding_mask": 1})


def test_no_mask_means_that_nothing_is_padded():
    decoder, inputs = make("additive")
    inputs["padding_mask"] = np.ones((B, S), "bool")
    expected = decoder(**inputs)
    inputs.pop("padding_mask")
    np.testing.assert_array_equal(decoder(**inputs), expected)


@pytest.mark.parametrize(("cell", "gates"), [("gru", 3), ("lstm", 4)])
@pytest.mark.parametrize(
    ("kind", "order", "readout"),
    [(kind, *variant) for kind in ("additive", "general") for variant in VARIANTS]
    + [(None, "bahdanau", "tanh"), (None, "bahdanau", "maxout")],
)
def test_number_of_parameters(kind, order, readout, cell, gates):
    decoder, _ = make(kind, order, readout, cell)
    width = 10
    fed = L if order == "luong" else width
    read = width + D + (0 if order == "luong" else E)
    expected = gates * D * (E + D + 1)  # the cell
    expected += gates * D * fed  # what is fed to it
    expected += (width if kind is None else width // 2) * D + D  # the initial state
    expected += (read + 1) * L * (2 if readout == "maxout" else 1)
    expected += {"additive": (D + width + 1) * A, "general": D * width, None: 0}[kind]
    assert decoder.count_params() == expected


def test_backward_half_sets_the_initial_state():
    decoder, inputs = make("additive")
    tensors = {name: ops.convert_to_tensor(x) for name, x in inputs.items() if name != "inputs"}
    state = decoder.init_cache(**tensors)[1]["cell"][0]
    kernel, bias = decoder.initial_projection.get_weights()
    expected = np.tanh(inputs["summary"][:, 5:] @ kernel + bias)
    np.testing.assert_allclose(state, expected, atol=1e-5)


def test_dropout_only_in_training():
    decoder, inputs = make("additive", dropout=0.5)
    np.testing.assert_array_equal(decoder(**inputs), decoder(**inputs, training=False))
    wild = ops.convert_to_numpy(decoder(**inputs, training=True))
    assert 0.3 < (wild == 0).mean() < 0.7


@pytest.mark.parametrize(("order", "readout"), VARIANTS)
@pytest.mark.parametrize("cell", ["gru", "lstm"])
def test_steps_keep_the_compute_dtype(order, readout, cell):
    """A search carries the state through a loop, where its dtype must not change."""
    decoder, inputs = make("additive", order, readout, cell, dtype="mixed_bfloat16")
    tensors = {
        name: ops.convert_to_tensor(x) if x.dtype == bool else ops.cast(x, "bfloat16")
        for name, x in inputs.items()
    }
    words = tensors.pop("inputs")
    encoded, state = decoder.init_cache(**tensors)
    readout, new = decoder.step(words[:, 0], encoded, state)
    for part in keras.tree.flatten((state, new, readout)):
        assert keras.backend.standardize_dtype(part.dtype) == "bfloat16"
    assert keras.backend.standardize_dtype(encoded["keys"].dtype) == "bfloat16"


def test_errors():
    with pytest.raises(ValueError, match=r"`order` must be one of.*Received: order='cho'"):
        AttentionDecoder(D, L, order="cho")
    with pytest.raises(ValueError, match=r"`readout` must be one of.*Received: readout='max'"):
        AttentionDecoder(D, L, readout="max")
    with pytest.raises(ValueError, match="needs an attention layer.*Received: attention=None"):
        AttentionDecoder(D, L, order="luong")
    with pytest.raises(ValueError, match="readout=\"tanh\".*Received:.*readout='maxout'"):
        AttentionDecoder(D, L, Attention(), order="luong", readout="maxout")
    with pytest.raises(ValueError, match="own `dropout`. Received: attention.dropout=0.3"):
        AttentionDecoder(D, L, Attention(dropout=0.3))
    with pytest.raises(ValueError, match="Received: cell='rnn'"):
        AttentionDecoder(D, L, cell="rnn")
