"""The forward-backward algorithm and Viterbi's, for all words of a text at once."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

import numpy as np


class Lattices:
    """All ways to cut many words into pieces, as arrays.

    A word of n characters has n + 1 nodes, the positions between them; an edge is a piece that
    stands between two nodes; a way to cut the word is a path from its first node to its last. Edges
    are arrays (E,) over all words: `left` and `right` node, and `piece`. Sums run over the nodes in
    the order of their position in the word, at the same position in all words at once.

    Args:
        words: what is cut (W,).
        weights: how often each word occurs (W,).
        pieces: edges are made of these (P,).
        whole: whether a piece may be a whole word.

    Memory: some 70 bytes for each edge.
    """

    def __init__(self, words: Sequence[str], weights, pieces: Sequence[str], whole: bool = True):
        lengths = np.array([len(word) for word in words], "int64")
        self.weights = np.asarray(weights, float)  # (W,)
        self._last = np.cumsum(lengths + 1) - 1  # (W,), the last node of each word
        self._first = self._last - lengths
        self._word = np.repeat(np.arange(len(words)), lengths + 1)  # (N,), of each node
        self._pieces = len(pieces)
        self._set_edges(*_find_edges(words, pieces, whole))

    def keep(self, pieces, words=None) -> Lattices:
        """Make lattices of only these pieces, by their ids, and of all words or only some."""
        kept = _is_in(pieces, self._pieces)[self._piece]
        if words is not None:
            kept &= _is_in(words, len(self._last))[self._word[self._left]]
        new = object.__new__(Lattices)
        new.__dict__ |= self.__dict__
        new._set_edges(self._left[kept], self._right[kept], self._piece[kept])
        return new

    def expect(self, log_p) -> tuple[np.ndarray, float]:
        """Sum over all ways to cut the words, each with its probability: the E step.

        Forward, α(v) is the log probability of all paths from the start of a word to node v;
        backward, β(v) of those from v to its end. An edge from u to v with piece x is used with
        probability exp(α(u) + log p(x) + β(v)) / P(word).

        Args:
            log_p: log probabilities (P,).

        Returns:
            Expected counts of the pieces (P,), and the log likelihood of all words.
        """
        alpha = self._sum(self._forward, self._left, self._first, log_p)  # (N,)
        beta = self._sum(self._backward, self._right, self._last, log_p)  # (N,)
        total, word = alpha[self._last], self._word[self._left]  # (W,), (E,)
        shares = alpha[self._left] + log_p[self._piece] + beta[self._right] - total[word]  # (E,)
        counts = np.bincount(
            self._piece, np.exp(shares) * self.weights[word], minlength=self._pieces
        )
        return counts, float(total @ self.weights)

    def find_best_paths(self, log_p) -> tuple[np.ndarray, np.ndarray]:
        """Find the most probable way to cut each word, by Viterbi's algorithm.

        Returns:
            For each piece of these ways the number of its word, and its id.
        """
        best = np.full(len(self._word), -np.inf)  # (N,)
        best[self._first] = 0.0
        arriving = np.full(len(self._word), -1)  # (N,), the last edge of the best path to a node
        for edges, nodes, starts, groups in self._forward:
            sums = best[self._left[edges]] + log_p[self._piece[edges]]
            best[nodes] = np.maximum.reduceat(sums, starts)
            winners = np.flatnonzero(sums == best[nodes][groups])[::-1]
            arriving[nodes[groups[winners]]] = edges[winners]  # of equal ones the longest
        nodes, words, pieces = self._last[arriving[self._last] >= 0], [], []
        while len(nodes):
            edges = arriving[nodes]
            words.append(self._word[nodes])
            pieces.append(self._piece[edges])
            nodes = self._left[edges]
            nodes = nodes[nodes > self._first[self._word[nodes]]]
        empty = np.zeros(0, "int64")
        return np.concatenate([empty, *words]), np.concatenate([empty, *pieces])

    def _set_edges(self, left, right, piece):
        self._left, self._right, self._piece = left, right, piece
        from_start = right - self._first[self._word[right]]
        to_end = self._last[self._word[left]] - left
        self._forward = [*_group(right, from_start)]
        self._backward = [*_group(left, to_end)]

    def _sum(self, groups, source, begin, log_p) -> np.ndarray:
        """Sum up the probabilities of all paths from the nodes `begin`: logarithms (N,)."""
        sums = np.full(len(self._word), -np.inf)
        sums[begin] = 0.0
        for edges, nodes, starts, group in groups:
            terms = sums[source[edges]] + log_p[self._piece[edges]]
            highest = np.maximum.reduceat(terms, starts)
            terms = np.exp(terms - highest[group])
            sums[nodes] = highest + np.log(np.add.reduceat(terms, starts))
        return sums


def _find_edges(words, pieces, whole) -> np.ndarray:
    """Find where pieces stand in words: left node, right node and piece (3, E)."""
    ids = {piece: number for number, piece in enumerate(pieces)}
    longest = max(map(len, pieces))
    edges, first = array("i"), 0
    for word in words:
        for start in range(len(word)):
            for end in range(start + 1, min(len(word), start + longest) + 1):
                number = ids.get(word[start:end])
                if number is not None and (whole or end - start < len(word)):
                    edges.extend((first + start, first + end, number))
        first += len(word) + 1
    return np.array(edges, "int32").reshape(-1, 3).T.copy()


def _group(targets, positions) -> Iterator[tuple[np.ndarray, ...]]:
    """Put edges in the order in which sums run over them.

    Yields:
        For each position in a word: the edges that lead there, one target after another; the
        targets; where the edges of each begin; and for each edge the number of its target.
    """
    order = np.lexsort((targets, positions)).astype("int32")
    for edges in np.split(order, np.flatnonzero(np.diff(positions[order])) + 1):
        if len(edges):
            is_first = np.diff(targets[edges], prepend=-1) != 0
            starts = np.flatnonzero(is_first)
            yield edges, targets[edges[starts]], starts, np.cumsum(is_first, dtype="int32") - 1


def _is_in(numbers, size) -> np.ndarray:
    is_in = np.zeros(size, bool)
    is_in[numbers] = True
    return is_in
