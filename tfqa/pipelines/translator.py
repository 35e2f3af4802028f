"""A trained translation model with its tokenizers: strings in, strings out."""

import os
from collections.abc import Sequence
from pathlib import Path

import keras
import numpy as np

from tfqa.datasets.parallel.batching import pad
from tfqa.decoding import align, beam_search, greedy
from tfqa.models.architectures import make_model, name_architecture
from tfqa.pipelines.pipeline import WEIGHTS, Pipeline, read_settings
from tfqa.tokenizers import LibraryTokenizer
from tfqa.training.files import load_weights

SOURCE, TARGET = "source_tokenizer.json", "target_tokenizer.json"
NOT_TRAINED = (
    "Expected a trained translator in {directory}, with a file {name}. Train one first, for an "
    "epoch at least: python -m tfqa nmt train --output DIRECTORY."
)


class Translator(Pipeline):
    """Model and tokenizers of one language pair.

    Args:
        model: a `Seq2Seq` or a `Transformer`.
        source_tokenizer, target_tokenizer: what cut the text it was trained on.
        max_length: tokens after which a translation is cut off.
    """

    settings_file = "translator.json"

    def __init__(
        self,
        model: keras.Model,
        source_tokenizer: LibraryTokenizer,
        target_tokenizer: LibraryTokenizer,
        max_length: int = 100,
    ):
        self.model = model
        self.source_tokenizer = source_tokenizer
        self.target_tokenizer = target_tokenizer
        self.max_length = max_length

    def translate(
        self,
        sentences: Sequence[str],
        num_beams: int = 1,
        length_penalty: float = 1.0,
        batch_size: int = 64,
    ) -> list[str]:
        """Translate strings; the result has their order.

        Args:
            sentences: list of str in the source language. A blank one has a blank translation.
            num_beams: 1 for greedy search, more for beam search.
            length_penalty: see `tfqa.decoding.beam_search`.
            batch_size: sentences at a time; similar lengths go together.

        Returns:
            List of str.

        Raises:
            ValueError: `sentences` is one string.
        """
        if isinstance(sentences, str):
            raise ValueError(
                f"`sentences` must be a list of strings. Received: sentences={sentences!r}. "
                "Put it in a list: [sentence]."
            )
        encoded = self.source_tokenizer.encode_batch(list(sentences))
        lengths = np.array([len(ids) for ids in encoded], "int64")
        order = np.argsort(lengths, kind="stable")[np.sum(lengths == 0) :]  # no blank ones
        translations = [""] * len(encoded)
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            source_ids = pad([encoded[row] for row in rows])  # (B, S)
            if num_beams == 1:
                target_ids = greedy(self.model, source_ids, self.max_length)
            else:
                target_ids = beam_search(
                    self.model,
                    source_ids,
                    self.max_length,
                    num_beams=num_beams,
                    length_penalty=length_penalty,
                )
            for row, ids in zip(rows, target_ids, strict=True):
                translations[row] = self.target_tokenizer.decode(ids)
        return translations

    def align(self, source: str, target: str) -> tuple[np.ndarray, list[str], list[str]]:
        """Return the attention weights (T, S) of writing `target` for `source`, and both's tokens.

        Returns:
            weights float32 (T, S) without start, end and padding; source tokens; target tokens.

        Raises:
            ValueError: one of them is blank.
        """
        read = self.source_tokenizer.encode(source)
        written = self.target_tokenizer.encode(target)
        if not (read.ids and written.ids):
            raise ValueError(
                "`source` and `target` must have at least one token each. "
                f"Received: source={source!r}, target={target!r}."
            )
        shifted = [self.model.start_id, *written.ids[:-1]]
        weights = align(self.model, pad([read.ids]), pad([shifted]))[0]
        return weights[: len(shifted), : len(read.ids)], read.tokens, written.tokens

    def settings(self) -> dict:
        """Return architecture, configuration, precision and `max_length`."""
        return {
            "architecture": name_architecture(self.model),
            "model": self.model.config.to_dict(),
            "precision": self.model.dtype_policy.name,
            "max_length": self.max_length,
        }

    def save_tokenizers(self, directory: Path) -> None:
        """Write both tokenizers."""
        self.source_tokenizer.save(directory / SOURCE)
        self.target_tokenizer.save(directory / TARGET)

    @classmethod
    def load(cls, directory: str | os.PathLike, weights: str = WEIGHTS) -> "Translator":
        """Read what `save` wrote.

        Raises:
            FileNotFoundError: the directory holds no translator, or no weights yet.
        """
        directory = Path(directory)
        values = read_settings(directory, (cls.settings_file, weights), NOT_TRAINED)
        architecture = values.get("architecture", "seq2seq")  # older files do not say
        model = make_model(architecture, values["model"], dtype=values["precision"])
        load_weights(model, directory / weights)
        tokenizers = (LibraryTokenizer.load(directory / name) for name in (SOURCE, TARGET))
        return cls(model, *tokenizers, values["max_length"])
