"""Documents as token ids, and the way back from tokens to the text they were cut from."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable, Sequence

import numpy as np

from tfqa.datasets.corpus.loading import Document
from tfqa.datasets.corpus.sentences import split_sentences


@dataclasses.dataclass(frozen=True)
class TokenizedDocument:
    """A document as the ids of its sentences, one after another.

    Args:
        number: of the document, see `Document`.
        token_ids: of all sentences, int32 (n,).
        starts: the place of each sentence's first token, and n at the end. No sentence is empty.
    """

    number: int
    token_ids: np.ndarray
    starts: list[int]


def tokenize_documents(documents: Iterable[Document], tokenizer) -> list[TokenizedDocument]:
    """Cut documents into sentences and these into tokens.

    Args:
        documents: any.
        tokenizer: has `encode_batch`.

    Returns:
        Those of the documents that have tokens, in order.
    """
    documents = list(documents)
    sentences = [
        [text[first:last] for text in document.paragraphs for first, last in split_sentences(text)]
        for document in documents
    ]
    encoded = iter(tokenizer.encode_batch(list(itertools.chain.from_iterable(sentences))))
    made = []
    for document, texts in zip(documents, sentences, strict=True):
        ids = list(filter(None, itertools.islice(encoded, len(texts))))
        starts = [0, *itertools.accumulate(map(len, ids))]
        if ids:
            flat = np.fromiter(itertools.chain.from_iterable(ids), np.int32, starts[-1])
            made.append(TokenizedDocument(document.number, flat, starts))
    return made


@dataclasses.dataclass(frozen=True)
class Place:
    """Where a token stands: a paragraph, and characters of it, end-exclusive."""

    paragraph: int
    start: int
    end: int


def find_places(document: Document, tokenizer) -> tuple[list[int], list[Place]]:
    """Return the ids of a document, as `tokenize_documents` gives them, and each token's place.

    Args:
        document: any.
        tokenizer: has `encode`, with offsets.
    """
    ids, places = [], []
    for number, text in enumerate(document.paragraphs):
        for first, last in split_sentences(text):
            encoding = tokenizer.encode(text[first:last])
            ids += encoding.ids
            places += [Place(number, first + s, first + e) for s, e in encoding.offsets]
    return ids, places


def source_text(document: Document, tokenizer, start: int, end: int) -> str:
    """Return the text that tokens of a document were cut from, paragraphs on lines of their own.

    Args:
        document: the document.
        tokenizer: the tokenizer that cut it.
        start, end: the tokens, end-exclusive, counted in the whole document from 0.
    """
    places: Sequence[Place] = find_places(document, tokenizer)[1][start:end]
    parts = []
    for number, row in itertools.groupby(places, key=lambda place: place.paragraph):
        row = list(row)
        first, last = min(place.start for place in row), max(place.end for place in row)
        parts.append(document.paragraphs[number][first:last])
    return "\n".join(parts)
