"""Attention against Keras's layers, and the fused kernel against the explicit path."""

import keras
import numpy as np
import pytest
from keras import ops

from tfqa.attention import (
    Additive,
    Attention,
    Concat,
    DotProduct,
    General,
    ScaledDotProduct,
    attention,
    causal_mask,
    combine_masks,
    sparsemax,
)
from tfqa.attention.masks import expand_mask
from tfqa.testing import (
    assert_padding_invariant,
    assert_permutation_equivariant,
    assert_permutation_invariant,
    assert_weights_sum_to_one,
    gradients,
)

B, N, T, S, D, V = 2, 3, 5, 7, 11, 13
RANDOM = np.random.default_rng(0)
PADDING = np.arange(S) < np.array([[4], [7]])  # (B, S), True = real


def draw(*shape):
    return RANDOM.normal(size=shape).astype("float32")


def to_numpy(x):
    return ops.convert_to_numpy(x)


@pytest.mark.parametrize("masked", [False, True])
@pytest.mark.parametrize("kind", ["dot", "additive"])
def test_equals_keras(kind, masked):
    query, key, value = draw(B, T, D), draw(B, S, D), draw(B, S, V)
    if kind == "dot":
        ours, theirs = Attention(DotProduct()), keras.layers.Attention()
    else:  # Keras's has no matrices: ours become the identity, and v its scale
        ours, theirs = Attention(Additive(D)), keras.layers.AdditiveAttention()
        ours.build(query.shape, key.shape)
        theirs.build([query.shape, value.shape, key.shape])
        scale = draw(D)
        theirs.set_weights([scale])
        ours.set_weights([np.eye(D), np.eye(D), scale[:, None]])
    expected, expected_weights = theirs(
        [query, value, key], mask=[None, PADDING if masked else None], return_attention_scores=True
    )
    mask = PADDING[:, None] if masked else None
    context, weights = ours(query, key, value, attention_mask=mask, return_weights=True)
    np.testing.assert_allclose(weights, expected_weights, atol=1e-5)
    np.testing.assert_allclose(context, expected, atol=1e-5)


def test_context_is_the_weighted_mean_of_the_values():
    query, key, value = draw(B, T, D), draw(B, S, D), draw(B, S, V)
    context, weights = Attention(General(), "sparsemax")(query, key, value, return_weights=True)
    expected = np.einsum("bts,bsv->btv", to_numpy(weights).astype("float64"), value)
    np.testing.assert_allclose(context, expected, atol=1e-5)
    assert context.shape == (B, T, V)


def test_values_are_the_keys_if_not_given():
    query, key = draw(B, T, D), draw(B, S, D)
    layer = Attention(Additive(V))
    np.testing.assert_array_equal(layer(query, key), layer(query, key, key))


def masks():
    seen = RANDOM.random((B, T, S)) < 0.5
    blind = seen & (np.arange(T) % 2 == 0)[:, None]  # every other query sees nothing
    nothing = np.zeros((B, T, S), "bool")
    padded_away = PADDING & np.array([[True], [False]])  # a sentence that is all padding
    heads = RANDOM.random((B, N, T, S)) < 0.5
    return {
        "none": None,
        "padding": combine_masks(PADDING),
        "causal": causal_mask(T, S),
        "both": combine_masks(PADDING, causal_mask(T, S)),
        "rows": seen,
        "one for all": seen[:1],
        "fully masked rows": blind,
        "fully masked": nothing,
        "fully masked sentence": padded_away[:, None],
        "heads": heads,
    }


@pytest.fixture
def fused_calls(monkeypatch):
    """A list that grows by one with every call of the fused path."""
    calls, kernel = [], attention.dot_product_attention
    monkeypatch.setattr(
        attention, "dot_product_attention", lambda *a: calls.append(1) or kernel(*a)
    )
    return calls


@pytest.mark.parametrize(
    ("kind", "heads"), [(k, h) for k in masks() for h in [(), (N,)] if h or k != "heads"]
)
def test_fused_path_equals_explicit_path(kind, heads, fused_calls):
    mask = masks()[kind]
    query, key, value = draw(B, *heads, T, D), draw(B, *heads, S, D), draw(B, *heads, S, D)
    layer = Attention()
    fused = layer(query, key, value, attention_mask=mask)
    assert fused_calls
    explicit, weights = layer(query, key, value, attention_mask=mask, return_weights=True)
    np.testing.assert_allclose(fused, explicit, atol=1e-5)
    given = combine_masks(mask) if mask is not None and np.ndim(mask) > 2 else mask
    given = np.ones((1, 1, 1, 1), "bool") if given is None else np.asarray(given)
    full = np.broadcast_to(given, (B, N if heads else 1, T, S))
    assert_weights_sum_to_one(weights, full if heads else full[:, 0])
    blind = ~(full if heads else full[:, 0]).any(-1)
    assert (to_numpy(fused)[blind] == 0).all()
    assert (to_numpy(explicit)[blind] == 0).all()


@pytest.mark.parametrize(
    ("axes", "heads"),
    [("TS", ()), ("BTS", ()), ("TS", (N,)), ("NTS", (N,)), ("B1TS", (N,)), ("BNTS", (N,))],
)
def test_fused_path_adds_the_bias_where_the_explicit_path_does(axes, heads, fused_calls):
    sizes = {"B": B, "N": N, "T": T, "S": S, "1": 1}
    bias = 3 * draw(*(sizes[axis] for axis in axes))
    query, key = draw(B, *heads, T, D), draw(B, *heads, S, D)
    options = {"attention_mask": masks()["both"], "bias": bias}
    fused = Attention()(query, key, **options)
    assert fused_calls
    explicit, _ = Attention()(query, key, **options, return_weights=True)
    np.testing.assert_allclose(fused, explicit, atol=1e-5)


def test_mask_of_a_batch_is_not_taken_for_one_of_heads():
    """With as many heads as sentences a mask (B, T, S) would broadcast along the wrong axis."""
    x = draw(B, B, T, D)
    mask = RANDOM.random((B, T, T)) < 0.6
    _, weights = Attention()(x, x, attention_mask=mask, return_weights=True)
    assert_weights_sum_to_one(weights, np.repeat(mask[:, None], B, axis=1))


def test_fused_and_explicit_gradients_agree():
    query, key = draw(B, T, D), draw(B, S, D)
    mask = masks()["fully masked rows"]
    layer = Attention()
    layer.build(query.shape, key.shape)
    fused, explicit = (
        gradients(lambda q, k, f=call: ops.sum(ops.square(f(q, k))), query, key)
        for call in (
            lambda q, k: layer(q, k, attention_mask=mask),
            lambda q, k: layer(q, k, attention_mask=mask, return_weights=True)[0],
        )
    )
    for one, other in zip(fused, explicit, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-5)
        assert np.abs(one).max() > 0.01


def test_fused_kernel_runs_only_where_it_is_the_same(fused_calls):
    x = draw(B, T, D)
    Attention()(x, x)
    assert fused_calls == [1]
    Attention()(x, x, return_weights=True)
    Attention()(x, x, draw(B, T, V))  # JAX's kernel wants keys and values of one width
    Attention(distribution="sparsemax")(x, x)
    Attention(DotProduct())(x, x)
    Attention(dropout=0.5)(x, x, training=True)
    assert fused_calls == [1]
    Attention(dropout=0.5)(x, x)
    assert fused_calls == [1, 1]


def test_values_may_have_another_width():
    query, key, value = draw(B, T, D), draw(B, S, D), draw(B, S, V)
    context, weights = Attention()(query, key, value, return_weights=True)
    np.testing.assert_allclose(Attention()(query, key, value), context, atol=1e-6)
    assert context.shape == (B, T, V)


def test_dropout_acts_in_training_on_what_is_mixed():
    query, key = draw(B, T, D), draw(B, S, D)
    value = np.ones((B, S, 1), "float32")
    layer = Attention(dropout=0.5)
    np.testing.assert_allclose(layer(query, key, value), np.ones((B, T, 1)), atol=1e-6)
    first, weights = layer(query, key, value, return_weights=True, training=True)
    assert_weights_sum_to_one(weights)
    assert np.abs(to_numpy(first) - 1).max() > 0.1
    assert not np.allclose(first, layer(query, key, value, training=True))
    many = np.mean([to_numpy(layer(query, key, value, training=True)) for _ in range(200)])
    assert abs(many - 1) < 0.1  # the rest is scaled up


def test_bias_is_added_to_the_scores_before_the_mask():
    query, key = draw(B, T, D), draw(B, S, D)
    bias = np.where(np.arange(S) == 3, 50.0, 0.0).astype("float32")
    layer = Attention(Additive(V))
    _, weights = layer(query, key, bias=bias, return_weights=True)
    np.testing.assert_allclose(to_numpy(weights)[..., 3], 1, atol=1e-5)
    mask = np.broadcast_to(np.arange(S) != 3, (B, T, S))
    _, weights = layer(query, key, bias=bias, attention_mask=mask, return_weights=True)
    assert_weights_sum_to_one(weights, mask)


COMPATIBILITIES = {
    "dot": DotProduct,
    "scaled": ScaledDotProduct,
    "general": General,
    "additive": lambda: Additive(V),
    "concat": lambda: Concat(V),
}


@pytest.mark.parametrize("distribution", ["softmax", "sparsemax"])
@pytest.mark.parametrize("name", COMPATIBILITIES)
def test_properties_of_every_pair_of_parts(name, distribution):
    layer = Attention(COMPATIBILITIES[name](), distribution)
    mask = np.repeat(PADDING[:, None], T, axis=1)  # (B, T, S)
    inputs = {"query": draw(B, T, D), "key": draw(B, S, D), "value": draw(B, S, V)}
    inputs["attention_mask"] = mask
    _, weights = layer(**inputs, return_weights=True)
    assert_weights_sum_to_one(weights, mask)
    axes = {"key": 1, "value": 1, "attention_mask": 2}
    assert_permutation_invariant(layer, inputs, axes)
    assert_padding_invariant(layer, inputs, PADDING, ["key", "value"])
    alone = {"x": inputs["query"]}
    assert_permutation_equivariant(lambda x: layer(x, x), alone, {"x": 1})


def test_a_callable_distribution():
    query, key = draw(B, T, D), draw(B, S, D)
    expected = Attention(distribution="sparsemax")(query, key)
    np.testing.assert_array_equal(Attention(distribution=sparsemax)(query, key), expected)


def test_policy_reaches_the_default_compatibility():
    layer = Attention(dtype="mixed_bfloat16")
    assert layer.compatibility.dtype_policy.name == "mixed_bfloat16"
    context, weights = layer(draw(B, T, D), draw(B, S, D), return_weights=True)
    kinds = [keras.backend.standardize_dtype(x.dtype) for x in (context, weights)]
    assert kinds == ["bfloat16", "float32"]


@pytest.mark.parametrize("dropout", [-0.1, 1.0])
def test_wrong_dropout(dropout):
    with pytest.raises(ValueError, match=rf"\[0, 1\). Received: dropout={dropout}"):
        Attention(dropout=dropout)


def test_wrong_distribution():
    with pytest.raises(ValueError, match="'sparsemax'.*Received: distribution='argmax'"):
        Attention(distribution="argmax")


def test_mask_of_several_heads_without_heads():
    assert expand_mask(None, 3) is None
    assert expand_mask(np.ones((B, 1, T, S)), 3).shape == (B, T, S)
    with pytest.raises(ValueError, match=r"mask.shape=\(2, 3, 5, 7\), scores of rank 3"):
        expand_mask(np.ones((B, N, T, S)), 3)


@pytest.mark.parametrize("shape", [(B, S), (T, S)])
@pytest.mark.parametrize("return_weights", [False, True])
def test_a_mask_of_two_axes_is_refused(shape, return_weights):
    """Nobody can tell (B, S) from (T, S), least of all where B = T."""
    with pytest.raises(ValueError, match=r"`combine_masks`.*mask.shape=\(\d, 7\)"):
        Attention()(
            draw(B, T, D), draw(B, S, D), attention_mask=np.ones(shape, "bool"),
            return_weights=return_weights,
        )  # fmt: skip


def test_default_attention_has_a_configuration():
    """Keras writes none by itself for a layer that was given its policy as an object."""
    layer = Attention(dtype="mixed_bfloat16")
    again = Attention.from_config(layer.get_config())
    assert type(again.compatibility) is ScaledDotProduct
    assert again.compatibility.dtype_policy.name == "mixed_bfloat16"
