"""Text that remembers where each of its characters came from.

A tokenizer first rewrites its text: "É" becomes "e", a control character goes. Who asks where a
token stands wants to know it in the text as it was written. So every rewriting here keeps, beside
each character, the part of the original that it was made from.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

FORMS = ("NFC", "NFD", "NFKC", "NFKD")


@dataclass(frozen=True)
class AlignedText:
    """A text, and for each character the part of the original text that it stands for.

    Args:
        text: the text as it is now.
        starts, ends: offsets into the original, in Unicode code points, end-exclusive, one of each
            for every character of `text`.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, text: str) -> AlignedText:
        """Make a text that is its own original."""
        return cls(text, range(len(text)), range(1, len(text) + 1))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the part of the original that the characters from `start` to `end` came from.

        `end` is exclusive. An empty range has the empty part where it stands.
        """
        if start < end:
            return min(self.starts[start:end]), max(self.ends[start:end])
        position = self.ends[start - 1] if start else 0
        return position, position

    def rewrite(self, change: Callable[[str], str]) -> AlignedText:
        """Replace each character by `change(character)`: one, several or none.

        All that comes of a character stands for what it stood for.
        """
        cache = {character: change(character) for character in set(self.text)}
        if all(character == changed for character, changed in cache.items()):
            return self
        changed = [cache[character] for character in self.text]
        sources = [i for i, new in enumerate(changed) for _ in new]
        return AlignedText(
            "".join(changed), [self.starts[i] for i in sources], [self.ends[i] for i in sources]
        )

    def normalize(self, form: str) -> AlignedText:
        """Bring the text to a Unicode normal form (Unicode Standard Annex 15).

        Decomposed, each character keeps the offsets of the one it is a part of. Composed, it stands
        for all that it was made of: "é" for both code points of an "e" with a combining accent.

        Args:
            form: of `FORMS`.

        Raises:
            ValueError: `form` is none of them.
        """
        if form not in FORMS:
            raise ValueError(f"`form` must be one of {FORMS}. Received: form={form!r}.")
        if self.text.isascii() or unicodedata.is_normalized(form, self.text):
            return self
        if form in ("NFD", "NFKD"):
            return self.rewrite(lambda c: unicodedata.normalize(form, c))._order_marks()
        text, starts, ends = [], [], []
        for start, end in _find_segments(self.text, form):
            normal = unicodedata.normalize(form, self.text[start:end])
            text.append(normal)
            before, after = _count_equal(self.text[start:end], normal)
            first, last = self.span(start + before, end - after)
            changed = len(normal) - before - after
            starts += [*self.starts[start : start + before], *[first] * changed]
            ends += [*self.ends[start : start + before], *[last] * changed]
            starts += self.starts[end - after : end]
            ends += self.ends[end - after : end]
        return AlignedText("".join(text), starts, ends)

    def _order_marks(self) -> AlignedText:
        """Sort each run of combining marks by combining class, as a decomposed form must be."""
        order, run = [], []
        for i, character in enumerate(self.text):
            if unicodedata.combining(character):
                run.append(i)
            else:
                order += [*sorted(run, key=self._class_at), i]
                run = []
        order += sorted(run, key=self._class_at)
        return AlignedText(
            "".join(self.text[i] for i in order),
            [self.starts[i] for i in order],
            [self.ends[i] for i in order],
        )

    def _class_at(self, i: int) -> int:
        return unicodedata.combining(self.text[i])


def _count_equal(old: str, new: str) -> tuple[int, int]:
    """Count the characters that two texts begin with in common, and those that they end with."""
    before = len(os.path.commonprefix([old, new]))
    old, new = old[before:], new[before:]
    return before, len(os.path.commonprefix([old[::-1], new[::-1]]))


def _find_segments(text: str, form: str) -> Iterator[tuple[int, int]]:
    """Cut text into the shortest parts that can be normalized one by one."""
    start, normal = 0, ""  # the part that is open, and its normal form
    for i, character in enumerate(text):
        alone = character if character.isascii() else unicodedata.normalize(form, character)
        together = unicodedata.normalize(form, text[start : i + 1])
        if i > start and not unicodedata.combining(alone[0]) and together == normal + alone:
            yield start, i
            start, normal = i, alone
        else:
            normal = together
    if start < len(text):
        yield start, len(text)
