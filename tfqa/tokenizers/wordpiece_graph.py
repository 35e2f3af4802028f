"""WordPiece inside a TensorFlow graph, for `tf.data` and for exported models."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from tfqa.tokenizers.graph import cut_words
from tfqa.tokenizers.graph_text import LookUp, replace
from tfqa.tokenizers.normalizer import Normalizer, is_punctuation
from tfqa.tokenizers.unicode_tables import all_characters

if TYPE_CHECKING:
    import tensorflow as tf

# Clean text holds no control characters, so these can stand for what is no text.
REMOVED, HIDDEN = "\0", "\1"
KEPT = 0  # of the characters that are marks, in the table of those


class WordPieceGraph:
    """A `WordPieceTokenizer` as TensorFlow operations: the same ids.

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
        codes, sentences = characters.flat_values, characters.value_rowids()  # (C,), (C,)
        codes, sentences = replace(codes, sentences, self._changes)
        kept = codes != ord(REMOVED)
        codes, sentences = codes[kept], sentences[kept]
        marks = _find_marks()(codes)[:, 0] == KEPT  # (C,)
        words, sentences = cut_words(codes, sentences, marks)  # (N, None), (N,)
        strings = tf.strings.unicode_encode(words, "UTF-8")
        strings = tf.where(words.row_lengths() > self._longest, HIDDEN, strings)
        pieces = self._cut.tokenize(strings)  # (N, None)
        sentences = tf.gather(sentences, pieces.value_rowids())
        return tf.RaggedTensor.from_value_rowids(
            pieces.flat_values, sentences, tf.size(texts, tf.int64)
        )


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
