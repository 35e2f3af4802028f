"""The examples of a pre-training run: made once, as files, and used as often as one likes."""

import contextlib
import dataclasses
import json
import os
from pathlib import Path

from tfqa._directories import data_directory
from tfqa._files import write_json
from tfqa.datasets import PretrainingExamples, Shards, load_corpus, write_shards
from tfqa.pipelines.masked_language_model import SETTINGS, TOKENIZER
from tfqa.recipes.pretraining_recipe import PretrainingRecipe
from tfqa.recipes.recipe import RECIPE, describe_changes
from tfqa.tokenizers import WordPieceTokenizer

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
            `validation-LENGTH`. What an interrupted call left is completed. What is whole needs
            neither the corpus nor the vocabulary, but if they are there, they must be the same.
        workers: processes; see `PretrainingExamples`.

    Raises:
        ValueError: the directory holds examples of another recipe, of a corpus or a vocabulary that
            has changed since, or something else: a trained model, or another tokenizer.
        FileNotFoundError: the corpus or the vocabulary is not there.
    """
    directory = Path(directory)
    if (directory / MADE_FROM).exists():
        return _open(recipe, directory)
    _refuse_other(directory)
    corpora = load_corpora(recipe)
    tokenizer = make_tokenizer(recipe, corpora["train"])
    _save_tokenizer(tokenizer, directory / TOKENIZER)
    shards = {part: [] for part in corpora}
    for part, corpus in corpora.items():
        for length in recipe.lengths:
            examples = PretrainingExamples(
                corpus,
                tokenizer,
                recipe.make_options(length),
                seed=recipe.seed,
                masked=part == "validation" or not recipe.dynamic,
                workers=workers,
            )
            shards[part].append(write_shards(examples, _shards_directory(directory, part, length)))
    made_from = _describe(recipe) | {
        "corpora": {part: corpus.fingerprint for part, corpus in corpora.items()},
        "tokenizer": tokenizer.fingerprint,
    }
    write_json(directory / MADE_FROM, made_from)
    return PreparedExamples(tokenizer, **shards)


def load_corpora(recipe: PretrainingRecipe) -> dict:
    """Return the corpora "train" and "validation" of a recipe."""
    corpus = load_corpus(recipe.data)
    if recipe.validation_data is not None:
        return {"train": corpus, "validation": load_corpus(recipe.validation_data)}
    parts = corpus.hold_out(recipe.validation_share, recipe.seed)
    return dict(zip(("train", "validation"), parts, strict=True))


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


def _open(recipe, directory):
    """Open what is whole, if it is of this recipe and of what its corpus and vocabulary are now."""
    made_from = json.loads((directory / MADE_FROM).read_text(encoding="utf-8"))
    tokenizer = WordPieceTokenizer.load(directory / TOKENIZER)
    changed = describe_changes(made_from, _describe(recipe)) or "; ".join(
        _find_changed(recipe, tokenizer, made_from)
    )
    if changed:
        raise ValueError(
            f"Expected the examples of this recipe in {directory}, or none. Received: others, for "
            f"since then {changed}. Take another directory, or delete this one."
        )
    shards = {
        part: [Shards(_shards_directory(directory, part, length)) for length in recipe.lengths]
        for part in ("train", "validation")
    }
    return PreparedExamples(tokenizer, **shards)


def _find_changed(recipe, tokenizer, made_from):
    """Yield what has changed since the examples were made; older files do not say of what."""
    if made_from.get("tokenizer") not in (None, tokenizer.fingerprint):
        yield f"{TOKENIZER} was replaced"
    if recipe.vocabulary is not None:
        with contextlib.suppress(FileNotFoundError):
            if make_tokenizer(recipe, None).fingerprint != tokenizer.fingerprint:
                yield f"the vocabulary {recipe.vocabulary!r} has changed"
    if "corpora" not in made_from:
        return
    try:
        corpora = load_corpora(recipe)
    except (FileNotFoundError, ValueError):  # it is not there, nor is it needed
        return
    for part, corpus in corpora.items():
        if corpus.fingerprint != made_from["corpora"][part]:
            yield f"the text of {corpus.name!r} has changed"


def _describe(recipe):
    """Return the fields that decide the examples, as JSON gives them back."""
    return json.loads(json.dumps({name: recipe.to_dict()[name] for name in FIELDS}))


def _shards_directory(directory, part, length):
    return directory / f"{part}-{length}"


def _refuse_other(directory):
    """Refuse a directory whose tokenizer belongs to a model."""
    for name in (RECIPE, SETTINGS):
        if (directory / name).exists():
            raise ValueError(
                f"Expected a directory for examples. Received: {directory}, which holds a training "
                f"run or a model ({name}), whose {TOKENIZER} would be replaced. Take another "
                "directory."
            )


def _save_tokenizer(tokenizer, path):
    """Write a tokenizer, but never over another one."""
    if path.exists():
        if WordPieceTokenizer.load(path).fingerprint == tokenizer.fingerprint:
            return
        raise ValueError(
            f"Expected no {path}, or the tokenizer of these examples. Received: another one. Take "
            "another directory, or delete this one."
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    tokenizer.save(path)
