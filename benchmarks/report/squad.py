"""The README's tables of answering questions: scores, and what they depend on."""

from benchmarks.report.tables import format_optional, format_spread, format_table, join_parts

GROUPS = (
    ("question word", "question"),
    ("length of the answer", "answer"),
    ("length of the passage", "context"),
)


def render_squad(records):
    """Tables of fine-tunings that were asked the same questions, by how many they learned from."""
    if not records:
        return ""
    records = sorted(records, key=_count_seen)
    header = ["by", "group", "questions"]
    for record in records:
        header += [f"{name} after {_count_seen(record):,}" for name in ("EM", "F1")]
    rows = []
    for kind, key in GROUPS:
        for parts in zip(*(record["evaluation"]["groups"][key] for record in records), strict=True):
            scores = [f"{one[score]:.1f}" for one in parts for score in ("exact", "f1")]
            rows.append([kind, parts[0]["group"], f"{parts[0]['questions']:,}", *scores])
    return join_parts([*map(_describe_run, records), format_table(header, rows)])


def _count_seen(record):
    """Return how many questions a network has learned from, those of the run before too."""
    before = record.get("before")
    return record["data"]["train"] + (before["questions"] if before else 0)


def _name_before(record):
    """Return words and commands of the run that a run went on from; nothing if there was none."""
    if not (before := record.get("before")):
        return "", []
    command = before["command"].replace("DIRECTORY", record["recipe"]["pretrained"])
    return f" after {before['questions']:,} of {before['data']}", [command]


def _describe_run(record):
    scores, recipe = record["evaluation"]["all"], record["recipe"]
    after, start = _name_before(record)
    return (
        f"{recipe['pretrained']} ({record['parameters'] / 1e6:.1f} M parameters), fine-tuned on "
        f"{record['data']['train']:,} questions of {record['data']['name']}{after}, "
        f"{_count(recipe['epochs'], 'epoch')}, learning rate {recipe['learning_rate']}, batches of "
        f"{recipe['batch_size']}, {recipe['precision']}; {record['minutes']:.0f} minutes, "
        f"{record['hardware']}, {_count(record['threads'], 'thread')}, seed {record['seeds'][0]}. "
        f"On all {scores['questions']:,} questions of the dev set: "
        f"**EM {scores['exact_match']:.1f}, F1 {scores['f1']:.1f}**. "
        + _list_commands(*start, record["command"], f"squad_minilm DIRECTORY {record['name']}")
    )


def render_squad_seeds(records):
    """Tables of studies with several seeds."""
    return join_parts(map(_render_seeds, records))


def _render_seeds(record):
    rows = []
    for model in record["models"]:
        runs = [run for run in record["runs"] if run["model"] == model]
        found = [run["evaluation"] for run in runs]
        columns = [
            [one["answerable"]["exact"] for one in found],
            [one["answerable"]["f1"] for one in found],
            [one["best_f1"] for one in found],
        ]
        minutes = format_spread([run["minutes"] for run in runs], 1)
        rows.append([model, len(runs), minutes, *(format_spread(one, 1) for one in columns)])
    asked = record["runs"][0]["evaluation"]
    return join_parts([
        f"The course's own questions: {record['data']['train']:,} to learn from, one epoch; "
        f"{record['hardware']}, {_count(record['threads'], 'thread')}. Asked "
        f"{asked['answerable']['questions']:,} questions that have an answer, which has to be "
        f"given, and all {asked['questions']:,}, at the threshold that is best for them. Mean, "
        "least and greatest of the seeds:",
        format_table(["weights", "seeds", "minutes", "EM", "F1", "F1 of all"], rows),
        f"Command: `{record['command']}`",
    ])  # fmt: skip


def render_squad_curve(records):
    """Tables of learning curves: scores by how many questions were learned from."""
    return join_parts(map(_render_curve, records))


def _render_curve(record):
    runs, recipe, models = record["runs"], record["recipe"], ("from scratch", "pre-trained")
    rows = []
    for count in sorted({run["questions"] for run in runs}):
        group = [run for run in runs if run["questions"] == count]
        cells = [f"{count:,}"]
        for model in models:
            found = [run for run in group if run["model"] == model]
            for name in ("exact", "f1"):
                values = [run[name] for run in found]
                cells.append(format_spread(values, 1) if values else "–")
        rows.append([*cells, format_spread([run["minutes"] for run in group], 0)])
    header = ["questions", *(f"{model}, {name}" for model in models for name in ("EM", "F1"))]
    commits = ", ".join(sorted({run["commit"] or "unknown" for run in runs}))
    spread = max(run["f1_standard_error"] for run in runs)
    last = max(runs, key=lambda run: (run["questions"], run["model"]))
    return join_parts([
        f"{recipe['pretrained']}, {_count(recipe['epochs'], 'epoch')}, learning rate "
        f"{recipe['learning_rate']}, batches of {recipe['batch_size']}; {record['hardware']}, "
        f"{_count(record['threads'], 'thread')}, {_name_seeds(runs)}, commit {commits}. On "
        f"{_name_asked(record)} of {record['data']['name']}; the standard error of an F1, over "
        f"these, is at most {spread:.1f}.",
        format_table([*header, "minutes"], rows),
        "The training of the last line, and what asks them all. "
        + _list_commands(last["command"], f"squad_curve DIRECTORY …{_limit(record)}"),
    ])  # fmt: skip


def render_squad_v2(records):
    """Tables of questions that may have no answer: thresholds, and scores of several windows."""
    return join_parts(map(_render_v2, records))


def _render_v2(record):
    found = record["evaluation"]
    kinds = {
        "always an answer": found["always"],
        "never an answer": found["never"],
        "0": found["untuned"],
        "tuned on the other articles": found["held_out"],
    }
    names = ("exact", "f1", "HasAns_exact", "HasAns_f1", "NoAns_f1")
    rows = [[kind, *(format_optional(one, name, ".1f") for name in names)]
            for kind, one in kinds.items()]  # fmt: skip
    best = [f"{found['best'][name]:.1f}" for name in ("best_exact", "best_f1")]
    rows.append(["best for these very questions", *best, *["–"] * 3])
    header = ["threshold", "EM", "F1", "with an answer, EM", "F1", "without, right"]
    first, start = _name_before(record)
    thresholds = " and ".join(f"{half['threshold']:.2f}" for half in found["halves"])
    return join_parts([
        f"Fine-tuned on {record['data']['train']:,} questions of {record['data']['name']}{first}; "
        f"{record['minutes']:.0f} minutes, {record['hardware']}, "
        f"{_count(record['threads'], 'thread')}, seed {record['seeds'][0]}. Asked "
        f"{found['held_out']['total']:,} questions of other articles. Each half of these articles "
        f"has the threshold that is best for the other half, {thresholds}; average precision of "
        f"F1 {found['best']['pr_f1_ap']:.1f}.",
        format_table(header, rows),
        "Over the windows of a passage, the score of no answer is the minimum. With the mean or "
        "the maximum in its place, each at thresholds tuned for it:",
        format_table(
            ["windows", "score of no answer", "EM", "F1", "ΔF1 (± standard error)",
             "questions of several windows", "their F1", "ΔF1 (± standard error)"],
            [row for layout in found["layouts"] for row in _list_nulls(layout)],
        ),
        _list_commands(*start, record["command"], "squad_v2 DIRECTORY"),
    ])  # fmt: skip


def _list_nulls(layout):
    size = f"{layout['max_length']} tokens, step {layout['stride']}"
    for place, row in enumerate(layout["rows"]):
        every, several = row["all"], row["several"]
        yield [
            size if place == 0 else "",
            row["null"],
            format_optional(every, "exact", ".1f"),
            format_optional(every, "f1", ".1f"),
            _format_difference(every) if place else "",
            f"{layout['several']:,}" if place == 0 else "",
            format_optional(several, "f1", ".1f"),
            _format_difference(several) if place else "",
        ]


def render_squad_defects(records):
    """Tables of what known mistakes cost, in answers and in labels."""
    return join_parts(map(_render_defects, records))


def _render_defects(record):
    found = record["evaluation"]
    header = ["mistake", "questions affected", "windows", "EM", "F1", "ΔF1 (± standard error)"]
    parts = [
        f"On {record['data']['dev']:,} dev questions of {record['data']['name']}, one mistake at a "
        f"time, with the scores of one model (fine-tuned on {record['data']['train']:,} questions, "
        f"seed {record['seeds'][0]}); the standard error is that of the difference over "
        f"{found['resamples']:,} sets of questions drawn anew. Start and end taken apart know no "
        "limit of length; what that costs by itself is the line of answers of any length.",
    ]
    for layout in found["layouts"]:
        right = ["none", "", f"{layout['windows']:,}", f"{layout['exact']:.1f}",
                 f"{layout['f1']:.1f}", ""]  # fmt: skip
        rows = [
            [row["defect"], f"{row['affected']:,}", f"{row['windows']:,}",
             format_optional(row, "exact", ".1f"), format_optional(row, "f1", ".1f"),
             _format_difference(row)]
            for row in layout["rows"]
        ]  # fmt: skip
        parts += [
            f"Windows of {layout['max_length']} tokens, step {layout['stride']}; "
            f"{layout['long']:,} questions have a passage that needs several:",
            format_table(header, [right, *rows]),
        ]
    labels = [
        [split, f"{one['questions']:,}", _format_share(one, "at_end"), _format_share(one, "wrong"),
         *(format_optional(one[f"{name}_wrong"], "f1", ".1f") for name in ("right", "collapsed"))]
        for split, one in ((split, found["labels"][split]) for split in ("train", "dev"))
    ]  # fmt: skip
    return join_parts([
        *parts,
        "And what two mistakes do to the labels that a model learns from:",
        format_table(
            ["split", "questions", "answer ends the passage: lost with `>=` for `>`",
             "label wrong where white space is collapsed", "F1 of these labels, right",
             "collapsed"],
            labels,
        ),
        _list_commands(
            record["command"], f"squad_defects DIRECTORY --limit {record['data']['dev']}"
        ),
    ])  # fmt: skip


def _format_difference(row):
    if row["f1_difference"] is None:
        return "–"
    sign = f"{row['f1_difference']:+.2f}".replace("-", "−")
    return f"{sign} ± {row['f1_standard_error']:.2f}"


def _format_share(one, name):
    return f"{one[name]:,} ({one[name] / one['questions']:.2%})"


def _list_commands(*commands):
    """What repeats a table; the last one is a module of this package with its arguments."""
    *trainings, evaluation = commands
    written = (f"`{one}`" for one in (*trainings, f"python -m benchmarks.{evaluation}"))
    return f"Commands: {', '.join(written)}"


def _limit(record):
    return "" if record["limit"] is None else f" --limit {record['limit']}"


def _count(number, word):
    return f"{number} {word}{'' if number == 1 else 's'}"


def _name_seeds(runs):
    seeds = sorted({run["seed"] for run in runs})
    return f"seed{'' if len(seeds) == 1 else 's'} {', '.join(map(str, seeds))}"


def _name_asked(record):
    dev = f"{record['data']['dev']:,}"
    return f"all {dev} dev questions" if record["limit"] is None else f"{dev} dev questions"
