"""Options: the paper's defaults, and what is refused."""

import dataclasses

import pytest

from tfqa.datasets import PretrainingOptions


def test_defaults_are_the_papers():
    assert dataclasses.asdict(PretrainingOptions()) == {
        "max_length": 128, "max_predictions": 20, "masking_rate": 0.15, "mask_share": 0.8,
        "random_share": 0.1, "whole_word": False, "longest_ngram": 1, "next_sentence": "nsp",
        "short_share": 0.1, "copies": 1,
    }  # fmt: skip


def test_room_is_what_special_tokens_leave():
    assert PretrainingOptions(max_length=17).room == 14
    assert PretrainingOptions(max_length=17, next_sentence="sop").room == 14
    assert PretrainingOptions(max_length=17, next_sentence=None).room == 15


@pytest.mark.parametrize(
    "wrong",
    [
        {"max_length": 4}, {"max_predictions": 0}, {"longest_ngram": 0}, {"copies": 0},
        {"masking_rate": 1.1}, {"mask_share": -0.1}, {"random_share": 2}, {"short_share": -1},
        {"mask_share": 0.8, "random_share": 0.3}, {"next_sentence": "NSP"},
    ],
)  # fmt: skip
def test_wrong_options(wrong):
    name, value = list(wrong.items())[-1]
    with pytest.raises(ValueError, match=f"`{name}`.*Received: .*{name}={value!r}"):
        PretrainingOptions(**wrong)


def test_shares_that_are_one_together():
    PretrainingOptions(mask_share=0.7, random_share=0.3)
