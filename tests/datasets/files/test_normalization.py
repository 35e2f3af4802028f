"""One way to write each sentence."""

from tests.datasets.text_files import pairs_of, write
from tfqa.datasets import load_parallel
from tfqa.datasets.files.normalization import normalize_sentence


def test_sentences_are_normalized_and_keep_their_case(tmp_path):
    path = write(tmp_path / "corpus.tsv", " A\u00a0  Cafe\u0301 \t  ¡Sí\u2003Señor! \n")
    text = load_parallel(path, validation=0, test=0)
    assert pairs_of(text.train) == [("A Café", "¡Sí Señor!")]


def test_normal_form_is_kept():
    once = normalize_sentence("\ufeffA\u00a0  Cafe\u0301 \t")
    assert normalize_sentence(once) == once
