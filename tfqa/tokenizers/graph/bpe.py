"""`BytePairTokenizer` as TensorFlow operations, for input pipelines and exported models.

A graph with these operations runs where there is neither this package nor `tokenizers` nor
`tensorflow_text`. Characters are looked up in tables of Python's own Unicode, by which
`BytePairTokenizer` goes too; GraphTokenizer's are those of `tokenizers`, which may be of another
year.
"""

from __future__ import annotations

import functools
import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from tfqa.tokenizers.bpe import BytePairTokenizer, find_kind
from tfqa.tokenizers.graph.base import SPACE, cut_pieces, merge_pairs
from tfqa.tokenizers.graph.text import (
    NOTHING,
    LookUp,
    as_pair,
    compose,
    flatten,
    make_tables,
    replace,
)
from tfqa.tokenizers.text.byte_tokens import BYTE_TOKENS
from tfqa.tokenizers.text.spaces import MARK
from tfqa.tokenizers.text.unicode_tables import (
    CODE_POINTS,
    CanonicalTables,
    all_characters,
    find_unstable,
)

if TYPE_CHECKING:
    import tensorflow as tf


class BytePairGraph:
    """A `BytePairTokenizer` as core TensorFlow operations: the same ids.

    A text costs a few passes over its characters, and one for each merge of the run that has most.

    Args:
        tokenizer: its vocabulary, merges, normal form and case are built in.
    """

    def __init__(self, tokenizer: BytePairTokenizer):
        self._tables = tokenizer.form and _find_form(tokenizer.form)
        self._replacements = _find_replacements(tokenizer.lowercase)
        unknown, self._bytes = NOTHING, None
        if tokenizer.byte_fallback:
            self._bytes = [tokenizer.token_to_id(token) for token in BYTE_TOKENS]  # (256,)
        else:
            unknown = tokenizer.token_to_id(tokenizer.unknown_token)
        text = {t: i for i, t in enumerate(tokenizer.tokens) if t not in tokenizer.special_tokens}
        characters = {ord(token): (text[token],) for token in text if len(token) == 1}
        self._characters = LookUp(characters, default=unknown)
        merges = {
            as_pair(text[left], text[right]): (rank, text[left + right])
            for rank, (left, right) in enumerate(tokenizer.merges)
        }
        self._merges = LookUp(merges, width=2)

    def encode(self, texts) -> tf.RaggedTensor:
        """Cut strings (B,) into ids, ragged int32 (B, None).

        The strings are UTF-8; a byte that is not counts as U+FFFD.
        """
        import tensorflow as tf

        characters = tf.strings.unicode_decode(texts, "UTF-8")  # (B, None)
        text = characters.flat_values, characters.value_rowids()  # (C,), (C,)
        if self._tables:
            text = compose(*text, self._tables)
        text = replace(*text, self._replacements)
        codes, runs, sentences = cut_pieces(*text, _find_kinds())  # (C,), (C,), (R,)
        ids, runs = merge_pairs(*self._spell(codes, runs), self._merges)  # (N,), (N,)
        return tf.RaggedTensor.from_value_rowids(
            ids, tf.gather(sentences, runs), tf.size(texts, tf.int64)
        )

    def _spell(self, codes, runs):
        """Find the ids of characters: one each, or those of its bytes if it is no token."""
        import tensorflow as tf

        ids = self._characters(codes)  # (C, 1)
        if not self._bytes:
            return ids[:, 0], runs
        data = write_utf8(codes)  # (C, 4)
        data = tf.where(data == NOTHING, NOTHING, tf.gather(self._bytes, tf.maximum(data, 0)))
        known = tf.pad(ids, [[0, 0], [0, 3]], constant_values=NOTHING)  # (C, 4)
        return flatten(tf.where(ids == NOTHING, data, known), runs)


def write_utf8(codes):
    """Write code points (C,) as the bytes of UTF-8 (Unicode Standard, table 3-6).

    Returns:
        int32 (C, 4); a character of fewer bytes has -1 in the first columns.
    """
    import tensorflow as tf

    lengths = 1 + tf.reduce_sum(tf.cast(codes[:, None] >= [0x80, 0x800, 0x10000], tf.int32), axis=1)
    following = tf.constant([3, 2, 1, 0])  # bytes that come after the one in this column
    lengths, bits = lengths[:, None], codes[:, None] // 64**following  # (C, 1), (C, 4)
    first = tf.gather([0, 0, 0xC0, 0xE0, 0xF0], lengths) + bits
    data = tf.where(following == lengths - 1, first, 0x80 + bits % 64)
    return tf.where(following < lengths, data, NOTHING)


@functools.cache
def _find_replacements(lowercase):
    """Look up what becomes of a character: a space of white space, "_" of "▁"."""

    def change(character):
        if character.isspace():
            return chr(SPACE)
        return "_" if character == MARK else character.lower() if lowercase else character

    changed = {ord(c): [*map(ord, change(c))] for c in all_characters() if change(c) != c}
    return LookUp(changed, max(map(len, changed.values())))


@functools.cache
def _find_kinds():
    """Sort all code points by `find_kind`, as `find_classes` does by patterns."""
    kinds = np.array(["LNO".find(find_kind(chr(code))) for code in range(CODE_POINTS)], "int32")
    starts = np.flatnonzero(np.diff(kinds, prepend=NOTHING))
    return starts.astype("int32"), kinds[starts]


@functools.cache
def _find_form(form):
    """Find the tables of a normal form: those of `CanonicalTables`, by Python's Unicode."""
    changed, decompositions = _find_changes(form), _find_changes(form.replace("C", "D"))
    compositions = {}
    if form.endswith("C"):
        excluded = _find_changes("NFC")  # they fall apart and are never put together
        for code, parts in _find_changes("NFD").items():
            if code not in excluded:
                first = unicodedata.normalize("NFC", "".join(map(chr, parts[:-1])))
                compositions[ord(first), parts[-1]] = code
    marks = {ord(c): number for c in all_characters() if (number := unicodedata.combining(c))}
    ranks = {number: rank for rank, number in enumerate(sorted({*marks.values()}), start=1)}
    combining = {code: ranks[number] for code, number in marks.items()}
    unstable = find_unstable(changed, decompositions, compositions, combining)
    return make_tables(CanonicalTables(decompositions, compositions, combining, unstable))


@functools.cache
def _find_changes(form):
    pairs = ((c, unicodedata.normalize(form, c)) for c in all_characters())
    return {ord(old): tuple(map(ord, new)) for old, new in pairs if new != old}
