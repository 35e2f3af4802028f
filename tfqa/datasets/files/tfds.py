"""A data set of TensorFlow Datasets by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfqa._directories import data_directory

if TYPE_CHECKING:
    import tensorflow_datasets as tfds

TFDS_PREFIX = "tfds:"


def make_builder(name: str) -> tfds.core.DatasetBuilder:
    """Find a data set; nothing is downloaded yet, and then into the data directory.

    Raises:
        ImportError: `tensorflow_datasets` is not installed.
        ValueError: TFDS has no such data set.
    """
    try:
        import tensorflow_datasets as tfds
    except ImportError as error:
        raise ImportError(
            f"{name} is read by TensorFlow Datasets. Install it: pip install tensorflow-datasets."
        ) from error
    try:
        return tfds.builder(name, data_dir=data_directory() / "tensorflow_datasets")
    except (tfds.core.registered.DatasetNotFoundError, ValueError) as error:
        raise ValueError(
            f"Expected the name of a data set of TensorFlow Datasets. Received: {name!r} ({error})."
        ) from error
