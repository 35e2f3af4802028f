"""A fine-tuned model whose scores are kept, so that what is made of them can be varied."""

import hashlib

import numpy as np

from tfqa.datasets import length_sorted
from tfqa.pipelines import QuestionAnswerer


class Replay(QuestionAnswerer):
    """An answerer that scores each different window once and remembers the scores of its tokens.

    A window is known by its tokens, so what one way of cutting has in common with another is
    computed once. A subclass changes what `logits` yields or what `windows` returns; the rest is
    the library's.

    Args:
        answerer: what scores; another `Replay` shares what it remembers.
        **options: of `QuestionAnswerer`, where they are not to be as the other's.
    """

    def __init__(self, answerer, **options):
        super().__init__(answerer.model, answerer.tokenizer, **(answerer.settings() | options))
        self._source = getattr(answerer, "_source", answerer)
        self._known = getattr(answerer, "_known", {})  # key -> float32 (2, tokens)

    def logits(self, windows, batch_size=32):
        """Yield as `QuestionAnswerer.logits` does; -inf stands where there is no token."""
        keys = self._score(windows, batch_size)
        for rows in length_sorted(windows.lengths, batch_size):
            width = int(windows.lengths[rows].max())
            table = np.full((2, len(rows), width), -np.inf, "float32")
            for place, row in enumerate(rows.tolist()):
                table[:, place, : windows.lengths[row]] = self._known[keys[row]]
            yield rows, {"start_logits": table[0], "end_logits": table[1]}

    def count_windows(self, examples):
        """Count the windows of each example -> (E,)."""
        return np.bincount(self.windows(examples).example, minlength=len(examples))

    def _score(self, windows, batch_size):
        """Score the windows that are not known yet -> the keys of all."""
        keys = [b""] * len(windows)
        for rows in length_sorted(windows.lengths, batch_size):
            ids = windows.inputs(rows, 1)["token_ids"]
            for row, line in zip(rows.tolist(), ids, strict=True):
                tokens = line[: windows.lengths[row]].tobytes()
                keys[row] = hashlib.blake2b(tokens, digest_size=16).digest()
        new = {key: row for row, key in enumerate(keys) if key not in self._known}
        if new:
            chosen = np.array(sorted(new.values()))
            for rows, logits in self._source.logits(_Some(windows, chosen), batch_size):
                for place, row in enumerate(chosen[rows].tolist()):
                    pair = [logits[name][place] for name in ("start_logits", "end_logits")]
                    self._known[keys[row]] = np.stack(pair)[:, : windows.lengths[row]]
        return keys


class _Some:
    """Some of the windows, as `QuestionAnswerer.logits` reads them."""

    def __init__(self, windows, rows):
        self._windows, self._rows = windows, rows
        self.lengths = windows.lengths[rows]

    def __len__(self):
        return len(self._rows)

    def inputs(self, rows, multiple=8):
        """Return the inputs of the model for these of them."""
        return self._windows.inputs(self._rows[rows], multiple)
