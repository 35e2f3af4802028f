"""Tables of question answering: fine-tunings, comparisons over seeds, and the learning curve."""

from benchmarks.report.tables import (
    count,
    format_commands,
    format_spread,
    format_table,
    join_parts,
)

GROUPS = (
    ("question word", "question"),
    ("length of the answer", "answer"),
    ("length of the passage", "context"),
)


def render_squad(records):
    """Return the table of fine-tunings asked the same questions, by how many they learned from."""
    if not records:
        return ""
    records = sorted(records, key=_count_seen)
    header = ["by", "group", "questions"]
    for record in records:
        header += [f"{name} after {_count_seen(record):,}" for name in ("EM", "F1")]
    rows = []
    for kind, key in GROUPS:
        for groups in zip(*(run["evaluation"]["groups"][key] for run in records), strict=True):
            scores = [f"{group[score]:.1f}" for group in groups for score in ("exact", "f1")]
            rows.append([kind, groups[0]["group"], f"{groups[0]['questions']:,}", *scores])
    return join_parts([*map(_describe_run, records), format_table(header, rows)])


def render_squad_seeds(record):
    """Return the table of a comparison over several seeds."""
    rows = []
    for model in record["models"]:
        runs = [run for run in record["runs"] if run["model"] == model]
        scores = [run["evaluation"] for run in runs]
        columns = [
            [score["answerable"]["exact"] for score in scores],
            [score["answerable"]["f1"] for score in scores],
            [score["best_f1"] for score in scores],
        ]
        minutes = format_spread([run["minutes"] for run in runs], 1)
        rows.append([model, len(runs), minutes, *(format_spread(one, 1) for one in columns)])
    asked = record["runs"][0]["evaluation"]
    return join_parts([
        f"The course's own questions: trained on {record['data']['train']:,} for one epoch; "
        f"{record['hardware']}, {count(record['threads'], 'thread')} a training. EM and F1 are "
        f"those of {asked['answerable']['questions']:,} questions that have an answer, where one "
        f"must be given; the last column is of all {asked['questions']:,}, at the threshold that "
        "is best for them. Mean (lowest–highest) of the seeds.",
        format_table(["weights", "seeds", "minutes", "EM", "F1", "F1 of all"], rows),
        format_commands(record["command"]),
    ])  # fmt: skip


def render_squad_curve(record):
    """Return the table of a learning curve: scores by how many questions were learned from."""
    runs, recipe, models = record["runs"], record["recipe"], ("from scratch", "pre-trained")
    rows = []
    for number in sorted({run["questions"] for run in runs}):
        group = [run for run in runs if run["questions"] == number]
        cells = [f"{number:,}"]
        for model in models:
            for name in ("exact", "f1"):
                values = [run[name] for run in group if run["model"] == model]
                cells.append(format_spread(values, 1) if values else "–")
        rows.append([*cells, format_spread([run["minutes"] for run in group], 0)])
    header = ["questions", *(f"{model}, {name}" for model in models for name in ("EM", "F1"))]
    commits = ", ".join(sorted({run["commit"] or "unknown" for run in runs}))
    spread = max(run["f1_standard_error"] for run in runs)
    last = max(runs, key=lambda run: (run["questions"], run["model"]))
    limit = "" if record["limit"] is None else f" --limit {record['limit']}"
    asked = f"{'all ' if record['limit'] is None else ''}{record['data']['dev']:,} dev questions"
    return join_parts([
        f"{recipe['pretrained']}, {count(recipe['epochs'], 'epoch')}, learning rate "
        f"{recipe['learning_rate']}, batches of {recipe['batch_size']}; {record['hardware']}, "
        f"{count(record['threads'], 'thread')}, {_name_seeds(runs)}, commit {commits}. On {asked} "
        f"of {record['data']['name']}; the standard error of an F1 is at most {spread:.1f}.",
        format_table([*header, "minutes"], rows),
        "The training of the last row, and the evaluation of all. "
        + format_commands(
            last["command"], f"python -m benchmarks.studies.squad_curve DIRECTORY …{limit}"
        ),
    ])  # fmt: skip


def name_before(record):
    """Return words and commands for the run that a run went on from: "", [] if there was none."""
    if not (before := record.get("before")):
        return "", []
    command = before["command"].replace("DIRECTORY", record["recipe"]["pretrained"])
    return f" after {before['questions']:,} of {before['data']}", [command]


def _count_seen(record):
    """Return how many questions a network has learned from, those of the run before too."""
    before = record.get("before")
    return record["data"]["train"] + (before["questions"] if before else 0)


def _describe_run(record):
    scores, recipe = record["evaluation"]["all"], record["recipe"]
    after, start = name_before(record)
    return (
        f"{recipe['pretrained']} ({record['parameters'] / 1e6:.1f} M parameters), fine-tuned on "
        f"{record['data']['train']:,} questions of {record['data']['name']}{after}, "
        f"{count(recipe['epochs'], 'epoch')}, learning rate {recipe['learning_rate']}, batches of "
        f"{recipe['batch_size']}, {recipe['precision']}; {record['minutes']:.0f} minutes, "
        f"{record['hardware']}, {count(record['threads'], 'thread')}, seed {record['seeds'][0]}. "
        f"On all {scores['questions']:,} questions of the dev set: "
        f"**EM {scores['exact_match']:.1f}, F1 {scores['f1']:.1f}**. "
        + format_commands(
            *start,
            record["command"],
            f"python -m benchmarks.evaluation.squad DIRECTORY {record['name']}",
        )
    )


def _name_seeds(runs):
    seeds = sorted({run["seed"] for run in runs})
    return f"seed{'' if len(seeds) == 1 else 's'} {', '.join(map(str, seeds))}"
