"""The command that trains: the same for every job."""

import argparse
import functools
import shlex
from collections.abc import Callable, Sequence

from tfqa.recipes.commands.command import Argument, Command, argument

RUN_ARGUMENTS = (
    argument("--resume", action="store_true", help="go on from the last checkpoint"),
    argument("--logs", action="store_true", help="write TensorBoard logs to OUTPUT/logs"),
    argument("--quiet", action="store_true", help="a line an epoch, no progress bars"),
)
"""What every training takes."""


def recipe_arguments(data: str, presets: str) -> tuple[Argument, ...]:
    """Return the arguments that `tfqa.recipes.recipe.choose_recipe` reads.

    Args:
        data: what --data can be.
        presets: some of the presets, such as "samples or multi30k".
    """
    config = (
        f"a preset, such as {presets} (a wrong name lists them all), or a JSON file of recipe "
        "fields; by default samples, or with --resume what the run was started with"
    )
    settings = {"nargs": "+", "action": "extend", "default": [], "metavar": "NAME=VALUE"}
    return (
        argument("--data", nargs="+", metavar="DATA", help=data),
        argument("--config", metavar="NAME_OR_FILE", help=config),
        argument("--set", **settings, help="change fields of the recipe"),
        argument("--seed", type=int, help="of weights, dropout and the order of the data"),
    )


def train_command(
    name: str,
    summary: str,
    find_task: Callable[[], type],
    arguments: tuple[Argument, ...],
    examples: str,
    inputs: Sequence[str] = (),
) -> Command:
    """Return the command that trains a job's task.

    Args:
        name, summary, arguments, examples: see `Command`.
        find_task: a function that imports and returns a subclass of `tfqa.recipes.task.Task`.
        inputs: names of the options that the task takes besides its recipe.
    """
    run = functools.partial(train, find_task, inputs)
    return Command(name, summary, run, arguments, examples)


def train(
    find_task: Callable[[], type], inputs: Sequence[str], options: argparse.Namespace
) -> None:
    """Train, and say how well it went and what to do next."""
    from tfqa.recipes.recipe import choose_recipe
    from tfqa.recipes.run import RESULT, run_task
    from tfqa.training.devices import is_main_process

    task = find_task()
    recipe = choose_recipe(options, task.presets)
    result = run_task(
        task(recipe, **{name: getattr(options, name) for name in inputs}),
        options.output,
        resume=options.resume,
        verbose=2 if options.quiet else 1,
        logs=options.logs,
    )
    if not is_main_process():  # of several, the first one prints
        return
    print(*result.describe(), sep="\n")
    print(f"{result.minutes:.1f} minutes. The record is {options.output}/{RESULT}.")
    commands = result.next_commands(options.output)
    if commands:
        print("Now try:")
    for words in commands:
        print(f"  python -m tfqa {shlex.join(words)}")
