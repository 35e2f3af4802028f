"""What the README's tables are made of: cells, Markdown, and sentences that several share."""

import statistics


def format_table(header, rows):
    """Return a Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def join_parts(parts):
    """Put tables and paragraphs one below the other, without those that are empty."""
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
    """Return a field of a row, or – where it is not there or None."""
    return "–" if row.get(name) is None else format(row[name], form)


def name_single(record):
    """Say that some models have one seed only, if others have more; in parentheses."""
    counts = [[run["model"] for run in record["runs"]].count(one) for one in record["models"]]
    return " (a figure alone is of one seed)" if 1 in counts and max(counts) > 1 else ""


def name_additions(record):
    """Say which runs are of another commit or machine than the record's; or nothing."""
    added = {}  # a dict, for it keeps the order and holds nothing twice
    for run in record["runs"]:
        commit = run.get("commit", record["commit"])
        hardware = run.get("hardware", record["hardware"])
        if (commit, hardware) != (record["commit"], record["hardware"]):
            machine = "" if hardware == record["hardware"] else f", {hardware}"
            added[f"{run['model']} ({commit}{machine})"] = None
    return f"Added later to runs of commit {record['commit']}: {'; '.join(added)}." if added else ""
