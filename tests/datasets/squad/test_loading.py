"""`load_squad`: every name, files of one's own, and what is said when something is missing."""

import copy
import gzip
import json
import os
import re
from pathlib import Path

import pytest

from tests.datasets.questions import V1, dump, make_v2
from tests.datasets.text_files import write
from tfqa._directories import data_directory
from tfqa.datasets import SquadDataset, load_squad
from tfqa.datasets.files.download import DownloadError
from tfqa.datasets.squad import loading as squad

V2 = make_v2()
SPLIT_FILE = "squad/v2-article-split.json"


@pytest.fixture
def data(data, monkeypatch):
    """Give an empty data directory, no network, and published sets of as many questions as `V1`."""
    monkeypatch.setattr(squad, "URLS", ())
    monkeypatch.setattr(squad, "QUESTIONS", dict.fromkeys(squad.QUESTIONS, 4))
    return data


# Names


@pytest.mark.parametrize("split", ["train", "dev"])
def test_samples(split):
    dataset = load_squad("samples", split)
    assert (dataset.name, dataset.version) == (f"samples, {split}", "2.0")
    assert {one.is_impossible for one in dataset} == {True, False}
    assert any(one.plausible_answers for one in dataset)


def test_samples_of_the_two_splits_share_no_passage():
    train, dev = ({one.context for one in load_squad("samples", s)} for s in ("train", "dev"))
    assert train and dev and not train & dev


@pytest.mark.parametrize("gz", ["", ".gz"])
@pytest.mark.parametrize(("version", "content"), [("1.1", V1), ("2.0", V2)])
def test_published(data, gz, version, content):
    write(data / "squad" / f"train-v{version}.json{gz}", dump(content))
    dataset = load_squad(f"squad/v{version}", "train")
    assert isinstance(dataset, SquadDataset)
    assert (dataset.name, dataset.version) == (f"squad/v{version}, train", version)
    assert dataset.to_official() == content
    with pytest.raises(DownloadError) as error:
        load_squad(f"squad/v{version}", "dev")
    assert f"put it at {data / 'squad' / f'dev-v{version}.json'}" in str(error.value)


def test_dev_is_read_unless_train_is_asked_for(data):
    write(data / "squad" / "dev-v1.1.json", dump(V1))
    assert load_squad("squad/v1.1").name == "squad/v1.1, dev"


def test_published_is_asked_for_at_the_publishers_address(data, monkeypatch):
    monkeypatch.setattr(squad, "URLS", ("file:///absent/dataset/",))
    with pytest.raises(DownloadError, match=r"file:///absent/dataset/train-v2\.0\.json"):
        load_squad("squad/v2.0", "train")


def test_a_download_is_checked_and_kept(data, monkeypatch, tmp_path_factory):
    there = tmp_path_factory.mktemp("publisher")
    write(there / "dev-v1.1.json", dump(V1))
    monkeypatch.setattr(squad, "URLS", (f"{there.as_uri()}/",))
    with pytest.raises(DownloadError, match=r"expected SHA-256 95aa6a52d5d6a7"):
        load_squad("squad/v1.1")
    monkeypatch.setitem(squad.SHA256, "dev-v1.1.json", None)
    assert len(load_squad("squad/v1.1")) == 4
    assert (data / "squad" / "dev-v1.1.json").exists()


def test_published_with_a_question_missing_or_of_another_version(data):
    content = copy.deepcopy(V1)
    content["data"].pop()
    path = write(data / "squad" / "dev-v1.1.json.gz", dump(content))
    with pytest.raises(ValueError, match=r"Expected 4 questions of version 1.1 in .*: 3 of ver"):
        load_squad("squad/v1.1")
    write(path, dump(V2))
    with pytest.raises(ValueError, match=rf"in {re.escape(str(path))}.*Received: 4 of version 2.0"):
        load_squad("squad/v1.1")


def write_articles(data, **titles):
    write(data / "squad" / "dev-v2.0.json", dump(V2))
    return write(data / SPLIT_FILE, json.dumps(titles))


def test_articles_cut_the_dev_set_in_two(data):
    write_articles(data, train_titles=["Lyon"], dev_titles=["Balloons"])
    train, dev = (load_squad("squad/v2.0-articles", split) for split in ("train", "dev"))
    assert [one.id for one in train] == ["l1"]
    assert [one.id for one in dev] == ["b1", "b2", "r1"]
    assert (train.name, train.version) == ("squad/v2.0-articles, train", "2.0")


def test_faults_of_the_cut(data):
    write(data / "squad" / "dev-v2.0.json", dump(V2))
    with pytest.raises(FileNotFoundError, match="two lists of titles, train_titles and dev_t") as e:
        load_squad("squad/v2.0-articles")
    assert f"Put a JSON object at {data / SPLIT_FILE}" in str(e.value)
    faults = {
        r"'Balloons', in no list": {"train_titles": ["Lyon"], "dev_titles": []},
        r"'Lyon', in both lists": {"train_titles": ["Lyon"], "dev_titles": ["Balloons", "Lyon"]},
        r"'Paris', of no article": {"train_titles": ["Lyon", "Paris"], "dev_titles": ["Balloons"]},
        r"KeyError: 'dev_titles'": {"train_titles": ["Lyon"]},
        r"something else \(TypeError": {"train_titles": ["Lyon"], "dev_titles": 5},
    }
    for message, titles in faults.items():
        path = write_articles(data, **titles)
        with pytest.raises(ValueError, match=rf"{re.escape(str(path))}: expected .*{message}"):
            load_squad("squad/v2.0-articles", "train")
    path.write_text("[")
    with pytest.raises(ValueError, match="something else"):
        load_squad("squad/v2.0-articles")


# Files of one's own


def test_a_path_is_one_set_whatever_the_split(tmp_path):
    path = write(tmp_path / "mine.json", dump(V1))
    assert load_squad(path, "train") == load_squad(str(path), "dev")
    assert load_squad(path).name == str(path)


def test_a_pair_of_paths_is_two_splits(tmp_path):
    pair = write(tmp_path / "a.json", dump(V1)), write(tmp_path / "b.json.gz", dump(V2))
    assert [load_squad(pair, split).version for split in ("train", "dev")] == ["1.1", "2.0"]
    assert load_squad([*map(str, pair)], "dev").version == "2.0"
    with pytest.raises(ValueError, match="two files"):
        load_squad((*pair, pair[0]))


def test_faults_of_names():
    with pytest.raises(ValueError, match=r"'squad/v11'. Did you mean 'squad/v1.1'"):
        load_squad("squad/v11")
    with pytest.raises(ValueError, match=r"one of samples, .*tfds:name/config.*'zzz'.$"):
        load_squad("zzz")
    with pytest.raises(ValueError, match=r"\('train', 'dev'\). Received: split='validation'"):
        load_squad("samples", "validation")
    for path in ("absent.json", "absent.json.gz", Path("samples/absent")):
        with pytest.raises(FileNotFoundError, match=r"absent.*: not there"):
            load_squad(path)


# Real data, where it is


def needs(name):
    there = "TFQA_DATA_DIR" in os.environ and (data_directory() / name).exists()
    return pytest.mark.skipif(not there, reason=f"TFQA_DATA_DIR holds no {name}")


@pytest.mark.parametrize(
    ("name", "split", "count", "impossible"),
    [
        pytest.param("squad/v1.1", "train", 87_599, 0, marks=needs("squad/train-v1.1.json.gz")),
        pytest.param("squad/v1.1", "dev", 10_570, 0, marks=needs("squad/dev-v1.1.json.gz")),
        pytest.param("squad/v2.0", "dev", 11_873, 5_945, marks=needs("squad/dev-v2.0.json.gz")),
    ],
)
def test_real(name, split, count, impossible):
    dataset = load_squad(name, split)
    assert len(dataset) == count
    assert sum(one.is_impossible for one in dataset) == impossible
    # Questions about a passage share its string: there are fewer than a quarter as many.
    assert len({id(one.context) for one in dataset}) < count / 4


@needs("squad/dev-v2.0.json.gz")
def test_real_set_comes_back_in_the_official_format():
    with gzip.open(data_directory() / "squad" / "dev-v2.0.json.gz", "rt", encoding="utf-8") as file:
        assert load_squad("squad/v2.0").to_official() == json.load(file)


@needs(SPLIT_FILE)
def test_real_cut_by_article():
    train, dev = (load_squad("squad/v2.0-articles", split) for split in ("train", "dev"))
    assert (len(train), len(dev)) == (5_795, 6_078)
    assert not {one.title for one in train} & {one.title for one in dev}
