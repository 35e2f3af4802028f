"""Tables of translation: trainings on real data, and comparisons over seeds."""

from benchmarks.report.tables import (
    format_commands,
    format_spread,
    format_table,
    join_parts,
    name_additions,
    name_single,
)


def render_trainings(records):
    """Return the tables of single trainings, best model first for each data set."""
    if not records:
        return ""
    runs = sorted(
        records, key=lambda run: (run["data"]["name"], -run["evaluation"]["beam"]["bleu"])
    )
    rows = [
        [_name_data(run), run["model"], f"{run['parameters'] / 1e6:.1f} M",
         str(run["epochs"]), f"{run['minutes']:.0f}", run["hardware"],
         *(f"{run['evaluation'][search]['bleu']:.1f}" for search in ("greedy", "beam"))]
        for run in runs
    ]  # fmt: skip
    header = ["data", "model", "parameters", "epochs", "minutes", "hardware"]
    bins = runs[0]["evaluation"]["beam"]["by_length"]
    lengths = [
        [_name_data(run), run["model"], *map(_bin_cell, run["evaluation"]["beam"]["by_length"])]
        for run in runs
    ]
    signatures = sorted({run["evaluation"]["signature"] for run in runs})
    return join_parts([
        format_table([*header, "BLEU greedy", "BLEU beam 5"], rows),
        "BLEU (0–100) is cased and detokenized, on the test split. Minutes are those of training "
        "and validation together. Beam search has 5 hypotheses and length penalty 1.0.",
        "BLEU with beam 5 by the number of words in the source sentence (sentences in "
        "parentheses):",
        format_table(["data", "model", *map(_bin_name, bins)], lengths),
        f"Signature: `{'`, `'.join(signatures)}`",
        "\n".join(
            f"- {_name_data(run)}, {run['model']}: `{run['command']}`" for run in runs
        ),
    ])  # fmt: skip


def render_seeds(record):
    """Return the tables of a comparison of models over several seeds."""
    runs = {
        model: [run for run in record["runs"] if run["model"] == model]
        for model in record["models"]
    }
    pairs = record["data"].get("alignment_pairs")
    aligned = f"; alignment error rate (0–1) on {pairs} test pairs" if pairs else ""
    return join_parts([
        f"On {_name_data(record)}: mean (lowest–highest) of {len(record['seeds'])} seeds"
        f"{name_single(record)}; {record['hardware']}, {record['threads']} thread a training"
        f"{aligned}.",
        _compare_models(runs, aligned=bool(pairs)),
        name_additions(record),
        "BLEU with greedy search by the number of words in the source sentence:",
        _compare_lengths(runs),
        *_compare_known_words(runs),
        f"Signature: `{record['runs'][0]['evaluation']['signature']}`",
        format_commands(record["command"]),
    ])  # fmt: skip


def _compare_models(runs, aligned):
    rows = [
        [
            model,
            f"{group[0]['parameters'] / 1e6:.2f} M",
            format_spread([run["minutes"] for run in group], 1),
            *(
                format_spread([run["evaluation"][search]["bleu"] for run in group], 1)
                for search in ("greedy", "beam")
            ),
            *(
                [format_spread([run["evaluation"]["alignment_error_rate"] for run in group], 3)]
                if aligned
                else []
            ),
        ]
        for model, group in runs.items()
    ]
    header = ["model", "parameters", "minutes", "BLEU greedy", "BLEU beam 5"]
    return format_table([*header, *(["alignment error rate"] if aligned else [])], rows)


def _compare_lengths(runs):
    rows = []
    for model, group in runs.items():
        bins = zip(*(run["evaluation"]["greedy"]["by_length"] for run in group), strict=True)
        rows.append(
            [model, *(format_spread([part["bleu"] for part in parts], 1) for parts in bins)]
        )
    first = next(iter(runs.values()))[0]
    return format_table(
        ["model", *map(_bin_name, first["evaluation"]["greedy"]["by_length"])], rows
    )


def _compare_known_words(runs):
    """Yield a heading and a table, if the test pairs were split by the word model's vocabulary."""
    first = next(iter(runs.values()))[0]
    kinds = list(first["evaluation"].get("by_words", {}))
    if kinds:
        yield "BLEU with beam 5, by whether the word model knows all words of a pair:"
        scores = {
            model: [run["evaluation"]["by_words"] for run in group] for model, group in runs.items()
        }
        rows = [
            [model, *(format_spread([score[kind]["beam"] for score in group], 1) for kind in kinds)]
            for model, group in scores.items()
        ]
        yield format_table(["model", *kinds], rows)


def _name_data(record):
    return f"{record['data']['name']} ({record['data']['train']:,} pairs)"


def _bin_name(part):
    if part["high"] is None:
        return f"{part['low']} and more"
    return f"{part['low']}–{part['high'] - 1}"


def _bin_cell(part):
    return "–" if part["bleu"] is None else f"{part['bleu']:.1f} ({part['pairs']})"
