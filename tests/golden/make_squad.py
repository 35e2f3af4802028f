"""Write squad.json: what SQuAD's official scripts give for short texts that are hard to compare.

    python tests/golden/make_squad.py evaluate-v1.1.py evaluate-v2.0.py

The two scripts are on https://rajpurkar.github.io/SQuAD-explorer/. Needs matplotlib, for theirs.
Each row is a prediction, the gold answers, and a probability of no answer. It is scored alone by
both scripts (1.1 only where there is a gold answer), and all rows together.
"""

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

WORDS = (
    "a an the The A THE an- a. cat Cat dog 1,000 1000 é e\u0301 É ß İ ﬁ ！ Ａ ａ ’s 's - – $ % "
    "the-cat thecat U.S. us a_b _ 中文 中a \u200b \ufeff ς Σ"
).split() + ["\u00a0", "\u2003", "\n", "\x1c", "ａ cat", ""]
RANDOM = random.Random(0)
THRESHOLDS = (-0.5, 0.2, 0.5, 1.0)


def draw_text():
    words = RANDOM.choices(WORDS, k=RANDOM.choice((0, 1, 2, 3, 5)))
    return RANDOM.choice(("", " ", " ")).join(words)


def draw_row():
    golds = [draw_text() for _ in range(RANDOM.choice((0, 1, 2, 3)))]
    prediction = draw_text()
    if golds and RANDOM.random() < 0.5:
        changes = (str.upper, "the {}".format, "{}!".format, "{} cat".format, str.split)
        changed = RANDOM.choice(changes)(RANDOM.choice(golds))
        prediction = changed if isinstance(changed, str) else "  ".join(changed)
    return {
        "prediction": prediction if RANDOM.random() < 0.8 else "",
        "golds": golds,
        "no_answer_prob": RANDOM.choice((0.0, 0.1, 0.2, 0.2, 0.5, 0.9, 1.0)),
    }


def run(script, rows, *options, probabilities=False):
    """Run an official script on the rows as a person would, and return what it writes."""
    names = [f"q{i}" for i in range(len(rows))]
    questions = [
        {"id": name, "question": "", "answers": [{"text": x, "answer_start": 0} for x in golds]}
        for name, golds in zip(names, (row["golds"] for row in rows), strict=True)
    ]
    paragraph = {"context": "", "qas": questions}
    files = {"data": {"data": [{"title": "", "paragraphs": [paragraph]}]}}
    for key in ("prediction", "no_answer_prob"):
        files[key] = {name: row[key] for name, row in zip(names, rows, strict=True)}
    with tempfile.TemporaryDirectory() as directory:
        for key, value in files.items():
            Path(directory, key).write_text(json.dumps(value), encoding="utf-8")
        command = [sys.executable, Path(script).resolve(), "data", "prediction", *options]
        if probabilities:
            command += ["-n", "no_answer_prob", "-p", "images"]
        return json.loads(subprocess.check_output(command, cwd=directory, text=True))


def main():
    v1, v2 = sys.argv[1:]
    rows = [draw_row() for _ in range(150)]
    for row in rows:
        row["v1.1"] = run(v1, [row]) if row["golds"] else None
        row["v2.0"] = {key: x for key, x in run(v2, [row]).items() if key in ("exact", "f1")}
    found = {"rows": rows, "v1.1": run(v1, [row for row in rows if row["golds"]])}
    found["v2.0"] = run(v2, rows)
    found["v2.0 at thresholds"] = {
        str(threshold): run(v2, rows, "-t", str(threshold), probabilities=True)
        for threshold in THRESHOLDS
    }
    text = json.dumps(found, ensure_ascii=True, indent=1)
    Path(__file__).with_name("squad.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
