"""Text files of documents: formats, faults with their line, and that they are streamed."""

import gzip

import pytest

from tests.datasets.text_files import write
from tfqa.datasets.corpus import paragraphs
from tfqa.datasets.corpus.paragraphs import read_paragraphs

TEXT = "\n\nA one.\nA two.\n \n\t\nB\u2028one.\n\n\n"


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz", "a"])
@pytest.mark.parametrize("change", [str, lambda t: "\ufeff" + t.replace("\n", "\r\n")])
def test_blank_lines_separate_documents(tmp_path, name, change):
    path = write(tmp_path / name, change(TEXT))
    assert list(read_paragraphs(path)) == [("A one.", "A two."), ("B\u2028one.",)]


def test_the_last_line_needs_no_end(tmp_path):
    assert list(read_paragraphs(write(tmp_path / "a.txt", "A.\n\nB."))) == [("A.",), ("B.",)]


def test_faults_name_the_file_and_the_line(tmp_path):
    for name in ("bad.txt", "bad.txt.gz"):
        path = write(tmp_path / name, b"Good.\n\nStra\xdfe.\n")
        with pytest.raises(ValueError, match=rf"{path}, line 3: .*0xdf.*Save the file as UTF-8"):
            list(read_paragraphs(path))
    for text in ("", " \n\n"):
        with pytest.raises(ValueError, match="empty.txt: .*Received: an empty file"):
            list(read_paragraphs(write(tmp_path / "empty.txt", text)))
    whole = gzip.compress(b"A long enough text.\n" * 100)
    for content in (b"not gzip", whole[:-20]):
        path = tmp_path / "damaged.txt.gz"
        path.write_bytes(content)
        with pytest.raises(ValueError, match="whole gzip file.*damaged.txt.gz"):
            list(read_paragraphs(path))


def test_a_file_without_blank_lines_is_refused_before_it_fills_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(paragraphs, "LONGEST_DOCUMENT", 23)
    path = write(tmp_path / "a.txt", "0123456789\n" * 2 + "\n" + "0123456789\n" * 5)
    documents = read_paragraphs(path)
    assert next(documents) == ("0123456789",) * 2
    with pytest.raises(ValueError, match="a.txt, line 6: .*at most 23 characters.*blank line"):
        next(documents)


def test_a_file_is_read_as_far_as_it_is_needed(tmp_path):
    path = write(tmp_path / "a.txt", b"A.\n\n" + b"B " * 10**6 + b"\n\n\xff\n")
    assert next(read_paragraphs(path)) == ("A.",)
