"""Every way to cut a text into pieces: the best one, the n best, or one at random.

The ways form a lattice. Its nodes are the places between characters, from 0 to the length of the
text; an edge from one place to another is a piece that stands between them; and a way to cut the
text is a path from the first node to the last. A path's score is the sum of its pieces'.
"""

from __future__ import annotations

import heapq
import math
import random
from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from tfqa.tokenizers.subword import Piece

Edge = tuple[int, int, float]
"""Where a piece ends, its id and its score."""

UNKNOWN_PENALTY = 10.0
USER_DEFINED_SCORE = 0.1  # for each character after the first

_NO_PIECE = object()


def find_scores(
    log_p: Mapping[str, float], user_defined: Iterable[str]
) -> tuple[dict[str, float], float]:
    """Find the score of each piece, and of a character that is not a piece, as SentencePiece does.

    An unknown character is less probable than any piece, and a piece that the user defined costs
    nothing, whatever its own log probability is. All scores are numbers of float32.
    """
    user_defined = {*user_defined}
    lowest = min(score for piece, score in log_p.items() if piece not in user_defined)
    scores = dict(log_p)
    scores |= {piece: USER_DEFINED_SCORE * (len(piece) - 1) for piece in user_defined}
    scores = {piece: float(np.float32(score)) for piece, score in scores.items()}
    return scores, float(np.float32(lowest - UNKNOWN_PENALTY))


class PieceTable:
    """Finds the edges of the lattice.

    Args:
        pieces: the id and the score of each piece; a score is its log probability.
        unknown: the id and the score of a character that is not a piece.
    """

    def __init__(self, pieces: Mapping[str, tuple[int, float]], unknown: tuple[int, float]):
        # All beginnings of pieces too, so that a search ends where no piece goes on.
        self._entries: dict[str, tuple[int, float] | None] = {}
        for piece in pieces:
            for end in range(1, len(piece)):
                self._entries.setdefault(piece[:end])
        self._entries.update(pieces)
        self._unknown = unknown

    def find_edges(self, text: str, start: int) -> list[Edge]:
        """Find the pieces that begin at `start`, short ones first, or else an unknown character."""
        edges = []
        for end in range(start + 1, len(text) + 1):
            entry = self._entries.get(text[start:end], _NO_PIECE)
            if entry is _NO_PIECE:
                break
            if entry:
                edges.append((end, *entry))
        if not edges or edges[0][0] > start + 1:
            edges.append((start + 1, *self._unknown))
        return edges


def find_best(table: PieceTable, text: str, zero: float = 0.0) -> tuple[list[Piece], float, float]:
    """Find the path with the highest score (Viterbi 1967).

    best(0) = 0;   best(t) = max over pieces from s to t of best(s) + score(piece)

    Of paths with the same score to a node, the one with the longest last piece wins.

    Args:
        zero: best(0). Its type is that of all sums, if that of the scores is the same.

    Returns:
        The pieces, their score, and by how much it is higher than that of the second best path.

    Cost: O(n m) for n characters and m pieces that begin at the same one.
    """
    best = [zero] + [None] * len(text)
    second = [-math.inf] * len(best)
    last: list[Piece | None] = [None] * len(best)  # the piece that ends at the node
    for start in range(len(text)):
        for end, number, score in table.find_edges(text, start):
            total = best[start] + score
            if best[end] is None:
                best[end], last[end] = total, (number, start, end)
            elif total > best[end]:
                second[end] = best[end]
                best[end], last[end] = total, (number, start, end)
            elif total > second[end]:
                second[end] = total
    pieces, place, margin = [], len(text), math.inf
    while place:
        margin = min(margin, best[place] - second[place])
        pieces.append(last[place])
        place = last[place][1]
    return pieces[::-1], best[-1], margin


def find_n_best(table: PieceTable, text: str, n: int) -> Iterator[tuple[list[Piece], float]]:
    """Find the n paths with the highest scores, or all if there are fewer, the best first.

    Each of the n best paths to a node is one of the n best to the node before it and a piece.
    Of paths with the same score, the one with the longest last piece goes first.

    Cost: O(n m k log n) for n paths, m pieces that begin at the same character, k characters.
    """
    # A path to a node: its score, the path without its last piece, that piece.
    paths: list[list] = [[(0.0, None, None)], *([] for _ in text)]
    for start in range(len(text)):
        for end, number, score in table.find_edges(text, start):
            piece = (number, start, end)
            paths[end] += [(path[0] + score, path, piece) for path in paths[start]]
        following = paths[start + 1]
        paths[start + 1] = heapq.nlargest(n, following, key=lambda path: path[0])
    for path in paths[-1][:n]:
        total, pieces = path[0], []
        while path[1]:
            _, path, piece = path
            pieces.append(piece)
        yield pieces[::-1], total


def draw_path(table: PieceTable, text: str, alpha: float, rng: random.Random) -> list[Piece]:
    """Draw a path with probability in proportion to exp(alpha · score).

    Forward, the weight of all paths to a node is summed up; backward, from the end, the last piece
    is drawn in proportion to the weight of the paths that end with it, and so on:

        w(0) = 1;   w(t) = Σ over pieces from s to t of w(s) · exp(alpha · score(piece))

    Cost: O(n m) for n characters and m pieces that begin at the same one.
    """
    weights = [0.0]  # log w
    arriving: list[list[tuple[float, Piece]]] = [[] for _ in range(len(text) + 1)]
    for start in range(len(text)):
        for end, number, score in table.find_edges(text, start):
            arriving[end].append((weights[start] + alpha * score, (number, start, end)))
        weights.append(_log_sum([weight for weight, _ in arriving[start + 1]]))
    pieces, place = [], len(text)
    while place:
        shares = [math.exp(weight - weights[place]) for weight, _ in arriving[place]]
        _, piece = rng.choices(arriving[place], shares)[0]
        pieces.append(piece)
        place = piece[1]
    return pieces[::-1]


def _log_sum(logarithms: list[float]) -> float:
    """The logarithm of the sum of numbers that are given by their logarithms."""
    highest = max(logarithms)
    return highest + math.log(sum(math.exp(number - highest) for number in logarithms))
