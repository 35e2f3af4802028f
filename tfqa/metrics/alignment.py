"""Which source word became which target word: links from attention, and their error rate."""

from collections.abc import Iterable, Sequence

import numpy as np

Links = Iterable[tuple[int, int]]


def alignment_error_rate(
    predicted: Sequence[Links], gold: Sequence[Links], possible: Sequence[Links] | None = None
) -> float:
    """Compute the alignment error rate of a corpus.

        AER = 1 - (|A ∩ S| + |A ∩ P|) / (|A| + |S|)       (Och and Ney 2003, section 6)

    A are the predicted links, S the sure and P the possible ones, which include the sure ones.
    Without `possible`, P = S and 1 - AER is the F1 of the links. Counts are summed over the corpus.

    Args:
        predicted: for each sentence, its links as pairs (source word, target word), from 0.
        gold: for each sentence, the sure links.
        possible: for each sentence, links that are not wrong though not needed; the sure ones
            count as possible whether listed or not.

    Returns:
        A float from 0 (no error) to 1.

    Raises:
        ValueError: if numbers of sentences differ, links are no pairs, or there are no links.
    """
    possible = gold if possible is None else possible
    if not len(predicted) == len(gold) == len(possible):
        raise ValueError(
            "All alignments must have the same number of sentences. Received: "
            f"len(predicted)={len(predicted)}, len(gold)={len(gold)}, "
            f"len(possible)={len(possible)}. Pass links, or none, for every sentence."
        )
    hits = total = 0
    for index in range(len(gold)):
        found = _link_set("predicted", predicted, index)
        sure = _link_set("gold", gold, index)
        allowed = _link_set("possible", possible, index) | sure
        hits += len(found & sure) + len(found & allowed)
        total += len(found) + len(sure)
    if not total:
        raise ValueError(
            "An alignment error rate needs at least one link, predicted or gold. Received: none "
            f"in {len(gold)} sentences. Check that the data has gold alignments."
        )
    return 1 - hits / total


def alignment_from_weights(
    weights: np.ndarray, source_length: int, target_length: int
) -> tuple[tuple[int, int], ...]:
    """Link each target word to the source word with the largest attention weight.

        a_j = argmax_i alpha_ji,  j = 0..target_length - 1,  i = 0..source_length - 1

    What lies beyond the two lengths (end tokens, padding) is not looked at.

    Args:
        weights: attention weights of one sentence (T, S): row j says where the model looked in
            order to write target word j.
        source_length: number of source words, from 1 to S.
        target_length: number of target words, from 0 to T.

    Returns:
        Pairs (source word, target word), sorted by target word. Of equal weights the first wins; a
        word whose weights are all zero gets no link. Unlike gold alignments, no target word has
        two links.

    Raises:
        ValueError: if `weights` has not two axes, or a length is out of range.
    """
    weights = np.asarray(weights)
    if weights.ndim != 2:
        raise ValueError(
            "`weights` must have the shape (target, source), of one sentence. Received: "
            f"weights.shape={weights.shape}. Take one sentence of a batch at a time."
        )
    if not (1 <= source_length <= weights.shape[1] and 0 <= target_length <= weights.shape[0]):
        raise ValueError(
            "The lengths must fit `weights` (target, source). Received: source_length="
            f"{source_length}, target_length={target_length}, weights.shape={weights.shape}. "
            "Count the words without start, end and padding."
        )
    real = weights[:target_length, :source_length]
    best = real.argmax(axis=1)
    return tuple((int(i), j) for j, i in enumerate(best) if real[j, i] > 0)


def _link_set(name: str, alignments, index: int) -> set[tuple[int, int]]:
    links = alignments[index]
    try:
        return {(int(source), int(target)) for source, target in links}
    except (TypeError, ValueError):
        raise ValueError(
            f"Each sentence must have links (source word, target word). Received: {name}[{index}]="
            f"{links!r}. For one sentence pass a list with one list of links."
        ) from None
