"""The last checkpoints are kept, and their mean is taken exactly."""

import keras
import numpy as np
import pytest

from tfqa.training import KeepLast, average_weights
from tfqa.training.files import save_weights


def make_model():
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(5), keras.layers.Dropout(0.5)])
    model.compile(keras.optimizers.Adam(0.1), "mse")
    return model


def test_the_last_epochs_are_kept_and_averaged(tmp_path):
    model, seen = make_model(), []
    remember = keras.callbacks.LambdaCallback(
        on_epoch_end=lambda epoch, logs: seen.append(model.get_weights())
    )
    keep = KeepLast(tmp_path / "last", 3)
    x, y = np.ones((7, 3), "float32"), np.ones((7, 5), "float32")
    model.fit(x, y, epochs=5, verbose=0, callbacks=[keep, remember])
    names = [path.name for path in keep.paths()]
    assert names == [f"epoch-{epoch:04d}.weights.h5" for epoch in (3, 4, 5)]
    assert sorted(path.name for path in (tmp_path / "last").iterdir()) == names
    slots = [np.array(v) for v in model.optimizer.variables]
    average_weights(model, keep.paths())
    for found, *expected in zip(model.get_weights(), *seen[2:], strict=True):
        np.testing.assert_allclose(found, np.mean(expected, axis=0), atol=1e-7)
        assert not np.allclose(found, expected[-1], atol=1e-4)
    for one, other in zip(slots, model.optimizer.variables, strict=True):
        np.testing.assert_array_equal(one, other)


def test_order_is_by_epoch_beyond_nine(tmp_path):
    model, keep = make_model(), KeepLast(tmp_path, 2)
    keep.set_model(model)
    for epoch in range(8, 12):
        keep.on_epoch_end(epoch)
    assert [path.name[6:10] for path in keep.paths()] == ["0011", "0012"]


def test_an_epoch_done_again_after_a_restart_counts_once(tmp_path):
    model = make_model()
    for epoch in (0, 1, 1):
        keep = KeepLast(tmp_path, 2)
        keep.set_model(model)
        keep.on_epoch_end(epoch)
    assert len(keep.paths()) == 2


def test_checkpoints_of_another_model_are_refused(tmp_path):
    save_weights(make_model(), tmp_path / "one.weights.h5")
    other = keras.Sequential([keras.Input((3,)), keras.layers.Dense(7)])
    with pytest.raises(ValueError):
        average_weights(other, [tmp_path / "one.weights.h5"])


def test_nothing_to_average(tmp_path):
    with pytest.raises(ValueError, match="at least one file"):
        average_weights(make_model(), [])
    with pytest.raises(ValueError, match="Received: count=0"):
        KeepLast(tmp_path, 0)
