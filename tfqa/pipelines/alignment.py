"""Alignments of a trained translator, and how far they are from the gold ones."""

import numpy as np

from tfqa.datasets.parallel.batching import pad
from tfqa.decoding import align
from tfqa.metrics import alignment_error_rate, alignment_from_weights


def attention_weights(translator, sources, targets, batch_size=64):
    """Return the attention weights with which the model writes each target.

    Args:
        translator: a `Translator` whose model has attention.
        sources, targets: lists of str, as many of each.
        batch_size: sentences at a time.

    Returns:
        List of float32 arrays (T, S), one a pair: tokens of the target by tokens of the source,
        without start, end and padding.
    """
    source_ids = translator.source_tokenizer.encode_batch(list(sources))
    target_ids = translator.target_tokenizer.encode_batch(list(targets))
    matrices = []
    for start in range(0, len(source_ids), batch_size):
        batch = slice(start, start + batch_size)
        shifted = [[translator.model.start_id, *ids[:-1]] for ids in target_ids[batch]]
        weights = align(translator.model, pad(source_ids[batch]), pad(shifted))  # (B, T, S)
        matrices += [
            matrix[: len(target), : len(source)]
            for matrix, source, target in zip(
                weights, source_ids[batch], target_ids[batch], strict=True
            )
        ]
    return matrices


def alignment_error(translator, split):
    """Score the model's alignments of a split against its gold alignments.

    Each target word is linked to the source word with the largest weight, while the model is made
    to write the reference. Tokens must be the words that the gold alignments count.

    Args:
        translator: a `Translator` with word-level tokenizers and attention.
        split: a `ParallelSplit` with alignments.

    Returns:
        Alignment error rate, 0 to 1.

    Raises:
        ValueError: the split has no gold alignments.
    """
    if split.alignments is None:
        raise ValueError(
            "`split` must have gold alignments; only the `samples` data set has. "
            "Received: split.alignments=None."
        )
    weights = attention_weights(translator, split.sources, split.targets)
    predicted = [alignment_from_weights(np.asarray(w), w.shape[1], w.shape[0]) for w in weights]
    return alignment_error_rate(predicted, split.alignments)
