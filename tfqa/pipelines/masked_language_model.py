"""A pre-trained BERT with its tokenizer: texts with blanks in, guesses out."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from keras import ops

from tfqa.datasets.parallel.batching import pad
from tfqa.models import BertConfig, BertForPreTraining
from tfqa.pipelines.pipeline import WEIGHTS, Pipeline, check_vocabulary, read_settings
from tfqa.tokenizers import WordPieceTokenizer
from tfqa.training.files import load_weights

SETTINGS, TOKENIZER = "model.json", "tokenizer.json"
BLANK = "[MASK]"
NOT_TRAINED = (
    "Expected a pre-trained model in {directory}, with a file {name}. Train one first, to the end: "
    "python -m tfqa bert pretrain --output DIRECTORY."
)


class Guess(NamedTuple):
    """A token for a blank, and its probability."""

    token: str
    probability: float


class MaskedLanguageModel(Pipeline):
    """Model and tokenizer.

    Args:
        model: a `BertForPreTraining`.
        tokenizer: what cut the text it was trained on.
        left_to_right: whether the model was trained to predict each token from those before it; see
            `tfqa.datasets.left_to_right`. Such a one has never seen a blank, and cannot `fill` it.

    Raises:
        ValueError: the tokenizer's vocabulary is not the model's.
    """

    settings_file = SETTINGS

    def __init__(
        self,
        model: BertForPreTraining,
        tokenizer: WordPieceTokenizer,
        left_to_right: bool = False,
    ):
        check_vocabulary(tokenizer, model)
        self.model = model
        self.tokenizer = tokenizer
        self.left_to_right = left_to_right

    def fill(
        self, texts: Sequence[str], top_k: int = 5, batch_size: int = 64
    ) -> list[list[list[Guess]]]:
        """Guess what stands at each "[MASK]".

        Args:
            texts: list of str with at least one "[MASK]" each, which stands for one token.
            top_k: guesses for each, the likeliest first; from 1 to the size of the vocabulary.
            batch_size: texts at a time, at least 1; similar lengths go together.

        Returns:
            For each text, for each "[MASK]" in it, a list of `Guess`.

        Raises:
            ValueError: one string, a text without "[MASK]", or one that is too long; a number out
                of its range; the model reads from left to right.
        """
        if self.left_to_right:
            raise ValueError(
                "`fill` must have a model that was trained on masked texts. Received: one that was "
                "trained from left to right, which knows no blanks. Pre-train one with "
                "left_to_right=false."
            )
        size = self.tokenizer.vocabulary_size
        if not 1 <= top_k <= size:
            raise ValueError(
                f"`top_k` must be from 1 to {size}, the size of the vocabulary. "
                f"Received: top_k={top_k}."
            )
        if batch_size < 1:
            raise ValueError(f"`batch_size` must be at least 1. Received: batch_size={batch_size}.")
        rows = [self._read(text) for text in self._as_list(texts)]
        if missing := [text for text in texts if BLANK not in text]:
            raise ValueError(
                f'Every text must have a blank, "{BLANK}". Received: {missing[0]!r}. '
                f'Write for example "The dog {BLANK}."'
            )
        order = sorted(range(len(rows)), key=lambda row: len(rows[row]))
        results: list = [None] * len(rows)
        for start in range(0, len(order), batch_size):
            batch = order[start : start + batch_size]
            guesses = self._guess([rows[row] for row in batch], top_k)
            for row, blanks in zip(batch, guesses, strict=True):
                results[row] = blanks
        return results

    def inputs(self, texts: Sequence[str], others: Sequence[str] | None = None) -> dict:
        """Write texts, or pairs of them, as the model reads them: "[CLS] text [SEP] other [SEP]".

        Args:
            texts: list of str; "[MASK]" in them is one token.
            others: the second texts of the pairs.

        Returns:
            dict of NumPy arrays (B, T): "token_ids", "segment_ids" int32 and "padding_mask" bool.

        Raises:
            ValueError: one string, no text, or a text or a pair that is too long; not as many
                `others` as `texts`.
        """
        rows = [self._read(text) for text in self._as_list(texts)]
        firsts = [len(row) for row in rows]
        seconds = None if others is None else self._as_list(others)
        if not rows or (seconds is not None and len(seconds) != len(rows)):
            counted = "" if seconds is None else f" and {len(seconds)} others"
            raise ValueError(
                "`texts` must hold a text at least, and `others` as many. "
                f"Received: {len(rows)} texts{counted}."
            )
        if seconds is not None:
            rows = [row + self._read(other)[1:] for row, other in zip(rows, seconds, strict=True)]
        token_ids = self._pad(rows)
        columns = np.arange(token_ids.shape[1])
        lengths = np.array([len(row) for row in rows])[:, None]
        real = columns < lengths  # (B, T)
        segments = real & (columns >= np.array(firsts)[:, None])
        return {
            "token_ids": token_ids,
            "segment_ids": segments.astype("int32"),
            "padding_mask": real,
        }

    def settings(self) -> dict:
        """Return configuration, precision and `left_to_right`."""
        return {
            "model": self.model.config.to_dict(),
            "precision": self.model.dtype_policy.name,
            "left_to_right": self.left_to_right,
        }

    def save_tokenizers(self, directory: Path) -> None:
        """Write the tokenizer."""
        self.tokenizer.save(directory / TOKENIZER)

    @classmethod
    def load(cls, directory: str | os.PathLike) -> "MaskedLanguageModel":
        """Read what `save` wrote.

        Raises:
            FileNotFoundError: the directory holds no model, or no weights yet.
        """
        directory = Path(directory)
        values = read_settings(directory, (SETTINGS, TOKENIZER, WEIGHTS), NOT_TRAINED)
        model = BertForPreTraining(BertConfig.from_dict(values["model"]), dtype=values["precision"])
        load_weights(model, directory / WEIGHTS)
        tokenizer = WordPieceTokenizer.load(directory / TOKENIZER)
        return cls(model, tokenizer, values.get("left_to_right", False))  # older files do not say

    def _as_list(self, texts):
        if isinstance(texts, str):
            raise ValueError(
                f"`texts` must be a list of strings. Received: {texts!r}. Put it in a list: [text]."
            )
        return list(texts)

    def _read(self, text):
        """Return the ids of "[CLS] text [SEP]"."""
        first, last, blank = map(self.tokenizer.token_to_id, ("[CLS]", "[SEP]", BLANK))
        ids = [first]
        for number, part in enumerate(text.split(BLANK)):
            ids += [blank] * (number > 0) + self.tokenizer.encode(part).ids
        return [*ids, last]

    def _pad(self, rows):
        most = self.model.config.max_length
        longest = max(map(len, rows), default=0)
        if longest > most:
            raise ValueError(
                f"A text must have at most {most} tokens, [CLS] and [SEP] counted. "
                f"Received: {longest}. Give a part of it."
            )
        return pad(rows)[:, :most]  # padded to a multiple of 8, but to no position that is not

    def _guess(self, rows, top_k):
        token_ids = self._pad(rows)
        blank = self.tokenizer.token_to_id(BLANK)
        blanks = [[i for i, token in enumerate(row) if token == blank] for row in rows]
        inputs = {
            "token_ids": token_ids,
            "padding_mask": np.arange(token_ids.shape[1]) < np.array([[len(row)] for row in rows]),
            "masked_positions": pad(blanks, multiple=1),
        }
        logits = ops.cast(self.model(inputs)["mlm_logits"], "float32")  # (B, P, V)
        probabilities, ids = map(ops.convert_to_numpy, ops.top_k(ops.softmax(logits), top_k))
        return [
            [
                [
                    Guess(self.tokenizer.id_to_token(int(i)), float(p))
                    for i, p in zip(ids[row, column], probabilities[row, column], strict=True)
                ]
                for column in range(len(blanks[row]))
            ]
            for row in range(len(rows))
        ]
