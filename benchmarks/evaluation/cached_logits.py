"""A fine-tuned model that keeps its logits, so that what is made of them can be varied."""

import hashlib

import numpy as np

from tfqa.datasets import length_sorted
from tfqa.pipelines import QuestionAnswerer


class CachingAnswerer(QuestionAnswerer):
    """An answerer that computes the logits of each different window once and keeps them.

    A window is known by its tokens, so that what two ways of cutting a passage have in common is
    computed once. A subclass changes what `logits` yields or what `windows` returns; the rest is
    the library's.

    Args:
        answerer: computes the logits; with another `CachingAnswerer` this one shares the cache.
        **options: of `QuestionAnswerer`, where they differ from the other's.
    """

    def __init__(self, answerer, **options):
        super().__init__(answerer.model, answerer.tokenizer, **(answerer.settings() | options))
        self._source = getattr(answerer, "_source", answerer)
        self._cache = getattr(answerer, "_cache", {})  # key -> float32 (2, tokens)

    def logits(self, windows, batch_size=32):
        """Yield what `QuestionAnswerer.logits` does; where there is no token it is -inf."""
        keys = self._fill_cache(windows, batch_size)
        for rows in length_sorted(windows.lengths, batch_size):
            width = int(windows.lengths[rows].max())
            table = np.full((2, len(rows), width), -np.inf, "float32")
            for number, row in enumerate(rows.tolist()):
                table[:, number, : windows.lengths[row]] = self._cache[keys[row]]
            yield rows, {"start_logits": table[0], "end_logits": table[1]}

    def count_windows(self, examples):
        """Count the windows of each example -> (E,)."""
        return np.bincount(self.windows(examples).example, minlength=len(examples))

    def _fill_cache(self, windows, batch_size):
        """Compute the logits of windows that are not in the cache -> the keys of all."""
        keys = [b""] * len(windows)
        for rows in length_sorted(windows.lengths, batch_size):
            ids = windows.inputs(rows, 1)["token_ids"]
            for row, line in zip(rows.tolist(), ids, strict=True):
                tokens = line[: windows.lengths[row]].tobytes()
                keys[row] = hashlib.blake2b(tokens, digest_size=16).digest()
        new = {key: row for row, key in enumerate(keys) if key not in self._cache}
        if new:
            chosen = np.array(sorted(new.values()))
            for rows, logits in self._source.logits(_Subset(windows, chosen), batch_size):
                for number, row in enumerate(chosen[rows].tolist()):
                    pair = [logits[name][number] for name in ("start_logits", "end_logits")]
                    self._cache[keys[row]] = np.stack(pair)[:, : windows.lengths[row]]
        return keys


class _Subset:
    """Some rows of windows, with what `QuestionAnswerer.logits` reads of them."""

    def __init__(self, windows, rows):
        self._windows, self._rows = windows, rows
        self.lengths = windows.lengths[rows]

    def __len__(self):
        return len(self._rows)

    def inputs(self, rows, multiple=8):
        """Return the model's inputs for rows of the subset."""
        return self._windows.inputs(self._rows[rows], multiple)
