"""Small corpora, and a tokenizer for them."""

import functools

import numpy as np

from tests.datasets.text_files import write
from tfqa.datasets.corpus.loading import Document
from tfqa.tokenizers import SpecialTokens, WordPieceTokenizer
from tfqa.tokenizers.wordpiece import BERT_TOKENS

WORDS = (
    "river stone Mountain castle window garden winter letter silver morning candle forest shadow "
    "bridge kitchen Doctor music paper ocean island naïve café Straße Zürich"
).split()


def make_text(documents=7, paragraphs=5, seed=0):
    """Random documents in the format of text files: different lengths, marks, accents."""
    rng = np.random.default_rng(seed)

    def paragraph():
        return " ".join(make_sentence(rng) for _ in range(rng.integers(1, 5)))

    return "\n".join(
        "".join(paragraph() + "\n" for _ in range(rng.integers(1, paragraphs + 1)))
        for _ in range(documents)
    )


def make_sentence(rng):
    """Draw a row of words that ends in some way."""
    words = [str(rng.choice(WORDS)) for _ in range(rng.integers(2, 13))]
    words[0] = words[0].capitalize()
    return " ".join(words) + str(rng.choice([".", "!", "?", "…", ", 1.5 metres."]))


def write_corpus(path, **options):
    """Write `make_text` to a file."""
    return write(path, make_text(**options))


def make_documents(**options):
    """Return the documents of `make_text`."""
    parts = make_text(**options).strip().split("\n\n")
    return [Document(i, f"made {i + 1}", tuple(part.split("\n"))) for i, part in enumerate(parts)]


@functools.cache
def make_tokenizer(size=150):
    """WordPiece of a vocabulary so small that most words have several pieces."""
    return WordPieceTokenizer.train(make_text(documents=31, seed=1).split("\n"), size)


class Letters:
    """A tokenizer of letters that are special, that begin a word ("A") or continue it ("##a")."""

    special_tokens = SpecialTokens.of(BERT_TOKENS, continuation="##")
    tokens = (*special_tokens, *"ABCDEFGHIJ", *(f"##{c}" for c in "abcdefghij"))
