"""A question answerer as a TensorFlow SavedModel: strings in, answers out, without this package."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tfqa.pipelines.export.question_answering_graph import answer_in_graph
from tfqa.pipelines.export.saved_models import check_new, write_saved_model
from tfqa.pipelines.question_answerer import N_BEST, QuestionAnswerer
from tfqa.tokenizers.graph.wordpiece import WordPieceGraph

if TYPE_CHECKING:
    import tensorflow as tf


def export_answerer(
    answerer: QuestionAnswerer, directory: str | os.PathLike, *, top_k: int = 3
) -> None:
    """Write a SavedModel that needs TensorFlow and tensorflow-text, and not this package.

        import tensorflow as tf
        import tensorflow_text  # the operations that cut words; before the model is loaded
        exported = tf.saved_model.load(directory)
        output = exported.answer(tf.constant(["Who wrote it?"]), tf.constant(["Ana wrote it."]))

    `answer`, which is also the signature "serving_default" with arguments `questions` and
    `contexts`, takes UTF-8 strings (B,) each, none included, and returns a dict of

        answers                     string (B, K)     parts of the contexts, the likeliest first
        starts, ends                int32 (B, K)      where they stand there
        probabilities               float32 (B, K)    of each, as `Answer.probability`
        no_answer_probabilities     float32 (B,)      that the context does not say it

    K is `top_k`. Starts and ends are Unicode code points, end-exclusive. These are the answers of
    `QuestionAnswerer.answer`; where a context has fewer than K, the rest are "" from 0 to 0 with
    probability 0. A context without a word has none, and "no answer" is then certain. What is no
    UTF-8 is read as U+FFFD. Where there are not as many contexts as questions, TensorFlow raises an
    `InvalidArgumentError`.

    Cost: that of reading the windows. They go to the network 32 at a time, however many a context
    has, so a long one needs the memory of 32 windows and a few numbers for each token of the rest.

    Args:
        answerer: what to export; it keeps its precision.
        directory: does not exist yet. It is written whole or not at all.
        top_k: answers for each question, 1 to 20.

    Raises:
        RuntimeError: Keras runs on another backend than TensorFlow.
        FileExistsError: `directory` exists.
        ValueError: `top_k` is out of range.
    """
    directory = check_new(directory, "answerer")
    if not (isinstance(top_k, int) and 1 <= top_k <= N_BEST):
        raise ValueError(
            f"`top_k` must be an integer from 1 to {N_BEST}. Received: top_k={top_k!r}."
        )
    module = _make_module(answerer, top_k)
    write_saved_model(module, module.answer, directory)


def _make_module(answerer, top_k) -> tf.Module:
    """Return what is saved: the function, and all that it refers to."""
    import tensorflow as tf

    reader = WordPieceGraph(answerer.tokenizer)

    def answer(questions, contexts):
        return answer_in_graph(answerer, reader, questions, contexts, N_BEST, top_k)

    module = tf.Module()
    strings = [tf.TensorSpec([None], tf.string, name) for name in ("questions", "contexts")]
    module.answer = tf.function(answer, input_signature=strings, autograph=False)
    module.model_variables = [variable.value for variable in answerer.model.variables]
    return module
