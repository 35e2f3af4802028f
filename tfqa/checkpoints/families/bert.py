"""Names of BERT's weights: ours beside those of Hugging Face."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import keras

from tfqa.models import (
    BertForPreTraining,
    BertForQuestionAnswering,
    BertForSequenceClassification,
    BertForTokenClassification,
    BertModel,
)

BACKBONE, UNKNOWN = "backbone", "unknown"
HEADS = {
    "pooler": "bert.pooler.",
    "masked-token head": "cls.predictions.",
    "next-sentence head": "cls.seq_relationship.",
    "classifier": "classifier.",
    "span head": "qa_outputs.",
    "classifier of another task": "other.classifier.",
}
"""What a model may lack, and how the names of its tensors begin."""

TABLE = "bert.embeddings.word_embeddings.weight"
DECODER = "cls.predictions.decoder.weight"
DECODER_BIAS = "cls.predictions.decoder.bias"
MASKED_TOKEN_BIAS = "cls.predictions.bias"
LAYER = (
    ("attention.self.query", "self_attention.query_projection"),
    ("attention.self.key", "self_attention.key_projection"),
    ("attention.self.value", "self_attention.value_projection"),
    ("attention.output.dense", "self_attention.output_projection"),
    ("attention.output.LayerNorm", "self_attention_residual.normalization"),
    ("intermediate.dense", "feed_forward.intermediate_projection"),
    ("output.dense", "feed_forward.output_projection"),
    ("output.LayerNorm", "feed_forward_residual.normalization"),
)
"""The parts of an encoder layer, by both names."""


@dataclasses.dataclass(frozen=True)
class Weight:
    """A variable of ours and the name of the tensor that it holds.

    Args:
        name: Hugging Face's, with "bert." before those of the backbone.
        variable: ours.
        transposed: whether the tensor is (outputs, inputs) where ours is (inputs, outputs).
    """

    name: str
    variable: keras.Variable
    transposed: bool = False

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of the tensor."""
        shape = tuple(self.variable.shape)
        return shape[::-1] if self.transposed else shape


def find_part(name: str) -> str:
    """Return the part that a tensor belongs to: a key of `HEADS`, "backbone" or "unknown"."""
    for part, start in HEADS.items():
        if name.startswith(start):
            return part
    return BACKBONE if name.startswith("bert.") else UNKNOWN


def list_weights(model: keras.Model) -> list[Weight]:
    """Name all weights of a BERT.

    Args:
        model: a `BertModel` or a model with one as `backbone`, with `norm="post"`.
    """
    backbone = getattr(model, "backbone", model)
    return [*_backbone_weights(backbone), *_head_weights(model)]


def _backbone_weights(model: BertModel) -> Iterator[Weight]:
    embedding = model.embedding
    yield Weight(TABLE, embedding.embeddings)
    places = embedding.position_layer.embeddings
    yield Weight("bert.embeddings.position_embeddings.weight", places)
    yield Weight("bert.embeddings.token_type_embeddings.weight", embedding.segment_embeddings)
    yield from _part("bert.embeddings.LayerNorm", embedding.normalization)
    for number, layer in enumerate(model.encoder.layers):
        for name, path in LAYER:
            part = layer
            for attribute in path.split("."):
                part = getattr(part, attribute)
            yield from _part(f"bert.encoder.layer.{number}.{name}", part)
    if model.pooler is not None:
        yield from _part("bert.pooler.dense", model.pooler)


def _head_weights(model: keras.Model) -> Iterator[Weight]:
    if isinstance(model, BertForPreTraining):
        yield from _part("cls.predictions.transform.dense", model.mlm_head.transform)
        yield from _part("cls.predictions.transform.LayerNorm", model.mlm_head.norm)
        yield Weight(MASKED_TOKEN_BIAS, model.mlm_bias)
        yield from _part("cls.seq_relationship", model.nsp_head)
    elif isinstance(model, BertForSequenceClassification | BertForTokenClassification):
        yield from _part("classifier", model.classifier)
    elif isinstance(model, BertForQuestionAnswering):
        yield Weight("qa_outputs.weight", model.span_head.kernel, transposed=True)
        yield Weight("qa_outputs.bias", model.span_head.bias)


def _part(name: str, part: keras.layers.Layer) -> Iterator[Weight]:
    """Yield the two weights of a linear map or of a normalization."""
    if isinstance(part, keras.layers.LayerNormalization):
        yield Weight(f"{name}.weight", part.gamma)
        yield Weight(f"{name}.bias", part.beta)
    else:
        yield Weight(f"{name}.weight", part.kernel, transposed=True)
        yield Weight(f"{name}.bias", part.bias)
