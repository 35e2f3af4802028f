"""What became of every tensor of a checkpoint."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence


@dataclasses.dataclass(frozen=True)
class CheckpointReport:
    """Each tensor of a checkpoint and each weight of the model is in one of the lists.

    Args:
        location: the checkpoint: a directory, a preset or KerasHub's model.
        used: tensors that are in the model now.
        unexpected: tensors of parts that the model does not have.
        skipped: tensors that are no weights: position numbers, an optimizer's state.
        newly_initialized: weights of the model, by Hugging Face's names, that the checkpoint does
            not have. They are random, or zero and one in biases and normalizations, and must be
            trained.
        unexpected_parts, newly_initialized_parts: what these are: "pooler", "span head" and so on.
        unknown_tensors: those of `unexpected` that are of no known part.
        unknown_config_keys: keys of the checkpoint's configuration that nothing is known of.
    """

    location: str
    used: tuple[str, ...]
    unexpected: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    newly_initialized: tuple[str, ...] = ()
    unexpected_parts: tuple[str, ...] = ()
    newly_initialized_parts: tuple[str, ...] = ()
    unknown_tensors: tuple[str, ...] = ()
    unknown_config_keys: tuple[str, ...] = ()

    def warning(self) -> str | None:
        """Return what a user must know, in a few words; None if it all went as is to be expected.

        A pooler that is left over is to be expected: most tasks have no use for it.
        """
        lines = []
        if self.newly_initialized:
            lines.append(
                f"{self.location} has no {_join(self.newly_initialized_parts)}: here it starts "
                "from random weights and must be trained."
            )
        if heads := [part for part in self.unexpected_parts if part != "pooler"]:
            lines.append(f"This model has no {_join(heads)}: that of {self.location} is not used.")
        if self.unknown_tensors:
            names = shorten(self.unknown_tensors)
            lines.append(f"{self.location} has tensors of unknown names: {names}.")
        if self.unknown_config_keys:
            lines.append(
                f"The configuration in {self.location} has keys of unknown meaning, which are "
                f"ignored: {shorten(self.unknown_config_keys)}."
            )
        return " ".join(lines) or None

    def __str__(self) -> str:
        names = ("used", "unexpected", "skipped", "newly_initialized", "unknown_config_keys")
        lists = {name.replace("_", " "): getattr(self, name) for name in names}
        counts = ", ".join(f"{len(lists[name])} {name}" for name in list(lists)[:4])
        lines = [f"{self.location}: {counts}"]
        for name in list(lists)[1:]:
            lines += [f"  {name}: {entry}" for entry in lists[name]]
        return "\n".join(lines)


def _join(words):
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def shorten(words: Sequence[str], count: int = 5) -> str:
    """Return the first words of many, and how many more there are."""
    more = f" and {len(words) - count} more" if len(words) > count else ""
    return ", ".join(words[:count]) + more
