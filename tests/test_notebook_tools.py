"""The notebook tools: pairs stay in step, outputs survive, broken rules are found."""

import json

import nbformat
import pytest

from notebooks.tools import chapters, check, colab, execute, pairs

QUESTION = "# %% [markdown]\n# # One\n#\n# > Why one?\n"


@pytest.fixture
def pair(tmp_path, monkeypatch):
    """One notebook of a small project, executed in appearance."""
    for module in (pairs, check, colab, execute):
        monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(execute, "BUILD", tmp_path / "build")
    monkeypatch.setattr(chapters, "MEASURED", tmp_path / "notebooks" / "measured.json")
    monkeypatch.setattr(chapters, "README", tmp_path / "README.md")
    for module in (chapters, check):
        monkeypatch.setattr(module, "find_pairs", lambda: pairs.find_pairs(root=tmp_path))
    (tmp_path / "README.md").write_text("<!-- chapters -->\n<!-- /chapters -->\n")
    (tmp_path / "notebooks" / "src").mkdir(parents=True)
    (pair,) = [write_source(tmp_path, "x = 1", 'print("METRICS", \'{"bleu": 41.25, "ok": 1}\')')]
    publish(pair)
    return pair


def write_source(root, *cells):
    source = QUESTION + "".join(f"\n# %%\n{cell}\n" for cell in (colab.install_cell(), *cells))
    (root / "notebooks" / "src" / "01_one.py").write_text(source)
    return pairs.find_pairs(root=root)[0]


def publish(pair):
    """Give every cell the outputs that a run would have left."""
    notebook = pairs.read_source(pair.source)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for number, cell in enumerate(code, 1):
        cell.execution_count = number
        cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text=f"out {number}\n")]
    code[-1].outputs[0].text = 'METRICS {"bleu": 41.25, "ok": 1}\n'
    pairs.write_text(pair.notebook, pairs.to_text(notebook))
    chapters.write()


def edit(pair, change):
    notebook = pairs.read_notebook(pair.notebook)
    change(notebook)
    pairs.write_text(pair.notebook, pairs.to_text(notebook))


def test_published_notebook_keeps_all_rules(pair):
    assert check.find_problems() == []
    before = pair.notebook.read_bytes()
    pairs.sync(pair)
    assert pair.notebook.read_bytes() == before


def test_sync_keeps_outputs_of_unchanged_cells_only(pair, tmp_path):
    last = 'print("METRICS", \'{"bleu": 41.25, "ok": 1}\')'
    write_source(tmp_path, "x = 2", last)
    assert check.check_pair(pair) == ["differs from its source: make sync"]
    pairs.sync(pair)
    code = [c for c in pairs.read_notebook(pair.notebook).cells if c.cell_type == "code"]
    assert [cell.execution_count for cell in code] == [1, None, 3]
    assert code[1].outputs == [] and "METRICS" in code[2].outputs[0].text
    assert "was not executed" in check.check_pair(pair)[0]


def test_another_address_keeps_outputs(pair):
    source = pair.source.read_text()
    pair.source.write_text(source.replace(colab.repository(), "someone/else"))
    pairs.sync(pair)
    code = [c for c in pairs.read_notebook(pair.notebook).cells if c.cell_type == "code"]
    assert "someone/else" in code[0].source
    assert [cell.execution_count for cell in code] == [1, 2, 3]


def test_equal_cells_keep_their_own_outputs(pair, tmp_path):
    pair = write_source(tmp_path, "x", "x")
    publish(pair)
    pairs.sync(pair)
    code = [c for c in pairs.read_notebook(pair.notebook).cells if c.cell_type == "code"]
    assert [cell.execution_count for cell in code] == [1, 2, 3]


def _add_output(kind, **fields):
    def change(notebook):
        notebook.cells[2].outputs.append(nbformat.v4.new_output(kind, **fields))

    return change


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (_add_output("error", ename="KeyError", evalue="k"), "ended in KeyError"),
        (_add_output("stream", text="/root/x.py:3: UserWarning"), "names this machine: '/root/'"),
        (_add_output("stream", text="<object at 0x7f12ab34>"), "names this machine"),
        (_add_output("display_data", data={"text/html": "lib/site-packages/a"}), "names this"),
        (_add_output("display_data", data={check._WIDGET: {}}), "a widget shows nothing"),
        (lambda nb: nb.metadata.update(widgets={}), "differs from its source"),
        (lambda nb: nb.cells[1].metadata.update(execution={}), "differs from its source"),
        (lambda nb: nb.cells[2].update(source="edited by hand"), "differs from its source"),
        (lambda nb: nb.cells[2].update(execution_count=7), "was not executed"),
        (lambda nb: nb.cells[3].update(outputs=[]), "reports nothing"),
    ],
)
def test_broken_rules_are_found(pair, change, message):
    edit(pair, change)
    assert any(message in problem for problem in check.check_pair(pair))


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (["x = 1\n" * 26], "code cell 2: 26 lines; 25 is the limit"),
        (["x = 1\n" * 9] * 3, "median code cell has 9"),
    ],
)
def test_long_cells_are_found(pair, tmp_path, cells, message):
    publish(write_source(tmp_path, *cells))
    assert any(message in problem for problem in check.check_pair(pair))


def test_missing_partner_install_cell_and_table_are_found(pair, tmp_path):
    (tmp_path / "notebooks" / "02_lost.ipynb").write_text("{}")
    source = pair.source.read_text()
    pair.source.write_text(source.replace("Elsewhere this cell does nothing", "Elsewhere too"))
    publish(pair)
    (tmp_path / "README.md").write_text("<!-- chapters -->\nold\n<!-- /chapters -->\n")
    problems = "\n".join(check.find_problems())
    assert "02_lost.ipynb: has no source" in problems
    assert "must be the install cell" in problems
    assert "chapter table is out of step" in problems
    pair.notebook.unlink()
    assert check.check_pair(pair) == ["is missing: make publish NAME=01"]


def test_chapter_table_shows_question_and_measurements(pair):
    chapters.record("01_one", minutes=1.26, metrics={"bleu": 41.2561, "steps": 3})
    table = chapters.make_table()
    assert "| [01_one](notebooks/01_one.ipynb) | Why one? | 1.3 | bleu 41.26, steps 3 |" in table
    assert f"github/{colab.repository()}/blob/main/notebooks/01_one.ipynb" in table
    with pytest.raises(ValueError, match="must quote its question"):
        chapters.read_question("01_one", "# One")


def test_find_pairs_by_number_and_by_name(tmp_path):
    (tmp_path / "notebooks" / "src").mkdir(parents=True)
    for name in ("01_one", "02_two"):
        (tmp_path / "notebooks" / "src" / f"{name}.py").write_text(QUESTION)
    for number in ("2", "02", "02_two", "notebooks/src/02_two.py"):
        assert [p.name for p in pairs.find_pairs(number, root=tmp_path)] == ["02_two"]
    with pytest.raises(ValueError, match="no notebook is called '7'; there are: 01_one, 02_two"):
        pairs.find_pairs("7", root=tmp_path)
    (tmp_path / "notebooks" / "src" / "draft.py").write_text("")
    with pytest.raises(ValueError, match="Received: draft"):
        pairs.find_pairs(root=tmp_path)


def test_run_reports_executes_copies_and_publishes(pair, tmp_path, capsys):
    before = pair.notebook.read_bytes()
    write_source(tmp_path, "import os\nopen('left', 'w').close()", "print('METRICS {\"bleu\": 7}')")
    assert execute.run_all([pair]) == 0
    shown = capsys.readouterr().out
    assert "01_one" in shown and "bleu 7" in shown and "build/notebooks/01_one.html" in shown
    assert pair.notebook.read_bytes() == before
    assert (tmp_path / "build" / "left").exists() and (tmp_path / "build" / "01_one.html").exists()

    assert execute.run_all([pair], publish=True) == 0
    assert check.find_problems() == []
    assert json.loads(chapters.MEASURED.read_text())["01_one"]["metrics"] == {"bleu": 7}


def test_failing_cell_fails_the_run_and_is_not_published(pair, tmp_path, capsys):
    before = pair.notebook.read_bytes()
    write_source(tmp_path, "raise RuntimeError('the loss is NaN')")
    assert execute.run_all([pair], publish=True) == 1
    shown = capsys.readouterr().out
    assert "FAILED" in shown and "the loss is NaN" in shown
    assert pair.notebook.read_bytes() == before


def test_slow_notebook_warns_then_fails(pair, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(execute, "BUDGET", 0.0)
    assert execute.run_all([pair]) == 0
    assert "0 are planned" in capsys.readouterr().out
    monkeypatch.setattr(execute, "LIMIT", 1e-9)
    monkeypatch.setattr(execute, "_execute", lambda notebook, name: None)
    assert execute.run_all([pair]) == 1
    assert "is the limit" in capsys.readouterr().out


def test_start_up_messages_of_tensorflow_are_dropped_and_warnings_kept():
    log = "I0000 00:00:1795320387.98 2411 port.cc:153] on\nUserWarning: look\n"
    cell = nbformat.v4.new_code_cell()
    cell.outputs = [
        nbformat.v4.new_output("stream", name="stderr", text=log),
        nbformat.v4.new_output("stream", name="stdout", text="I0000 00:00:17.5 is my text\n"),
        nbformat.v4.new_output("stream", name="stderr", text=log.splitlines()[0]),
    ]
    notebook = nbformat.v4.new_notebook(cells=[cell])
    execute.clean(notebook)
    kept = [output.text for output in notebook.cells[0].outputs]
    assert kept == ["UserWarning: look\n", "I0000 00:00:17.5 is my text\n"]
