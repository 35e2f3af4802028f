"""RESULTS.md and the README's table say what the records say."""

import re

import pytest

from benchmarks import records
from benchmarks.report import results
from benchmarks.report.headlines import render_headlines
from tests.benchmarks.made_records import make_seeds, make_training

RECORDS = records.load_records()


def test_tables_are_in_step_with_the_records():
    assert results.main(["--check"]) == 0, "type `make results`"


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["name"])
def test_every_record_is_shown_once(record):
    text = results.RESULTS.read_text(encoding="utf-8")
    assert text.count(f"(results/{record['name']}.json)") == 1


def test_sections_have_the_tables_of_their_records_alone():
    text = results.render_results([make_training(), make_seeds() | {"name": "nmt_seeds"}])
    assert re.findall("^#+ .*", text, re.MULTILINE) == [
        "# Results", "## Translation", "### Single trainings on real data",
        "### Recurrent models over seeds",
    ]  # fmt: skip
    assert "33.4" in text and "Record: [run](results/run.json)\n" in text
    assert "| Luong | 0.21 M |" in text
    assert results.render_results([]) == results.INTRODUCTION + "\n"


def test_stale_tables_are_found_and_written_anew(tmp_path, monkeypatch):
    readme, tables = tmp_path / "README.md", tmp_path / "RESULTS.md"
    readme.write_text("a\n<!-- headlines -->\nold\n<!-- /headlines -->\nz\n", encoding="utf-8")
    monkeypatch.setattr(results, "README", readme)
    monkeypatch.setattr(results, "RESULTS", tables)
    assert results.main(["--check"]) == 1 and not tables.exists()
    assert results.main([]) == 0 and results.main(["--check"]) == 0
    text = readme.read_text(encoding="utf-8")
    assert text == (f"a\n<!-- headlines -->\n{render_headlines(RECORDS)}\n<!-- /headlines -->\nz\n")
    tables.write_text(tables.read_text(encoding="utf-8").replace("38.4", "39.4"), encoding="utf-8")
    assert results.main(["--check"]) == 1


def test_headlines_are_few_and_found_in_the_tables():
    lines = render_headlines(RECORDS).splitlines()
    assert 3 <= len(lines) - 2 <= 12
    text = results.render_results(RECORDS)
    for line in lines[2:]:
        for figure in re.findall(r"\d+\.\d+", line.rsplit("|", 2)[1]):
            assert re.search(rf"[ (–]{re.escape(figure)}[) –]", text), (line, figure)
