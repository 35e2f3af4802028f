"""Files that hold a tokenizer: written whole or not at all."""

import pytest

from tfqa.tokenizers.files import read_class, read_state, write_state, write_text


def test_a_state_comes_back(tmp_path):
    path = tmp_path / "new" / "state.json"
    write_state(path, "Kind", {"tokens": ["é", "\u2028", "a b"]})
    assert read_state(path, "Kind") == {"class": "Kind", "tokens": ["é", "\u2028", "a b"]}
    assert read_class(path) == "Kind"
    with pytest.raises(ValueError, match=r"state.json, with \"class\": 'Kind'"):
        read_state(path, "Other")


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "text.txt"
    write_text(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_text(path, "new \ud800")
    assert path.read_text(encoding="utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["text.txt"]
