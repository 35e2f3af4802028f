"""Multi-head attention against NumPy, Keras and PyTorch; its two paths and its cache."""

from pathlib import Path

import keras
import numpy as np
import pytest
from keras import ops

from tests.transformer_in_numpy import multi_head
from tfqa.attention import (
    MultiHeadAttention,
    ScaledDotProduct,
    causal_mask,
    combine_masks,
    softmax,
    sparsemax,
)
from tfqa.attention import attention as attention_module
from tfqa.attention.compatibility import get_compatibility
from tfqa.attention.multi_head import serialize_initializer
from tfqa.testing import (
    assert_causal,
    assert_padding_invariant,
    assert_permutation_equivariant,
    assert_permutation_invariant,
    assert_weights_sum_to_one,
    gradients,
)

# Batch, heads, head size, width, lengths, widths of keys and values, width of "additive".
B, N, H, D, T, S, M, V, A = 2, 3, 5, 15, 7, 11, 13, 17, 19
RANDOM = np.random.default_rng(0)
TARGET = np.arange(T) < np.array([[5], [7]])  # (B, T), True = real
SOURCE = np.arange(S) < np.array([[11], [4]])  # (B, S)
KINDS = ["additive", "concat", "dot", "general", "scaled_dot"]
EVERY = pytest.mark.parametrize("kind", KINDS)
BOTH = pytest.mark.parametrize("distribution", ["softmax", "sparsemax"])
SOME = pytest.mark.parametrize(
    ("kind", "distribution"),
    [("scaled_dot", "softmax"), ("general", "sparsemax"), ("additive", "softmax")],
)


def draw(*shape):
    return RANDOM.normal(size=shape).astype("float32")


def to_numpy(x):
    return ops.convert_to_numpy(ops.cast(x, "float32"))


def make(kind="scaled_dot", *parts, query=D, key=M, value=V, **options):
    """A layer with random weights: its biases are zero otherwise, and one too many not seen."""
    compatibility = None if kind == "scaled_dot" else get_compatibility(kind, A)
    layer = MultiHeadAttention(D, N, compatibility, *parts, **options)
    layer.build(*((None, None, width) for width in (query, key, value)))
    layer.set_weights([draw(*w.shape) / 3 for w in layer.get_weights()])
    return layer


def make_self(kind="scaled_dot", *parts, **options):
    return make(kind, *parts, key=D, value=D, **options)


def draw_cross():
    return draw(B, T, D), draw(B, S, M), draw(B, S, V)


def make_masks():
    rows = RANDOM.random((B, T, S)) < 0.5
    heads = RANDOM.random((B, N, T, S)) < 0.5
    blind = rows & (np.arange(T) % 2 == 0)[:, None]  # every other query sees nothing
    return {
        "none": None,
        "padding": combine_masks(SOURCE),
        "causal": causal_mask(T, S),
        "both": combine_masks(SOURCE, causal_mask(T, S)),
        "rows": rows,
        "one head": rows[:, None],
        "heads": heads,
        "blind rows": blind,
        "blind heads": heads & (np.arange(N) != 1)[:, None, None],
        "blind sentence": combine_masks(SOURCE & np.array([[False], [True]])),
    }


MASKS = pytest.mark.parametrize("name", make_masks())


def expand(mask):
    """The mask as (B, N, T, S), in NumPy."""
    mask = np.ones((1, 1), "bool") if mask is None else to_numpy(mask) > 0
    mask = mask[:, None] if mask.ndim == 3 else mask
    return np.broadcast_to(mask, (B, N, T, S))


@BOTH
@EVERY
def test_equals_the_paper(kind, distribution):
    layer, inputs = make(kind, distribution), draw_cross()
    mask, bias = make_masks()["heads"], 2 * draw(N, T, S)
    options = {"attention_mask": mask, "bias": bias}
    output, weights = layer(*inputs, **options, return_weights=True)
    again = layer(*inputs, **options)
    assert output.shape == (B, T, D)
    assert weights.shape == (B, N, T, S)
    for i in range(B):
        sentence = (x[i].astype("float64") for x in inputs)
        expected, expected_weights = multi_head(layer, *sentence, mask[i], bias)
        np.testing.assert_allclose(output[i], expected, atol=1e-5)
        np.testing.assert_allclose(again[i], expected, atol=1e-5)
        np.testing.assert_allclose(weights[i], expected_weights, atol=1e-5)


def test_values_are_the_keys_if_not_given():
    layer, query, key = make(value=M), draw(B, T, D), draw(B, S, M)
    for options in ({}, {"return_weights": True}):
        for one, other in zip(
            keras.tree.flatten(layer(query, key, **options)),
            keras.tree.flatten(layer(query, key, key, **options)),
            strict=True,
        ):
            np.testing.assert_array_equal(one, other)
    one, other = layer.project_to_cache(key), layer.project_to_cache(key, key)
    for name in ("key", "value"):
        np.testing.assert_array_equal(one[name], other[name])


@pytest.mark.parametrize("num_heads", [1, N, H, D])
def test_number_of_parameters_does_not_depend_on_the_heads(num_heads):
    """A head has the width D / N. With D for each head there would be N times as many weights."""
    for use_bias in (True, False):
        layer = MultiHeadAttention(D, num_heads, use_bias=use_bias)
        layer.build((None, None, D), (None, None, D))
        assert layer.head_dim == D / num_heads
        assert layer.count_params() == 4 * D**2 + (4 * D if use_bias else 0)
        cache = layer.project_to_cache(draw(B, S, D))
        for name in ("key", "value"):
            assert cache[name].shape == (B, num_heads, S, D // num_heads)


@EVERY
def test_number_of_parameters_of_the_parts(kind):
    """All heads share the weights of a compatibility function."""
    projections = (D + 1) * D + (M + 1) * D + (V + 1) * D + (D + 1) * D
    own = {"general": H * H, "additive": (2 * H + 1) * A, "concat": (2 * H + 1) * A}
    assert make(kind).count_params() == projections + own.get(kind, 0)


@pytest.fixture
def fused_calls(monkeypatch):
    """A list that grows by one with every call of the fused path."""
    calls, name = [], "dot_product_attention"
    kernel = attention_module.dot_product_attention
    monkeypatch.setattr(attention_module, name, lambda *a: calls.append(1) or kernel(*a))
    return calls


@MASKS
def test_fused_path_equals_explicit_path(name, fused_calls):
    layer, inputs, mask = make(), draw_cross(), make_masks()[name]
    fused = to_numpy(layer(*inputs, attention_mask=mask))
    assert fused_calls == [1]
    explicit, weights = layer(*inputs, attention_mask=mask, return_weights=True)
    assert fused_calls == [1]
    np.testing.assert_allclose(fused, explicit, atol=1e-5)
    mask = expand(mask)
    assert_weights_sum_to_one(weights, mask)
    blind = ~mask.any(axis=(1, 3))  # (B, T): no head sees anything
    assert blind.any() == (name in ("blind rows", "blind sentence"))
    for output in (fused, to_numpy(explicit)):
        bias = layer.output_projection.get_weights()[1]
        np.testing.assert_array_equal(output[blind], np.broadcast_to(bias, output[blind].shape))


@pytest.mark.parametrize("name", ["none", "both", "heads", "blind rows"])
def test_fused_and_explicit_gradients_agree(name):
    layer, inputs, mask = make(), draw_cross(), make_masks()[name]
    mix = draw(B, T, D)
    found = [
        gradients(
            lambda q, k, v, o=options: ops.sum(
                mix * keras.tree.flatten(layer(q, k, v, attention_mask=mask, **o))[0]
            ),
            *inputs,
            variables=layer.trainable_variables,
        )
        for options in ({}, {"return_weights": True})
    ]
    for one, other in zip(*found, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-5 * max(1, np.abs(one).max()))
    assert len(found[0]) == 3 + 8
    assert min(np.abs(x).max() for i, x in enumerate(found[0]) if i != 6) > 0.01
    assert np.abs(found[0][6]).max() < 1e-4  # a bias of the keys moves all scores of a row alike


@pytest.mark.parametrize("axes", ["TS", "NTS", "1NTS", "B1TS", "BNTS", "11TS", "BN1S"])
def test_bias_is_added_to_the_scores(axes, fused_calls):
    sizes = {"B": B, "N": N, "T": T, "S": S, "1": 1}
    bias = 3 * draw(*(sizes[axis] for axis in axes))
    layer, inputs = make(), draw_cross()
    options = {"attention_mask": combine_masks(SOURCE), "bias": bias}
    fused = layer(*inputs, **options)
    assert fused_calls
    explicit, weights = layer(*inputs, **options, return_weights=True)
    np.testing.assert_allclose(fused, explicit, atol=1e-5)
    full = np.broadcast_to(bias, (B, N, T, S))
    for i in range(B):
        sentence = (x[i].astype("float64") for x in inputs)
        _, expected = multi_head(layer, *sentence, SOURCE[i], full[i])
        np.testing.assert_allclose(weights[i], expected, atol=1e-5)


def test_fused_path_runs_only_where_it_is_the_same(fused_calls):
    x = draw(B, T, D)
    make_self()(x, x)
    assert fused_calls == [1]
    make_self()(x, x, return_weights=True)
    make_self("scaled_dot", "sparsemax")(x, x)
    make_self("dot")(x, x)
    make_self(dropout=0.5)(x, x, training=True)
    assert fused_calls == [1]
    make_self(dropout=0.5)(x, x)
    make_self(dropout=0.5)(x, x, training=False)
    assert fused_calls == [1, 1, 1]


def test_mask_of_a_batch_is_not_taken_for_one_of_heads():
    """With as many sentences as heads a mask (B, T, S) would broadcast along the wrong axis."""
    layer, x = make_self(), draw(N, T, D)
    mask = RANDOM.random((N, T, T)) < 0.6
    output, weights = layer(x, x, attention_mask=mask, return_weights=True)
    assert_weights_sum_to_one(weights, np.repeat(mask[:, None], N, axis=1))
    np.testing.assert_allclose(layer(x, x, attention_mask=mask), output, atol=1e-5)


def test_true_means_attend():
    only = np.arange(S) == 3
    layer, inputs = make(), draw_cross()
    mask = np.broadcast_to(only, (B, T, S))
    output, weights = layer(*inputs, attention_mask=mask, return_weights=True)
    np.testing.assert_array_equal(weights, np.broadcast_to(only, (B, N, T, S)))
    alone = layer(inputs[0], inputs[1][:, [3, 3]], inputs[2][:, [3, 3]])
    np.testing.assert_allclose(output, alone, atol=1e-5)


@pytest.mark.parametrize("masked", [False, True])
def test_equals_keras(masked):
    layer, x = make_self(), draw(B, T, D)
    theirs = keras.layers.MultiHeadAttention(N, key_dim=H)
    theirs.build(x.shape, x.shape)
    theirs.set_weights(
        [w.reshape(v.shape) for w, v in zip(layer.get_weights(), theirs.weights, strict=True)]
    )
    mask = combine_masks(TARGET, causal_mask(T)) if masked else None
    expected, expected_weights = theirs(
        x, x, attention_mask=mask[:, 0] if masked else None, return_attention_scores=True
    )
    output, weights = layer(x, x, attention_mask=mask, return_weights=True)
    np.testing.assert_allclose(output, expected, atol=1e-5)
    np.testing.assert_allclose(weights, expected_weights, atol=1e-5)
    np.testing.assert_allclose(layer(x, x, attention_mask=mask), expected, atol=1e-5)


@pytest.mark.parametrize(
    ("kind", "masked"),
    [("self", m) for m in ("none", "padding", "causal", "both")]
    + [("cross", m) for m in ("none", "padding")],
)
def test_equals_pytorch(kind, masked):
    """What golden/make_multi_head.py wrote with nn.MultiheadAttention."""
    golden = np.load(Path(__file__).parents[1] / "golden" / "multi_head.npz")
    query = golden["target"]
    key, value = (query, query) if kind == "self" else (golden["source"], golden["values"])
    layer = MultiHeadAttention(D, N)
    layer.build(query.shape, key.shape, value.shape)
    layer.set_weights([golden[f"{kind}_weight_{i}"] for i in range(8)])
    padding = golden[f"{kind}_padding_mask"] if masked in ("padding", "both") else None
    mask = combine_masks(padding, causal_mask(T) if masked in ("causal", "both") else None)
    output, weights = layer(query, key, value, attention_mask=mask, return_weights=True)
    expected = golden[f"{kind}_{masked}_output"]
    np.testing.assert_allclose(output, expected, atol=1e-5)
    np.testing.assert_allclose(layer(query, key, value, attention_mask=mask), expected, atol=1e-5)
    np.testing.assert_allclose(weights, golden[f"{kind}_{masked}_attention"], atol=1e-5)


@SOME
def test_steps_equal_all_at_once(kind, distribution):
    """At every position. Later places of the cache are not read, and earlier ones not written."""
    layer, x, bias = make_self(kind, distribution), draw(B, T, D), draw(N, T, T)
    expected = to_numpy(layer(x, x, attention_mask=causal_mask(T), bias=bias))
    cache = layer.init_cache(B, T)
    for t in range(T):
        old = {name: to_numpy(part) for name, part in cache.items()}
        for part in old.values():
            assert part.shape == (B, N, T, H)
            part[:, :, t:] = 1000 * draw(B, N, T - t, H)
        cache = {name: ops.convert_to_tensor(part) for name, part in old.items()}
        output, cache = layer.step(x[:, t : t + 1], cache, t, bias=bias[None, :, t : t + 1])
        assert output.shape == (B, 1, D)
        np.testing.assert_allclose(output[:, 0], expected[:, t], atol=1e-5)
        for name, part in old.items():
            np.testing.assert_array_equal(to_numpy(cache[name])[:, :, :t], part[:, :, :t])
    for part, whole in layer.project_to_cache(x).items():
        np.testing.assert_allclose(cache[part], whole, atol=1e-5)


@SOME
def test_a_prompt_is_read_at_once(kind, distribution):
    """Several tokens in one step, then one by one, beside padding that nobody sees."""
    layer, x, bias = make_self(kind, distribution), draw(B, T, D), draw(N, T, S)
    real = np.arange(S) >= np.array([[0], [2]])  # (B, S)
    options = {"attention_mask": combine_masks(real)}
    mask = combine_masks(real[:, :T], causal_mask(T))
    expected = to_numpy(layer(x, x, attention_mask=mask, bias=bias[:, :, :T]))
    cache = layer.init_cache(B, S)
    output, cache = layer.step(x[:, :4], cache, 0, bias=bias[None, :, :4], **options)
    np.testing.assert_allclose(output, expected[:, :4], atol=1e-5)
    for t in range(4, T):
        part = bias[None, :, t : t + 1]
        output, cache = layer.step(x[:, t : t + 1], cache, t, bias=part, **options)
        np.testing.assert_allclose(output[:, 0], expected[:, t], atol=1e-5)


@pytest.mark.parametrize("head_dim", [2, 7])
def test_heads_of_another_width(head_dim):
    """Equal to the paper with matrices (D, N H), in one go and with a cache."""
    layer = MultiHeadAttention(D, N, head_dim=head_dim)
    layer.build((None, None, D), (None, None, D))
    layer.set_weights([draw(*w.shape) / 3 for w in layer.get_weights()])
    assert layer.count_params() == 3 * (D + 1) * N * head_dim + (N * head_dim + 1) * D
    x, mask = draw(B, T, D), np.tri(T, dtype="bool")
    output = layer(x, x, attention_mask=causal_mask(T))
    expected = [multi_head(layer, one, one, mask=mask)[0] for one in x.astype("float64")]
    np.testing.assert_allclose(output, expected, atol=1e-5)
    step, _ = layer.step(x, layer.init_cache(B, T), 0)
    np.testing.assert_allclose(step, output, atol=1e-5)
    again = MultiHeadAttention.from_config(layer.get_config())
    assert again.head_dim == head_dim
    with pytest.raises(ValueError, match="Received: head_dim=0"):
        MultiHeadAttention(D, N, head_dim=0)


def test_cache_starts_empty_and_may_be_longer_than_what_is_written():
    layer, x = make_self(), draw(B, T, D)
    cache = layer.init_cache(B, S)
    assert {k: tuple(v.shape) for k, v in cache.items()} == dict.fromkeys(
        ("key", "value"), (B, N, S, H)
    )
    assert all((to_numpy(part) == 0).all() for part in cache.values())
    expected = to_numpy(layer(x, x, attention_mask=causal_mask(T)))
    for t in range(T):
        output, cache = layer.step(x[:, t : t + 1], cache, ops.convert_to_tensor(t))
        np.testing.assert_allclose(output[:, 0], expected[:, t], atol=1e-5)


@SOME
def test_what_is_attended_to_is_projected_once(kind, distribution):
    layer, (query, key, value) = make(kind, distribution), draw_cross()
    options = {"attention_mask": combine_masks(SOURCE), "bias": draw(N, 1, S)}
    cache = layer.project_to_cache(key, value)
    assert cache["key"].shape == cache["value"].shape == (B, N, S, H)
    expected = layer(query, key, value, **options)
    for projection in (layer.key_projection, layer.value_projection):
        projection.set_weights([np.full_like(w, np.nan) for w in projection.get_weights()])
    output = layer.attend_to_cache(query, cache, **options)
    np.testing.assert_allclose(output, expected, atol=1e-5)


@SOME
def test_properties(kind, distribution):
    layer, x = make_self(kind, distribution), draw(B, T, D)
    assert_permutation_equivariant(lambda x: layer(x, x), {"x": x}, {"x": 1})
    cross = make(kind, distribution)
    inputs = dict(zip(("query", "key", "value"), draw_cross(), strict=True))
    inputs["attention_mask"] = combine_masks(SOURCE)
    inputs["bias"] = draw(N, T, S)
    axes = {"key": 1, "value": 1, "attention_mask": 3, "bias": 2}
    assert_permutation_invariant(cross, inputs, axes)


@pytest.mark.parametrize(
    ("kind", "return_weights"), [("scaled_dot", False), ("scaled_dot", True), ("general", True)]
)
def test_padding_and_causality(kind, return_weights):
    """Of outputs and gradients, on the fused and on the explicit path."""
    options = {"return_weights": return_weights}
    inputs = dict(zip(("query", "key", "value"), draw_cross(), strict=True))
    inputs |= {"attention_mask": combine_masks(SOURCE), **options}
    assert_padding_invariant(make(kind), inputs, SOURCE, ["key", "value"])
    layer, mask = make_self(kind), combine_masks(TARGET, causal_mask(T))
    assert_causal(lambda x: layer(x, x, attention_mask=mask, **options), draw(B, T, D))


def test_dropout_acts_in_training_on_what_is_mixed():
    layer, inputs = make(dropout=0.5), draw_cross()
    np.testing.assert_array_equal(layer(*inputs), layer(*inputs, training=False))
    first, weights = layer(*inputs, return_weights=True, training=True)
    assert_weights_sum_to_one(weights)
    second = layer(*inputs, training=True)
    assert np.abs(to_numpy(first) - to_numpy(second)).max() > 0.01
    several = np.stack([to_numpy(layer(*inputs, training=True)) for _ in range(50)])
    error = np.abs(several.mean(axis=0) - to_numpy(layer(*inputs)))
    assert (error < 6 * several.std(axis=0) / 50**0.5).all()  # the rest is scaled up


@pytest.mark.parametrize("kind", ["scaled_dot", "concat"])
def test_precision_of_the_parts(kind):
    """Weights are float32; what a search carries through its loop keeps the compute dtype."""
    policy = {"dtype": "mixed_bfloat16"}
    layer = MultiHeadAttention(D, N, get_compatibility(kind, A, **policy), **policy)
    x = draw(B, T, D)
    output, weights = layer(x, x, return_weights=True)
    cache = layer.init_cache(B, T)
    step, new = layer.step(ops.cast(x[:, :1], "bfloat16"), cache, 0)
    kinds = [
        keras.backend.standardize_dtype(x.dtype)
        for x in keras.tree.flatten([weights, output, step, cache, new, layer.project_to_cache(x)])
    ]
    assert kinds == ["float32"] + ["bfloat16"] * 8
    np.testing.assert_allclose(
        to_numpy(step), to_numpy(layer(x, x, attention_mask=causal_mask(T)))[:, :1], atol=0.05
    )


def test_parts():
    """The reference in NumPy takes them from the layer, so here is what they must be."""
    part = get_compatibility("additive", A)
    layer = MultiHeadAttention(D, N, part, "sparsemax")
    assert layer.attention.compatibility is part
    assert layer.attention.distribution is sparsemax
    layer = MultiHeadAttention(D, N, dtype="mixed_bfloat16")
    assert layer.attention.distribution is softmax
    assert type(layer.attention.compatibility) is ScaledDotProduct
    assert {x.dtype_policy.name for x in layer._flatten_layers()} == {"mixed_bfloat16"}


@pytest.mark.parametrize(("hidden_dim", "num_heads"), [(10, 4), (15, 0), (0, 3), (-15, -3)])
def test_heads_must_divide_the_width(hidden_dim, num_heads):
    message = f"divisible by `num_heads`.*Received: hidden_dim={hidden_dim}, num_heads={num_heads}"
    with pytest.raises(ValueError, match=message):
        MultiHeadAttention(hidden_dim, num_heads)


def test_wrong_parts():
    with pytest.raises(ValueError, match=r"Received: dropout=1"):
        MultiHeadAttention(D, N, dropout=1.0)
    with pytest.raises(ValueError, match="Received: distribution='hardmax'"):
        MultiHeadAttention(D, N, distribution="hardmax")


@pytest.mark.parametrize("given", ["object", "name", "configuration", "none"])
def test_each_kernel_is_drawn_by_an_initializer_of_its_own(given):
    """One object for all of them would draw four equal matrices."""
    wide = keras.initializers.TruncatedNormal(stddev=3.0)
    options = {"object": wide, "name": "he_normal", "configuration": serialize_initializer(wide)}
    options = {"kernel_initializer": options[given]} if given != "none" else {}
    layer = MultiHeadAttention(101, 1, use_bias=False, **options)
    for one in (layer, MultiHeadAttention.from_config(layer.get_config())):
        one.build((None, None, 101), (None, None, 101))
        kernels = one.get_weights()
        assert len({float(kernel[0, 0]) for kernel in kernels}) == 4
        scale = {"name": (2 / 101) ** 0.5, "none": (1 / 101) ** 0.5}.get(given, 3 * 0.88)
        for kernel in kernels:
            assert kernel.std() == pytest.approx(scale, rel=0.03)


def test_serialize_initializer():
    assert serialize_initializer("zeros") == "zeros"
    assert serialize_initializer(None) is None
    found = serialize_initializer(keras.initializers.RandomNormal(stddev=0.3))
    assert serialize_initializer(found) == found
    assert keras.initializers.get(found).stddev == 0.3
