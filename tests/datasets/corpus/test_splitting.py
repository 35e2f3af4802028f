"""How data without a split of its own is cut."""

import pytest

from tests.datasets.text_files import PAIRS, everything, tsv, write
from tfqa.datasets import load_parallel


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
