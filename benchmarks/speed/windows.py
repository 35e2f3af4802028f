"""Speed of making windows of questions and passages, beside `tokenizers` and a loop for labels.

`tokenizers` is used in the usual way: `encode_batch` of pairs cuts passages into windows, and a
loop finds the answer's tokens in each by their offsets. Its `stride` is the number of tokens that
two windows share, one for a call; that of tfqa is the step between them. So that both make the same
windows, questions with equally many tokens share a call; counting these tokens is not measured.
The library returns lists, without padding.

CPU seconds of one thread; a tokenizer of tfqa begins each turn with an empty cache.
"""

import copy
import os
import time

import numpy as np

from benchmarks.peers.question_answering import list_versions
from benchmarks.speed.measure import take_turns
from tfqa.datasets import make_windows

BATCH = 16
OURS, OURS_ARRAYS = "tfqa", f"tfqa, and batches of {BATCH} as arrays"
LIBRARY = "tokenizers, and a loop for labels"
NEIGHBOURS, STRANGERS = "as they follow in the file", "drawn at random"


def measure_preprocessing(neighbours, strangers, tokenizer, options):
    """Return rows of two cases: questions that share their passages, and those that seldom do.

    Args:
        neighbours, strangers: a `SquadDataset` each.
        tokenizer: a `WordPieceTokenizer`.
        options: `tokens` and `stride` of a window, and `repetitions`.
    """
    cases = {NEIGHBOURS: neighbours, STRANGERS: strangers}
    return [
        row
        for name, questions in cases.items()
        for row in _compare(name, questions, tokenizer, options)
    ]


def _compare(case, questions, tokenizer, options):
    sizes = {"max_length": options.tokens, "stride": options.stride}
    fresh = [copy.deepcopy(tokenizer) for _ in range(2 * options.repetitions)]  # off the clock
    library = LibraryWindows(tokenizer, questions, **sizes)
    runs = {
        OURS: lambda: make_windows(questions, fresh.pop(), **sizes),
        OURS_ARRAYS: lambda: list_batches(make_windows(questions, fresh.pop(), **sizes)),
        LIBRARY: lambda: library.make(questions),
    }
    timings = take_turns(runs, options.repetitions, warmups=0, clock=time.process_time)
    ours = list_windows(make_windows(questions, tokenizer, **sizes))
    theirs = library.make(questions)
    counts = dict.fromkeys(timings, sum(map(len, ours))) | {LIBRARY: sum(map(len, theirs))}
    rows = [
        {
            "table": "preprocessing",
            "questions": len(questions),
            "passages": len({example.context for example in questions}),
            "order": case,
            "program": name,
            "windows": counts[name],
            "cpu_seconds": timing.median,
            "windows_per_second": counts[name] / timing.median,
            "times_as_fast": timings[LIBRARY].median / timing.median,
        }
        for name, timing in timings.items()
    ]
    rows[-1] |= {**compare_windows(theirs, ours), "packages": list_versions("tokenizers")}
    return rows


class LibraryWindows:
    """Windows as `tokenizers` makes them, with labels as the usual loop finds them.

    Args:
        tokenizer: a `WordPieceTokenizer`, whose vocabulary it takes.
        questions: those it will be asked, to count their tokens beforehand.
        max_length, stride: see `make_windows`.
    """

    def __init__(self, tokenizer, questions, max_length, stride):
        from tokenizers import BertWordPieceTokenizer

        os.environ["TOKENIZERS_PARALLELISM"] = "false"
        vocabulary = {token: number for number, token in enumerate(tokenizer.tokens)}
        self.tokenizer = BertWordPieceTokenizer(vocabulary, lowercase=tokenizer.lowercase)
        self.max_length, self.stride = max_length, stride
        self.cls = tokenizer.token_to_id("[CLS]")
        texts = [example.question for example in questions]
        encodings = self.tokenizer.encode_batch(texts, add_special_tokens=False)
        counts = np.array([len(encoding.ids) for encoding in encodings])
        self.groups = {int(n): np.flatnonzero(counts == n).tolist() for n in np.unique(counts)}

    def make(self, questions):
        """Return for each question its windows: triples of ids, segments and labels."""
        windows = [None] * len(questions)
        for tokens, rows in self.groups.items():
            overlap = self.max_length - tokens - 3 - self.stride
            self.tokenizer.enable_truncation(self.max_length, overlap, strategy="only_second")
            pairs = [(questions[row].question, questions[row].context) for row in rows]
            encodings = self.tokenizer.encode_batch(pairs)
            for row, first in zip(rows, encodings, strict=True):
                windows[row] = [
                    (each.ids, each.type_ids, find_labels(each, self.cls, questions[row].answers))
                    for each in (first, *first.overflowing)
                ]
        return windows


def find_labels(encoding, cls, answers):
    """Return the answer's first and last token of a window, by a walk over its offsets."""
    ids, offsets, texts = encoding.ids, encoding.offsets, encoding.sequence_ids
    no_label = ids.index(cls)
    if not answers:
        return no_label, no_label
    begin, end = answers[0].start, answers[0].end
    first, last = 0, len(ids) - 1
    while texts[first] != 1:
        first += 1
    while texts[last] != 1:
        last -= 1
    if offsets[first][0] > begin or offsets[last][1] < end:
        return no_label, no_label
    while first < len(offsets) and offsets[first][0] <= begin:
        first += 1
    while offsets[last][1] >= end:
        last -= 1
    return first - 1, last + 1


def list_batches(windows):
    """Return a model's inputs for all windows, in batches, in their order."""
    rows = np.arange(len(windows))
    return [windows.inputs(rows[i : i + BATCH]) for i in range(0, len(rows), BATCH)]


def list_windows(windows):
    """Return `SquadWindows` as `LibraryWindows.make` does."""
    listed = [[] for _ in windows.examples]
    for row, (example, length) in enumerate(zip(windows.example, windows.lengths, strict=True)):
        inputs = windows.inputs([row], multiple=1)
        ids, segments = (inputs[name][0, :length].tolist() for name in ("token_ids", "segment_ids"))
        listed[example].append((ids, segments, tuple(windows.labels[row].tolist())))
    return listed


def compare_windows(actual, expected):
    """Return the shares of the expected windows that have the same ids, and the same labels."""
    same = np.zeros(2)
    for pairs in zip(actual, expected, strict=True):
        for window, other in zip(*pairs, strict=False):  # where the counts differ, some are missing
            same_ids = window[:2] == other[:2]
            same += same_ids, same_ids and window[2] == other[2]
    ids, labels = same / sum(map(len, expected))
    return {"same_ids": float(ids), "same_labels": float(labels)}
