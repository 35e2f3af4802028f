"""The samples as files: what `make samples` writes below `data/samples/`."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from data.generator.articles import (
    Fact,
    cloze_facts,
    cloze_sentences,
    generate_articles,
    to_squad,
)
from data.generator.parallel import generate_parallel
from data.generator.vocabularies import vocabulary_files
from tfqa._files import atomic_write
from tfqa.datasets.parallel.records import Alignment, ParallelText

PARALLEL_FOLDER = "en-es"
ARTICLES_FOLDER = "articles"
FACT_COLUMNS = ("topic", "relation", "subject", "value", "stated", "cloze")


def pharaoh(alignment: Alignment) -> str:
    """Return links in Pharaoh format: `0-0 1-2`, source index first."""
    return " ".join(f"{source}-{target}" for source, target in alignment)


def parallel_files(text: ParallelText) -> dict[str, bytes]:
    """Map each file's path below `data/samples/` to what it holds: UTF-8, one line a pair."""
    files = {}
    for name in ("train", "validation", "test"):
        split = getattr(text, name)
        columns = {
            text.source_language: split.sources,
            text.target_language: split.targets,
            "align": [pharaoh(alignment) for alignment in split.alignments],
        }
        for ending, lines in columns.items():
            path = f"{PARALLEL_FOLDER}/{name}.{ending}"
            files[path] = "".join(line + "\n" for line in lines).encode()
    return files


def article_files() -> dict[str, bytes]:
    """Map the files of the articles likewise: SQuAD 2.0's JSON, the topics and the facts as CSV."""
    articles = generate_articles()
    files = {
        f"{split}.json": to_squad(article for article in articles if article.split == split)
        for split in ("train", "dev")
    }
    topics = [(article.title, article.topic) for article in articles]
    files["topics.csv"] = _to_csv([("title", "topic"), *topics])
    files["facts.csv"] = _to_csv([FACT_COLUMNS, *map(_fact_row, cloze_facts())])
    return {f"{ARTICLES_FOLDER}/{name}": content.encode() for name, content in files.items()}


def write_samples(directory: str | os.PathLike[str]) -> list[Path]:
    """Write all samples below `directory`; each file appears whole or not at all.

    Args:
        directory: usually `data/samples`; made where it is missing.

    Returns:
        The paths written.
    """
    text = generate_parallel()
    files = parallel_files(text) | vocabulary_files(text) | article_files()
    paths = []
    for relative, content in files.items():
        paths.append(Path(directory) / relative)
        with atomic_write(paths[-1]) as temporary:
            temporary.write_bytes(content)
    return paths


def _fact_row(fact: Fact) -> tuple[str, ...]:
    stated, cloze = "yes" if fact.stated else "no", cloze_sentences(fact)[0]
    return (fact.topic, fact.relation, fact.subject, fact.value, stated, cloze)


def _to_csv(rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()
