"""SQuAD, and what has its format, by way of TensorFlow Datasets."""

from __future__ import annotations

from tfqa.datasets.files.tfds import TFDS_PREFIX, make_builder
from tfqa.datasets.squad.format import parse_squad
from tfqa.datasets.squad.records import SquadDataset

FIELDS = ("id", "title", "context", "question", "answers")
SPLITS = {"train": "train", "dev": "validation"}


def load_squad_tfds(name: str, split: str) -> SquadDataset:
    """Load a data set of TensorFlow Datasets with SQuAD's fields, such as `squad/v1.1`.

    Args:
        name: of the data set, with its configuration.
        split: "train", or "dev", which is the validation split.

    Returns:
        All questions of the split, those of an article and of a passage together, held in memory.

    Raises:
        ImportError: `tensorflow_datasets` is not installed.
        ValueError: TFDS has no such data set, or it has other fields, or no such split; a fault in
            a record.
    """
    builder = make_builder(name)
    import tensorflow_datasets as tfds

    features = set(builder.info.features or ())
    if missing := [field for field in FIELDS if field not in features]:
        raise ValueError(
            f"Expected a data set with the fields {', '.join(FIELDS)}, as SQuAD has. Received: "
            f"{name!r}, without {', '.join(missing)}."
        )
    builder.download_and_prepare()
    if SPLITS[split] not in builder.info.splits:
        raise ValueError(
            f"Expected a split {SPLITS[split]!r}. Received: {name!r}, which has "
            f"{', '.join(builder.info.splits)}. Choose another data set."
        )
    articles: dict[str, dict[str, list]] = {}
    for record in tfds.as_numpy(builder.as_dataset(split=SPLITS[split])):
        paragraphs = articles.setdefault(record["title"].decode(), {})
        paragraphs.setdefault(record["context"].decode(), []).append(_read_question(record))
    data = [
        {
            "title": title,
            "paragraphs": [
                {"context": text, "qas": questions} for text, questions in paragraphs.items()
            ],
        }
        for title, paragraphs in articles.items()
    ]
    return parse_squad({"data": data}, f"{TFDS_PREFIX}{name}, {split}")


def _read_question(record: dict) -> dict:
    question = {
        "id": record["id"].decode(),
        "question": record["question"].decode(),
        "answers": _read_answers(record["answers"]),
    }
    if "is_impossible" in record:
        question["is_impossible"] = bool(record["is_impossible"])
    if len(record.get("plausible_answers", {}).get("text", ())):
        question["plausible_answers"] = _read_answers(record["plausible_answers"])
    return question


def _read_answers(answers: dict) -> list[dict]:
    return [
        {"text": text.decode(), "answer_start": int(start)}
        for text, start in zip(answers["text"], answers["answer_start"], strict=True)
    ]
