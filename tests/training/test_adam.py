"""Adam clips the sum of all devices, AdamW spares and slows variables; else they are Keras's."""

import functools

import keras
import numpy as np
import pytest

from tfqa.training.adam import Adam, AdamW

ON_TENSORFLOW = keras.backend.backend() == "tensorflow"
BOUNDS = [{}, {"global_clipnorm": 0.5}, {"clipnorm": 0.5}, {"clipvalue": 0.5}]


@pytest.mark.parametrize("kinds", [(Adam, keras.optimizers.Adam), (AdamW, keras.optimizers.AdamW)])
@pytest.mark.parametrize("bounds", BOUNDS)
def test_is_kerass_own_on_one_device(bounds, kinds):
    if kinds[0] is AdamW:
        ours = functools.partial(AdamW, exclude_from_weight_decay=())
        kinds = ours, functools.partial(kinds[1], weight_decay=0.01)
    trained = []
    for kind in kinds:
        keras.utils.set_random_seed(3)
        model = keras.Sequential([keras.Input((5,)), keras.layers.Dense(2)])
        model.compile(kind(0.1, **bounds), "mse")
        x = np.arange(35, dtype="float32").reshape(7, 5)
        model.fit(x, x[:, :2], batch_size=3, shuffle=False, epochs=2, verbose=0)
        trained.append(model.get_weights())
    for one, other in zip(*trained, strict=True):
        np.testing.assert_array_equal(one, other)


def test_serialization():
    config = keras.saving.serialize_keras_object(Adam(0.1, global_clipnorm=0.5))
    assert config["registered_name"] == "tfqa>Adam"
    again = keras.saving.deserialize_keras_object(config)
    assert type(again) is Adam and again.global_clipnorm == 0.5


class Replica:
    """One of two devices, as `tf.distribute` shows it: what the other has comes in as `other`."""

    num_replicas_in_sync = 2

    def __init__(self, other):
        self.other = other

    def all_reduce(self, kind, arrays):
        assert kind == "sum"
        return [one + other for one, other in zip(arrays, self.other, strict=True)]


@pytest.fixture
def on_two_devices(monkeypatch):
    import tensorflow as tf

    def be(other):
        replica = Replica(other)
        monkeypatch.setattr(tf.distribute, "get_strategy", lambda: replica)
        monkeypatch.setattr(tf.distribute, "get_replica_context", lambda: replica)

    return be


@pytest.mark.skipif(not ON_TENSORFLOW, reason="JAX adds gradients before the optimizer")
def test_the_sum_is_clipped_and_shared(on_two_devices):
    """Keras sums over both devices afterwards, so that each must give half of the clipped sum."""
    import tensorflow as tf

    mine, other = (np.array(values, "float32") for values in ([3.0, 4.0], [3.0, -4.0]))
    on_two_devices([other])
    found = Adam(global_clipnorm=1.5)._clip_sum([None, tf.constant(mine)])
    assert found[0] is None
    np.testing.assert_allclose(found[1], [0.75, 0.0], rtol=1e-6)  # (6, 0) clipped to 1.5, halved
    found = Adam()._clip_sum([tf.constant(mine)])
    np.testing.assert_allclose(found[0], [3.0, 0.0])


@pytest.mark.skipif(not ON_TENSORFLOW, reason="JAX accumulates on several devices")
def test_no_accumulation_on_several_devices(on_two_devices):
    on_two_devices([])
    with pytest.raises(ValueError, match="gradient_accumulation_steps=3, 2 devices. Leave it out"):
        Adam(gradient_accumulation_steps=3)._clip_sum([])


def make_model(optimizer):
    keras.utils.set_random_seed(0)
    layers = [keras.layers.Dense(7, name="first"), keras.layers.LayerNormalization()]
    model = keras.Sequential([keras.Input((5,)), *layers, keras.layers.Dense(3)])
    model.compile(optimizer, "mse")
    return model


def step_without_gradient(model):
    """Let an optimizer do what it does beside the gradient: only decay is left."""
    zeros = [keras.ops.zeros(variable.shape) for variable in model.trainable_variables]
    before = [keras.ops.convert_to_numpy(variable) for variable in model.trainable_variables]
    model.optimizer.apply(zeros, model.trainable_variables)
    after = [keras.ops.convert_to_numpy(variable) for variable in model.trainable_variables]
    triples = zip(model.trainable_variables, before, after, strict=True)
    return {variable.path: (variable.name, x, y) for variable, x, y in triples}


def shake(model):
    random = np.random.default_rng(0)
    model.set_weights([random.normal(size=w.shape) for w in model.get_weights()])
    return model


def test_excluded_variables_do_not_decay_at_all():
    model = shake(make_model(AdamW(0.5, weight_decay=0.1)))
    found = step_without_gradient(model)
    assert len(found) == 6
    for name, before, after in found.values():
        if name == "kernel":
            np.testing.assert_allclose(after, before * 0.95, rtol=1e-6)
        else:
            assert name in ("bias", "gamma", "beta")
            np.testing.assert_array_equal(after, before)


def test_an_excluded_name_is_whole():
    """The name of a variable, not a part of it, and not that of a layer around it."""
    names = ["first", "kern", "gamma"]
    model = shake(make_model(AdamW(0.5, weight_decay=0.1, exclude_from_weight_decay=names)))
    for name, before, after in step_without_gradient(model).values():
        assert (before == after).all() == (name == "gamma")


def test_what_is_excluded_survives_saving(tmp_path):
    """Keras's own `exclude_from_weight_decay` does not, nor does it reach a copy."""
    model = shake(make_model(AdamW(0.5, weight_decay=0.1, exclude_from_weight_decay=("kernel",))))
    model.optimizer.build(model.trainable_variables)
    model.save(tmp_path / "model.keras")
    loaded = keras.models.load_model(tmp_path / "model.keras")
    assert type(loaded.optimizer) is AdamW and loaded.optimizer.excluded_names == ("kernel",)
    copied = make_model(AdamW.from_config(model.optimizer.get_config()))
    copied.set_weights(model.get_weights())
    expected = step_without_gradient(model)
    for other in (loaded, copied):
        found = step_without_gradient(other)
        pairs = zip(found.values(), expected.values(), strict=True)
        assert all((one[2] == two[2]).all() for one, two in pairs)
    assert all((x == y).all() == (name == "kernel") for name, x, y in expected.values())


def test_decay_is_neither_clipped_nor_accumulated():
    """A step of three batches decays once."""
    model = shake(make_model(AdamW(0.5, 0.1, global_clipnorm=1e-6, gradient_accumulation_steps=3)))
    for after_so_many in range(3):
        for name, before, after in step_without_gradient(model).values():
            decays = name == "kernel" and after_so_many == 2
            np.testing.assert_allclose(after, before * (0.95 if decays else 1), rtol=1e-6)


@pytest.mark.parametrize("bounds", [{}, {"global_clipnorm": 0.5}])
def test_a_row_looked_up_twice_has_one_gradient(bounds):
    """Keras's own squares the gradients of both look-ups, and then adds."""
    ids, mix = np.array([[1, 1, 2]]), np.array([[[1.0], [2.0], [-4.0]]], "float32")
    one_hot = np.eye(5, dtype="float32")[ids]
    moved = []
    for read in (lambda x: keras.ops.take(x, ids, axis=0), lambda x: keras.ops.matmul(one_hot, x)):
        layer = Table(read)
        model = keras.Sequential([layer])
        model.compile(AdamW(0.1, 0.0, epsilon=0.1, **bounds), lambda y, x: keras.ops.sum(y * x))
        for _ in range(3):
            model.train_on_batch(np.zeros((1, 3)), mix)
        moved.append(keras.ops.convert_to_numpy(layer.table))
    assert (moved[0][[1, 2]] != 0).all()
    np.testing.assert_allclose(*moved, rtol=1e-6)


class Table(keras.layers.Layer):
    def __init__(self, read):
        super().__init__()
        self.read = read
        self.table = self.add_weight(name="table", shape=(5, 1), initializer="zeros")

    def call(self, inputs):
        return self.read(self.table)


FACTORS = (1.0, 0.5, 0.25, 0.0, 2.0, 0.75)  # first kernel, bias, gamma, beta, last kernel, bias


def train_in_numpy(start, batches, factors, steps_each=1):
    """AdamW in float64 as the formula says it, clipped as one before the factors come in."""
    weights = [x.astype("float64") for x in start]
    means, squares = ([np.zeros_like(w) for w in weights] for _ in range(2))
    groups = [batches[i : i + steps_each] for i in range(0, len(batches), steps_each)]
    for step, group in enumerate(groups, start=1):
        mean = [np.mean(parts, axis=0) for parts in zip(*group, strict=True)]
        norm = np.sqrt(sum((part**2).sum() for part in mean))
        for i, part in enumerate(mean):
            part = part * min(1, 0.5 / norm)
            means[i] = 0.9 * means[i] + 0.1 * part
            squares[i] = 0.999 * squares[i] + 0.001 * part**2
            update = means[i] / (1 - 0.9**step)
            update /= (np.sqrt(squares[i]) + 1e-3) / np.sqrt(1 - 0.999**step)
            decay = 0.3 if weights[i].ndim > 1 else 0.0
            weights[i] = weights[i] - factors[i] * 0.1 * (update + decay * weights[i])
    return weights


@pytest.mark.parametrize("steps_each", [1, 3])
@pytest.mark.parametrize("stateless", [True, False])
def test_each_variable_has_its_own_rate(stateless, steps_each):
    """Also with gradients accumulated, where it is the mean of some batches that is clipped."""
    if stateless and ON_TENSORFLOW:
        pytest.skip("Keras has no stateless optimizers on TensorFlow")
    options = {"global_clipnorm": 0.5, "epsilon": 1e-3, "learning_rate_multipliers": FACTORS}
    if steps_each > 1:
        options["gradient_accumulation_steps"] = steps_each
    model = shake(make_model(AdamW(0.1, 0.3, **options)))
    variables, optimizer = model.trainable_variables, model.optimizer
    start = model.get_weights()
    random = np.random.default_rng(5)
    batches = [[random.normal(size=x.shape) for x in start] for _ in range(5 * steps_each)]
    optimizer.build(variables)
    values, state = ([v.value for v in some] for some in (variables, optimizer.variables))
    if stateless:
        import jax

        step = jax.jit(optimizer.stateless_apply)
    for batch in batches:
        gradients = [keras.ops.convert_to_tensor(x, "float32") for x in batch]
        if stateless:
            values, state = step(state, gradients, values)
        else:
            optimizer.apply(gradients, variables)
    found = values if stateless else variables
    expected = train_in_numpy(start, batches, FACTORS, steps_each)
    for one, before, other in zip(found, start, expected, strict=True):
        np.testing.assert_allclose(keras.ops.convert_to_numpy(one), other, atol=1e-5)
        assert np.abs(other - before).max() > 0.05 or other is expected[3]
    np.testing.assert_array_equal(keras.ops.convert_to_numpy(found[3]), start[3])  # a factor of 0


def test_rates_of_variables_survive_saving(tmp_path):
    """In a copy, and in a model from a file, whose layers Keras may name in another way."""
    x = np.random.default_rng(3).normal(size=(11, 5)).astype("float32")
    model = shake(make_model(AdamW(0.1, 0.3, learning_rate_multipliers=FACTORS)))
    model.fit(x, x[:, :3], verbose=0)
    model.save(tmp_path / "model.keras")
    loaded = keras.models.load_model(tmp_path / "model.keras")
    assert loaded.optimizer.learning_rate_multipliers == FACTORS
    copied = make_model(AdamW.from_config(model.optimizer.get_config()))
    copied.set_weights(model.get_weights())
    copied.optimizer.build(copied.trainable_variables)
    for one, other in zip(copied.optimizer.variables, model.optimizer.variables, strict=True):
        one.assign(keras.ops.convert_to_numpy(other))
    paths = [[variable.path for variable in one.trainable_variables] for one in (model, copied)]
    assert paths[0] != paths[1]
    for one in (model, loaded, copied):
        one.fit(x, x[:, :3], epochs=3, shuffle=False, verbose=0)
    for other in (loaded, copied):
        for one, two in zip(other.get_weights(), model.get_weights(), strict=True):
            np.testing.assert_array_equal(one, two)


def test_wrong_learning_rate_multipliers():
    for wrong in (-0.5, float("nan"), float("inf")):
        with pytest.raises(ValueError, match=f"at least 0. Received: .*_multipliers with {wrong}"):
            AdamW(0.1, learning_rate_multipliers=[1.0, wrong])
    model = make_model(AdamW(0.1, learning_rate_multipliers=FACTORS))
    model.layers[0].trainable = False
    with pytest.raises(ValueError, match="Received: 6 factors, 4 trainable variables. Make them"):
        model.optimizer.build(model.trainable_variables)
