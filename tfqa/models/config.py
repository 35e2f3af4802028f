"""What the configurations of all models share."""

import dataclasses


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
