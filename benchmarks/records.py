"""Records of measured runs: the JSON files in `benchmarks/results/`.

A record holds numbers and no sentence of the data, whose licences are its publishers'.
"""

import json
from pathlib import Path

from tfqa._files import write_json

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results"

COMMON = ("name", "kind", "command", "commit", "hardware", "python", "backend", "versions")
COMMON += ("minutes",)
TRAINED = (*COMMON, "data", "seeds", "recipe", "parameters", "evaluation")
STUDIED = (*COMMON, "data", "seeds", "recipe", "models", "runs")
REQUIRED = {  # kind -> fields of a record
    "training": (*TRAINED, "curve"),
    "seeds": STUDIED,
    "pretraining": (*TRAINED, "curve"),
    "pretraining_seeds": STUDIED,
    "squad": (*TRAINED, "curve", "threads"),
    "squad_seeds": STUDIED,
    "squad_curve": (*COMMON, "data", "recipe", "limit", "threads", "runs"),
    "squad_v2": (*TRAINED, "threads", "before"),
    "squad_defects": (*TRAINED, "threads"),
    "speed": (*COMMON, "sizes", "repetitions", "peak_gflops", "rows"),
    "vocabularies": (*COMMON, "data", "rows"),
}


def load_records(directory=None):
    """Read all records, in the order of their names.

    Args:
        directory: where the records are; `RESULTS` if not given.

    Raises:
        ValueError: a record lacks a field that its kind must have, or is not named as its file.
    """
    records = []
    for path in sorted(Path(directory or RESULTS).glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        kind = record.get("kind")
        if kind not in REQUIRED:
            raise ValueError(f"{path}: `kind` must be one of {sorted(REQUIRED)}. Received: {kind}.")
        missing = [field for field in REQUIRED[kind] if field not in record]
        if missing or record["name"] != path.stem:
            raise ValueError(
                f"{path}: a record of kind {kind!r} must have the fields {REQUIRED[kind]} and the "
                f"name of its file. Received: name={record.get('name')!r}, missing={missing}."
            )
        records.append(record)
    return records


def read_record(name):
    """Return the record with this name; None if there is none."""
    path = RESULTS / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def write_record(record):
    """Write a record to `RESULTS`, under its name -> the path of the file."""
    path = RESULTS / f"{record['name']}.json"
    write_json(path, record)
    return path


def read_result(run):
    """Return the summary that a finished training wrote into its directory.

    Raises:
        FileNotFoundError: `run` holds no finished training.
    """
    path = Path(run) / "result.json"
    if not path.exists():
        raise FileNotFoundError(
            f"Expected a finished training run in {run}, with a file result.json. "
            "Train first, or go on with --resume."
        )
    return json.loads(path.read_text(encoding="utf-8"))


def round_floats(values, digits=5):
    """Round the floats in nested dicts and lists, to keep a record short; a recipe stays as is."""
    if isinstance(values, dict):
        return {k: v if k == "recipe" else round_floats(v, digits) for k, v in values.items()}
    if isinstance(values, list):
        return [round_floats(value, digits) for value in values]
    return round(values, digits) if isinstance(values, float) else values
