"""What the commands of `python -m tfqa tokenizer` do; `tfqa.__main__` reads their arguments."""

import argparse

from tfqa.datasets.corpus.paragraphs import read_standard_input
from tfqa.datasets.files.reading import read_lines
from tfqa.tokenizers import BytePairTokenizer, UnigramTokenizer, WordPieceTokenizer
from tfqa.tokenizers.files import read_class

KINDS = {
    "bpe": BytePairTokenizer,
    "wordpiece": WordPieceTokenizer,
    "unigram": UnigramTokenizer,
}


def train_tokenizer(options: argparse.Namespace) -> None:
    """Learn a vocabulary from the lines of files, and write it."""
    texts = (line for path in options.files for line in read_lines(path))
    settings = {} if options.lowercase is None else {"lowercase": options.lowercase}
    tokenizer = KINDS[options.kind].train(texts, options.vocabulary_size, **settings)
    tokenizer.save(options.output)
    print(f"Written to {options.output}: {tokenizer.vocabulary_size} entries. Now try:")
    print(f'  python -m tfqa tokenizer encode --tokenizer {options.output} "Some text."')


def encode_texts(options: argparse.Namespace) -> None:
    """Print a line for each text given, or for each line of standard input."""
    tokenizer = load_tokenizer(options.tokenizer)
    for text in options.texts or read_standard_input():
        encoding = tokenizer.encode(text)
        columns = {
            "tokens": encoding.tokens,
            "ids": encoding.ids,
            "places": [f"{start}:{end}" for start, end in encoding.offsets],
        }
        print(*columns[options.show], flush=True)


def load_tokenizer(path):
    """Read a tokenizer that was saved, whichever of the three it is.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: the file is not such a tokenizer.
    """
    found = read_class(path)
    for kind in KINDS.values():
        if kind.__name__ == found:
            return kind.load(path)
    names = ", ".join(kind.__name__ for kind in KINDS.values())
    raise ValueError(
        f"Expected a tokenizer of one of the classes {names}. Received: {path}, of {found}."
    )
