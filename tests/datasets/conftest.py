"""Fixtures that several files use."""

import pytest

from tfqa.datasets.parallel import published


@pytest.fixture
def data(tmp_path, monkeypatch):
    """Give an empty data directory, and no network."""
    monkeypatch.setenv("TFQA_DATA_DIR", str(tmp_path))
    monkeypatch.setattr(published, "MULTI30K_URLS", ())
    monkeypatch.setattr(published, "SPA_ENG_URLS", ())
    return tmp_path
