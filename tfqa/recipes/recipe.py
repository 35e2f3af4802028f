"""What all recipes share: typed fields, presets, files and settings from the command line."""

import dataclasses
import difflib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from tfqa.models.config import Config

PRECISIONS = ("float32", "mixed_bfloat16", "mixed_float16")


class Recipe(Config):
    """Base of the frozen, keyword-only dataclasses that decide what a training run does.

    A subclass names the fields that must be at least 1, if they are not None, in `at_least_one`,
    and the words that a field may be in `choices`.

    Raises:
        ValueError: a field has a wrong type or is out of range.
    """

    at_least_one = ("batch_size", "accumulation_steps")
    choices = {"precision": PRECISIONS}

    def __post_init__(self):
        for field in dataclasses.fields(self):
            value = _as_declared(field, getattr(self, field.name))
            object.__setattr__(self, field.name, value)  # the dataclass is frozen
        for name, known in self.choices.items():
            if (value := getattr(self, name)) not in known:
                raise ValueError(f"`{name}` must be one of {known}. Received: {name}={value!r}.")
        for name in self.at_least_one:
            value = getattr(self, name)
            if any(one is not None and one < 1 for one in _as_tuple(value)):
                raise ValueError(f"`{name}` must be at least 1. Received: {name}={value}.")

    @classmethod
    def from_dict(cls, values: dict) -> "Recipe":
        """Make a recipe from a dict, as `to_dict` gives it; an unknown key is an error."""
        check_names("recipe", values, [field.name for field in dataclasses.fields(cls)])
        return cls(**values)


def read_recipe(name_or_path: str | os.PathLike, presets: Mapping[str, Recipe]) -> Recipe:
    """Return a preset, or read a JSON file with fields of a recipe; the others keep defaults.

    Args:
        name_or_path: a key of `presets`, or the path of a file.
        presets: recipes of one class, which is that of the file, too.

    Raises:
        ValueError: neither a preset nor a file, not JSON, or fields that a recipe does not have.
    """
    if name_or_path in presets:
        return presets[name_or_path]
    path = Path(name_or_path)
    if not path.is_file():
        names = ", ".join(presets)
        raise ValueError(
            f"Expected a preset ({names}) or a JSON file with fields of a recipe. "
            f"Received: {str(path)!r}.{_nearest(str(path), presets)}"
        )
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(values, dict):
            raise ValueError(f"{type(values).__name__} is not an object")
    except ValueError as error:
        raise ValueError(
            f'Expected a JSON object such as {{"seed": 3}}. Received: {path} ({error}).'
        ) from error
    return type(next(iter(presets.values()))).from_dict(values)


def override(recipe: Recipe, settings: Iterable[str]) -> Recipe:
    """Change fields by settings such as "epochs=3", "model.attention=null" or "data=samples".

    A value is JSON; what is not JSON is a string. "model.x" changes one entry of a field that is a
    dict.
    """
    values = recipe.to_dict()
    for setting in settings:
        name, equals, text = setting.partition("=")
        if not equals:
            raise ValueError(
                f"Expected field=value, such as seed=3. Received: {setting!r}. "
                "Write no space around the equals sign."
            )
        try:
            value = json.loads(text)
        except ValueError:
            value = text
        field, dot, entry = name.partition(".")
        if dot and isinstance(values.get(field), dict):
            values[field][entry] = value
        else:
            values[name] = value
    return type(recipe).from_dict(values)


def check_names(what: str, given: Iterable[str], known: Iterable[str]) -> None:
    """Raise a ValueError that names the nearest known name of a given one that is not known."""
    known = sorted(known)
    for name in given:
        if name not in known:
            raise ValueError(
                f"A {what} has no field {name!r}.{_nearest(name, known)} "
                f"Its fields are {', '.join(known)}."
            )


def _nearest(name, known):
    found = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f" Did you mean {found[0]!r}?" if found else ""


def _as_tuple(value):
    return value if isinstance(value, tuple) else (value,)


def _as_declared(field, value):
    """Return a value as its field wants it, or raise; JSON knows no tuples, and writes 1.0 as 1."""
    if isinstance(value, (list, tuple)):
        value = tuple(map(_as_text, value))
    value = _as_text(value)
    if field.type is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    flag = isinstance(value, bool) and field.type not in (bool, bool | None)
    inside = getattr(field.type, "__args__", ()) if field.type == tuple[int, ...] else ()
    kind = tuple if inside else field.type
    fits = isinstance(value, kind) and all(type(one) is int for one in (value if inside else ()))
    if flag or not fits:
        kind = field.type if inside else getattr(field.type, "__name__", None) or str(field.type)
        raise ValueError(
            f"The recipe's `{field.name}` must be of type {kind}. Received: {field.name}={value!r}."
        )
    return value


def _as_text(value):
    return os.fspath(value) if isinstance(value, os.PathLike) else value
