"""Write the README's tables anew from the records in `benchmarks/results/`: `make results`.

    python benchmarks/results.py            write them
    python benchmarks/results.py --check    exit with 1 if the README is not in step

Between `<!-- results:NAME -->` and `<!-- /results:NAME -->` stands what the records say and nothing
else. NAME is "nmt" (translation), "pretraining", "squad", "speed" or "vocabularies".
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
    "pretraining": (*COMMON, "data", "seeds", "recipe", "parameters", "curve", "evaluation"),
    "pretraining_seeds": (*COMMON, "data", "seeds", "recipe", "models", "runs"),
    "squad": (*COMMON, "data", "seeds", "recipe", "parameters", "curve", "evaluation", "threads"),
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
        "pretraining": render_pretraining,
        "squad": lambda found: _join(map(render_squad, found)),
        "speed": lambda found: _join(map(render_speed, found)),
        "vocabularies": lambda found: _join(map(render_vocabularies, found)),
    }
    kinds = {
        "nmt": ("training", "seeds"),
        "pretraining": ("pretraining", "pretraining_seeds"),
        "squad": ("squad",),
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
    kinds = list(record["runs"][0]["evaluation"].get("by_words", {}))
    words = [
        [model] + [
            _spread([run["evaluation"]["by_words"][kind]["beam"]
                     for run in record["runs"] if run["model"] == model], 1)
            for kind in kinds
        ]
        for model in record["models"]
    ]  # fmt: skip
    signature = record["runs"][0]["evaluation"]["signature"]
    aligned = f"; alignment error rate 0–1 on {pairs} test pairs" if pairs else ""
    return _join([
        f"On {_name_data(record)}, mean (lowest–highest) of {len(record['seeds'])} seeds"
        f"{_name_single(record)}, {record['hardware']}, {record['threads']} thread a training"
        f"{aligned}:",
        format_table(header, rows),
        "BLEU with greedy search by words in the source sentence:",
        format_table(["model", *map(_bin_name, bins)], lengths),
        "BLEU with beam 5, by whether the word model knows all words of a pair:" if kinds else "",
        format_table(["model", *kinds], words) if kinds else "",
        f"Signature: `{signature}`; command: `{record['command']}`",
    ])  # fmt: skip


def render_pretraining(records):
    """Tables of pre-trainings on real text, and of comparisons over several seeds."""
    texts = [_render_text(one) for one in records if one["kind"] == "pretraining"]
    seeds = [_render_variants(one) for one in records if one["kind"] == "pretraining_seeds"]
    return _join([*texts, *seeds])


def _render_text(record):
    found, recipe = record["evaluation"], record["recipe"]
    points = [
        [f"{point['step']:,}", f"{point['tokens']:.1f} M",
         *(f"{point[f'val_{name}']:.3f}"
           for name in ("mlm_logits_accuracy", "mlm_logits_nats", "nsp_logits_accuracy"))]
        for point in record["curve"]
    ]  # fmt: skip
    more = [f"{share:.3f}" for share in found["more_frequent_label"]]
    shape = f"{recipe['model']['num_layers']} layers, width {recipe['model']['hidden_dim']}"
    phases = ", then ".join(
        f"{steps:,} steps of {size} examples of {length} tokens at most"
        for steps, size, length in zip(
            recipe["steps"], recipe["batch_sizes"], recipe["lengths"], strict=True
        )
    )
    return _join([
        f"A BERT of {shape} ({record['parameters'] / 1e6:.1f} M parameters, vocabulary "
        f"{recipe['vocabulary']}) on {record['data']['name']}: {phases}; "
        f"{record['minutes']:.0f} minutes, {record['hardware']}, seed {record['seeds'][0]}.",
        format_table(["steps", "tokens seen", "accuracy", "nats", "next sentence"], points),
        f"Each line is on a part of {record['data']['validation']}; the more frequent of the two "
        f"next-sentence answers is right in {' and then '.join(more)} of it. On all of it, "
        f"{found['tokens']:,} hidden tokens, at the end: accuracy {found['accuracy']:.3f}, "
        f"{found['nats']:.2f} nats; always the most frequent token: "
        f"{found['unigram']['accuracy']:.3f}, {found['unigram']['nats']:.2f} nats. Command: "
        f"`{record['command']}`",
    ])  # fmt: skip


def _render_variants(record):
    rows = []
    for model in record["models"]:
        runs = [run for run in record["runs"] if run["model"] == model]
        found = [run["evaluation"] for run in runs]
        fates = found[0].get("by_fate", {})
        facts = "facts" in found[0]
        rows.append([
            model,
            str(len(runs)),
            _spread([run["minutes"] for run in runs], 1),
            _spread([one["accuracy"] for one in found], 3),
            _spread([one["nats"] for one in found], 2),
            *(_spread([one["by_fate"][fate]["accuracy"] for one in found], 2) if fates else "–"
              for fate in ("[MASK]", "another token", "itself")),
            *(_spread([one["facts"]["stated"][name] for one in found], 2) if facts else "–"
              for name in ("fitting", "right")),
        ])  # fmt: skip
    header = ["model", "seeds", "minutes", "accuracy", "nats", "where it sees [MASK]"]
    header += ["another token", "the token itself", "facts of the right kind", "facts right"]
    recipe = record["recipe"]
    return _join([
        f"On the course's articles, {recipe['steps'][0]:,} steps of {recipe['batch_sizes'][0]} "
        f"examples if not said otherwise, mean (lowest–highest) of {len(record['seeds'])} seeds"
        f"{_name_single(record)}, {record['hardware']}, {record['threads']} thread a training:",
        format_table(header, rows),
        f"Command: `{record['command']}`",
    ])  # fmt: skip


def render_squad(record):
    """A table of a fine-tuning on questions: the official scores, and those of groups."""
    found, recipe = record["evaluation"], record["recipe"]
    groups = [
        [kind, one["group"], f"{one['questions']:,}", f"{one['exact']:.1f}", f"{one['f1']:.1f}"]
        for kind, key in (
            ("question word", "question"),
            ("length of the answer", "answer"),
            ("length of the passage", "context"),
        )
        for one in found["groups"][key]
    ]
    return _join([
        f"{recipe['pretrained']} ({record['parameters'] / 1e6:.1f} M parameters), fine-tuned on "
        f"{record['data']['train']:,} questions of {record['data']['name']}, {recipe['epochs']} "
        f"epoch, learning rate {recipe['learning_rate']}, batches of {recipe['batch_size']}; "
        f"{record['minutes']:.0f} minutes, {record['hardware']}, {record['threads']} thread, seed "
        f"{record['seeds'][0]}. On all {found['all']['questions']:,} questions of the dev set: "
        f"**EM {found['all']['exact_match']:.1f}, F1 {found['all']['f1']:.1f}**.",
        format_table(["by", "group", "questions", "EM", "F1"], groups),
        f"Command: `{record['command']}`",
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
    renderers = {
        "speed_nmt": _render_recurrent,
        "speed_transformer": _render_transformer,
        "speed_tokenization": _render_tokenization,
        "speed_pretraining_data": _render_pretraining_data,
        "speed_bert": _render_bert,
    }
    return renderers[record["name"]](record)


def _render_recurrent(record):
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
    rows = record["rows"]
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
        _describe_machine(record),
        _compare_training(rows, "target tokens/s"),
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


def _render_bert(record):
    models = {
        row["model"]: f"{row['model']}: {row['layers']} layers of width {row['width']}, "
        f"{row['examples']} examples a step" for row in record["rows"] if row["table"] == "training"
    }  # fmt: skip
    texts = [row for row in record["rows"] if row["table"] == "padding"]
    padding = [
        [row["batches"], f"{row['padding']:.1%}", f"{row['step_milliseconds']:,.0f}",
         f"{row['step_milliseconds_minimum']:,.0f}", f"{row['tokens_per_second']:,.0f}",
         f"{row['times_full']:.2f}"]
        for row in texts
    ]  # fmt: skip
    return _join([
        _describe_machine(record),
        f"Sizes are {'; '.join(models.values())}.",
        _compare_training(record["rows"], "tokens/s"),
        f"What padding costs: {texts[0]['model']}, the same {texts[0]['steps']} batches of "
        f"{texts[0]['data']}, {texts[0]['entries']:,} entries:",
        format_table(
            ["batches are", "padding", "ms a step", "fastest", "tokens/s",
             "× time of full length"], padding),
        f"Command: `{record['command']}`",
    ])  # fmt: skip


def _compare_training(rows, tokens):
    """A table of training steps by several libraries; `tokens` is what a second is told in."""
    cells = [
        [row["model"], row["written"], f"{row['step_milliseconds']:,.0f}",
         f"{row['step_milliseconds_minimum']:,.0f}", f"{row['tokens_per_second']:,.0f}",
         f"{row['times_tfqa']:.2f}", f"{sum(row['operations'].values()) / 1e9:.0f}",
         f"{row['share_of_peak']:.0%}"]
        for row in rows if row["table"] == "training"
    ]  # fmt: skip
    header = ["size", "written in", "ms a step", "fastest", tokens, "× time of tfqa"]
    return format_table([*header, "GFLOP a step", "share of peak"], cells)


def _render_tokenization(record):
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
        _describe_machine(record),
        format_table(
            ["algorithm", "program", "MB/s", "times as fast as a batch", "texts with the same ids"],
            encoding),
        "Learning a vocabulary of these texts:",
        format_table(["algorithm", "program", "s", "× time of tfqa"], learning),
        f"Command: `{record['command']}`",
    ])  # fmt: skip


def _render_pretraining_data(record):
    parts = [
        [row["program"], f"{row['megabytes_per_second']:.1f}", f"{row['examples_per_second']:,.0f}"]
        for row in record["rows"] if row["table"] == "parts"
    ]  # fmt: skip
    masking = [
        [row["program"], f"{row['examples_per_second']:,.0f}", f"{row['times_as_fast']:.1f}"]
        for row in record["rows"] if row["table"] == "masking"
    ]  # fmt: skip
    return _join([
        _describe_machine(record),
        format_table(["step", "MB/s of text", "examples/s"], parts),
        "Masking, the same examples:",
        format_table(["program", "examples/s", "times as fast as the loop"], masking),
        f"Command: `{record['command']}`",
    ])  # fmt: skip


def _describe_machine(record, sizes=None):
    if sizes is None:
        sizes = ", ".join(f"{count:,} {name}" for name, count in record["sizes"].items())
    return (
        f"{record['hardware']}; {record['backend']} {record['versions'][record['backend']]}, Keras "
        f"{record['versions']['keras']}; medians of {record['repetitions']} turns; {sizes}; a "
        f"float32 matrix product reaches {record['peak_gflops']:.0f} GFLOP/s."
    )


def format_table(header, rows):
    """Return a Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def _name_single(record):
    counts = [[run["model"] for run in record["runs"]].count(one) for one in record["models"]]
    return " (a figure alone is of one seed)" if 1 in counts and max(counts) > 1 else ""


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
    if len(values) == 1:
        return f"{mean:.{digits}f}"
    return f"{mean:.{digits}f} ({low:.{digits}f}–{high:.{digits}f})"


def _optional(row, name, form):
    return format(row[name], form) if name in row else "–"


def _join(parts):
    return "\n\n".join(part for part in parts if part)


if __name__ == "__main__":
    sys.exit(main())
