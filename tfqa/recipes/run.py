"""Train, resume, record and evaluate any `Task`, in a directory of its own."""

import contextlib
import dataclasses
import functools
import os
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

import keras

from tfqa._files import write_json
from tfqa.recipes.recipe import RECIPE, Recipe, describe_changes, read_saved_recipe
from tfqa.recipes.task import Phase, Result, Task
from tfqa.training.callbacks import MetricCallback, TrainingCheckpoint
from tfqa.training.devices import Devices, distribute, is_main_process, process_directory
from tfqa.training.runtime import current_commit, describe_machine, set_seeds

RESULT = "result.json"


def run_task(
    task: Task,
    output: str | os.PathLike | None = None,
    *,
    resume: bool = False,
    verbose: int = 1,
    callbacks: Sequence[keras.callbacks.Callback] = (),
    logs: bool = False,
) -> Result:
    """Train, on all GPUs that there are; see `tfqa.training.devices`.

    Args:
        task: what to train, and on what.
        output: directory for checkpoints, the trained model and its record `result.json`; None for
            a temporary one that is deleted at the end.
        resume: go on from the last checkpoint in `output`, to the very weights that an
            uninterrupted run would have reached. Without it a directory in use is refused. A
            finished run is only loaded; one that a callback stopped goes on.
        verbose: 0 silent, 1 progress bars, 2 a line an epoch; also prints the task's notes.
        callbacks: further Keras callbacks.
        logs: also write TensorBoard logs, under `output`/logs.

    Returns:
        the task's `Result`.

    Raises:
        FileExistsError: `output` holds a run, and `resume` is False.
        FileNotFoundError: `resume`, and `output` holds no run; or data are not there.
        ValueError: `resume`, and the run in `output` was made by another recipe; or `resume` or
            `logs` without `output`.
    """
    recipe = task.recipe
    with open_run(recipe, output, resume=resume, logs=logs) as run:
        directory, verbose = run.directory, verbose if run.is_main_process else 0
        set_seeds(recipe.seed, deterministic=True)
        task.load(directory, resume)
        with run.devices.scope():
            task.build()
        steps = task.prepare(directory)
        write_json(directory / RECIPE, recipe.to_dict())  # from here on the directory is in use
        for note in task.notes if verbose else ():
            print(f"Note: {note}")
        with run.devices.scope():
            task.compile(steps)
        checkpoint = TrainingCheckpoint(
            directory / "checkpoints", every=recipe.checkpoint_every, steps=steps
        )
        if resume:
            checkpoint.restore(task.model)
        callbacks = [
            MetricCallback(task.score),
            *task.callbacks(directory, checkpoint),
            checkpoint,
            *callbacks,
        ]
        if logs:
            callbacks.append(keras.callbacks.TensorBoard(directory / "logs"))
        phases = task.phases()
        epochs = sum(phase.epochs for phase in phases)
        if checkpoint.epoch < epochs and not task.is_over(checkpoint.history):
            (directory / RESULT).unlink(missing_ok=True)  # of a run that a callback stopped
            with warnings.catch_warnings():
                for pattern in task.expected_warnings:
                    warnings.filterwarnings("ignore", pattern)
                fit_phases(
                    task.model, phases, checkpoint, steps, callbacks=callbacks, verbose=verbose
                )
        minutes = sum(record["minutes"] for record in checkpoint.history)
        minutes += checkpoint.stopwatch.read() if checkpoint.batch else 0.0  # it was stopped
        if (directory / RESULT).exists():
            task.reload(directory)
            return task.make_result(checkpoint, minutes)
        task.save(directory, checkpoint.history)
        result = task.make_result(checkpoint, minutes)
        write_json(directory / RESULT, summarize(recipe, result))
        return result


def fit_phases(
    model: keras.Model,
    phases: Sequence[Phase],
    checkpoint: TrainingCheckpoint,
    steps: int,
    **options,
) -> None:
    """Train from where a checkpoint stands to the last epoch, unless a callback stops it.

    Args:
        model: compiled.
        phases: of the whole training.
        checkpoint: of the run, restored if it goes on.
        steps: batches of an epoch.
        **options: of `fit`.
    """
    first = 0
    for phase in phases:
        last = first + phase.epochs  # the phase has the epochs first ... last - 1
        fit = functools.partial(
            model.fit, validation_data=phase.validation, shuffle=False, **options
        )  # batches come in their order
        if checkpoint.batch and checkpoint.epoch < last:  # the rest of an interrupted epoch
            epoch, done = checkpoint.epoch, checkpoint.batch
            rest = phase.batches(first_epoch=epoch - first, skip_batches=done)
            fit(rest, initial_epoch=epoch, epochs=epoch + 1, steps_per_epoch=steps - done)
            if model.stop_training:
                return
        if checkpoint.epoch < last:
            epoch = checkpoint.epoch
            per_epoch = steps if phase.endless else None
            batches = phase.batches(first_epoch=epoch - first)
            fit(batches, initial_epoch=epoch, epochs=last, steps_per_epoch=per_epoch)
            if model.stop_training:
                return
        first = last


def summarize(recipe: Recipe, result: Result) -> dict:
    """Return the record of a training that `benchmarks/results/` keeps."""
    return {
        "recipe": recipe.to_dict(),
        "parameters": result.model.count_params(),
        "commit": current_commit(),
        **describe_machine(),
        "minutes": round(result.minutes, 2),
        **result.figures(),
        "curve": result.history,
    }


@dataclasses.dataclass(frozen=True)
class Run:
    """Where a training of this process writes, and on what it computes.

    Attributes:
        directory: of this process alone.
        devices: what `tfqa.training.devices.distribute` found.
        is_main_process: whether this process prints: of several, the first one.
    """

    directory: Path
    devices: Devices
    is_main_process: bool


@contextlib.contextmanager
def open_run(
    recipe: Recipe, output: str | os.PathLike | None, *, resume: bool = False, logs: bool = False
) -> Iterator[Run]:
    """Give a training its directory and devices; see `run_task`."""
    with contextlib.ExitStack() as stack:
        if output is None:
            if resume or logs:
                raise ValueError(
                    "`resume` and `logs` need `output`, the directory of the run. Received: "
                    f"output=None, resume={resume}, logs={logs}."
                )
            output = stack.enter_context(tempfile.TemporaryDirectory())
        devices = stack.enter_context(distribute())
        if is_main_process():
            _check_output(Path(output), recipe, resume)
        directory = stack.enter_context(process_directory(output, copy=resume))
        yield Run(directory, devices, is_main_process())


def _check_output(output, recipe, resume):
    """Refuse a directory in use, or one that holds no run of this recipe to resume."""
    if not resume:
        if (output / RECIPE).exists():
            raise FileExistsError(
                f"{output} already holds a training run. Continue it with resume=True (--resume) "
                "or choose another output directory."
            )
        return
    before = read_saved_recipe(output, type(recipe))
    if changed := describe_changes(before.to_dict(), recipe.to_dict()):
        raise ValueError(
            f"The run in {output} was started with another recipe: {changed}. "
            "Resume it with its own recipe, or start a new run elsewhere."
        )
