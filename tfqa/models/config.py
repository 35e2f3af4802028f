"""What the configurations of all models share, and the models themselves."""

import dataclasses

import keras

from tfqa.layers import EncoderLayer
from tfqa.layers.activations import get_activation
from tfqa.layers.residual import NORMS


class Config:
    """Base of the frozen, keyword-only dataclasses that describe a model.

    A subclass declares its fields with `@dataclasses.dataclass(frozen=True, kw_only=True)`.
    """

    @classmethod
    def from_dict(cls, values):
        """Make a configuration from a dict, as `to_dict` gives it.

        Raises:
            ValueError: a key is not a field of this configuration.
        """
        known = [field.name for field in dataclasses.fields(cls)]
        unknown = sorted(set(values) - set(known))
        if unknown:
            raise ValueError(f"`{cls.__name__}` has no {unknown}. Its fields are {known}.")
        return cls(**values)

    def to_dict(self):
        """Return the fields as a dict that JSON can hold."""
        return dataclasses.asdict(self)

    def replace(self, **changes):
        """Return a copy with some fields changed."""
        return type(self).from_dict({**self.to_dict(), **changes})


class StackConfig(Config):
    """Base of the configurations of models that are made of Transformer layers.

    A subclass has the fields `hidden_dim, intermediate_dim, num_heads, num_layers, activation,
    dropout, attention_dropout, norm, norm_epsilon`, and names its other sizes in `sizes`.

    Raises:
        ValueError: a size is less than 1, or no width is left for a head; a share is outside
            [0, 1), or a word is none of those that are known.
    """

    sizes = ("hidden_dim", "intermediate_dim", "num_heads", "num_layers")

    def __post_init__(self):
        for name in self.sizes:
            value = getattr(self, name)
            if value is not None and value < 1:
                raise ValueError(f"`{name}` must be at least 1. Received: {name}={value}.")
        if self.hidden_dim % self.num_heads:
            raise ValueError(
                "`hidden_dim` must be divisible by `num_heads`. "
                f"Received: hidden_dim={self.hidden_dim}, num_heads={self.num_heads}."
            )
        for name in ("dropout", "attention_dropout"):
            if not 0 <= (value := getattr(self, name)) < 1:
                raise ValueError(f"`{name}` must be in [0, 1). Received: {name}={value}.")
        if self.norm not in NORMS:
            raise ValueError(f"`norm` must be one of {NORMS}. Received: norm={self.norm!r}.")
        try:
            get_activation(self.activation)
        except ValueError as error:
            raise ValueError(
                "`activation` must be 'gelu_tanh' or one of Keras's, such as 'gelu'. "
                f"Received: activation={self.activation!r}."
            ) from error

    def make_layer(self, kind=EncoderLayer, **options):
        """Make one layer of these sizes; `options` are further arguments of the layer's class."""
        return kind(
            self.hidden_dim,
            self.intermediate_dim,
            self.num_heads,
            activation=get_activation(self.activation),
            dropout=self.dropout,
            attention_dropout=self.attention_dropout,
            norm=self.norm,
            norm_epsilon=self.norm_epsilon,
            **options,
        )


class ConfiguredModel(keras.Model):
    """A model that its configuration describes, and that is saved and rebuilt with it.

    A subclass says of which class: `configuration = Seq2SeqConfig`.

    Args:
        config: a `Config` of that class.
    """

    configuration = None

    def __init__(self, config, **kwargs):
        super().__init__(**kwargs)
        self.config = config

    def get_config(self):
        return {"name": self.name, "dtype": self.dtype_policy, "config": self.config.to_dict()}

    @classmethod
    def from_config(cls, config):
        """Rebuild the model from `get_config`."""
        config = dict(config)
        return cls(cls.configuration.from_dict(config.pop("config")), **config)
