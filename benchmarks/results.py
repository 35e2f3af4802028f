"""Write the README's tables anew from the records in `benchmarks/results/`: `make results`.

    python benchmarks/results.py            write them
    python benchmarks/results.py --check    exit with 1 if the README is not in step

Between `<!-- results:NAME -->` and `<!-- /results:NAME -->` stands what the records say and nothing
else. NAME is "nmt" (training runs), "speed" or "vocabularies".
"""

import argparse
import json
import os
import re
import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results"
README = ROOT / "README.md"

COMMON = ("name", "kind", "command", "commit", "hardware", "python", "backend", "versions")
COMMON += ("minutes",)
REQUIRED = {  # kind -> fields of a record
    "training": (*COMMON, "data", "seeds", "recipe", "parameters", "curve", "evaluation"),
    "seeds": (*COMMON, "data", "seeds", "recipe", "models", "runs"),
    "speed": (*COMMON, "sizes", "repetitions", "peak_gflops", "rows"),
    "vocabularies": (*COMMON, "data", "rows"),
}
BLOCK = re.compile(r"(<!-- results:(\w+) -->\n)(.*?)(<!-- /results:\2 -->)", re.DOTALL)


def main(arguments=None):
    """Write or check the README."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
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
    blocks = {
        "nmt": render_nmt,
        "speed": lambda found: _join(map(render_speed, found)),
        "vocabularies": lambda found: _join(map(render_vocabularies, found)),
    }
    kinds = {
        "nmt": ("training", "seeds"),
        "speed": ("speed",),
        "vocabularies": ("vocabularies",),
    }

    def replace(match):
        name = match[2]
        if name not in blocks:
            raise ValueError(
                f"README.md: no table is known for results:{name}; known are {sorted(blocks)}."
            )
        body = blocks[name]([one for one in records if one["kind"] in kinds[name]])
        return f"{match[1]}{body}{chr(10) if body else ''}{match[4]}"

    return BLOCK.sub(replace, text)


def render_nmt(records):
    """Tables of training runs, and of runs over several seeds."""
    runs = sorted(
        (one for one in records if one["kind"] == "training"),
        key=lambda one: (one["data"]["name"], -one["evaluation"]["beam"]["bleu"]),
    )
    seeds = [one for one in records if one["kind"] == "seeds"]
    return _join([_render_runs(runs) if runs else "", *map(_render_seeds, seeds)])


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
    return _join([
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
            _spread([run["minutes"] for run in runs], 1),
            _spread([one["greedy"]["bleu"] for one in found], 1),
            _spread([one["beam"]["bleu"] for one in found], 1),
            *([_spread([one["alignment_error_rate"] for one in found], 3)] if pairs else []),
        ])  # fmt: skip
        parts = zip(*(one["greedy"]["by_length"] for one in found), strict=True)
        lengths.append([model] + [_spread([one["bleu"] for one in part], 1) for part in parts])
    signature = record["runs"][0]["evaluation"]["signature"]
    aligned = f"; alignment error rate 0–1 on {pairs} test pairs" if pairs else ""
    return _join([
        f"On {_name_data(record)}, mean (lowest–highest) of {len(record['seeds'])} seeds, "
        f"{record['hardware']}, {record['threads']} thread a training{aligned}:",
        format_table(header, rows),
        "BLEU with greedy search by words in the source sentence:",
        format_table(["model", *map(_bin_name, bins)], lengths),
        f"Signature: `{signature}`; command: `{record['command']}`",
    ])  # fmt: skip


def render_vocabularies(record):
    """A table of what vocabularies of several sizes do to a text."""
    rows = [
        [row["language"], {"word": "words", "bpe": "byte pairs"}[row["kind"]],
         f"{row['vocabulary_size']:,}", f"{row['tokens']:.1f}", f"{row['tokens_per_word']:.2f}",
         f"{row['unknown']:.2%}"]
        for row in record["rows"]
    ]  # fmt: skip
    header = ["language", "tokens are", "vocabulary", "tokens a caption", "tokens a word"]
    return _join([
        f"{record['data']['name']}: learned on {record['data']['train']:,} captions of each "
        f"language, counted on {record['data']['test']:,} others:",
        format_table([*header, "unknown"], rows),
        f"Command: `{record['command']}`",
    ])  # fmt: skip


def render_speed(record):
    """Tables of a benchmark of speed."""
    if record["name"] == "speed_transformer":
        return _render_transformer(record)
    if record["name"] == "speed_tokenization":
        return _render_tokenization(record)
    if record["name"] == "speed_pretraining_data":
        return _render_pretraining_data(record)
    sizes = ", ".join(f"{name.replace('_', ' ')} {n}" for name, n in record["sizes"].items())
    tables = {name: [row for row in record["rows"] if row["table"] == name]
              for name in ("training", "decoding", "attention")}  # fmt: skip
    training = [
        [row["model"], row["written"], f"{row['step_milliseconds']:.0f}",
         f"{row['step_milliseconds_minimum']:.0f}", f"{row['tokens_per_second']:,.0f}",
         f"{row['times_fixed_vector']:.2f}", _optional(row, "times_plain_keras", ".2f"),
         f"{sum(row['operations'].values()) / 1e9:.1f}" if "operations" in row else "–",
         _optional(row, "share_of_peak", ".0%")]
        for row in tables["training"]
    ]  # fmt: skip
    decoding = [
        [row["search"], row["batch"], row["program"], f"{row['tokens_per_second']:,.0f}",
         f"{row['times_tfqa']:.1f}", f"{row['same_tokens']:.1%}"]
        for row in tables["decoding"]
    ]  # fmt: skip
    attention = [
        [row["source_tokens"], row["compatibility"], f"{row['milliseconds']:.2f}",
         f"{row['times_dot']:.1f}"]
        for row in tables["attention"]
    ]  # fmt: skip
    return _join([
        _describe_machine(record, sizes),
        format_table(
            ["model", "written in", "ms a step", "fastest", "target tokens/s", "× fixed vector",
             "times as fast as plain Keras", "GFLOP a step", "share of peak"], training),
        format_table(
            ["search", "sentences", "program", "tokens/s", "× time of tfqa", "same tokens"],
            decoding),
        "Attention alone, forward, keys once and a query for each target step:",
        format_table(["source tokens", "compatibility", "ms", "× dot"], attention),
        f"Command: `{record['command']}`",
    ])  # fmt: skip


def _render_transformer(record):
    sizes = ", ".join(f"{count} {name}" for name, count in record["sizes"].items())
    rows = record["rows"]
    training = [
        [row["model"], row["written"], f"{row['step_milliseconds']:,.0f}",
         f"{row['step_milliseconds_minimum']:,.0f}", f"{row['tokens_per_second']:,.0f}",
         f"{row['times_tfqa']:.2f}", f"{sum(row['operations'].values()) / 1e9:.0f}",
         f"{row['share_of_peak']:.0%}"]
        for row in rows if row["table"] == "training"
    ]  # fmt: skip
    parts = [
        [row["model"], row["part"], f"{row['forward']:.1f}", f"{row['backward']:.1f}",
         f"{row['product_milliseconds']:.1f}"]
        for row in rows if row["table"] == "parts"
    ]  # fmt: skip
    decoding = [
        [row["batch"], row["tokens"], row["program"], f"{row['tokens_per_second']:,.0f}",
         f"{row['token_milliseconds']:.2f}", f"{row['times_shortest']:.2f}",
         f"{row['times_cached']:.1f}", f"{row['same_tokens']:.1%}"]
        for row in rows if row["table"] == "decoding"
    ]  # fmt: skip
    attention = [
        [row["length"], row["passes"], row["path"], f"{row['milliseconds']:.1f}",
         "–" if row["mebibytes"] is None else f"{row['mebibytes']:,.0f}"]
        for row in rows if row["table"] == "attention length"
    ]  # fmt: skip
    return _join([
        _describe_machine(record, sizes),
        format_table(
            ["size", "written in", "ms a step", "fastest", "target tokens/s", "× time of tfqa",
             "GFLOP a step", "share of peak"], training),
        "Where a step of tfqa goes, by TensorFlow's profiler; operations that run at the same time "
        "count each in full:",
        format_table(
            ["size", "part", "ms forward", "ms backward", "of these matrix products"], parts),
        "Greedy search, every sentence to its full length:",
        format_table(
            ["sentences", "tokens", "program", "tokens/s", "ms a token", "× ms at the shortest",
             "× time of the cache", "same tokens"], decoding),
        "Attention alone, one sentence, width 512, 8 heads; memory is what a process grows by:",
        format_table(["length", "passes", "path", "ms", "MiB"], attention),
        f"Command: `{record['command']}`",
    ])  # fmt: skip


def _render_tokenization(record):
    sizes = ", ".join(f"{count:,} {name}" for name, count in record["sizes"].items())
    encoding = [
        [row["algorithm"], row["program"], f"{row['megabytes_per_second']:.2f}",
         f"{row['times_as_fast']:.1f}", f"{row['same_texts']:.2%}"]
        for row in record["rows"] if row["table"] == "encoding"
    ]  # fmt: skip
    learning = [
        [row["algorithm"], row["program"], f"{row['seconds']:.1f}", f"{row['times_tfqa']:.2f}"]
        for row in record["rows"] if row["table"] == "learning"
    ]  # fmt: skip
    return _join([
        _describe_machine(record, sizes),
        format_table(
            ["algorithm", "program", "MB/s", "times as fast as a batch", "texts with the same ids"],
            encoding),
        "Learning a vocabulary of these texts:",
        format_table(["algorithm", "program", "s", "× time of tfqa"], learning),
        f"Command: `{record['command']}`",
    ])  # fmt: skip


def _render_pretraining_data(record):
    sizes = ", ".join(f"{count:,} {name}" for name, count in record["sizes"].items())
    parts = [
        [row["program"], f"{row['megabytes_per_second']:.1f}", f"{row['examples_per_second']:,.0f}"]
        for row in record["rows"] if row["table"] == "parts"
    ]  # fmt: skip
    masking = [
        [row["program"], f"{row['examples_per_second']:,.0f}", f"{row['times_as_fast']:.1f}"]
        for row in record["rows"] if row["table"] == "masking"
    ]  # fmt: skip
    return _join([
        _describe_machine(record, sizes),
        format_table(["step", "MB/s of text", "examples/s"], parts),
        "Masking, the same examples:",
        format_table(["program", "examples/s", "times as fast as the loop"], masking),
        f"Command: `{record['command']}`",
    ])  # fmt: skip


def _describe_machine(record, sizes):
    return (
        f"{record['hardware']}; {record['backend']} {record['versions'][record['backend']]}, Keras "
        f"{record['versions']['keras']}; medians of {record['repetitions']} turns; {sizes}; a "
        f"float32 matrix product reaches {record['peak_gflops']:.0f} GFLOP/s."
    )


def format_table(header, rows):
    """Return a Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def _name_data(record):
    return f"{record['data']['name']} ({record['data']['train']:,} pairs)"


def _bin_name(part):
    if part["high"] is None:
        return f"{part['low']} and more"
    return f"{part['low']}–{part['high'] - 1}"


def _bin_cell(part):
    return "–" if part["bleu"] is None else f"{part['bleu']:.1f} ({part['pairs']})"


def _spread(values, digits):
    if None in values:
        return "–"
    mean, low, high = statistics.mean(values), min(values), max(values)
    return f"{mean:.{digits}f} ({low:.{digits}f}–{high:.{digits}f})"


def _optional(row, name, form):
    return format(row[name], form) if name in row else "–"


def _join(parts):
    return "\n\n".join(part for part in parts if part)


if __name__ == "__main__":
    sys.exit(main())
