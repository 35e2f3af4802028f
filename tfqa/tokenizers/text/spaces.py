"""Spaces as characters: "▁" before every word, so that pieces put together are the text again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tfqa.tokenizers.text.aligned import AlignedText

MARK = "▁"  # U+2581, as in SentencePiece (Kudo and Richardson 2018, section 3.2)


def mark_spaces(aligned: AlignedText) -> AlignedText:
    """Write "▁" before every word instead of the white space between them.

    A "▁" of the text becomes "_", so that the mark always means a space. It stands for the empty
    span before its word: who asks for a word's offsets gets the word without a space.

    >>> mark_spaces(AlignedText.of(" to  be")).text
    '▁to▁be'
    """
    text, starts, ends = [], [], []
    opens = True
    for character, start, end in zip(aligned.text, aligned.starts, aligned.ends, strict=True):
        if character.isspace():
            opens = True
            continue
        if opens:
            text.append(MARK)
            starts.append(start)
            ends.append(start)
            opens = False
        text.append("_" if character == MARK else character)
        starts.append(start)
        ends.append(end)
    return AlignedText("".join(text), starts, ends)


def find_words(marked: str) -> Iterator[tuple[int, int]]:
    """Find where each word begins, with its mark, and ends."""
    start = 0
    while start < len(marked):
        end = marked.find(MARK, start + 1)
        end = len(marked) if end < 0 else end
        yield start, end
        start = end


def unmark(tokens: Iterable[str]) -> str:
    """Put pieces together: a mark is a space, but for the first one."""
    return "".join(tokens).replace(MARK, " ").removeprefix(" ")
