"""Published parallel text by name: Multi30k, the Anki pairs of spa-eng, and TFDS."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tfqa._directories import data_directory
from tfqa.datasets.corpus.splitting import SPLITS, complete_splits
from tfqa.datasets.files.download import fetch
from tfqa.datasets.files.normalization import normalize_sentence
from tfqa.datasets.files.reading import Pairs, parse_tab_separated, read_pair, read_zip_lines
from tfqa.datasets.files.tfds import make_builder
from tfqa.datasets.parallel.records import ParallelText
from tfqa.datasets.parallel.samples import load_samples

MULTI30K_URLS = (
    "https://raw.githubusercontent.com/multi30k/dataset/master/data/task1/raw/",
    "https://github.com/multi30k/dataset/raw/master/data/task1/raw/",
)
MULTI30K_LINES = {"train": 29_000, "val": 1_014, "test_2016": 1_000}
MULTI30K_SHA256 = {
    "train.de": "726e39b2fa9eb9ffb6dc763fb35a179f80fae06ffc5d28b6ace5faa883de28a6",
    "train.en": "d79cfa999dd4c51d2cb42499b6796d5a882c3a8a961923c25a898c90f8bbd56f",
    "train.fr": "622e75069e9f4c577425c4f277116ce66e63a2401c0a2312d90073cb12379a3c",
    "val.de": "f0cba2f995189cf5770f29a8a9a537a3ad3f51657ad873405082ff6863a5e75a",
    "val.en": "14f7d25ddd868909a9213e361768460edcacdd6ab9d1e77b92560dc10c10dc28",
    "val.fr": "ca3106f1a72390591d25f6c45cb4cd39dec4cd3f123e099748a3ce5256c160e9",
    "test_2016.de": "9204244e408ccb38d2a55cfcd344df15005fc42a07a6e55ca6c52b6ababb8cc8",
    "test_2016.en": "611d361c6334bc7246101d48097c13cf5c4413c5befc793cc629934359d532d9",
    "test_2016.fr": "6d326e188d259fb1d04ac19eae3af956559b3a0b93d7635e56c90987c40c8b90",
}

# No checksum: the publisher adds pairs from time to time, so each copy of this file differs.
SPA_ENG_URLS = (
    "https://storage.googleapis.com/download.tensorflow.org/data/spa-eng.zip",
    "https://www.manythings.org/anki/spa-eng.zip",
)

TFDS_NAMES = (
    "flores ted_hrlr_translate para_crawl opus wmt13_translate wmt14_translate wmt15_translate "
    "wmt16_translate wmt17_translate wmt18_translate wmt19_translate wmt_t2t_translate"
).split()
TFDS_HELD_OUT = 1_000


def load_multi30k(source: str, target: str) -> ParallelText:
    """Load Multi30k task 1 (Elliott et al. 2016), official splits: 29,000, 1,014 and 1,000 pairs.

    The test split is `test_2016_flickr` of the publisher.
    """
    splits = {}
    for split, expected in MULTI30K_LINES.items():
        paths = [_multi30k_file(split, language) for language in (source, target)]
        pairs = read_pair(*paths)
        if len(pairs[0]) != expected:
            raise ValueError(
                f"Expected {expected} lines in {paths[0]} and {paths[1]}, as the publisher's files "
                f"have. Received: {len(pairs[0])} lines. Delete both, so that they are downloaded "
                "again."
            )
        splits[{"val": "validation", "test_2016": "test"}.get(split, split)] = pairs
    return ParallelText(
        name=f"multi30k/{source}-{target}",
        source_language=source,
        target_language=target,
        **complete_splits(splits, validation=0, test=0),
    )


def load_spa_eng() -> ParallelText:
    """Load English sentences with Spanish translations, of Tatoeba by way of the Anki project.

    It has no official split. Here 2,000 English sentences are held out for test and 1,000 for
    validation, chosen by a hash of the sentence, each with all of its translations; so no English
    sentence of the test split is trained on. A Spanish sentence can be: it may translate two
    English ones. A sentence with several translations counts as several pairs.
    """
    path = fetch("spa-eng/spa-eng.zip", SPA_ENG_URLS)
    lines = read_zip_lines(path, "spa.txt")
    pairs = parse_tab_separated(lines, f"{path}, spa.txt", attribution=True)
    note = (
        f"spa-eng has no official split: from {len(lines)} pairs, 2,000 English sentences with all "
        "their translations are held out for test and 1,000 for validation."
    )
    return ParallelText(
        name="spa-eng",
        source_language="en",
        target_language="es",
        notes=(note,),
        **complete_splits({"train": pairs}, validation=1_000, test=2_000),
    )


def load_tfds(name: str) -> ParallelText:
    """Load a translation data set of TensorFlow Datasets, such as `ted_hrlr_translate/pt_to_en`.

    Where it has no validation or test split, 1,000 different source sentences of the train split
    take its place. Everything is held in memory.

    Raises:
        ImportError: `tensorflow_datasets` is not installed.
        ValueError: TFDS has no such data set, or it is not of pairs of sentences.
    """
    builder = make_builder(name)
    import tensorflow_datasets as tfds

    if not isinstance(builder.info.features, tfds.features.Translation):
        raise ValueError(
            "Expected a data set of pairs of sentences (features of type Translation). "
            f"Received: {name!r}, with {type(builder.info.features).__name__}."
        )
    languages = tuple(builder.info.supervised_keys or builder.info.features)[:2]
    builder.download_and_prepare()
    counted = {
        split: _tfds_pairs(tfds.as_numpy(builder.as_dataset(split=split)), languages)
        for split in SPLITS
        if split in builder.info.splits
    }
    notes = [
        f"{name}, {split}: {empty} pairs with an empty sentence are left out."
        for split, (_, empty) in counted.items()
        if empty
    ]
    notes += [
        f"{name} has no {split} split: {TFDS_HELD_OUT} source sentences of train take its place."
        for split in SPLITS
        if split not in counted
    ]
    splits = {split: pairs for split, (pairs, _) in counted.items()}
    return ParallelText(
        name=name,
        source_language=languages[0],
        target_language=languages[1],
        notes=tuple(notes),
        **complete_splits(splits, validation=TFDS_HELD_OUT, test=TFDS_HELD_OUT),
    )


def _tfds_pairs(examples, languages: tuple[str, str]) -> tuple[Pairs, int]:
    """Return the pairs, and how many were left out because one sentence is empty."""
    sources, targets, empty = [], [], 0
    for example in examples:
        source, target = (normalize_sentence(example[key].decode("utf-8")) for key in languages)
        if source and target:
            sources.append(source)
            targets.append(target)
        else:
            empty += 1
    return (sources, targets), empty


def _multi30k_file(split: str, language: str) -> Path:
    name = f"{split}.{language}"
    plain = data_directory() / "multi30k" / name
    if plain.exists():
        return plain
    published = name.replace("test_2016", "test_2016_flickr") + ".gz"
    urls = [address + published for address in MULTI30K_URLS]
    return fetch(f"multi30k/{name}.gz", urls, sha256=MULTI30K_SHA256[name])


def _multi30k(source: str, target: str) -> Callable[[], ParallelText]:
    return lambda: load_multi30k(source, target)


PUBLISHED: dict[str, Callable[[], ParallelText]] = {
    "samples": load_samples,
    "multi30k/en-de": _multi30k("en", "de"),
    "multi30k/en-fr": _multi30k("en", "fr"),
    "multi30k/de-en": _multi30k("de", "en"),
    "multi30k/fr-en": _multi30k("fr", "en"),
    "spa-eng": load_spa_eng,
}
"""The data sets with a name of their own."""
