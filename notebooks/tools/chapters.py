"""The README's chapter table, made from the sources and from what the last publication measured."""

import base64
import json
import re

from notebooks.tools import colab
from notebooks.tools.pairs import ROOT, find_pairs, read_source, write_text

PICTURE = ROOT / "notebooks" / "alignment.png"  # the README shows it
MEASURED = ROOT / "notebooks" / "measured.json"
README = ROOT / "README.md"
_TABLE = re.compile(r"(<!-- chapters -->\n).*?(<!-- /chapters -->)", re.DOTALL)


def format_metrics(metrics: dict) -> str:
    """Return metrics as a person reads them: `bleu 41.2, aer 0.11`."""
    shown = (f"{value:.4g}" if isinstance(value, float) else value for value in metrics.values())
    return ", ".join(
        f"{name.replace('_', ' ')} {value}" for name, value in zip(metrics, shown, strict=True)
    )


def record(name: str, *, minutes: float, metrics: dict) -> None:
    """Keep what a published run of a notebook measured."""
    measured = json.loads(MEASURED.read_text(encoding="utf-8")) if MEASURED.exists() else {}
    measured[name] = {"minutes": round(minutes, 1), "metrics": metrics}
    write_text(MEASURED, json.dumps(measured, indent=2, sort_keys=True) + "\n")


def longest_first(pairs: list) -> list:
    """Order notebooks by the minutes of their last publication; new ones come first."""
    measured = json.loads(MEASURED.read_text(encoding="utf-8")) if MEASURED.exists() else {}
    minutes = {name: result["minutes"] for name, result in measured.items()}
    return sorted(pairs, key=lambda pair: -minutes.get(pair.name, float("inf")))


def keep_picture(notebook) -> None:
    """Write the plot of the cell tagged "readme", if there is one, to where the README shows it."""
    for cell in notebook.cells:
        if "readme" in cell.metadata.get("tags", []):
            images = [output.data["image/png"] for output in cell.outputs if "data" in output]
            PICTURE.write_bytes(base64.b64decode(images[-1]))


def read_question(name: str, text: str) -> str:
    """Return the question of a chapter: the first quoted line (`> …`) of its first cell."""
    match = re.search(r"^> *(.+)$", text, re.MULTILINE)
    if not match:
        raise ValueError(
            f"notebooks/src/{name}.py: the first cell must quote its question: '> Why …?'"
        )
    return match.group(1).strip()


def make_table() -> str:
    """Return the chapter table in Markdown."""
    measured = json.loads(MEASURED.read_text(encoding="utf-8")) if MEASURED.exists() else {}
    lines = ["| chapter | question | minutes, one CPU core | metrics | |", "|---|---|---|---|---|"]
    for pair in find_pairs():
        question = read_question(pair.name, read_source(pair.source).cells[0].source)
        result = measured.get(pair.name, {"minutes": "", "metrics": {}})
        link = f"[{pair.name}](notebooks/{pair.notebook.name})"
        metrics = format_metrics(result["metrics"])
        badge = colab.badge(f"notebooks/{pair.notebook.name}")
        lines.append(f"| {link} | {question} | {result['minutes']} | {metrics} | {badge} |")
    return "\n".join(lines) + "\n"


def with_table(readme: str) -> str:
    """Return the README's text with the table that it should have."""
    return _TABLE.sub(lambda match: match[1] + make_table() + match[2], readme)


def write() -> None:
    """Write the table into the README."""
    text = README.read_text(encoding="utf-8")
    if with_table(text) != text:
        write_text(README, with_table(text))
        print("wrote README.md")
