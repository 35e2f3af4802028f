"""The README's table of what vocabularies of several sizes do to a text."""

from benchmarks.report.tables import format_table, join_parts


def render_vocabularies(record):
    """A table of what vocabularies of several sizes do to a text."""
    rows = [
        [row["language"], {"word": "words", "bpe": "byte pairs"}[row["kind"]],
         f"{row['vocabulary_size']:,}", f"{row['tokens']:.1f}", f"{row['tokens_per_word']:.2f}",
         f"{row['unknown']:.2%}"]
        for row in record["rows"]
    ]  # fmt: skip
    header = ["language", "tokens are", "vocabulary", "tokens a caption", "tokens a word"]
    return join_parts([
        f"{record['data']['name']}: learned on {record['data']['train']:,} captions of each "
        f"language, counted on {record['data']['test']:,} others:",
        format_table([*header, "unknown"], rows),
        f"Command: `{record['command']}`",
    ])  # fmt: skip
