"""Speed of fine-tuning a BERT on questions: making windows, training steps, where a step goes.

python -m benchmarks.speed.question_answering             print the tables
python -m benchmarks.speed.question_answering --record    and keep them in results/speed_squad.json
"""

import numpy as np

from benchmarks.peers.question_answering import ABSENT, has_hugging_face
from benchmarks.speed.measure import make_parser, read_options, run_benchmark
from benchmarks.speed.question_answering_training import SIZES, measure_training
from benchmarks.speed.windows import measure_preprocessing
from tfqa._directories import data_directory
from tfqa.datasets import load_squad
from tfqa.tokenizers import WordPieceTokenizer

VOCABULARY = "bert-base-uncased-vocab.txt"
QUICK = {"data": ["samples"], "size": "quick", "tokens": 160, "stride": 64, "questions": 97}
QUICK |= {"batches": 3, "full": 1, "repetitions": 1, "vocabulary": 1000, "product": 64}


def main(arguments=None):
    """Run all parts, print their tables, and keep the record if asked to."""
    record = run_benchmark("speed_squad", __spec__.name, arguments, parse, measure)
    if not has_hugging_face():
        print(f"\n{ABSENT}")
    return record


def parse(arguments):
    """Read the command line."""
    counts = (
        ("tokens", 384, "tokens of a window at most"),
        ("stride", 128, "tokens from a window to the next"),
        ("questions", 10_000, "questions to make windows of at most"),
        ("batches", 8, "batches of similar lengths in a turn"),
        ("full", 2, "batches of the full length in a turn"),
        ("repetitions", 3, "counted turns of each competitor"),
        ("vocabulary", 4000, "entries to learn from the samples; other data has the published"),
        ("product", 3072, "rows of the matrix product that measures the machine's peak"),
    )
    choices = ("data", ("squad/v1.1", "samples"), ["squad/v1.1"])
    parser = make_parser(__spec__.name, counts, {}, choices)
    parser.add_argument("--size", choices=SIZES, default="minilm-l6")
    return read_options(parser, arguments, QUICK)


def measure(options, _):
    """Return the sizes and the rows of the record."""
    questions = load_squad(options.data[0], "train")
    count = min(options.questions, len(questions))
    rng = np.random.default_rng(0)
    start = int(rng.integers(0, len(questions) - count + 1))
    neighbours = questions.take(range(start, start + count))
    strangers = questions.take(rng.permutation(len(questions))[:count].tolist())
    tokenizer = make_tokenizer(options.data[0], neighbours, options.vocabulary)
    rows = measure_preprocessing(neighbours, strangers, tokenizer, options)
    rows += measure_training(strangers, tokenizer, options)
    sizes = {"questions": count, "entries": tokenizer.vocabulary_size}
    return {**sizes, "tokens a window at most": options.tokens}, rows


def make_tokenizer(data, questions, entries):
    """Return the published tokenizer, or for the samples one learned from the passages."""
    if data != "samples":
        return WordPieceTokenizer.from_vocabulary(data_directory() / "vocab" / VOCABULARY)
    return WordPieceTokenizer.train(
        dict.fromkeys(example.context for example in questions), entries
    )


if __name__ == "__main__":
    main()
