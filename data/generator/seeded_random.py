"""Seeded choices that are the same on every Python version and every machine."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

Option = TypeVar("Option")


class SeededRandom:
    """Random choices built on `random.random()` alone, whose sequence Python guarantees.

    Args:
        seed: the same seed gives the same choices.
    """

    def __init__(self, seed: int) -> None:
        self.uniform = random.Random(seed).random

    def choice(self, options: Sequence[Option]) -> Option:
        """Return one of the options, each as likely."""
        return options[int(self.uniform() * len(options))]

    def chance(self, probability: float) -> bool:
        """Return True with this probability."""
        return self.uniform() < probability

    def shuffled(self, options: Sequence[Option]) -> list[Option]:
        """Return the options in a random order."""
        result = list(options)
        for index in range(len(result) - 1, 0, -1):
            other = int(self.uniform() * (index + 1))
            result[index], result[other] = result[other], result[index]
        return result
