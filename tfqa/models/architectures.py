"""The families of translation models, by name."""

import keras

from tfqa.models.seq2seq import Seq2Seq, Seq2SeqConfig
from tfqa.models.transformer import Transformer, TransformerConfig

ARCHITECTURES = {
    "seq2seq": (Seq2Seq, Seq2SeqConfig),
    "transformer": (Transformer, TransformerConfig),
}
"""Name of a family to its model class and its configuration class."""


def make_model(architecture: str, config: dict, **options) -> keras.Model:
    """Make an untrained model of a family.

    Args:
        architecture: a key of `ARCHITECTURES`.
        config: the fields of its configuration.
        **options: passed on to the model, `dtype` for instance.

    Raises:
        ValueError: the family or a field is not known.
    """
    if architecture not in ARCHITECTURES:
        raise ValueError(
            f"`architecture` must be one of {sorted(ARCHITECTURES)}. "
            f"Received: architecture={architecture!r}."
        )
    model, configuration = ARCHITECTURES[architecture]
    return model(configuration.from_dict(config), **options)


def name_architecture(model: keras.Model) -> str:
    """Return the key of `ARCHITECTURES` that a model belongs to."""
    return next(name for name, (kind, _) in ARCHITECTURES.items() if isinstance(model, kind))
