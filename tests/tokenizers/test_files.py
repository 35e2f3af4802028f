"""Files that hold a tokenizer."""

import pytest

from tfqa.tokenizers.files import read_class, read_state, write_state


def test_a_state_comes_back(tmp_path):
    path = tmp_path / "new" / "state.json"
    write_state(path, "Kind", {"tokens": ["é", "\u2028", "a b"]})
    assert read_state(path, "Kind") == {"class": "Kind", "tokens": ["é", "\u2028", "a b"]}
    assert read_class(path) == "Kind"
    with pytest.raises(ValueError, match=r"state.json, with \"class\": 'Kind'"):
        read_state(path, "Other")
