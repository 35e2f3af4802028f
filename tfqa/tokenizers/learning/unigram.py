"""Learning a unigram vocabulary: many pieces first, and again and again the useless ones go."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

import numpy as np

from tfqa.tokenizers.bpe import find_kind
from tfqa.tokenizers.learning.word_lattices import Lattices
from tfqa.tokenizers.text.aligned import AlignedText
from tfqa.tokenizers.text.spaces import MARK

_RUN = re.compile(f"{MARK}?(?:L+|N+|O+)|{MARK}")  # in a text written as kinds of characters
_LEAST_COUNT = 0.5  # that a character is taken to have, so that it never becomes impossible


def learn_pieces(
    words: Mapping[str, int],
    size: int,
    *,
    max_piece_length: int = 16,
    seed_size: int = 200_000,
    shrinking: float = 0.75,
    sub_iterations: int = 2,
) -> dict[str, float]:
    """Learn pieces and their log probabilities from words and their counts (Kudo 2018, 3.2).

    1. The seed: all characters, and the substrings of words with the highest count · length.
    2. The expectation-maximization algorithm makes the words more probable under the model, with
       all ways to cut them: p(x) becomes in proportion to the expected count of x.
    3. For each piece x, by how much would the log likelihood of the best ways fall without x,
       where x is then cut in the best way into others? Those that lose least go; characters stay.
    4. Again from 2, until `size` is reached, and 2 once more.

    Of pieces with the same loss, that of the higher count · length is kept, and of equal ones the
    one that sorts first by code points. As SentencePiece does, but for small things: that counts
    substrings with a suffix array, makes p sparser with a digamma function, and at last takes the
    most probable pieces of 1.1 · `size`, not those with the highest loss.

    Args:
        words: what is cut, as from `split_runs`; nothing is cut across words.
        size: the most pieces to keep; all characters stay even if they are more.
        max_piece_length: characters.
        seed_size: the most substrings to begin with, besides the characters.
        shrinking: of the pieces, the part that is kept each time.
        sub_iterations: of the algorithm, before pieces go.

    Returns:
        Log probabilities of pieces, the most probable first.

    Cost: a round of step 2 takes time and memory linear in the number of positions in different
    words where a piece stands, up to `max_piece_length` for each character.

    Raises:
        ValueError: a number out of its range.
    """
    _check(
        size=size,
        max_piece_length=max_piece_length,
        seed_size=seed_size,
        shrinking=shrinking,
        sub_iterations=sub_iterations,
    )
    words = dict(sorted(words.items()))  # sums depend on the order, if only in the last digit
    characters = sorted(set().union(*words))
    seeds = find_seeds(words, max_piece_length, seed_size)
    pieces = [*characters, *seeds]
    always = len(characters)
    scores = [*_count_characters(words, characters), *seeds.values()]
    log_p = maximize(np.array(scores, float))  # (P,)
    lattices = Lattices([*words], [*words.values()], pieces)
    alternatives = Lattices([*seeds], np.ones(len(seeds)), pieces, whole=False)
    alive = np.arange(len(pieces))  # ids; those of the characters are the first
    size = max(size, always)
    while True:
        for _ in range(sub_iterations):
            counts, _ = lattices.expect(log_p)
            counts[:always] = np.maximum(counts[:always], _LEAST_COUNT)
            log_p = maximize(counts)
        if len(alive) <= size:
            break
        kept = max(size, int(shrinking * len(alive))) - always
        losses = find_losses(lattices, alternatives, log_p)[alive[always:]]
        best = np.sort(np.argsort(-losses, kind="stable")[:kept])
        alive = np.concatenate([alive[:always], alive[always:][best]])
        lattices = lattices.keep(alive)
        alternatives = alternatives.keep(alive, alive[always:] - always)
    learned = {pieces[i]: float(log_p[i]) for i in alive}
    return dict(sorted(learned.items(), key=lambda item: (-item[1], item[0])))


def find_seeds(words: Mapping[str, int], max_piece_length: int, seed_size: int) -> dict[str, float]:
    """Find substrings of two characters and more that occur twice or more, with count · length."""
    counts: Counter[str] = Counter()
    for word, times in words.items():
        for start in range(len(word) - 1):
            for end in range(start + 2, min(len(word), start + max_piece_length) + 1):
                counts[word[start:end]] += times
    scores = {piece: float(n * len(piece)) for piece, n in counts.items() if n > 1}
    best = sorted(scores, key=lambda piece: (-scores[piece], piece))[:seed_size]
    return {piece: scores[piece] for piece in best}


def find_losses(lattices: Lattices, alternatives: Lattices, log_p) -> np.ndarray:
    """Find how much log likelihood each piece is worth: (P,).

    If piece x, that the best ways use c(x) times, is cut into a_1 … a_k, then of N pieces in all
    c(x) · (k - 1) more are needed, and each a_i is used c(x) times more:

        loss(x) = c(x) · (log c(x) / N - Σ_i log (c(a_i) + c(x)) / (N + c(x) · (k - 1)))

    A piece that is not used is worth -inf, one that cannot be cut inf.

    Args:
        lattices: of the words.
        alternatives: of the pieces that may go, in their order; they are the last of all pieces.
        log_p: log probabilities (P,).
    """
    words, used = lattices.find_best_paths(log_p)
    counts = np.bincount(used, lattices.weights[words], minlength=len(log_p))  # (P,)
    total = counts.sum()
    owners, others = alternatives.find_best_paths(log_p)
    owners = owners + len(log_p) - len(alternatives.weights)
    parts = np.bincount(owners, minlength=len(log_p))  # (P,), k
    with np.errstate(divide="ignore", invalid="ignore"):  # those of pieces that are not used
        log_others = np.log(counts[others] + counts[owners])
        log_instead = np.bincount(owners, log_others, minlength=len(log_p))
        log_instead = log_instead - parts * np.log(total + counts * (parts - 1))
        losses = counts * (np.log(counts / total) - log_instead)
    losses[parts == 0] = np.inf
    return np.where(counts > 0, losses, -np.inf)


def maximize(counts) -> np.ndarray:
    """Make log probabilities of expected counts (P,): the M step."""
    counts = np.maximum(counts, np.finfo(float).tiny)
    return np.log(counts / counts.sum())


def split_runs(marked: AlignedText) -> tuple[AlignedText, Iterator[tuple[int, int]]]:
    """Find what pieces are learned from: letters and marks, digits, or others, and a "▁" before."""
    kinds = "".join(map(find_kind, marked.text))
    return marked, (match.span() for match in _RUN.finditer(kinds))


def _count_characters(words, characters) -> list[int]:
    counts: Counter[str] = Counter()
    for word, times in words.items():
        for character in word:
            counts[character] += times
    return [counts[character] for character in characters]


def _check(**arguments):
    ranges = {
        "size": (1, np.inf),
        "max_piece_length": (1, np.inf),
        "seed_size": (0, np.inf),
        "shrinking": (0, 1),
        "sub_iterations": (1, np.inf),
    }
    for name, value in arguments.items():
        least, most = ranges[name]
        if not least <= value <= most or value == most:
            raise ValueError(
                f"`{name}` must be from {least} to below {most}. Received: {name}={value}."
            )
