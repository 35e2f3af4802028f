"""The stopwatches: who takes turns with whom, and what is kept of a run."""

import gc

import pytest

from benchmarks.speed import (
    measure,
    pretraining,
    pretraining_data,
    question_answering,
    tokenization,
    transformer,
    translation,
)

PROGRAMS = [pretraining, pretraining_data, question_answering, tokenization, transformer]
PROGRAMS += [translation]


def test_competitors_take_turns_after_the_warm_up():
    calls = []
    runs = {name: lambda name=name: calls.append(name) for name in "AB"}
    timings = measure.take_turns(runs, 3, warmups=2)
    assert "".join(calls) == "AABB" + "ABABAB"
    assert [len(timings[name].seconds) for name in "AB"] == [3, 3]
    assert measure.Timing((3.0, 1.0, 2.0)).median == 2.0
    assert measure.Timing((3.0, 1.0, 2.0)).minimum == 1.0


def test_turns_are_told_by_the_clock_that_is_given():
    ticks = iter([1.0, 3.0, 10.0, 17.0])
    timings = measure.take_turns({"A": lambda: None}, 2, warmups=1, clock=lambda: next(ticks))
    assert timings["A"].seconds == (2.0, 7.0)


def test_the_collector_waits_for_the_end_of_a_turn():
    states = []
    measure.take_turns({"A": lambda: states.append(gc.isenabled())}, 2, warmups=1)
    assert states == [True, False, False] and gc.isenabled()


def test_a_turn_of_several_steps_is_described_per_step():
    row = measure.Timing((3.0, 1.0, 2.0)).describe_steps(4, tokens=10)
    assert row == {
        "step_milliseconds": 500.0,
        "step_milliseconds_minimum": 250.0,
        "tokens_per_second": 20.0,
    }


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.__name__)
def test_quick_figures_are_not_kept(program, capsys):
    with pytest.raises(SystemExit):
        program.parse(["--quick", "--record"])
    printed = capsys.readouterr().err
    assert f"usage: python -m {program.__name__} " in printed and "leave out --record" in printed
