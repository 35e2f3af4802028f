"""Count the answers of SQuAD that survive the way into tokens and back.

    python -m benchmarks.evaluation.squad_coverage

prints the shares for SQuAD 1.1, train and dev, and for the dev set of 2.0, with the published
vocabularies of BERT (WordPiece) and of ALBERT (SentencePiece). A label begins and ends where a
token does, and "Japan" is not a token of "Japanese". What is not exact here, no model can answer to
the letter. SentencePiece's share is lower because it keeps marks in words: "2012," and "75%" are
pieces of ALBERT's.
"""

import itertools
from typing import NamedTuple

import numpy as np

from tfqa._directories import data_directory
from tfqa.datasets import SquadDataset, load_squad, make_windows
from tfqa.metrics import squad_v1
from tfqa.tokenizers import UnigramTokenizer, WordPieceTokenizer

SETS = (("squad/v1.1", "train"), ("squad/v1.1", "dev"), ("squad/v2.0", "dev"))


class Coverage(NamedTuple):
    """Of the questions that have an answer, those whose labels give it back.

    Attributes:
        questions: those that have an answer.
        exact: the share of them whose label has the text of the first gold answer, 0 to 100.
        exact_match: the official exact match of the labels' texts, 0 to 100.
        failures: the id, the gold text and the label's text ("" if it has no label) of each
            question that is not exact.
    """

    questions: int
    exact: float
    exact_match: float
    failures: tuple[tuple[str, str, str], ...]


def measure_coverage(windows):
    """Compare the text of the labels of `SquadWindows` with the answers that they were made of."""
    rows = np.flatnonzero(windows.labels[:, 0])
    numbers, first = np.unique(windows.example[rows], return_index=True)
    texts = {
        int(number): windows.answer_text(row, *windows.labels[row])
        for number, row in zip(numbers, rows[first], strict=True)
    }
    pairs = [
        (example, texts.get(number, ""))
        for number, example in enumerate(windows.examples)
        if example.answers
    ]
    failures = tuple(
        (example.id, example.answers[0].text, text)
        for example, text in pairs
        if example.answers[0].text != text
    )
    asked = SquadDataset("with an answer", "1.1", [example for example, _ in pairs])
    scores = squad_v1(asked, {example.id: text for example, text in pairs})
    exact = 100 * (1 - len(failures) / len(pairs))
    return Coverage(len(pairs), exact, scores["exact_match"], failures)


def load_tokenizer(name):
    """Load a published tokenizer: "BERT" or "ALBERT"."""
    directory = data_directory() / "vocab"
    if name == "BERT":
        return WordPieceTokenizer.from_vocabulary(directory / "bert-base-uncased-vocab.txt")
    return UnigramTokenizer.from_sentencepiece(directory / "albert-base-v2-spiece.model")


def main():
    """Print a line for each set and tokenizer."""
    tokenizers = {name: load_tokenizer(name) for name in ("BERT", "ALBERT")}
    for (dataset, split), (name, tokenizer) in itertools.product(SETS, tokenizers.items()):
        coverage = measure_coverage(make_windows(load_squad(dataset, split), tokenizer))
        print(
            f"{dataset}, {split}, {name}: {coverage.exact:.3f} % of {coverage.questions:,} answers "
            f"come back to the letter, {coverage.exact_match:.3f} % as the official exact match "
            "compares"
        )


if __name__ == "__main__":
    main()
