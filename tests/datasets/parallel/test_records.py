import dataclasses

import pytest

from tfqa.datasets.parallel.records import ParallelSplit, ParallelText

PAIR = ParallelSplit(("I sing.",), ("Canto.",), (((0, 0), (1, 0), (2, 1)),))


def test_split_has_a_length_and_keeps_its_pairs():
    split = ParallelSplit(("a", "b", "c"), ("x", "y", "z"))
    assert len(split) == 3
    assert split.alignments is None


def test_split_refuses_unequal_counts():
    with pytest.raises(ValueError, match=r"len\(sources\)=2, len\(targets\)=3"):
        ParallelSplit(("a", "b"), ("x", "y", "z"))


def test_split_refuses_a_wrong_number_of_alignments():
    with pytest.raises(ValueError, match=r"len\(alignments\)=1, len\(sources\)=2"):
        ParallelSplit(("a", "b"), ("x", "y"), (((0, 0),),))


def test_both_are_frozen():
    text = ParallelText(
        name="tiny",
        source_language="en",
        target_language="es",
        train=PAIR,
        validation=PAIR,
        test=PAIR,
    )
    assert text.notes == ()
    for value, field in ((PAIR, "sources"), (text, "name")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, field, "other")


def test_parallel_text_takes_keywords_only():
    with pytest.raises(TypeError):
        ParallelText("tiny", "en", "es", PAIR, PAIR, PAIR)
