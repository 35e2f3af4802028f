"""WordPiece inside a TensorFlow graph, for `tf.data` and for exported models."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from tfqa.tokenizers.graph.base import SPACE, cut_words
from tfqa.tokenizers.graph.text import LookUp, replace
from tfqa.tokenizers.text.normalizer import Normalizer, is_punctuation
from tfqa.tokenizers.text.unicode_tables import all_characters

if TYPE_CHECKING:
    import tensorflow as tf

# Clean text holds no control characters, so these can stand for what is no text.
REMOVED, HIDDEN = "\0", "\1"
KEPT = 0  # of the characters that are marks, in the table of those


class WordPieceGraph:
    """A `WordPieceTokenizer` as TensorFlow operations: the same ids, and the same offsets.

    Text is cleaned by tables of what the tokenizer's own rules do to each character; words are
    cut by `FastWordpieceTokenizer` of tensorflow-text (Song et al. 2021), in time linear in their
    length. A graph that is saved with it needs tensorflow-text where it is loaded.

    Args:
        tokenizer: a `WordPieceTokenizer`.
    """

    def __init__(self, tokenizer):
        import tensorflow as tf
        import tensorflow_text

        self._longest = tokenizer.max_characters_per_word
        self._changes = _find_changes(tokenizer.normalizer)
        hidden = {*tokenizer.special_tokens} - {tokenizer.unknown_token}
        self._cut = tensorflow_text.FastWordpieceTokenizer(
            [HIDDEN + token if token in hidden else token for token in tokenizer.tokens],
            token_out_type=tf.int32,
            unknown_token=tokenizer.unknown_token,
            max_bytes_per_word=4 * self._longest,  # UTF-8 has at most four for a character
            no_pretokenization=True,
        )

    def encode(self, texts) -> tf.RaggedTensor:
        """Cut strings (B,) into ids, ragged int32 (B, None).

        The strings are UTF-8; a byte that is not counts as U+FFFD, which is dropped.
        """
        import tensorflow as tf

        characters = tf.strings.unicode_decode(texts, "UTF-8")  # (B, None)
        text = self._clean(characters.flat_values, characters.value_rowids())
        words, sentences = cut_words(*text, _are_marks(text[0]))  # (N, None), (N,)
        pieces = self._cut.tokenize(self._write(words)[0])  # (N, None)
        sentences = tf.gather(sentences, pieces.value_rowids())
        return tf.RaggedTensor.from_value_rowids(
            pieces.flat_values, sentences, tf.size(texts, tf.int64)
        )

    def encode_with_offsets(self, texts) -> tuple[tf.RaggedTensor, ...]:
        """Cut strings (B,), and tell where each token stands in its string.

        Every character carries the number of the one that it was made from. A cut at a byte of a
        word is a cut at a character of it, which is looked up: log C steps a token, where C is the
        number of characters of all strings.

        Returns:
            ids, starts and ends, ragged int32 (B, None) each: those of `encode(text).ids` and
            `encode(text).offsets`, in Unicode code points, end-exclusive. A byte that is no UTF-8
            counts as a code point.
        """
        import tensorflow as tf

        characters = tf.strings.unicode_decode(texts, "UTF-8")  # (B, None)
        rows = characters.value_rowids()
        codes, sources = self._clean(characters.flat_values, tf.range(tf.size(rows, tf.int64)))
        words, sentences = cut_words(codes, tf.gather(rows, sources), _are_marks(codes))
        sources = sources[codes != SPACE]  # (C,), of the characters of all words
        strings, too_long = self._write(words)
        pieces, *cuts = self._cut.tokenize_with_offsets(strings)  # (N, None), cut at bytes
        owners = pieces.value_rowids()  # the word (P,) of each token
        before = tf.cumsum(_count_bytes(words.flat_values), exclusive=True)  # (C,)
        begins = tf.gather(before, tf.gather(words.row_starts(), owners))
        first, after = (tf.searchsorted(before, begins + cut.flat_values) for cut in cuts)
        limits = tf.cast(tf.gather(words.row_limits(), owners), tf.int32)
        after = tf.where(tf.gather(too_long, owners), limits, after)
        sentences = tf.gather(sentences, owners)
        origins = tf.gather(characters.row_starts(), sentences)
        starts = tf.gather(sources, first) - origins
        ends = tf.gather(sources, after - 1) + 1 - origins
        return tuple(
            tf.RaggedTensor.from_value_rowids(
                tf.cast(values, tf.int32), sentences, tf.size(texts, tf.int64)
            )
            for values in (pieces.flat_values, starts, ends)
        )

    def _clean(self, codes, labels):
        """Normalize code points (C,); what is made of one keeps its label (C,)."""
        codes, labels = replace(codes, labels, self._changes)
        kept = codes != ord(REMOVED)
        return codes[kept], labels[kept]

    def _write(self, words):
        """Write words (N, None) as strings (N,), hidden if too long, and tell which are: (N,)."""
        import tensorflow as tf

        strings = tf.strings.unicode_encode(words, "UTF-8")
        too_long = words.row_lengths() > self._longest
        return tf.where(too_long, HIDDEN, strings), too_long


def _are_marks(codes):
    """Tell which code points (C,) are words of their own: boolean (C,)."""
    return _find_marks()(codes)[:, 0] == KEPT


def _count_bytes(codes):
    """Count the bytes that UTF-8 has for code points (C,): int64 (C,)."""
    import tensorflow as tf

    more = [tf.cast(codes >= first, tf.int64) for first in (0x80, 0x800, 0x10000)]
    return 1 + tf.add_n(more)


@functools.cache
def _find_changes(normalizer: Normalizer) -> LookUp:
    """Look up what becomes of each character of Unicode; `REMOVED` of one that is dropped."""
    changed = {}
    for character in all_characters():
        new = normalizer(character).text
        new = " " if new.isspace() else new or REMOVED
        if new != character:
            changed[ord(character)] = tuple(map(ord, new))
    return LookUp(changed, max(map(len, changed.values())))


@functools.cache
def _find_marks() -> LookUp:
    return LookUp({ord(c): (KEPT,) for c in all_characters() if is_punctuation(c)})
