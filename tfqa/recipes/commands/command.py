"""What a command is: its arguments, its help, and what it does."""

import argparse
import dataclasses
from collections.abc import Callable

Argument = tuple[tuple[str, ...], dict]
"""What `argparse` takes to add an argument: its names, and its options."""


@dataclasses.dataclass(frozen=True)
class Command:
    """One command of a job.

    Args:
        name: as it is typed.
        summary: what it does, in a few words.
        run: what does it, given the parsed options.
        arguments: in the order of the help, each from `argument`.
        examples: shown at the end of the help.
    """

    name: str
    summary: str
    run: Callable[[argparse.Namespace], None]
    arguments: tuple[Argument, ...]
    examples: str | None = None

    def add_to(self, commands) -> None:
        """Add a parser of this command to the subparsers of its job."""
        parser = commands.add_parser(
            self.name,
            help=self.summary,
            description=self.summary[0].upper() + self.summary[1:] + ".",
            epilog=self.examples,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        for names, options in self.arguments:
            parser.add_argument(*names, **options)
        parser.set_defaults(run=self.run)


@dataclasses.dataclass(frozen=True)
class Job:
    """The commands of one job.

    Args:
        name: as it is typed before that of a command.
        summary: in a few words, for the list of the jobs.
        description: a sentence.
        commands: in the order of the help.
    """

    name: str
    summary: str
    description: str
    commands: tuple[Command, ...]

    def add_to(self, jobs) -> None:
        """Add a parser of this job to the subparsers of the program."""
        parser = jobs.add_parser(self.name, help=self.summary, description=self.description)
        commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
        for command in self.commands:
            command.add_to(commands)


def argument(*names: str, **options) -> Argument:
    """Return an argument of a command; names and options as `argparse` takes them."""
    return names, options


def output_argument(text: str, default: str) -> Argument:
    """Return the argument for the directory of a run."""
    text = f"{text} (default: {default})"
    return argument("--output", default=default, metavar="DIRECTORY", help=text)
