"""Every way to cut a text into pieces: the best one, the n best, or one at random.

The ways form a lattice. Its nodes are the positions between characters, from 0 to the length of
the text; an edge from one position to another is a piece that stands between them; and a way to
cut the text is a path from the first node to the last. A path's score is the sum of its pieces'.
"""

from __future__ import annotations

import heapq
import math
import random
from collections.abc import Iterator

from tfqa.tokenizers.learning.pieces import PieceTable
from tfqa.tokenizers.subword import Piece


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
    pieces, node, margin = [], len(text), math.inf
    while node:
        margin = min(margin, best[node] - second[node])
        pieces.append(last[node])
        node = last[node][1]
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
    pieces, node = [], len(text)
    while node:
        shares = [math.exp(weight - weights[node]) for weight, _ in arriving[node]]
        _, piece = rng.choices(arriving[node], shares)[0]
        pieces.append(piece)
        node = piece[1]
    return pieces[::-1]


def _log_sum(logarithms: list[float]) -> float:
    """Sum up numbers that are given by their logarithms, and return the sum's."""
    highest = max(logarithms)
    return highest + math.log(sum(math.exp(number - highest) for number in logarithms))
