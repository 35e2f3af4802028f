"""What a training job is: the parts that `tfqa.recipes.run.run_task` puts together."""

from __future__ import annotations

import abc
import dataclasses
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import keras

from tfqa.recipes.recipe import Recipe
from tfqa.training.callbacks import TrainingCheckpoint

if TYPE_CHECKING:
    import tensorflow as tf


@dataclasses.dataclass(frozen=True)
class Phase:
    """Epochs that read the same data set.

    Attributes:
        epochs: how many.
        batches: a function of `first_epoch`, counted from the start of the phase, and
            `skip_batches`, the batches of that epoch to leave out; it returns a data set.
        validation: a data set to evaluate on after each epoch, or None.
        endless: whether the data set goes on behind the last batch of an epoch. If not, to iterate
            over it again gives the next epoch.
    """

    epochs: int
    batches: Callable[..., tf.data.Dataset]
    validation: tf.data.Dataset | None = None
    endless: bool = False


class Result(abc.ABC):
    """What a training leaves. A subclass is a frozen dataclass with at least these fields.

    Attributes:
        history: a dict for each epoch: what `fit` and the task's `score` logged, and minutes.
        minutes: of training, evaluation included, over all restarts; not what a kill undid.
    """

    history: list[dict]
    minutes: float

    @property
    @abc.abstractmethod
    def model(self) -> keras.Model:
        """The trained model."""

    @abc.abstractmethod
    def figures(self) -> dict:
        """Return what the record of the training says besides what all records say."""

    def describe(self) -> list[str]:
        """Return lines that say how well it went."""
        return []

    def next_commands(self, output: str) -> list[list[str]]:
        """Return command lines, each a list of words, to try on the directory of the run."""
        return []


class Task(abc.ABC):
    """A training job: `run_task` calls these methods, in this order.

    Args:
        recipe: all that decides what the training does.

    Attributes:
        presets: recipes by name, "samples" among them.
        pipeline: the model with its tokenizers, made by `build`.
        notes: what a reader of the results should know of the data.
        expected_warnings: patterns of warnings that `fit` gives and that mean no harm.
    """

    presets: ClassVar[Mapping[str, Recipe]]
    pipeline: Any = None
    notes: Sequence[str] = ()
    expected_warnings: Sequence[str] = ()

    def __init__(self, recipe: Recipe):
        self.recipe = recipe

    @property
    def model(self) -> keras.Model:
        """The model of the pipeline."""
        return self.pipeline.model

    @abc.abstractmethod
    def load(self, directory: Path, resume: bool) -> None:
        """Read the data, before anything else is written in the directory of the run."""

    @abc.abstractmethod
    def build(self) -> None:
        """Make `pipeline`, its model as it is before the training."""

    @abc.abstractmethod
    def prepare(self, directory: Path) -> int:
        """Encode the data with the tokenizers of `pipeline`; return the steps of an epoch.

        It also writes what is known before the training, if anything later needs it.
        """

    @abc.abstractmethod
    def compile(self, steps: int) -> None:
        """Compile the model for epochs of so many steps."""

    @abc.abstractmethod
    def phases(self) -> list[Phase]:
        """Return what to train on, in order."""

    def score(self) -> dict[str, float]:
        """Measure the model after an epoch; return what to log besides what Keras logs."""
        return {}

    def callbacks(
        self, directory: Path, checkpoint: TrainingCheckpoint
    ) -> list[keras.callbacks.Callback]:
        """Make the callbacks that read the scores of an epoch before `checkpoint` is written."""
        return []

    def is_over(self, history: list[dict]) -> bool:
        """Say whether to stop before the last epoch, which a callback did when it was trained."""
        return False

    @abc.abstractmethod
    def save(self, directory: Path, history: list[dict]) -> None:
        """Write the model that the training leaves; `pipeline` has its weights then."""

    @abc.abstractmethod
    def reload(self, directory: Path) -> None:
        """Give `pipeline` the weights that `save` wrote."""

    @abc.abstractmethod
    def make_result(self, checkpoint: TrainingCheckpoint, minutes: float) -> Result:
        """Return the result of a training whose progress is `checkpoint`'s."""
