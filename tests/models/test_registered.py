"""Every layer and model registered by the library: saving, unknown lengths, precision, jit.

A class that is new here fails until it has an entry in `CASES`.
"""

import functools

import keras
import numpy as np
import pytest

import tfqa.attention
import tfqa.layers
import tfqa.models  # noqa: F401
from tfqa import testing
from tfqa.attention import (
    Additive,
    Attention,
    Concat,
    DotProduct,
    General,
    MultiHeadAttention,
    ScaledDotProduct,
)
from tfqa.layers import (
    AttentionDecoder,
    BertEmbedding,
    DecoderLayer,
    DecoderStack,
    EncoderLayer,
    EncoderStack,
    FeedForward,
    LearnedPositions,
    MaskedTokenHead,
    RecurrentEncoder,
    Residual,
    SinusoidalPositions,
    SpanHead,
    TransformerEmbedding,
)
from tfqa.layers.cells import GRUCell, LSTMCell
from tfqa.models import (
    BertConfig,
    BertForPreTraining,
    BertForQuestionAnswering,
    BertForSequenceClassification,
    BertForTokenClassification,
    BertModel,
    Seq2Seq,
    Seq2SeqConfig,
    Transformer,
    TransformerConfig,
)

B, T, S, E, D, A, F, W = 2, 5, 7, 11, 4, 3, 13, 6  # W: two heads of 3
RANDOM = np.random.default_rng(0)
REAL = np.arange(S) < np.array([[4], [7]])  # (B, S)


def draw(*shape):
    return RANDOM.normal(size=shape).astype("float32")


def draw_ids(*shape):
    return RANDOM.integers(1, 64, size=shape).astype("int32")


PAIR = {"query": draw(B, T, D), "key": draw(B, S, D)}
STEP = {"inputs": draw(B, E), "states": (draw(B, D),)}
DECODING = {
    "inputs": draw(B, T, E),
    "annotations": draw(B, S, 2 * D),
    "summary": draw(B, 2 * D),
    "padding_mask": REAL,
}


def make_decoder(dtype):
    attention = Attention(Additive(A, dtype=dtype), dtype=dtype)
    return AttentionDecoder(D, E, attention, readout="maxout", dropout=0.1, dtype=dtype)


def make_model(dtype):
    return Seq2Seq(Seq2SeqConfig.tiny(attention="general", order="luong"), dtype=dtype)


IDS = {"source_ids": draw_ids(B, S) * REAL, "target_ids": draw_ids(B, T)}
PLACES = np.arange(B * T, dtype="int32").reshape(B, T)
SEEN = np.repeat(REAL[:, None], T, axis=1)  # (B, T, S)
LAYER = {"num_heads": 2, "activation": "gelu", "gated": True, "dropout": 0.1, "norm": "pre"}
LAYER |= {"attention_dropout": 0.1, "norm_epsilon": 0.01, "distribution": "sparsemax"}
LAYER |= {"kernel_initializer": keras.initializers.TruncatedNormal(stddev=0.4)}


def make_transformer(dtype):
    options = {"norm": "pre", "compatibility": "additive", "tie_embeddings": False}
    config = TransformerConfig.tiny(num_layers=1, **options)
    return Transformer(config, dtype=dtype)


TEXTS = {
    "token_ids": draw_ids(B, S) * REAL,
    "segment_ids": (np.arange(S) > 2).astype("int32")[None].repeat(B, 0),
    "padding_mask": REAL,
    "attention_mask": np.tri(S, dtype="bool")[None].repeat(B, 0),
    "masked_positions": draw_ids(B, A) % S,
}


def make_bert(kind):
    config = BertConfig.tiny(norm="pre", num_layers=1, num_labels=A, initializer_range=0.2)
    return lambda dtype: kind(config, dtype=dtype)


# class -> (function of a dtype policy that makes one, arguments of its call)
CASES = {
    DotProduct: (lambda dtype: DotProduct(dtype=dtype), PAIR),
    ScaledDotProduct: (lambda dtype: ScaledDotProduct(dtype=dtype), PAIR),
    General: (lambda dtype: General(dtype=dtype), PAIR),
    Concat: (lambda dtype: Concat(A, dtype=dtype), PAIR),
    Additive: (lambda dtype: Additive(A, dtype=dtype), PAIR),
    Attention: (
        lambda dtype: Attention(Concat(A, dtype=dtype), "sparsemax", 0.1, dtype=dtype),
        {**PAIR, "value": draw(B, S, E), "attention_mask": SEEN},
    ),
    MultiHeadAttention: (
        lambda dtype: MultiHeadAttention(
            W, 2, General(dtype=dtype), "sparsemax", 0.1, False, "he_normal", dtype=dtype
        ),
        {
            **{"query": draw(B, T, W), "key": draw(B, S, D), "value": draw(B, S, E)},
            **{"attention_mask": SEEN},
        },
    ),
    SinusoidalPositions: (lambda dtype: SinusoidalPositions(W, dtype=dtype), {"positions": PLACES}),
    LearnedPositions: (
        lambda dtype: LearnedPositions(W, E, "lecun_normal", dtype=dtype),
        {"positions": PLACES},
    ),
    TransformerEmbedding: (
        lambda dtype: TransformerEmbedding(64, W, "learned", E, 0.1, dtype=dtype),
        {"token_ids": draw_ids(B, T)},
    ),
    BertEmbedding: (
        lambda dtype: BertEmbedding(64, W, E, 3, 0.1, 0.01, "random_normal", dtype=dtype),
        {"token_ids": draw_ids(B, T), "segment_ids": PLACES % 3},
    ),
    FeedForward: (
        lambda dtype: FeedForward(W, F, "silu", True, 0.1, False, "he_normal", dtype=dtype),
        {"inputs": draw(B, T, W)},
    ),
    EncoderLayer: (
        lambda dtype: EncoderLayer(
            W, F, **LAYER, compatibility=Additive(A, dtype=dtype), dtype=dtype
        ),
        {"inputs": draw(B, S, W), "attention_mask": np.repeat(REAL[:, None], S, axis=1)},
    ),
    DecoderLayer: (
        lambda dtype: DecoderLayer(W, F, **LAYER, compatibility=General(dtype=dtype), dtype=dtype),
        {
            **{
                "inputs": draw(B, T, W),
                "attention_mask": np.tri(T, dtype="bool")[None].repeat(B, 0),
            },
            **{"encoder_output": draw(B, S, D), "encoder_mask": SEEN},
        },
    ),
    EncoderStack: (
        lambda dtype: EncoderStack(
            [EncoderLayer(W, F, 2, norm="pre", dtype=dtype) for _ in range(2)], 3, dtype=dtype
        ),
        {"inputs": draw(B, S, W), "attention_mask": np.repeat(REAL[:, None], S, axis=1)},
    ),
    DecoderStack: (
        lambda dtype: DecoderStack([DecoderLayer(W, F, 2, dtype=dtype)], 2, 1, dtype=dtype),
        {"inputs": draw(B, T, W), "encoder_output": draw(B, S, D), "encoder_mask": SEEN},
    ),
    MaskedTokenHead: (
        lambda dtype: MaskedTokenHead(D, "relu", 0.01, "he_normal", dtype=dtype),
        {"hidden": draw(B, T, W)},
    ),
    SpanHead: (
        lambda dtype: SpanHead("he_normal", dtype=dtype),
        {"hidden": draw(B, S, W), "padding_mask": REAL},
    ),
    GRUCell: (lambda dtype: GRUCell(D, dtype=dtype), STEP),
    LSTMCell: (lambda dtype: LSTMCell(D, dtype=dtype), {**STEP, "states": (draw(B, D),) * 2}),
    RecurrentEncoder: (
        lambda dtype: RecurrentEncoder(D, "lstm", num_layers=2, dropout=0.1, dtype=dtype),
        {"inputs": draw(B, S, E), "padding_mask": REAL},
    ),
    AttentionDecoder: (make_decoder, DECODING),
    Seq2Seq: (
        make_model,
        {"inputs": IDS},
    ),
    Transformer: (make_transformer, {"inputs": IDS}),
    BertModel: (make_bert(BertModel), {"inputs": TEXTS}),
    BertForPreTraining: (make_bert(BertForPreTraining), {"inputs": TEXTS}),
    BertForSequenceClassification: (make_bert(BertForSequenceClassification), {"inputs": TEXTS}),
    BertForTokenClassification: (make_bert(BertForTokenClassification), {"inputs": TEXTS}),
    BertForQuestionAnswering: (make_bert(BertForQuestionAnswering), {"inputs": TEXTS}),
}


IN_OTHERS = {Residual}  # it is called with a function, so the layers that have one stand for it


def find_registered():
    found = keras.saving.get_custom_objects()
    classes = [found[name] for name in sorted(found) if name.startswith("tfqa>")]
    layers = [c for c in classes if isinstance(c, type) and issubclass(c, keras.layers.Layer)]
    return [kind for kind in layers if kind not in IN_OTHERS]


EVERY = pytest.mark.parametrize("kind", find_registered(), ids=lambda kind: kind.__name__)


@EVERY
def test_has_an_entry(kind):
    assert kind in CASES, f"{kind.__name__} is registered: give it an entry in CASES"
    assert type(CASES[kind][0]("float32")) is kind


def test_the_registry_is_found():
    assert set(CASES) <= set(find_registered())


@EVERY
def test_serializable(kind):
    make, inputs = CASES[kind]
    testing.assert_serializable(make("float32"), inputs)


@EVERY
def test_unknown_lengths(kind):
    make, inputs = CASES[kind]
    testing.assert_unknown_lengths(make("float32"), inputs)


@EVERY
def test_precision(kind):
    make, inputs = CASES[kind]
    testing.assert_precision(make, inputs)


@EVERY
@pytest.mark.parametrize(
    "dtype", ["float32", pytest.param("mixed_bfloat16", marks=pytest.mark.slow)]
)
def test_jit(kind, dtype):
    make, inputs = CASES[kind]
    testing.assert_jit(make(dtype), inputs, tolerance=1e-5 if dtype == "float32" else 0.05)


def test_default_attention_in_one_kernel():
    """The fused path, which the entry for `Attention` above does not take."""
    inputs = {**PAIR, "attention_mask": SEEN}
    make = functools.partial(Attention, None, "softmax", 0.0)
    testing.assert_serializable(make(), inputs)
    testing.assert_unknown_lengths(make(), inputs)
    testing.assert_precision(lambda dtype: make(dtype=dtype), inputs)
    testing.assert_jit(make(), inputs)


def test_default_transformer_in_one_kernel():
    """The paper's, and the layers in it: what the entries above do not take."""
    model = Transformer(TransformerConfig.tiny(share_embeddings=True, num_layers=1))
    testing.assert_unknown_lengths(model, {"inputs": IDS})
    testing.assert_jit(model, {"inputs": IDS})
