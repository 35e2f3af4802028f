"""Vocabularies of the three subword tokenizers, learned on the samples."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tfqa.datasets.parallel.records import ParallelText
from tfqa.tokenizers import BytePairTokenizer, UnigramTokenizer, WordPieceTokenizer

VOCABULARY_FOLDER = "vocabularies"
VOCABULARY_SIZE = 1500


def vocabulary_files(text: ParallelText) -> dict[str, bytes]:
    """Map each file's path below `data/samples/` to a tokenizer as its `save` writes it.

    Each is learned on the training sentences of both languages.
    """
    sentences = [*text.train.sources, *text.train.targets]
    files = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, kind in (
            ("byte_pair", BytePairTokenizer),
            ("wordpiece", WordPieceTokenizer),
            ("unigram", UnigramTokenizer),
        ):
            path = Path(folder) / f"{name}.json"
            kind.train(sentences, VOCABULARY_SIZE).save(path)
            files[f"{VOCABULARY_FOLDER}/{path.name}"] = path.read_bytes()
    return files
