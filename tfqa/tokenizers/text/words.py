"""Words and punctuation marks: the cut over which word alignments are counted.

`split_words` takes the marks `. , ; : ? ! ¿ ¡ « » " ( )` off the words and keeps apostrophes and
hyphens inside them; `join_words` puts the words back together by the spacing rules that English
and Spanish share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

OPENING = frozenset("¿¡«(")
CLOSING = frozenset(".,;:?!»)")

WORD_PATTERN = r'[.,;:?!¿¡«»"()]|[^\s.,;:?!¿¡«»"()]+'
"""A regular expression for one word or one mark; other tokenizers can reuse it."""

_WORD = re.compile(WORD_PATTERN)


def split_words(text: str) -> list[str]:
    """Cut `text` into words and single punctuation marks; white space is dropped.

    >>> split_words("¿Qué lee Ana, la hermana de Luis?")
    ['¿', 'Qué', 'lee', 'Ana', ',', 'la', 'hermana', 'de', 'Luis', '?']

    Args:
        text: any string.

    Returns:
        The words in order; no word is empty, none holds white space, and a mark is always a word
        of its own (so `3.5` gives three words).
    """
    return _WORD.findall(text)


def join_words(words: Iterable[str]) -> str:
    """Write words as text: `join_words(split_words(x)) == x` where `x` is spaced by the rules.

    The rules: one space between words; none after `¿ ¡ « (` and none before `. , ; : ? ! » )`;
    straight quotes take turns, the first opening and the next closing.

    Args:
        words: words and marks, as `split_words` returns them.

    Returns:
        The text, without white space at either end.
    """
    pieces: list[str] = []
    glued = True  # nothing is separated from the start of the text
    quoted = False
    for word in words:
        closes = word in CLOSING or (word == '"' and quoted)
        if not (glued or closes):
            pieces.append(" ")
        pieces.append(word)
        if word == '"':
            quoted = not quoted
        glued = word in OPENING or (word == '"' and quoted)
    return "".join(pieces)
