"""The parallel samples: 14,000 different pairs, balanced by length, in three splits."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from data.generator.phrase import links
from data.generator.seeded_random import SeededRandom
from data.generator.sentences import finish, sentence
from tfqa.datasets.parallel.records import Alignment, ParallelSplit, ParallelText
from tfqa.tokenizers.text.words import join_words

SEED = 20140901  # the month in which Bahdanau, Cho and Bengio put attention on arXiv

LENGTH_BINS = ((3, 8), (9, 14), (15, 20), (21, 30), (31, 52))
"""English words and marks, both ends included."""

_SPLITS = (("train", 12_000), ("validation", 1_000), ("test", 1_000))
_SHARES = (22, 21, 21, 21, 15)  # percent of each split
_SPARE = 1.07  # how much more is drawn than kept
_RARE = 20  # a word is drawn at least this often, so that train has it at least ten times


class Pair(NamedTuple):
    """One finished pair: words on both sides, and the links between them."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    alignment: Alignment


def _bin_of(length: int) -> int | None:
    for index, (low, high) in enumerate(LENGTH_BINS):
        if low <= length <= high:
            return index
    return None


def _different_pairs(random: SeededRandom, wanted: list[int]) -> list[list[Pair]]:
    """Draw sentences until each length bin holds `wanted` pairs, no side occurring twice."""
    bins: list[list[Pair]] = [[] for _ in LENGTH_BINS]
    seen: set[tuple[str, ...]] = set()
    while True:
        missing = [level for level, pairs in enumerate(bins) if len(pairs) < wanted[level]]
        if not missing:
            return bins
        phrase, mark = sentence(random, random.choice(missing))
        level = _bin_of(len(phrase.english) + 1)
        if level is None or len(bins[level]) >= wanted[level]:
            continue
        phrase = finish(phrase, mark)
        source = tuple(word.text for word in phrase.english)
        target = tuple(word.text for word in phrase.spanish)
        if source in seen or target in seen:
            continue
        seen.update((source, target))
        bins[level].append(Pair(source, target, links(phrase)))


def _without_rare_words(bins: list[list[Pair]]) -> list[list[Pair]]:
    """Leave out pairs with a word too rare to learn, until every word left is frequent enough."""
    while True:
        counts = [
            Counter(word for pairs in bins for pair in pairs for word in pair[side])
            for side in (0, 1)
        ]
        rare = [{word for word, count in counted.items() if count < _RARE} for counted in counts]
        if not any(rare):
            return bins
        bins = [
            [
                pair
                for pair in pairs
                if rare[0].isdisjoint(pair.source) and rare[1].isdisjoint(pair.target)
            ]
            for pairs in bins
        ]


def generate_parallel() -> ParallelText:
    """Generate English and Spanish from a small grammar, with gold word alignments."""
    random = SeededRandom(SEED)
    total = sum(count for _, count in _SPLITS)
    wanted = [int(total * share / 100 * _SPARE) for share in _SHARES]
    bins = _without_rare_words(_different_pairs(random, wanted))
    splits = {}
    for name, count in _SPLITS:
        pairs = []
        for share, pool in zip(_SHARES, bins, strict=True):
            size = count * share // 100
            pairs += [pool.pop() for _ in range(size)]
        pairs = random.shuffled(pairs)
        splits[name] = ParallelSplit(
            tuple(join_words(pair.source) for pair in pairs),
            tuple(join_words(pair.target) for pair in pairs),
            tuple(pair.alignment for pair in pairs),
        )
    return ParallelText(
        name="samples",
        source_language="en",
        target_language="es",
        **splits,
        notes=("Written for this project; each pair has a gold word alignment.",),
    )
