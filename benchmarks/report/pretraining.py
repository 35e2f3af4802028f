"""Tables of pre-training: a run on real text, and comparisons over seeds."""

from benchmarks.report.tables import (
    format_commands,
    format_spread,
    format_table,
    join_parts,
    name_single,
)


def render_pretraining(record):
    """Return the curve of a pre-training on real text."""
    scores, recipe = record["evaluation"], record["recipe"]
    points = [
        [f"{point['step']:,}", f"{point['tokens']:.1f} M",
         *(f"{point[f'val_{name}']:.3f}"
           for name in ("mlm_logits_accuracy", "mlm_logits_nats", "nsp_logits_accuracy"))]
        for point in record["curve"]
    ]  # fmt: skip
    baselines = [f"{share:.3f}" for share in scores["more_frequent_label"]]
    shape = f"{recipe['model']['num_layers']} layers, width {recipe['model']['hidden_dim']}"
    phases = ", then ".join(
        f"{steps:,} steps of {size} examples of at most {length} tokens"
        for steps, size, length in zip(
            recipe["steps"], recipe["batch_sizes"], recipe["lengths"], strict=True
        )
    )
    return join_parts([
        f"A BERT of {shape} ({record['parameters'] / 1e6:.1f} M parameters, vocabulary "
        f"{recipe['vocabulary']}) on {record['data']['name']}: {phases}; "
        f"{record['minutes']:.0f} minutes, {record['hardware']}, seed {record['seeds'][0]}.",
        format_table(["steps", "tokens seen", "accuracy", "nats", "next sentence"], points),
        f"Each row is measured on a part of {record['data']['validation']}, where always giving "
        f"the more frequent next-sentence label is right for {' and then '.join(baselines)} of "
        f"the pairs. At the end, on all {scores['tokens']:,} masked tokens: accuracy "
        f"{scores['accuracy']:.3f}, {scores['nats']:.2f} nats; the most frequent token every "
        f"time: {scores['unigram']['accuracy']:.3f}, {scores['unigram']['nats']:.2f} nats.",
        format_commands(
            record["command"], "python -m benchmarks.evaluation.pretraining DIRECTORY"
        ),
    ])  # fmt: skip


def render_pretraining_seeds(record):
    """Return the table of a comparison of pre-trainings over several seeds."""
    rows = []
    for model in record["models"]:
        runs = [run for run in record["runs"] if run["model"] == model]
        scores = [run["evaluation"] for run in runs]
        by_fate, facts = "by_fate" in scores[0], "facts" in scores[0]
        rows.append([
            model,
            str(len(runs)),
            format_spread([run["minutes"] for run in runs], 1),
            format_spread([score["accuracy"] for score in scores], 3),
            format_spread([score["nats"] for score in scores], 2),
            *(format_spread([score["by_fate"][fate]["accuracy"] for score in scores], 2)
              if by_fate else "–" for fate in ("[MASK]", "another token", "itself")),
            *(format_spread([score["facts"]["stated"][name] for score in scores], 2)
              if facts else "–" for name in ("fitting", "right")),
        ])  # fmt: skip
    header = ["model", "seeds", "minutes", "accuracy", "nats", "input is [MASK]"]
    header += ["another token", "the token itself", "facts of the right kind", "facts right"]
    recipe = record["recipe"]
    return join_parts([
        f"On the course's articles, {recipe['steps'][0]:,} steps of {recipe['batch_sizes'][0]} "
        f"examples unless the name says otherwise: mean (lowest–highest) of "
        f"{len(record['seeds'])} seeds{name_single(record)}; {record['hardware']}, "
        f"{record['threads']} thread a training. Three columns split the accuracy by what the "
        "model sees at the masked position.",
        format_table(header, rows),
        format_commands(record["command"]),
    ])  # fmt: skip
