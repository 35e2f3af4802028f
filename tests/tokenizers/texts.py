"""Texts to compare tokenizers on: real ones where they are at hand, and hard ones."""

import functools
import gzip
import json
import os
import random
from pathlib import Path

import pytest

from tfqa.datasets import load_parallel

# What tokenizers get wrong: one letter written in two ways, letters that grow in lower case or fall
# apart, marks without a letter, other scripts, signs, white space of all kinds, emoji sequences.
PARTS = [
    *["the", "Straße", "ﬁn", "İstanbul", "ΣΊΣΥΦΟΣ", "naïve", "nai\u0308ve"],
    *["Å", "\u212b", "ø"],
    *["don't", "3.5", "U.S.", "-", "--", "…", "¿", "«", "$5", "10%", "C++", "a_b"],
    *["##a", "[MASK]"],
    *["\u0301", "\u0308\u0323", "\u093c", "\u20dd", "ك\u0651ت", "हिन्दी", "ไทย", "한국어"],
    *["\u1112\u1161\u11ab"],
    *["中文", "中a国", "あア", "𠀀", "👩\u200d🚀", "🇪🇸", "👍🏽", "❤\ufe0f"],
    *["\u200b", "\u200f", "\u00ad"],
    *["\u00a0", "\u2003", "\t", "\n", "\r\n", "\u3000", "  ", "\ufeff", "\x07", "\x7f"],
    *["½", "²", "№", "ª"],
    *["x" * 99, "x" * 100, "x" * 101, "y" * 201, "ѐ", "Ё", "ё", "ǆ", "Ǆ", "ŉ", "\u1e9e", "ﷺ", "℃"],
]


def make_hard_texts(count, seed=0):
    """Return random rows of `PARTS` and of single code points, the same for the same seed."""
    rng = random.Random(seed)
    code_points = [*range(0x20, 0x250), *range(0x370, 0x590), *range(0x1E00, 0x2000)]
    return [
        "".join(
            rng.choice(PARTS) if rng.random() < 0.7 else chr(rng.choice(code_points))
            for _ in range(rng.randint(1, 12))
        )
        for _ in range(count)
    ]


def sample_texts(count=300):
    """Return sentences of the committed samples, in two languages."""
    text = _load_samples().train
    return [*text.sources[:count], *text.targets[:count]]


@functools.cache
def _load_samples():
    return load_parallel("samples")


def find_data(name):
    """Return the path of a real file, or skip the test where there is none."""
    path = Path(os.environ.get("TFQA_DATA_DIR", "")) / name
    if "TFQA_DATA_DIR" not in os.environ or not path.exists():
        pytest.skip(f"TFQA_DATA_DIR holds no {name}")
    return path


def squad_texts():
    """Return every context and question of SQuAD 1.1's development set."""
    with gzip.open(find_data("squad/dev-v1.1.json.gz"), "rt", encoding="utf-8") as file:
        articles = json.load(file)["data"]
    paragraphs = [paragraph for article in articles for paragraph in article["paragraphs"]]
    questions = [qa["question"] for paragraph in paragraphs for qa in paragraph["qas"]]
    return [paragraph["context"] for paragraph in paragraphs] + questions
