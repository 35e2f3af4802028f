"""Checkpoints lose nothing, the best epoch is kept, and training stops in time."""

import json
import math

import keras
import numpy as np
import pytest

from tfqa.training.averaging import KeepLast
from tfqa.training.callbacks import (
    KeepBest,
    MetricCallback,
    Stopwatch,
    TrainingCheckpoint,
    best_epoch,
)
from tfqa.training.files import load_weights

X = np.random.default_rng(3).normal(size=(10, 3)).astype("float32")
Y = X @ np.array([[1.0], [2.0], [-3.0]], "float32")


def make_model():
    keras.utils.set_random_seed(5)
    layers = [keras.Input((3,)), keras.layers.Dropout(0.5), keras.layers.Dense(1)]
    model = keras.Sequential(layers)
    model.compile(keras.optimizers.Adam(0.1), "mse")
    return model


def fit(model, *callbacks, epochs=3, initial_epoch=0, x=X, y=Y):
    """5 batches of 2 in each epoch."""
    span = {"epochs": epochs, "initial_epoch": initial_epoch, "shuffle": False, "batch_size": 2}
    return model.fit(x, y, callbacks=list(callbacks), verbose=0, **span)


class StopAt(keras.callbacks.Callback):
    """Break off after a batch of an epoch, as a kill would."""

    def __init__(self, epoch, batch):
        super().__init__()
        self.at, self.epoch = (epoch, batch), 0

    def on_epoch_begin(self, epoch, logs=None):
        self.epoch = epoch

    def on_train_batch_end(self, batch, logs=None):
        if (self.epoch, batch) == self.at:
            raise KeyboardInterrupt


def test_a_run_broken_off_in_an_epoch_goes_on_the_same(tmp_path):
    whole = make_model()
    straight = TrainingCheckpoint(tmp_path / "whole", every=2, steps=5)
    fit(whole, straight)

    with pytest.raises(KeyboardInterrupt):
        fit(make_model(), TrainingCheckpoint(tmp_path / "run", every=2, steps=5), StopAt(1, 2))
    resumed = make_model()
    resumed.layers[0].seed_generator.state.assign([0, 0])  # whatever it was
    checkpoint = TrainingCheckpoint(tmp_path / "run", every=2, steps=5)
    assert checkpoint.restore(resumed)
    assert (checkpoint.epoch, checkpoint.batch, checkpoint.step) == (1, 2, 7)
    fit(resumed, checkpoint, initial_epoch=1, epochs=2, x=X[4:], y=Y[4:])
    assert (checkpoint.epoch, checkpoint.batch, checkpoint.step) == (2, 0, 10)
    fit(resumed, checkpoint, initial_epoch=2)
    for one, other in zip(whole.variables, resumed.variables, strict=True):
        np.testing.assert_array_equal(one, other)
    for one, other in zip(whole.optimizer.variables, resumed.optimizer.variables, strict=True):
        np.testing.assert_array_equal(one, other)
    history = [{k: v for k, v in record.items() if k != "minutes"} for record in straight.history]
    assert [record["epoch"] for record in checkpoint.history] == [1, 2, 3]
    for epoch in (0, 2):
        assert checkpoint.history[epoch]["loss"] == history[epoch]["loss"]


class Stop(StopAt):
    """Ask Keras to stop after a batch of an epoch, as `TerminateOnNaN` does."""

    def on_train_batch_end(self, batch, logs=None):
        if (self.epoch, batch) == self.at:
            self.model.stop_training = True


def test_an_epoch_that_is_stopped_is_not_counted(tmp_path):
    model, path = make_model(), tmp_path / "best.weights.h5"
    checkpoint = TrainingCheckpoint(tmp_path / "run", every=2, steps=5)
    keep, last = KeepBest(path, checkpoint), KeepLast(tmp_path / "last", 3, checkpoint)
    better = MetricCallback(iter(({"val_loss": 7.0}, {"val_loss": 5.0})).__next__)
    fit(model, better, keep, last, checkpoint, Stop(1, 2))
    assert [record["epoch"] for record in checkpoint.history] == [1]
    assert (checkpoint.epoch, checkpoint.batch, checkpoint.step) == (1, 3, 8)
    assert [one.name for one in (tmp_path / "run").iterdir()] == ["step-7"]
    assert [one.name for one in last.paths()] == ["epoch-0001.weights.h5"]
    kept = make_model()
    load_weights(kept, path)
    load_weights(model, last.paths()[0])
    for one, other in zip(kept.get_weights(), model.get_weights(), strict=True):
        np.testing.assert_array_equal(one, other)


def test_an_epoch_that_is_whole_counts_though_the_training_stops(tmp_path):
    checkpoint = TrainingCheckpoint(tmp_path, every=2, steps=5)
    fit(make_model(), checkpoint, Stop(1, 4))
    assert [record["epoch"] for record in checkpoint.history] == [1, 2]
    assert (checkpoint.epoch, checkpoint.batch, checkpoint.step) == (2, 0, 10)


@pytest.mark.parametrize(
    ("every", "expected"), [(0, [5, 10]), (5, [5, 10]), (2, [2, 4, 5, 7, 9, 10])]
)
def test_when_a_checkpoint_is_written(tmp_path, every, expected):
    seen = []

    class Watch(TrainingCheckpoint):
        def _save(self):
            super()._save()
            seen.extend(int(path.name[5:]) for path in self.directory.iterdir())

    fit(make_model(), Watch(tmp_path, every=every, steps=5), epochs=2)
    assert seen == expected  # one at a time


def test_half_a_checkpoint_is_never_taken(tmp_path, monkeypatch):
    model = make_model()
    fit(model, TrainingCheckpoint(tmp_path, steps=5), epochs=1)
    kept = model.get_weights()

    def fail(self, path, *rest):
        path.write_bytes(b"half")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(keras.Model, "save_weights", fail)
        checkpoint = TrainingCheckpoint(tmp_path, steps=5)
        checkpoint.restore(model)
        fit(model, checkpoint, initial_epoch=1, epochs=2)
    assert {path.name for path in tmp_path.iterdir()} == {"step-5", ".step-10.part"}
    again = make_model()
    checkpoint = TrainingCheckpoint(tmp_path, steps=5)
    assert checkpoint.restore(again)
    for one, other in zip(kept, again.get_weights(), strict=True):
        np.testing.assert_array_equal(one, other)
    fit(again, checkpoint, initial_epoch=1, epochs=2)
    assert [path.name for path in tmp_path.iterdir()] == ["step-10"]


def test_nothing_to_restore(tmp_path):
    with pytest.raises(ValueError, match="every=2, steps=None"):
        TrainingCheckpoint(tmp_path, every=2)
    checkpoint = TrainingCheckpoint(tmp_path / "none")
    assert not checkpoint.restore(make_model())
    assert (checkpoint.epoch, checkpoint.batch, checkpoint.history) == (0, 0, [])


def test_minutes_go_on_after_a_restart(tmp_path):
    checkpoint = TrainingCheckpoint(tmp_path, every=2, steps=5)
    checkpoint.stopwatch.restart(17)
    with pytest.raises(KeyboardInterrupt):
        fit(make_model(), checkpoint, StopAt(0, 2))
    again = TrainingCheckpoint(tmp_path, every=2, steps=5)
    again.restore(make_model())
    assert 17 < again.stopwatch.read() < 18
    (path,) = tmp_path.iterdir()
    assert 17 < json.loads((path / "progress.json").read_text(encoding="utf-8"))["minutes"] < 18


@pytest.mark.parametrize(
    ("monitor", "values", "best", "epochs"),
    [
        ("val_bleu", [1, 3, 2, 3, 5], 2, 4),  # a tie is no improvement
        ("val_loss", [5, 2, 3, 4, 1], 2, 4),
        ("val_accuracy", [1, 2, 3, 4, 5], 5, 5),
        ("val_loss", [math.nan, 3, 4, 2, 3], 4, 5),
    ],
)
def test_best_weights_and_early_stopping(tmp_path, monitor, values, best, epochs):
    model, path = make_model(), tmp_path / "best.weights.h5"
    checkpoint = TrainingCheckpoint(tmp_path / "run", steps=5)
    given = iter(values)
    weights = []
    fit(
        model,
        MetricCallback(lambda: {monitor: next(given)}),
        KeepBest(path, checkpoint, monitor, patience=2),
        checkpoint,
        keras.callbacks.LambdaCallback(on_epoch_end=lambda *_: weights.append(model.get_weights())),
        epochs=5,
    )
    np.testing.assert_array_equal(
        [record[monitor] for record in checkpoint.history], values[:epochs]
    )
    assert len(checkpoint.history) == epochs
    load_weights(model, path)
    for one, other in zip(weights[best - 1], model.get_weights(), strict=True):
        np.testing.assert_array_equal(one, other)


def test_early_stopping_remembers_what_was_before_a_restart(tmp_path):
    path, checkpoint = tmp_path / "best.weights.h5", TrainingCheckpoint(tmp_path, steps=5)
    checkpoint.history = [{"val_bleu": 7.0}, {"val_bleu": 5.0}]
    keep = KeepBest(path, checkpoint, "val_bleu", patience=2)
    assert not keep.is_over([7.0, 5.0])
    model = make_model()
    better = MetricCallback(lambda: {"val_bleu": 6})
    fit(model, better, keep, checkpoint, initial_epoch=2, epochs=9)
    assert len(checkpoint.history) == 3
    assert not path.exists()  # the best epoch was an earlier one
    assert keep.is_over([7.0, 5.0, 6.0])
    assert not KeepBest(path, checkpoint, "val_bleu").is_over([7.0] + [5.0] * 97)


def test_best_epoch():
    assert best_epoch([3, 1, 2], "val_loss") == 2
    assert best_epoch([3, 1, 3], "val_bleu") == 1
    assert best_epoch([math.nan, 1], "val_bleu") == 2
    assert best_epoch([math.nan, 1], "val_loss") == 2


def test_stopwatch():
    watch = Stopwatch()
    assert 0 <= watch.read() < 1
    watch.restart(23)
    assert 23 <= watch.read() < 24
