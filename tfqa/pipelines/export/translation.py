"""A translator as a TensorFlow SavedModel: strings in, strings out, without this package."""

import os
from typing import TYPE_CHECKING

from tfqa.decoding import search
from tfqa.decoding.beam import beam_loop, check_length_penalty
from tfqa.decoding.greedy import greedy_loop
from tfqa.pipelines.export.saved_models import check_new, write_saved_model
from tfqa.pipelines.translator import Translator
from tfqa.tokenizers.graph.base import GraphTokenizer

if TYPE_CHECKING:
    import tensorflow as tf


def export_translator(
    translator: Translator,
    directory: str | os.PathLike,
    *,
    num_beams: int = 1,
    length_penalty: float = 1.0,
) -> None:
    """Write a SavedModel that TensorFlow alone can load, tokenizers and search included.

        import tensorflow as tf

        exported = tf.saved_model.load(directory)
        output = exported.translate(tf.constant(["The dog sleeps.", ""]))
        output["translations"][0].numpy().decode()

    `translate`, which is also the signature "serving_default" with an argument `sentences`, takes
    UTF-8 strings (B,), as many as you like, none included, and returns a dict of

        translations    string (B,)             the text of `Translator.translate`; blank for blank
        source_tokens   string (B, S)           what was read
        target_tokens   string (B, T)           what was written, special tokens included, END not
        weights         float32 (B, T, S)       where the model looked in order to write each token

    Tokens are padded with empty strings, and weights with zeros; S and T are the largest counts of
    the batch, at least 1. The weights are those of `Translator.align` for the tokens that were
    written. In half precision a near tie may fall either way, as it does in `Translator` from one
    `batch_size` to another.

    Cost: that of the search and one pass of teacher forcing. All sentences of a call go together
    until the longest is written, so sort many by length and call for about 64 at a time.

    Args:
        translator: what to export; it keeps its precision.
        directory: does not exist yet. It is written whole or not at all.
        num_beams: 1 for greedy search, more for beam search.
        length_penalty: see `tfqa.decoding.beam_search`.

    Raises:
        RuntimeError: Keras runs on another backend than TensorFlow.
        FileExistsError: `directory` exists.
        ValueError: an argument is out of range, or the tokenizers are not by `LibraryTokenizer`.
    """
    directory = check_new(directory, "translator")
    length_penalty = check_length_penalty(length_penalty)
    options = {"max_length": search.check_count("max_length", translator.max_length)}
    if search.check_count("num_beams", num_beams) > 1:
        options |= {"num_beams": num_beams, "num_results": 1}
        options["length_penalty"] = length_penalty
    module = _make_module(translator, options)
    write_saved_model(module, module.translate, directory)


def _make_module(translator, options) -> "tf.Module":
    """Return what is saved: the function, and all that it refers to."""
    import tensorflow as tf

    model = translator.model
    reader = GraphTokenizer(translator.source_tokenizer)
    writer = GraphTokenizer(translator.target_tokenizer)

    def translate(sentences):
        source = reader.encode(sentences)  # (B, None)
        rows = tf.where(source.row_lengths() > 0)  # (R, 1): the sentences that are not blank
        source_ids = _pad(tf.gather(source, rows[:, 0]), model.pad_id)  # (R, S)
        target_ids = _search(model, source_ids, options)  # (R, L)
        going_on = tf.cumsum(tf.cast(target_ids == model.end_id, tf.int32), axis=1) == 0
        written = tf.ragged.boolean_mask(target_ids, going_on)  # (R, None)
        weights = _align(model, source_ids, written)  # (R, T, S)
        shape = tf.concat([tf.shape(sentences), tf.shape(weights)[1:]], axis=0)
        lengths = tf.scatter_nd(rows, written.row_lengths(), tf.shape(sentences, tf.int64))
        target = tf.RaggedTensor.from_row_lengths(written.values, lengths)  # (B, None)
        return {
            "translations": writer.decode(target.to_tensor()),
            "source_tokens": _pad(reader.id_to_token(source), ""),
            "target_tokens": _pad(writer.id_to_token(target), ""),
            "weights": tf.scatter_nd(tf.cast(rows, tf.int32), weights, shape),
        }

    module = tf.Module()
    sentences = tf.TensorSpec([None], tf.string, name="sentences")
    module.translate = tf.function(translate, input_signature=[sentences], autograph=False)
    module.model_variables = [variable.value for variable in model.variables]
    module.resources = reader.resources + writer.resources
    return module


def _search(model, source_ids, options):
    """Write the tokens (R, L) for source ids (R, S)."""
    if "num_beams" in options:
        return beam_loop(model, source_ids, **options)[0][:, 0]
    return greedy_loop(model, source_ids, **options)


def _align(model, source_ids, written):
    """Return the weights (R, T, S) of writing ragged ids (R, None); zeros are at padding."""
    import tensorflow as tf

    start = tf.fill([written.nrows(), 1], model.start_id)
    shifted = _pad(tf.concat([start, written], axis=1)[:, :-1], model.pad_id)  # (R, T)
    weights = model.align({"source_ids": source_ids, "target_ids": shifted})  # (R, T, S)
    real = tf.sequence_mask(written.row_lengths(), tf.shape(shifted)[1])  # (R, T)
    real = real[:, :, None] & (source_ids != model.pad_id)[:, None, :]  # (R, T, S)
    return tf.where(real, weights, 0.0)


def _pad(rows, value):
    """Fill ragged rows (N, None) up with a value: (N, M), M at least 1."""
    import tensorflow as tf

    dense = rows.to_tensor(value)
    missing = tf.maximum(1 - tf.shape(dense)[1], 0)
    return tf.pad(dense, [[0, 0], [0, missing]], constant_values=value)
