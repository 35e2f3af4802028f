"""Fixtures: tasks that a small model trains on in seconds, and finished trainings of them."""


def pytest_configure(config):
    """Register them once for all directories that use them, which then share the trainings."""
    config.pluginmanager.import_plugin("tests.tiny_runs")
