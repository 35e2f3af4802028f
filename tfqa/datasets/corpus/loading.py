"""`load_corpus`: documents to learn a language from, one after another."""

from __future__ import annotations

import dataclasses
import difflib
import functools
import hashlib
import json
import os
import reprlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from tfqa._directories import data_directory, samples_directory
from tfqa.datasets.corpus.paragraphs import read_paragraphs
from tfqa.datasets.files.reading import stream_lines

SAMPLES = {"samples": "train.json", "samples-dev": "dev.json"}
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
        """Read the documents, in order.

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
                f"of {number}. To hold documents out takes two of them or more: separate them by "
                "blank lines in a text file, or evaluate on a corpus of its own."
            )

    @property
    def fingerprint(self) -> str:
        """Hash all documents, which are read for it; see `hash_documents`."""
        return hash_documents(self)

    def texts(self) -> Iterator[str]:
        """Read the paragraphs of all documents, to train a tokenizer on."""
        for document in self:
            yield from document.paragraphs

    def hold_out(self, share: float, seed: int = 0) -> tuple[Corpus, Corpus]:
        """Cut whole documents off: return what is left, and the share held out.

        Each document draws a number, which is a function of the seed, its own number and its name,
        and is held out if it is below `share`. So of n documents, n · share are held out on
        average, and the cut stays the same when documents are added at the end. Where fewer than
        two would be in a part (one, of less than four documents), the lowest draws are held out, or
        the highest are left, so that they are. To know this, the corpus is read until each part has
        its two, when the first document is asked for.

        Args:
            share: from 0 to 1, both excluded.
            seed: another seed gives another cut.

        Raises:
            ValueError: `share` is out of range. While a part is read: there is but one document.
        """
        if not 0 < share < 1:
            raise ValueError(f"`share` must be between 0 and 1. Received: share={share}.")

        def draw(document: Document) -> int:
            text = f"{seed}\t{document.number}\t{document.name}"
            return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")

        @functools.cache
        def limit() -> float:
            return _find_limit(map(draw, self), share * 2**64)

        def held_out(document: Document) -> bool:
            return draw(document) < limit()

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


def hash_documents(documents: Iterable[Document]) -> str:
    """Hash the numbers, the names and the text of documents, in their order."""
    digest = hashlib.blake2b(digest_size=16)
    for document in documents:
        content = [document.number, document.name, *document.paragraphs]
        digest.update(json.dumps(content).encode() + b"\n")
    return digest.hexdigest()


def _find_limit(drawn: Iterable[int], limit: float) -> float:
    """Move the limit as little as makes two numbers lie on each side (one, of less than four)."""
    numbers, below = [], 0
    for number in drawn:
        numbers.append(number)
        below += number < limit
        if 2 <= below <= len(numbers) - 2:
            return limit
    numbers.sort()
    least = 2 if len(numbers) >= 4 else 1
    return min(max(limit, numbers[least - 1] + 1), numbers[-least])


def load_corpus(
    name_or_path: str | os.PathLike | Sequence[str | os.PathLike],
) -> Corpus:
    """Load documents by name, or from the user's own files; they are read when they are needed.

    | `name_or_path` | what is read |
    |---|---|
    | `"samples"` | the articles written for this project, those to train on |
    | `"samples-dev"` | its other articles: never train on them |
    | `"wiki_squad_train"` | the Wikipedia articles of SQuAD 1.1's training set |
    | `"wiki_squad_dev"` | those of its development set: held out for tests, never train on it |
    | `"gutenberg"`, `"state_union"`, `"inaugural"` | books and speeches in the public domain |
    | `"corpus.txt"` | a paragraph a line, and a blank line between documents |
    | `"squad.json"` | SQuAD's format: an article is a document, a line of a context a paragraph |
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
        parts = [load_corpus(part) for part in name_or_path]
        name = " + ".join(part.name for part in parts)
        return Corpus(name, [source for part in parts for source in part._sources])
    name = os.fspath(name_or_path)
    path = _find(name_or_path)
    read = _read_squad if path.name.removesuffix(".gz").endswith(".json") else _read_text
    return Corpus(name, [lambda: read(path)])


def _find(name_or_path: str | os.PathLike) -> Path:
    """Find the file of a name, or of a path."""
    name = os.fspath(name_or_path)
    if name in SAMPLES:
        return samples_directory() / "articles" / SAMPLES[name]
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


def _read_text(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    stem = path.name.split(".")[0]
    for number, paragraphs in enumerate(read_paragraphs(path), start=1):
        yield f"{stem} {number}", paragraphs


def _read_squad(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    try:
        content = json.loads("\n".join(line for _, line in stream_lines(path)))
    except json.JSONDecodeError as error:
        raise ValueError(
            f"{path}: expected SQuAD's format, which is JSON. Received: other text ({error})."
        ) from error
    for number, article in enumerate(_field(content, "data", list, f"{path}"), start=1):
        location = f"{path}, article {number}"
        title = _field(article, "title", str, location)
        location = f"{location} ({title!r})"
        paragraphs = []
        records = _field(article, "paragraphs", list, location)
        for paragraph, record in enumerate(records, start=1):
            context = _field(record, "context", str, f"{location}, paragraph {paragraph}")
            lines = (line.removesuffix("\r") for line in context.split("\n"))
            paragraphs += filter(str.strip, lines)
        if paragraphs:
            yield title, tuple(paragraphs)


def _field(record, name: str, kind: type, location: str):
    """Return what a record of a JSON file holds under a name, or say where it is wrong."""
    if not isinstance(record, dict) or not isinstance(record.get(name), kind):
        raise ValueError(
            f"{location}: expected SQuAD's format, a record whose `{name}` is a "
            f"{'text' if kind is str else 'list'}. Received: {reprlib.repr(record)}. Correct the "
            "record, or leave it out."
        )
    return record[name]
