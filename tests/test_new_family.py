"""A model family of one's own is two small files and a line in each registry.

The two files are below: what the family is, and how its files name things. Its normalization stands
before the sublayers, its names are nobody else's, and no part of the library knows of it.
"""

import dataclasses
import json

import keras
import numpy as np
import pytest
from safetensors import safe_open

from tfqa.checkpoints import save_tokenizer
from tfqa.checkpoints.families import FAMILIES
from tfqa.checkpoints.family import Family, WeightPattern, linear, normalization
from tfqa.checkpoints.formats.wordpiece import WORDPIECE
from tfqa.layers import BertEmbedding
from tfqa.models import tasks
from tfqa.models.backbone import EncoderBackbone
from tfqa.models.config import StackConfig
from tfqa.models.registry import MODELS, find_model
from tfqa.pipelines import QuestionAnswerer
from tfqa.tokenizers import WordPieceTokenizer
from tfqa.training import bert_adamw, span_losses

# models/heron.py


@dataclasses.dataclass(frozen=True, kw_only=True)
class HeronConfig(StackConfig):
    vocabulary_size: int = 61
    hidden_dim: int = 24
    intermediate_dim: int = 40
    num_heads: int = 3
    num_layers: int = 2
    activation: str = "silu"
    dropout: float = 0.0
    attention_dropout: float = 0.0
    max_length: int = 48
    num_segments: int = 2
    norm: str = "pre"
    norm_epsilon: float = 1e-5
    initializer_range: float = 0.2
    pad_id: int = 0
    num_labels: int = 2


@keras.saving.register_keras_serializable(package="tests")
class HeronModel(EncoderBackbone):
    configuration = HeronConfig
    family = "heron"

    def make_embedding(self):
        config = self.config
        return BertEmbedding(
            config.vocabulary_size,
            config.hidden_dim,
            max_length=config.max_length,
            num_segments=config.num_segments,
            embeddings_initializer=self.kernel_initializer,
            dtype=self.dtype_policy,
        )


@keras.saving.register_keras_serializable(package="tests")
class HeronForQuestionAnswering(tasks.QuestionAnswering):
    backbone_class = HeronModel


@keras.saving.register_keras_serializable(package="tests")
class HeronForSequenceClassification(tasks.SequenceClassification):
    backbone_class = HeronModel


# checkpoints/families/heron.py

LAYER, OURS = "trunk.{layer}", "encoder.layers.{layer}"
HERON = Family(
    model_type="heron",
    name="Heron",
    class_prefix="Heron",
    required_keys={
        "n_vocab": "vocabulary_size",
        "width": "hidden_dim",
        "ffn_width": "intermediate_dim",
        "n_heads": "num_heads",
        "n_layers": "num_layers",
        "n_positions": "max_length",
        "n_segments": "num_segments",
    },
    optional_keys={"eps": "norm_epsilon", "pad": "pad_id"},
    choices={"act": {"swish": {"activation": "silu"}, "relu": {"activation": "relu"}}},
    ignored_keys=frozenset({"architectures", "model_type", "id2label", "label2id"}),
    fixed_fields={"norm": "pre"},
    changeable_fields=("dropout", "attention_dropout", "initializer_range", "num_labels"),
    prefix="heron.",
    backbone=(
        WeightPattern("input.tokens", ("embedding.embeddings",)),
        WeightPattern("input.places", ("embedding.position_layer.embeddings",)),
        WeightPattern("input.texts", ("embedding.segment_embeddings",)),
        *normalization("input.norm", "embedding.normalization"),
        *linear(f"{LAYER}.q", f"{OURS}.self_attention.query_projection"),
        *linear(f"{LAYER}.k", f"{OURS}.self_attention.key_projection"),
        *linear(f"{LAYER}.v", f"{OURS}.self_attention.value_projection"),
        *linear(f"{LAYER}.o", f"{OURS}.self_attention.output_projection"),
        *normalization(
            f"{LAYER}.before_attention", f"{OURS}.self_attention_residual.normalization"
        ),
        *linear(f"{LAYER}.up", f"{OURS}.feed_forward.intermediate_projection"),
        *linear(f"{LAYER}.down", f"{OURS}.feed_forward.output_projection"),
        *normalization(f"{LAYER}.before_ffn", f"{OURS}.feed_forward_residual.normalization"),
        *normalization("output.norm", "encoder.normalization"),
        *linear("summary", "pooler"),
    ),
    heads=(
        WeightPattern("spans.weight", ("span_head.kernel",), transposed=True),
        WeightPattern("spans.bias", ("span_head.bias",)),
        *linear("classes", "classifier"),
    ),
    parts={"pooler": "heron.summary.", "span head": "spans.", "classifier": "classes."},
    task_parts={"classes"},
    tokenizer=WORDPIECE,
)


@pytest.fixture(autouse=True)
def _registries(monkeypatch):
    """One line in each registry."""
    monkeypatch.setitem(FAMILIES, "heron", HERON)
    for model in (HeronModel, HeronForQuestionAnswering, HeronForSequenceClassification):
        monkeypatch.setitem(MODELS, ("heron", model.__name__), model)


WORDS = "where does ann ben live lives in rome oslo . ?".split()


@pytest.fixture(scope="module")
def tokenizer():
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    return WordPieceTokenizer([*special, *WORDS])


@pytest.fixture(scope="module")
def trained(tokenizer):
    """A reader that has learned by heart where two people live."""
    keras.utils.set_random_seed(0)
    config = HeronConfig(vocabulary_size=tokenizer.vocabulary_size)
    model = HeronForQuestionAnswering(config)
    answerer = QuestionAnswerer(model, tokenizer, max_length=24, stride=8, max_question_length=8)
    texts = [("where does ann live ?", 0), ("where does ben live ?", 1)]
    encoded = [tokenizer.encode(text).ids for text, _ in texts]
    passage = tokenizer.encode(PASSAGE).ids
    rows = [[2, *question, 3, *passage, 3] for question in encoded]
    answers = [
        row.index(tokenizer.encode(city).ids[0]) for row, city in zip(rows, CITIES, strict=True)
    ]
    segments = [[0] * (len(q) + 2) + [1] * (len(passage) + 1) for q in encoded]
    inputs = {"token_ids": np.array(rows, "int32"), "segment_ids": np.array(segments, "int32")}
    labels = {f"{end}_logits": np.array(answers, "int32") for end in ("start", "end")}
    model.compile(bert_adamw(0.01), span_losses())
    losses = [float(model.train_on_batch(inputs, labels)[0]) for _ in range(200)]
    assert losses[-1] < 0.1 < losses[0]
    return answerer


PASSAGE, CITIES = "ann lives in rome . ben lives in oslo .", ("rome", "oslo")


def test_answers_through_its_own_files(trained, tmp_path):
    """Saved by its own names, and read by those alone: the class is found by `config.json`."""
    trained.save(tmp_path)
    config = json.loads((tmp_path / "config.json").read_text())
    assert (config["model_type"], config["width"], config["act"]) == ("heron", 24, "swish")
    with safe_open(tmp_path / "model.safetensors", "np") as file:
        names = set(file.keys())
    assert {"heron.trunk.1.q.weight", "heron.output.norm.bias", "spans.weight"} <= names
    again = QuestionAnswerer.load(tmp_path)
    assert type(again.model) is HeronForQuestionAnswering
    for name, city in (("ann", "rome"), ("ben", "oslo")):
        answers = again.answer(f"where does {name} live ?", PASSAGE)
        assert answers[0].text == city


def test_a_head_starts_from_a_trained_backbone(trained, tmp_path, tokenizer):
    backbone = trained.model.backbone
    backbone.save_pretrained(tmp_path)
    save_tokenizer(tokenizer, tmp_path)
    with pytest.warns(UserWarning, match="has no pooler and classifier"):
        classifier = find_model("heron", "ForSequenceClassification").from_pretrained(
            tmp_path, num_labels=3
        )
    inputs = {"token_ids": np.array([[2, 5, 6, 3]], "int32")}
    assert classifier(inputs)["logits"].shape == (1, 3)
    np.testing.assert_array_equal(
        classifier.backbone(inputs)["sequence_output"], backbone(inputs)["sequence_output"]
    )


def test_keras_saves_it(trained, tmp_path):
    trained.model.save(tmp_path / "model.keras")
    again = keras.models.load_model(tmp_path / "model.keras")
    inputs = {"token_ids": np.array([[2, 5, 6, 3]], "int32")}
    for name, logits in trained.model(inputs).items():
        np.testing.assert_array_equal(again(inputs)[name], logits)


def test_another_familys_class_refuses_its_files(trained, tmp_path):
    trained.model.save_pretrained(tmp_path)
    with pytest.raises(ValueError, match="BERT.*Received: model_type='heron'"):
        find_model("bert", "ForQuestionAnswering").from_pretrained(tmp_path)
