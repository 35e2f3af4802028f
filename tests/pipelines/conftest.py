"""Fixtures: tasks that a small model trains on in seconds, and finished trainings of them."""

from tests.tiny_runs import *  # noqa: F403 - pytest takes the fixtures
