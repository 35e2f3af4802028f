"""The README's tables of answering questions: official scores, and those of groups."""

from benchmarks.tables import format_table, join_parts

GROUPS = (
    ("question word", "question"),
    ("length of the answer", "answer"),
    ("length of the passage", "context"),
)


def render_squad(records):
    """Tables of fine-tunings on questions."""
    return join_parts(map(_render_run, records))


def _render_run(record):
    found, recipe = record["evaluation"], record["recipe"]
    scores, epochs = found["all"], recipe["epochs"]
    groups = [
        [kind, one["group"], f"{one['questions']:,}", f"{one['exact']:.1f}", f"{one['f1']:.1f}"]
        for kind, key in GROUPS
        for one in found["groups"][key]
    ]
    return join_parts([
        f"{recipe['pretrained']} ({record['parameters'] / 1e6:.1f} M parameters), fine-tuned on "
        f"{record['data']['train']:,} questions of {record['data']['name']}, {epochs} "
        f"epoch{'' if epochs == 1 else 's'}, learning rate {recipe['learning_rate']}, batches of "
        f"{recipe['batch_size']}; {record['minutes']:.0f} minutes, {record['hardware']}, "
        f"{record['threads']} thread, seed {record['seeds'][0]}. On all {scores['questions']:,} "
        f"questions of the dev set: **EM {scores['exact_match']:.1f}, F1 {scores['f1']:.1f}**.",
        format_table(["by", "group", "questions", "EM", "F1"], groups),
        f"Command: `{record['command']}`",
    ])  # fmt: skip
