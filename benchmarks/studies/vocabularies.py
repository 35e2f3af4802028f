"""What the size of a vocabulary costs, on real captions in three languages.

    python -m benchmarks.studies.vocabularies             print the table
    python -m benchmarks.studies.vocabularies --record    and keep it in results/vocabularies.json

Vocabularies are learned on the training captions of Multi30k and counted on its test captions.
"""

import argparse
import shlex
import sys
import time

from benchmarks.records import write_record
from benchmarks.report.vocabularies import render_vocabularies
from benchmarks.speed.measure import describe_measurement
from tfqa.datasets import load_parallel
from tfqa.tokenizers import LibraryTokenizer, split_words
from tfqa.tokenizers.library import UNKNOWN_ID

LANGUAGES = {"English": "en", "German": "de", "French": "fr"}
SIZES = (200, 500, 1000, 2000, 4000, 8000)


def main(arguments=None):
    """Count, print, and keep the record if asked to."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    parser = argparse.ArgumentParser(
        prog=f"python -m {__spec__.name}", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--record", action="store_true", help="keep the record")
    options = parser.parse_args(arguments)
    start = time.monotonic()
    rows = []
    for language, code in LANGUAGES.items():
        rows += count_language(language, *read_captions(code))
    record = describe_measurement(
        "vocabularies",
        "vocabularies",
        shlex.join(["python", "-m", __spec__.name, *arguments]),
        start,
        data={"name": "multi30k", "train": 29_000, "test": 1_000},
        rows=rows,
    )
    print(render_vocabularies(record))
    if options.record:
        write_record(record)
    return record


def read_captions(code):
    """Return the training and the test captions of a language of Multi30k."""
    text = load_parallel(f"multi30k/en-{'de' if code == 'en' else code}")
    side = "sources" if code == "en" else "targets"
    return list(getattr(text.train, side)), list(getattr(text.test, side))


def count_language(language, train, test, sizes=SIZES):
    """Return a row for each size, of whole words and of byte-pair pieces.

    "tokens_per_word" is the fertility: tokens over words and marks of `split_words`;
    "unknown" the share of tokens that are unknown; "tokens" the mean length of a caption.
    """
    words = sum(len(split_words(caption)) for caption in test)
    rows = []
    for size in sizes:
        for kind in ("word", "bpe"):
            tokenizer = LibraryTokenizer.train(train, size, kind=kind)
            ids = [number for caption in tokenizer.encode_batch(test) for number in caption]
            rows.append(
                {
                    "language": language,
                    "kind": kind,
                    "vocabulary_size": tokenizer.vocabulary_size,
                    "tokens": len(ids) / len(test),
                    "tokens_per_word": len(ids) / words,
                    "unknown": ids.count(UNKNOWN_ID) / len(ids),
                }
            )
    return rows


if __name__ == "__main__":
    main()
