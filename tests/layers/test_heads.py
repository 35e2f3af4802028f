"""What the heads compute for every family; the models that use them are tested beside theirs."""

import numpy as np
from keras import ops

from tests.transformer_in_numpy import normalize
from tfqa.layers import MaskedTokenHead, SpanHead
from tfqa.layers.heads import gather_positions

B, T, P, D, E = 2, 7, 3, 5, 11
RANDOM = np.random.default_rng(0)


def draw(*shape):
    return RANDOM.normal(size=shape).astype("float32")


def test_masked_token_head_may_narrow():
    """To embeddings of another width than the vectors', as in ALBERT."""
    head, hidden = MaskedTokenHead(E, "relu", 0.01), draw(B, P, D)
    head.build((None, None, D))
    head.set_weights([draw(*w.shape) for w in head.get_weights()])
    kernel, bias = head.transform.get_weights()
    expected = np.maximum(hidden.astype("float64") @ kernel + bias, 0)
    rows = normalize(head.norm, expected.reshape(-1, E), 0.01)
    np.testing.assert_allclose(head(hidden), rows.reshape(B, P, E), atol=1e-5)


def test_span_head_masks_padding_in_float32():
    head, hidden = SpanHead(dtype="mixed_bfloat16"), draw(B, T, D)
    real = np.arange(T) < np.array([[4], [7]])
    start, end = head(ops.cast(hidden, "bfloat16"), real)
    logits = ops.convert_to_numpy(ops.cast(ops.cast(hidden, "bfloat16"), "float32")) @ np.asarray(
        head.kernel
    )
    for column, values in enumerate((start, end)):
        values = ops.convert_to_numpy(values)
        assert values.dtype == "float32"
        np.testing.assert_allclose(values[real], logits[..., column][real], atol=1e-5)
        assert (values[~real] == np.float32(-1e9)).all()


def test_positions_are_gathered():
    hidden, positions = draw(B, T, D), RANDOM.integers(T, size=(B, P))
    expected = np.take_along_axis(hidden, positions[..., None], axis=1)
    np.testing.assert_array_equal(
        gather_positions(ops.convert_to_tensor(hidden), positions), expected
    )
