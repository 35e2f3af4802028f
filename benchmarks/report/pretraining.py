"""The README's tables of pre-training: a run on real text, and comparisons over seeds."""

from benchmarks.report.tables import format_spread, format_table, join_parts, name_single


def render_pretraining(records):
    """Tables of pre-trainings on real text, and of comparisons over several seeds."""
    texts = [_render_text(one) for one in records if one["kind"] == "pretraining"]
    seeds = [_render_variants(one) for one in records if one["kind"] == "pretraining_seeds"]
    return join_parts([*texts, *seeds])


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
    return join_parts([
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
            format_spread([run["minutes"] for run in runs], 1),
            format_spread([one["accuracy"] for one in found], 3),
            format_spread([one["nats"] for one in found], 2),
            *(format_spread([one["by_fate"][fate]["accuracy"] for one in found], 2)
              if fates else "–" for fate in ("[MASK]", "another token", "itself")),
            *(format_spread([one["facts"]["stated"][name] for one in found], 2) if facts else "–"
              for name in ("fitting", "right")),
        ])  # fmt: skip
    header = ["model", "seeds", "minutes", "accuracy", "nats", "where it sees [MASK]"]
    header += ["another token", "the token itself", "facts of the right kind", "facts right"]
    recipe = record["recipe"]
    return join_parts([
        f"On the course's articles, {recipe['steps'][0]:,} steps of {recipe['batch_sizes'][0]} "
        f"examples if not said otherwise, mean (lowest–highest) of {len(record['seeds'])} seeds"
        f"{name_single(record)}, {record['hardware']}, {record['threads']} thread a training:",
        format_table(header, rows),
        f"Command: `{record['command']}`",
    ])  # fmt: skip
