"""Speed of making data for pre-training, and of masking beside other programs.

python -m benchmarks.speed.pretraining_data             print the tables
python -m benchmarks.speed.pretraining_data --record    and keep them in results/

Everything runs in one process, tfqa in one thread, TensorFlow in as many as it chooses. A tokenizer
begins each turn with an empty cache. Masking starts from ids in the form that suits each program
best: padded for tfqa, ragged for TensorFlow, lists for the loop in Python.
"""

import copy
import itertools
import random
import tempfile

import numpy as np

from benchmarks.speed.measure import make_parser, read_options, run_benchmark, take_turns
from tfqa.datasets import PretrainingExamples, PretrainingOptions, load_corpus, write_shards
from tfqa.datasets.corpus.loading import TEXTS
from tfqa.datasets.pretraining.examples import make_table
from tfqa.datasets.pretraining.masking import MaskingVocabulary, mask_tokens
from tfqa.datasets.pretraining.tokenized import tokenize_documents
from tfqa.tokenizers import WordPieceTokenizer

QUICK = {"data": ["samples"], "documents": 23, "vocabulary": 300, "repetitions": 1, "product": 64}
OURS, LOOP = "tfqa", "a loop in Python, as the original's"


def main(arguments=None):
    """Run all parts, print their tables, and keep the record if asked to."""
    return run_benchmark("speed_pretraining_data", __spec__.name, arguments, parse, measure)


def parse(arguments):
    """Read the command line."""
    counts = (
        ("documents", 211, "documents to make examples of"),
        ("vocabulary", 8000, "entries of the vocabulary"),
        ("repetitions", 5, "counted turns of each competitor"),
        ("product", 3072, "rows of the matrix product that measures the machine's peak"),
    )
    choices = ("data", ("samples", *TEXTS), ["wiki_squad_train"])
    return read_options(make_parser(__spec__.name, counts, {}, choices), arguments, QUICK)


def measure(options, peak):
    """Return the sizes and the rows of the record."""
    documents = list(itertools.islice(load_corpus(options.data[0]), options.documents))
    texts = [text for document in documents for text in document.paragraphs]
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    tokenizer = WordPieceTokenizer.train(texts, options.vocabulary)
    table = make_masked(documents, tokenizer, masked=False)
    rows = []
    for name, programs in {
        "parts": make_parts(documents, tokenizer, table),
        "masking": make_maskers(tokenizer, table),
    }.items():
        timings = take_turns(programs, options.repetitions, warmups=1)
        rows += [
            {
                "table": name,
                "program": program,
                "megabytes_per_second": megabytes / timing.median,
                "examples_per_second": len(table) / timing.median,
                "times_as_fast": timings[next(iter(programs))].median / timing.median,
            }
            for program, timing in timings.items()
        ]
    sizes = {"documents": len(documents), "kilobytes": round(megabytes * 1e3),
             "examples": len(table), "entries": tokenizer.vocabulary_size}  # fmt: skip
    return sizes, rows


def make_masked(documents, tokenizer, masked=True, **options):
    """Return the table of the examples of documents."""
    vocabulary, rng = MaskingVocabulary.of(tokenizer), np.random.default_rng(0)
    tokenized = tokenize_documents(documents, tokenizer)
    return make_table(tokenized, vocabulary, PretrainingOptions(**options), rng, masked=masked)


def make_parts(documents, tokenizer, table):
    """Return the steps from text to files, by name."""
    vocabulary, options = MaskingVocabulary.of(tokenizer), PretrainingOptions()
    tokenized = tokenize_documents(documents, tokenizer)

    def make(masked):
        rng = np.random.default_rng(0)
        return make_table(tokenized, vocabulary, options, rng, masked=masked)

    def mask(**fields):
        rng = np.random.default_rng(0)
        options = PretrainingOptions(**fields)
        return mask_tokens(table.token_ids, table.lengths, vocabulary, options, rng)

    def write():
        with tempfile.TemporaryDirectory() as folder:
            write_shards(PretrainingExamples(documents, copy.deepcopy(tokenizer)), folder)

    return {
        "text to ids": lambda: tokenize_documents(documents, copy.deepcopy(tokenizer)),
        "ids to pairs": lambda: make(masked=False),
        "masks": mask,
        "masks of whole words": lambda: mask(whole_word=True),
        "masks of up to 3 words": lambda: mask(whole_word=True, longest_ngram=3),
        "ids to pairs and masks": lambda: make(masked=True),
        "text to files": write,
    }


def make_maskers(tokenizer, table):
    """Return programs that mask the same examples."""
    import keras_hub
    import tensorflow as tf
    import tensorflow_text

    options, vocabulary = PretrainingOptions(), MaskingVocabulary.of(tokenizer)
    lists = [row[:n].tolist() for row, n in zip(table.token_ids, table.lengths, strict=True)]
    ragged = tf.ragged.constant(lists, dtype=tf.int32)
    special = np.flatnonzero(vocabulary.is_special).tolist()
    selector = tensorflow_text.RandomItemSelector(
        options.max_predictions, options.masking_rate, unselectable_ids=special
    )
    chooser = tensorflow_text.MaskValuesChooser(vocabulary.size, vocabulary.mask_id)
    generator = keras_hub.layers.MaskedLMMaskGenerator(
        vocabulary.size, options.masking_rate, vocabulary.mask_id, options.max_predictions, special
    )
    mask_text = tf.function(lambda ids: tensorflow_text.mask_language_model(ids, selector, chooser))
    mask_hub = tf.function(lambda ids: generator(ids))
    loop_random, specials = random.Random(0), set(special)
    rng = np.random.default_rng(0)
    return {
        LOOP: lambda: [mask_in_a_loop(ids, specials, vocabulary, loop_random) for ids in lists],
        OURS: lambda: mask_tokens(table.token_ids, table.lengths, vocabulary, options, rng),
        "tensorflow-text": lambda: [part.flat_values.numpy() for part in mask_text(ragged)],
        "KerasHub": lambda: tf.nest.map_structure(lambda part: part.numpy(), mask_hub(ragged)),
    }


def mask_in_a_loop(ids, special, vocabulary, rng):
    """Mask one example token by token, in the shape of the original script."""
    candidates = [position for position, number in enumerate(ids) if number not in special]
    rng.shuffle(candidates)
    count = min(20, max(1, round(len(ids) * 0.15)))
    shown, masked = list(ids), []
    for position in candidates[:count]:
        if rng.random() < 0.8:
            shown[position] = vocabulary.mask_id
        elif rng.random() < 0.5:
            shown[position] = rng.randint(0, vocabulary.size - 1)
        masked.append((position, ids[position]))
    return shown, sorted(masked)


if __name__ == "__main__":
    main()
