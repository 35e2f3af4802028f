"""Tables of question answering say what the records say."""

import pytest

from benchmarks.records import load_records
from benchmarks.report.squad import GROUPS, render_squad

RECORDS = [record for record in load_records() if record["kind"] == "squad"]


def test_a_second_pass_counts_the_questions_of_the_first_and_names_its_command():
    first = next(record for record in RECORDS if not record.get("before"))
    train, place = first["data"]["train"], "runs/first"
    before = {"questions": train, "data": "squad/v1.1", "command": "train --output DIRECTORY"}
    second = {**first, "before": before, "recipe": {**first["recipe"], "pretrained": place}}
    table = render_squad([second, first])
    assert f"| EM after {train:,} | F1 after {train:,} | EM after {2 * train:,} |" in table
    assert f"{place} (22.6 M parameters), fine-tuned on {train:,} questions" in table
    assert f"squad/v1.1 after {train:,} of squad/v1.1, 1 epoch" in table
    assert f"`train --output {place}`, then `{first['command']}`" in table


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["name"])
def test_the_recorded_groups_are_of_all_questions(record):
    found = record["evaluation"]
    for _, kind in GROUPS:
        counts = [one["questions"] for one in found["groups"][kind]]
        means = [one["f1"] for one in found["groups"][kind]]
        assert sum(counts) == found["all"]["questions"]
        mean = sum(n * f1 for n, f1 in zip(counts, means, strict=True)) / sum(counts)
        assert mean == pytest.approx(found["all"]["f1"], abs=1e-3)


def test_runs_stand_in_the_order_of_their_questions():
    first = RECORDS[0]
    more = {**first, "before": None, "data": {**first["data"], "train": 10**6}}
    table = render_squad([more, first])
    assert table.index(f"{first['data']['train']:,} questions") < table.index("1,000,000 questions")
    assert render_squad([]) == ""
