"""The command line that repeats a training: a preset, and the settings that differ from it."""

import dataclasses
import json
import shlex

from tfqa.models.architectures import ARCHITECTURES


def find_command(job, presets, recipe):
    """Return the command line that trains with a recipe.

    Args:
        job: of `python -m tfqa`, such as "nmt train".
        presets: name -> recipe, from which the nearest is taken: one with the same data if there
            is one, and of these the one that needs fewest settings.
        recipe: what is trained with.
    """

    def distance(name):
        return presets[name].data != recipe.data, len(find_settings(presets[name], recipe))

    preset = min(presets, key=distance)
    words = ["python -m tfqa", job, "--config", preset]
    if settings := find_settings(presets[preset], recipe):
        words += ["--set", *map(shlex.quote, settings)]
    return " ".join([*words, "--output", "DIRECTORY"])


def find_settings(known, recipe):
    """Return what `tfqa.recipes.recipe.override` needs to make one recipe from another."""
    old, new = _flatten(known), _flatten(recipe)
    return [f"{name}={_format(value)}" for name, value in new.items() if value != old[name]]


def _flatten(recipe):
    """Return a recipe's settings by name; those of a model, by `model.NAME`, with its defaults."""
    settings = recipe.to_dict()
    if "architecture" not in settings:
        return settings
    fields = dataclasses.fields(ARCHITECTURES[recipe.architecture][1])
    model = {field.name: field.default for field in fields} | settings.pop("model")
    return {f"model.{name}": value for name, value in model.items()} | settings


def _format(value):
    """Format a value as a setting: JSON, and a string as it is where it is no JSON."""
    if isinstance(value, str):
        try:
            json.loads(value)
        except ValueError:
            return value
    return json.dumps(value)
