"""`load_parallel`: files of the user's own, names, and sentences too long."""

import re
import subprocess
import sys

import pytest

from tests.datasets.text_files import PAIRS, everything, lines, pairs_of, tsv, write
from tfqa.datasets import ParallelSplit, ParallelText, load_parallel
from tfqa.datasets.parallel import published

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


def test_tensorflow_is_not_imported_to_load(tmp_path):
    path = write(tmp_path / "corpus.tsv", tsv())
    program = "import sys, tfqa.datasets as d; d.load_parallel(sys.argv[1]); " + (
        "sys.exit('tensorflow' in sys.modules or 'tensorflow_datasets' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], check=True)
