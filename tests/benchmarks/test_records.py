"""Records are complete, and read as they were written."""

import pytest

from benchmarks import records
from tests.benchmarks.made_records import make_training
from tfqa._files import write_json


def test_records_are_complete():
    assert len(records.load_records()) > 20  # raises for a record that lacks a field


@pytest.mark.parametrize("fault", ["field", "name", "kind"])
def test_faulty_records_are_refused(tmp_path, fault):
    values = make_training()
    if fault == "field":
        del values["hardware"]
    if fault == "kind":
        values["kind"] = "guess"
    write_json(tmp_path / ("other.json" if fault == "name" else "run.json"), values)
    with pytest.raises(ValueError, match="hardware" if fault == "field" else "Received"):
        records.load_records(tmp_path)


def test_a_record_is_found_by_its_name(tmp_path, monkeypatch):
    monkeypatch.setattr(records, "RESULTS", tmp_path / "results")
    assert records.read_record("run") is None
    path = records.write_record(make_training())
    assert path == tmp_path / "results" / "run.json"
    assert records.read_record("run") == make_training()
    assert records.load_records() == [make_training()]


def test_floats_are_rounded_except_in_the_recipe():
    values = {"f1": 1 / 3, "runs": [{"minutes": 2 / 3}], "recipe": {"rate": 1e-7}, "n": 3}
    assert records.round_floats(values) == {
        "f1": 0.33333, "runs": [{"minutes": 0.66667}], "recipe": {"rate": 1e-7}, "n": 3,
    }  # fmt: skip


def test_an_unfinished_run_has_no_result(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"result\.json.*--resume"):
        records.read_result(tmp_path)
