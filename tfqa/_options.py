"""Options that the commands of `python -m tfqa` share."""

import argparse


def add_command(commands, name, summary, epilog=None, module="cli"):
    """Add a command whose help ends in examples -> its parser."""
    parser = commands.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(module=module, function=name)
    return parser


def add_recipe(parser, data_help, presets):
    """Add what chooses a recipe: `choose_recipe` reads it."""
    parser.add_argument("--data", nargs="+", metavar="DATA", help=data_help)
    parser.add_argument(
        "--config",
        metavar="NAME_OR_FILE",
        help=f"a preset, such as {presets} (a wrong name lists them all), or a JSON file "
        "of recipe fields; by default samples, or with --resume what the run was started with",
    )
    parser.add_argument(
        "--set",
        nargs="+",
        action="extend",
        default=[],
        metavar="NAME=VALUE",
        help="change fields of the recipe",
    )
    parser.add_argument("--seed", type=int, help="of weights, dropout and the order of the data")


def add_output(parser, text, default="runs/nmt"):
    """Add the directory of a run."""
    parser.add_argument(
        "--output", default=default, metavar="DIRECTORY", help=f"{text} (default: {default})"
    )


def add_run(parser):
    """Add what every training takes."""
    parser.add_argument("--resume", action="store_true", help="go on from the last checkpoint")
    parser.add_argument("--logs", action="store_true", help="write TensorBoard logs to OUTPUT/logs")
    parser.add_argument("--quiet", action="store_true", help="a line an epoch, no progress bars")
