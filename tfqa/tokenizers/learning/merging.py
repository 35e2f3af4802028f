"""Learning a vocabulary by merging, and cutting words by what was learned.

Every word starts as a row of characters. Again and again the best pair of neighbors becomes one
new symbol, in every word at once, until the vocabulary is full. Byte-pair encoding and WordPiece
both learn so; they differ in what is "best", and in how two symbols are written as one. Byte-pair
encoding also cuts a word so, by merging again in the order of learning.
"""

from __future__ import annotations

import heapq
import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

Pair = tuple[int, int]
Piece = tuple[int, int, int]  # an id, and where it starts and ends, as in `subword`
_END: Piece = (-1, 0, 0)  # before the first piece and after the last; merges with nothing


def frequency(pair: int, left: int, right: int) -> float:
    """Return how often the pair occurs: byte-pair encoding (Sennrich et al. 2016, algorithm 1)."""
    return pair


def likelihood(pair: int, left: int, right: int) -> float:
    """Return how much more often than by chance, count(ab) / (count(a) count(b)): WordPiece.

    Merging a and b raises the likelihood of a text of N symbols under a unigram model by about N
    times this for each time that they meet. This form is the one in textbooks; Schuster and
    Nakajima 2012, section 4, say only "the likelihood".
    """
    return pair / (left * right)


SCORES = {"frequency": frequency, "likelihood": likelihood}


class PairMerger:
    """Merges the best pair of neighbors, again and again, and keeps the count of every pair.

    An index from each pair to the words that hold it, and a heap of scores, make the cost of a
    merge the length of the words it changes, not the size of the text; by `likelihood` also the
    number of pairs that hold one of its symbols. A very long word is slow.

    Of pairs with the same score the one of the lower ids is merged first, the left id before the
    right one; ids count up in the order in which symbols were made, so the rule does not depend on
    the order of the words.

    Args:
        tokens: the symbols to begin with, in the order of ids. New ones are appended to it.
        words: each different word as ids of its symbols, and how often it occurs.
        score: from the counts of a pair, of its left and of its right symbol to a number; the
            highest is merged. See `SCORES`.
        join: writes two tokens as one.
    """

    def __init__(
        self,
        tokens: list[str],
        words: Mapping[Sequence[int], int],
        score: Callable[[int, int, int], float] = frequency,
        join: Callable[[str, str], str] = str.__add__,
    ):
        self.tokens, self._score, self._join = tokens, score, join
        self._ids = {token: number for number, token in enumerate(tokens)}
        self._words = [list(word) for word in words]
        self._occurrences = list(words.values())
        self.counts: Counter[Pair] = Counter()
        self._symbols: Counter[int] = Counter()
        self._words_with: dict[Pair, set[int]] = defaultdict(set)  # words that hold the pair
        self._partners: dict[int, set[Pair]] = defaultdict(set)  # pairs that hold the symbol
        for number in range(len(self._words)):
            self._count(number, sign=1)
        self._latest = {pair: self._entry(pair) for pair in self.counts}
        self._heap = list(self._latest.values())
        heapq.heapify(self._heap)

    def merges(self, vocabulary_size: int, min_count: int = 1) -> Iterator[Pair]:
        """Yield the pairs of ids in the order of merging, until the vocabulary is full.

        Args:
            vocabulary_size: `len(tokens)` at which to stop.
            min_count: a pair that occurs less often is never merged.
        """
        while self._heap and len(self.tokens) < vocabulary_size:
            entry = heapq.heappop(self._heap)
            pair = entry[1:]
            # The heap has an entry for each score that a pair ever had. Only the latest is true.
            if entry == self._latest.get(pair) and self.counts[pair] >= min_count:
                self._merge(pair)
                yield pair

    def _merge(self, pair: Pair) -> None:
        token = self._join(*(self.tokens[number] for number in pair))
        new = self._ids.setdefault(token, len(self.tokens))
        if new == len(self.tokens):
            self.tokens.append(token)
        changed: set[Pair] = set()
        for number in list(self._words_with[pair]):
            changed |= self._count(number, sign=-1)
            self._words[number] = merge_pair(self._words[number], pair, new)
            changed |= self._count(number, sign=1)
        if self._score is not frequency:  # the symbols' own counts matter, in whatever pair
            changed |= self._partners[pair[0]] | self._partners[pair[1]] | self._partners[new]
        for other in changed:
            if self.counts[other] == 0:
                self._forget(other)
            elif self._latest.get(other) != (entry := self._entry(other)):
                self._latest[other] = entry
                heapq.heappush(self._heap, entry)

    def _count(self, number: int, sign: int) -> set[Pair]:
        """Count the symbols and pairs of a word in, or out -> its pairs."""
        word, times = self._words[number], sign * self._occurrences[number]
        for symbol in word:
            self._symbols[symbol] += times
        pairs = set()
        for pair in itertools.pairwise(word):
            self.counts[pair] += times
            pairs.add(pair)
        for pair in pairs:
            if sign > 0:
                self._words_with[pair].add(number)
                self._partners[pair[0]].add(pair)
                self._partners[pair[1]].add(pair)
            else:
                self._words_with[pair].discard(number)
        return pairs

    def _forget(self, pair: Pair) -> None:
        del self.counts[pair], self._words_with[pair]
        self._latest.pop(pair, None)
        for symbol in pair:
            self._partners[symbol].discard(pair)

    def _entry(self, pair: Pair) -> tuple[float, int, int]:
        left, right = (self._symbols[symbol] for symbol in pair)
        return -self._score(self.counts[pair], left, right), *pair


def merge_pair(word: Sequence[int], pair: Pair, new: int) -> list[int]:
    """Write `new` for each occurrence of the pair, from left to right.

    >>> merge_pair([7, 7, 7, 5], (7, 7), 9)
    [9, 7, 5]
    """
    merged, i = [], 0
    while i < len(word):
        if i + 1 < len(word) and (word[i], word[i + 1]) == pair:
            merged.append(new)
            i += 2
        else:
            merged.append(word[i])
            i += 1
    return merged


def merge_pieces(
    pieces: Sequence[Piece],
    ranks: Mapping[Pair, tuple[int, int]],
    is_dropped: Callable[[], bool] = lambda: False,
) -> list[Piece]:
    """Merge neighbors, those of the lowest rank first and of these the leftmost.

    The pieces are a linked list, and a heap holds the pairs of neighbors that can be merged. To
    drop each with some probability and take the first of the others is to go through them from the
    first on, and pass by each with that probability.

    Args:
        ranks: for each pair of ids that can be merged, its rank and the id of the whole.
        is_dropped: whether to pass by a pair before the next merge.
    """
    pieces = [*pieces, _END]
    after, before = [*range(1, len(pieces)), -1], [*range(-1, len(pieces) - 1)]
    never = (len(ranks), -1)

    def find(left):
        rank, whole = ranks.get((pieces[left][0], pieces[after[left]][0]), never)
        return rank, left, whole

    heap = [entry for entry in map(find, range(len(pieces) - 1)) if entry[0] < len(ranks)]
    heapq.heapify(heap)
    passed = []
    while heap:
        entry = heapq.heappop(heap)
        _, left, whole = entry
        if find(left) != entry:  # one of the two is part of another piece by now
            continue
        if is_dropped():
            passed.append(entry)
            continue
        right = after[left]
        pieces[left] = (whole, pieces[left][1], pieces[right][2])
        pieces[right] = _END
        after[left] = after[right]
        before[after[left]] = left
        for new in [*passed, find(before[left]), find(left)]:
            if new[0] < len(ranks):
                heapq.heappush(heap, new)
        passed.clear()
    return [piece for piece in pieces if piece is not _END]
