"""Every fault a file of the user's own can have."""

import pytest

from tests.datasets.text_files import PAIRS, everything, pairs_of, tsv, write
from tfqa.datasets import load_parallel
from tfqa.datasets.files.reading import decode_lines, read_lines, stream_lines


def test_lines_have_numbers(tmp_path):
    assert list(stream_lines(write(tmp_path / "a.txt", "A\n\nB"))) == [(1, "A"), (2, ""), (3, "B")]


def test_lines_are_read_one_by_one():
    given = []

    def lines():
        for line in ("\ufeffA\r\n", "\ufeffB\u2028b\n", "\r"):
            given.append(line)
            yield line.encode()

    found = decode_lines(lines(), "here")
    for number, text in enumerate(["A", "\ufeffB\u2028b", ""], start=1):
        assert next(found) == (number, text) and len(given) == number
    for content, number in (([b"A\n", b"\xff"], 2), ([b"\xef\xbb\xbfA\xff\n"], 1)):
        with pytest.raises(ValueError, match=f"here, line {number}: .*0xff"):
            list(decode_lines(content, "here"))


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz"])
def test_read_lines_are_the_streamed_ones(tmp_path, name):
    path = write(tmp_path / name, "\ufeffA\r\n\n \nB\u2028\n\n")
    assert read_lines(path) == [line for _, line in stream_lines(path)] == [
        "A", "", " ", "B\u2028", ""
    ]  # fmt: skip
    with pytest.raises(FileNotFoundError):
        read_lines(tmp_path / "nowhere.txt")


def test_windows_line_ends_and_byte_order_mark_are_accepted(tmp_path):
    content = b"\xef\xbb\xbf" + tsv().replace("\n", "\r\n").encode()
    assert everything(load_parallel(write(tmp_path / "corpus.tsv", content))) == sorted(PAIRS)


def test_only_line_ends_end_lines(tmp_path):
    content = "a\u2028b\x0cc\u0085d\te\n"
    text = load_parallel(write(tmp_path / "corpus.tsv", content), validation=0, test=0)
    assert pairs_of(text.train) == [("a b c d", "e")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", r"corpus.tsv: expected sentences.*Received: an empty file"),
        (b"\xef\xbb\xbf\r\n", r"corpus.tsv: expected sentences.*Received: an empty file"),
        ("a\tb\nc d\n", r"corpus.tsv, line 2: expected two columns.*Received: 1 column: 'c d'"),
        ("a\tb\n\nc\td", r"corpus.tsv, line 2: expected two columns.*Received: 1 column: ''"),
        ("a\tb\tc\n", r"corpus.tsv, line 1: expected two columns.*Received: 3 columns"),
        ("a\tb\tCC-BY\n", r"corpus.tsv, line 1: expected two columns.*Received: 3 columns"),
        ("a\tb\r\nc d\r\n", r"corpus.tsv, line 2: .*Received: 1 column: 'c d'"),
        ("a\tb\nc\t  \n", r"corpus.tsv, line 2: expected a target sentence.*an empty one"),
        ("a\tb\n\td\n", r"corpus.tsv, line 2: expected a source sentence.*an empty one"),
        (b"a\tb\nc\td\ne\t\xe9\n", r"corpus.tsv, line 3: expected UTF-8.*0xe9.*Save the file as"),
    ],
    ids="empty blank no-tab blank-line three license windows no-target no-source utf8".split(),
)
def test_faults_of_a_tab_separated_file(tmp_path, content, message):
    with pytest.raises(ValueError, match=message):
        load_parallel(write(tmp_path / "corpus.tsv", content))


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("a\nb\n", "c\n", r"as many lines.*corpus.en with 2 lines.*corpus.es with 1 lines"),
        ("a\n\nb\n", "c\nd\ne\n", r"corpus.en, line 2: expected a source sentence"),
        ("a\nb\n", "c\n \n", r"corpus.es, line 2: expected a target sentence"),
        ("a\n", b"\xff", r"corpus.es, line 1: expected UTF-8"),
        ("", "c\n", r"corpus.en: expected sentences.*an empty file"),
    ],
    ids="unequal no-source no-target not-utf8 empty".split(),
)
def test_faults_of_a_pair_of_files(tmp_path, source, target, message):
    paths = (write(tmp_path / "corpus.en", source), write(tmp_path / "corpus.es", target))
    with pytest.raises(ValueError, match=message):
        load_parallel(paths)


@pytest.mark.parametrize("damage", [lambda b: b[:-20], lambda b: b"no gzip", lambda b: b""])
def test_a_damaged_gzip_file_is_named(tmp_path, damage):
    path = write(tmp_path / "corpus.tsv.gz", tsv())
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(ValueError, match=r"corpus.tsv.gz.*(damaged|empty)"):
        load_parallel(path)
