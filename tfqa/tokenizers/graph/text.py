"""Text inside a TensorFlow graph: code points of many sentences in one row, in Unicode NFC.

Flat text is two tensors, the code points int32 (C,) of all sentences in order and the sentence
int64 (C,) that each belongs to. Every operation below costs one pass over it or a few, whatever
the longest sentence is.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

import numpy as np

from tfqa.tokenizers.text.unicode_tables import CODE_POINTS, CanonicalTables, find_canonical_tables

NOTHING = -1  # no code point and no id


class LookUp:
    """A map from integers to rows of k integers, in sorted arrays.

    Args:
        entries: from a key, 0 or more, to its row; shorter rows are filled with -1.
        width: k.
        default: fills the row of any other key.
    """

    def __init__(
        self, entries: Mapping[int, Sequence[int]], width: int = 1, default: int = NOTHING
    ):
        filled = [
            [*entries[key], *[NOTHING] * (width - len(entries[key]))] for key in sorted(entries)
        ]
        # The last row is for keys that are not there; the search below always ends at some row.
        self.keys = np.array([*sorted(entries), np.iinfo("int64").max], "int64")  # (K,)
        self.rows = np.array([*filled, [default] * width], "int32")  # (K, k)

    def __call__(self, keys):
        """Find keys (C,): int32 (C, k)."""
        import tensorflow as tf

        keys = tf.cast(keys, tf.int64)
        indices = tf.searchsorted(self.keys, keys)  # (C,)
        indices = tf.where(tf.gather(self.keys, indices) == keys, indices, len(self.keys) - 1)
        return tf.gather(self.rows, indices)


def make_module(encode, resources=()):
    """Make a `tf.Module` of a function of strings (B,), as to ids, ragged int32 (B, None).

    It can be called in `tf.data.Dataset.map`, on batches, and saved with `tf.saved_model.save`.

    Args:
        encode: what is called with the strings.
        resources: what of TensorFlow's must be saved with it, such as tables.
    """
    import tensorflow as tf

    class TextLayer(tf.Module):
        def __init__(self):
            super().__init__()
            self.resources = resources

        @tf.function(input_signature=[tf.TensorSpec([None], tf.string, "texts")], autograph=False)
        def __call__(self, texts):
            return encode(texts)

    return TextLayer()


def as_pair(first, second):
    """Make one key of two code points or ids below 0x110000: ints, or tensors of a shape."""
    if isinstance(first, int):
        return first * CODE_POINTS + second
    import tensorflow as tf

    return tf.cast(first, tf.int64) * CODE_POINTS + tf.cast(second, tf.int64)


def replace(codes, sentences, replacements: LookUp):
    """Put the code points that `replacements` has for a character in its place.

    What stands for a character keeps its sentence. A number of the character itself does as well in
    place of the sentence, and then tells where each code point came from.
    """
    import tensorflow as tf

    new = replacements(codes)  # (C, k)
    first = tf.where(new[:, :1] == NOTHING, codes[:, None], new[:, :1])
    return flatten(tf.concat([first, new[:, 1:]], axis=1), sentences)


def flatten(codes, sentences):
    """Make flat text of codes (C, k), where the k of each sentences (C,) follow each other."""
    import tensorflow as tf

    real = codes != NOTHING
    counts = tf.math.count_nonzero(real, axis=1)
    return codes[real], tf.repeat(sentences, counts)


def is_new(values):
    """Tell where values (C,) differ from the one before; the first one does: boolean (C,)."""
    import tensorflow as tf

    return (values != tf.roll(values, 1, axis=0)) | (tf.range(tf.size(values)) == 0)


def compose(codes, sentences, tables: Mapping[str, LookUp] | None = None):
    """Bring flat text to a Unicode normal form (Unicode Standard Annex 15).

    Text without a character that could change, as most is, costs one look at each.

    Args:
        tables: made by `make_tables`; without them it is NFC as `tokenizers` makes it.
    """
    import tensorflow as tf

    tables = tables or _nfc_tables()
    unstable = tables["unstable"](codes)[:, 0] != NOTHING
    return tf.cond(
        tf.reduce_any(unstable),
        lambda: _recompose(*_decompose(codes, sentences, tables), tables),
        lambda: (codes, sentences),
    )


@functools.cache
def _nfc_tables():
    return make_tables(find_canonical_tables())


def make_tables(tables: CanonicalTables) -> dict[str, LookUp]:
    """Prepare the tables of a normal form for `compose`."""
    pairs = {as_pair(*pair): (code,) for pair, code in tables.compositions.items()}
    width = max(map(len, tables.decompositions.values()))
    return {
        "unstable": LookUp({code: (code,) for code in tables.unstable}),
        "decompositions": LookUp(tables.decompositions, width),
        "compositions": LookUp(pairs),
        "ranks": LookUp({code: (rank,) for code, rank in tables.combining.items()}, default=0),
    }


def _decompose(codes, sentences, tables):
    """Take composed characters apart, and put the marks after a starter in the order of ranks."""
    import tensorflow as tf

    codes, sentences = replace(codes, sentences, tables["decompositions"])
    ranks = tf.cast(tables["ranks"](codes)[:, 0], tf.int64)
    groups = tf.cumsum(tf.cast((ranks == 0) | is_new(sentences), tf.int64))
    order = tf.argsort(groups * CODE_POINTS + ranks, stable=True)
    return tf.gather(codes, order), sentences


def _recompose(codes, sentences, tables):
    """Join each starter with the marks and starters after it, the first ones first.

    A character joins its starter if the two make one, and nothing stands between them or only
    marks of lower rank; no mark is the first of a pair. Each turn of the loop joins one character
    to every starter that can.
    """
    import tensorflow as tf

    def join(codes, sentences, _):
        ranks = tables["ranks"](codes)[:, 0]
        positions = tf.range(tf.size(codes))
        is_starter = tf.cast(ranks == 0, tf.int32)
        starters = tf.concat([[0], tf.boolean_mask(positions, ranks == 0)], axis=0)
        starters = tf.gather(starters, tf.cumsum(is_starter, exclusive=True))  # (C,)
        joined = tables["compositions"](as_pair(tf.gather(codes, starters), codes))[:, 0]  # (C,)
        near = (starters == positions - 1) | (tf.roll(ranks, 1, axis=0) < ranks)
        near &= tf.gather(sentences, starters) == sentences
        can = near & (joined != NOTHING)
        can &= ~tf.gather(can, starters)  # who joins another now cannot be joined
        first = tf.math.unsorted_segment_min(
            tf.where(can, positions, tf.int32.max), starters, tf.size(codes)
        )
        joins = can & (tf.gather(first, starters) == positions)
        codes = tf.tensor_scatter_nd_update(codes, starters[joins][:, None], joined[joins])
        return codes[~joins], sentences[~joins], tf.reduce_any(joins)

    texts = tf.TensorShape([None])
    return tf.while_loop(
        lambda codes, sentences, more: more,
        join,
        (codes, sentences, True),
        shape_invariants=(texts, texts, tf.TensorShape([])),
    )[:2]
