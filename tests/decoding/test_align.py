import keras
import numpy as np

from tfqa.decoding import align
from tfqa.models import Seq2Seq, Seq2SeqConfig


def test_align_equals_the_model_and_compiles_once():
    keras.utils.set_random_seed(0)
    model = Seq2Seq(Seq2SeqConfig.tiny())
    calls = []
    inner = model.align
    model.align = lambda inputs: calls.append(1) or inner(inputs)
    random = np.random.default_rng(0)
    source_ids = random.integers(4, 64, (3, 7)).astype("int32")
    target_ids = random.integers(4, 64, (3, 5)).astype("int32")
    target_ids[:, 0] = model.start_id
    weights = align(model, source_ids, target_ids)
    again = align(model, source_ids, target_ids)
    assert weights.shape == (3, 5, 7) and weights.dtype == np.float32
    expected = inner({"source_ids": source_ids, "target_ids": target_ids})
    np.testing.assert_allclose(weights, keras.ops.convert_to_numpy(expected), atol=1e-6)
    np.testing.assert_array_equal(weights, again)
    assert len(calls) == 1
