"""`load_parallel`: every source of data, and every fault a file of the user's own can have."""

import gzip
import os
import re
import subprocess
import sys
import zipfile

import pytest

from tfqa.datasets import (
    DownloadError,
    ParallelSplit,
    ParallelText,
    data_directory,
    load_parallel,
    published,
)

WORDS = "zero one two three four five six seven eight nine ten".split()
PAIRS = [(f"{WORDS[i % 11]} {WORDS[i // 11]}.", f"{i} ¡así!") for i in range(101)]


def lines(side, pairs=PAIRS):
    return "".join(pair[side] + "\n" for pair in pairs)


def tsv(pairs=PAIRS):
    return "".join(f"{source}\t{target}\n" for source, target in pairs)


def write(path, content):
    content = content.encode("utf-8") if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


def pairs_of(*splits):
    return [pair for split in splits for pair in zip(split.sources, split.targets, strict=True)]


def everything(text):
    return sorted(pairs_of(text.train, text.validation, text.test))


@pytest.fixture
def data(tmp_path, monkeypatch):
    """An empty data directory, and no network."""
    monkeypatch.setenv("TFQA_DATA_DIR", str(tmp_path))
    monkeypatch.setattr(published, "MULTI30K_URLS", ())
    monkeypatch.setattr(published, "SPA_ENG_URLS", ())
    return tmp_path


# Files of the user's own


@pytest.mark.parametrize("name", ["corpus.tsv", "corpus.txt", "corpus.tsv.gz"])
def test_a_tab_separated_file(tmp_path, name):
    path = write(tmp_path / name, tsv())
    text = load_parallel(str(path), languages=("en", "es"), validation=7, test=0.13)
    assert (text.source_language, text.target_language) == ("en", "es")
    assert (len(text.validation), len(text.test)) == (7, 13)
    assert everything(text) == sorted(PAIRS)
    assert load_parallel(path).source_language == "source"
    assert [note.count("is cut from train") for note in text.notes] == [1, 1]


def test_a_pair_of_files(tmp_path):
    source = write(tmp_path / "corpus.en", lines(0))
    target = write(tmp_path / "corpus.es.gz", lines(1))
    text = load_parallel((source, str(target)))
    assert (text.source_language, text.target_language) == ("en", "es")
    assert everything(text) == sorted(PAIRS)


def test_a_directory(tmp_path):
    for side, language in enumerate(("en", "es")):
        write(tmp_path / f"train.{language}.gz", lines(side, PAIRS[:61]))
        write(tmp_path / f"dev.{language}", lines(side, PAIRS[61:78]))
        write(tmp_path / f"test.{language}", lines(side, PAIRS[78:]))
    text = load_parallel(tmp_path, languages=("en", "es"))
    assert pairs_of(text.train) == PAIRS[:61]
    assert pairs_of(text.validation) == PAIRS[61:78]
    assert pairs_of(text.test) == PAIRS[78:]
    assert text.notes == ()
    backwards = load_parallel(str(tmp_path), languages=("es", "en"))
    assert backwards.train.sources == text.train.targets
    (tmp_path / "test.en").unlink()
    with pytest.raises(FileNotFoundError, match=r"Expected test.en and test.es .*only test.es"):
        load_parallel(tmp_path, languages=("en", "es"))
    (tmp_path / "test.es").unlink()
    cut = load_parallel(tmp_path, languages=("en", "es"), test=5)
    assert (len(cut.train), len(cut.validation), len(cut.test)) == (56, 17, 5)
    assert len(cut.notes) == 1 and "no test split" in cut.notes[0]
    with pytest.raises(ValueError, match=r"Expected `languages`.*Received: languages=None"):
        load_parallel(tmp_path)
    with pytest.raises(FileNotFoundError, match=r"train.en and train.fr"):
        load_parallel(tmp_path, languages=("en", "fr"))
    with pytest.raises(FileNotFoundError, match=r"Expected train.de and train.fr"):
        load_parallel(tmp_path, languages=("de", "fr"))


def test_the_cut_keeps_a_source_in_one_split_and_does_not_depend_on_order(tmp_path):
    several = [(s, f"{t} {i}") for s, t in PAIRS for i in range(3)]
    path = write(tmp_path / "corpus.tsv", tsv(several))
    text = load_parallel(path, validation=11, test=17)
    assert (len(text.validation), len(text.test)) == (33, 51)
    sets = [set(split.sources) for split in (text.train, text.validation, text.test)]
    assert not sets[0] & sets[1] and not sets[0] & sets[2] and not sets[1] & sets[2]
    assert everything(load_parallel(path)) == sorted(several)
    write(path, tsv(several[::-1]))
    turned = load_parallel(path, validation=11, test=17)
    assert set(turned.test.sources) == sets[2] and set(turned.validation.sources) == sets[1]
    other = load_parallel(path, validation=11, test=17, seed=1)
    assert set(other.test.sources) != sets[2]


def test_a_cut_that_leaves_nothing_to_train_on(tmp_path):
    path = write(tmp_path / "corpus.tsv", tsv(PAIRS[:2]))
    with pytest.raises(ValueError, match=r"more than 2 different source .*Received: 2"):
        load_parallel(path)
    assert len(load_parallel(path, test=0).train) == 1
    with pytest.raises(ValueError, match=r"fraction below 1.*Received: -0.1"):
        load_parallel(path, test=-0.1)


def test_sentences_are_normalized_and_keep_their_case(tmp_path):
    path = write(tmp_path / "corpus.tsv", " A\u00a0  Cafe\u0301 \t  ¡Sí\u2003Señor! \n")
    text = load_parallel(path, validation=0, test=0)
    assert pairs_of(text.train) == [("A Café", "¡Sí Señor!")]


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


def test_long_sentences_are_counted_and_reported(tmp_path):
    for side, language in enumerate(("en", "es")):
        for i, split in enumerate(("train", "validation", "test")):
            pairs = PAIRS[i * 5 : i * 5 + 5] + [("six words and marks , .", "uno")] * (i + 1)
            pairs += [("one", "uno, dos, tres")] * 2 + [("five words and marks .", "uno")]
            write(tmp_path / f"{split}.{language}", lines(side, pairs))
    with pytest.warns(UserWarning) as caught:
        text = load_parallel(tmp_path, languages=("en", "es"), max_words=5)
    assert (len(text.train), len(text.validation), len(text.test)) == (8, 10, 11)
    left_out = f"{tmp_path}, train: 1 of 9 pairs have a sentence of more than max_words=5 words"
    assert text.notes[0] == f"{left_out} and are left out."
    assert re.search(r"validation: 2 of 10 .* are kept", text.notes[1])
    assert re.search(r"test: 3 of 11 .* are kept", text.notes[2])
    assert [str(w.message) for w in caught] == list(text.notes)
    assert {w.filename for w in caught} == {__file__}
    assert len(load_parallel(tmp_path, languages=("en", "es"), max_words=None).train) == 9
    with (
        pytest.warns(UserWarning),
        pytest.raises(ValueError, match="at most 0 words .*every pair is longer"),
    ):
        load_parallel(tmp_path, languages=("en", "es"), max_words=0)


def test_long_sentences_are_left_out_with_their_alignments(monkeypatch):
    split = ParallelSplit(("a b", "a b c", "a"), ("x y", "x", "y"), (((0, 1),), ((2, 0),), ()))
    text = ParallelText(
        name="aligned",
        source_language="en",
        target_language="es",
        train=split,
        validation=split,
        test=split,
    )
    monkeypatch.setitem(published.PUBLISHED, "aligned", lambda: text)
    with pytest.warns(UserWarning, match="1 of 3"):
        short = load_parallel("aligned", max_words=2)
    assert short.train == ParallelSplit(("a b", "a"), ("x y", "y"), (((0, 1),), ()))
    assert short.test is split


# Names


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("multi30k/en-dee", "multi30k/en-de"),
        ("multi30k/es-en", "multi30k/"),
        ("sample", "samples"),
        ("spa_eng", "spa-eng"),
        ("ted_hrlr_translat/pt_to_en", "ted_hrlr_translate"),
    ],
)
def test_a_wrong_name_gets_suggestions(name, near):
    with pytest.raises(ValueError, match=rf"Received: '{name}'. Did you mean .*'{near}"):
        load_parallel(name)


def test_a_name_near_to_nothing_and_a_path_that_is_not_there(tmp_path):
    with pytest.raises(ValueError, match="Received: 'qqqq'") as caught:
        load_parallel("qqqq")
    assert "Did you mean" not in str(caught.value)
    for path in (tmp_path / "absent", str(tmp_path / "absent.tsv")):
        with pytest.raises(FileNotFoundError, match="absent"):
            load_parallel(path)
    with pytest.raises(ValueError, match="Expected two files"):
        load_parallel(("a", "b", "c"))


# Published data sets


def test_samples():
    text = load_parallel("samples")
    assert (text.name, text.source_language, text.target_language) == ("samples", "en", "es")
    assert text.train.alignments is not None


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
        with pytest.raises(ValueError, match=r"TensorFlow Datasets. Received: 'ted_hrlr_tr"):
            load_parallel("ted_hrlr_translate/xx_to_yy")
        with pytest.raises(ValueError, match=r"TensorFlow Datasets. Received: 'no_such_set'"):
            load_parallel("tfds:no_such_set")
        with pytest.raises(ValueError, match=r"pairs of sentences.*Received: 'mnist'"):
            load_parallel("tfds:mnist")


def test_tfds_not_installed(monkeypatch):
    monkeypatch.setitem(sys.modules, "tensorflow_datasets", None)
    with pytest.raises(ImportError, match="pip install tensorflow-datasets"):
        load_parallel("tfds:para_crawl/enes")


def test_tensorflow_is_not_imported_to_load(tmp_path):
    path = write(tmp_path / "corpus.tsv", tsv())
    program = "import sys, tfqa.datasets as d; d.load_parallel(sys.argv[1]); " + (
        "sys.exit('tensorflow' in sys.modules or 'tensorflow_datasets' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], check=True)


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
