"""Benchmarks of speed, run at the sizes of `--quick`."""

import json

from benchmarks.records import REQUIRED


def run_quick(program, capsys):
    """Run a benchmark -> the rows of its record by table, and what it printed."""
    record = program.main(["--quick"])
    assert all(field in record for field in REQUIRED["speed"])
    assert json.loads(json.dumps(record)) == record
    rows = {}
    for row in record["rows"]:
        rows.setdefault(row["table"], []).append(row)
    return rows, capsys.readouterr().out
