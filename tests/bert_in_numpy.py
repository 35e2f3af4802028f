"""BERT of Devlin et al. 2019 in float64 NumPy, on the pieces of the Transformer's reference.

Each function takes one of our models or layers for its weights, and one text without a batch axis
and without padding.
"""

import numpy as np

from tests.transformer_in_numpy import (
    ACTIVATIONS,
    dense,
    encoder_layer,
    get_weights,
    normalize,
)


def embed(layer, token_ids, segment_ids):
    """Figure 2: token ids and segment ids (T,) -> vectors (T, D)."""
    tokens, segments, positions, *_ = get_weights(layer)
    vectors = [
        tokens[token] + segments[segment] + positions[place]
        for place, (token, segment) in enumerate(zip(token_ids, segment_ids, strict=True))
    ]
    return normalize(layer.normalization, np.stack(vectors), layer.norm_epsilon)


def hidden_states(model, token_ids, segment_ids, mask=True):
    """The embeddings, and what each layer makes of them: a list of (T, D)."""
    epsilon = model.config.norm_epsilon
    states = [embed(model.embedding, token_ids, segment_ids)]
    for layer in model.encoder.layers:
        states.append(encoder_layer(layer, states[-1], mask, epsilon))
    if model.config.norm == "pre":
        states[-1] = normalize(model.encoder.normalization, states[-1], epsilon)
    return states


def pool(model, hidden):
    """The vector of [CLS], (D,)."""
    return np.tanh(dense(model.pooler, hidden[0]))


def masked_token_logits(model, hidden, positions):
    """Appendix A.1 and section 3.1: hidden (T, D), positions (P,) -> logits (P, V)."""
    activation = ACTIVATIONS[model.config.activation]
    epsilon = model.config.norm_epsilon
    rows = activation(dense(model.mlm_head.transform, hidden[positions]))
    rows = normalize(model.mlm_head.norm, rows, epsilon)
    table = get_weights(model.backbone.embedding)[0]
    return rows @ table.T + np.asarray(model.mlm_bias, "float64")


def losses(logits, labels):
    """-log softmax(logits)[label] of each row, (P,)."""
    largest = logits.max(-1)
    sums = np.log(np.exp(logits - largest[:, None]).sum(-1)) + largest
    return sums - logits[np.arange(len(labels)), labels]
