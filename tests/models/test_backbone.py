"""What a head starts from: a backbone, or a copy of one."""

import numpy as np
import pytest

from tests.models.test_bert import get, make, make_inputs
from tfqa.models import BertForPreTraining, BertForSequenceClassification, BertModel


def test_a_head_starts_from_what_another_has_learned():
    pretrained, inputs = get(BertForPreTraining), make_inputs()
    before = pretrained.get_weights()
    changes = {"num_labels": 5, "dropout": 0.3, "attention_dropout": 0.1}
    classifier = BertForSequenceClassification(pretrained.backbone.copy(**changes))
    assert classifier.config == pretrained.config.replace(**changes)
    for name, output in classifier.backbone(inputs).items():
        np.testing.assert_array_equal(output, pretrained.backbone(inputs)[name])
    classifier.set_weights([w + 1 for w in classifier.get_weights()])
    for one, other in zip(pretrained.get_weights(), before, strict=True):
        np.testing.assert_array_equal(one, other)  # the copy shares nothing


def test_a_head_on_a_backbone_trains_it():
    backbone = make(BertModel, dtype="mixed_bfloat16")
    classifier = BertForSequenceClassification(backbone)
    assert classifier.backbone is backbone
    assert classifier.config is backbone.config
    assert classifier.dtype_policy.name == "mixed_bfloat16"
    again = BertForSequenceClassification.from_config(classifier.get_config())
    again.set_weights(classifier.get_weights())
    inputs = make_inputs()
    np.testing.assert_array_equal(again(inputs)["logits"], classifier(inputs)["logits"])


@pytest.mark.parametrize("change", [{"num_heads": 7}, {"num_layers": 3}, {"norm_epsilon": 0.1}])
def test_a_copy_refuses_another_build(change):
    """Seven heads have weights of the same shapes as three, and mean another thing."""
    (name,) = change
    with pytest.raises(ValueError, match=rf"num_labels only.*Received: {{'{name}': "):
        get(BertModel).copy(**change)
