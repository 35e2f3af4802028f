"""Adam clips the sum of what the devices computed; on one device it is Keras's own."""

import keras
import numpy as np
import pytest

from tfqa.training.adam import Adam

ON_TENSORFLOW = keras.backend.backend() == "tensorflow"
BOUNDS = [{}, {"global_clipnorm": 0.5}, {"clipnorm": 0.5}, {"clipvalue": 0.5}]


@pytest.mark.parametrize("bounds", BOUNDS)
def test_is_kerass_adam_on_one_device(bounds):
    trained = []
    for kind in (Adam, keras.optimizers.Adam):
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
