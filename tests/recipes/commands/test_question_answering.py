"""What `tfqa squad` does, in this process."""

import json
import shlex

import pytest

from tests.standard_input import give
from tfqa.__main__ import main
from tfqa.pipelines import QuestionAnswerer
from tfqa.recipes import SquadRecipe, evaluate_squad
from tfqa.recipes.question_answering import choose_questions
from tfqa.recipes.recipe import read_saved_recipe

pytestmark = pytest.mark.slow  # whole trainings; tests/recipes/test_run.py has the loop


def settings(recipe):
    values = recipe.to_dict()
    names = [name for name in values if name not in ("data", "model", "seed")]
    return ["--set", *(f"{name}={json.dumps(values[name])}" for name in names)]


def test_train_evaluate_answer(tiny_fine_tuning, tiny_questions, tmp_path, capsys, monkeypatch):
    output = str(tmp_path / "run")
    train = ["squad", "train", "--output", output, "--quiet", "--data", *tiny_questions]
    assert main([*train, *settings(tiny_fine_tuning), "model.dropout=0.2", "epochs=1"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert "Trained on 43 questions, 43 windows." in printed
    recipe = read_saved_recipe(output, SquadRecipe)
    assert recipe == tiny_fine_tuning.replace(epochs=1, model=recipe.model)
    assert recipe.model["dropout"] == 0.2
    following = shlex.split(printed[-2])
    assert following[:5] == ["python", "-m", "tfqa", "squad", "evaluate"]

    answerer = QuestionAnswerer.load(output)
    file = tmp_path / "found.json"
    assert main([*following[3:], "--predictions", str(file)]) == 0
    shown = dict(line.split() for line in capsys.readouterr().out.splitlines())
    scores, predictions = evaluate_squad(answerer, choose_questions(recipe, "dev"))
    assert float(shown["f1"]) == pytest.approx(scores["f1"], abs=5e-4) and shown["total"] == "13"
    assert json.loads(file.read_text(encoding="utf-8")) == predictions.texts
    command = ["squad", "evaluate", "--output", output, "--data", tiny_questions[0]]
    assert main([*command, "--limit", "5"]) == 0
    assert "total                5\n" in capsys.readouterr().out

    page = "ann lives in oslo.\nbob lives in rome."
    assert main(["squad", "answer", "--output", output, "Where does ann live?", page]) == 0
    said = capsys.readouterr().out
    answers = answerer.answer("Where does ann live?", page)
    assert len(said.splitlines()) == len(answers) + 1
    assert said.startswith(f"{answers[0].probability:.3f}  {answers[0].start}-{answers[0].end}  ")
    give(monkeypatch, b"\xef\xbb\xbf" + page.encode())
    assert main(["squad", "answer", "--output", output, "Where does ann live?"]) == 0
    assert capsys.readouterr().out == said


def test_a_finished_run_is_resumed_and_exported(fine_tuned, tmp_path, capsys):
    output, target = str(fine_tuned[0]), tmp_path / "exported"
    assert main(["squad", "train", "--output", output, "--resume", "--quiet"]) == 0
    assert "Trained on 43 questions, 43 windows." in capsys.readouterr().out
    assert main(["squad", "export", "--output", output, "--to", str(target)]) == 0
    assert str(target) in capsys.readouterr().out and (target / "saved_model.pb").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["train", "--set", "epcohs=3"], "Did you mean 'epochs'"),
        (["train", "--config", "squad-v1"], "Did you mean 'squad-v1.1'"),
        (["train", "--set", "pretrained={new}", "--output", "{new}2"], "with a checkpoint"),
        (["train", "--output", "{used}"], "already holds a training run"),
        (["evaluate", "--output", "{new}"], "{new}"),
        (["evaluate", "--output", "{used}", "--data", "none.json"], "none.json"),
        (["answer", "--output", "{used}", "", "A page."], "question 1 is ''"),
        (["answer", "--output", "{encoder}", "Who?", "A page."], "squad train"),
        (["answer", "--output", "{used}", "--top", "0", "Who?", "A page."], "top_k=0"),
        (["export", "--output", "{used}", "--to", "{used}"], "must not exist"),
    ],
)
def test_errors_are_one_line(fine_tuned, tiny_encoder, tmp_path, capsys, arguments, message):
    places = {"new": tmp_path / "new", "used": fine_tuned[0], "encoder": tiny_encoder}
    assert main(["squad", *(argument.format(**places) for argument in arguments)]) == 2
    lines = capsys.readouterr().err.strip().splitlines()
    assert lines[-1].startswith("tfqa: error: ") and message.format(**places) in lines[-1]
