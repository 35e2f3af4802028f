"""The README's tables of translation: trainings on real data, and comparisons over seeds."""

from benchmarks.report.tables import (
    format_spread,
    format_table,
    join_parts,
    name_additions,
    name_single,
)


def render_nmt(records):
    """Tables of training runs, and of runs over several seeds."""
    runs = sorted(
        (one for one in records if one["kind"] == "training"),
        key=lambda one: (one["data"]["name"], -one["evaluation"]["beam"]["bleu"]),
    )
    seeds = [one for one in records if one["kind"] == "seeds"]
    return join_parts([_render_runs(runs) if runs else "", *map(_render_seeds, seeds)])


def _render_runs(runs):
    header = [
        "data",
        "model",
        "parameters",
        "epochs",
        "minutes",
        "hardware",
        "BLEU greedy",
        "BLEU beam 5",
    ]
    rows = [
        [_name_data(one), one["model"], f"{one['parameters'] / 1e6:.1f} M",
         str(one["epochs"]), f"{one['minutes']:.0f}", one["hardware"],
         *(f"{one['evaluation'][search]['bleu']:.1f}" for search in ("greedy", "beam"))]
        for one in runs
    ]  # fmt: skip
    bins = runs[0]["evaluation"]["beam"]["by_length"]
    lengths = [
        [_name_data(one), one["model"]]
        + [_bin_cell(part) for part in one["evaluation"]["beam"]["by_length"]]
        for one in runs
    ]
    signatures = sorted({one["evaluation"]["signature"] for one in runs})
    commands = [f"- {_name_data(one)}, {one['model']}: `{one['command']}`" for one in runs]
    return join_parts([
        format_table(header, rows),
        "BLEU is 0–100 on the test split, cased and detokenized; minutes of training with "
        "validation, on one machine; beam 5 with length penalty 1.0.",
        "BLEU with beam 5 by words in the source sentence (sentences in parentheses):",
        format_table(["data", "model", *map(_bin_name, bins)], lengths),
        f"Signature: `{'`, `'.join(signatures)}`",
        "\n".join(commands),
    ])  # fmt: skip


def _render_seeds(record):
    bins = record["runs"][0]["evaluation"]["greedy"]["by_length"]
    pairs = record["data"].get("alignment_pairs")
    header = ["model", "parameters", "minutes", "BLEU greedy", "BLEU beam 5"]
    header += ["alignment error rate"] if pairs else []
    rows, lengths = [], []
    for model in record["models"]:
        runs = [run for run in record["runs"] if run["model"] == model]
        found = [run["evaluation"] for run in runs]
        rows.append([
            model,
            f"{runs[0]['parameters'] / 1e6:.2f} M",
            format_spread([run["minutes"] for run in runs], 1),
            format_spread([one["greedy"]["bleu"] for one in found], 1),
            format_spread([one["beam"]["bleu"] for one in found], 1),
            *([format_spread([one["alignment_error_rate"] for one in found], 3)] if pairs else []),
        ])  # fmt: skip
        parts = zip(*(one["greedy"]["by_length"] for one in found), strict=True)
        lengths.append(
            [model] + [format_spread([one["bleu"] for one in part], 1) for part in parts]
        )
    kinds = list(record["runs"][0]["evaluation"].get("by_words", {}))
    words = [
        [model] + [
            format_spread([run["evaluation"]["by_words"][kind]["beam"]
                     for run in record["runs"] if run["model"] == model], 1)
            for kind in kinds
        ]
        for model in record["models"]
    ]  # fmt: skip
    signature = record["runs"][0]["evaluation"]["signature"]
    aligned = f"; alignment error rate 0–1 on {pairs} test pairs" if pairs else ""
    return join_parts([
        f"On {_name_data(record)}, mean (lowest–highest) of {len(record['seeds'])} seeds"
        f"{name_single(record)}, {record['hardware']}, {record['threads']} thread a training"
        f"{aligned}:",
        format_table(header, rows),
        name_additions(record),
        "BLEU with greedy search by words in the source sentence:",
        format_table(["model", *map(_bin_name, bins)], lengths),
        "BLEU with beam 5, by whether the word model knows all words of a pair:" if kinds else "",
        format_table(["model", *kinds], words) if kinds else "",
        f"Signature: `{signature}`; command: `{record['command']}`",
    ])  # fmt: skip


def _name_data(record):
    return f"{record['data']['name']} ({record['data']['train']:,} pairs)"


def _bin_name(part):
    if part["high"] is None:
        return f"{part['low']} and more"
    return f"{part['low']}–{part['high'] - 1}"


def _bin_cell(part):
    return "–" if part["bleu"] is None else f"{part['bleu']:.1f} ({part['pairs']})"
