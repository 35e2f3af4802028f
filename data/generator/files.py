"""The samples as files: what `make samples` writes below `data/samples/`."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from data.generator.articles import Fact, cloze_sentences, generate_articles, to_squad
from data.generator.articles.facts import cloze_facts
from data.generator.parallel import generate_parallel
from data.generator.vocabularies import vocabulary_files
from tfqa.datasets.parallel.records import Alignment, ParallelText

PARALLEL_FOLDER = "en-es"
ARTICLES_FOLDER = "articles"


def pharaoh(alignment: Alignment) -> str:
    """Links in Pharaoh format: `0-0 1-2`, source index first."""
    return " ".join(f"{source}-{target}" for source, target in alignment)


def parallel_files(text: ParallelText) -> dict[str, bytes]:
    """Every file's path below `data/samples/` and what it holds: UTF-8, one line a pair."""
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
    """The same for the articles: questions as of SQuAD 2.0, topics, and facts to ask for."""
    articles = generate_articles()
    files = {
        f"{split}.json": to_squad(article for article in articles if article.split == split)
        for split in ("train", "dev")
    }
    topics = [(article.title, article.topic) for article in articles]
    files["topics.csv"] = to_csv([("title", "topic"), *topics])
    files["facts.csv"] = to_csv([FIELDS, *map(to_row, cloze_facts())])
    return {f"{ARTICLES_FOLDER}/{name}": content.encode() for name, content in files.items()}


FIELDS = ("topic", "relation", "subject", "value", "stated", "cloze")


def to_row(fact: Fact) -> tuple[str, ...]:
    """Return the cells of `FIELDS`."""
    stated = "yes" if fact.stated else "no"
    cloze = cloze_sentences(fact)[0]
    return (fact.topic, fact.relation, fact.subject, fact.value, stated, cloze)


def to_csv(rows: Iterable[Sequence[str]]) -> str:
    """Return a table as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def write_samples(directory: str | os.PathLike[str]) -> list[Path]:
    """Writes all samples below `directory`; each file appears whole or not at all.

    Args:
        directory: usually `data/samples`; made where it is missing.

    Returns:
        The paths written.
    """
    written, text = [], generate_parallel()
    files = parallel_files(text) | vocabulary_files(text) | article_files()
    for relative, content in files.items():
        path = Path(directory) / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.chmod(temporary, 0o644)
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
        written.append(path)
    return written
