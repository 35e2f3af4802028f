"""Unigram inside a TensorFlow graph, for `tf.data` and for exported models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tfqa.tokenizers.graph.text import make_module
from tfqa.tokenizers.sentencepiece_model import build_model

if TYPE_CHECKING:
    import tensorflow as tf


def make_layer(tokenizer) -> tf.Module:
    """Make a module that is called with strings (B,) and returns ids, ragged int32 (B, None).

    The tokenizer is written as a SentencePiece model, with its own character map, and tensorflow-
    text runs it. A graph that is saved with it needs tensorflow-text where it is loaded.

    Differs from `encode` only where two ways to cut a text are equally probable to the last digits
    of float32, as "x" and "xxx" in any order for a row of that letter: the SentencePiece within
    tensorflow-text is an older one, which rounds at another point.

    Args:
        tokenizer: a `UnigramTokenizer`.

    Raises:
        ImportError: the package `sentencepiece` is missing.
    """
    import tensorflow as tf
    import tensorflow_text

    cut = tensorflow_text.SentencepieceTokenizer(build_model(tokenizer), tf.int32)
    return make_module(cut.tokenize, [cut])
