"""The table of what the size of a vocabulary does to a text."""

from benchmarks.report.tables import format_commands, format_table, join_parts


def render_vocabularies(record):
    """Return the table of vocabularies of several sizes."""
    rows = [
        [row["language"], {"word": "words", "bpe": "byte pairs"}[row["kind"]],
         f"{row['vocabulary_size']:,}", f"{row['tokens']:.1f}", f"{row['tokens_per_word']:.2f}",
         f"{row['unknown']:.2%}"]
        for row in record["rows"]
    ]  # fmt: skip
    header = ["language", "tokens", "vocabulary", "tokens per caption", "tokens per word"]
    return join_parts([
        f"{record['data']['name']}: learned on {record['data']['train']:,} captions of each "
        f"language, counted on {record['data']['test']:,} others; {record['hardware']}.",
        format_table([*header, "unknown"], rows),
        format_commands(record["command"]),
    ])  # fmt: skip
