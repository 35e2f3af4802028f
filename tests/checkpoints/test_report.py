"""What a report says in words."""

from tfqa.checkpoints import CheckpointReport
from tfqa.checkpoints.report import shorten


def test_nothing_to_say():
    report = CheckpointReport(
        "here", ("a", "b"), ("pooler.x",), skipped=("c",), unexpected_parts=("pooler",)
    )
    assert report.warning() is None
    assert str(report) == (
        "here: 2 used, 1 unexpected, 1 skipped, 0 newly initialized\n"
        "  unexpected: pooler.x\n  skipped: c"
    )


def test_all_that_can_be_said():
    report = CheckpointReport(
        "here",
        ("a",),
        unexpected=("odd.x", "cls.predictions.bias"),
        newly_initialized=("bert.pooler.dense.bias", "qa_outputs.weight", "qa_outputs.bias"),
        unexpected_parts=("masked-token head",),
        newly_initialized_parts=("pooler", "span head"),
        unknown_tensors=("odd.x",),
        unknown_config_keys=("rotary",),
    )
    assert report.warning() == (
        "here has no pooler and span head: here it starts from random weights and must be trained. "
        "This model has no masked-token head: that of here is not used. "
        "here has tensors of unknown names: odd.x. "
        "The configuration in here has keys of unknown meaning, which are ignored: rotary."
    )
    assert "  newly initialized: qa_outputs.bias\n" in str(report)


def test_long_lists_are_cut():
    assert shorten("abcdefg") == "a, b, c, d, e and 2 more"
    assert shorten("ab", 2) == "a, b"
