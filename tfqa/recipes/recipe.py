"""What all recipes share: typed fields, presets, files and settings from the command line."""

import argparse
import dataclasses
import difflib
import json
import os
import typing
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tfqa.models.config import Config

RECIPE = "recipe.json"
"""The file of a run that holds its recipe."""

PRECISIONS = ("float32", "mixed_bfloat16", "mixed_float16")


class Recipe(Config):
    """Base of the frozen, keyword-only dataclasses that decide what a training run does.

    A subclass names the fields that must be at least 1, if they are not None, in `at_least_one`,
    and the words that a field may be in `choices`. A `seed` is what NumPy takes, 0 to 2^32 - 1.

    Raises:
        ValueError: a field has a wrong type or is out of range.
    """

    at_least_one = ("batch_size", "accumulation_steps")
    choices = {"precision": PRECISIONS}

    def __post_init__(self):
        for field in dataclasses.fields(self):
            value = _as_declared(field.name, field.type, getattr(self, field.name))
            object.__setattr__(self, field.name, value)  # the dataclass is frozen
        for name, known in self.choices.items():
            if (value := getattr(self, name)) not in known:
                raise ValueError(f"`{name}` must be one of {known}. Received: {name}={value!r}.")
        for name in self.at_least_one:
            value = getattr(self, name)
            if any(number is not None and number < 1 for number in _as_tuple(value)):
                raise ValueError(f"`{name}` must be at least 1. Received: {name}={value}.")
        if not 0 <= (seed := getattr(self, "seed", 0)) < 2**32:
            raise ValueError(f"`seed` must be at least 0 and below 2^32. Received: seed={seed}.")
        if (every := getattr(self, "checkpoint_every", 0)) < 0:
            raise ValueError(
                "`checkpoint_every` must be at least 0, which is one an epoch. "
                f"Received: checkpoint_every={every}."
            )

    def with_data(self, data: str | tuple) -> "Recipe":
        """Return the same recipe for other data."""
        return self.replace(data=data)

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


def read_saved_recipe(output: str | os.PathLike, kind: type[Recipe]) -> Recipe:
    """Return the recipe of the run in a directory.

    Raises:
        FileNotFoundError: the directory holds no run.
        ValueError: it holds a run of another kind.
    """
    path = Path(output) / RECIPE
    if not path.exists():
        raise FileNotFoundError(
            f"Expected a training run in {output}, with a file {RECIPE}. "
            "Start one there first, without resume."
        )
    try:
        return kind.from_dict(json.loads(path.read_text(encoding="utf-8")))
    except ValueError as error:
        raise ValueError(
            f"Expected a run of `{kind.__name__}`. Received: {path}, of which none can be made: "
            f"{error}"
        ) from error


def choose_recipe(options: argparse.Namespace, presets: Mapping[str, Recipe]) -> Recipe:
    """Put a recipe together from the options of a command line.

    It starts from a preset, a file or the resumed run's recipe, which the other options change.

    Args:
        options: has `config`, `data`, `set` and `seed`, and may have `resume` with `output`.
        presets: of the command, "samples" among them.
    """
    if getattr(options, "resume", False) and options.config is None:
        recipe = read_saved_recipe(options.output, type(presets["samples"]))
    else:
        recipe = read_recipe(options.config or "samples", presets)
    if options.data:
        recipe = recipe.with_data(as_data(options.data))
    recipe = override(recipe, options.set)
    return recipe if options.seed is None else recipe.replace(seed=options.seed)


def repeat_options(options: argparse.Namespace) -> list[str]:
    """Return the words of a command line that make `choose_recipe` choose the same again."""
    words = []
    for name in ("config", "data", "set", "seed"):
        value = getattr(options, name)
        if value is not None and value != []:
            words += [f"--{name}", *map(str, value if isinstance(value, list) else [value])]
    return words


def as_data(names: Sequence[str]) -> str | tuple[str, ...]:
    """Return one name as it is, and several as a tuple; a loader refuses what it cannot read."""
    return names[0] if len(names) == 1 else tuple(names)


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


def check_fields(what: str, given: Mapping, kind: type, computed: Iterable[str] = ()) -> None:
    """Raise a ValueError unless values are some fields of a dataclass, of the declared types.

    Args:
        what: the field of the recipe that holds the values, such as "model".
        given: the values.
        kind: the dataclass.
        computed: fields that are not for the user to set.
    """
    types = typing.get_type_hints(kind)
    check_names(what, given, types.keys() - set(computed))
    for name, value in given.items():
        _as_declared(f"{what}.{name}", types[name], value)


def describe_changes(before: Mapping, after: Mapping) -> str:
    """Return such as "seed=0 became 3; data='a' became 'b'": where two mappings differ.

    Only what `after` has is compared. An empty string says that nothing differs.
    """
    return "; ".join(
        f"{name}={before.get(name)!r} became {value!r}"
        for name, value in after.items()
        if before.get(name) != value
    )


def _nearest(name, known):
    matches = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f" Did you mean {matches[0]!r}?" if matches else ""


def _as_tuple(value):
    return value if isinstance(value, tuple) else (value,)


def _as_declared(name, kind, value):
    """Return a value as its field wants it, or raise; JSON knows no tuples, and writes 1.0 as 1.

    The entries of a tuple are words, unless its type says that they are numbers.
    """
    if isinstance(value, (list, tuple)):
        value = tuple(map(_as_text, value))
    value = _as_text(value)
    flag = isinstance(value, bool) and kind not in (bool, bool | None)
    if kind in (float, float | None) and isinstance(value, int) and not flag:
        value = float(value)
    numbers = kind == tuple[int, ...]
    entries = value if isinstance(value, tuple) else ()
    fits = isinstance(value, tuple if numbers else kind) and all(
        type(entry) is (int if numbers else str) for entry in entries
    )
    if flag or not fits:
        shown = kind if numbers else getattr(kind, "__name__", None) or str(kind)
        words = "" if numbers or not entries else ", and a tuple of words"
        raise ValueError(
            f"The recipe's `{name}` must be of type {shown}{words}. Received: {name}={value!r}."
        )
    return value


def _as_text(value):
    return os.fspath(value) if isinstance(value, os.PathLike) else value
