"""SIGKILL and resume: the run of every job ends as if nothing had happened."""

import json
import subprocess
import sys

import h5py
import keras
import numpy as np
import pytest

from tests.interruptions import ENVIRONMENT, ROOT, StopAt, finish, kill_at
from tfqa.recipes import NMTRecipe, fine_tune, pretrain, train_translator
from tfqa.recipes.recipe import read_saved_recipe

pytestmark = pytest.mark.slow  # whole trainings; tests/recipes/test_run.py has the loop

# job -> function, fixture of its recipe, steps to be killed at
JOBS = {
    "pretraining": (pretrain, "tiny_pretraining", (8, 14)),  # in each phase
    # inside an epoch; at the end of one, before its checkpoint; in the last one
    "question answering": (fine_tune, "tiny_fine_tuning", (5, 7, 16)),
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


def assert_same_run(killed, whole, tolerance=0.0):
    """Compare the last checkpoints: weights, optimizer, random states and what was measured.

    Returns:
        the histories of both.
    """
    (place,) = (path.relative_to(whole) for path in whole.glob("checkpoints/step-*"))
    one, other = (read_arrays(output / place / "state.weights.h5") for output in (killed, whole))
    assert one.keys() == other.keys()
    for part in ("optimizer", "encoder"):
        assert any(part in name for name in one), f"{part} is not kept"
    for name, values in one.items():
        np.testing.assert_allclose(values, other[name], rtol=0, atol=tolerance, err_msg=name)
    one, other = (
        json.loads((output / place / "progress.json").read_text(encoding="utf-8"))
        for output in (killed, whole)
    )
    assert one["random_states"] == other["random_states"] and one["step"] == other["step"]
    for epoch, same in zip(one["history"], other["history"], strict=True):
        validated = [name for name in epoch if name.startswith("val_")]
        assert validated
        for name in validated:
            assert epoch[name] == pytest.approx(same[name], rel=tolerance, abs=tolerance), name
    return one["history"], other["history"]


@pytest.mark.slow
def test_a_killed_translation_is_resumed_by_the_command_line(tiny_recipe, tiny_file, tmp_path):
    recipe, killed = tiny_recipe.replace(data=str(tiny_file)), tmp_path / "killed"
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
        [*command, "--quiet"],
        capture_output=True, text=True, check=False, cwd=ROOT, env=ENVIRONMENT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "ran out of data" not in done.stderr
    finish(train_translator, recipe, tmp_path / "whole")
    one, other = assert_same_run(killed, tmp_path / "whole")
    assert one[2]["loss"] == other[2]["loss"]  # those of the other epochs are of a part
    models = (read_arrays(tmp_path / run / "model.weights.h5") for run in ("killed", "whole"))
    for one, other in zip(*(model.values() for model in models), strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.slow
@pytest.mark.parametrize("job", JOBS)
def test_a_killed_run_of_another_job_ends_the_same(job, tmp_path, request):
    train, fixture, steps = JOBS[job]
    recipe, killed = request.getfixturevalue(fixture), tmp_path / "killed"
    for step in steps:
        kill_at(step, train, recipe, killed)
        assert not (killed / "result.json").exists()
    finish(train, recipe, killed, tmp_path / "whole")
    assert_same_run(killed, tmp_path / "whole", tolerance=1e-6)  # as two whole runs may differ


def test_a_stopped_run_goes_on(finished, tmp_path):
    """In its first epoch, which leaves no translator; in the next one, and to the end."""
    (whole, result), output = finished, tmp_path / "run"
    recipe = read_saved_recipe(whole, NMTRecipe)
    with pytest.raises(RuntimeError, match=r"before its first epoch was over.*--resume"):
        train_translator(recipe, output, verbose=0, callbacks=[StopAt(3)])
    assert not (output / "result.json").exists()
    options = {"resume": True, "verbose": 0}
    stopped = train_translator(recipe, output, callbacks=[StopAt(7)], **options)  # 2 to 9
    assert [record["epoch"] for record in stopped.history] == [1]
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
