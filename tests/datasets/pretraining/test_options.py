"""Options: the defaults of the original script, and what is refused."""

import dataclasses

import pytest

from tfqa.datasets import PretrainingOptions

FLAGS = {
    "max_length": ("max_seq_length", 128),
    "max_predictions": ("max_predictions_per_seq", 20),
    "masking_rate": ("masked_lm_prob", 0.15),
    "whole_word": ("do_whole_word_mask", False),
    "short_share": ("short_seq_prob", 0.1),
    "copies": ("dupe_factor", 10),
}
"""Flags of the original `create_pretraining_data.py`, and their defaults."""
CONSTANTS = {"mask_share": 0.8, "random_share": 0.1, "longest_ngram": 1, "next_sentence": "nsp"}
"""What is fixed there."""


def test_defaults_are_the_originals_but_for_the_copies():
    original = {name: default for name, (_, default) in FLAGS.items()} | CONSTANTS
    assert dataclasses.asdict(PretrainingOptions()) == {**original, "copies": 1}


def test_the_flags_of_the_original_are_named():
    for name, (flag, _) in FLAGS.items():
        assert f"{name}: `{flag}`" in PretrainingOptions.__doc__


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


@pytest.mark.parametrize(
    ("wrong", "kind", "received"),
    [
        ({"whole_word": "False"}, "bool", "str"), ({"whole_word": 1}, "bool", "int"),
        ({"copies": 1.5}, "int", "float"), ({"copies": "two"}, "int", "str"),
        ({"copies": True}, "int", "bool"), ({"max_length": None}, "int", "NoneType"),
        ({"masking_rate": "0.1"}, "float", "str"), ({"short_share": False}, "float", "bool"),
        ({"next_sentence": 3}, r"str \| None", "int"), ({"next_sentence": True}, "str", "bool"),
    ],
)  # fmt: skip
def test_wrong_types(wrong, kind, received):
    ((name, value),) = wrong.items()
    message = f"`{name}` must be of type {kind}.*Received: {name}={value!r}, of type {received}"
    with pytest.raises(ValueError, match=message):
        PretrainingOptions(**wrong)


def test_whole_numbers_are_shares():
    assert PretrainingOptions(masking_rate=1, short_share=0).masking_rate == 1
