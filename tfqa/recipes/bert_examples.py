"""The examples of a pre-training run: made once, as files, and used as often as one likes."""

import dataclasses
import json
import os
from pathlib import Path

from tfqa.datasets import PretrainingExamples, load_corpus, write_shards
from tfqa.datasets.download import data_directory
from tfqa.datasets.shards import Shards
from tfqa.recipes.bert_recipe import PretrainingRecipe
from tfqa.recipes.masked_language_model import TOKENIZER
from tfqa.tokenizers import WordPieceTokenizer
from tfqa.training.files import write_json

MADE_FROM = "made_from.json"
FIELDS = (
    *("data", "validation_data", "validation_share", "vocabulary", "vocabulary_size"),
    *("examples", "dynamic", "lengths", "seed"),
)
PUBLISHED = {"bert-base-uncased": "vocab/bert-base-uncased-vocab.txt"}
"""Vocabularies by name, and where in the data directory they are."""


@dataclasses.dataclass(frozen=True)
class PreparedExamples:
    """Examples as files.

    Attributes:
        tokenizer: what cut the text.
        train, validation: shards for each phase. Those of `validation` are masked once and for all.
    """

    tokenizer: WordPieceTokenizer
    train: list[Shards]
    validation: list[Shards]


def write_examples(
    recipe: PretrainingRecipe, directory: str | os.PathLike, *, workers: int = 0
) -> PreparedExamples:
    """Write the examples of a recipe, or find that they are there already.

    Args:
        recipe: of the pre-training.
        directory: holds `tokenizer.json` and, for each phase, `train-LENGTH` and
            `validation-LENGTH`. What an interrupted call left is completed.
        workers: processes; see `PretrainingExamples`.

    Raises:
        ValueError: the directory holds examples of another recipe.
        FileNotFoundError: the corpus or the vocabulary is not there.
    """
    directory = Path(directory)
    made_from = json.loads(json.dumps({name: recipe.to_dict()[name] for name in FIELDS}))
    if (directory / MADE_FROM).exists():
        _check_same(directory / MADE_FROM, made_from)
        tokenizer = WordPieceTokenizer.load(directory / TOKENIZER)
        corpora = {"train": None, "validation": None}
    else:
        corpora = load_corpora(recipe)
        tokenizer = make_tokenizer(recipe, corpora["train"])
        directory.mkdir(parents=True, exist_ok=True)
        tokenizer.save(directory / TOKENIZER)
    shards = {part: [] for part in corpora}
    for part, corpus in corpora.items():
        for length in recipe.lengths:
            place = directory / f"{part}-{length}"
            if corpus is None:
                shards[part].append(Shards(place))
                continue
            examples = PretrainingExamples(
                corpus,
                tokenizer,
                recipe.make_options(length),
                seed=recipe.seed,
                masked=part == "validation" or not recipe.dynamic,
                workers=workers,
            )
            shards[part].append(write_shards(examples, place))
    write_json(directory / MADE_FROM, made_from)
    return PreparedExamples(tokenizer, **shards)


def load_corpora(recipe: PretrainingRecipe) -> dict:
    """Return the corpora "train" and "validation" of a recipe."""
    corpus = load_corpus(recipe.data)
    if recipe.validation_data is not None:
        return {"train": corpus, "validation": load_corpus(recipe.validation_data)}
    return dict(zip(("train", "validation"), corpus.hold_out(recipe.validation_share), strict=True))


def make_tokenizer(recipe: PretrainingRecipe, corpus) -> WordPieceTokenizer:
    """Read the vocabulary that a recipe names, or learn one on a corpus."""
    if recipe.vocabulary is None:
        return WordPieceTokenizer.train(corpus.texts(), recipe.vocabulary_size)
    name = recipe.vocabulary
    path = data_directory() / PUBLISHED[name] if name in PUBLISHED else Path(name)
    if not path.exists():
        known = ", ".join(PUBLISHED)
        raise FileNotFoundError(
            f"Expected a vocabulary: {known}, a vocab.txt, or a tokenizer's .json. Received: "
            f"vocabulary={name!r}, and no file {path}. Put it there, or leave `vocabulary` null to "
            "learn one."
        )
    if path.suffix == ".json":
        return WordPieceTokenizer.load(path)
    return WordPieceTokenizer.from_vocabulary(path)


def _check_same(path, wanted):
    found = json.loads(path.read_text(encoding="utf-8"))
    different = [name for name in wanted if found.get(name) != wanted[name]]
    if different:
        first = different[0]
        raise ValueError(
            f"Expected the examples of this recipe in {path.parent}, or none. Received: examples "
            f"that differ in {', '.join(different)} ({first}: {found.get(first)!r}, wanted "
            f"{wanted[first]!r}). Take another directory, or delete this one."
        )
