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
        starts: the number of each sentence's first token, and n at the end. No sentence is empty.
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
    tokenized = []
    for document, texts in zip(documents, sentences, strict=True):
        ids = list(filter(None, itertools.islice(encoded, len(texts))))
        starts = [0, *itertools.accumulate(map(len, ids))]
        if ids:
            flat = np.fromiter(itertools.chain.from_iterable(ids), np.int32, starts[-1])
            tokenized.append(TokenizedDocument(document.number, flat, starts))
    return tokenized


@dataclasses.dataclass(frozen=True)
class TokenOffset:
    """Where a token stands: the number of its paragraph, and characters of it, end-exclusive."""

    paragraph: int
    start: int
    end: int


def find_offsets(document: Document, tokenizer) -> tuple[list[int], list[TokenOffset]]:
    """Find the ids of a document, as `tokenize_documents` gives them, and where each token stands.

    Args:
        document: any.
        tokenizer: has `encode`, with offsets.
    """
    ids, offsets = [], []
    for number, text in enumerate(document.paragraphs):
        for first, last in split_sentences(text):
            encoding = tokenizer.encode(text[first:last])
            ids += encoding.ids
            offsets += [TokenOffset(number, first + s, first + e) for s, e in encoding.offsets]
    return ids, offsets


def source_text(document: Document, tokenizer, start: int, end: int) -> str:
    """Return the text that some tokens of a document were cut from, a line a paragraph.

    Args:
        document: the document.
        tokenizer: the tokenizer that cut it.
        start, end: the tokens, end-exclusive, counted in the whole document from 0.
    """
    offsets: Sequence[TokenOffset] = find_offsets(document, tokenizer)[1][start:end]
    parts = []
    for number, row in itertools.groupby(offsets, key=lambda offset: offset.paragraph):
        row = list(row)
        first, last = min(offset.start for offset in row), max(offset.end for offset in row)
        parts.append(document.paragraphs[number][first:last])
    return "\n".join(parts)
