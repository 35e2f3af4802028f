"""Answers to questions inside a TensorFlow graph, strings in and strings out.

What `make_windows`, `find_spans` and `merge_windows` do in NumPy, these do with tensors; tests hold
the two equal. B questions have W windows, and a window has T tokens.
"""

from __future__ import annotations

import functools
import unicodedata

from tfqa.tokenizers.graph.text import NOTHING, LookUp, is_new
from tfqa.tokenizers.text.unicode_tables import all_characters

WINDOWS_AT_ONCE = 32
PAD, CLS, SEP = range(3)  # where their ids stand, before those of the texts
NO_SPAN = float("-inf")  # its score


def answer_in_graph(answerer, reader, questions, contexts, n_best: int, top_k: int) -> dict:
    """Find the answers to questions (B,) in contexts (B,), both strings.

    Args:
        answerer: a `QuestionAnswerer`.
        reader: the `WordPieceGraph` of its tokenizer.
        questions, contexts: strings (B,).
        n_best: n, spans that are kept of a window and of a question, and share the probability.
        top_k: K, how many of these to return.

    Returns:
        a dict, see `export_answerer`.
    """
    import tensorflow as tf

    message = "Expected as many contexts as questions."
    same = tf.debugging.assert_equal(tf.size(questions), tf.size(contexts), message)
    with tf.control_dependencies([] if same is None else [same]):
        questions, contexts = tf.identity(questions), tf.identity(contexts)
    windows = GraphWindows(answerer, reader, questions, contexts)
    *spans, nulls = _read_windows(answerer, windows, n_best)
    batch = tf.size(contexts, tf.int64)
    starts, ends, scores = merge_spans(windows.example, *spans, batch, n_best)  # (B, n)
    null = tf.math.unsorted_segment_min(nulls, windows.example, batch)  # (B,)
    shares = tf.nn.softmax(tf.concat([scores, null[:, None]], axis=1))  # (B, n + 1)
    starts, ends = starts[:, :top_k], ends[:, :top_k]
    pages = tf.strings.unicode_transcode(contexts, "UTF-8", "UTF-8")  # so that no byte is wrong
    pages = tf.repeat(pages[:, None], top_k, axis=1)  # (B, K)
    return {
        "answers": tf.strings.substr(pages, starts, ends - starts, unit="UTF8_CHAR"),
        "starts": starts,
        "ends": ends,
        "probabilities": shares[:, :top_k],
        "no_answer_probabilities": shares[:, -1],
    }


class GraphWindows:
    """The windows that `make_windows` cuts, as tensors.

    Args:
        answerer, reader, questions, contexts: see `answer_in_graph`.

    Attributes:
        example: int64 (W,), which question a window is of.
        count: W, int64.
    """

    def __init__(self, answerer, reader, questions, contexts):
        import tensorflow as tf

        question_ids = reader.encode(questions)[:, : answerer.max_question_length]  # (B, None)
        context_ids, *offsets = reader.encode_with_offsets(contexts)  # (B, None)
        tokenizer = answerer.tokenizer
        special = [tokenizer.pad_id, tokenizer.cls_id, tokenizer.sep_id]
        asked, written = question_ids.flat_values, context_ids.flat_values
        self._ids = tf.concat([special, asked, written], axis=0)
        self._before = len(special) + tf.size(asked, tf.int64)
        # The tokens of all contexts are numbered from 0 to C - 1. C stands for no token.
        self._no_token = tf.size(written, tf.int64)
        starts, ends = offsets[0].flat_values, _reach_over_marks(contexts, *offsets)
        self._starts, self._ends = tf.pad(starts, [[0, 1]]), tf.pad(ends, [[0, 1]])

        asked, lengths = question_ids.row_lengths(), context_ids.row_lengths()  # (B,)
        room, stride = answerer.max_length - 3 - asked, answerer.stride
        counts = 1 + tf.maximum((lengths - room + stride - 1) // stride, 0)
        self.example, number = _enumerate(counts)  # (W,)
        self.count = tf.size(number, tf.int64)
        first = number * stride  # token of its context
        self._size = tf.minimum(tf.gather(lengths, self.example) - first, self._take(room))
        self._begin = self._take(asked) + 2  # position of that token
        self._question = self._take(question_ids.row_starts()) + len(special)
        self._context = self._take(context_ids.row_starts()) + first
        self._owners = tf.pad(self._find_owners(), [[0, 1]], constant_values=-1)  # (C + 1,)

    def inputs(self, rows):
        """Make the inputs of the network for windows (R,).

        Returns:
            a dict of tensors (R, T); int64 (R, T), the numbers of their tokens among those of all
            contexts; boolean (R, T), which of them are in a context, and which a window shows best.
        """
        import tensorflow as tf

        begin, size, question, context = (
            tf.gather(values, rows)[:, None]
            for values in (self._begin, self._size, self._question, self._context)
        )  # (R, 1) each
        stop = begin + size
        position = tf.range(tf.reduce_max(stop) + 1)  # (T,)
        here = (position >= begin) & (position < stop)  # (R, T)
        tokens = tf.where(here, context + position - begin, self._no_token)
        ids = tf.where(here, self._before + tokens, question + position - 1)
        ids = tf.where((position == begin - 1) | (position == stop), tf.cast(SEP, tf.int64), ids)
        ids = tf.where(position == 0, tf.cast(CLS, tf.int64), ids)
        real = position <= stop
        inputs = {
            "token_ids": tf.gather(self._ids, tf.where(real, ids, PAD)),
            "segment_ids": tf.cast(real & (position >= begin), tf.int32),
            "padding_mask": real,
        }
        return inputs, tokens, here, tf.gather(self._owners, tokens) == rows[:, None]

    def characters(self, first, last):
        """Find the characters of spans, given the numbers of their tokens: int32, end-exclusive."""
        import tensorflow as tf

        return tf.gather(self._starts, first), tf.gather(self._ends, last)

    def _take(self, values):
        """Give each window what its question has: (B,) -> (W,)."""
        import tensorflow as tf

        return tf.gather(values, self.example)

    def _find_owners(self):
        """Find the window that shows each token of the contexts best: (C,).

        The first of those where min(left, right) + 0.01 · tokens is largest, in float64, as in
        `SquadWindows.best_context_mask`.
        """
        import tensorflow as tf

        windows, left = _enumerate(self._size)  # of each token of each window
        size, tokens = tf.gather(self._size, windows), tf.gather(self._context, windows) + left
        nearer = tf.cast(tf.minimum(left, size - 1 - left), tf.float64)
        score = nearer + 0.01 * tf.cast(size, tf.float64)
        best = tf.math.unsorted_segment_max(score, tokens, self._no_token)  # (C,)
        windows = tf.where(score == tf.gather(best, tokens), windows, self.count)
        return tf.math.unsorted_segment_min(windows, tokens, self._no_token)


def _reach_over_marks(texts, starts, ends):
    """Move the end of each token behind the combining marks that follow it and are in none.

    As `make_windows` does, so that an answer keeps the accents that the tokenizer strips.

    Args:
        texts: strings (B,).
        starts, ends: ragged (B, None), where their tokens stand.

    Returns:
        the ends, int32 (C,).
    """
    import tensorflow as tf

    characters = tf.strings.unicode_decode(texts, "UTF-8")  # (B, None)
    codes, rows = characters.flat_values, characters.value_rowids()
    after = tf.size(codes, tf.int64)
    is_mark = _find_combining()(codes)[:, 0] != NOTHING
    others = tf.where(~is_mark | is_new(rows))[:, 0]  # no mark of the token before
    others = tf.concat([others, [after]], axis=0)
    # On one line of characters, with the texts one after another.
    origins = tf.gather(characters.row_starts(), starts.value_rowids())
    starts, ends = (tf.cast(x.flat_values, tf.int64) + origins for x in (starts, ends))
    limits = tf.minimum(
        tf.gather(others, tf.searchsorted(others, ends)),
        tf.concat([starts[1:], [after]], axis=0),  # where the next token starts
    )
    return tf.cast(tf.maximum(ends, limits[: tf.size(ends)]) - origins, tf.int32)


@functools.cache
def _find_combining() -> LookUp:
    marks = (c for c in all_characters() if unicodedata.category(c).startswith("M"))
    return LookUp({ord(character): (0,) for character in marks})


def find_spans_in_graph(start_logits, end_logits, start_mask, end_mask, max_tokens, top_k):
    """Do what `find_spans` does, in tensors: first and last position and score, (R, K) each."""
    import tensorflow as tf

    starts = tf.where(start_mask, start_logits, NO_SPAN)  # (R, T)
    ends = tf.where(end_mask, end_logits, NO_SPAN)
    width = tf.shape(starts)[1]
    length = tf.minimum(max_tokens, width)  # L
    ends = tf.pad(ends, [[0, 0], [0, length - 1]], constant_values=NO_SPAN)
    bands = tf.range(width)[:, None] + tf.range(length)  # (T, L)
    pairs = starts[:, :, None] + tf.gather(ends, bands, axis=1)  # (R, T, L)
    pairs = tf.reshape(pairs, [tf.shape(starts)[0], width * length])
    pairs = tf.pad(pairs, [[0, 0], [0, top_k]], constant_values=NO_SPAN)
    scores, order = tf.math.top_k(pairs, top_k)  # of equal ones, the earlier start, the shorter
    legal, first = scores > NO_SPAN, order // length
    return tf.where(legal, first, 0), tf.where(legal, first + order % length, 0), scores


def merge_spans(example, starts, ends, scores, num_examples, top_k):
    """Do what `merge_windows` does, in tensors, but for the probabilities.

    Args:
        example: int64 (W,).
        starts, ends, scores: (W, n), characters int32, and -inf for no span.
        num_examples: B, int64.
        top_k: K.

    Returns:
        starts, ends, scores (B, K), filled up with 0, 0 and -inf.
    """
    import tensorflow as tf

    legal = tf.where(scores > NO_SPAN)  # (S, 2)
    spans = [tf.gather(example, legal[:, 0])]
    spans += [tf.gather_nd(tf.cast(values, tf.int64), legal) for values in (starts, ends)]
    scores = tf.gather_nd(scores, legal)
    # Equal spans next to each other, by example, then start, then end.
    order = _sort(spans[2])
    for key in (spans[1], spans[0]):
        order = tf.gather(order, _sort(tf.gather(key, order)))
    spans, scores = [tf.gather(key, order) for key in spans], tf.gather(scores, order)
    new = tf.reduce_any([is_new(key) for key in spans], axis=0)
    scores = tf.math.segment_max(scores, tf.cumsum(tf.cast(new, tf.int64)) - 1)
    # The best of each example first.
    order = _sort(-scores)
    spans = [key[new] for key in spans]
    order = tf.gather(order, _sort(tf.gather(spans[0], order)))
    (owner, starts, ends), scores = (
        [tf.gather(key, order) for key in spans],
        tf.gather(scores, order),
    )
    rank = tf.range(tf.size(owner)) - tf.searchsorted(owner, owner)
    indices = tf.stack([owner, tf.cast(rank, tf.int64)], axis=1)[rank < top_k]

    def fill(values, empty):
        table = tf.fill(tf.stack([num_examples, top_k]), empty)
        return tf.tensor_scatter_nd_update(table, indices, values[rank < top_k])

    starts, ends = (fill(tf.cast(values, tf.int32), 0) for values in (starts, ends))
    return starts, ends, fill(scores, NO_SPAN)


def _read_windows(answerer, windows, top_k):
    """Run the network on some windows at a time: the best spans of each, and their null scores.

    Returns:
        starts and ends in characters, int32 (W, K), scores (W, K), nulls (W,).
    """
    import tensorflow as tf

    def turn(low, *results):
        rows = tf.range(low, tf.minimum(low + WINDOWS_AT_ONCE, windows.count))  # (R,)
        inputs, tokens, here, best = windows.inputs(rows)
        logits = answerer.model(inputs, training=False)
        starts, ends = logits["start_logits"], logits["end_logits"]  # (R, T)
        limits = answerer.max_answer_tokens, top_k
        first, last, scores = find_spans_in_graph(starts, ends, best, here, *limits)
        first, last = (tf.gather(tokens, x, batch_dims=1) for x in (first, last))
        new = *windows.characters(first, last), scores, starts[:, 0] + ends[:, 0]
        return low + WINDOWS_AT_ONCE, *(
            tf.concat(x, axis=0) for x in zip(results, new, strict=True)
        )

    table, column = tf.TensorShape([None, top_k]), tf.TensorShape([None])
    dtypes = tf.int32, tf.int32, tf.float32
    empty = [tf.zeros([0, top_k], dtype) for dtype in dtypes] + [tf.zeros([0])]
    return tf.while_loop(
        lambda low, *_: low < windows.count,
        turn,
        (tf.constant(0, tf.int64), *empty),
        shape_invariants=(tf.TensorShape([]), table, table, table, column),
        parallel_iterations=1,
    )[1:]


def _sort(keys):
    import tensorflow as tf

    return tf.argsort(keys, stable=True)


def _enumerate(counts):
    """Return the group of each member of groups of these sizes, and its number there, from 0."""
    import tensorflow as tf

    groups = tf.repeat(tf.range(tf.size(counts, tf.int64)), counts)
    begins = tf.cumsum(counts, exclusive=True)
    return groups, tf.range(tf.size(groups, tf.int64)) - tf.gather(begins, groups)
