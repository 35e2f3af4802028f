"""Work shared by processes, with results in the order of the tasks."""

from __future__ import annotations

import collections
import concurrent.futures
import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from typing import Any

LOOK_AHEAD = 2
"""Tasks for each worker that are under way, or done and not yet asked for."""

_function: Callable[[Any], Any] | None = None


def map_in_order(
    function: Callable[[Any], Any], tasks: Iterable[Any], workers: int = 0
) -> Iterator[Any]:
    """Compute `map(function, tasks)`, shared by processes.

    The function is sent to each process once. No more than `LOOK_AHEAD` tasks a worker are read
    ahead, so memory is bounded however many there are. What the function raises is raised here,
    and the processes end with the iteration, also when it is given up.

    Args:
        function: of one task; it and the tasks and results can be sent to a process.
        tasks: read as they are needed.
        workers: processes; 0 and 1 call the function in this one.

    Raises:
        ValueError: `workers` is negative.
    """
    if workers < 0:
        raise ValueError(f"`workers` must be at least 0. Received: workers={workers}.")
    return _map_shared(function, tasks, workers) if workers > 1 else map(function, tasks)


def _map_shared(function, tasks, workers) -> Iterator[Any]:
    pool = concurrent.futures.ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_receive,
        initargs=(function,),
    )
    waiting: collections.deque[concurrent.futures.Future] = collections.deque()
    try:
        for task in tasks:
            waiting.append(pool.submit(_call, task))
            if len(waiting) >= LOOK_AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _receive(function: Callable[[Any], Any]) -> None:
    global _function
    _function = function


def _call(task: Any) -> Any:
    return _function(task)
