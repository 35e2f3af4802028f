"""What all pipelines share: a model with its tokenizers, saved as a directory."""

from __future__ import annotations

import abc
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import keras

from tfqa._files import write_json
from tfqa.training.files import save_weights

WEIGHTS = "model.weights.h5"


class Pipeline(abc.ABC):
    """A model with its tokenizers, which `save` writes to a directory and `load` reads.

    A subclass whose model has a format of its own, such as Hugging Face's, overrides
    `save_weights`.

    Attributes:
        model: the model.
        settings_file: name of the JSON file that holds what `settings` returns.
    """

    settings_file: ClassVar[str]
    model: keras.Model

    @abc.abstractmethod
    def settings(self) -> dict:
        """Return what `load` needs besides weights and tokenizers."""

    @abc.abstractmethod
    def save_tokenizers(self, directory: Path) -> None:
        """Write the tokenizers."""

    def save_weights(self, directory: Path) -> None:
        """Write the weights."""
        save_weights(self.model, directory / WEIGHTS)

    def save_parts(self, directory: str | os.PathLike) -> None:
        """Write all but the weights."""
        directory = Path(directory)
        directory.mkdir(parents=True, exist_ok=True)
        self.save_tokenizers(directory)
        write_json(directory / self.settings_file, self.settings())

    def save(self, directory: str | os.PathLike) -> None:
        """Write weights, tokenizers and settings; `load` reads them."""
        self.save_parts(directory)
        self.save_weights(Path(directory))

    @classmethod
    @abc.abstractmethod
    def load(cls, directory: str | os.PathLike) -> Pipeline:
        """Read what `save` wrote."""


def read_settings(directory: Path, files: Sequence[str], message: str) -> dict:
    """Read the settings of a pipeline, if its files are there.

    Args:
        directory: where it was saved.
        files: names of its files, that of the settings first.
        message: of the error, with the fields `{directory}` and `{name}`.

    Raises:
        FileNotFoundError: a file is missing.
    """
    for name in files:
        if not (directory / name).exists():
            raise FileNotFoundError(message.format(directory=directory, name=name))
    return json.loads((directory / files[0]).read_text(encoding="utf-8"))


def check_vocabulary(tokenizer, model: keras.Model) -> None:
    """Raise a ValueError unless a tokenizer has as many tokens as a model has embeddings."""
    tokens, embeddings = tokenizer.vocabulary_size, model.config.vocabulary_size
    if tokens != embeddings:
        raise ValueError(
            "`tokenizer` must have the vocabulary that the model was trained with. Received: "
            f"{tokens} tokens, and a model of {embeddings}."
        )
