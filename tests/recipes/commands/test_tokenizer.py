"""`tfqa tokenizer`: what is learned from a file cuts text in the next command."""

import pytest

from tests.standard_input import give, type_lines
from tfqa.__main__ import main
from tfqa.recipes.commands.tokenizer import load_kinds, load_tokenizer
from tfqa.tokenizers import LibraryTokenizer

KINDS = load_kinds()
LINES = ["The dog sleeps.", "The dogs sleep.", "A dog reads the Book."] * 3


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "text.txt"
    path.write_text("\n".join(LINES), encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_learned_in_one_command_and_used_in_the_next(kind, text, tmp_path, capsys, monkeypatch):
    output = str(tmp_path / "made" / "tokenizer.json")
    arguments = ["--kind", kind, "--vocabulary-size", "330", "--output", output]
    assert main(["tokenizer", "train", str(text), *arguments]) == 0
    assert f"tokenizer encode --tokenizer {output}" in capsys.readouterr().out
    tokenizer = KINDS[kind].load(output)
    assert tokenizer.tokens == KINDS[kind].train(LINES, 330).tokens
    encoding = tokenizer.encode(LINES[0])
    shown = {"tokens": encoding.tokens, "ids": encoding.ids}
    shown["offsets"] = [f"{start}:{end}" for start, end in encoding.offsets]
    for what, expected in shown.items():
        encode = ["tokenizer", "encode", "--tokenizer", output, "--show", what]
        assert main([*encode, LINES[0]]) == 0
        assert capsys.readouterr().out == " ".join(map(str, expected)) + "\n"
        give(monkeypatch, "\n".join(LINES[:2]).encode() + b"\n")
        assert main(encode) == 0
        assert len(capsys.readouterr().out.splitlines()) == 2


@pytest.fixture
def encode(text, tmp_path, capsys):
    """The command that shows offsets, for a tokenizer that is there."""
    path = str(tmp_path / "tokenizer.json")
    arguments = ["--kind", "wordpiece", "--vocabulary-size", "330", "--output", path]
    assert main(["tokenizer", "train", str(text), *arguments]) == 0
    capsys.readouterr()
    return ["tokenizer", "encode", "--tokenizer", path, "--show", "offsets"]


def test_standard_input_is_utf8_with_or_without_a_mark(encode, capsys, monkeypatch):
    give(monkeypatch, "\ufeffThe ü dog.\r\n\r\nA dog.".encode())
    assert main(encode) == 0
    assert capsys.readouterr().out == "0:3 4:5 6:9 9:10\n\n0:1 2:5 5:6\n"
    give(monkeypatch, b"A dog.\nThe \xfc dog.\n")
    assert main(encode) == 2
    printed = capsys.readouterr()
    assert printed.out == "0:1 2:5 5:6\n" and printed.err.count("\n") == 1
    assert "standard input, line 2: expected UTF-8 text. Received: the byte 0xfc" in printed.err


def test_each_line_is_answered_when_it_is_typed(encode, capsys, monkeypatch):
    seen = type_lines(monkeypatch, ["A\n", "A dog\n"], lambda: capsys.readouterr().out)
    assert main(encode) == 0
    assert seen[:3] == ["", "0:1\n", "0:1 2:5\n"]


def test_lower_case_is_as_the_kind_does_unless_said(text, tmp_path):
    path = str(tmp_path / "t.json")
    command = ["tokenizer", "train", str(text), "--kind", "wordpiece", "--output", path]
    for option, expected in (([], True), (["--no-lowercase"], False), (["--lowercase"], True)):
        assert main([*command, *option]) == 0
        assert load_tokenizer(path).lowercase is expected


def test_other_files_are_refused(text, tmp_path, capsys):
    other = tmp_path / "library.json"
    LibraryTokenizer.train(LINES, 100).save(other)
    for path in (text, other, tmp_path / "missing.json"):
        assert main(["tokenizer", "encode", "--tokenizer", str(path), "x"]) == 2
        assert path.name in capsys.readouterr().err
    (tmp_path / "strange.json").write_text('{"class": "Strange"}', encoding="utf-8")
    with pytest.raises(ValueError, match="of Strange"):
        load_tokenizer(tmp_path / "strange.json")
