"""What the configurations of all models share, and the models themselves."""

import dataclasses

import keras


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
