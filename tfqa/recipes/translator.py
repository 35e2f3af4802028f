"""A trained translation model with its tokenizers: strings in, strings out."""

import json
import os
from pathlib import Path

import numpy as np

from tfqa.decoding import beam_search, greedy
from tfqa.models import Seq2Seq, Seq2SeqConfig
from tfqa.tokenizers import LibraryTokenizer


class Translator:
    """Model and tokenizers of one language pair.

    Args:
        model: a `Seq2Seq`.
        source_tokenizer, target_tokenizer: what cut the text it was trained on.
        max_length: tokens after which a translation is cut off.
    """

    def __init__(self, model, source_tokenizer, target_tokenizer, max_length=100):
        self.model = model
        self.source_tokenizer = source_tokenizer
        self.target_tokenizer = target_tokenizer
        self.max_length = max_length

    def translate(self, sentences, num_beams=1, length_penalty=1.0, batch_size=64):
        """Translate strings; the result has their order.

        Args:
            sentences: list of str in the source language.
            num_beams: 1 for greedy search, more for beam search.
            length_penalty: see `tfqa.decoding.beam_search`.
            batch_size: sentences at a time; similar lengths go together.

        Returns:
            List of str.
        """
        if not sentences:
            return []
        encoded = self.source_tokenizer.encode_batch(list(sentences))
        order = np.argsort([len(ids) for ids in encoded], kind="stable")
        translations = [""] * len(encoded)
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            source_ids = pad([encoded[row] for row in rows])  # (B, S)
            if num_beams == 1:
                found = greedy(self.model, source_ids, self.max_length)
            else:
                found = beam_search(
                    self.model,
                    source_ids,
                    self.max_length,
                    num_beams=num_beams,
                    length_penalty=length_penalty,
                )
            for row, ids in zip(rows, found, strict=True):
                translations[row] = self.target_tokenizer.decode(ids)
        return translations

    def align(self, source, target):
        """Return the attention weights (T, S) of writing `target` for `source`, and both's tokens.

        Returns:
            weights float32 (T, S) without start, end and padding; source tokens; target tokens.
        """
        source_tokens = self.source_tokenizer.encode(source)
        target_tokens = self.target_tokenizer.encode(target)
        inputs = {
            "source_ids": np.array([source_tokens.ids], "int32"),
            "target_ids": np.array([[self.model.start_id, *target_tokens.ids[:-1]]], "int32"),
        }
        weights = np.asarray(self.model.align(inputs)[0])  # (T, S)
        return weights, source_tokens.tokens, target_tokens.tokens

    def save(self, directory):
        """Write configuration, tokenizers and weights; `load` reads them."""
        directory = Path(directory)
        self.save_parts(directory)
        temporary = directory / "part-model.weights.h5"
        self.model.save_weights(temporary)
        os.replace(temporary, directory / "model.weights.h5")

    def save_parts(self, directory):
        """Write all but the weights."""
        directory = Path(directory)
        directory.mkdir(parents=True, exist_ok=True)
        self.source_tokenizer.save(directory / "source_tokenizer.json")
        self.target_tokenizer.save(directory / "target_tokenizer.json")
        values = {"model": self.model.config.to_dict(), "max_length": self.max_length}
        write_json(directory / "translator.json", values)

    @classmethod
    def load(cls, directory, weights="model.weights.h5"):
        """Read what `save` wrote.

        Raises:
            FileNotFoundError: the directory holds no translator.
        """
        directory = Path(directory)
        if not (directory / "translator.json").exists():
            raise FileNotFoundError(
                f"Expected a trained translator in {directory}, with a file translator.json. "
                "Train one first: python -m tfqa nmt train --output DIRECTORY."
            )
        values = json.loads((directory / "translator.json").read_text(encoding="utf-8"))
        model = Seq2Seq(Seq2SeqConfig.from_dict(values["model"]))
        model.load_weights(directory / weights)
        return cls(
            model,
            LibraryTokenizer.load(directory / "source_tokenizer.json"),
            LibraryTokenizer.load(directory / "target_tokenizer.json"),
            values["max_length"],
        )


def pad(sequences, multiple=8):
    """Stack lists of ids into an int32 array (B, S), S a multiple of `multiple`, padded with 0."""
    longest = max(1, *(len(ids) for ids in sequences), 1)
    width = -(-longest // multiple) * multiple
    rows = np.zeros((len(sequences), width), "int32")
    for row, ids in zip(rows, sequences, strict=True):
        row[: len(ids)] = ids
    return rows


def write_json(path, values):
    """Write JSON under a temporary name and rename it."""
    path = Path(path)
    temporary = path.with_name(f"part-{path.name}")
    text = json.dumps(values, indent=2, ensure_ascii=False, sort_keys=True)
    temporary.write_text(text + "\n", encoding="utf-8")
    os.replace(temporary, path)
