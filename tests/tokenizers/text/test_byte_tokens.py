"""Rows of byte tokens as text, whole or broken."""

import pytest

from tfqa.tokenizers.text.byte_tokens import BYTE_TOKENS, decode_valid, decode_whole, join_bytes


def spell(data):
    return [BYTE_TOKENS[byte] for byte in data]


@pytest.mark.parametrize("decode", [decode_whole, decode_valid])
def test_whole_characters(decode):
    tokens = ["▁a", *spell("é日".encode()), "b", *spell(b"A")]
    assert join_bytes(tokens, decode) == "▁aé日bA"
    assert join_bytes(["<0x4>", "<0x41"], decode) == "<0x4><0x41"
    assert join_bytes([], decode) == ""


def test_broken_rows():
    tokens = [*spell(b"A\xe9"), "-", *spell("é".encode())]
    assert join_bytes(tokens, decode_whole) == "\ufffd\ufffd-é"
    assert join_bytes(tokens, decode_valid) == "A\ufffd-é"
