"""The command line of the notebook tools; `make` calls it."""

import argparse
import sys

from notebooks.tools import chapters, check, colab, execute, pairs


def main() -> int:
    """Run one command and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m notebooks.tools", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("sync", help="make notebooks from their sources, keeping outputs")
    commands.add_parser("check", help="list what breaks the rules")
    for name in ("execute", "publish"):
        command = commands.add_parser(name, help=f"{name} notebooks")
        command.add_argument("number", nargs="?", help="a number or name, such as 01; default: all")
    command = commands.add_parser("colab", help="set the repository's address everywhere")
    command.add_argument("repository", help="owner/name on GitHub")
    arguments = parser.parse_args()
    try:
        if arguments.command == "check":
            return _report(check.find_problems())
        if arguments.command == "colab":
            colab.stamp(arguments.repository)
        if arguments.command in ("sync", "colab"):
            for pair in pairs.find_pairs():
                pairs.sync(pair)
            chapters.write()
            return 0
        chosen = pairs.find_pairs(arguments.number)
        return execute.run_all(chosen, publish=arguments.command == "publish")
    except (ValueError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def _report(problems: list[str]) -> int:
    for problem in problems:
        print(problem, file=sys.stderr)
    print(
        f"notebooks: {len(problems)} problem(s)"
        if problems
        else "notebooks: in step, all rules kept"
    )
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
