"""Files and directories are replaced whole or not at all."""

import json

import pytest

from tfqa._files import atomic_directory, atomic_write, temporary_path, write_json, write_text


def test_json_for_people(tmp_path):
    path = tmp_path / "new" / "figures.json"
    write_json(path, {"b": 1, "a": "é"})
    assert path.read_text(encoding="utf-8") == '{\n  "a": "é",\n  "b": 1\n}\n'
    with pytest.raises(TypeError):
        write_json(path, {"a": object()})
    assert json.loads(path.read_text(encoding="utf-8")) == {"a": "é", "b": 1}
    assert [entry.name for entry in path.parent.iterdir()] == ["figures.json"]


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "text.txt"
    write_text(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_text(path, "new \ud800")
    with pytest.raises(ZeroDivisionError), atomic_write(path) as temporary:
        temporary.write_text("half a fi", encoding="utf-8")
        raise ZeroDivisionError
    assert path.read_text(encoding="utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["text.txt"]


def test_a_directory_appears_whole_or_not_at_all(tmp_path):
    path = tmp_path / "new" / "model"
    with pytest.raises(ZeroDivisionError), atomic_directory(path) as temporary:
        temporary.mkdir()
        raise ZeroDivisionError
    assert not list(path.parent.iterdir())
    with atomic_directory(path) as temporary:
        temporary.mkdir()
        (temporary / "weights").touch()
        assert not path.exists()
    assert [entry.name for entry in path.iterdir()] == ["weights"]
    assert [entry.name for entry in path.parent.iterdir()] == ["model"]


def test_a_temporary_name_is_nobody_elses_and_ends_as_the_file(tmp_path):
    names = {temporary_path(tmp_path / "a.weights.h5").name for _ in range(7)}
    assert len(names) == 7
    assert all(name.startswith(".") and name.endswith(".weights.h5") for name in names)
