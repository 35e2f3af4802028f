"""Tables of what known mistakes cost, in answers and in labels."""

from benchmarks.report.tables import (
    format_commands,
    format_difference,
    format_optional,
    format_table,
    join_parts,
)


def render_squad_defects(record):
    """Return the tables of known mistakes, one at a time."""
    scores = record["evaluation"]
    return join_parts([
        f"On {record['data']['dev']:,} dev questions of {record['data']['name']}, one mistake at a "
        f"time, with the scores of one model (fine-tuned on {record['data']['train']:,} questions, "
        f"seed {record['seeds'][0]}; {record['minutes']:.0f} minutes, {record['hardware']}). The "
        f"standard error is that of the difference, over {scores['resamples']:,} bootstrap "
        "samples of the questions. Choosing start and end independently also lifts the limit on "
        "an answer's length; what that alone costs is the row of answers of any length.",
        *(part for layout in scores["layouts"] for part in _compare_mistakes(layout)),
        "Two mistakes also change the labels that a model learns from:",
        _compare_labels(scores["labels"]),
        format_commands(
            record["command"],
            f"python -m benchmarks.studies.squad_defects DIRECTORY --limit {record['data']['dev']}",
        ),
    ])  # fmt: skip


def _compare_mistakes(layout):
    """Yield a sentence and a table."""
    yield (
        f"Windows of {layout['max_length']} tokens, step {layout['stride']}; the passages of "
        f"{layout['long']:,} questions need several:"
    )
    right = ["none", "", f"{layout['windows']:,}", f"{layout['exact']:.1f}",
             f"{layout['f1']:.1f}", ""]  # fmt: skip
    rows = [
        [row["defect"], f"{row['affected']:,}", f"{row['windows']:,}",
         format_optional(row, "exact", ".1f"), format_optional(row, "f1", ".1f"),
         format_difference(row)]
        for row in layout["rows"]
    ]  # fmt: skip
    header = ["mistake", "questions affected", "windows", "EM", "F1", "ΔF1 (± standard error)"]
    yield format_table(header, [right, *rows])


def _compare_labels(labels):
    rows = []
    for split in ("train", "dev"):
        counts = labels[split]
        rows.append([
            split,
            f"{counts['questions']:,}",
            *(f"{counts[name]:,} ({counts[name] / counts['questions']:.2%})"
              for name in ("at_end", "wrong")),
            *(format_optional(counts[f"{name}_wrong"], "f1", ".1f")
              for name in ("right", "collapsed")),
        ])  # fmt: skip
    header = ["split", "questions", "answer ends the passage: lost with `>=` for `>`"]
    header += ["label wrong where white space is collapsed", "F1 of these labels, right"]
    return format_table([*header, "collapsed"], rows)
