"""Work shared by processes: order, bounds, errors, and an end."""

import multiprocessing
import os
import time

import pytest

from tfqa.datasets.pretraining.workers import LOOK_AHEAD, map_in_order


def square(number):
    time.sleep(0.02 * (number % 3 == 0))
    return number * number


def fail(number):
    if number == 5:
        raise ValueError("five is wrong")
    return number


def name_process(_):
    return os.getpid()


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_results_come_in_order(workers):
    assert list(map_in_order(square, range(11), workers)) == [n * n for n in range(11)]
    assert list(map_in_order(square, [], workers)) == []


@pytest.mark.parametrize("workers", [0, 2])
def test_tasks_are_not_read_far_ahead(workers):
    read = []
    tasks = (read.append(n) or n for n in range(100))
    results = map_in_order(square, tasks, workers)
    for done in range(1, 8):
        next(results)
        assert len(read) <= done + LOOK_AHEAD * max(1, workers)
    if workers:
        results.close()
    assert len(read) < 20


def test_an_error_is_raised_after_the_results_before_it():
    results = map_in_order(fail, range(9), 2)
    assert [next(results) for _ in range(5)] == list(range(5))
    with pytest.raises(ValueError, match="five is wrong"):
        next(results)
    with pytest.raises(StopIteration):
        next(results)


def test_processes_end_with_the_iteration():
    before = {*multiprocessing.active_children()}
    results = map_in_order(name_process, range(50), 2)
    assert next(results) != os.getpid()
    assert len({*multiprocessing.active_children()} - before) == 2
    results.close()
    assert not {*multiprocessing.active_children()} - before
    assert set(map_in_order(name_process, range(5), 1)) == {os.getpid()}


def test_negative_workers():
    with pytest.raises(ValueError, match="workers=-1"):
        map_in_order(square, [], -1)
