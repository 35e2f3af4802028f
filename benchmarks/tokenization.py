"""Speed of the tokenizers, beside the libraries that give the same ids.

python -m benchmarks.tokenization             print the tables
python -m benchmarks.tokenization --record    and keep them in results/speed_tokenization.json

Texts are captions of Multi30k, or of the samples with `--data samples`. What a program remembers of
words that it has seen counts for it: the first turn is not counted. Read with care: a batch of ours
cuts each different word once and has no offsets, while `tokenizers` cuts every text, with offsets,
as "with places" does. All but TensorFlow run in one thread.
"""

import os
import tempfile
from pathlib import Path

import numpy as np

from benchmarks.measure import make_parser, read_options, run_benchmark, take_turns
from tfqa.datasets import load_parallel
from tfqa.tokenizers import (
    BytePairTokenizer,
    LibraryTokenizer,
    UnigramTokenizer,
    WordPieceTokenizer,
)

PLACES, BATCH, GRAPH = "tfqa, with places", "tfqa, ids of a batch", "tfqa, as_tf_layer"
QUICK = {"data": ["samples"], "texts": 50, "vocabulary": 300, "repetitions": 1, "product": 64}


def main(arguments=None):
    """Run all parts, print their tables, and keep the record if asked to."""
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    return run_benchmark("speed_tokenization", "tokenization", arguments, parse, measure)


def parse(arguments):
    """Read the command line."""
    counts = (
        ("texts", 29_000, "captions to learn from and to cut"),
        ("vocabulary", 8000, "entries of each vocabulary"),
        ("repetitions", 3, "counted turns of each competitor"),
        ("product", 3072, "rows of the matrix product that measures the machine's peak"),
    )
    choices = ("data", ("multi30k/en-de", "samples"), ["multi30k/en-de"])
    return read_options(make_parser("tokenization", counts, {}, choices), arguments, QUICK)


def measure(options, peak):
    """Return the sizes and the rows of the record."""
    texts = list(load_parallel(options.data[0]).train.sources[: options.texts])
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    rows = []
    for algorithm, (trainers, programs) in make_competitors(texts, options.vocabulary).items():
        seconds = {name: one.median for name, one in take_turns(trainers, 1, warmups=0).items()}
        rows += [
            {"table": "learning", "algorithm": algorithm, "program": name, "seconds": value}
            | {"times_tfqa": value / seconds["tfqa"]}
            for name, value in seconds.items()
        ]
        outputs = {name: run() for name, run in programs.items()}
        timings = take_turns(programs, options.repetitions, warmups=0)
        rows += [
            {
                "table": "encoding",
                "algorithm": algorithm,
                "program": name,
                "megabytes_per_second": megabytes / timing.median,
                "times_as_fast": timings[BATCH].median / timing.median,
                "same_texts": float(np.mean([a == b for a, b in zip(*pair, strict=True)])),
            }
            for name, timing in timings.items()
            for pair in [(outputs[name], outputs[BATCH])]
        ]
    return {"captions": len(texts), "vocabulary": options.vocabulary}, rows


def make_competitors(texts, size):
    """Return for each algorithm what learns and what cuts `texts`, by the name of the program."""
    library = LibraryTokenizer.train(texts, size)
    wordpiece = WordPieceTokenizer.train(texts, size)
    bert = make_library(wordpiece)
    model, spm = learn_sentencepiece(texts, size)
    return {
        "byte pairs": (
            {
                "tfqa": lambda: BytePairTokenizer.train(texts, size, byte_fallback=False),
                "tokenizers": lambda: LibraryTokenizer.train(texts, size),
            },
            make_ours(BytePairTokenizer.from_library(library), texts)
            | {"tokenizers": lambda: read_ids(library._backend.encode_batch(texts))},
        ),
        "WordPiece": (
            {"tfqa": lambda: WordPieceTokenizer.train(texts, size)},
            make_ours(wordpiece, texts)
            | {"tokenizers": lambda: read_ids(bert.encode_batch(texts))},
        ),
        "Unigram": (
            {
                "tfqa": lambda: UnigramTokenizer.train(texts, size),
                "sentencepiece": lambda: learn_sentencepiece(texts, size),
            },
            make_ours(model, texts) | {"sentencepiece": lambda: spm.encode(texts)},
        ),
    }


def make_ours(tokenizer, texts):
    """Return the three ways of ours."""
    import tensorflow as tf

    strings, layer = tf.constant(texts), tf.function(tokenizer.as_tf_layer())
    return {
        BATCH: lambda: tokenizer.encode_batch(texts),
        PLACES: lambda: [tokenizer.encode(text).ids for text in texts],
        GRAPH: lambda: layer(strings).to_list(),
    }


def learn_sentencepiece(texts, size):
    """Let `sentencepiece` learn a Unigram model: ours that read its file, and its own."""
    import sentencepiece

    with tempfile.TemporaryDirectory() as folder:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(texts), model_prefix=f"{folder}/m", vocab_size=size,
            hard_vocab_limit=False, minloglevel=2, num_threads=1,
        )  # fmt: skip
        model = Path(folder) / "m.model"
        processor = sentencepiece.SentencePieceProcessor(model_file=str(model))
        return UnigramTokenizer.from_sentencepiece(model), processor


def make_library(wordpiece):
    """Return `tokenizers`' WordPiece with the same vocabulary."""
    import tokenizers

    ids = {token: number for number, token in enumerate(wordpiece.tokens)}
    library = tokenizers.Tokenizer(tokenizers.models.WordPiece(ids, unk_token="[UNK]"))
    library.normalizer = tokenizers.normalizers.BertNormalizer()
    library.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
    return library


def read_ids(encodings):
    """Return the ids of what `tokenizers` found."""
    return [encoding.ids for encoding in encodings]


if __name__ == "__main__":
    main()
