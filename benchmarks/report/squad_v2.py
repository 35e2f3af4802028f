"""Tables of questions that may have no answer: thresholds, and scores of several windows."""

from benchmarks.report.squad import name_before
from benchmarks.report.tables import (
    count,
    format_commands,
    format_difference,
    format_optional,
    format_table,
    join_parts,
)


def render_squad_v2(record):
    """Return the tables of a fine-tuning on questions some of which have no answer."""
    scores = record["evaluation"]
    after, start = name_before(record)
    thresholds = " and ".join(f"{half['threshold']:.2f}" for half in scores["halves"])
    return join_parts([
        f"Fine-tuned on {record['data']['train']:,} questions of {record['data']['name']}{after}; "
        f"{record['minutes']:.0f} minutes, {record['hardware']}, "
        f"{count(record['threads'], 'thread')}, seed {record['seeds'][0]}. Evaluated on "
        f"{scores['held_out']['total']:,} questions about other articles. These articles are "
        "halved, and each half is scored at the threshold that is best for the other half, "
        f"{thresholds}. Average precision of F1: {scores['best']['pr_f1_ap']:.1f}.",
        _compare_thresholds(scores),
        "Over the windows of a passage, the score of no answer is their minimum. With the mean or "
        "the maximum instead, each at thresholds tuned for it:",
        format_table(
            ["windows", "score of no answer", "EM", "F1", "ΔF1 (± standard error)",
             "questions with several windows", "their F1", "ΔF1 (± standard error)"],
            [row for layout in scores["layouts"] for row in _compare_nulls(layout)],
        ),
        format_commands(
            *start, record["command"], "python -m benchmarks.studies.squad_v2 DIRECTORY"
        ),
    ])  # fmt: skip


def _compare_thresholds(scores):
    kinds = {
        "always an answer": scores["always"],
        "never an answer": scores["never"],
        "0": scores["untuned"],
        "tuned on the other articles": scores["held_out"],
    }
    names = ("exact", "f1", "HasAns_exact", "HasAns_f1", "NoAns_f1")
    rows = [
        [kind, *(format_optional(figures, name, ".1f") for name in names)]
        for kind, figures in kinds.items()
    ]
    best = [f"{scores['best'][name]:.1f}" for name in ("best_exact", "best_f1")]
    rows.append(["best for these very questions", *best, *["–"] * 3])
    header = ["threshold", "EM", "F1", "answerable, EM", "answerable, F1", "unanswerable, right"]
    return format_table(header, rows)


def _compare_nulls(layout):
    """Yield a row for each way to combine the windows' scores; the first one names the layout."""
    size = f"{layout['max_length']} tokens, step {layout['stride']}"
    for number, row in enumerate(layout["rows"]):
        every, several = row["all"], row["several"]
        yield [
            size if number == 0 else "",
            row["null"],
            format_optional(every, "exact", ".1f"),
            format_optional(every, "f1", ".1f"),
            format_difference(every) if number else "",
            f"{layout['several']:,}" if number == 0 else "",
            format_optional(several, "f1", ".1f"),
            format_difference(several) if number else "",
        ]
