"""What `tfqa nmt` does, in this process: tests/test_main.py starts real ones."""

import re

import pytest
import tensorflow as tf

from tests.standard_input import give, type_lines
from tfqa.__main__ import main
from tfqa.recipes import TRANSLATION_PRESETS, NMTRecipe

pytestmark = pytest.mark.slow  # whole trainings; tests/recipes/test_run.py has the loop


def test_train_says_what_to_do_next(finished, capsys):
    output, result = finished
    assert main(["nmt", "train", "--output", str(output), "--resume"]) == 0
    printed = capsys.readouterr().out
    best = max(record["val_bleu"] for record in result.history)
    assert f"of 3, validation BLEU {best:.2f}" in printed
    assert f"nmt evaluate --output {output}" in printed


def test_evaluate_prints_bleu_and_signature(finished, capsys):
    output, _ = finished
    assert main(["nmt", "evaluate", "--output", str(output), "--split", "validation"]) == 0
    first, second = capsys.readouterr().out.splitlines()[-2:]
    assert re.fullmatch(r"BLEU \d+\.\d\d  \(validation, \d+ sentences, greedy\)", first)
    assert "nrefs:1|case:mixed" in second


def test_translate_prints_a_line_for_each_line(finished, capsys, monkeypatch):
    output, result = finished
    sentences = ["one two", "", "three four five"]
    expected = result.translator.translate(sentences)
    assert main(["nmt", "translate", "--output", str(output), *sentences]) == 0
    assert capsys.readouterr().out.split("\n")[:-1] == expected
    beams = result.translator.translate(sentences, num_beams=2)
    for mark in ("", "\ufeff"):
        give(monkeypatch, (mark + "\n".join(sentences) + "\n").encode())
        assert main(["nmt", "translate", "--output", str(output), "--beams", "2"]) == 0
        assert capsys.readouterr().out.split("\n")[:-1] == beams


def test_translate_answers_each_line_when_it_is_typed(finished, capsys, monkeypatch):
    output, result = finished
    sentences = ["one two", "three four five"]
    expected = [f"{text}\n" for text in result.translator.translate(sentences)]
    lines = [f"{text}\n" for text in sentences]
    seen = type_lines(monkeypatch, lines, lambda: capsys.readouterr().out)
    assert main(["nmt", "translate", "--output", str(output)]) == 0
    assert seen[:3] == ["", *expected]


def test_translate_refuses_what_is_not_utf8(finished, capsys, monkeypatch):
    give(monkeypatch, b"one two\nthree f\xfcnf\n")
    assert main(["nmt", "translate", "--output", str(finished[0])]) == 2
    printed = capsys.readouterr().err
    assert printed.startswith("tfqa: error: standard input, line 2: ") and "0xfc" in printed
    assert printed.count("\n") == 1


def test_export_writes_what_it_says(finished, tmp_path, capsys):
    output, result = finished
    directory = tmp_path / "exported"
    command = ["nmt", "export", "--output", str(output), "--to", str(directory)]
    assert main([*command, "--beams", "3", "--length-penalty", "0.6"]) == 0
    first, *usage = capsys.readouterr().out.splitlines()
    assert first == f"Written to {directory}. It needs TensorFlow alone:"
    names = {"tf": tf}
    exec("\n".join(line.strip() for line in usage), names)
    sentences = ["one two", "", "three four five"]
    found = names["exported"].translate(tf.constant(sentences))["translations"].numpy()
    expected = result.translator.translate(sentences, num_beams=3, length_penalty=0.6)
    assert [text.decode() for text in found] == expected


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["train", "--set", "epoch=3"], "Did you mean 'epochs'"),
        (["train", "--data", "samplse", "--output", "{new}"], "Did you mean 'samples'"),
        (["train", "--data", "a", "b", "c", "--output", "{new}"], "Expected two files"),
        (["train", "--data", "none.tsv", "--output", "{new}"], "none.tsv"),
        (["train", "--output", "{used}"], "already holds a training run"),
        (["train", "--output", "{used}", "--resume", "--seed", "3"], "seed=0 became 3"),
        (["train", "--output", "{new}", "--resume"], "recipe.json"),
        (["evaluate", "--output", "{new}"], "recipe.json"),
        (["translate", "--output", "{new}", "Hello."], "nmt train"),
        (["translate", "--output", "{used}", "--beams", "0", "one"], "num_beams=0"),
        (["export", "--output", "{new}", "--to", "{new}/out"], "nmt train"),
        (["export", "--output", "{used}", "--to", "{used}"], "must not exist yet"),
        (["export", "--output", "{used}", "--to", "{new}", "--beams", "0"], "num_beams=0"),
    ],
)
def test_errors_are_one_line(finished, tmp_path, capsys, arguments, message):
    places = {"new": tmp_path / "new", "used": finished[0]}
    assert main(["nmt", *(argument.format(**places) for argument in arguments)]) == 2
    captured = capsys.readouterr()
    lines = captured.err.strip().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("tfqa: error: ")
    assert message in lines[0]
    assert captured.out == ""


def test_presets_that_the_help_names_exist(capsys):
    with pytest.raises(SystemExit):
        main(["nmt", "train", "--help"])
    printed = " ".join(capsys.readouterr().out.split())
    first, second = re.search(r"a preset, such as (\S+) or (\S+) \(", printed).groups()
    named = {first, second, *re.findall(r"--config (?!NAME)([\w-]+)", printed)}
    assert named <= TRANSLATION_PRESETS.keys()
    assert main(["nmt", "train", "--config", "none-of-them"]) == 2
    assert f"a preset ({', '.join(TRANSLATION_PRESETS)})" in capsys.readouterr().err
    assert isinstance(TRANSLATION_PRESETS["samples"], NMTRecipe)
