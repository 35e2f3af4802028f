"""Unigram inside a TensorFlow graph, for `tf.data` and for exported models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfqa.tokenizers.sentencepiece_model import build_model

if TYPE_CHECKING:
    import tensorflow as tf


def make_layer(tokenizer) -> tf.Module:
    """Make a module that is called with strings (B,) and returns ids, ragged int32 (B, None).

    The tokenizer is written as a SentencePiece model, with its own character map, and tensorflow-
    text runs it. A graph that is saved with it needs tensorflow-text where it is loaded.

    Differs from `encode` only where two ways to cut a text have the same probability to the last
    bit of float32 and user-defined tokens are in it, because tensorflow-text has an older
    SentencePiece, with another score for those.

    Args:
        tokenizer: a `UnigramTokenizer`.

    Raises:
        ImportError: the package `sentencepiece` is missing.
    """
    import tensorflow as tf
    import tensorflow_text

    class UnigramLayer(tf.Module):
        def __init__(self):
            super().__init__()
            self._cut = tensorflow_text.SentencepieceTokenizer(build_model(tokenizer), tf.int32)

        @tf.function(input_signature=[tf.TensorSpec([None], tf.string, "texts")], autograph=False)
        def __call__(self, texts):
            return self._cut.tokenize(texts)

    return UnigramLayer()
