"""What every configuration keeps: keyword-only, frozen, exact about its keys."""

import dataclasses
import json

import pytest

from tfqa.models import Seq2SeqConfig, TransformerConfig
from tfqa.models.config import Config


@dataclasses.dataclass(frozen=True, kw_only=True)
class Sizes(Config):
    width: int
    depth: int = 2


def test_dict_and_back():
    config = Sizes(width=5, depth=7)
    assert config.to_dict() == {"width": 5, "depth": 7}
    assert Sizes.from_dict(config.to_dict()) == config
    assert Sizes.from_dict({"width": 5}) == Sizes(width=5)


def test_unknown_keys_raise():
    message = r"`Sizes` has no \['height', 'with'\]. Its fields are \['width', 'depth'\]"
    with pytest.raises(ValueError, match=message):
        Sizes.from_dict({"with": 5, "width": 5, "height": 3})
    with pytest.raises(ValueError, match=r"has no \['hight'\]"):
        Sizes(width=5).replace(hight=3)
    with pytest.raises(TypeError):
        Sizes(width=5, height=3)


def test_replace_makes_a_copy():
    config = Sizes(width=5)
    assert config.replace(depth=3) == Sizes(width=5, depth=3)
    assert config.depth == 2


def test_frozen_and_keyword_only():
    config = Sizes(width=5)
    with pytest.raises(dataclasses.FrozenInstanceError):
        config.width = 7
    with pytest.raises(TypeError):
        Sizes(5)


@pytest.mark.parametrize("kind", [Seq2SeqConfig, TransformerConfig])
def test_of_each_model(kind):
    for config in (kind.tiny(), kind.base()):
        assert kind.from_dict(json.loads(json.dumps(config.to_dict()))) == config
        with pytest.raises(dataclasses.FrozenInstanceError):
            config.hidden_dim = 7
    assert min(v for k, v in kind.tiny().to_dict().items() if k.endswith("vocabulary_size")) >= 64
    name = next(name for name in kind.tiny().to_dict() if name.endswith("_dim"))
    assert kind.tiny(**{name: 104}).to_dict()[name] == 104
    assert kind.base(**{name: 104}).to_dict()[name] == 104
