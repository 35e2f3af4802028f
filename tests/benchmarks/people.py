"""Questions about where people live, in SQuAD's format."""

import json

import numpy as np

SIZES = {"max_length": 24, "stride": 5, "max_question_length": 7, "max_answer_tokens": 5}
SHORT = {"max_length": 18, "stride": 4, "max_question_length": 6}
NAMES, CITIES = "ann ben cid dora eve".split(), "rome oslo lima cairo".split()


def write_questions(place, version, count):
    """Write questions about five articles in SQuAD's format, one in three without an answer."""
    rng = np.random.default_rng(23)
    articles = [{"title": f"People {number}", "paragraphs": []} for number in range(5)]
    for number in range(count):
        people = rng.permutation(NAMES).tolist()
        lines = [f"{one} lives in {rng.choice(CITIES)}." for one in people[:-1]]
        context = " ".join(lines[: rng.integers(2, 5)])
        asked = people[0] if number % 3 or version == "1.1" else people[-1]
        start = context.find(f"{asked} lives in ") + len(f"{asked} lives in ")
        city = context[start:].partition(".")[0]
        answers = [{"text": city, "answer_start": start}] if asked != people[-1] else []
        question = {"id": f"q{number}", "question": f"Where does {asked} live?"}
        question |= {"answers": answers}
        if version == "2.0":
            question["is_impossible"] = not answers
        articles[number % 5]["paragraphs"].append({"context": context, "qas": [question]})
    label = {"1.1": "1.1", "2.0": "v2.0"}[version]
    place.write_text(json.dumps({"version": label, "data": articles}), encoding="utf-8")
    return str(place)
