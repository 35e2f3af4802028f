"""Checks that several recipes make."""

import keras


def check_vocabulary(tokenizer, model: keras.Model) -> None:
    """Raise a ValueError unless a tokenizer has as many tokens as a model has embeddings."""
    found, expected = tokenizer.vocabulary_size, model.config.vocabulary_size
    if found != expected:
        raise ValueError(
            "`tokenizer` must have the vocabulary that the model was trained with. Received: "
            f"{found} tokens, and a model of {expected}."
        )
