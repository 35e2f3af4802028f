"""The parallel samples, and word alignments in Pharaoh format."""

import pytest

from tests.datasets.text_files import write
from tfqa.datasets import load_parallel
from tfqa.datasets.parallel.samples import read_alignments


def test_samples():
    text = load_parallel("samples")
    assert (text.name, text.source_language, text.target_language) == ("samples", "en", "es")
    assert [len(split) for split in (text.train, text.validation, text.test)] == [12000, 1000, 1000]
    assert text.train.sources[0].isascii() and text.train.alignments[0][0] == (0, 0)


def test_alignments_are_links_of_two_numbers(tmp_path):
    path = write(tmp_path / "a.align", "0-0 1-3 2-3\n\n12-1\n")
    assert read_alignments(path) == [((0, 0), (1, 3), (2, 3)), (), ((12, 1),)]


@pytest.mark.parametrize("line", ["0", "0-1-2", "0-x", "-1"])
def test_another_line_is_named(tmp_path, line):
    path = write(tmp_path / "a.align", f"0-0\n{line}\n")
    with pytest.raises(ValueError, match=rf"a.align, line 2: .*'0-0 1-2'. Received: '{line}'"):
        read_alignments(path)
