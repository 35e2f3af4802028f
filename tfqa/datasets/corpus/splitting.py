"""Cuts what has no validation or test split of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from tfqa.datasets.files.reading import Pairs
from tfqa.datasets.parallel.records import ParallelSplit

SPLITS = ("train", "validation", "test")


def complete_splits(
    splits: Mapping[str, Pairs], *, validation: float | int, test: float | int, seed: int = 0
) -> dict[str, ParallelSplit]:
    """Return train, validation and test; those that `splits` lacks are cut from its train split.

    No source sentence of train stands in a split that was cut: a sentence with three translations
    is not trained on with two of them and then tested with the third. The source sentences are
    ranked by a hash of the seed and their text, and the first ones are held out; so the cut does
    not depend on the order of the file, and adding pairs to it moves few of the others. Within a
    split the pairs keep their order.

    Args:
        splits: sources and targets of `"train"`, and perhaps of `"validation"` and `"test"`.
        validation: how many different source sentences to hold out, where `splits` has no
            validation split: a fraction below 1, or a whole number. At least one, except for 0.
        test: the same for test.
        seed: another seed gives another cut.

    Raises:
        ValueError: nothing would be left to train on.
    """
    sources, targets = splits["train"]
    ranked = sorted(set(sources), key=lambda text: _hash(seed, text))
    tests = 0 if "test" in splits else _count(test, len(ranked))
    validations = 0 if "validation" in splits else _count(validation, len(ranked))
    if tests + validations >= len(ranked):
        raise ValueError(
            f"Expected more than {tests + validations} different source sentences to train on, "
            f"because {validations} are held out for validation and {tests} for test. "
            f"Received: {len(ranked)}. Hold out less, or give more pairs."
        )
    split_of = dict.fromkeys(ranked[:tests], "test")
    split_of.update(dict.fromkeys(ranked[tests : tests + validations], "validation"))
    parts: dict[str, Pairs] = {split: ([], []) for split in SPLITS}
    for source, target in zip(sources, targets, strict=True):
        part = parts[split_of.get(source, "train")]
        part[0].append(source)
        part[1].append(target)
    parts.update({split: splits[split] for split in SPLITS[1:] if split in splits})
    return {split: ParallelSplit(tuple(part[0]), tuple(part[1])) for split, part in parts.items()}


def _hash(seed: int, text: str) -> bytes:
    return hashlib.blake2b(f"{seed}\t{text}".encode(), digest_size=16).digest()


def _count(share: float | int, total: int) -> int:
    if share < 0:
        raise ValueError(
            f"The share held out must be a fraction below 1, or a whole number. Received: {share}."
        )
    if share == 0:
        return 0
    return max(1, round(share * total)) if share < 1 else int(share)
