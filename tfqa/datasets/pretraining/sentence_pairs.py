"""Pairs of segments: what the next-sentence task of BERT, or ALBERT's, is asked about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from tfqa.datasets.pretraining.options import PretrainingOptions

Segment = tuple[int, int, int]
"""Place of the document, first token, and the token after the last."""

NOTHING = (0, 0, 0)


def draw_pairs(
    documents: Sequence[list[int]],
    options: PretrainingOptions,
    rng: np.random.Generator,
    corpus: str = "the corpus",
) -> tuple[np.ndarray, np.ndarray]:
    """Draw the segments of each example, document by document.

    The law is that of the original BERT script. A document gets a target length: all the room, or
    with probability `short_share` a number from 2 to it. From its first sentence on, sentences are
    put together until they have the target length or the document ends. A is the first ones of
    them, 1 to all but one, uniform. With probability 1/2, and always if there is no second
    sentence, B is from another document: from a random sentence of it on, until A and B have the
    target length; the sentences not used are put back and come next. Otherwise B is the rest.
    While A and B together do not fit in the room, the longer one (B, if equal) loses a token, the
    first or the last with probability 1/2.

    It differs in one place: the original draws another document ten times at most and then takes
    the same one. Here it is always another, uniform.

    With "sop", two sentences at least are put together, unless the document has but one more,
    which is then left out; B is the rest, and A and B are swapped with probability 1/2. With None,
    A is as many sentences as fit in the target length, one at least, and B is empty.

    Args:
        documents: of each document the places of its sentences' first tokens, and its length.
        options: see `PretrainingOptions`.
        rng: of all draws.
        corpus: what they are documents of, for messages.

    Returns:
        segments: int64 (E, 2, 3), see `Segment`.
        labels: int32 (E,), 0 where B follows A.

    Raises:
        ValueError: "nsp" with fewer than two documents.
    """
    if options.next_sentence == "nsp" and len(documents) < 2:
        raise ValueError(
            "next_sentence='nsp' takes the second segment from another document half of the time. "
            f"Received: {len(documents)} document with tokens in {corpus}. Give a corpus of more "
            "documents (in a text file a blank line separates them), or set next_sentence='sop' "
            "or None."
        )
    draw = {"nsp": _next_sentences, "sop": _ordered_sentences, None: _full_sentences}
    rows = [
        row
        for place in range(len(documents))
        for row in draw[options.next_sentence](place, documents, options, rng)
    ]
    segments = np.array([row[:2] for row in rows], np.int64).reshape(-1, 2, 3)  # (E, 2, 3)
    labels = np.array([row[2] for row in rows], np.int32)  # (E,)
    return _truncate(segments, options.room, rng), labels


def _next_sentences(index, documents, options, rng) -> Iterator[tuple[Segment, Segment, int]]:
    starts, first = documents[index], 0
    target = _draw_target(options, rng)
    while first < len(starts) - 1:
        end = _fill(starts, first, target)
        cut = first + (int(rng.integers(1, end - first)) if end - first > 1 else 1)
        segment = (index, starts[first], starts[cut])
        if end - first == 1 or rng.random() < 0.5:
            other = int(rng.integers(len(documents) - 1))
            other += other >= index
            others = documents[other]
            begin = int(rng.integers(len(others) - 1))
            stop = _fill(others, begin, target - (starts[cut] - starts[first]))
            yield segment, (other, others[begin], others[stop]), 1
            first = cut
        else:
            yield segment, (index, starts[cut], starts[end]), 0
            first = end


def _ordered_sentences(index, documents, options, rng) -> Iterator[tuple[Segment, Segment, int]]:
    starts, first = documents[index], 0
    target = _draw_target(options, rng)
    while first < len(starts) - 2:
        end = max(first + 2, _fill(starts, first, target))
        cut = first + int(rng.integers(1, end - first))
        pair = (index, starts[first], starts[cut]), (index, starts[cut], starts[end])
        swapped = int(rng.random() < 0.5)
        yield *(pair[::-1] if swapped else pair), swapped
        first = end


def _full_sentences(index, documents, options, rng) -> Iterator[tuple[Segment, Segment, int]]:
    starts, first = documents[index], 0
    target = _draw_target(options, rng)
    while first < len(starts) - 1:
        end = _fill(starts, first, target)
        if starts[end] - starts[first] > target and end - first > 1:
            end -= 1
        yield (index, starts[first], starts[end]), NOTHING, 0
        first = end


def _draw_target(options: PretrainingOptions, rng: np.random.Generator) -> int:
    if rng.random() < options.short_share:
        return int(rng.integers(2, options.room + 1))
    return options.room


def _fill(starts: list[int], first: int, target: int) -> int:
    """Find the sentence after those from `first` on, one at least, that reach the target length."""
    end = first + 1
    while end < len(starts) - 1 and starts[end] - starts[first] < target:
        end += 1
    return end


def _truncate(segments: np.ndarray, room: int, rng: np.random.Generator) -> np.ndarray:
    """Cut each pair to the room: tokens of the longer one go, from either end by a coin each.

    To take one token at a time off the longer one leaves both whole, or one of them, or a half of
    the room for each; so how many go is known at once, and how many in front is binomial.
    """
    lengths = segments[:, :, 2] - segments[:, :, 1]  # (E, 2)
    halves = np.array([room - room // 2, room // 2])
    kept = np.minimum(lengths, np.maximum(halves, room - lengths[:, ::-1]))  # (E, 2)
    front = rng.binomial(lengths - kept, 0.5)  # (E, 2)
    begins = segments[:, :, 1] + front
    return np.stack([segments[:, :, 0], begins, begins + kept], axis=-1)  # (E, 2, 3)
