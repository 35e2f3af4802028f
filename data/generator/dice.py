"""Seeded choices that are the same on every Python version and every machine."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

Option = TypeVar("Option")


class Dice:
    """Random choices built on `random.random()` alone, whose sequence Python guarantees."""

    def __init__(self, seed: int) -> None:
        self.roll = random.Random(seed).random

    def pick(self, options: Sequence[Option]) -> Option:
        """One of the options, each as likely."""
        return options[int(self.roll() * len(options))]

    def chance(self, probability: float) -> bool:
        """True with this probability."""
        return self.roll() < probability

    def shuffled(self, options: Sequence[Option]) -> list[Option]:
        """The options in a random order."""
        result = list(options)
        for index in range(len(result) - 1, 0, -1):
            other = int(self.roll() * (index + 1))
            result[index], result[other] = result[other], result[index]
        return result
