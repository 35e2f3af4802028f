"""Models whose biases and gains are not what they start with, so that none can be forgotten."""

import numpy as np

from tfqa.models import (
    BertConfig,
    BertForPreTraining,
    BertForQuestionAnswering,
    Transformer,
    TransformerConfig,
)

BERT = {"vocabulary_size": 23, "hidden_dim": 12, "intermediate_dim": 7, "num_heads": 3}
BERT |= {"max_length": 19}
TRANSFORMER = {"source_vocabulary_size": 17, "target_vocabulary_size": 19, "hidden_dim": 12}
TRANSFORMER |= {"intermediate_dim": 7, "num_heads": 3, "num_layers": 2}


def randomize(model, scale=0.5):
    """Draw all weights anew, and return the model."""
    rng = np.random.default_rng(3)
    for variable in model.trainable_variables:
        variable.assign(rng.normal(size=variable.shape, scale=scale))
    return model


def make_bert(**changes):
    return randomize(BertForPreTraining(BertConfig.tiny(**BERT, **changes)))


def make_span_bert():
    return randomize(BertForQuestionAnswering(BertConfig.tiny(**BERT)))


def make_transformer(**changes):
    return randomize(Transformer(TransformerConfig(**TRANSFORMER, **changes)))


def make_translation_inputs():
    """Three sentence pairs of 7 and 5 tokens, with padding in one source."""
    rng = np.random.default_rng(5)
    source = rng.integers(4, 17, size=(3, 7), dtype="int32")
    source[1, 4:] = 0
    return {"source_ids": source, "target_ids": rng.integers(4, 19, size=(3, 5), dtype="int32")}
