"""`load_parallel`: parallel text by name, or from the user's own files."""

from __future__ import annotations

import dataclasses
import difflib
import os
import warnings
from pathlib import Path

from tfqa.datasets.corpus.splitting import complete_splits
from tfqa.datasets.files.reading import Pairs, parse_tab_separated, read_lines, read_pair
from tfqa.datasets.files.tfds import TFDS_PREFIX
from tfqa.datasets.parallel.published import PUBLISHED, TFDS_NAMES, load_tfds
from tfqa.datasets.parallel.records import ParallelSplit, ParallelText
from tfqa.tokenizers import split_words

SPLIT_FILES = {"train": ("train",), "validation": ("validation", "val", "dev"), "test": ("test",)}


def load_parallel(
    name_or_path: str | os.PathLike | tuple[str | os.PathLike, str | os.PathLike],
    *,
    languages: tuple[str, str] | None = None,
    max_words: int | None = 256,
    validation: float | int = 0.05,
    test: float | int = 0.05,
    seed: int = 0,
) -> ParallelText:
    """Load sentence pairs with train, validation and test splits.

    | `name_or_path` | what is read |
    |---|---|
    | `"samples"` | the English–Spanish pairs of this project, with gold alignments |
    | `"multi30k/en-de"`, `en-fr`, `de-en`, `fr-en` | Multi30k task 1, official splits, test 2016 |
    | `"spa-eng"` | English–Spanish pairs of the Anki project, held out by English sentence |
    | `"ted_hrlr_translate/pt_to_en"`, `"tfds:any/name"` | TensorFlow Datasets |
    | `"corpus.tsv"` | a line for each pair: `source TAB target` |
    | `("corpus.en", "corpus.es")` | two files, where line i of one translates line i of the other |
    | `"directory"`, with `languages=("en", "es")` | `train.en` and `train.es` in it |

    A directory may also hold `validation` (or `val`, `dev`) and `test` files. Splits that files of
    your own lack are cut from train, so that no source sentence stands in train and in the cut.
    Published sets are looked for in the data directory (`TFQA_DATA_DIR`) and else downloaded into
    it. Files are UTF-8, plain or `.gz`. Sentences are brought to Unicode NFC with single spaces;
    case and punctuation stay.

    Args:
        name_or_path: see the table.
        languages: ISO 639-1 codes of source and target, for files of your own; by default the
            files' endings, or `"source"` and `"target"`.
        max_words: a pair with a sentence of more words (as `split_words` counts, marks included) is
            left out of train, and a warning and `notes` say how many. Validation and test keep
            every pair, because a score on a part of a test set is not its score. `None` keeps all.
        validation: of files of your own that have no validation split: how many different source
            sentences to hold out for it, a fraction below 1 or a number.
        test: the same for test.
        seed: of the hash that chooses these.

    Raises:
        ValueError: an unknown name (the nearest ones are suggested) or a fault in a file (its
            name, line number and what to do are given).
        FileNotFoundError: a path that does not exist.
        DownloadError: a published file that is neither there nor to be had.
    """
    name = name_or_path if isinstance(name_or_path, str) else ""
    if name in PUBLISHED:
        text = PUBLISHED[name]()
    elif name.startswith(TFDS_PREFIX) or name.split("/")[0] in TFDS_NAMES:
        text = load_tfds(name.removeprefix(TFDS_PREFIX))
    else:
        shares = {"validation": validation, "test": test, "seed": seed}
        text = _load_own(name_or_path, languages, shares)
    return text if max_words is None else _without_long(text, max_words)


def _load_own(path, languages, shares) -> ParallelText:
    if isinstance(path, (tuple, list)):
        if len(path) != 2:
            raise ValueError(
                "Expected two files, of the source and of the target language. "
                f"Received: name_or_path={path!r}."
            )
        name = f"{path[0]} and {path[1]}"
        languages = languages or tuple(_ending(file) for file in path)
        splits = {"train": read_pair(*path)}
    elif Path(path).is_dir():
        name, splits = str(path), _read_directory(Path(path), languages)
    elif Path(path).is_file():
        name, splits = str(path), {"train": parse_tab_separated(read_lines(path), str(path))}
    else:
        raise _unknown(path)
    source, target = languages or ("source", "target")
    return ParallelText(
        name=name,
        source_language=source,
        target_language=target,
        notes=tuple(
            f"{name} has no {split} split: it is cut from train by source sentence, "
            f"seed {shares['seed']}."
            for split in SPLIT_FILES
            if split not in splits
        ),
        **complete_splits(splits, **shares),
    )


def _read_directory(directory: Path, languages: tuple[str, str] | None) -> dict[str, Pairs]:
    if languages is None:
        raise ValueError(
            f"Expected `languages`, to know which files of {directory} are the source and which "
            'the target. Received: languages=None. Give them: languages=("en", "es") reads '
            "train.en and train.es."
        )
    splits: dict[str, Pairs] = {}
    for split, names in SPLIT_FILES.items():
        for name in names:
            paths = [_existing(directory / f"{name}.{language}") for language in languages]
            if all(paths):
                splits.setdefault(split, read_pair(*paths))
            elif any(paths):
                raise FileNotFoundError(
                    f"Expected {name}.{languages[0]} and {name}.{languages[1]} in {directory}. "
                    f"Received: only {next(filter(None, paths)).name}."
                )
    if "train" not in splits:
        raise FileNotFoundError(
            f"Expected train.{languages[0]} and train.{languages[1]} (or .gz) in {directory}. "
            f"Received: {sorted(entry.name for entry in directory.iterdir())}."
        )
    return splits


def _without_long(text: ParallelText, limit: int) -> ParallelText:
    """Leave out the train pairs longer than `limit` words; notes say what was found."""
    notes = list(text.notes)
    for name in SPLIT_FILES:
        split = getattr(text, name)
        count = len(split) - len(_short(split, limit))
        if count:
            notes.append(
                f"{text.name}, {name}: {count} of {len(split)} pairs have a sentence of more than "
                f"max_words={limit} words and are {'left out' if name == 'train' else 'kept'}."
            )
            warnings.warn(notes[-1], stacklevel=3)
    kept = _short(text.train, limit)
    if not kept:
        raise ValueError(
            f"Expected sentences of at most {limit} words to train on. Received: {text.name}, "
            "where every pair is longer. Give a larger `max_words`, or look for lost line ends."
        )
    fields = {
        field.name: column and tuple(column[i] for i in kept)
        for field in dataclasses.fields(ParallelSplit)
        for column in [getattr(text.train, field.name)]
    }
    return dataclasses.replace(text, train=ParallelSplit(**fields), notes=tuple(notes))


def _short(split: ParallelSplit, limit: int) -> list[int]:
    """Return the pairs without a sentence of more than `limit` words."""

    def fits(sentence: str) -> bool:
        return len(sentence) <= limit or len(split_words(sentence)) <= limit

    return [i for i in range(len(split)) if fits(split.sources[i]) and fits(split.targets[i])]


def _unknown(path) -> Exception:
    name = os.fspath(path)
    if Path(name).suffix in (".tsv", ".txt", ".gz") or not isinstance(path, str):
        return FileNotFoundError(f"Expected a file or a directory. Received: {name}: not there.")
    near = difflib.get_close_matches(name, [*PUBLISHED, *TFDS_NAMES], n=3, cutoff=0.5)
    hint = f"Did you mean {' or '.join(repr(other) for other in near)}? " if near else ""
    return ValueError(
        f"Expected one of {', '.join(PUBLISHED)}, a data set of TensorFlow Datasets as "
        f"'{TFDS_PREFIX}name/config', or the path of a file or directory. "
        f"Received: {name!r}. {hint}"
    )


def _existing(path: Path) -> Path | None:
    return next((file for file in (path, Path(f"{path}.gz")) if file.exists()), None)


def _ending(path: str | os.PathLike) -> str:
    return Path(os.fspath(path).removesuffix(".gz")).suffix.removeprefix(".") or "unknown"
