"""The pieces of a unigram vocabulary, with their scores: the edges of the lattice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

Edge = tuple[int, int, float]
"""Where a piece ends, its id and its score."""

UNKNOWN_PENALTY = 10.0
USER_DEFINED_SCORE = 0.1  # for each character after the first

_NO_PIECE = object()


def select_pieces(
    tokens: Sequence[str],
    log_probabilities: Sequence[float],
    *,
    special_tokens: Iterable[str],
    byte_tokens: Sequence[str],
    user_defined: Sequence[str],
) -> dict[str, float]:
    """Return the tokens that text can become, with their log probabilities.

    Args:
        tokens: the vocabulary.
        log_probabilities: one for each token.
        special_tokens, byte_tokens: which of the tokens stand for no text, or for bytes.
        user_defined: which of them are always cut out as a whole.

    Raises:
        ValueError: these do not fit together.
    """
    if len(log_probabilities) != len(tokens):
        raise ValueError(
            "There must be one log probability for each token. Received: "
            f"{len(log_probabilities)} for {len(tokens)} tokens."
        )
    if missing := {*user_defined, *byte_tokens} - {*tokens}:
        raise ValueError(
            "The vocabulary must hold the user-defined and byte tokens. Received: "
            f"{len(tokens)} tokens without {sorted(missing)}."
        )
    not_text = {*special_tokens, *byte_tokens}
    if wrong := {*user_defined} & not_text:
        raise ValueError(
            "`user_defined_tokens` must stand for text, unlike special and byte tokens. "
            f"Received: {sorted(wrong)} among them."
        )
    log_p = dict(zip(tokens, log_probabilities, strict=True))
    log_p = {token: score for token, score in log_p.items() if token not in not_text}
    learned = [log_p[token] for token in log_p.keys() - {*user_defined}]
    if not learned or not np.isfinite(learned).all():
        raise ValueError(
            "Tokens for text must be there, with finite log probabilities. Received: "
            f"{len(learned)} such tokens, {np.count_nonzero(~np.isfinite(learned))} not finite."
        )
    return log_p


def find_scores(
    log_p: Mapping[str, float], user_defined: Iterable[str]
) -> tuple[dict[str, float], float]:
    """Find the score of each piece, and of a character that is not a piece, as SentencePiece does.

    An unknown character is less probable than any piece, and a piece that the user defined costs
    nothing, whatever its own log probability is. All scores are numbers of float32.
    """
    user_defined = {*user_defined}
    lowest = min(score for piece, score in log_p.items() if piece not in user_defined)
    scores = dict(log_p)
    scores |= {piece: USER_DEFINED_SCORE * (len(piece) - 1) for piece in user_defined}
    scores = {piece: float(np.float32(score)) for piece, score in scores.items()}
    return scores, float(np.float32(lowest - UNKNOWN_PENALTY))


class PieceTable:
    """Finds the edges of the lattice.

    Args:
        pieces: the id and the score of each piece; a score is its log probability.
        unknown: the id and the score of a character that is not a piece.
    """

    def __init__(self, pieces: Mapping[str, tuple[int, float]], unknown: tuple[int, float]):
        # All beginnings of pieces too, so that a search ends where no piece goes on.
        self._entries: dict[str, tuple[int, float] | None] = {}
        for piece in pieces:
            for end in range(1, len(piece)):
                self._entries.setdefault(piece[:end])
        self._entries.update(pieces)
        self._unknown = unknown

    def find_edges(self, text: str, start: int) -> list[Edge]:
        """Find the pieces that begin at `start`, short ones first, or else an unknown character."""
        edges = []
        for end in range(start + 1, len(text) + 1):
            entry = self._entries.get(text[start:end], _NO_PIECE)
            if entry is _NO_PIECE:
                break
            if entry:
                edges.append((end, *entry))
        if not edges or edges[0][0] > start + 1:
            edges.append((start + 1, *self._unknown))
        return edges


def make_tables(
    log_p: Mapping[str, float],
    user_defined: Iterable[str],
    ids: Mapping[str, int],
    unknown: int,
) -> tuple[PieceTable, PieceTable]:
    """Make tables of pieces, with scores in double and in float32.

    Args:
        log_p, user_defined: see `find_scores`.
        ids: of the pieces.
        unknown: the id of a character that is not a piece.
    """
    scores, unknown_score = find_scores(log_p, user_defined)
    double, single = (
        PieceTable(
            {piece: (ids[piece], number(score)) for piece, score in scores.items()},
            (unknown, number(unknown_score)),
        )
        for number in (float, np.float32)
    )
    return double, single
