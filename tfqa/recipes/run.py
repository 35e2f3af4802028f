"""The directory of a training run: who may write in it, and what it says about itself."""

import contextlib
import dataclasses
import functools
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import keras

from tfqa.recipes.recipe import Recipe, describe_changes
from tfqa.training.callbacks import TrainingCheckpoint
from tfqa.training.devices import Devices, distribute, is_main_process, process_directory

RECIPE, RESULT = "recipe.json", "result.json"


@dataclasses.dataclass(frozen=True)
class Run:
    """Where a training of this process writes, and on what it computes.

    Attributes:
        place: the directory; of this process alone.
        devices: what `tfqa.training.devices.distribute` found.
        speaks: whether this process prints: of several, the first one.
    """

    place: Path
    devices: Devices
    speaks: bool


@contextlib.contextmanager
def open_run(
    recipe: Recipe, output: str | os.PathLike | None, *, resume: bool = False, logs: bool = False
) -> Iterator[Run]:
    """Give a training its directory and devices.

    Args:
        recipe: of the training.
        output: the directory; None for a temporary one that is deleted at the end.
        resume: whether the training goes on with the run in `output`.
        logs: whether it writes TensorBoard logs, which a temporary directory would lose.

    Raises:
        FileExistsError: `output` holds a run, and `resume` is False.
        FileNotFoundError: `resume`, and `output` holds no run.
        ValueError: `resume`, and the run in `output` was made by another recipe; or `resume` or
            `logs` without `output`.
    """
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
        place = stack.enter_context(process_directory(output, copy=resume))
        yield Run(place, devices, is_main_process())


def fit_epochs(
    model: keras.Model,
    batches: Callable[..., Any],
    checkpoint: TrainingCheckpoint,
    epochs: int,
    steps: int,
    **options,
) -> None:
    """Train from where a checkpoint stands to the last epoch, unless a callback stops it.

    Args:
        model: compiled.
        batches: takes `first_epoch` and `skip_batches`, as `tfqa.datasets.make_batches` does.
        checkpoint: of the run, restored if it goes on.
        epochs: of the whole training.
        steps: batches of an epoch.
        **options: of `fit`.
    """
    fit = functools.partial(model.fit, shuffle=False, **options)  # batches come in their order
    if checkpoint.batch:  # the rest of the epoch that was interrupted
        rest = batches(first_epoch=checkpoint.epoch, skip_batches=checkpoint.batch)
        span = {"initial_epoch": checkpoint.epoch, "epochs": checkpoint.epoch + 1}
        fit(rest, steps_per_epoch=steps - checkpoint.batch, **span)
        if model.stop_training:
            return
    if checkpoint.epoch < epochs:
        fit(batches(first_epoch=checkpoint.epoch), initial_epoch=checkpoint.epoch, epochs=epochs)


def read_saved_recipe(output: str | os.PathLike, kind: type[Recipe]) -> Recipe:
    """Return the recipe of the run in a directory.

    Raises:
        FileNotFoundError: the directory holds no run.
        ValueError: it holds a run of another kind.
    """
    path = Path(output) / RECIPE
    if not path.exists():
        raise FileNotFoundError(
            f"Expected a training run in {output}, with a file {RECIPE}. "
            "Start one there first, without resume."
        )
    try:
        return kind.from_dict(json.loads(path.read_text(encoding="utf-8")))
    except ValueError as error:
        raise ValueError(
            f"Expected a run of `{kind.__name__}`. Received: {path}, of which none can be made: "
            f"{error}"
        ) from error


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
