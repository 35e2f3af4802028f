"""One way to write each sentence."""

from __future__ import annotations

import unicodedata


def normalize_sentence(text: str) -> str:
    """Bring `text` to Unicode NFC, with single spaces for white space and none at the ends.

    Case and punctuation stay. The same sentence typed on two machines is then the same string:
    "é" may come as one code point or as "e" and an accent.
    """
    return " ".join(unicodedata.normalize("NFC", text).split())
