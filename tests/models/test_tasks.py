"""The heads of chapter 05 against the paper in NumPy; sizes, masks, and what starts from what.

Those of chapter 04 are tested beside the backbone, in test_bert.py.
"""

import keras
import numpy as np
import pytest
from keras import ops

from tests.bert_in_numpy import hidden_states
from tests.models.test_bert import (
    LENGTHS,
    B,
    D,
    K,
    T,
    count,
    draw_ids,
    each,
    get,
    make,
    make_config,
    make_inputs,
    to_numpy,
)
from tests.transformer_in_numpy import dense
from tfqa.models import (
    BertConfig,
    BertForPreTraining,
    BertForQuestionAnswering,
    BertForSequenceClassification,
    BertForTokenClassification,
    BertModel,
)
from tfqa.testing import gradients

HEADS = pytest.mark.parametrize("kind", [BertForQuestionAnswering, BertForTokenClassification])
REAL = np.arange(T) < np.array(LENGTHS)[:, None]
CLOSE = {"rtol": 1e-4, "atol": 1e-4}


@pytest.mark.parametrize("name", ["post", "pre"])
def test_spans_equal_the_paper(name):
    model, inputs = get(BertForQuestionAnswering, name), make_inputs()
    found = model(inputs)
    assert set(found) == {"start_logits", "end_logits"}
    kernel, bias = (
        to_numpy(x).astype("float64") for x in (model.span_head.kernel, model.span_head.bias)
    )
    for i, tokens, segments in each(inputs):
        hidden = hidden_states(model.backbone, tokens, segments)[-1]
        for column, key in enumerate(("start_logits", "end_logits")):
            assert found[key].shape == (B, T)
            expected = [kernel[:, column] @ vector + bias[column] for vector in hidden]
            np.testing.assert_allclose(found[key][i, : len(tokens)], expected, **CLOSE)


def test_classes_of_tokens_equal_the_paper():
    model, inputs = get(BertForTokenClassification), make_inputs()
    found = model(inputs)
    assert set(found) == {"logits"} and found["logits"].shape == (B, T, K)
    for i, tokens, segments in each(inputs):
        hidden = hidden_states(model.backbone, tokens, segments)[-1]
        expected = dense(model.classifier, hidden)
        np.testing.assert_allclose(found["logits"][i, : len(tokens)], expected, **CLOSE)


@pytest.mark.parametrize("mask", ["given", "from the tokens"])
def test_no_probability_is_lost_to_padding(mask):
    """No answer starts in it, and the mask is what is given, else made of the tokens."""
    inputs = make_inputs()
    if mask == "given":
        inputs["token_ids"] = draw_ids(B, T)
    else:
        del inputs["padding_mask"]
    for logits in get(BertForQuestionAnswering)(inputs).values():
        logits = to_numpy(logits)
        assert np.isfinite(logits).all() and (logits[~REAL] < -1e8).all()
        assert np.abs(logits[REAL]).max() < 1e3
        weights = to_numpy(ops.softmax(logits))
        assert weights[~REAL].max() == 0
        np.testing.assert_allclose(np.where(REAL, weights, 0).sum(1), 1, rtol=1e-5)


@pytest.mark.parametrize("policy", ["float32", "mixed_bfloat16", "mixed_float16"])
def test_spans_are_float32(policy):
    """Half precision has ties among the best; the product itself is exact."""
    model, inputs = make(BertForQuestionAnswering, dtype=policy), make_inputs()
    exact = make(BertForQuestionAnswering)
    exact.set_weights(model.get_weights())
    hidden = to_numpy(model.backbone(inputs)["sequence_output"]).astype("float64")
    expected = hidden @ to_numpy(model.span_head.kernel) + to_numpy(model.span_head.bias)
    for column, (key, logits) in enumerate(model(inputs).items()):
        assert keras.backend.standardize_dtype(logits.dtype) == "float32"
        found = to_numpy(logits)[REAL]
        np.testing.assert_allclose(found, expected[REAL][:, column], rtol=1e-5, atol=1e-5)
        assert np.abs(found - to_numpy(exact(inputs)[key])[REAL]).max() < 0.3
    logits = make(BertForTokenClassification, dtype=policy)(inputs)["logits"]
    assert keras.backend.standardize_dtype(logits.dtype) == policy.removeprefix("mixed_")


@HEADS
def test_what_padding_holds_changes_nothing(kind):
    """Its tokens and segments: no output of a real position, and no gradient."""
    model, inputs = get(kind), make_inputs()
    changed = {
        **inputs,
        "token_ids": np.where(REAL, inputs["token_ids"], draw_ids(B, T)),
        "segment_ids": np.where(REAL, inputs["segment_ids"], 1),
    }

    def value(inputs):
        kept = ops.convert_to_tensor(REAL.astype("float32"))
        kept = kept if kind is BertForQuestionAnswering else kept[..., None]
        return sum(ops.sum(kept * ops.square(x)) for x in model(inputs).values())

    slopes = []
    for one in (inputs, changed):
        slopes.append(gradients(lambda one=one: value(one), variables=model.trainable_variables))
    for name, found in model(changed).items():
        np.testing.assert_allclose(
            to_numpy(found)[REAL], to_numpy(model(inputs)[name])[REAL], atol=1e-5
        )
    for one, other in zip(*slopes, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-4 * max(1, np.abs(one).max()))


def test_number_of_parameters():
    """Hugging Face's of the same names, which have no pooler."""
    assert count(BertConfig.base()) - (768**2 + 768) + 2 * 768 + 2 == 108_893_186
    config = make_config(num_layers=3)
    pooler = D**2 + D
    assert BertModel(config, pooled=False).count_params() == count(config) - pooler
    head = 2 * D + 2
    assert BertForQuestionAnswering(config).count_params() == count(config) - pooler + head
    head = D * K + K
    assert BertForTokenClassification(config).count_params() == count(config) - pooler + head


@HEADS
def test_names_that_optimizers_spare(kind):
    for variable in make(kind).trainable_variables:
        assert (variable.name in ("bias", "gamma", "beta")) == (len(variable.shape) == 1)


def test_without_a_pooler():
    model, inputs = make(BertModel), make_inputs()
    bare = BertModel(model.config, pooled=False)
    assert set(bare(inputs)) == {"sequence_output"}
    again = BertModel.from_config(bare.get_config())
    assert again.pooler is None and not again.pooled
    assert BertModel.from_config(model.get_config()).pooled
    old = {key: value for key, value in model.get_config().items() if key != "pooled"}
    assert BertModel.from_config(old).pooled  # a file of before there was a choice


def test_dropout_acts_before_the_classes_of_tokens():
    model, inputs = make(BertForTokenClassification, dropout=0.5), make_inputs()
    for layer in model.backbone._flatten_layers():
        if isinstance(layer, keras.layers.Dropout):
            layer.rate = 0.0
    calm, wild = (to_numpy(model(inputs, training=t)["logits"]) for t in (False, True))
    assert np.abs(wild - calm)[REAL].max() > 0.1


@HEADS
def test_starts_from_a_model_with_a_pooler(kind):
    pretrained, inputs = get(BertForPreTraining), make_inputs()
    with pytest.raises(ValueError, match=r"pooled=False. Received: one with pooled=True"):
        kind(pretrained.backbone)
    model = kind(pretrained.backbone.copy(pooled=False, num_labels=5))
    expected = pretrained.backbone(inputs)["sequence_output"]
    np.testing.assert_array_equal(model.backbone(inputs)["sequence_output"], expected)


def test_starts_from_a_model_without_one():
    """The pooler is new, and everything else is taken."""
    source, inputs = get(BertForQuestionAnswering), make_inputs()
    with pytest.raises(ValueError, match=r"pooled=True. Received: one with pooled=False"):
        BertForSequenceClassification(source.backbone)
    model = BertForSequenceClassification(source.backbone.copy(pooled=True))
    kernel, bias = model.backbone.pooler.get_weights()
    assert kernel.std() > 0.01 and not bias.any()
    hidden = model.backbone(inputs)["sequence_output"]
    np.testing.assert_array_equal(hidden, source.backbone(inputs)["sequence_output"])


def test_the_approximate_activation_reaches_every_part():
    """In the layers and in the masked-token head; by name and after saving."""
    model, inputs = make(BertForPreTraining), make_inputs()
    other = BertForPreTraining(make_config(activation="gelu_tanh"))
    other.set_weights(model.get_weights())
    names = [layer.feed_forward.activation.__name__ for layer in other.backbone.encoder.layers]
    assert {*names, other.mlm_head.transform.activation.__name__} == {"gelu_tanh"}
    change = np.abs(to_numpy(model(inputs)["mlm_logits"]) - to_numpy(other(inputs)["mlm_logits"]))
    assert 1e-4 < change.max() < 0.1
    again = BertForPreTraining.from_config(other.get_config())
    again.set_weights(other.get_weights())
    np.testing.assert_array_equal(again(inputs)["mlm_logits"], other(inputs)["mlm_logits"])


@HEADS
def test_saved_and_loaded(kind, tmp_path):
    model, inputs = make(kind, activation="gelu_tanh", dtype="mixed_bfloat16"), make_inputs()
    model.save(tmp_path / "model.keras")
    again = keras.models.load_model(tmp_path / "model.keras")
    assert (again.config, again.dtype_policy.name) == (model.config, "mixed_bfloat16")
    for name, found in again(inputs).items():
        np.testing.assert_array_equal(to_numpy(found), to_numpy(model(inputs)[name]))
