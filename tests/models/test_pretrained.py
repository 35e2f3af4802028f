"""What models hand to `tfqa.checkpoints`, which has the tests of what it does with it."""

import sys
import types

import pytest

from tfqa.models import BertConfig, BertModel


class Report:
    """What `load_pretrained` says."""

    def __init__(self, text):
        self.text = text

    def warning(self):
        return self.text


@pytest.fixture
def checkpoints(monkeypatch):
    """A package in place of the real one; it keeps what it is asked."""
    fake = types.ModuleType("tfqa.checkpoints")
    fake.asked, fake.text = [], None

    def load_pretrained(*args, **options):
        fake.asked.append((args, options))
        return "model", Report(fake.text)

    fake.load_pretrained = load_pretrained
    fake.save_pretrained = lambda *args: fake.asked.append(args)
    monkeypatch.setitem(sys.modules, "tfqa.checkpoints", fake)
    return fake


def test_what_is_handed_on(checkpoints):
    assert BertModel.from_pretrained("there", dtype="float32", dropout=0.3) == "model"
    assert checkpoints.asked == [((BertModel, "there"), {"dtype": "float32", "dropout": 0.3})]
    model = BertModel(BertConfig.tiny(num_layers=1))
    model.save_pretrained("here")
    assert checkpoints.asked[1] == (model, "here")


def test_a_warning_points_at_the_caller(checkpoints):
    checkpoints.text = "the head is fresh"
    with pytest.warns(UserWarning, match="the head is fresh") as caught:
        BertModel.from_pretrained("there")
    assert [one.filename for one in caught] == [__file__]
