"""The vocabulary of a BERT, in the files of Hugging Face and of KerasHub."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tfqa._files import write_json
from tfqa.checkpoints.checkpoint import CheckpointError
from tfqa.checkpoints.config import read_json
from tfqa.checkpoints.family import TokenizerFiles
from tfqa.tokenizers import WordPieceTokenizer
from tfqa.tokenizers.wordpiece import BERT_TOKENS

VOCABULARY, CONFIG, LIBRARY = "vocab.txt", "tokenizer_config.json", "tokenizer.json"
PRESET = ("tokenizer.json", "assets/tokenizer/vocabulary.txt")  # KerasHub's
CLASSES = (None, "BertTokenizer", "BertTokenizerFast")
SPECIAL = dict(zip(("pad", "unk", "cls", "sep", "mask"), BERT_TOKENS, strict=True))
LIMIT = 100  # characters of a word, in both libraries


def load_wordpiece(directory: Path, lowercase: bool | None) -> WordPieceTokenizer:
    """Read the vocabulary of a directory, and whether the text is made lower case.

    Raises:
        CheckpointError: see `load_tokenizer`.
    """
    if (directory / PRESET[1]).is_file():
        tokens = _read_lines(directory / PRESET[1])
        stated = read_json(directory / PRESET[0]).get("config", {}).get("lowercase")
    else:
        tokens, stated = _read_folder(directory)
    if lowercase is None:
        lowercase = _decide(stated, tokens, directory)
    return _make(tokens, lowercase, directory)


def convert_wordpiece(tokenizer: Any, lowercase: bool | None, name: str) -> WordPieceTokenizer:
    """Make ours of a `keras_hub.models.BertTokenizer`.

    Raises:
        CheckpointError: it has another kind of vocabulary.
    """
    stated = bool(tokenizer.lowercase)
    return _make(list(tokenizer.get_vocabulary()), stated if lowercase is None else lowercase, name)


def save_wordpiece(tokenizer: WordPieceTokenizer, directory: Path, max_length: int | None) -> None:
    """Write `vocab.txt` and `tokenizer_config.json`, which Hugging Face's `BertTokenizer` reads.

    Raises:
        TypeError, ValueError: see `save_tokenizer`.
    """
    if not isinstance(tokenizer, WordPieceTokenizer):
        raise TypeError(
            "`tokenizer` must be a `WordPieceTokenizer`, which is BERT's. Received: "
            f"{type(tokenizer).__name__}. Keep it with `tokenizer.save(path)`."
        )
    if set(tokenizer.special_tokens) != set(BERT_TOKENS):
        raise ValueError(
            f"`tokenizer` must have the special tokens {BERT_TOKENS}. Received: "
            f"{tuple(tokenizer.special_tokens)}."
        )
    if tokenizer.max_characters_per_word != LIMIT:
        raise ValueError(
            f"`tokenizer` must have max_characters_per_word={LIMIT}, as `BertTokenizer` has. "
            f"Received: {tokenizer.max_characters_per_word}."
        )
    if max_length is None and (directory / "config.json").is_file():
        max_length = read_json(directory / "config.json").get("max_position_embeddings")
    settings = {
        "tokenizer_class": "BertTokenizer",
        "do_lower_case": tokenizer.lowercase,
        "strip_accents": None,
        "tokenize_chinese_chars": True,
        **{f"{name}_token": token for name, token in SPECIAL.items()},
    }
    if max_length is not None:
        settings["model_max_length"] = max_length
    tokenizer.save_vocabulary(directory / VOCABULARY)
    write_json(directory / CONFIG, settings)


WORDPIECE = TokenizerFiles(
    load=load_wordpiece, save=save_wordpiece, from_keras_hub=convert_wordpiece
)
"""The tokenizer of BERT, for its `Family`."""


def _read_folder(directory):
    """Return the vocabulary of a folder, and whether it is lower case, or None."""
    settings = read_json(directory / CONFIG) if (directory / CONFIG).is_file() else {}
    lowercase = _check_settings(settings, directory / CONFIG)
    if (directory / VOCABULARY).is_file():
        return _read_lines(directory / VOCABULARY), lowercase
    if (directory / LIBRARY).is_file():
        tokens, library_lowercase = _read_library(directory / LIBRARY)
        return tokens, library_lowercase if lowercase is None else lowercase
    raise CheckpointError(
        f"Expected {VOCABULARY} or {LIBRARY} in {directory}. Received: "
        f"{sorted(path.name for path in directory.iterdir())}. Fetch the vocabulary, too."
    )


def _check_settings(settings: dict[str, Any], path: Path) -> bool | None:
    """Refuse what ours does not do, and return whether the text is made lower case."""
    lowercase = settings.get("do_lower_case")
    strips = settings.get("strip_accents")
    wanted = {
        "tokenizer_class": CLASSES,
        "tokenize_chinese_chars": (None, True),
        "do_basic_tokenize": (None, True),
        "never_split": (None, []),
        "strip_accents": (None, True if lowercase is None else lowercase),
        "wordpieces_prefix": (None, "##"),
        **{f"{name}_token": (None, token) for name, token in SPECIAL.items()},
    }
    for key, allowed in wanted.items():
        value = settings.get(key)
        if isinstance(value, dict):  # a token with its options
            value = value.get("content")
        if value not in allowed:
            raise CheckpointError(
                f"`{key}` must be one of {allowed} in {path}: `WordPieceTokenizer` does nothing "
                f"else. Received: {key}={value!r}, do_lower_case={lowercase}, "
                f"strip_accents={strips}. Read the text with the `tokenizers` library instead."
            )
    return lowercase


def _read_library(path):
    """Return the vocabulary in a file of the `tokenizers` library, and whether it is lower case."""
    values = read_json(path)
    model, normalizer = values.get("model") or {}, values.get("normalizer") or {}
    ids = model.get("vocab")
    kinds = (model.get("type", "WordPiece"), normalizer.get("type"))
    if not isinstance(ids, dict) or kinds != ("WordPiece", "BertNormalizer"):
        raise CheckpointError(
            f"Expected a WordPiece model with a BertNormalizer in {path}. Received: {kinds}. It "
            "is another tokenizer than BERT's."
        )
    tokens = sorted(ids, key=ids.get)
    added = {entry["id"]: entry["content"] for entry in values.get("added_tokens") or []}
    if [ids[token] for token in tokens] != list(range(len(tokens))) or any(
        number >= len(tokens) or tokens[number] != token for number, token in added.items()
    ):
        raise CheckpointError(
            f"Expected the ids 0, 1, 2, … in {path}, each for one token. Received: "
            f"{len(tokens)} tokens with other ids, or with more tokens added to them."
        )
    settings = {
        "do_lower_case": normalizer.get("lowercase"),
        "strip_accents": normalizer.get("strip_accents"),
        "tokenize_chinese_chars": normalizer.get("handle_chinese_chars"),
        "wordpieces_prefix": model.get("continuing_subword_prefix"),
        "unk_token": model.get("unk_token"),
    }
    return tokens, _check_settings(settings, path)


def _read_lines(path):
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def _decide(stated, tokens, directory):
    """Return whether to make text lower case where a folder may not say it."""
    if stated is not None:
        return stated
    capitals = [t for t in tokens if t.lower() != t and not (t[0] == "[" and t[-1] == "]")]
    if capitals:
        raise CheckpointError(
            f"Expected `do_lower_case` in {CONFIG} of {directory}: the vocabulary has capitals, "
            f"such as {capitals[0]!r}. Received: no word on it. Say `lowercase=False` (or True)."
        )
    return True


def _make(tokens, lowercase, location):
    special = [token for token in BERT_TOKENS if token in tokens or token == "[UNK]"]
    if "" in tokens:
        raise CheckpointError(
            f"Expected a token on every line of the vocabulary in {location}. Received: an empty "
            f"line {tokens.index('') + 1}."
        )
    try:
        return WordPieceTokenizer(tokens, lowercase=lowercase, special_tokens=special)
    except ValueError as error:
        raise CheckpointError(f"{location} has no vocabulary of BERT's kind. {error}") from error
