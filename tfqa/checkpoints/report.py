"""What became of every tensor of a checkpoint."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from tfqa.checkpoints.families.bert import HEADS, UNKNOWN, find_part


@dataclasses.dataclass(frozen=True)
class CheckpointReport:
    """Each tensor of a source and each weight of the model that it filled is in one of the lists.

    Args:
        where: the source.
        used: tensors that are in the model now.
        unused: tensors of parts that the model does not have.
        skipped: tensors that are no weights: position numbers, an optimizer's state.
        fresh: weights of the model, by Hugging Face's names, that the source does not have. They
            are random, or zero and one in biases and normalizations, and must be trained.
        unused_parts: what they are: "pooler", "span head" and so on, or "unknown".
        settings: keys of the source's configuration that nothing is known of.
    """

    where: str
    used: tuple[str, ...]
    unused: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    fresh: tuple[str, ...] = ()
    unused_parts: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()

    @property
    def fresh_parts(self) -> tuple[str, ...]:
        """Names of the parts that `fresh` makes up: "pooler", "span head" and so on."""
        found = {find_part(name) for name in self.fresh}
        return tuple(part for part in HEADS if part in found)

    def warning(self) -> str | None:
        """Return what a user must know, in a few words; None if it all went as is to be expected.

        A pooler that is left over is to be expected: most tasks have no use for it.
        """
        lines = []
        if self.fresh:
            lines.append(
                f"{self.where} has no {_join(self.fresh_parts)}: here it starts from random "
                "weights and must be trained."
            )
        heads = [part for part in self.unused_parts if part in HEADS and part != "pooler"]
        if heads:
            lines.append(f"This model has no {_join(heads)}: that of {self.where} is not used.")
        if UNKNOWN in self.unused_parts:
            odd = [name for name in self.unused if find_part(name) == UNKNOWN]
            lines.append(f"{self.where} has tensors of unknown names: {shorten(odd)}.")
        if self.settings:
            lines.append(
                f"The configuration in {self.where} has keys of unknown meaning, which are "
                f"ignored: {shorten(self.settings)}."
            )
        return " ".join(lines) or None

    def __str__(self) -> str:
        lists = ("used", "unused", "skipped", "fresh", "settings")
        counts = ", ".join(f"{len(getattr(self, name))} {name}" for name in lists[:4])
        lines = [f"{self.where}: {counts}"]
        for name in lists[1:]:
            lines += [f"  {name}: {entry}" for entry in getattr(self, name)]
        return "\n".join(lines)


def _join(words):
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def shorten(words: Sequence[str], count: int = 5) -> str:
    """Return the first words of many, and how many more there are."""
    more = f" and {len(words) - count} more" if len(words) > count else ""
    return ", ".join(words[:count]) + more
