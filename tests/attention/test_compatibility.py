"""Scores against float64 NumPy, written from the papers' equations pair by pair."""

import keras
import numpy as np
import pytest
from keras import ops

from tfqa.attention import Additive, Concat, DotProduct, General, ScaledDotProduct
from tfqa.attention.compatibility import Compatibility, get_compatibility

B, N, T, S, D, K, A = 2, 3, 5, 7, 11, 13, 17
RANDOM = np.random.default_rng(0)


def dot(q, k):
    """Luong et al. 2015, eq. 8: h_t . h_s."""
    return q @ k


def scaled_dot(q, k):
    """Vaswani et al. 2017, eq. 1: q . k / sqrt(d_k)."""
    return q @ k / len(k) ** 0.5


def general(q, k, matrix):
    """Luong et al. 2015, eq. 8: h_t^T W_a h_s."""
    return q @ matrix @ k


def concat(q, k, matrix, vector):
    """Luong et al. 2015, eq. 8: v_a^T tanh(W_a [h_t ; h_s]); the layer keeps W_a transposed."""
    return vector[:, 0] @ np.tanh(matrix.T @ np.concatenate([q, k]))


def additive(s, h, query_matrix, key_matrix, vector):
    """Bahdanau et al. 2015, appendix A.1.2: v_a^T tanh(W_a s_{i-1} + U_a h_j)."""
    return vector[:, 0] @ np.tanh(query_matrix.T @ s + key_matrix.T @ h)


CASES = {
    "dot": (lambda: DotProduct(), dot, D),
    "scaled_dot": (lambda: ScaledDotProduct(), scaled_dot, D),
    "general": (lambda: General(), general, K),
    "concat": (lambda: Concat(A), concat, K),
    "additive": (lambda: Additive(A), additive, K),
}


def draw(*shape, scale=1.0):
    return (scale * RANDOM.normal(size=shape)).astype("float32")


def scores_in_numpy(formula, query, key, weights):
    """Compare every query with every key, one pair at a time, in float64."""
    weights = [w.astype("float64") for w in weights]
    scores = np.empty((*query.shape[:-1], key.shape[-2]))
    for place in np.ndindex(*scores.shape):
        q = query[place[:-1]].astype("float64")
        k = key[(*place[:-2], place[-1])].astype("float64")
        scores[place] = formula(q, k, *weights)
    return scores


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("heads", [(), (N,)])
def test_equals_the_equation(name, heads):
    make, formula, key_dim = CASES[name]
    layer, query, key = make(), draw(B, *heads, T, D), draw(B, *heads, S, key_dim)
    scores = ops.convert_to_numpy(layer(query, key))
    assert scores.shape == (B, *heads, T, S)
    assert scores.dtype == np.float32
    expected = scores_in_numpy(formula, query, key, layer.get_weights())
    np.testing.assert_allclose(scores, expected, atol=2e-5)


@pytest.mark.parametrize(
    ("name", "shapes"),
    [
        ("dot", []),
        ("scaled_dot", []),
        ("general", [(D, K)]),
        ("concat", [(D + K, A), (A, 1)]),
        ("additive", [(D, A), (K, A), (A, 1)]),
    ],
)
def test_weights_are_those_of_the_paper(name, shapes):
    layer = CASES[name][0]()
    layer.build((None, None, D), (None, None, CASES[name][2]))
    assert [tuple(w.shape) for w in layer.weights] == shapes


@pytest.mark.parametrize("name", CASES)
def test_projected_apart_and_compared_later(name):
    make, _, key_dim = CASES[name]
    layer, query, key = make(), draw(B, T, D), draw(B, S, key_dim)
    whole = layer(query, key)
    keys = layer.project_key(ops.convert_to_tensor(key))
    apart = layer.score(layer.project_query(ops.convert_to_tensor(query[:, 2:3])), keys)
    np.testing.assert_allclose(apart, whole[:, 2:3], atol=1e-5)


def test_scaled_scores_have_variance_one():
    width = 512
    query, key = draw(1, 31, width), draw(1, 37, width)
    scaled = ops.convert_to_numpy(ScaledDotProduct()(query, key))
    plain = ops.convert_to_numpy(DotProduct()(query, key))
    assert 0.8 < scaled.std() < 1.25
    assert 0.8 < plain.std() / width**0.5 < 1.25


@pytest.mark.parametrize("name", CASES)
def test_parts_keep_the_compute_dtype_outside_of_call(name):
    layer = get_compatibility(name, A, dtype="mixed_bfloat16")
    layer.build((None, None, D), (None, None, D))
    query, key = (ops.cast(draw(B, n, D), "bfloat16") for n in (T, S))
    parts = [layer.project_query(query), layer.project_key(key)]
    parts.append(layer.score(*parts))
    kinds = [keras.backend.standardize_dtype(x.dtype) for x in parts]
    assert kinds == ["bfloat16", "bfloat16", "float32"]


@pytest.mark.parametrize("name", CASES)
def test_made_by_name(name):
    layer = get_compatibility(name, A, dtype="mixed_bfloat16")
    assert type(layer) is type(CASES[name][0]())
    assert getattr(layer, "units", A) == A
    assert layer.dtype_policy.name == "mixed_bfloat16"


def test_errors():
    with pytest.raises(ValueError, match=r"one of \['additive'.*Received: name='cosine'"):
        get_compatibility("cosine", A)
    for kind in (DotProduct, ScaledDotProduct):
        with pytest.raises(ValueError, match="one width.*query width 11, key width 13.*`General`"):
            kind()(draw(B, T, D), draw(B, S, K))
    for kind in (Additive, Concat):
        with pytest.raises(ValueError, match="positive integer. Received: units=0"):
            kind(0)
    with pytest.raises(NotImplementedError, match="`?Compatibility`? must define `score`"):
        Compatibility().score(None, None)
