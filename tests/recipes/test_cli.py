"""The program: what an error of each kind leads to, and which jobs there are."""

import pytest

from tfqa.__main__ import main
from tfqa.recipes.cli import make_parser
from tfqa.recipes.registry import JOBS


def test_faults_of_programs_keep_their_traceback(monkeypatch):
    def fail(options):
        int("not a number, in no file of tfqa")

    monkeypatch.setattr("tfqa.pipelines.Translator.load", fail)
    with pytest.raises(ValueError, match="invalid literal"):
        main(["nmt", "translate", "one"])


def test_interrupt(monkeypatch, capsys):
    def interrupt(task, output, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr("tfqa.recipes.run.run_task", interrupt)
    assert main(["nmt", "train"]) == 130
    assert "interrupted" in capsys.readouterr().err


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_every_job_of_the_registry_has_its_commands(job, capsys):
    for command in job.commands:
        with pytest.raises(SystemExit) as caught:
            make_parser().parse_args([job.name, command.name, "--help"])
        assert caught.value.code == 0
        printed = capsys.readouterr().out
        assert command.summary[1:] in printed and (command.examples or "") in printed
