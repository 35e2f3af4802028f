"""Pieces and their scores: as SentencePiece has them."""

import numpy as np

from tfqa.tokenizers.learning.pieces import find_scores, make_tables, select_pieces


def test_scores_of_unknown_and_user_defined():
    found, unknown = find_scores({"a": -1.1, "xyz": -99.0, "b": -3.0}, ["xyz"])
    assert found == {"a": float(np.float32(-1.1)), "xyz": float(np.float32(0.2)), "b": -3.0}
    assert unknown == -13.0


def test_tables_hold_what_text_can_become():
    tokens, log_p = ["[UNK]", "a", "<0x00>", "ab", "xy"], [0.0, -1.1, 0.0, -2.2, -99.0]
    special = {"special_tokens": ["[UNK]"], "byte_tokens": ["<0x00>"], "user_defined": ["xy"]}
    pieces = select_pieces(tokens, log_p, **special)
    assert pieces == {"a": -1.1, "ab": -2.2, "xy": -99.0}
    ids = {token: number for number, token in enumerate(tokens)}
    tables = make_tables(pieces, ["xy"], ids, 0)
    for number, table in zip((float, np.float32), tables, strict=True):
        edges = table.find_edges("abz", 0)
        assert edges == [(1, 1, number(np.float32(-1.1))), (2, 3, number(np.float32(-2.2)))]
        assert [type(score) for *_, score in edges] == [number] * 2
        assert table.find_edges("abz", 2)[0][:2] == (3, 0)
