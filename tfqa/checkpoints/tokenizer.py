"""The tokenizer that was published with a model, and ours beside a model of ours."""

from __future__ import annotations

import os
from pathlib import Path

from tfqa.checkpoints.families import FAMILIES
from tfqa.checkpoints.formats import keras_hub
from tfqa.checkpoints.locate import choose_family, is_preset_elsewhere, locate
from tfqa.tokenizers import WordPieceTokenizer


def load_tokenizer(
    directory_or_name: str | os.PathLike, *, lowercase: bool | None = None
) -> WordPieceTokenizer:
    """Read the tokenizer of a checkpoint: of a BERT `vocab.txt`, or what `tokenizer.json` has.

    Args:
        directory_or_name: as `from_pretrained` of the models takes it. Of a directory without a
            configuration the files are taken to be BERT's.
        lowercase: instead of what the folder says. It says so in `tokenizer_config.json`
            (`do_lower_case`) or `tokenizer.json`; a folder that says nothing is taken to be lower
            case, as Hugging Face does, unless its vocabulary has capitals.

    Raises:
        FileNotFoundError, OSError: see `load_pretrained`.
        CheckpointError: there is no vocabulary; it is another tokenizer's; or the folder asks for
            what `WordPieceTokenizer` does not do, such as lower case with its accents kept.
    """
    if is_preset_elsewhere(directory_or_name):
        name, family = str(directory_or_name), choose_family(directory_or_name)
        tokenizer = keras_hub.fetch_tokenizer(name, family)
        return family.tokenizer.from_keras_hub(tokenizer, lowercase, name)
    directory = locate(directory_or_name)
    return choose_family(directory).tokenizer.load(directory, lowercase)


def save_tokenizer(
    tokenizer: WordPieceTokenizer,
    directory: str | os.PathLike,
    *,
    max_length: int | None = None,
) -> None:
    """Write a tokenizer as Hugging Face reads it: of a BERT `vocab.txt`, `tokenizer_config.json`.

    Args:
        tokenizer: of the family of the model in the directory; BERT's, with its five special
            tokens, where there is none.
        directory: it is made if it is missing.
        max_length: the most tokens of an input; by default what `config.json` in the directory
            says, if there is one.

    Raises:
        TypeError: another kind of tokenizer.
        ValueError: it does something that Hugging Face's tokenizer does not.
    """
    directory = Path(directory)
    family = choose_family(directory) if directory.is_dir() else FAMILIES["bert"]
    family.tokenizer.save(tokenizer, directory, max_length)
