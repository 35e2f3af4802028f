"""Masked language modelling: documents become pairs of segments, and these are masked.

    documents → sentences → token ids → pairs of segments → masked examples
    `Corpus`    `split_sentences`  …    `draw_pairs`        `mask_tokens`

A corpus is cut into blocks of documents that follow each other. A block is made into examples on
its own, with random numbers of its own, so it does not matter who makes it, or when.
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from tfqa.datasets.corpus.loading import Document, hash_documents
from tfqa.datasets.pretraining.masking import MaskingVocabulary, mask_tokens
from tfqa.datasets.pretraining.options import PretrainingOptions
from tfqa.datasets.pretraining.records import Example, ExampleTable
from tfqa.datasets.pretraining.sentence_pairs import draw_pairs
from tfqa.datasets.pretraining.tokenized import TokenizedDocument, tokenize_documents
from tfqa.datasets.pretraining.workers import map_in_order
from tfqa.tokenizers.library import PAD_ID

BLOCK_CHARACTERS = 2**20


class PretrainingExamples:
    """The examples of a corpus; each iteration makes the same ones anew.

        examples = PretrainingExamples(load_corpus("samples"), tokenizer, PretrainingOptions())
        for example in examples: …

    They are a function of the corpus, the tokenizer, the options and the seed alone: not of the
    number of workers. Block b of copy c, about a million characters of documents that follow each
    other, is made with `np.random.default_rng([seed, c, b])`, and what follows at random is from
    another document of the same block.

    Args:
        corpus: iterable of `Document`, as `load_corpus` returns it, or a list of them; not an
            iterator, because it is gone through more than once. With "nsp", of two or more.
        tokenizer: a `SubwordTokenizer` with "[CLS]", "[SEP]" and "[MASK]" among its special tokens.
        options: see `PretrainingOptions`; None for its defaults.
        seed: of all draws, from 0.
        masked: False leaves the masking to who reads the examples, anew each time.
        workers: processes to share the work; 0 and 1 make the examples in this one. They start
            Python anew, so a script that asks for them must keep what it runs behind
            `if __name__ == "__main__":`.

    Cost: memory of a few blocks for each worker.

    Raises:
        ValueError: a special token is missing; `corpus` is an iterator; an iteration finds a fault
            in the corpus, or a single document where "nsp" needs two.
    """

    def __init__(
        self,
        corpus: Iterable[Document],
        tokenizer,
        options: PretrainingOptions | None = None,
        *,
        seed: int = 0,
        masked: bool = True,
        workers: int = 0,
    ):
        if iter(corpus) is corpus:
            raise ValueError(
                "`corpus` must give its documents anew each time it is gone through. Received: an "
                f"iterator, {corpus!r}, which gives them once. Take list(corpus)."
            )
        self.corpus, self.tokenizer, self.seed = corpus, tokenizer, seed
        self.options = options or PretrainingOptions()
        self.masked, self.workers = masked, workers
        self.vocabulary = MaskingVocabulary.of(tokenizer)

    def __iter__(self) -> Iterator[Example]:
        """Make the examples, in the order of the corpus, copy after copy."""
        return itertools.chain.from_iterable(self.tables())

    def describe(self) -> dict:
        """Return what decides the examples, for JSON: two that are described alike are alike.

        The corpus, which is read for it, is described by its name, if it has one, and by a hash of
        its documents.
        """
        return {
            "corpus": getattr(self.corpus, "name", None),
            "corpus_fingerprint": hash_documents(self.corpus),
            "options": dataclasses.asdict(self.options),
            "seed": self.seed,
            "masked": self.masked,
            "tokenizer": self.tokenizer.fingerprint,
            "vocabulary_size": self.tokenizer.vocabulary_size,
        }

    def tables(self) -> Iterator[ExampleTable]:
        """Make the examples of each block, which is faster than one by one."""
        tasks = (
            ([self.seed, copy, number], documents)
            for copy in range(self.options.copies)
            for number, documents in enumerate(cut_blocks(self.corpus, BLOCK_CHARACTERS))
        )
        make = functools.partial(
            _make_block,
            self.tokenizer,
            vocabulary=self.vocabulary,
            options=self.options,
            masked=self.masked,
            corpus=getattr(self.corpus, "name", None) or "the corpus",
        )
        return map_in_order(make, tasks, self.workers)


def make_table(
    documents: Sequence[TokenizedDocument],
    vocabulary: MaskingVocabulary,
    options: PretrainingOptions,
    rng: np.random.Generator,
    *,
    masked: bool = True,
    corpus: str = "the corpus",
) -> ExampleTable:
    """Make the examples of some documents, with random second segments from among them.

    Args:
        documents: as `tokenize_documents` returns them.
        vocabulary: of the tokenizer.
        options: see `PretrainingOptions`.
        rng: of all draws.
        masked: whether to mask, after all pairs are drawn.
        corpus: what they are documents of, for messages.
    """
    starts = [document.starts for document in documents]
    segments, labels = draw_pairs(starts, options, rng, corpus)
    token_ids, lengths = _lay_out(documents, segments, vocabulary, options)
    numbers = np.array([document.number for document in documents], np.int64)
    spans = segments.copy()
    spans[:, :, 0] = numbers[segments[:, :, 0]] if len(segments) else 0
    if options.next_sentence is None:
        spans[:, 1], labels = 0, None
    table = ExampleTable(token_ids, lengths, spans, labels)
    return mask_table(table, vocabulary, options, rng) if masked else table


def mask_table(
    table: ExampleTable,
    vocabulary: MaskingVocabulary,
    options: PretrainingOptions,
    rng: np.random.Generator,
) -> ExampleTable:
    """Return the examples with masked positions; see `mask_tokens`."""
    masked = mask_tokens(table.token_ids, table.lengths, vocabulary, options, rng)
    return dataclasses.replace(
        table,
        token_ids=masked.token_ids,
        masked_positions=masked.positions,
        masked_ids=masked.ids,
        masked_counts=masked.counts,
    )


def cut_blocks(corpus: Iterable[Document], characters: int) -> Iterator[list[Document]]:
    """Yield documents that follow each other, as many as have about `characters` characters.

    A block has at least two documents, unless there is only one.
    """
    full: list[Document] = []  # waits until the next block has two documents
    block: list[Document] = []
    size = 0
    for document in corpus:
        block.append(document)
        size += sum(map(len, document.paragraphs))
        if full and len(block) == 2:
            yield full
            full = []
        if size >= characters and len(block) >= 2:
            full, block, size = block, [], 0
    if full or block:
        yield full + block


def _make_block(tokenizer, task, **how) -> ExampleTable:
    """Make examples of documents; `how` is the rest of what `make_table` takes."""
    seeds, documents = task
    tokenized = tokenize_documents(documents, tokenizer)
    return make_table(tokenized, rng=np.random.default_rng(seeds), **how)


def _lay_out(documents, segments, vocabulary, options) -> tuple[np.ndarray, np.ndarray]:
    """Write `[CLS] A [SEP] B [SEP]` into a row for each pair: int32 (E, max_length), lengths."""
    special = np.array([PAD_ID, vocabulary.cls_id, vocabulary.sep_id], np.int32)
    flat = np.concatenate([*(document.token_ids for document in documents), special])
    pad, start, end = range(len(flat) - 3, len(flat))
    offsets = np.cumsum([0, *(len(document.token_ids) for document in documents)])
    begins = offsets[segments[:, :, 0]] + segments[:, :, 1]  # (E, 2)
    sizes = segments[:, :, 2] - segments[:, :, 1]  # (E, 2)
    places = np.arange(options.max_length)
    sources = np.full((len(segments), options.max_length), pad)  # (E, T), into `flat`
    sources[:, 0] = start
    rows, column = np.arange(len(segments)), np.ones(len(segments), int)
    for side in range(1 if options.next_sentence is None else 2):
        inside = places - column[:, None]
        here = (inside >= 0) & (inside < sizes[:, side, None])
        sources = np.where(here, begins[:, side, None] + inside, sources)
        column = column + sizes[:, side]
        sources[rows, column] = end
        column += 1
    return flat[sources], column.astype(np.int32)
