"""`tfqa tokenizer`: vocabularies of your own text (chapter 03)."""

import argparse

from tfqa.recipes.commands.command import Command, Job, argument

TRAIN_EXAMPLES = """examples:
  tfqa tokenizer train my.txt --output my-bpe.json
  tfqa tokenizer train --kind wordpiece --vocabulary-size 30000 --output wp.json a.txt.gz b.txt
"""
ENCODE_EXAMPLES = """examples:
  tfqa tokenizer encode --tokenizer my-bpe.json "The dog sleeps."
  tfqa tokenizer encode --tokenizer my-bpe.json --show ids < my.txt > ids.txt

"offsets" are the start and the end of each token in its text, in Unicode code points.
"""


def load_kinds() -> dict[str, type]:
    """Import the classes of tokenizers, by their names on the command line."""
    from tfqa.tokenizers import BytePairTokenizer, UnigramTokenizer, WordPieceTokenizer

    return {
        "bpe": BytePairTokenizer,
        "wordpiece": WordPieceTokenizer,
        "unigram": UnigramTokenizer,
    }


def train(options: argparse.Namespace) -> None:
    """Learn a vocabulary from the lines of files, and write it."""
    from tfqa.datasets.files.reading import read_lines

    texts = (line for path in options.files for line in read_lines(path))
    settings = {} if options.lowercase is None else {"lowercase": options.lowercase}
    tokenizer = load_kinds()[options.kind].train(texts, options.vocabulary_size, **settings)
    tokenizer.save(options.output)
    print(f"Written to {options.output}: {tokenizer.vocabulary_size} entries. Now try:")
    print(f'  python -m tfqa tokenizer encode --tokenizer {options.output} "Some text."')


def encode(options: argparse.Namespace) -> None:
    """Print a line for each text given, or for each line of standard input."""
    from tfqa.datasets.corpus.paragraphs import read_standard_input

    tokenizer = load_tokenizer(options.tokenizer)
    for text in options.texts or read_standard_input():
        encoding = tokenizer.encode(text)
        columns = {
            "tokens": encoding.tokens,
            "ids": encoding.ids,
            "offsets": [f"{start}:{end}" for start, end in encoding.offsets],
        }
        print(*columns[options.show], flush=True)


def load_tokenizer(path):
    """Read a tokenizer that was saved, whichever of the three it is.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: the file is not such a tokenizer.
    """
    from tfqa.tokenizers.files import read_class

    name = read_class(path)
    classes = {kind.__name__: kind for kind in load_kinds().values()}
    if name not in classes:
        raise ValueError(
            f"Expected a tokenizer of one of the classes {', '.join(classes)}. Received: {path}, "
            f"of {name}."
        )
    return classes[name].load(path)


JOB = Job(
    "tokenizer",
    "vocabularies of your own text (chapter 03)",
    "Byte pairs, WordPiece or Unigram, learned from text (chapter 03).",
    (
        Command(
            "train",
            "learn a vocabulary",
            train,
            (
                argument("files", nargs="+", metavar="FILE", help="text in UTF-8, plain or .gz"),
                argument(
                    "--kind",
                    choices=("bpe", "wordpiece", "unigram"),
                    default="bpe",
                    help="default: bpe",
                ),
                argument(
                    "--vocabulary-size",
                    type=int,
                    default=8000,
                    metavar="N",
                    help="at most, but all characters are kept (default: 8000)",
                ),
                argument(
                    "--lowercase",
                    action=argparse.BooleanOptionalAction,
                    help="make text lower case; by default as the kind does, wordpiece only",
                ),
                argument("--output", required=True, metavar="FILE", help="what to write"),
            ),
            TRAIN_EXAMPLES,
        ),
        Command(
            "encode",
            "cut texts into tokens",
            encode,
            (
                argument(
                    "texts",
                    nargs="*",
                    metavar="TEXT",
                    help="by default the lines of standard input",
                ),
                argument("--tokenizer", required=True, metavar="FILE", help="from `train`"),
                argument(
                    "--show",
                    choices=("tokens", "ids", "offsets"),
                    default="tokens",
                    help="default: tokens",
                ),
            ),
            ENCODE_EXAMPLES,
        ),
    ),
)
