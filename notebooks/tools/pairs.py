"""Pairs of source and notebook: find them, make one from the other, keep what need not change."""

import dataclasses
import hashlib
import os
import re
from pathlib import Path

import jupytext
import nbformat

ROOT = Path(__file__).resolve().parents[2]
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
_NAME = re.compile(r"\d\d_[a-z0-9_]+")
_ADDRESS = re.compile(r"github\.com/[\w.-]+/[\w.-]+")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Pair:
    """One notebook: its name, the source that is written and the notebook that is read."""

    name: str
    source: Path
    notebook: Path


def find_pairs(number: str | None = None, *, root: Path = ROOT) -> list[Pair]:
    """Return the pairs in order, or those whose name starts with `number` ("1" and "01" alike)."""
    names = sorted(path.stem for path in (root / "notebooks" / "src").glob("*.py"))
    wrong = [name for name in names if not _NAME.fullmatch(name)]
    if wrong:
        raise ValueError(f"a source is called NN_name.py. Received: {', '.join(wrong)}")
    if number:
        start = number.zfill(2) if number.isdigit() else Path(number).stem
        chosen = [name for name in names if name.startswith(start)]
        if not chosen:
            raise ValueError(f"no notebook is called {number!r}; there are: {', '.join(names)}")
        names = chosen
    folder = root / "notebooks"
    return [
        Pair(name=name, source=folder / "src" / f"{name}.py", notebook=folder / f"{name}.ipynb")
        for name in names
    ]


def read_source(source: Path) -> nbformat.NotebookNode:
    """Return the notebook of a source: fixed metadata, ids made from the text, no outputs."""
    notebook = jupytext.reads(source.read_text(encoding="utf-8"), fmt="py:percent")
    notebook.metadata = nbformat.from_dict(METADATA)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    seen: dict[str, int] = {}
    for cell in notebook.cells:
        text = f"{cell.cell_type}\n{_neutral(cell.source)}"
        seen[text] = seen.get(text, 0) + 1
        cell.id = hashlib.sha256(f"{text}\n{seen[text]}".encode()).hexdigest()[:12]
    return notebook


def _neutral(source: str) -> str:
    """Return a cell without the repository's address, which changes nothing in its outputs."""
    return _ADDRESS.sub("github.com", source)


def merge(source: Path, old: nbformat.NotebookNode | None) -> nbformat.NotebookNode:
    """Return the source's notebook with the outputs of `old` where a code cell is unchanged."""
    notebook = read_source(source)
    kept = {cell.get("id"): cell for cell in old.cells} if old else {}
    for cell in notebook.cells:
        before = kept.get(cell.id)
        if cell.cell_type == "code" and before and _neutral(before.source) == _neutral(cell.source):
            cell.outputs, cell.execution_count = before.outputs, before.execution_count
    return notebook


def read_notebook(path: Path) -> nbformat.NotebookNode | None:
    """Return a notebook, or None where there is no file yet."""
    if not path.exists():
        return None
    return nbformat.read(path, as_version=4)


def to_text(notebook: nbformat.NotebookNode) -> str:
    """Return the text of a notebook's file."""
    return nbformat.writes(notebook) + "\n"


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.write_text(text, encoding="utf-8")
    os.replace(temporary, path)


def sync(pair: Pair) -> None:
    """Bring the notebook in step with its source."""
    text = to_text(merge(pair.source, read_notebook(pair.notebook)))
    if not pair.notebook.exists() or pair.notebook.read_text(encoding="utf-8") != text:
        write_text(pair.notebook, text)
        print(f"wrote {pair.notebook.relative_to(ROOT)}")
