"""The papers' Adams, step by step, gradients accumulated over batches, and rates by layer."""

import functools
import types

import keras
import numpy as np
import pytest

from tfqa.models import BertConfig, BertForSequenceClassification
from tfqa.training import (
    InverseSquareRoot,
    WarmupLinear,
    bert_adamw,
    layerwise_factors,
    transformer_adam,
)
from tfqa.training.adam import AdamW

RANDOM = np.random.default_rng(0)


def adam_in_numpy(weights, gradients, rates, beta_1=0.9, beta_2=0.98, epsilon=1e-9):
    """Kingma and Ba 2015, algorithm 1, in float64."""
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step, (gradient, rate) in enumerate(zip(gradients, rates, strict=True), start=1):
        mean = beta_1 * mean + (1 - beta_1) * gradient
        square = beta_2 * square + (1 - beta_2) * gradient**2
        unbiased = mean / (1 - beta_1**step), square / (1 - beta_2**step)
        weights = weights - rate * unbiased[0] / (np.sqrt(unbiased[1]) + epsilon)
    return weights


def test_steps_are_those_of_the_paper():
    start, gradients = RANDOM.normal(size=(3, 5)), RANDOM.normal(size=(7, 3, 5))
    schedule = InverseSquareRoot(0.1, 3)
    variable = keras.Variable(start)
    optimizer = transformer_adam(schedule)
    for gradient in gradients:
        optimizer.apply([keras.ops.convert_to_tensor(gradient, "float32")], [variable])
    rates = [0.1 * min(t / 3, (3 / t) ** 0.5) for t in range(1, 8)]
    expected = adam_in_numpy(start, gradients, rates)
    np.testing.assert_allclose(keras.ops.convert_to_numpy(variable), expected, atol=1e-5)


def test_the_gradient_is_clipped_as_one():
    assert transformer_adam(0.1).global_clipnorm is None
    assert transformer_adam(0.1, clip_norm=0.7).global_clipnorm == 0.7


def make_model(optimizer):
    keras.utils.set_random_seed(0)
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(5)])
    model.compile(optimizer, "mse")
    return model


@pytest.mark.parametrize(
    "make_optimizer",
    [transformer_adam, functools.partial(bert_adamw, weight_decay=0.3, clip_norm=0.1)],
    ids=["transformer_adam", "bert_adamw"],
)
def test_accumulated_batches_equal_one_large_batch(make_optimizer):
    """An update decays once, and the mean gradient is clipped."""
    x, y = RANDOM.normal(size=(24, 3)), RANDOM.normal(size=(24, 5))
    whole, parts = (  # a schedule counts batches
        make_model(make_optimizer(InverseSquareRoot(0.1, 2 * n), accumulation_steps=n))
        for n in (1, 3)
    )
    before = whole.get_weights()[0]
    for i in (0, 12):
        whole.train_on_batch(x[i : i + 12], y[i : i + 12])
    for i in range(0, 24, 4):
        parts.train_on_batch(x[i : i + 4], y[i : i + 4])
    assert np.abs(whole.get_weights()[0] - before).max() > 0.01
    for one, other in zip(whole.get_weights(), parts.get_weights(), strict=True):
        np.testing.assert_allclose(one, other, atol=1e-5)
    assert int(parts.optimizer.iterations) == int(whole.optimizer.iterations) == 2


def test_wrong_accumulation():
    with pytest.raises(ValueError, match="Received: accumulation_steps=0"):
        transformer_adam(0.1, accumulation_steps=0)


def adamw_in_numpy(weights, gradients, rates, decay, bound):
    """Loshchilov and Hutter 2019, algorithm 2, all weights clipped as one; epsilon as in Keras.

    Keras adds it before the bias correction ("epsilon hat" of Kingma and Ba 2015).
    """
    means, squares = ([np.zeros_like(w) for w in weights] for _ in range(2))
    for step, (parts, rate) in enumerate(zip(gradients, rates, strict=True), start=1):
        norm = np.sqrt(sum((part**2).sum() for part in parts))
        for i, part in enumerate(parts):
            part = part * min(1, bound / norm)
            means[i] = 0.9 * means[i] + 0.1 * part
            squares[i] = 0.999 * squares[i] + 0.001 * part**2
            correction = np.sqrt(1 - 0.999**step) / (1 - 0.9**step)
            update = means[i] * correction / (np.sqrt(squares[i]) + 1e-6)
            weights[i] = weights[i] - rate * (update + decay[i] * weights[i])
    return weights


@pytest.mark.parametrize("size", [1.0, 1e-3])
def test_bert_adamw_is_that_of_the_papers(size):
    """With gradients that are clipped, and with some so small that epsilon matters."""
    shapes = {"kernel": (3, 5), "bias": (5,), "gamma": (7,), "beta": (7,)}
    start = [RANDOM.normal(size=shape) for shape in shapes.values()]
    gradients = [[size * RANDOM.normal(size=s) for s in shapes.values()] for _ in range(11)]
    variables = [keras.Variable(x, name=name) for name, x in zip(shapes, start, strict=True)]
    optimizer = bert_adamw(WarmupLinear(0.1, 3, 11), weight_decay=0.3)
    for parts in gradients:
        optimizer.apply([keras.ops.convert_to_tensor(x, "float32") for x in parts], variables)
    rates = [0.1 * min(t / 3, (11 - t) / 8) for t in range(11)]
    expected = adamw_in_numpy(start, gradients, rates, (0.3, 0, 0, 0), 1.0)
    for variable, values in zip(variables, expected, strict=True):
        np.testing.assert_allclose(keras.ops.convert_to_numpy(variable), values, atol=2e-5)


def test_bert_adamw_has_the_papers_parts():
    optimizer = bert_adamw(0.1)
    assert type(optimizer) is AdamW
    assert (optimizer.weight_decay, optimizer.global_clipnorm) == (0.01, 1.0)
    assert optimizer.excluded_names == ("bias", "gamma", "beta")
    assert bert_adamw(0.1, accumulation_steps=3).gradient_accumulation_steps == 3
    assert bert_adamw(0.1, clip_norm=None).global_clipnorm is None
    assert optimizer.learning_rate_multipliers is None
    multiplied = bert_adamw(0.1, learning_rate_multipliers=[0.5, 1])
    assert multiplied.learning_rate_multipliers == (0.5, 1.0)
    with pytest.raises(ValueError, match="Received: accumulation_steps=0"):
        bert_adamw(0.1, accumulation_steps=0)


def make_classifier(num_layers=3, **changes):
    return BertForSequenceClassification(BertConfig.tiny(num_layers=num_layers, **changes))


def by_hand(model, decay):
    """The factor of each variable, by part of the model and not by order."""
    backbone = model.backbone
    count = len(backbone.encoder.layers)
    powers = {model.classifier: 0, backbone.pooler: 0, backbone.embedding: count + 1}
    powers |= {layer: count - i for i, layer in enumerate(backbone.encoder.layers)}
    if backbone.encoder.normalization is not None:
        powers[backbone.encoder.normalization] = 0
    return {
        variable.path: decay**power
        for layer, power in powers.items()
        for variable in layer.trainable_variables
    }


@pytest.mark.parametrize("norm", ["post", "pre"])
def test_layers_near_the_input_learn_more_slowly(norm):
    """In a second model, too, whose layers have other names."""
    first, second = make_classifier(norm=norm), make_classifier(norm=norm)
    factors = layerwise_factors(first, 0.75)
    assert factors == layerwise_factors(second, 0.75)
    for model in (first, second):
        paths = [variable.path for variable in model.trainable_variables]
        assert dict(zip(paths, factors, strict=True)) == by_hand(model, 0.75)
        assert len(set(paths)) == len(paths)
    assert set(factors) == {1, 0.75, 0.75**2, 0.75**3, 0.75**4}
    assert set(layerwise_factors(first, 1)) == {1}
    backbone = layerwise_factors(first.backbone, 0.75)
    assert backbone == factors[: len(backbone)] and set(factors[len(backbone) :]) == {1}


def test_factors_of_what_is_trainable():
    model = make_classifier()
    factors = layerwise_factors(model, 0.5)
    paths = [variable.path for variable in model.trainable_variables]
    everything = dict(zip(paths, factors, strict=True))
    model.backbone.embedding.trainable = model.backbone.encoder.layers[1].trainable = False
    paths = [variable.path for variable in model.trainable_variables]
    assert layerwise_factors(model, 0.5) == [everything[path] for path in paths]
    assert len(paths) < len(everything)


def first_step(model):
    """How far each variable moves, by its path."""
    random = np.random.default_rng(0)
    inputs = {"token_ids": random.integers(1, 64, size=(3, 7))}
    before = [keras.ops.convert_to_numpy(v) for v in model.trainable_variables]
    model.train_on_batch(inputs, {"logits": np.array([0, 1, 1])})
    pairs = zip(model.trainable_variables, before, strict=True)
    return {v.path: keras.ops.convert_to_numpy(v) - old for v, old in pairs}


@pytest.mark.slow
def test_a_bert_learns_at_the_rates_of_its_layers(tmp_path):
    """Beside one that has no factors, and again after saving."""
    moves, loss = [], keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    first = make_classifier(2, initializer_range=0.3)
    for factors in (None, layerwise_factors(first, 0.5)):
        model = make_classifier(2)
        model.set_weights(first.get_weights())
        model.compile(bert_adamw(0.01, learning_rate_multipliers=factors), {"logits": loss})
        model.optimizer.build(model.trainable_variables)
        model.save(tmp_path / "model.keras")
        moves.append(first_step(model).values())
    loaded = keras.models.load_model(tmp_path / "model.keras")
    moves.append(first_step(loaded).values())
    expected = by_hand(loaded, 0.5)
    for variable, whole, *slowed in zip(loaded.trainable_variables, *moves, strict=True):
        for one in slowed:
            np.testing.assert_allclose(one, expected[variable.path] * whole, atol=1e-5)
        if variable.name == "kernel":
            assert np.abs(whole).max() > 0.005


def test_wrong_models_and_decays():
    for decay in (0, 1.5):
        with pytest.raises(ValueError, match=rf"\(0, 1\]. Received: decay={decay}"):
            layerwise_factors(make_classifier(), decay)
    with pytest.raises(TypeError, match="or a `backbone` that has. Received: Sequential"):
        layerwise_factors(keras.Sequential([keras.layers.Dense(3)]), 0.5)
    model = keras.Sequential([keras.layers.Dense(3), keras.layers.Dense(5)])
    model.embedding, model.encoder = model.layers[0], types.SimpleNamespace(layers=model.layers[1:])
    with pytest.raises(ValueError, match="must be built. Received: one that is not"):
        layerwise_factors(model, 0.5)
    model.build((None, 2))
    assert layerwise_factors(model, 0.5) == [0.25, 0.25, 0.5, 0.5]
