"""Speed of the tokenizers, beside the libraries that give the same ids.

python -m benchmarks.speed.tokenization             print the tables
python -m benchmarks.speed.tokenization --record    and keep them in results/speed_tokenization.json

Texts are captions of Multi30k, or the samples with `--data samples`. Caches count: the first turn,
which fills them, is not measured. Read with care: a batch of tfqa cuts each different word once and
has no offsets, while `tokenizers` cuts every text, with offsets, as "with places" does. All but
TensorFlow run in one thread. Many merges are learned, in one turn each, from articles and books,
because captions have too few different words.
"""

import itertools
import os
import tempfile
import unicodedata
from pathlib import Path

import numpy as np

from benchmarks.speed.measure import make_parser, read_options, run_benchmark, take_turns
from tfqa.datasets import load_corpus, load_parallel
from tfqa.tokenizers import (
    BytePairTokenizer,
    LibraryTokenizer,
    UnigramTokenizer,
    WordPieceTokenizer,
)
from tfqa.tokenizers.library import SPECIAL_TOKENS
from tfqa.tokenizers.text.spaces import MARK

PLACES, BATCH, GRAPH = "tfqa, with places", "tfqa, ids of a batch", "tfqa, as_tf_layer"
CORPORA = {"multi30k/en-de": ("wiki_squad_train", "gutenberg"), "samples": ("samples",)}
QUICK = {"data": ["samples"], "texts": 50, "vocabulary": 300, "repetitions": 1, "product": 64}
QUICK |= {"bytes": 20_000, "merges": 200}


def main(arguments=None):
    """Run all parts, print their tables, and keep the record if asked to."""
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    return run_benchmark("speed_tokenization", __spec__.name, arguments, parse, measure)


def parse(arguments):
    """Read the command line."""
    counts = (
        ("texts", 29_000, "captions to learn from and to cut"),
        ("vocabulary", 8000, "entries of each vocabulary"),
        ("bytes", 15_000_000, "size in UTF-8 of the text to learn many merges of"),
        ("merges", 30_000, "entries to make of them by merging"),
        ("repetitions", 3, "counted turns of each competitor"),
        ("product", 3072, "rows of the matrix product that measures the machine's peak"),
    )
    choices = ("data", tuple(CORPORA), ["multi30k/en-de"])
    return read_options(make_parser(__spec__.name, counts, {}, choices), arguments, QUICK)


def measure(options, peak):
    """Return the sizes and the rows of the record."""
    texts = list(load_parallel(options.data[0]).train.sources[: options.texts])
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    rows = []
    for algorithm, (trainers, programs) in make_competitors(texts, options.vocabulary).items():
        seconds = {
            name: timing.median for name, timing in take_turns(trainers, 1, warmups=0).items()
        }
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
    rows += measure_merges(load_corpus(CORPORA[options.data[0]]), options.bytes, options.merges)
    return {"captions": len(texts), "vocabulary": options.vocabulary}, rows


def measure_merges(corpus, size, merges):
    """Return rows of learning byte pairs from the first `size` bytes of a corpus.

    A vocabulary is as large as to hold `merges` entries beside the characters, which are those of
    the texts, and for `tokenizers` all signs of ASCII too. A merge that makes an entry which is
    there already, of other parts, is one more.
    """
    texts = read_texts(corpus, size)
    characters = "".join(unicodedata.normalize("NFC", " ".join(texts)).split())
    symbols = {*SPECIAL_TOKENS, MARK, *characters}
    more = symbols.union(map(chr, range(ord("!"), ord("~") + 1)))
    ours, theirs = merges + len(symbols), merges + len(more)
    learned = {}
    trainers = {
        "tfqa": lambda: learned.update(
            tfqa=BytePairTokenizer.train(texts, ours, byte_fallback=False)
        ),
        "tokenizers": lambda: learned.update(tokenizers=LibraryTokenizer.train(texts, theirs)),
    }
    seconds = {name: timing.median for name, timing in take_turns(trainers, 1, warmups=0).items()}
    learned["tokenizers"] = BytePairTokenizer.from_library(learned["tokenizers"])
    return [
        {
            "table": "merges",
            "algorithm": "byte pairs",
            "program": name,
            "data": corpus.name,
            "megabytes": sum(len(text.encode()) for text in texts) / 1e6,
            "merges": len(learned[name].merges),
            "seconds": value,
            "times_tfqa": value / seconds["tfqa"],
        }
        for name, value in seconds.items()
    ]


def read_texts(corpus, size):
    """Return the paragraphs of a corpus that hold its first `size` bytes of UTF-8."""
    texts = list(corpus.texts())
    starts = itertools.accumulate((len(text.encode()) for text in texts), initial=0)
    return [text for text, start in zip(texts, starts, strict=False) if start < size]


def make_competitors(texts, size):
    """Return for each algorithm the programs that learn from `texts` and that cut them, by name."""
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
            | {
                "tokenizers": lambda: read_ids(bert.encode_batch(texts)),
                "tensorflow-text": make_tensorflow_text(wordpiece, texts),
            },
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
    """Return the three ways in which a tokenizer of tfqa cuts texts."""
    import tensorflow as tf

    strings, layer = tf.constant(texts), tf.function(tokenizer.as_tf_layer())
    return {
        BATCH: lambda: tokenizer.encode_batch(texts),
        PLACES: lambda: [tokenizer.encode(text).ids for text in texts],
        GRAPH: lambda: layer(strings).to_list(),
    }


def learn_sentencepiece(texts, size):
    """Let `sentencepiece` learn a Unigram model -> tfqa's tokenizer of it, and its own."""
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


def make_tensorflow_text(wordpiece, texts):
    """Return a function that cuts `texts` by tensorflow-text's BERT tokenizer."""
    import tensorflow as tf
    import tensorflow_text

    bert = tensorflow_text.FastBertTokenizer(
        list(wordpiece.tokens), token_out_type=tf.int32, lower_case_nfd_strip_accents=True
    )
    strings, tokenize = tf.constant(texts), tf.function(bert.tokenize)
    return lambda: tokenize(strings).to_list()


def read_ids(encodings):
    """Return the ids of encodings of `tokenizers`."""
    return [encoding.ids for encoding in encodings]


if __name__ == "__main__":
    main()
