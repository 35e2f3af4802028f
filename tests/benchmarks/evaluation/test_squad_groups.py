"""Answers are scored in groups that hold every question once."""

import dataclasses

from benchmarks.evaluation.squad_groups import name_question, score_groups
from benchmarks.report.squad import GROUPS
from tfqa.datasets import load_squad


def test_questions_in_groups():
    questions = load_squad("samples", "dev").without_impossible()
    found = score_groups(questions, {one.id: one.answers[0].text for one in questions})
    for _, kind in GROUPS:
        assert sum(one["questions"] for one in found[kind]) == len(questions)
        assert all(one["f1"] == 100 for one in found[kind])
    ask = dataclasses.replace(questions[0], question="In how many ways, and when?")
    assert name_question(ask) == "how many"
