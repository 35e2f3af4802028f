"""A training job of a few lines, and the one loop that trains, resumes and records it."""

import dataclasses
import json
import types
import warnings

import keras
import numpy as np
import pytest

from tests.interruptions import StopAt
from tfqa.datasets.epochs import epochs_of_batches
from tfqa.recipes.recipe import Recipe
from tfqa.recipes.run import run_task
from tfqa.recipes.task import Phase, Result, Task

STEPS = 4


@dataclasses.dataclass(frozen=True, kw_only=True)
class LineRecipe(Recipe):
    """Two epochs on short data and one on long data."""

    at_least_one = ("accumulation_steps",)

    data: str = "samples"
    checkpoint_every: int = 2
    accumulation_steps: int = 1
    precision: str = "float32"
    seed: int = 0


@dataclasses.dataclass(frozen=True)
class LineResult(Result):
    """A fitted line."""

    line: keras.Model
    history: list[dict]
    minutes: float

    @property
    def model(self):
        return self.line

    def figures(self):
        return {"epochs": len(self.history)}


class LineTask(Task):
    """Fits a line, and says in `calls` what it was asked for."""

    presets = {"samples": LineRecipe()}
    notes = ("two points make a line",)
    expected_warnings = ("there is a gap",)

    def __init__(self, recipe, last_epoch=None):
        super().__init__(recipe)
        self.last_epoch = last_epoch
        self.calls = []

    def load(self, directory, resume):
        self.calls.append("load")
        self.x = np.random.default_rng(self.recipe.seed).normal(size=(3 * STEPS, 2))

    def build(self):
        self.calls.append("build")
        model = keras.Sequential([keras.layers.Dropout(0.5), keras.layers.Dense(1)])
        model.build((None, 2))
        self.pipeline = types.SimpleNamespace(model=model)

    def prepare(self, directory):
        self.calls.append("prepare")
        return STEPS

    def compile(self, steps):
        self.calls.append("compile")
        self.model.compile("adam", "mse")

    def phases(self):
        def rows(epoch):
            return np.random.default_rng(epoch).permutation(3 * STEPS).reshape(STEPS, 3)

        def batches(first_epoch, skip_batches=0):
            warnings.warn("there is a gap between the points", stacklevel=1)
            return self._dataset(rows, first_epoch=first_epoch, skip_batches=skip_batches)

        def endless(first_epoch, skip_batches=0):
            first = STEPS * first_epoch + skip_batches
            return self._dataset(lambda epoch: [*rows(7), *rows(8)]).skip(first)

        validation = self._dataset(rows, first_epoch=5)
        return [Phase(2, batches), Phase(1, endless, validation, endless=True)]

    def _dataset(self, rows, **options):
        import tensorflow as tf

        table, column = tf.TensorSpec((None, 2), "float32"), tf.TensorSpec((None, 1), "float32")

        def make(chosen):
            x = self.x[chosen].astype("float32")
            return x, x.sum(axis=1, keepdims=True)

        return epochs_of_batches(rows, make, (table, column), **options)

    def score(self):
        weights = keras.ops.convert_to_numpy(self.model.layers[-1].kernel)
        return {"val_distance": float(np.abs(weights - 1).mean())}

    def is_over(self, history):
        return self.last_epoch is not None and len(history) >= self.last_epoch

    def save(self, directory, history):
        self.calls.append("save")
        self.model.save_weights(directory / "line.weights.h5")

    def reload(self, directory):
        self.calls.append("reload")
        self.model.load_weights(directory / "line.weights.h5")

    def make_result(self, checkpoint, minutes):
        return LineResult(self.model, checkpoint.history, minutes)


BEFORE = ["load", "build", "prepare", "compile"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    output, task = tmp_path_factory.mktemp("whole") / "run", LineTask(LineRecipe())
    with warnings.catch_warnings():
        warnings.filterwarnings("error", "there is a gap")
        return output, run_task(task, output, verbose=0), task.calls


def test_a_run_leaves_its_record(whole):
    output, result, calls = whole
    assert calls == [*BEFORE, "save"]
    record = json.loads((output / "result.json").read_text(encoding="utf-8"))
    assert record["recipe"] == LineRecipe().to_dict()
    assert (record["parameters"], record["epochs"]) == (3, 3)
    assert record["curve"] == result.history
    assert [epoch["epoch"] for epoch in result.history] == [1, 2, 3]
    assert all("val_distance" in epoch for epoch in result.history)
    assert ["val_loss" in epoch for epoch in result.history] == [False, False, True]


@pytest.mark.parametrize("stops", [(3,), (7, 1, 2), (8,), (11,), (5, 4)])
def test_a_stopped_run_goes_on_to_the_same_weights(whole, tmp_path, stops):
    """In each phase, in the rest of an epoch that was stopped, and between two phases."""
    output = tmp_path / "run"
    for number, step in enumerate(stops):
        stop = {"callbacks": [StopAt(step)], "resume": number > 0}
        stopped = run_task(LineTask(LineRecipe()), output, verbose=0, **stop)
        assert len(stopped.history) < 3 and stopped.minutes > 0
    result = run_task(LineTask(LineRecipe()), output, resume=True, verbose=0)
    for mine, theirs in zip(result.model.weights, whole[1].model.weights, strict=True):
        np.testing.assert_array_equal(np.array(mine), np.array(theirs))
    assert result.history[2]["val_loss"] == whole[1].history[2]["val_loss"]


def test_a_finished_run_is_only_loaded(whole):
    output, result, _ = whole
    task = LineTask(LineRecipe())
    again = run_task(task, output, resume=True, verbose=0)
    assert task.calls == [*BEFORE, "reload"] and again.history == result.history


def test_a_task_may_be_over_before_its_last_epoch(whole, tmp_path):
    stop = {"callbacks": [StopAt(STEPS)], "verbose": 0}
    run_task(LineTask(LineRecipe()), tmp_path / "run", **stop)
    again = run_task(LineTask(LineRecipe(), last_epoch=1), tmp_path / "run", resume=True, verbose=0)
    assert len(again.history) == 1


def test_notes_are_printed_unless_it_is_silent(tmp_path, capsys):
    for verbose, expected in ((0, 0), (2, 1)):
        stop = {"callbacks": [StopAt(1)], "verbose": verbose}
        run_task(LineTask(LineRecipe()), tmp_path / str(verbose), **stop)
        assert capsys.readouterr().out.count("Note: two points make a line\n") == expected
