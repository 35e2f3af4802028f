"""The repository's address: kept in pyproject.toml, stamped into badges and install cells."""

import re

from notebooks.tools.pairs import ROOT, find_pairs, write_text

PYPROJECT = ROOT / "pyproject.toml"
_ADDRESS = re.compile(r'^Repository = "https://github\.com/([^"]+)"$', re.MULTILINE)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+")
_CELL = re.compile(r"# %%[^\n]*\n# Install the course's package.*?(?=\n\n?# %%|\Z)", re.DOTALL)
TEMPLATE = """\
# Install the course's package where it is missing (Colab). Elsewhere this cell does nothing.
import importlib.util
import subprocess
import sys

if importlib.util.find_spec("tfqa") is None:
    address = "git+https://github.com/{repository}"
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", address], check=True)"""


def repository() -> str:
    """Return `owner/name`."""
    match = _ADDRESS.search(PYPROJECT.read_text(encoding="utf-8"))
    if not match:
        raise ValueError('pyproject.toml must say Repository = "https://github.com/owner/name"')
    return match[1]


def install_cell() -> str:
    """Return the first code cell of every notebook."""
    return TEMPLATE.format(repository=repository())


def badge(path: str) -> str:
    """Return the Markdown of an Open in Colab badge for a file of the repository."""
    target = f"https://colab.research.google.com/github/{repository()}/blob/main/{path}"
    image = "https://colab.research.google.com/assets/colab-badge.svg"
    return f"[![Open in Colab]({image})]({target})"


def stamp(name: str) -> None:
    """Set the address everywhere but in notebooks and the chapter table, which the caller syncs."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"expected owner/name, as in tfqa/tfqa. Received: {name!r}")
    before = re.compile(rf"github\.com/{re.escape(repository())}(?![\w.-])")
    for path in (PYPROJECT, ROOT / "README.md"):
        text = path.read_text(encoding="utf-8")
        write_text(path, before.sub(f"github.com/{name}", text))
    for pair in find_pairs():
        write_text(pair.source, with_install_cell(pair.source.read_text(encoding="utf-8")))
    print(f"the repository is {name}")


def with_install_cell(source: str) -> str:
    """Return a source with today's install cell, before its first code cell if it had none."""
    cell = f"# %%\n{install_cell()}"
    if _CELL.search(source):
        return _CELL.sub(lambda match: cell, source, count=1)
    first = re.search(r"^# %%(?! \[markdown\])", source, re.MULTILINE)
    if not first:
        return f"{source.rstrip()}\n\n{cell}\n"
    return f"{source[: first.start()]}{cell}\n\n{source[first.start() :]}"
