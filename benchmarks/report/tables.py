"""Parts that the tables of results share: Markdown, cells, and sentences."""

import statistics


def format_table(header, rows):
    """Return a Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def join_parts(parts):
    """Join tables and paragraphs with blank lines, leaving out the empty ones."""
    return "\n\n".join(part for part in parts if part)


def format_spread(values, digits):
    """Return mean (lowest–highest), or a single value alone, or – where one is not known."""
    if None in values:
        return "–"
    mean, low, high = statistics.mean(values), min(values), max(values)
    if len(values) == 1:
        return f"{mean:.{digits}f}"
    return f"{mean:.{digits}f} ({low:.{digits}f}–{high:.{digits}f})"


def format_optional(row, name, form):
    """Return a formatted field of a row, or – where it is missing or None."""
    return "–" if row.get(name) is None else format(row[name], form)


def format_difference(row):
    """Return the difference of two F1 scores with its standard error, or – if it is not defined."""
    if row["f1_difference"] is None:
        return "–"
    sign = f"{row['f1_difference']:+.2f}".replace("-", "−")
    return f"{sign} ± {row['f1_standard_error']:.2f}"


def format_commands(*commands):
    """Return a sentence with the commands that repeat a measurement, in order."""
    quoted = ", then ".join(f"`{command}`" for command in commands)
    return f"Command{'' if len(commands) == 1 else 's'}: {quoted}"


def count(number, word):
    """Return a number with its noun: "1 seed", "3 seeds"."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def name_single(record):
    """Return a remark that some models have one seed only, if others have more."""
    models = [run["model"] for run in record["runs"]]
    counts = [models.count(model) for model in record["models"]]
    return " (a figure alone is of one seed)" if 1 in counts and max(counts) > 1 else ""


def name_additions(record):
    """Return which runs have another commit or machine than the record; "" if none has."""
    added = {}  # a dict keeps the order and drops repetitions
    for run in record["runs"]:
        commit = run.get("commit", record["commit"])
        hardware = run.get("hardware", record["hardware"])
        if (commit, hardware) != (record["commit"], record["hardware"]):
            machine = "" if hardware == record["hardware"] else f", {hardware}"
            added[f"{run['model']} ({commit}{machine})"] = None
    return f"Added later to runs of commit {record['commit']}: {'; '.join(added)}." if added else ""
