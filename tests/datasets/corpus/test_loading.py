"""load_corpus: names, paths, several files, what is held out, and messages."""

import itertools
import json

import pytest

from tests.datasets.binomial import assert_binomial
from tests.datasets.text_files import write
from tests.tokenizers.texts import find_data
from tfqa.datasets import Corpus, Document, load_corpus, load_squad
from tfqa.datasets.corpus import loading as corpus
from tfqa.datasets.corpus.loading import hash_documents

SQUAD = {
    "version": "v2.0",
    "data": [
        {
            "title": "Río",
            "paragraphs": [
                {"context": "Uno.\n\n Dos.\r\nT\u2028res.\n", "qas": []},
                {"context": " "},
            ],
        },
        {"title": "Empty", "paragraphs": [{"context": ""}]},
        {"title": "Sea", "paragraphs": [{"context": "Blue."}, {"context": "Deep."}]},
    ],
}


def test_documents_of_a_text_file(tmp_path):
    path = write(tmp_path / "my.corpus.txt.gz", "A one.\nA two.\n\nB one.\n")
    for one in (path, str(path)):
        found = load_corpus(one)
        assert list(found) == list(found) == [
            Document(0, "my 1", ("A one.", "A two.")),
            Document(1, "my 2", ("B one.",)),
        ]  # fmt: skip
        assert list(found.texts()) == ["A one.", "A two.", "B one."]
        assert found.name == str(path)


def test_articles_of_a_squad_file(tmp_path):
    for name in ("a.json", "a.json.gz"):
        path = write(tmp_path / name, json.dumps(SQUAD, ensure_ascii=False, indent=1))
        assert list(load_corpus(path)) == [
            Document(0, "Río", ("Uno.", " Dos.", "T\u2028res.")),
            Document(1, "Sea", ("Blue.", "Deep.")),
        ]


def test_several_files_are_one_corpus(tmp_path, data):
    write(data / "text" / "gutenberg.txt", "A.\n\nB.\n")
    path = write(tmp_path / "own.txt", "C.\n")
    for both in (("gutenberg", path), ["gutenberg", str(path)]):
        found = load_corpus(both)
        assert [(d.number, d.name) for d in found] == [
            (0, "gutenberg 1"), (1, "gutenberg 2"), (2, "own 1")
        ]  # fmt: skip
        assert found.name == f"gutenberg + {path}"
    with pytest.raises(ValueError, match="empty list"):
        load_corpus([])


def test_named_texts_are_looked_for_in_the_data_directory(data):
    for name in corpus.TEXTS:
        with pytest.raises(FileNotFoundError) as caught:
            load_corpus(name)
        for part in (f"text/{name}.txt.gz", "TFQA_DATA_DIR", "Put the file at"):
            assert part in str(caught.value)
    write(data / "text" / "inaugural.txt.gz", "Fellow citizens.\n")
    assert [d.name for d in load_corpus("inaugural")] == ["inaugural 1"]


def test_samples_are_the_articles_of_a_split():
    titles = []
    for name, split in (("samples", "train"), ("samples-dev", "dev")):
        articles = {}
        for question in load_squad("samples", split):
            articles.setdefault(question.title, {})[question.context] = None
        expected = [(title, tuple(contexts)) for title, contexts in articles.items()]
        documents = list(load_corpus(name))
        assert [(one.name, one.paragraphs) for one in documents] == expected != []
        assert [document.number for document in documents] == list(range(len(documents)))
        titles += [document.name for document in documents]
    assert len({*titles}) == len(titles)


def test_unknown_names_and_files_that_are_not_there(tmp_path):
    with pytest.raises(ValueError, match="'gutenburg'.*Did you mean 'gutenberg'"):
        load_corpus("gutenburg")
    for path in ("nowhere.txt", "nowhere.json", tmp_path / "nowhere"):
        with pytest.raises(FileNotFoundError, match="nowhere.*not there"):
            load_corpus(path)


def test_faults_in_files(tmp_path):
    path = write(tmp_path / "bad.txt", b"Good.\n\xff\n")
    with pytest.raises(ValueError, match="bad.txt, line 2: expected UTF-8"):
        list(load_corpus(path))
    for content in ("{", "[]", '{"data": {}}'):
        path = write(tmp_path / "bad.json", content)
        with pytest.raises(ValueError, match="bad.json: expected SQuAD's format"):
            list(load_corpus(path))


@pytest.mark.parametrize(
    ("bad", "where"),
    [
        (None, "article 2: .*`title` is a text. Received: None"),
        ({"paragraphs": []}, "article 2: .*`title` is a text. Received: {'paragraphs'"),
        ({"title": 5, "paragraphs": []}, "article 2: .*`title` is a text"),
        ({"title": "x"}, r"article 2 \('x'\): .*`paragraphs` is a list"),
        ({"title": "x", "paragraphs": [{"context": "A."}, {}]}, "'x'.*, paragraph 2: .*`context`"),
        ({"title": "x", "paragraphs": [{"context": None}]}, "paragraph 1: .*`context` is a text"),
        ({"title": "x", "paragraphs": ["A."]}, "paragraph 1: .*Received: 'A.'. Correct"),
    ],
)
def test_a_bad_record_of_a_squad_file_is_named(tmp_path, bad, where):
    content = {"data": [SQUAD["data"][0], bad]}
    path = write(tmp_path / "bad.json", json.dumps(content))
    with pytest.raises(ValueError, match=f"bad.json, {where}" if where[0] == "a" else where):
        list(load_corpus(path))


def test_fingerprints_are_of_all_that_is_read(tmp_path):
    text = "A one.\nA two.\n\nB one.\n"
    path = write(tmp_path / "a.txt", text)
    corpus = load_corpus(path)
    first = corpus.fingerprint
    assert first == corpus.fingerprint == load_corpus(str(path)).fingerprint
    assert first == hash_documents(list(corpus)) != hash_documents(list(corpus)[1:])
    # A paragraph more, one fewer, another cut, another order: each is another corpus.
    for other in (
        text + "B two.\n", "A one.\nA two.\n", "A one.\n\nA two.\n\nB one.\n",
        "A one.A two.\n\nB one.\n", "B one.\n\nA one.\nA two.\n", text.replace("two", "twö"),
    ):  # fmt: skip
        write(path, other)
        assert corpus.fingerprint != first
    write(path, text)
    assert corpus.fingerprint == first
    parts = [part.fingerprint for part in make_corpus(97).hold_out(0.1)]
    assert len({make_corpus(97).fingerprint, make_corpus(89).fingerprint, *parts}) == 4
    assert load_corpus("samples").fingerprint != load_corpus("samples-dev").fingerprint


def make_corpus(count):
    return Corpus("made", [lambda: ((f"title {i}", ("Text.",)) for i in range(count))])


def test_holding_out_cuts_documents_in_two():
    whole = make_corpus(5003)
    train, held_out = whole.hold_out(0.1, seed=7)
    parts = [list(train), list(held_out)]
    assert sorted(itertools.chain(*parts), key=lambda d: d.number) == list(whole)
    assert_binomial(len(parts[1]), 5003, 0.1)
    assert held_out.name == "made (held out 0.1, seed 7)" != train.name
    # Neither the parity of a number nor documents that are added decide.
    assert_binomial(sum(d.number % 2 for d in parts[1]), len(parts[1]), 2501 / 5003)
    longer = make_corpus(6007).hold_out(0.1, seed=7)[1]
    assert [d for d in longer if d.number < 5003] == parts[1]
    assert list(whole.hold_out(0.1, seed=8)[1]) != parts[1]


def test_holding_out_twice_keeps_the_numbers():
    train, test = make_corpus(1009).hold_out(0.3)
    train, validation = train.hold_out(0.3, seed=1)
    numbers = [[d.number for d in part] for part in (train, validation, test)]
    assert sorted(sum(numbers, [])) == list(range(1009)) and all(numbers)


def test_holding_out_nothing_or_all():
    for share in (0, 1, 1.5):
        with pytest.raises(ValueError, match=f"share={share}"):
            make_corpus(3).hold_out(share)
    train, held_out = make_corpus(1).hold_out(0.25)
    assert len(list(train)) == 1
    message = r"made \(held out 0.25, seed 0\), with none of 1. .*two of them or more.*blank lines"
    with pytest.raises(ValueError, match=message):
        list(held_out)


@pytest.mark.parametrize("share", [1e-9, 0.05, 0.5, 0.999999])
@pytest.mark.parametrize("count", [2, 3, 4, 5, 7, 11])
def test_both_parts_of_a_few_documents_have_some(count, share):
    for seed in range(13):
        whole = make_corpus(count)
        parts = [list(part) for part in whole.hold_out(share, seed)]
        assert sorted(itertools.chain(*parts), key=lambda d: d.number) == list(whole)
        assert min(map(len, parts)) >= (2 if count >= 4 else 1)
        if share == 1e-9:
            assert len(parts[1]) == (2 if count >= 4 else 1)


def test_what_a_few_documents_hold_out_is_drawn():
    held_out = [tuple(d.number for d in make_corpus(5).hold_out(0.01, s)[1]) for s in range(97)]
    assert len(set(held_out)) == 10  # all pairs of 5


def test_holding_out_reads_ahead_no_further_than_it_must():
    read = []

    def source():
        for i in range(5003):
            read.append(i)
            yield f"title {i}", ("Text.",)

    next(iter(Corpus("made", [source]).hold_out(0.5)[0]))
    assert len(read) < 50


@pytest.mark.parametrize(
    ("name", "documents"),
    [("wiki_squad_train", 442), ("wiki_squad_dev", 48), ("gutenberg", 13), ("state_union", 65),
     ("inaugural", 59)],
)  # fmt: skip
def test_real_texts(name, documents):
    find_data(f"text/{name}.txt.gz")
    found = list(load_corpus(name))
    assert len(found) == documents
    assert all(text == text.strip("\r\n") and text.strip() for d in found for text in d.paragraphs)
