"""Tokens for bytes: a character that is no token is written as the bytes of its UTF-8."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable

BYTE_TOKENS = tuple(f"<0x{byte:02X}>" for byte in range(256))

_BYTES = {token: byte for byte, token in enumerate(BYTE_TOKENS)}
_BROKEN_BYTE = re.compile("[\udc80-\udcff]")  # as "surrogateescape" writes it


def join_bytes(tokens: Iterable[str], decode: Callable[[bytes], str]) -> str:
    """Put tokens together, each row of byte tokens as what `decode` makes of it.

    Args:
        tokens: any, byte tokens among them.
        decode: `decode_whole` or `decode_valid`.
    """
    parts = []
    for are_bytes, row in itertools.groupby(tokens, key=_BYTES.__contains__):
        if are_bytes:
            parts.append(decode(bytes(_BYTES[token] for token in row)))
        else:
            parts.extend(row)
    return "".join(parts)


def decode_whole(data: bytes) -> str:
    """Read UTF-8 as `tokenizers` does: where a part is broken, U+FFFD for every byte."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return "\ufffd" * len(data)


def decode_valid(data: bytes) -> str:
    """Read UTF-8 as SentencePiece does: U+FFFD for every byte that is part of no character."""
    return _BROKEN_BYTE.sub("\ufffd", data.decode(errors="surrogateescape"))
