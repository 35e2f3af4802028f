"""`load_corpus`: documents to learn a language from, one after another."""

from __future__ import annotations

import dataclasses
import difflib
import functools
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tfqa.datasets.download import data_directory
from tfqa.datasets.paragraphs import read_paragraphs, stream_lines

SAMPLES = {"samples": "train", "samples-dev": "dev"}
TEXTS = ("wiki_squad_train", "wiki_squad_dev", "gutenberg", "state_union", "inaugural")


@dataclasses.dataclass(frozen=True)
class Document:
    """One document: an article, a speech, a book.

    Args:
        number: its place in the corpus, from 0; a part that `hold_out` cuts keeps the numbers.
        name: its title, or the name of its file and its place there from 1.
        paragraphs: its text, each paragraph without an end of line, none of them blank.
    """

    number: int
    name: str
    paragraphs: tuple[str, ...]


Source = Callable[[], Iterator[tuple[str, tuple[str, ...]]]]
"""Reads the name and the paragraphs of each document of one file."""


class Corpus:
    """Documents that are read from their files anew by each iteration, one at a time.

    Args:
        name: what the corpus is called in messages and in what is made of it.
        sources: one for each file, in order.
        keep: of the documents, those for which this is true.
    """

    def __init__(
        self,
        name: str,
        sources: Sequence[Source],
        keep: Callable[[Document], bool] = lambda document: True,
    ):
        self.name = name
        self._sources, self._keep = tuple(sources), keep

    def __repr__(self) -> str:
        return f"Corpus({self.name!r})"

    def __iter__(self) -> Iterator[Document]:
        """The documents, in order.

        Raises:
            ValueError: a fault in a file (its name and line are given), or there is no document.
        """
        number, kept = 0, 0
        for source in self._sources:
            for name, paragraphs in source():
                document = Document(number, name, paragraphs)
                number += 1
                if self._keep(document):
                    kept += 1
                    yield document
        if not kept:
            raise ValueError(
                f"Expected a corpus with at least one document. Received: {self.name}, with none "
                f"of {number}. Hold out another share, or take another seed."
            )

    def texts(self) -> Iterator[str]:
        """The paragraphs of all documents, to train a tokenizer on."""
        for document in self:
            yield from document.paragraphs

    def hold_out(self, share: float, seed: int = 0) -> tuple[Corpus, Corpus]:
        """Cuts whole documents off: what is left, and the share held out.

        Whether a document is held out is a function of the seed, its number and its name, so the
        cut needs no pass over the corpus and stays the same when documents are added at the end.
        Of n documents, n · share are held out on average.

        Args:
            share: from 0 to 1, both excluded.
            seed: another seed gives another cut.

        Raises:
            ValueError: `share` is out of range.
        """
        if not 0 < share < 1:
            raise ValueError(f"`share` must be between 0 and 1. Received: share={share}.")

        def held_out(document: Document) -> bool:
            text = f"{seed}\t{document.number}\t{document.name}"
            drawn = hashlib.blake2b(text.encode(), digest_size=8).digest()
            return int.from_bytes(drawn, "big") < share * 2**64

        return tuple(
            Corpus(
                f"{self.name} ({part} {share}, seed {seed})",
                self._sources,
                lambda document, wanted=wanted: (
                    self._keep(document) and held_out(document) is wanted
                ),
            )
            for part, wanted in (("without", False), ("held out", True))
        )


def load_corpus(
    name_or_path: str | os.PathLike | Sequence[str | os.PathLike],
) -> Corpus:
    """Documents by name, or from the user's own files; they are read when they are asked for.

    | `name_or_path` | what is read |
    |---|---|
    | `"samples"` | the articles written for this project, those to train on |
    | `"samples-dev"` | its other articles: never train on them |
    | `"wiki_squad_train"` | the Wikipedia articles of SQuAD 1.1's training set |
    | `"wiki_squad_dev"` | those of its development set: held out for tests, never train on it |
    | `"gutenberg"`, `"state_union"`, `"inaugural"` | books and speeches in the public domain |
    | `"corpus.txt"` | a paragraph a line, and a blank line between documents |
    | `"squad.json"` | SQuAD's format: an article is a document, a context a paragraph |
    | several of these in a list | one corpus, in this order |

    The named texts have no published address. They are files of the first kind, `text/NAME.txt` or
    `text/NAME.txt.gz` in the data directory (`TFQA_DATA_DIR`), put there by hand. All files are
    UTF-8, plain or `.gz`. A text file is streamed and may be larger than memory; one document is
    held at a time.

    Raises:
        ValueError: an unknown name (the nearest ones are suggested). While the corpus is read: a
            fault in a file (its name, line and what to do are given).
        FileNotFoundError: a file is not there; the message says where to put it.
    """
    if isinstance(name_or_path, (list, tuple)):
        if not name_or_path:
            raise ValueError("Expected at least one name or path. Received: an empty list.")
        parts = [load_corpus(one) for one in name_or_path]
        name = " + ".join(part.name for part in parts)
        return Corpus(name, [source for part in parts for source in part._sources])
    name = os.fspath(name_or_path)
    if name in SAMPLES:
        return Corpus(name, [lambda: _read_samples(SAMPLES[name])])
    path = _find(name_or_path)
    read = _read_squad if path.name.removesuffix(".gz").endswith(".json") else _read_text
    return Corpus(name, [lambda: read(path)])


def _find(name_or_path: str | os.PathLike) -> Path:
    """The file of a name, or of a path."""
    name = os.fspath(name_or_path)
    if name in TEXTS:
        plain = data_directory() / "text" / f"{name}.txt"
        packed = plain.with_name(f"{plain.name}.gz")
        if not plain.exists() and not packed.exists():
            raise FileNotFoundError(
                f"Expected the text {name!r} in the data directory. Received: {data_directory()}, "
                f"which has no {packed.relative_to(data_directory())}. No address publishes it. "
                f"Put the file at {packed} or {plain}, or set the environment variable "
                "TFQA_DATA_DIR to a directory that has it."
            )
        return plain if plain.exists() else packed
    path = Path(name)
    if path.is_file():
        return path
    if path.suffix in (".txt", ".gz", ".json") or not isinstance(name_or_path, str):
        raise FileNotFoundError(f"Expected a file. Received: {name}: not there.")
    near = difflib.get_close_matches(name, [*SAMPLES, *TEXTS], n=3, cutoff=0.5)
    hint = f" Did you mean {' or '.join(map(repr, near))}?" if near else ""
    raise ValueError(
        f"Expected one of {', '.join([*SAMPLES, *TEXTS])}, or the path of a file. "
        f"Received: {name!r}.{hint}"
    )


@functools.cache
def _make_samples():
    from tfqa.datasets.samples.articles import generate_articles

    return generate_articles()


def _read_samples(split: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for article in _make_samples():
        if article.split == split:
            yield article.title, tuple(paragraph.context for paragraph in article.paragraphs)


def _read_text(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    stem = path.name.split(".")[0]
    for place, paragraphs in enumerate(read_paragraphs(path), start=1):
        yield f"{stem} {place}", paragraphs


def _read_squad(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    text = "\n".join(line for _, line in stream_lines(path))
    try:
        articles = [
            (article["title"], tuple(one["context"] for one in article["paragraphs"]))
            for article in json.loads(text)["data"]
        ]
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(
            f"{path}: expected SQuAD's format, JSON with data[].title and "
            f"data[].paragraphs[].context. Received: a file without ({error!r})."
        ) from error
    for title, contexts in articles:
        if paragraphs := tuple(context for context in contexts if context.strip()):
            yield title, paragraphs
