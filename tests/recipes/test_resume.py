"""SIGKILL and resume: the run of every job ends as if nothing had happened, bit for bit."""

import json
import subprocess
import sys

import h5py
import keras
import numpy as np
import pytest

from tests.interruptions import ROOT, StopAt, kill_at
from tfqa.recipes import (
    NMTRecipe,
    PretrainingRecipe,
    SquadRecipe,
    fine_tune,
    pretrain,
    train_translator,
)
from tfqa.recipes.recipe import read_saved_recipe

# job -> function, class of recipe, fixture of a finished run, steps to be killed at
JOBS = {
    "pretraining": (pretrain, PretrainingRecipe, "pretrained", (8, 14)),  # in each phase
    # inside an epoch; at the end of one, before its checkpoint; in the last one
    "question answering": (fine_tune, SquadRecipe, "fine_tuned", (5, 7, 16)),
}


class Fail(keras.callbacks.Callback):
    """Fails after the first step, before there is any checkpoint."""

    def on_train_batch_end(self, batch, logs=None):
        raise ZeroDivisionError


def read_arrays(path):
    arrays = {}

    def keep(name, node):
        if isinstance(node, h5py.Dataset):
            arrays[name] = node[()]

    with h5py.File(path) as file:
        file.visititems(keep)
    return arrays


def assert_same_arrays(one, other, *, parts=()):
    one, other = read_arrays(one), read_arrays(other)
    assert one.keys() == other.keys()
    for part in parts:
        assert any(part in name for name in one), f"{part} is not kept"
    different = [name for name in one if not np.array_equal(one[name], other[name])]
    assert not different


@pytest.mark.slow
def test_killed_twice_and_resumed_ends_the_same(finished, tmp_path):
    """Translation, which is resumed by the command line."""
    (whole, result), killed = finished, tmp_path / "killed"
    recipe = read_saved_recipe(whole, NMTRecipe)
    with pytest.raises(ZeroDivisionError):
        train_translator(recipe, killed, verbose=0, callbacks=[Fail()])
    assert not (killed / "checkpoints").exists()  # to resume is to start again
    kill_at(3, train_translator, recipe, killed)  # in epoch 1, after the checkpoint of step 2
    assert [path.name for path in (killed / "checkpoints").iterdir()] == ["step-2"]
    leftover = killed / "checkpoints" / ".step-4.part"  # as of a kill while the next was written
    leftover.mkdir()
    (leftover / "state.weights.h5").write_bytes(b"half a file")
    kill_at(11, train_translator, recipe, killed)  # in epoch 2
    assert [path.name for path in (killed / "checkpoints").iterdir()] == ["step-10"]
    command = [sys.executable, "-m", "tfqa", "nmt", "train", "--output", str(killed), "--resume"]
    done = subprocess.run(
        [*command, "--quiet"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    assert "ran out of data" not in done.stderr

    state = "checkpoints/step-18/state.weights.h5"
    assert_same_arrays(whole / state, killed / state, parts=("optimizer", "encoder", "decoder"))
    assert_same_arrays(whole / "model.weights.h5", killed / "model.weights.h5")
    resumed = json.loads((killed / "result.json").read_text(encoding="utf-8"))
    for one, other in zip(result.history, resumed["curve"], strict=True):
        assert one["val_loss"] == other["val_loss"]
        assert one["val_bleu"] == other["val_bleu"]
    assert result.history[2]["loss"] == resumed["curve"][2]["loss"]  # the others: of a part


@pytest.mark.slow
@pytest.mark.parametrize("job", JOBS)
def test_a_killed_run_of_another_job_ends_the_same(job, tmp_path, request):
    train, kind, fixture, steps = JOBS[job]
    (whole, result), killed = request.getfixturevalue(fixture), tmp_path / "killed"
    recipe = read_saved_recipe(whole, kind)
    for step in steps:
        kill_at(step, train, recipe, killed)
        assert not (killed / "result.json").exists()
    resumed = train(recipe, killed, resume=True, verbose=0)
    (state,) = (path.relative_to(whole) for path in whole.glob("checkpoints/step-*/*.h5"))
    assert_same_arrays(whole / state, killed / state, parts=("optimizer", "backbone"))
    for one, other in zip(resumed.model.weights, result.model.weights, strict=True):
        one, other = keras.ops.convert_to_numpy(one), keras.ops.convert_to_numpy(other)
        np.testing.assert_array_equal(one, other)
    for one, other in zip(resumed.history, result.history, strict=True):
        validated = [name for name in one if name.startswith("val_")]
        assert validated and all(one[name] == other[name] for name in validated)


def test_a_stopped_run_goes_on(finished, tmp_path):
    """In its first epoch, which leaves no translator; in the next one; and to the end."""
    (whole, result), output = finished, tmp_path / "run"
    recipe = read_saved_recipe(whole, NMTRecipe)
    with pytest.raises(RuntimeError, match=r"before its first epoch was over.*--resume"):
        train_translator(recipe, output, verbose=0, callbacks=[StopAt(3)])
    assert not (output / "result.json").exists()
    options = {"resume": True, "verbose": 0}
    # From step 2 to step 9.
    stopped = train_translator(recipe, output, callbacks=[StopAt(7)], **options)
    assert [record["epoch"] for record in stopped.history] == [1]
    # The rest of an epoch.
    again = train_translator(recipe, output, callbacks=[StopAt(2)], **options)
    assert [record["epoch"] for record in again.history] == [1]
    whole_again = train_translator(recipe, output, **options)
    assert [record["val_bleu"] for record in whole_again.history] == [
        record["val_bleu"] for record in result.history
    ]
    assert json.loads((output / "result.json").read_text(encoding="utf-8"))["epochs"] == 3


def test_a_finished_run_is_only_loaded(finished):
    output, result = finished
    before = {path: path.stat().st_mtime_ns for path in output.rglob("*.h5")}
    record = (output / "result.json").read_text(encoding="utf-8")
    again = train_translator(read_saved_recipe(output, NMTRecipe), output, resume=True, verbose=0)
    assert again.history == result.history
    assert again.minutes == result.minutes
    for one, other in zip(
        again.translator.model.get_weights(), result.translator.model.get_weights(), strict=True
    ):
        np.testing.assert_array_equal(one, other)
    assert {path: path.stat().st_mtime_ns for path in output.rglob("*.h5")} == before
    assert (output / "result.json").read_text(encoding="utf-8") == record
