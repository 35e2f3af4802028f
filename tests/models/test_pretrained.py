"""What models hand to `tfqa.checkpoints`, which has the tests of what it does with it."""

from types import SimpleNamespace

import pytest

from tfqa.models import BertConfig, BertModel, pretrained


@pytest.fixture
def checkpoints(monkeypatch):
    """Functions in place of those of the package; they keep what they are asked."""
    fake = SimpleNamespace(calls=[], warning=None)

    def load(*args, **options):
        fake.calls.append((args, options))
        return "model", SimpleNamespace(warning=lambda: fake.warning)

    monkeypatch.setattr(pretrained, "load_pretrained", load)
    monkeypatch.setattr(pretrained, "from_keras_hub", load)
    monkeypatch.setattr(pretrained, "save_pretrained", lambda *args: fake.calls.append(args))
    return fake


def test_what_is_handed_on(checkpoints):
    options = {"dtype": "float32", "dropout": 0.3}
    assert BertModel.from_pretrained("there", **options) == "model"
    assert BertModel.from_keras_hub("backbone", **options) == "model"
    model = BertModel(BertConfig.tiny(num_layers=1))
    model.save_pretrained("here")
    assert checkpoints.calls == [
        ((BertModel, "there"), options),
        (("backbone", BertModel), options),
        (model, "here"),
    ]


@pytest.mark.parametrize("load", [BertModel.from_pretrained, BertModel.from_keras_hub])
def test_a_warning_points_at_the_caller(checkpoints, load):
    checkpoints.warning = "the head is new"
    with pytest.warns(UserWarning, match="the head is new") as caught:
        load("there")
    assert [warning.filename for warning in caught] == [__file__]
