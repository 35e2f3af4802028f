"""The rules that a committed notebook keeps. Each breach is one line: where, what, what to type."""

import re
import statistics

from notebooks.tools import chapters, colab
from notebooks.tools.execute import read_metrics
from notebooks.tools.pairs import ROOT, Pair, find_pairs, merge, read_notebook

MEDIAN, LONGEST = 8, 25  # lines of a code cell that are not blank
_WIDGET = "application/vnd.jupyter.widget-view+json"
_MACHINE = re.compile(
    r"/home/\w|/root/|/Users/\w|/tmp/|/var/folders/|[A-Z]:\\Users\\|site-packages|dist-packages"
    r"|<ipython-input|\bat 0x[0-9a-f]{6,}|/usr/lib/python"
)


def find_problems() -> list[str]:
    """Return what is wrong with the notebooks and the README's chapter table."""
    pairs = find_pairs()
    problems = [
        f"notebooks/{path.name}: has no source; the source is notebooks/src/{path.stem}.py"
        for path in sorted((ROOT / "notebooks").glob("*.ipynb"))
        if path not in [pair.notebook for pair in pairs]
    ]
    for pair in pairs:
        problems += [f"notebooks/{pair.notebook.name}: {text}" for text in check_pair(pair)]
    readme = chapters.README.read_text(encoding="utf-8")
    if chapters.with_table(readme) != readme:
        problems.append("README.md: the chapter table is out of step: make sync")
    return problems


def check_pair(pair: Pair) -> list[str]:
    """Return what is wrong with one notebook."""
    notebook = read_notebook(pair.notebook)
    if notebook is None:
        return [f"is missing: make publish NAME={pair.name[:2]}"]
    if merge(pair.source, notebook) != notebook:
        return ["differs from its source: make sync"]
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    problems = [*_check_lengths(code), *_check_outputs(code)]
    if not code or code[0].source != colab.install_cell():
        problems.append(
            f"cell 1: must be the install cell: make colab REPOSITORY={colab.repository()}"
        )
    if not read_metrics(notebook):
        problems.append("reports nothing: the last cell prints METRICS and a JSON object")
    return problems


def count_lines(source: str) -> int:
    """Return the number of lines that are not blank."""
    return sum(bool(line.strip()) for line in source.splitlines())


def _check_lengths(code: list) -> list[str]:
    lengths = [count_lines(cell.source) for cell in code] or [0]
    problems = [
        f"code cell {number}: {length} lines; {LONGEST} is the limit"
        for number, length in enumerate(lengths, 1)
        if length > LONGEST
    ]
    if statistics.median(lengths) > MEDIAN:
        problems.append(
            f"median code cell has {statistics.median(lengths)} lines; {MEDIAN} is the limit"
        )
    return problems


def _check_outputs(code: list) -> list[str]:
    problems = []
    if [cell.execution_count for cell in code] != list(range(1, len(code) + 1)):
        problems.append("was not executed from top to bottom since it changed: make publish")
    for number, cell in enumerate(code, 1):
        for output in cell.outputs:
            data = output.get("data", {})
            text = output.get("text", "") + "".join(
                part for kind, part in data.items() if kind.startswith("text/")
            )
            if output.output_type == "error":
                problems.append(f"code cell {number}: ended in {output.ename}")
            if _WIDGET in data:
                problems.append(
                    f"code cell {number}: a widget shows nothing on a page: print instead"
                )
            if match := _MACHINE.search(text):
                problems.append(f"code cell {number}: its output names this machine: {match[0]!r}")
    return problems
