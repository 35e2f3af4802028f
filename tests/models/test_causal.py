"""A decoder-only model: its cache, prompts of different lengths, and all searches on it."""

import dataclasses

import keras
import numpy as np
import pytest
from keras import ops

from tfqa.decoding import beam_search, greedy, sample
from tfqa.layers import DecoderLayer, DecoderStack, TransformerEmbedding
from tfqa.models.causal import CausalModel
from tfqa.models.config import StackConfig
from tfqa.testing import assert_causal

V, T, D = 29, 7, 12
RANDOM = np.random.default_rng(0)
LENGTHS = (7, 3, 1)


@dataclasses.dataclass(frozen=True, kw_only=True)
class TinyConfig(StackConfig):
    vocabulary_size: int = V
    hidden_dim: int = D
    intermediate_dim: int = 19
    num_heads: int = 3
    num_layers: int = 2
    activation: str = "gelu"
    dropout: float = 0.0
    attention_dropout: float = 0.0
    norm: str = "pre"
    norm_epsilon: float = 1e-5
    pad_id: int = 0
    start_id: int = 2
    end_id: int = 3


class TinyCausalModel(CausalModel):
    configuration = TinyConfig

    def __init__(self, config, **kwargs):
        super().__init__(config, **kwargs)
        self.embedding = TransformerEmbedding(V, D, "learned", 31)
        layer = {"kind": DecoderLayer, "cross_attention": False}
        self.decoder = DecoderStack([config.make_layer(**layer) for _ in range(config.num_layers)])
        self.embedding.build((None, None))
        self.decoder.build((None, None, D))
        self.built = True

    def logits(self, hidden):
        return self.embedding.logits(hidden)


@pytest.fixture(scope="module")
def model():
    keras.utils.set_random_seed(0)
    made = TinyCausalModel(TinyConfig())
    made.set_weights([w + 0.3 * RANDOM.normal(size=w.shape) for w in made.get_weights()])
    return made


def make_prompts(pad="left"):
    """Rows of three lengths; the same texts, whichever side is padded."""
    random, rows = np.random.default_rng(5), np.zeros((3, T), "int32")
    for row, length in zip(rows, LENGTHS, strict=True):
        text = random.integers(4, V, size=length)
        row[slice(T - length, None) if pad == "left" else slice(length)] = text
    return rows


def next_logits(model, text):
    """Of the token after a text, by itself and without a cache."""
    return ops.convert_to_numpy(model({"token_ids": np.array([text])})["logits"])[0, -1]


def real(row):
    return [int(token) for token in row if token]


def test_padding_on_either_side(model):
    left, right = make_prompts("left"), make_prompts("right")
    one, other = (ops.convert_to_numpy(model({"token_ids": x})["logits"]) for x in (left, right))
    np.testing.assert_allclose(one[left != 0], other[right != 0], atol=1e-5)
    masked = np.where(left == 0, 11, left)  # any token at all, if the mask says what is real
    again = model({"token_ids": masked, "padding_mask": left != 0})["logits"]
    np.testing.assert_allclose(ops.convert_to_numpy(again)[left != 0], one[left != 0], atol=1e-5)


def test_no_token_sees_the_next(model):
    tokens = RANDOM.integers(4, V, size=(2, T))
    hidden = ops.convert_to_numpy(model.embedding(tokens))
    mask = np.tri(T, dtype="bool")[None]
    assert_causal(lambda x: model.decoder(x, attention_mask=mask), hidden)
    changed = np.where(np.arange(T) > 3, 5, tokens)
    one, other = (model({"token_ids": x})["logits"] for x in (tokens, changed))
    np.testing.assert_array_equal(one[:, :4], other[:, :4])


@pytest.mark.parametrize("length", [T, 1])
def test_cached_equals_uncached(model, length):
    """To 1e-5, for prompts of different lengths and whatever is fed after them."""
    prompts = make_prompts()[:, T - length :]
    context, state = model.init_cache(ops.convert_to_tensor(prompts), 4)
    texts, tokens = [real(row) for row in prompts], model.first_tokens(prompts)
    for _ in range(4):
        logits, state = model.step(ops.convert_to_tensor(tokens), context, state)
        for row, text in zip(ops.convert_to_numpy(logits), texts, strict=True):
            np.testing.assert_allclose(row, next_logits(model, text), atol=1e-5)
        tokens = RANDOM.integers(4, V, size=3).astype("int32")
        texts = [[*text, int(token)] for text, token in zip(texts, tokens, strict=True)]


def continue_greedily(model, text, count):
    written = []
    for _ in range(count):
        written.append(int(next_logits(model, text + written).argmax()))
        if written[-1] == model.end_id:
            break
    return written + [model.pad_id] * (count - len(written))


@pytest.mark.slow
def test_searches_go_on_with_a_prompt(model):
    """They return the new tokens only; one beam is greedy; a low temperature is greedy."""
    prompts = make_prompts()
    expected = [continue_greedily(model, real(row), 6) for row in prompts]
    np.testing.assert_array_equal(greedy(model, prompts, 6), expected)
    np.testing.assert_array_equal(beam_search(model, prompts, 6, num_beams=1), expected)
    np.testing.assert_array_equal(sample(model, prompts, 6, temperature=1e-4), expected)
    tokens, scores = beam_search(
        model, prompts, 3, num_beams=4, length_penalty=0, num_results=2, return_scores=True
    )
    for prompt, row, score in zip(prompts, tokens[:, 0], scores[:, 0], strict=True):
        text, total = real(prompt), 0.0
        for token in row[: list(row).index(model.end_id) + 1 if model.end_id in row else None]:
            logits = next_logits(model, text).astype("float64")
            total += logits[token] - np.log(np.exp(logits).sum())
            text.append(int(token))
        assert score == pytest.approx(total, abs=1e-4)


@pytest.mark.slow
def test_a_prompt_is_cut_by_no_batch(model):
    """A row is continued in company as it is alone."""
    prompts = make_prompts()
    together = greedy(model, prompts, 5)
    for row, written in zip(prompts, together, strict=True):
        np.testing.assert_array_equal(greedy(model, np.array([real(row)]), 5)[0], written)
