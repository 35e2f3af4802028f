"""A small data set in SQuAD's format, to load and to spoil, and where tokens stand in a text."""

import copy
import json
from unicodedata import category

BALLOON = "Ärlich 🎈 rose over Annonay in 1783.\nIt was made of paper, and it fell in a field."
RIVER = "The Rhône flows through Lyon."


def answer(text, context, occurrence=0):
    start = -1
    for _ in range(occurrence + 1):
        start = context.index(text, start + 1)
    return {"text": text, "answer_start": start}


V1 = {
    "version": "1.1",
    "data": [
        {
            "title": "Balloons",
            "paragraphs": [
                {
                    "context": BALLOON,
                    "qas": [
                        {
                            "id": "b1",
                            "question": "Where did it rise?",
                            "answers": [
                                answer("Annonay", BALLOON),
                                answer("over Annonay", BALLOON),
                            ],
                        },
                        {
                            "id": "b2",
                            "question": "Where did it fall?",
                            "answers": [answer("a field.", BALLOON)],
                        },
                    ],
                },
                {
                    "context": RIVER,
                    "qas": [
                        {
                            "id": "r1",
                            "question": "What flows through Lyon?",
                            "answers": [answer("The Rhône", RIVER)],
                        }
                    ],
                },
            ],
        },
        {
            "title": "Lyon",
            "paragraphs": [
                {
                    "context": "Lyon is a city. " + RIVER,
                    "qas": [
                        {
                            "id": "l1",
                            "question": "Where does the Rhône flow?",
                            "answers": [answer("Lyon", "Lyon is a city. " + RIVER, 1)],
                        }
                    ],
                }
            ],
        },
    ],
}


def make_v2():
    """Return the same questions as a set of version 2.0; one of them has lost its answer."""
    content = copy.deepcopy(V1)
    content["version"] = "v2.0"
    for article in content["data"]:
        for paragraph in article["paragraphs"]:
            for question in paragraph["qas"]:
                question["is_impossible"] = False
    lost = content["data"][0]["paragraphs"][0]["qas"][1]
    lost.update(
        question="Where did it burn?",
        answers=[],
        is_impossible=True,
        plausible_answers=[answer("a field", BALLOON)],
    )
    return content


def spoil(content, *path, **changes):
    """Return a copy in which the record at a path has other fields; None takes a field out."""
    content = copy.deepcopy(content)
    record = content
    for key in path:
        record = record[key]
    for name, value in changes.items():
        if value is None:
            del record[name]
        else:
            record[name] = value
    return content


def dump(content):
    return json.dumps(content, ensure_ascii=False)


def reach_over_marks(text, offsets):
    """Return the offsets of `encode`, each moved over marks after it that are in no token."""
    inside = {i for start, end in offsets for i in range(start, end)}
    reached = []
    for number, (start, end) in enumerate(offsets):
        last = number + 1 == len(offsets) or offsets[number + 1][1] > end
        while last and end < len(text) and end not in inside and category(text[end])[0] == "M":
            end += 1
        reached.append((start, end))
    return reached
