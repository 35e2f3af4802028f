"""Their configuration and ours, and the ones that are no BERT of ours."""

import pytest

from tests.checkpoints.golden import read_settings
from tfqa.checkpoints import CheckpointError
from tfqa.checkpoints.config import ACTIVATION_FROM_HF, read_config, write_config
from tfqa.checkpoints.families.bert import BERT
from tfqa.models import BertConfig

GOOGLE = {
    "attention_probs_dropout_prob": 0.2, "directionality": "bidi", "hidden_act": "gelu",
    "hidden_dropout_prob": 0.3, "hidden_size": 15, "initializer_range": 0.05,
    "intermediate_size": 19, "max_position_embeddings": 23, "num_attention_heads": 3,
    "num_hidden_layers": 2, "pooler_fc_size": 768, "pooler_type": "first_token_transform",
    "type_vocab_size": 5, "vocab_size": 61,
}  # fmt: skip


def read(**changes):
    values = {key: x for key, x in {**GOOGLE, **changes}.items() if x is not ...}
    return read_config(BERT, BertConfig, values, "config.json")


def test_each_field():
    config, unknown = read(
        layer_norm_eps=0.01, pad_token_id=7, id2label={"0": "a", "1": "b", "2": "c"}
    )
    expected = BertConfig(
        vocabulary_size=61, hidden_dim=15, intermediate_dim=19, num_heads=3, num_layers=2,
        activation="gelu", dropout=0.3, attention_dropout=0.2, max_length=23, num_segments=5,
        norm_epsilon=0.01, initializer_range=0.05, pad_id=7, num_labels=3,
    )  # fmt: skip
    assert (config, unknown) == (expected, ())
    config, _ = read()
    assert (config.norm_epsilon, config.pad_id, config.num_labels) == (1e-12, 0, 2)
    assert read(num_labels=4)[0].num_labels == 4
    assert read(rotary=1, model_type="bert", architectures=["BertModel"])[1] == ("rotary",)


def test_everything_that_hugging_face_writes_is_known():
    for name in ("pretraining", "answers", "texts", "tokens"):
        assert read_config(BERT, BertConfig, read_settings(name), name)[1] == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"model_type": "roberta"},
        {"model_type": "albert", "architectures": ["AlbertModel"]},
        {"architectures": ["RobertaForQuestionAnswering"]},
        {"architectures": ["GPT2Model"], "model_type": "bert"},
    ],
)
def test_another_model(changes):
    with pytest.raises(CheckpointError, match="configuration of a BERT.* Received: model_type="):
        read(**changes)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("is_decoder", True),
        ("add_cross_attention", True),
        ("position_embedding_type", "relative_key"),
        ("pruned_heads", {"0": [1]}),
        ("quantization_config", {"bits": 8}),
        ("embedding_size", 7),
        ("hidden_act", "quick_gelu"),
        ("hidden_act", None),
    ],
)
def test_what_ours_does_not_compute(key, value):
    with pytest.raises(CheckpointError, match=f"`{key}` must be .*config.json.*{key}="):
        read(**{key: value})


def test_values_at_which_nothing_changes():
    values = {"is_decoder": False, "position_embedding_type": "absolute", "pruned_heads": {}}
    assert read(**values, quantization_config=None, embedding_size=15)[0] == read()[0]


@pytest.mark.parametrize("value", [..., None, "15", 15.0])
def test_a_size_that_is_none(value):
    with pytest.raises(CheckpointError, match="whole numbers.*'hidden_size'"):
        read(hidden_size=value)


def test_sizes_that_do_not_fit():
    with pytest.raises(CheckpointError, match="config.json describes no BERT. .*num_heads=4"):
        read(num_attention_heads=4)


@pytest.mark.parametrize("activation", sorted(set(ACTIVATION_FROM_HF.values())))
def test_there_and_back(activation):
    config = BertConfig.tiny(
        activation=activation, num_labels=5, pad_id=3, num_segments=7, norm_epsilon=0.1
    )
    values = write_config(BERT, config, "BertForTokenClassification")
    assert read_config(BERT, BertConfig, values, "") == (config, ())
    assert values["architectures"] == ["BertForTokenClassification"]
    assert values["label2id"]["LABEL_4"] == 4
    values = write_config(BERT, config, "BertForQuestionAnswering")  # its two outputs are no labels
    assert "id2label" not in values


def name_activation(activation):
    """Return the name that is written."""
    config = BertConfig.tiny(activation=activation)
    return write_config(BERT, config, "BertModel")["hidden_act"]


def test_names_of_the_approximation():
    """Hugging Face's "gelu" is the exact one; five of its names mean one formula."""
    assert ACTIVATION_FROM_HF["gelu"] == ACTIVATION_FROM_HF["gelu_python"] == "gelu"
    theirs = [name for name, ours in ACTIVATION_FROM_HF.items() if ours == "gelu_tanh"]
    assert set(theirs) == {
        *("gelu_new", "gelu_pytorch_tanh", "gelu_python_tanh", "gelu_fast", "gelu_accurate")
    }
    assert (name_activation("gelu"), name_activation("gelu_tanh")) == ("gelu", "gelu_new")
    transformers = pytest.importorskip("transformers", reason="transformers is not installed")
    torch = pytest.importorskip("torch", reason="torch is not installed")
    x = torch.linspace(-4, 4, 101)
    for name, ours in ACTIVATION_FROM_HF.items():
        same = transformers.activations.ACT2FN[name_activation(ours)](x)
        torch.testing.assert_close(transformers.activations.ACT2FN[name](x), same)
