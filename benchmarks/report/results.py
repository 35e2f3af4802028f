"""Write the README's tables anew from the records in `benchmarks/results/`: `make results`.

    python -m benchmarks.report.results            write them
    python -m benchmarks.report.results --check    exit with 1 if the README is not in step

Between `<!-- results:NAME -->` and `<!-- /results:NAME -->` stands what the records say and nothing
else. NAME is one of `BLOCKS`, such as "nmt" (translation); the modules `tables_*` write them.
"""

import argparse
import json
import os
import re
import sys
from pathlib import Path

from benchmarks.report.pretraining import render_pretraining
from benchmarks.report.speed import render_speed
from benchmarks.report.squad import (
    render_squad,
    render_squad_curve,
    render_squad_defects,
    render_squad_seeds,
    render_squad_v2,
)
from benchmarks.report.tables import join_parts
from benchmarks.report.translation import render_nmt
from benchmarks.report.vocabularies import render_vocabularies

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "benchmarks" / "results"
README = ROOT / "README.md"

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
BLOCKS = {  # name -> what writes it, and the kinds of records that it is given
    "nmt": (render_nmt, ("training", "seeds")),
    "pretraining": (render_pretraining, ("pretraining", "pretraining_seeds")),
    "squad": (render_squad, ("squad",)),
    "squad_seeds": (render_squad_seeds, ("squad_seeds",)),
    "squad_curve": (render_squad_curve, ("squad_curve",)),
    "squad_v2": (render_squad_v2, ("squad_v2",)),
    "squad_defects": (render_squad_defects, ("squad_defects",)),
    "speed": (lambda found: join_parts(map(render_speed, found)), ("speed",)),
    "vocabularies": (lambda found: join_parts(map(render_vocabularies, found)), ("vocabularies",)),
}
BLOCK = re.compile(r"(<!-- results:(\w+) -->\n)(.*?)(<!-- /results:\2 -->)", re.DOTALL)


def main(arguments=None):
    """Write or check the README."""
    summary = __doc__.splitlines()[0]
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.report.results", description=summary
    )
    parser.add_argument("--check", action="store_true", help="write nothing, exit with 1 if stale")
    options = parser.parse_args(arguments)
    old = README.read_text(encoding="utf-8")
    new = render_readme(old, load_records())
    if new == old:
        return 0
    if options.check:
        print("README.md is not in step with benchmarks/results: type `make results`.")
        return 1
    temporary = README.with_name(f"part-{README.name}")
    temporary.write_text(new, encoding="utf-8")
    os.replace(temporary, README)
    return 0


def load_records(directory=RESULTS):
    """Read all records, in the order of their names.

    Raises:
        ValueError: a record lacks a field that its kind must have, or is not named as its file.
    """
    records = []
    for path in sorted(Path(directory).glob("*.json")):
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


def render_readme(text, records):
    """Return the README's text with every block written anew."""

    def replace(match):
        name = match[2]
        if name not in BLOCKS:
            raise ValueError(
                f"README.md: no table is known for results:{name}; known are {sorted(BLOCKS)}."
            )
        render, kinds = BLOCKS[name]
        body = render([one for one in records if one["kind"] in kinds])
        return f"{match[1]}{body}{chr(10) if body else ''}{match[4]}"

    return BLOCK.sub(replace, text)


if __name__ == "__main__":
    sys.exit(main())
