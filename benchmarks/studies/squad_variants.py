"""Known mistakes of programs that turn scores into answers, each a subclass with one change."""

import copy

import numpy as np

from benchmarks.evaluation.cached_logits import CachingAnswerer


class ArgmaxOfAll(CachingAnswerer):
    """The start is the best token of the window by itself, and so is the end.

    Where that is no part of the passage, or the end is before the start, there is no answer.
    """

    def logits(self, windows, batch_size=32):
        """Leave nothing but the best start and the best end of each window."""
        for rows, logits in super().logits(windows, batch_size):
            yield rows, {name: keep_largest(scores) for name, scores in logits.items()}


class ArgmaxOfPassage(CachingAnswerer):
    """The same, among the tokens where an answer may start or end."""

    def logits(self, windows, batch_size=32):
        """Leave nothing but the best start and the best end of each window's passage."""
        for rows, logits in super().logits(windows, batch_size):
            width = logits["start_logits"].shape[1]
            masks = {
                "start_logits": windows.best_context_mask(rows, width),
                "end_logits": windows.context_mask(rows, width),
            }
            inside = {name: np.where(mask, logits[name], -np.inf) for name, mask in masks.items()}
            yield rows, {name: keep_largest(scores) for name, scores in inside.items()}


class NoLastToken(CachingAnswerer):
    """No answer ends with the passage: `>=` where `>` is meant."""

    def logits(self, windows, batch_size=32):
        """Forbid an end at the last token of each passage."""
        last = np.append(windows.example[1:] != windows.example[:-1], True)  # (W,)
        for rows, logits in super().logits(windows, batch_size):
            ends = np.flatnonzero(last[rows])
            logits["end_logits"][ends, windows.lengths[rows[ends]] - 2] = -np.inf
            yield rows, logits


class AnyWindow(CachingAnswerer):
    """Every window may give any of its spans: the rule of the window with most context is out."""

    def windows(self, examples):
        """Let an answer start at every token of a window's passage."""
        windows = copy.copy(super().windows(examples))
        windows.best_context_mask = windows.context_mask
        return windows


class FirstWindow(AnyWindow):
    """A passage is cut off where its first window ends."""

    def logits(self, windows, batch_size=32):
        """Forbid everything in a passage's further windows."""
        later = np.append(False, windows.example[1:] == windows.example[:-1])  # (W,)
        for rows, logits in super().logits(windows, batch_size):
            logits["start_logits"][later[rows]] = -np.inf
            yield rows, logits


class StrideAsOverlap(CachingAnswerer):
    """`stride` is taken for the tokens that two windows share, as Hugging Face means it.

    The step is then what a window has room for, less this; it differs with the question's length.
    """

    def find(self, examples, batch_size=32):
        """Answer the questions of each length by themselves."""
        answers = [None] * len(examples)
        for rows, part in self._parts(examples):
            found = part.find([examples[row] for row in rows], batch_size)
            for row, answer in zip(rows, found, strict=True):
                answers[row] = answer
        return answers

    def count_windows(self, examples):
        """Count the windows of each example -> (E,)."""
        counts = np.zeros(len(examples), int)
        for rows, part in self._parts(examples):
            counts[rows] = part.count_windows([examples[row] for row in rows])
        return counts

    def _parts(self, examples):
        """Yield the rows of the questions of one length, and an answerer with their step."""
        questions = [example.question for example in examples]
        counts = {text: len(self.tokenizer.encode(text).ids) for text in dict.fromkeys(questions)}
        lengths = np.array([counts[text] for text in questions])
        lengths = np.minimum(lengths, self.max_question_length)
        for length in np.unique(lengths).tolist():
            step = self.max_length - length - 3 - self.stride
            options = {"max_question_length": max(1, length), "stride": step}
            yield np.flatnonzero(lengths == length).tolist(), CachingAnswerer(self, **options)


def keep_largest(scores):
    """Return scores (B, T) with -inf everywhere but at the first largest of each row."""
    best = scores.argmax(axis=1)[:, None]
    kept = np.full_like(scores, -np.inf)
    np.put_along_axis(kept, best, np.take_along_axis(scores, best, axis=1), axis=1)
    return kept
