"""Weights in files, without the state of an optimizer."""

import keras
import numpy as np

from tfqa.training.files import load_weights, save_weights


def test_weights_without_the_optimizer(tmp_path, recwarn):
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(5)])
    plain = tmp_path / "plain.weights.h5"
    save_weights(model, plain)
    before = model.get_weights()
    model.compile(keras.optimizers.Adam(0.1), "mse")
    x, y = np.ones((7, 3), "float32"), np.ones((7, 5), "float32")
    model.fit(x, y, verbose=0)
    optimizer, slots = model.optimizer, [np.array(v) for v in model.optimizer.variables]
    save_weights(model, tmp_path / "compiled.weights.h5")
    assert (tmp_path / "compiled.weights.h5").stat().st_size == plain.stat().st_size
    load_weights(model, plain)
    assert model.optimizer is optimizer
    for one, other in zip(slots, model.optimizer.variables, strict=True):
        np.testing.assert_array_equal(one, other)
    for one, other in zip(before, model.get_weights(), strict=True):
        np.testing.assert_array_equal(one, other)
    assert not [w for w in recwarn if "optimizer" in str(w.message)]
    model.fit(x, y, verbose=0)  # the optimizer still works
    assert not np.array_equal(before[0], model.get_weights()[0])
