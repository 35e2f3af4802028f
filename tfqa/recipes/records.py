"""Recorded runs: what a training or a measurement gave, on which machine, with which seeds."""

import json
from pathlib import Path

import tfqa

RECORDS = Path(tfqa.__file__).parent / "records"  # a link to benchmarks/results in a checkout


def load_record(name):
    """Read a recorded run.

    Args:
        name: of a file in `benchmarks/results/`, without `.json`.

    Returns:
        dict: command, commit, data, seeds, hardware, versions, minutes, figures.

    Raises:
        FileNotFoundError: there is no such record.
    """
    path = RECORDS / f"{name}.json"
    if not path.exists():
        known = sorted(path.stem for path in RECORDS.glob("*.json"))
        raise FileNotFoundError(f"There is no record {name!r}. The records are {known}.")
    return json.loads(path.read_text(encoding="utf-8"))
