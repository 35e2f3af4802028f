"""Write the tables of results anew from the records in `benchmarks/results/`: `make results`.

    python -m benchmarks.report.results            write them
    python -m benchmarks.report.results --check    exit with 1 if they are not in step

`benchmarks/RESULTS.md` is written as a whole and shows every record. In the README the table
between `<!-- headlines -->` and `<!-- /headlines -->` is written.
"""

import argparse
import fnmatch
import re
import sys
from collections.abc import Callable
from typing import NamedTuple

from benchmarks.records import ROOT, load_records
from benchmarks.report.commands import update_commands
from benchmarks.report.headlines import render_headlines
from benchmarks.report.pretraining import render_pretraining, render_pretraining_seeds
from benchmarks.report.speed import render_speed
from benchmarks.report.squad import render_squad, render_squad_curve, render_squad_seeds
from benchmarks.report.squad_defects import render_squad_defects
from benchmarks.report.squad_v2 import render_squad_v2
from benchmarks.report.tables import join_parts
from benchmarks.report.translation import render_seeds, render_trainings
from benchmarks.report.vocabularies import render_vocabularies
from tfqa._files import write_text

README = ROOT / "README.md"
RESULTS = ROOT / "benchmarks" / "RESULTS.md"


class Block(NamedTuple):
    """A heading with the tables below it.

    Attributes:
        title: the heading.
        records: a pattern of "KIND/NAME", the records that are shown.
        render: from these records to Markdown.
    """

    title: str
    records: str
    render: Callable


def each(render):
    """Return a renderer of many records, one below the other, from that of one."""
    return lambda records: join_parts(map(render, records))


INTRODUCTION = """\
# Results

This file is generated from the records in [results/](results/) by `make results`, or
`python -m benchmarks.report.results`; a test holds both in step. A record is a JSON file with the
command, commit, data, seeds, hardware, versions, minutes and figures of a run; `load_record` in
`tfqa.recipes` reads it. DIRECTORY in a command is a path of yours. The machine did other work
during the recorded trainings, so their minutes are upper bounds."""

SECTIONS = {  # heading -> introduction and blocks
    "Translation": (
        "Chapters 01 to 03. A training becomes a record by "
        "`python -m benchmarks.evaluation.translation DIRECTORY NAME`.",
        (
            Block("Single trainings on real data", "training/*", render_trainings),
            Block("Recurrent models over seeds", "seeds/nmt_*", each(render_seeds)),
            Block("Transformers over seeds", "seeds/transformer_*", each(render_seeds)),
            Block("Words, subwords and characters", "seeds/tokens_*", each(render_seeds)),
        ),
    ),
    "Vocabularies": (
        "Chapter 03 asks how large a vocabulary should be. Tokens per word are called fertility.",
        (Block("Size of a vocabulary", "vocabularies/*", each(render_vocabularies)),),
    ),
    "Pre-training": (
        "Chapter 04. Accuracy (0–1) and nats are those of masked tokens in held-out text.",
        (
            Block("Real text", "pretraining/*", each(render_pretraining)),
            Block("What makes a BERT learn", "pretraining_seeds/*", each(render_pretraining_seeds)),
        ),
    ),
    "Question answering": (
        "Chapter 05. Exact match (EM) and F1, 0–100, are those of the official scripts.",
        (
            Block("SQuAD 1.1", "squad/*", render_squad),
            Block("What pre-training is worth", "squad_seeds/*", each(render_squad_seeds)),
            Block("Learning curve", "squad_curve/*", each(render_squad_curve)),
            Block("Questions that may have no answer", "squad_v2/*", each(render_squad_v2)),
            Block("Cost of known mistakes", "squad_defects/*", each(render_squad_defects)),
        ),
    ),
    "Speed": (
        "`make bench` measures on your machine, all competitors in one run, and prints the same "
        "tables. Competitors take turns, so ratios are more reliable than times.",
        (
            Block("Recurrent translation", "speed/speed_nmt", each(render_speed)),
            Block("Transformer", "speed/speed_transformer", each(render_speed)),
            Block("Tokenizers", "speed/speed_tokenization", each(render_speed)),
            Block("Data for pre-training", "speed/speed_pretraining_data", each(render_speed)),
            Block("Pre-training", "speed/speed_bert", each(render_speed)),
            Block("Fine-tuning on questions", "speed/speed_squad", each(render_speed)),
        ),
    ),
}
_HEADLINES = re.compile(r"(<!-- headlines -->\n).*?(<!-- /headlines -->)", re.DOTALL)


def main(arguments=None):
    """Write or check the tables."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.report.results", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--check", action="store_true", help="write nothing, exit with 1 if stale")
    options = parser.parse_args(arguments)
    records = load_records()
    readme = README.read_text(encoding="utf-8")
    fresh = {RESULTS: render_results(records), README: with_headlines(readme, records)}
    stale = [path for path, text in fresh.items() if not _holds(path, text)]
    for path in stale:
        if options.check:
            print(f"{path.name} is not in step with benchmarks/results: type `make results`.")
        else:
            write_text(path, fresh[path])
    return int(options.check and bool(stale))


def render_results(records):
    """Return the text of RESULTS.md: a section for each group of records that there are."""
    records = [update_commands(record) for record in records]
    sections = [
        join_parts([f"## {title}", introduction, *blocks])
        for title, (introduction, known) in SECTIONS.items()
        if any(blocks := [render_block(block, records) for block in known])
    ]
    return join_parts([INTRODUCTION, *sections]) + "\n"


def render_block(block, records):
    """Return a heading, the tables of a block, and links to their records; "" without records."""
    shown = [
        record
        for record in records
        if fnmatch.fnmatchcase(f"{record['kind']}/{record['name']}", block.records)
    ]
    if not shown:
        return ""
    links = ", ".join(f"[{record['name']}](results/{record['name']}.json)" for record in shown)
    noun = "Record" if len(shown) == 1 else "Records"
    return join_parts([f"### {block.title}", block.render(shown), f"{noun}: {links}"])


def with_headlines(readme, records):
    """Return the README's text with the table that it should have."""
    return _HEADLINES.sub(
        lambda match: match[1] + render_headlines(records) + "\n" + match[2], readme
    )


def _holds(path, text):
    return path.exists() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
