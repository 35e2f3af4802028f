"""Masking: which tokens a model has to predict, and what it sees in their place."""

from __future__ import annotations

import dataclasses
from typing import NamedTuple

import numpy as np

from tfqa.datasets.pretraining.options import PretrainingOptions
from tfqa.tokenizers import SpecialTokens
from tfqa.tokenizers.library import PAD_ID
from tfqa.tokenizers.text.byte_tokens import BYTE_TOKENS


@dataclasses.dataclass(frozen=True)
class MaskingVocabulary:
    """What masking has to know of a vocabulary of V tokens.

    Args:
        cls_id, sep_id, mask_id: of the special tokens that begin and end segments, and that stand
            for a masked token.
        is_special: bool (V,), the tokens that are never masked.
        starts_word: bool (V,), the tokens that begin a word.
    """

    cls_id: int
    sep_id: int
    mask_id: int
    is_special: np.ndarray
    starts_word: np.ndarray

    @classmethod
    def of(cls, tokenizer) -> MaskingVocabulary:
        """Read the vocabulary of a tokenizer.

        Where the tokenizer marks the start of a word, as with "▁", a token begins a word if it has
        that mark, or if it is a punctuation mark (as in ALBERT's script); where it marks the
        continuation, as with "##", if it has not that. The bytes of a character that is no token
        belong to the word before them.

        Raises:
            ValueError: the tokenizer lacks one of the special tokens `cls`, `sep` and `mask`, or
                id 0 is not special, which is what batches are padded with.
        """
        tokens, special = tokenizer.tokens, tokenizer.special_tokens
        needed = special.require("cls", "sep", "mask")
        if tokens[PAD_ID] not in special:
            raise ValueError(
                "`tokenizer` must have a special token of id 0, which batches are padded with. "
                f"Received: {tokens[PAD_ID]!r} as token 0."
            )
        is_special = np.array([token in special for token in tokens])
        starts = np.array([_starts_word(token, special) for token in tokens])
        return cls(*map(tokens.index, needed), is_special, starts | is_special)

    @property
    def size(self) -> int:
        """The number of tokens, special ones included."""
        return len(self.is_special)


class Masked(NamedTuple):
    """Examples after masking; P is `max_predictions`.

    Args:
        token_ids: int32 (E, T), what the model sees.
        positions: int32 (E, P), the masked positions of each example in order, then 0.
        ids: int32 (E, P), the ids that stood there, then 0.
        counts: int32 (E,), the number of masked positions.
    """

    token_ids: np.ndarray
    positions: np.ndarray
    ids: np.ndarray
    counts: np.ndarray


def mask_tokens(
    token_ids: np.ndarray,
    lengths: np.ndarray,
    vocabulary: MaskingVocabulary,
    options: PretrainingOptions,
    rng: np.random.Generator,
) -> Masked:
    """Draw the positions to mask in each example, and what to show there.

    An example of n tokens, special ones counted, gets

        k = min(max_predictions, max(1, round(n · masking_rate)))

    positions, uniform without replacement among the tokens that are not special. At each, on its
    own, the model sees "[MASK]" with probability `mask_share`, with `random_share` a token drawn
    from the whole vocabulary, special ones included as in the original, and else the token itself.

    With `whole_word` whole words are drawn: they are gone through in random order, and one is taken
    unless more than k tokens would then be masked; so k is the most, not always the number. With
    `longest_ngram` rows of words (or tokens) are drawn, whose number is drawn for each first one
    of them; as in ALBERT's script a row that is too long for what is left of k is tried shorter,
    and one that touches what is taken is passed over. A row never reaches into the other segment.
    Nor does a word: where B was cut in the middle of one, its first token begins with "##" and is a
    word of its own here; the original joins it to the last word of A.

    "[UNK]" is special here and never masked: in the original it can be.

    Args:
        token_ids: int32 (E, T), padded at the end.
        lengths: int (E,), tokens of each example.
        vocabulary: of the tokenizer.
        options: see `PretrainingOptions`.
        rng: of all draws.

    Cost: O(E T log T) time, a few arrays (E, T).
    """
    groups = _find_groups(token_ids, lengths, vocabulary, options.whole_word)
    rate = np.rint(lengths * options.masking_rate).astype(int)
    wanted = np.minimum(options.max_predictions, np.maximum(1, rate))
    taken = _take_groups(groups, wanted, options.longest_ngram, rng)  # (E, G)
    chosen = (groups.numbers >= 0) & np.take_along_axis(
        taken, np.maximum(groups.numbers, 0), axis=1
    )  # (E, T)
    rows, columns = np.nonzero(chosen)
    counts = np.count_nonzero(chosen, axis=1)
    slots = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
    positions, ids = np.zeros((2, len(token_ids), options.max_predictions), np.int32)
    positions[rows, slots] = columns
    ids[rows, slots] = originals = token_ids[rows, columns]
    fate = rng.random(len(rows))
    drawn = rng.integers(vocabulary.size, size=len(rows))
    shown = np.where(fate < options.mask_share + options.random_share, drawn, originals)
    shown = np.where(fate < options.mask_share, vocabulary.mask_id, shown)
    masked = token_ids.copy()
    masked[rows, columns] = shown
    return Masked(masked, positions, ids, counts.astype(np.int32))


class _Groups(NamedTuple):
    """Tokens that are masked together: G groups at most in an example, numbered from the left.

    Args:
        numbers: int (E, T), the group of each token, -1 for those that are never masked.
        sizes: int (E, G), tokens of each group, 0 where there is none.
        lasts: int (E, G), the last group of the row of neighbours that the group is in.
    """

    numbers: np.ndarray
    sizes: np.ndarray
    lasts: np.ndarray


def _find_groups(token_ids, lengths, vocabulary, whole_word) -> _Groups:
    inside = np.arange(token_ids.shape[1]) < lengths[:, None]  # (E, T)
    candidates = inside & ~vocabulary.is_special[token_ids]
    begins = candidates.copy()
    after_candidate = np.zeros_like(candidates)
    after_candidate[:, 1:] = candidates[:, :-1]
    if whole_word:
        begins &= vocabulary.starts_word[token_ids] | ~after_candidate
    numbers = np.where(candidates, np.cumsum(begins, axis=1) - 1, -1)  # (E, T)
    most = max(1, numbers.max(initial=0) + 1)
    examples = len(token_ids)
    rows, columns = np.nonzero(candidates)
    flat = rows * most + numbers[rows, columns]
    sizes = np.bincount(flat, minlength=examples * most).reshape(examples, most)  # (E, G)
    # Groups without a special token between them are neighbours: they are in one run.
    runs = np.zeros((examples, most), int)
    begin_rows, begin_columns = np.nonzero(begins)
    run_of_token = np.cumsum(candidates & ~after_candidate, axis=1)
    begun = numbers[begin_rows, begin_columns]
    runs[begin_rows, begun] = run_of_token[begin_rows, begin_columns]
    ends_run = np.ones((examples, most), bool)
    ends_run[:, :-1] = runs[:, :-1] != runs[:, 1:]
    ends = np.where(ends_run, np.arange(most), most)
    lasts = np.minimum.accumulate(ends[:, ::-1], axis=1)[:, ::-1]  # (E, G)
    return _Groups(numbers, sizes, lasts)


def _take_groups(groups: _Groups, wanted, longest: int, rng: np.random.Generator) -> np.ndarray:
    """Go through the groups of each example in random order, all examples at once: bool (E, G)."""
    examples, most = groups.sizes.shape
    keys = np.where(groups.sizes > 0, rng.random((examples, most)), np.inf)
    order = np.argsort(keys, axis=1)  # (E, G)
    totals = np.zeros((examples, most + 1), int)
    np.cumsum(groups.sizes, axis=1, out=totals[:, 1:])
    lengths = _draw_ngrams((examples, most), longest, rng)
    taken = np.zeros((examples, most), bool)
    left = wanted.copy()
    present = np.count_nonzero(groups.sizes, axis=1)
    for step in range(most):
        rows = np.flatnonzero((left > 0) & (present > step))
        if not len(rows):
            break
        firsts = order[rows, step]
        ends = np.minimum(firsts + lengths[rows, step], groups.lasts[rows, firsts] + 1)
        for _ in range(longest - 1):
            too_long = totals[rows, ends] - totals[rows, firsts] > left[rows]
            ends = np.where(too_long & (ends > firsts + 1), ends - 1, ends)
        sizes = totals[rows, ends] - totals[rows, firsts]
        fits = sizes <= left[rows]
        for n in range(longest):
            fits &= ~(taken[rows, np.minimum(firsts + n, most - 1)] & (firsts + n < ends))
        rows, firsts, ends, sizes = (column[fits] for column in (rows, firsts, ends, sizes))
        for n in range(longest):
            inside = firsts + n < ends
            taken[rows[inside], firsts[inside] + n] = True
        left[rows] -= sizes
    return taken


def _starts_word(token: str, special: SpecialTokens) -> bool:
    if special.continuation:
        return not token.startswith(special.continuation)
    if special.word_start and token.startswith(special.word_start):
        return True
    return not (token[:1].isalnum() or token in BYTE_TOKENS)


def _draw_ngrams(shape, longest: int, rng: np.random.Generator) -> np.ndarray:
    """Draw lengths n with p(n) ∝ 1/n."""
    if longest == 1:
        return np.ones(shape, int)
    weights = 1 / np.arange(1, longest + 1)
    return 1 + np.searchsorted(np.cumsum(weights)[:-1] / weights.sum(), rng.random(shape), "right")
