"""From the options of a command line to a recipe."""

import argparse
from collections.abc import Mapping

from tfqa.recipes.recipe import Recipe, override, read_recipe
from tfqa.recipes.run import read_saved_recipe


def choose_recipe(options: argparse.Namespace, presets: Mapping[str, Recipe]) -> Recipe:
    """Put the recipe together: a preset, a file or the resumed run's, then the other options.

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


def as_data(names):
    """One name or path, or several of them; a loader refuses what it cannot read."""
    return names[0] if len(names) == 1 else tuple(names)
