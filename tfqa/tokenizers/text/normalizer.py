"""What a tokenizer does to a text before it cuts it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from tfqa.tokenizers.text.aligned import FORMS, AlignedText

# CJK ideographs, which are written without spaces: the blocks that BERT names.
_IDEOGRAPHS = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0x2F800, 0x2FA1F),
)


@dataclass(frozen=True, kw_only=True)
class Normalizer:
    """Rewrites a text, step by step in the order of the arguments, and keeps where it came from.

    Args:
        clean: control and format characters, NUL and U+FFFD go, and tabs, ends of lines and the
            spaces of Unicode (Zs) become a space, as in BERT.
        space_ideographs: sets each CJK ideograph between spaces, as in BERT.
        form: a Unicode normal form, or None. "NFC" writes "é" as one code point, however it was
            written; "NFKC" also writes "ﬁ" as "fi" and "²" as "2".
        strip_accents: drops the combining marks of the decomposed text: "é" becomes "e". "ø" and
            "ß" stay, because they are letters.
        lowercase: Unicode's lower case, for each character alone, so "Σ" always becomes "σ".

    Raises:
        ValueError: `form` is none of Unicode's four.
    """

    clean: bool = False
    space_ideographs: bool = False
    form: str | None = None
    strip_accents: bool = False
    lowercase: bool = False

    def __post_init__(self):
        if self.form not in (None, *FORMS):
            raise ValueError(
                f"`form` must be None or one of {FORMS}. Received: form={self.form!r}."
            )

    def __call__(self, text: str) -> AlignedText:
        """Rewrite `text`."""
        aligned = AlignedText.of(text)
        if self.clean:
            aligned = aligned.rewrite(_clean)
        if self.space_ideographs and not aligned.text.isascii():
            aligned = aligned.rewrite(lambda c: f" {c} " if is_ideograph(c) else c)
        if self.form:
            aligned = aligned.normalize(self.form)
        if self.strip_accents and not aligned.text.isascii():
            aligned = aligned.normalize("NFD")
            aligned = aligned.rewrite(lambda c: "" if unicodedata.category(c) == "Mn" else c)
        if self.lowercase:
            aligned = aligned.rewrite(str.lower)
        return aligned


def is_ideograph(character: str) -> bool:
    """Whether BERT takes the character for a word of its own."""
    return any(first <= ord(character) <= last for first, last in _IDEOGRAPHS)


def is_punctuation(character: str) -> bool:
    """Whether BERT takes the character for a mark: Unicode's P*, and ASCII's signs like "$"."""
    if character.isascii():
        return character.isprintable() and not character.isalnum() and character != " "
    return unicodedata.category(character).startswith("P")


def _clean(character: str) -> str:
    if character in "\t\n\r" or unicodedata.category(character) == "Zs":
        return " "
    removed = character in "\0\ufffd" or unicodedata.category(character) in ("Cc", "Cf")
    return "" if removed else character
