"""Say in one sentence why this Python cannot carry the course, before pip says it in a hundred.

Run with the interpreter in question. The syntax is plain on purpose: an old Python must be able to
read this file in order to be told that it is too old.
"""

import os
import sys

OLDEST, NEWEST = (3, 10), (3, 13)


def find_problem(venv_config):
    """Return what is wrong with this Python, or None."""
    found = sys.version_info[:2]
    if not OLDEST <= found <= NEWEST:
        return (
            "This is Python %d.%d; TensorFlow and the course need Python %d.%d to %d.%d. "
            "Install one and name it: make setup PYTHON=python3.12" % (found + OLDEST + NEWEST)
        )
    if sys.maxsize <= 2**32:
        return "This Python is a 32-bit build; TensorFlow needs a 64-bit one."
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return (
            "%s cannot make a virtual environment: its venv module is not complete. On Debian or "
            "Ubuntu: sudo apt install python%d.%d-venv; then repeat the command."
            % ((sys.executable,) + found)
        )
    if os.path.exists(venv_config):
        with open(venv_config) as file:
            settings = dict(line.strip().split(" = ", 1) for line in file if " = " in line)
        made_with = settings.get("version", "").split(".")[:2]
        if made_with != [str(part) for part in found]:
            return (
                "The folder .venv was made with Python %s, and you ask for %d.%d. "
                "Type 'make clean-venv' first, then repeat the command."
                % ((".".join(made_with),) + found)
            )
    return None


if __name__ == "__main__":
    problem = find_problem(sys.argv[1])
    if problem:
        sys.exit("error: " + problem)
