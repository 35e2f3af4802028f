"""Published data sets, from files laid out as their publishers do."""

import os
import zipfile

import pytest

from tests.datasets.text_files import PAIRS, everything, pairs_of, write
from tfqa._directories import data_directory
from tfqa.datasets import load_parallel
from tfqa.datasets.files.download import DownloadError
from tfqa.datasets.parallel import published


def write_multi30k(directory, gz, lengths):
    for split, count in lengths.items():
        for language in ("en", "de"):
            content = "".join(f"{language} {split} {i}\n" for i in range(count))
            write(directory / "multi30k" / f"{split}.{language}{gz}", content)


@pytest.mark.parametrize("gz", ["", ".gz"])
def test_multi30k(data, monkeypatch, gz):
    monkeypatch.setattr(published, "MULTI30K_LINES", {"train": 13, "val": 5, "test_2016": 7})
    write_multi30k(data, gz, published.MULTI30K_LINES)
    text = load_parallel("multi30k/de-en")
    assert (text.source_language, text.target_language) == ("de", "en")
    assert pairs_of(text.train)[12] == ("de train 12", "en train 12")
    assert pairs_of(text.validation)[4] == ("de val 4", "en val 4")
    assert pairs_of(text.test)[6] == ("de test_2016 6", "en test_2016 6")
    assert len(text.train) == 13
    write_multi30k(data, gz, {"val": 4})
    with pytest.raises(ValueError, match=r"Expected 5 lines in .*val\.de.*Received: 4 lines"):
        load_parallel("multi30k/de-en")


def test_multi30k_is_asked_for_under_the_publishers_names(data, monkeypatch):
    monkeypatch.setattr(published, "MULTI30K_URLS", ("file:///absent/raw/",))
    monkeypatch.setattr(published, "MULTI30K_LINES", {"test_2016": 1_000})
    with pytest.raises(DownloadError, match=r"/raw/test_2016_flickr\.en\.gz") as error:
        load_parallel("multi30k/en-fr")
    assert f"put it at {data / 'multi30k' / 'test_2016.en.gz'}" in str(error.value)


def write_spa_eng(directory, content, member="spa-eng/spa.txt"):
    path = directory / "spa-eng" / "spa-eng.zip"
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_about.txt", "about")
        archive.writestr(member, content)
    return path


@pytest.mark.parametrize("member", ["spa.txt", "spa-eng/spa.txt"])
@pytest.mark.parametrize("license", ["", "\tCC-BY 2.0 (France) Attribution: tatoeba.org #1"])
def test_spa_eng(data, member, license):
    pairs = [(f"Sentence {i // 2}.", f"Frase {i}.") for i in range(6_014)]
    content = "".join(f"{source}\t{target}{license}\n" for source, target in pairs)
    write_spa_eng(data, content, member)
    text = load_parallel("spa-eng")
    assert (len(text.train), len(text.validation), len(text.test)) == (14, 2_000, 4_000)
    assert not set(text.train.sources) & set(text.test.sources)
    assert everything(text) == sorted(pairs)
    assert "no official split" in text.notes[0] and "6014" in text.notes[0]


def test_spa_eng_faults_name_the_archive(data):
    with pytest.raises(DownloadError, match="spa-eng.zip"):
        load_parallel("spa-eng")
    write_spa_eng(data, "Hi.\tHola.\tother\n")
    with pytest.raises(ValueError, match=r"spa-eng.zip, spa.txt, line 1: .*Received: 3 columns"):
        load_parallel("spa-eng")
    path = write_spa_eng(data, "Hi.\tHola.\n", member="fra.txt")
    with pytest.raises(ValueError, match=r"Expected a file spa.txt .*spa-eng.zip without it"):
        load_parallel("spa-eng")
    path.write_bytes(path.read_bytes()[:50])
    with pytest.raises(ValueError, match=r"whole zip file.*spa-eng.zip, which is damaged"):
        load_parallel("spa-eng")


# TensorFlow Datasets


@pytest.fixture
def tfds_mock(data, monkeypatch):
    """`tfds.testing.mock_data` with these sentences, and the splits named."""
    tfds = pytest.importorskip("tensorflow_datasets")
    import tensorflow as tf

    def mock(splits, sentences=PAIRS):
        def as_dataset(builder, split, **options):
            keys = builder.info.supervised_keys
            columns = {k: [f"{split} {p[i]}" if p[i] else "" for p in sentences]
                       for i, k in enumerate(keys)}  # fmt: skip
            return tf.data.Dataset.from_tensor_slices(columns)

        infos = [tfds.core.SplitInfo(name=s, shard_lengths=[1], num_bytes=1) for s in splits]
        monkeypatch.setattr(tfds.core.DatasetInfo, "splits", tfds.core.splits.SplitDict(infos))
        return tfds.testing.mock_data(as_dataset_fn=as_dataset)

    return mock


@pytest.mark.parametrize("prefix", ["", "tfds:"])
def test_tfds(tfds_mock, prefix):
    with tfds_mock(["train", "validation", "test"], [*PAIRS, ("", "x"), ("x", "")]):
        text = load_parallel(f"{prefix}ted_hrlr_translate/pt_to_en")
    assert text.name == "ted_hrlr_translate/pt_to_en"
    assert (text.source_language, text.target_language) == ("pt", "en")
    for name in ("train", "validation", "test"):
        assert pairs_of(getattr(text, name)) == [(f"{name} {s}", f"{name} {t}") for s, t in PAIRS]
    assert len(text.notes) == 3
    assert "train: 2 pairs with an empty sentence are left out" in text.notes[0]


def test_tfds_without_validation_and_test(tfds_mock, monkeypatch):
    monkeypatch.setattr(published, "TFDS_HELD_OUT", 7)
    with tfds_mock(["train"]):
        text = load_parallel("para_crawl/enes")
    assert (text.source_language, text.target_language) == ("en", "es")
    assert (len(text.train), len(text.validation), len(text.test)) == (87, 7, 7)
    assert any("no test split: 7 source sentences" in note for note in text.notes)


def test_tfds_faults(tfds_mock):
    with tfds_mock(["train"]):
        with pytest.raises(ValueError, match=r"pairs of sentences.*Received: 'mnist'"):
            load_parallel("tfds:mnist")


# Real data, where it is


def needs(name):
    there = "TFQA_DATA_DIR" in os.environ and (data_directory() / name).exists()
    return pytest.mark.skipif(not there, reason=f"TFQA_DATA_DIR holds no {name}")


@needs("multi30k/train.en.gz")
@pytest.mark.parametrize("pair", ["en-de", "en-fr", "de-en", "fr-en"])
def test_real_multi30k(pair):
    text = load_parallel(f"multi30k/{pair}")
    assert (len(text.train), len(text.validation), len(text.test)) == (29_000, 1_014, 1_000)
    assert text.notes == ()


@needs("spa-eng/spa-eng.zip")
def test_real_spa_eng():
    text = load_parallel("spa-eng")
    assert len(set(text.validation.sources)) == 1_000
    assert len(set(text.test.sources)) == 2_000
    assert len(text.train) > 100_000
    held_out = {*text.validation.sources, *text.test.sources}
    assert not held_out & set(text.train.sources)
