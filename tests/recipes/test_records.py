import json

import pytest

from tfqa.recipes import load_record, records


def test_a_record_is_read_and_an_unknown_one_lists_the_known(tmp_path, monkeypatch):
    monkeypatch.setattr(records, "RECORDS", tmp_path)
    (tmp_path / "speed.json").write_text(json.dumps({"minutes": 3}), encoding="utf-8")
    assert load_record("speed") == {"minutes": 3}
    with pytest.raises(FileNotFoundError, match=r"no record 'sped'. The records are \['speed'\]"):
        load_record("sped")


def test_the_records_of_the_checkout_are_there():
    assert load_record("nmt_samples")["runs"]
