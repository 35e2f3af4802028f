"""Run notebooks from fresh kernels: copies under build/notebooks, or to keep their outputs.

Two run at a time, each on one thread: a chapter's work is many small steps, which gain little from
a second thread.
"""

import concurrent.futures
import dataclasses
import json
import os
import re
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbconvert import HTMLExporter
from tqdm import tqdm

from notebooks.tools import chapters
from notebooks.tools.pairs import METADATA, ROOT, Pair, read_source, to_text, write_text

BUDGET = 3.0  # minutes on one thread of two, quick profile
LIMIT = 4 * BUDGET  # minutes; a slow machine may be slow, but not broken
AT_A_TIME = 2
BUILD = ROOT / "build" / "notebooks"
ENVIRONMENT = {
    "TFQA_PROFILE": "quick",
    "PYTHONHASHSEED": "0",
    "TF_CPP_MIN_LOG_LEVEL": "2",  # without start-up messages: they carry times
    "JUPYTER_PREFER_ENV_PATH": "1",  # the kernel of this environment, not one of the user's
}
ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
}  # for the quick profile
# TensorFlow's C++ parts log to standard error what no setting silences, with times and processes.
_LOG = re.compile(r"(WARNING: All log messages before absl|[IWE]\d{4} \d\d[\d:]+\.).*\n?")
_COLORS = re.compile(r"\x1b\[[0-9;]*m")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Run:
    """What came of one notebook; `problem` is None where all went well."""

    name: str
    minutes: float
    metrics: dict
    problem: str | None


def read_metrics(notebook: nbformat.NotebookNode) -> dict:
    """Return what the notebook reports: the JSON after `METRICS ` on the last such printed line."""
    found = "{}"
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            lines = output.get("text", "").splitlines()
            found = next((li[8:] for li in reversed(lines) if li.startswith("METRICS ")), found)
    return json.loads(found)


def clean(notebook: nbformat.NotebookNode) -> None:
    """Drop what differs from run to run without meaning: versions, times; join printed pieces."""
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        outputs: list = []
        for output in cell.get("outputs", []):
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
            if output.output_type == "stream" and output.name == "stderr":
                output.text = _LOG.sub("", output.text)
                if not output.text.strip():
                    continue
            same = outputs and output.output_type == "stream" == outputs[-1].output_type
            if same and outputs[-1].name == output.name:
                outputs[-1].text += output.text
            else:
                outputs.append(output)
        if cell.cell_type == "code":
            cell.outputs = outputs


def _execute(notebook: nbformat.NotebookNode, name: str) -> str | None:
    """Execute in place; return what went wrong, or None."""
    code = [index for index, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
    bar = tqdm(total=len(code), desc=name, unit="cell", disable=None, leave=False)
    client = NotebookClient(
        notebook,
        timeout=int(60 * LIMIT) if _profile() == "quick" else None,
        kernel_name="python3",
        resources={"metadata": {"path": str(BUILD)}},
        record_timing=False,
        extra_arguments=["--log-level=ERROR"],
        on_cell_executed=lambda **_: bar.update(),
    )
    try:
        client.execute()
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        return _COLORS.sub("", str(error)).strip()
    finally:
        bar.close()
    return None


def _profile() -> str:
    return os.environ.get("TFQA_PROFILE", "quick")


def run(pair: Pair) -> tuple[Run, nbformat.NotebookNode]:
    """Execute a copy of one notebook and write it, and its page, under build/notebooks."""
    BUILD.mkdir(parents=True, exist_ok=True)
    notebook = read_source(pair.source)
    print(f"{pair.name}: running …", flush=True)
    started = time.monotonic()
    problem = _execute(notebook, pair.name)
    minutes = (time.monotonic() - started) / 60
    clean(notebook)
    write_text(BUILD / pair.notebook.name, to_text(notebook))
    write_text(BUILD / f"{pair.name}.html", HTMLExporter().from_notebook_node(notebook)[0])
    if problem is None and _profile() == "quick" and minutes > LIMIT:
        problem = f"took {minutes:.1f} minutes; {LIMIT:.0f} is the limit."
    metrics = read_metrics(notebook) if problem is None else {}
    return Run(name=pair.name, minutes=minutes, metrics=metrics, problem=problem), notebook


def run_all(pairs: list[Pair], *, publish: bool = False) -> int:
    """Run notebooks, print the table, and return the exit code; keep the outputs if `publish`."""
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    for name, value in ONE_THREAD.items() if _profile() == "quick" else ():
        os.environ.setdefault(name, value)
    with concurrent.futures.ThreadPoolExecutor(AT_A_TIME) as pool:
        order = chapters.longest_first(pairs)
        finished = dict(zip(order, pool.map(run, order), strict=True))
    runs = []
    for pair in pairs:
        result, notebook = finished[pair]
        runs.append(result)
        if publish and result.problem is None:
            write_text(pair.notebook, to_text(notebook))
            chapters.keep_picture(notebook)
            chapters.record(result.name, minutes=result.minutes, metrics=result.metrics)
    if publish:
        chapters.write()
    _print_table(runs)
    return 1 if any(result.problem for result in runs) else 0


def _print_table(runs: list[Run]) -> None:
    rows = [("notebook", "minutes", "metrics", "page")]
    for result in runs:
        metrics = chapters.format_metrics(result.metrics) if not result.problem else "FAILED"
        page = Path("build", "notebooks", f"{result.name}.html")
        rows.append((result.name, f"{result.minutes:.1f}", metrics, str(page)))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    print()
    for row in rows:
        print(
            "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        )
    for result in runs:
        if result.problem:
            print(f"\n{result.name} failed:\n{result.problem}")
        elif _profile() == "quick" and result.minutes > BUDGET:
            minutes = f"{result.minutes:.1f} minutes; {BUDGET:.0f} are planned."
            print(f"\nwarning: {result.name} took {minutes}")
