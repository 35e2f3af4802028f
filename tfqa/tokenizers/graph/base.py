"""A tokenizer as TensorFlow operations, so that an exported model reads and writes strings."""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING

from tfqa.tokenizers import library
from tfqa.tokenizers.graph.text import NOTHING, LookUp, as_pair, compose, flatten, is_new, replace
from tfqa.tokenizers.library import END_ID, SPECIAL_TOKENS, UNKNOWN_ID, WORD_START, LibraryTokenizer
from tfqa.tokenizers.text.unicode_tables import find_changes, find_classes
from tfqa.tokenizers.text.words import CLOSING, OPENING

if TYPE_CHECKING:
    import tensorflow as tf

QUOTE = '"'
SPACE, MARK = ord(" "), ord(WORD_START)
PUNCTUATION = [ord(mark) for mark in sorted(OPENING | CLOSING | {QUOTE})]  # words of their own
PIECE_CLASSES = (r"[\p{L}\p{M}]", r"\p{N}")  # and all else: a byte-pair piece is of one class
LEARNED = {"vocab", "merges"}  # what differs between two tokenizers of a kind


class GraphTokenizer:
    """A `LibraryTokenizer` as core TensorFlow operations: the same ids, the same text.

    A graph with these operations runs where there is neither this package nor `tokenizers` nor
    `tensorflow_text`. The object that is saved with it must keep `resources`.

    The rules are the library's own: what it does to each character of Unicode is looked up in
    tables that were read off it, and merges are made in the order in which it learned them. A text
    costs a few passes over its characters, and for byte pairs one for each merge of the piece that
    has most.

    Args:
        tokenizer: made by `LibraryTokenizer.train`, now or before it was saved.

    Raises:
        ValueError: `tokenizer` cuts text by other rules, as a file from elsewhere may.
    """

    def __init__(self, tokenizer: LibraryTokenizer):
        model, lowercase = read_model(tokenizer)
        ids = model["vocab"]
        self.kind = tokenizer.kind
        self.tokens = [token.encode() for token in sorted(ids, key=ids.get)]  # (V,)
        self.resources = []
        self._replacements = _find_replacements(lowercase)
        if self.kind == "word":
            self.resources.append(_make_table(self.tokens))
        else:
            characters = {ord(token): (ids[token],) for token in ids if len(token) == 1}
            self._characters = LookUp(characters, default=UNKNOWN_ID)
            merges = {
                as_pair(ids[left], ids[right]): (rank, ids[left + right])
                for rank, (left, right) in enumerate(model["merges"])
            }
            self._merges = LookUp(merges, width=2)

    def encode(self, texts) -> tf.RaggedTensor:
        """Cut strings (B,) into ids, ragged int32 (B, None), without start and end.

        The strings are UTF-8; a byte that is not counts as U+FFFD.
        """
        import tensorflow as tf

        characters = tf.strings.unicode_decode(texts, "UTF-8")  # (B, None)
        text = compose(characters.flat_values, characters.value_rowids())
        text = replace(*text, self._replacements)
        if self.kind == "word":
            marks = tf.reduce_any(text[0][:, None] == PUNCTUATION, axis=1)  # (C,)
            words, sentences = cut_words(*text, marks)  # (N, None), (N,)
            ids = self.resources[0].lookup(tf.strings.unicode_encode(words, "UTF-8"))
        else:
            codes, pieces, sentences = cut_pieces(*text, _find_piece_classes())  # (C,), (C,), (P,)
            ids, pieces = merge_pairs(self._characters(codes)[:, 0], pieces, self._merges)
            sentences = tf.gather(sentences, pieces)  # (N,)
        ids = tf.where(ids > END_ID, ids, UNKNOWN_ID)  # text never becomes a special token
        return tf.RaggedTensor.from_value_rowids(ids, sentences, tf.size(texts, tf.int64))

    def decode(self, ids) -> tf.Tensor:
        """Write ids (B, T) as strings (B,): up to the first end id, special tokens left out."""
        import tensorflow as tf

        ended = tf.cumsum(tf.cast(ids == END_ID, tf.int32), axis=1) > 0
        ids = tf.ragged.boolean_mask(ids, ~ended & (ids > END_ID)).to_tensor()  # (B, T')
        tokens = [*[b""] * len(SPECIAL_TOKENS), *self.tokens[len(SPECIAL_TOKENS) :]]
        if self.kind == "word":
            return _join_words(ids, tokens)
        # A mark is a space, but for those of the first piece.
        first = [token.replace(WORD_START.encode(), b"") for token in tokens]
        others = [token.replace(WORD_START.encode(), b" ") for token in tokens]
        texts = [tf.gather(first, ids[:, :1]), tf.gather(others, ids[:, 1:])]
        return tf.strings.reduce_join(tf.concat(texts, axis=1), axis=1)

    def id_to_token(self, ids) -> tf.Tensor:
        """Return the tokens with these ids: strings, in the shape of `ids`."""
        import tensorflow as tf

        return tf.gather(tf.constant(self.tokens), ids)


def cut_words(codes, sentences, marks):
    """Cut flat text at spaces and around marks: words (N, None), and their sentences (N,).

    Args:
        codes, sentences: flat text; what is between words is a space or several.
        marks: boolean (C,), which characters are words of their own.
    """
    import tensorflow as tf

    spaces = codes == SPACE
    starts = is_new(spaces) | is_new(sentences) | marks | tf.roll(marks, 1, axis=0)
    codes, sentences, starts = codes[~spaces], sentences[~spaces], starts[~spaces]
    words = tf.cumsum(tf.cast(starts, tf.int64)) - 1  # (C,)
    sentences = sentences[starts]  # (N,)
    return tf.RaggedTensor.from_value_rowids(codes, words, tf.size(sentences, tf.int64)), sentences


def cut_pieces(codes, sentences, classes):
    """Find runs of letters, digits or others, with the mark of a word's start before its first.

    Args:
        codes, sentences: flat text; what is between words is a space or several.
        classes: what the code points are, as from `find_classes`.

    Returns:
        code points (C,), the piece (C,) of each, and the sentence (P,) of each piece.
    """
    import tensorflow as tf

    spaces = codes == SPACE
    begins = ~spaces & (tf.roll(spaces, 1, axis=0) | is_new(sentences))
    marked = [tf.where(begins, MARK, NOTHING), tf.where(spaces, NOTHING, codes)]
    codes, sentences = flatten(tf.stack(marked, axis=1), sentences)
    marks = codes == MARK
    first_codes, classes = classes
    classes = tf.gather(classes, tf.searchsorted(first_codes, codes, side="right") - 1)
    starts = marks | (is_new(classes) & ~tf.roll(marks, 1, axis=0))
    return codes, tf.cumsum(tf.cast(starts, tf.int64)) - 1, sentences[starts]


def merge_pairs(ids, pieces, merges: LookUp):
    """Merge byte pairs (Sennrich et al. 2016, algorithm 1) in all pieces at once.

    In each turn of the loop every piece makes one merge: of its pairs of neighbors the one that
    was learned first, and of equal pairs the leftmost.

    Args:
        ids: int32 (C,), of the characters of all pieces in order.
        pieces: int64 (C,), the number of the piece that each belongs to, ascending.
        merges: finds for a pair of ids the number of its merge, in the order of learning, and the
            id of the whole.

    Returns:
        ids and pieces (N,) of what is left when no piece has a pair with a merge.
    """
    import tensorflow as tf

    number = tf.reduce_max(tf.concat([[-1], pieces], axis=0)) + 1

    def turn(ids, pieces, _):
        positions, size = tf.range(tf.size(ids, tf.int64)), tf.size(ids, tf.int64)
        pairs = as_pair(ids, tf.roll(ids, -1, axis=0))  # the last one with the first: no neighbors
        ranks, wholes = tf.unstack(merges(pairs), axis=1)  # (C,) each
        can = (pieces == tf.roll(pieces, -1, axis=0)) & (positions < size - 1) & (ranks != NOTHING)
        order = tf.where(can, tf.cast(ranks, tf.int64) * size + positions, tf.int64.max)
        first = tf.math.unsorted_segment_min(order, pieces, number)
        merged = can & (order == tf.gather(first, pieces))
        ids = tf.where(merged, wholes, ids)
        kept = ~tf.roll(merged, 1, axis=0)  # the right one of a pair is gone
        return ids[kept], pieces[kept], tf.reduce_any(merged)

    flat = tf.TensorShape([None])
    return tf.while_loop(
        lambda ids, pieces, more: more,
        turn,
        (ids, pieces, True),
        shape_invariants=(flat, flat, tf.TensorShape([])),
    )[:2]


def _join_words(ids, tokens):
    """Write words as `join_words` does; ids (B, T) are padded with that of an empty token."""
    import tensorflow as tf

    def find(words):
        return tf.gather([token.decode() in words for token in tokens], ids)  # (B, T)

    quotes = find({QUOTE})
    opening = tf.cumsum(tf.cast(quotes, tf.int32), axis=1) % 2 == 1  # if it is a quote
    glued = tf.pad(find(OPENING) | (quotes & opening), [[0, 0], [1, 0]], constant_values=True)
    closes = find(CLOSING) | (quotes & ~opening)
    words = tf.gather(tokens, ids)
    spaces = tf.where(glued[:, :-1] | closes | (words == ""), "", " ")
    return tf.strings.reduce_join(spaces + words, axis=1)


def _make_table(tokens):
    import tensorflow as tf

    entries = tf.lookup.KeyValueTensorInitializer(tf.constant(tokens), tf.range(len(tokens)))
    return tf.lookup.StaticHashTable(entries, default_value=UNKNOWN_ID)


@functools.cache
def _find_replacements(lowercase):
    """Look up what becomes of a character in NFC: a space of white space, "_" of "▁"."""
    changed = find_changes(library._normalizer(lowercase))
    return LookUp(changed, max(map(len, changed.values())))


@functools.cache
def _find_piece_classes():
    return find_classes(PIECE_CLASSES)


def read_model(tokenizer):
    """Return the library's description of the model, and whether text is made lower case."""
    rules = json.loads(tokenizer._backend.to_str())
    learned = {name: rules["model"][name] for name in LEARNED & rules["model"].keys()}
    for lowercase in (False, True):
        ours = LibraryTokenizer.train(["a"], 5, kind=tokenizer.kind, lowercase=lowercase)
        expected = json.loads(ours._backend.to_str())
        if rules == {**expected, "model": {**expected["model"], **learned}}:
            return rules["model"], lowercase
    raise ValueError(
        "`tokenizer` must be made by `LibraryTokenizer.train`, whose rules are built in here. "
        f"Received: a tokenizer of kind={tokenizer.kind!r} with other rules. Train one on your "
        "texts."
    )
